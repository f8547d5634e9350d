"""Random answers to random questions and places, and whether a number comes out of nowhere."""

from __future__ import annotations

import csv
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from finishing.printed import printed_numbers
from finishing.scoring import Row

_AT_ONCE = 25  # answers between two readings
_CODES = ("1", "1A", "2", "3", "8", "9", "14", "15", "16", "18", "21", "22", "not_yet_assigned")
_YEARS = ("2019", "2020", "2021/22", "2022/23", "March 2023")
_OF_FORCE = frozenset({"label"})
_OF_FILE = frozenset({"force", "reference", "date", "disposition"})


class Table(Protocol):
    """The folder that is played on."""

    inbox: Path
    decisions: Path

    def rows(self, table: str) -> list[Row]:
        """Return the rows of one output."""
        ...

    def ingest(self) -> None:
        """Read the inbox with what is decided by now."""
        ...

    def decide(self, lines: Iterable[Row], name: str = "todo.csv") -> list[str]:
        """Add answered lines to the decisions."""
        ...


class Wrong:
    """Plays random answers, and remembers which numbers it typed itself."""

    def __init__(self, desk: Table, asked: Sequence[Row], seed: int) -> None:
        """Take the folder, and the questions that were asked before any was answered."""
        self._desk, self._asked, self._draw = desk, asked, random.Random(seed)
        self._typed: set[float] = {0.0}  # a blank may be said to be zero

    def play(self, count: int) -> list[str]:
        """Return what is exact in the comparison and stands nowhere, after each few answers."""
        printed = {p.name: printed_numbers(p) for p in self._desk.inbox.iterdir()}
        typed = self._desk.decisions.parent.glob("*.csv")
        for path in typed:
            if path.name not in {"decisions.csv", "todo.csv", "corrections.csv"}:
                self._typed |= printed_numbers(path)
        faults: list[str] = []
        while count > 0 and not faults:
            numbers = self._desk.rows("observations")
            lines = [self._line(numbers) for _ in range(min(count, _AT_ONCE))]
            self._desk.decide([line for line in lines if line], "wrong.csv")
            self._desk.ingest()
            count -= _AT_ONCE
            faults = faults_in(self._desk, printed, frozenset(self._typed))
        return faults

    def _line(self, numbers: Sequence[Row]) -> Row:
        if self._asked and self._draw.random() < 0.5:
            line = dict(self._draw.choice(self._asked))
            return line | self._answer(line["kind"], numbers)
        if not numbers:
            return {}
        number = self._draw.choice(numbers)
        kind = self._draw.choice(
            (
                "column",
                "row",
                "number",
                "table",
                "question",
                "blank",
                "label",
                "force",
                "disposition",
            )
        )
        line = {"kind": kind, "file": number["file"], "source_sha256": number["sha256"]}
        if kind in _OF_FORCE:
            line = {"kind": kind, "scope": "force", "subject": number["label"] or "Total"}
            line["force_id"] = number["force_id"] if number["force_id"] != "unknown" else "*"
        elif kind not in _OF_FILE:
            line |= {"scope": "place", "anchor": self._anchor(number, numbers)}
            line["subject"] = number["value_as_printed"] or "blank"
        if kind == "disposition":
            line["subject"] = number["question"]
        return line | self._answer(kind, numbers)

    def _anchor(self, number: Row, numbers: Sequence[Row]) -> str:
        """Return the anchor of one number, of its line, its table, or of anything in its file."""
        shared = self._draw.choice(((), ("row",), ("column",), ("page", "table"), ("file",)))
        keys = ("file", *(("page", "table") if shared in {("row",), ("column",)} else ()), *shared)
        near = [n for n in numbers if all(n[key] == number[key] for key in keys)]
        if shared == ("file",):
            near = self._draw.sample(near, min(len(near), 5))
        anchors = [n["anchor"] for n in (near if shared else [number]) if n["anchor"]]
        parts: dict[str, list[str]] = defaultdict(list)
        for piece in "|".join(anchors).split("|"):
            part, _, places = piece.rpartition("#")
            parts[part].append(places)
        return "|".join(f"{part}#{','.join(own)}" for part, own in parts.items() if part)

    def _answer(self, kind: str, numbers: Sequence[Row]) -> Row:
        draw = self._draw
        answer, detail = "", ""
        match kind:
            case "column" | "row":
                answer = " | ".join(self._of_line() for _ in range(draw.choice((1, 1, 2, 3, 6))))
            case "number":
                answer = " | ".join(self._of_number() for _ in range(draw.choice((1, 1, 1, 2, 4))))
            case "table":
                answer, detail = self._of_table(numbers)
            case "question":
                answer = draw.choice(("1", "2", "3a", "Question 4"))
            case "blank":
                answer = draw.choice(("zero", "suppressed", "not_held"))
            case "label":
                answer = draw.choice((*_CODES, "total", "subtotal", "none"))
            case "force":
                answer = draw.choice(("kent", "essex", "Dorset Police"))
            case "disposition":
                answer = draw.choice(("disclosed", "refused", "nil", "partial", "not_held"))
            case _:
                answer = "1 April 2024"
        return {"answer": answer, "detail": detail}

    def _of_line(self) -> str:
        return self._draw.choice(
            (
                f"code {self._draw.choice(_CODES)}",
                self._draw.choice(_YEARS),
                "breakdown: Female",
                "percentage",
                "part",
                "total",
                "subtotal",
                "group: 14, 16",
                "note",
                "none",
            )
        )

    def _of_number(self) -> str:
        value = self._draw.randrange(100_000, 999_999)
        answer = self._draw.choice(
            ("as_read", f"value {value}", "<5", f"code {self._draw.choice(_CODES)}", "none")
        )
        if answer.startswith("value"):
            self._typed.add(float(value))
        return answer

    def _of_table(self, numbers: Sequence[Row]) -> tuple[str, str]:
        answer = self._draw.choice(
            (
                "outcomes",
                "not_outcomes",
                "across",
                "down",
                "facts",
                "goes_on",
                "replaced_by",
                "typed",
            )
        )
        if answer == "facts":
            return answer, self._draw.choice(("unit=people", "period=2021", "offence=Arson"))
        if answer in {"goes_on", "replaced_by"}:
            anchors = [n["anchor"] for n in numbers if n["anchor"]] or ["body#1"]
            return answer, f"to={self._draw.choice(anchors)}"
        if answer == "typed":
            return answer, f"csv={self._typed_table()}"
        return answer, ""

    def _typed_table(self) -> str:
        values = [self._draw.randrange(100_000, 999_999) for _ in range(4)]
        self._typed |= set(map(float, values))
        name = f"wrong-{values[0]}.csv"
        rows = [
            ["Outcome", "2021", "2022"],
            ["Outcome 1", *values[:2]],
            ["Outcome 18", *values[2:]],
        ]
        with (self._desk.decisions.parent / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        return name


def faults_in(
    desk: Table, printed: dict[str, frozenset[float]], typed: frozenset[float]
) -> list[str]:
    """Return the exact numbers of the comparison that are neither printed, counted nor typed.

    A number that sums others has to name them, each of them one of these, and come to their sum.
    """
    files: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in desk.rows("replies"):
        files[row["force_id"], row["reference"]] |= set(row["files"].split("; "))
    counted = _counted(desk.rows("observations"))
    faults = []
    for row in desk.rows("comparison"):
        key = (row["force_id"], row["reference"])
        allowed = set(typed) | counted[key]
        for file in files[key]:
            allowed |= printed.get(file.split("!")[0].split("/")[0], frozenset())
        sums = dict(
            part.split(" = ", 1)
            for part in re.split(r"; (?=outcome_\w+ = )", row["sums"])
            if " = " in part
        )
        for name, text in row.items():
            if not (name.startswith("outcome_") or name == "total_printed"):
                continue
            if not re.fullmatch(r"\d+(?:\.\d+)?", text or ""):
                continue
            addends = [
                float(n) for n in re.findall(r"(?:^|\+ )(\d+(?:\.\d+)?) \(", sums.get(name, ""))
            ]
            named = (
                bool(addends)
                and math.isclose(sum(addends), float(text))
                and set(addends) <= allowed
            )
            if float(text) not in allowed and not named:
                faults.append(f"{key}: {name} = {text} stands nowhere ({sums.get(name, 'no sum')})")
    return faults


def _counted(numbers: Iterable[Row]) -> dict[tuple[str, str], set[float]]:
    """Return for each reply how many rows were counted, by the rows that are named."""
    found: dict[tuple[str, str], set[float]] = defaultdict(set)
    for one in numbers:
        if "counted" in one["match_rule"] and one["row"]:
            rows = 0
            for piece in one["row"].split(", "):
                first, _, last = piece.partition("-")
                rows += int(last or first) - int(first) + 1
            found[one["force_id"], one["reference"]].add(float(rows))
    return found


def play_wrong(desk: Table, asked: Sequence[Row], count: int, seed: int) -> list[str]:
    """Play so many wrong answers; return the numbers that came out of nowhere."""
    return Wrong(desk, asked, seed).play(count)
