"""A page of the documentation followed step by step: its commands are typed, its steps are done.

A block ```console holds commands (`$ …`) and what they print; `...` on a line of its own stands for
lines left out. Between blocks, `<!-- do: … -->` says what a reader does by hand:

- `cd FOLDER`;
- `answer SUBJECT = ANSWER`, or `answer FILE = ANSWER`: in outputs/decisions-todo.csv;
- `key FORM`: fill a form of the audit in with what the pages print (here, what was read);
- `write FILE` followed by a block: the reader writes that file.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from foi_compare.cli import app

LEFT_OUT = "..."
_STEP = re.compile(
    r"^```(?P<language>\w*)\n(?P<block>.*?)^```$|^<!-- do: (?P<do>.*?) -->$",
    re.MULTILINE | re.DOTALL,
)


class Printed(NamedTuple):
    """A command of a page: what it printed, and what the page says that it prints."""

    command: str
    exit_code: int
    lines: tuple[str, ...]
    shown: tuple[str, ...]


def follow(page: str) -> Iterator[Printed]:
    """Do every step of a page in the current folder, and yield what each command printed."""
    file = ""
    for step in _STEP.finditer(page):
        if step["do"]:
            file = _by_hand(step["do"])
        elif step["language"] == "console":
            for command, shown in _commands(step["block"]):
                result = CliRunner().invoke(app, shlex.split(command)[1:])
                lines = tuple(line.rstrip() for line in result.output.splitlines())
                yield Printed(command, result.exit_code, lines, shown)
        elif file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(step["block"], encoding="utf-8")
            file = ""


def _commands(block: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, tuple(shown)


def _by_hand(what: str) -> str:
    """Do a step; return the file that the block below it holds, if it is one."""
    verb, _, rest = what.partition(" ")
    match verb:
        case "cd":
            os.chdir(rest)
        case "answer":
            subject, answer = rest.split(" = ", 1)
            by = "file" if subject.endswith(".eml") else "subject"
            _fill(Path("outputs/decisions-todo.csv"), "answer", {subject: answer}, by)
        case "key":
            with Path("audit.csv").open(encoding="utf-8-sig", newline="") as stream:
                read = {row["audit_id"]: row["read"] for row in csv.DictReader(stream)}
            _fill(Path(rest), "keyed", read, "audit_id")
        case "write":
            return rest
        case _:
            raise ValueError(f"nobody can do: {what}")
    return ""


def _fill(path: Path, column: str, values: dict[str, str], by: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row[by] for row in rows} & values.keys(), f"{path} has no line for {values}"
    for row in rows:
        row[column] = values.get(row[by], row[column])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def holds(lines: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Return whether what a page shows stands in what was printed, piece after piece."""
    at = 0
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(line.rstrip())
    for piece in pieces:
        ends = [n for n in range(at, len(lines) - len(piece) + 1) if _same(lines, n, piece)]
        if not ends:
            return False
        at = ends[0] + len(piece)
    return True


def _same(lines: tuple[str, ...], at: int, piece: list[str]) -> bool:
    return list(lines[at : at + len(piece)]) == piece
