"""What nobody asked: decisions on figures that were accepted wrong, or set aside."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple, Protocol

from finishing.person import PART_MARK, place_of, places_of, words_of
from finishing.scoring import Row, Scorer, counted, has_value
from finishing.truths import Cell, Known, Set

_IN_ONE_ANSWER = 10  # cells of a typed table that cost as much as one answer
_MOST_PASSES = 2
_MAY_BE_FIGURES = frozenset(
    {"request", "table_not_about_outcomes", "counted_record", "sentence_without_outcome"}
)
# What no decision on a table or a number puts right, with the reason.
TYPED: Mapping[str, str] = {
    "west-053-txt.txt": "columns set with blanks in a text are read as sentences",
}


class Correction(NamedTuple):
    """A line of the decisions that no question asks for, and how many answers it counts for."""

    line: Row
    cost: int = 1


class Rows(Protocol):
    """Where the outputs are read from."""

    decisions: Path

    def rows(self, table: str) -> list[Row]:
        """Return the rows of one output."""
        ...


def corrections(
    one: Set,
    scorer: Scorer,
    desk: Rows,
    verdicts: Mapping[str, Sequence[Row]],
    tried: set[tuple[str, ...]],
) -> list[Correction]:
    """Return what a person would put right after a look at the outputs, each thing once."""
    numbers, aside = desk.rows("observations"), desk.rows("set_aside")
    hashes = {row["file"]: row["sha256"] for row in desk.rows("inputs")}
    found: list[Correction] = []
    for known in one.known:
        if not (counted(verdicts[known.file])["wrong"] or counted(verdicts[known.file])["lost"]):
            continue
        all_own = [n for n in numbers if n["file"].startswith(known.file)]
        own = [n for n in all_own if _stands(n)]
        rest = [row for row in aside if row["file"].startswith(known.file)]
        case = _Case(known, scorer, own, rest, hashes)
        if not (case.wrong or case.lost):
            continue
        if known.file in TYPED:
            waiting = [n for n in all_own if n["status"] == "review"]
            wanted = case.typed(desk.decisions.parent, waiting)
        else:
            wanted = [*case.of_wrong(), *case.of_lost(numbers)]
        for correction in wanted:
            line = correction.line
            key = (line["kind"], line["file"], line["anchor"], line["answer"], line["detail"])
            if key not in tried:
                tried.add(key)
                found.append(correction)
    return found


def _stands(number: Row) -> bool:
    codes = number["role"] == "code" and number["measure"] != "percentage"
    return codes and number["status"] != "review"


class _Case:
    """One document whose figures are not all right, and nothing in it is asked."""

    def __init__(
        self,
        known: Known,
        scorer: Scorer,
        standing: Sequence[Row],
        aside: Sequence[Row],
        hashes: Mapping[str, str],
    ) -> None:
        self._known, self._scorer = known, scorer
        self._standing, self._aside, self._hashes = standing, aside, hashes
        self.wrong = [n for n in standing if not any(self._right(cell, n) for cell in known.cells)]
        self.lost = [c for c in known.cells if not any(self._right(c, n) for n in standing)]

    def _right(self, cell: Cell, number: Row) -> bool:
        same = cell["code"] == number["code"] and has_value(cell, number)
        return same and self._scorer.is_placed(cell, number)

    def of_wrong(self) -> list[Correction]:
        """Return decisions on what stands wrong: the same for numbers that need the same."""
        needed: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for number in self.wrong:
            needed[self._needs(number)].append(number)
        return [
            self._line(kind, numbers, answer, detail)
            for (kind, answer, detail, *_), numbers in needed.items()
        ]

    def _needs(self, number: Row) -> tuple[str, ...]:
        cells = [c for c in self.lost if has_value(c, number)]
        same = [c for c in cells if c["code"] == number["code"]]
        if not cells:
            return ("number", "none", "")
        if not same:
            return ("number", f"code {cells[0]['code']}", "", number["anchor"])
        cell = same[0]
        table = (number["page"], number["table"])
        for key, name in (("series", "period"), ("breakdown", "offence")):
            if cell[key] and not words_of(cell[key]) <= place_of(number):
                return ("table", "facts", f"{name}={cell[key]}", *table)
        place = "" if number["table"] else number["anchor"]
        return ("question", str(cell["question"]), "", *table, place)

    def of_lost(self, numbers: Sequence[Row]) -> list[Correction]:
        """Return decisions that take back tables set aside, in which lost figures stand."""
        tables: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._aside:
            if row["table"] and row["rule"] == "table_not_about_outcomes" and row["anchor"]:
                tables[row["page"], row["table"]].append(row)
        wanted = []
        for rows in tables.values():
            cells = _aligned(rows, self._known)
            if not any(cell in self.lost for cell in cells if cell is not None):
                continue
            body = [row for row, cell in zip(rows, cells, strict=True) if cell is not None]
            above = self._table_before(numbers, rows[0])
            if above and all(
                row["column"] != "1" or cell for row, cell in zip(rows, cells, strict=True)
            ):
                wanted.append(self._line("table", body, "goes_on", f"to={_anchor(above)}"))
            else:
                wanted.append(self._taken_back(rows, cells))
        return wanted

    def _taken_back(self, rows: Sequence[Row], cells: Sequence[Cell | None]) -> Correction:
        """Return the decision on the columns, each one outcome or none; or on the whole."""
        codes: dict[int, set[str]] = defaultdict(set)
        first = min(int(row["row"]) for row, cell in zip(rows, cells, strict=True) if cell)
        inner = [
            (row, cell)
            for row, cell in zip(rows, cells, strict=True)
            if int(row["row"]) >= first and _is_number(row["text"])
        ]
        for row, cell in inner:
            codes[int(row["column"])].add(cell["code"] if cell else "none")
        body = [row for row, _ in inner]
        if all(len(own) == 1 for own in codes.values()) and len(codes) > 1:
            parts = [next(iter(codes[column])) for column in sorted(codes)]
            answer = PART_MARK.join(p if p == "none" else f"code {p}" for p in parts)
            return self._line("column", body, answer)
        return self._line("table", body, "outcomes")

    def _table_before(self, numbers: Sequence[Row], row: Row) -> list[Row]:
        """Return the numbers of the last table of outcomes before a table that was set aside."""
        page = int(row["page"] or 0)
        before = [
            n
            for n in numbers
            if n["file"] == row["file"] and n["table"] and int(n["page"] or 0) < page
        ]
        last = max((int(n["page"]) for n in before), default=0)
        return [n for n in before if int(n["page"]) == last]

    def typed(self, folder: Path, waiting: Sequence[Row]) -> list[Correction]:
        """Return the decision that puts the table, as a person types it, in its place."""
        values = [_printed(cell) for cell in self.lost]
        aside = [
            row
            for row in self._aside
            if row["anchor"] and row["rule"] in _MAY_BE_FIGURES
            if any(re.search(rf"(?<![\d,]){re.escape(v)}(?![\d,])", row["text"]) for v in values)
            or row["rule"] == "counted_record"
        ]
        held = [*self.wrong, *waiting, *aside]
        if not held:
            return []
        questions = {cell["question"] for cell in self.lost}
        cells = [cell for cell in self._known.cells if cell["question"] in questions]
        name = f"{Path(self._known.file).stem}.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(_typed_rows(cells))
        line = self._line("table", [*held, *self._beside(cells)], "typed", f"csv={name}")
        return [line._replace(cost=-(-len(cells) // _IN_ONE_ANSWER))]

    def _beside(self, cells: Sequence[Cell]) -> list[Row]:
        """Return the numbers that stand right already and are typed with the others."""
        return [n for n in self._standing if any(self._right(cell, n) for cell in cells)]

    def _line(self, kind: str, places: Sequence[Row], answer: str, detail: str = "") -> Correction:
        file = places[0]["file"]
        line = {
            "kind": kind,
            "scope": "place",
            "file": file,
            "source_sha256": self._hashes.get(file, ""),
            "page": places[0]["page"],
            "anchor": _anchor(places),
            "subject": ", ".join(row.get("value_as_printed", "") for row in places[:6]),
            "answer": answer,
            "detail": detail,
        }
        return Correction(line)


def _anchor(rows: Iterable[Row]) -> str:
    """Return one anchor for the places of several rows."""
    parts: dict[str, list[str]] = defaultdict(list)
    for part, at, across in sorted({place for row in rows for place in places_of(row["anchor"])}):
        parts[part].append(f"{at}x{across}" if across else str(at))
    return "|".join(f"{part}#{','.join(own)}" for part, own in parts.items())


def _aligned(rows: Sequence[Row], known: Known) -> list[Cell | None]:
    """Return the cell of each number of a table that was set aside, in the order of the page."""
    cells: list[Cell | None] = [None] * len(rows)
    texts = [_plain(row["text"]) for row in rows]
    printed = [f"{value:g}" for value, _ in known.printed]
    body = [n for n, text in enumerate(texts) if _is_number(text)]
    matcher = SequenceMatcher(None, [texts[n] for n in body], printed, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            cells[body[block.a + step]] = known.printed[block.b + step][1]
    return cells


def _plain(text: str) -> str:
    return text.replace(",", "").strip()


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d,]+", text.strip()))


def _printed(cell: Cell) -> str:
    return f"{int(cell['hi']):,}" if cell["hi"] >= 1000 else f"{int(cell['hi'])}"


def _typed_rows(cells: Sequence[Cell]) -> list[list[str]]:
    """Return a table of labels down and headings across, as a person types it."""
    heads = list(dict.fromkeys((cell["series"], cell["breakdown"]) for cell in cells))
    codes = list(dict.fromkeys(cell["code"] for cell in cells))
    values = {(c["code"], (c["series"], c["breakdown"])): f"{c['value']:g}" for c in cells}
    names = [" ".join(filter(None, head)) or "Number" for head in heads]
    return [
        ["Outcome", *names],
        *([_label(code), *(values.get((code, head), "") for head in heads)] for code in codes),
    ]


def _label(code: str) -> str:
    return "Not yet assigned an outcome" if code == "not_yet_assigned" else f"Outcome {code}"
