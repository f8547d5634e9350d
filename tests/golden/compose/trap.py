"""A trap of the catalogue: a file composed to spring it, and what must come out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import catalogue

Number = tuple[str, str, str, str]  # label, heading, value or interval, code (`total` for a total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One file, which trap it sets, and every number about an outcome that it prints.

    `numbers` are those that a careful analyst would take, `asked` those that one would ask about.
    """

    name: str
    file: str
    why: str
    data: Callable[[], bytes]
    numbers: tuple[Number, ...] = ()
    asked: tuple[Number, ...] = ()


def across(rows: tuple[tuple[str, ...], ...], codes: dict[str, str]) -> tuple[Number, ...]:
    """Return the numbers of a table with headings across; `codes` holds the code of each label."""
    heads = rows[0][1:]
    return tuple(
        (row[0].replace("\n", " "), head, value, codes[row[0]])
        for row in rows[1:]
        for head, value in zip(heads, row[1:], strict=True)
        if value
    )


def listed(rows: tuple[tuple[str, str], ...], codes: dict[str, str]) -> tuple[Number, ...]:
    """Return the numbers of a list, which stand under no heading."""
    return tuple((label.replace("\n", " "), "", value, codes[label]) for label, value in rows)


def about(trap: Trap) -> bytes:
    """Return what `about.toml` says of the case of a trap."""
    counted = trap.name.startswith("records")
    empty = not (trap.numbers or trap.asked)
    packed = trap.file.endswith((".eml", ".msg", ".zip")) or trap.name.startswith("workbook-in")
    lines = [
        'origin = "composed by tests/golden/compose; the figures are invented"',
        'licence = "MIT, like the project; composed by its authors"',
        f'why = "{trap.why}"',
        *(["packed = true  # the documents lie inside of the file"] if packed else []),
        *(["observed = false  # its numbers are counted, and not printed"] if counted else []),
        *(["observed = false  # there is no number to observe"] if empty else []),
    ]
    return ("\n".join(lines) + "\n").encode()


def index(traps: Sequence[Trap]) -> bytes:
    """Return the list of the traps, for a person who looks for one."""
    said = (
        "Each folder of `cases/` holds a reply, what a person checked that comes of it "
        "(`expected.json`), and where it comes from and why it is kept (`about.toml`). The traps "
        "below, and what must come of each, are composed by `compose/traps_*.py`; "
        "`test_traps.py` compares. Nothing here writes XLSB or MSG files, so `binary_workbooks.py` "
        "and `compound.py` put theirs together by the published rules of the formats."
    )
    rows = [f"| `trap-{trap.name}` | {trap.why} |" for trap in traps]
    lines = ["# Golden cases", "", said, "", "| case | trap |", "| --- | --- |", *rows, ""]
    further = (
        "What else replies are known to hold, and the cases in which it is there, or in which "
        "something only seems to be it, stand in `compose/catalogue.py`. Scans have their tests in "
        "`tests/unit/readers/scan`."
    )
    lines += ["## What replies hold", "", further, "", catalogue.index()]
    return "\n".join(lines).encode()
