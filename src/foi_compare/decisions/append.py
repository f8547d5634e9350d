"""Decisions to the end of `decisions.csv`: whole lines, one process at a time, or none at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from foi_compare.decisions.decision_cells import COLUMNS, UNDO, cells_of, csv_lines
from foi_compare.decisions.decision_lines import free_identifier
from foi_compare.decisions.decision_rows import Header, Row, decode, last_header, read_records
from foi_compare.errors import DecisionsError
from foi_compare.model import Decision
from foi_compare.system.appending import append


def append_decisions(path: Path, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Add decisions to the end of a file and return them with their identifiers.

    The file is made with its header where it is not there. What is there stays byte for byte. Where
    its header has no column for what is added (that of the first version, or one with columns left
    out), a second header line begins a new section.

    Raises:
        DecisionsError: it cannot be added to, and is as it was before.

    """
    added = tuple(decisions)
    if not added:
        return ()
    named: tuple[Decision, ...] = ()

    def more(before: bytes) -> str:
        nonlocal named
        named, text = continued(ending_of(decode(before, path.name)), added)
        return text

    try:
        append(path, more)
    except OSError as error:
        why = error.strerror or type(error).__name__
        problem = f"nothing was added: {why}. The file is as it was; {_next_step(error)}"
        raise DecisionsError(str(path), 0, problem) from error
    return named


class Ending(NamedTuple):
    """How a file of decisions ends, as far as lines added to it have to know.

    `header` is the one that holds there, `taken` are the identifiers of its lines, `newline` is how
    its lines end, and `broken_off` says that the last one does not.
    """

    header: Header | None = None
    taken: frozenset[str] = frozenset()
    newline: str = "\n"
    broken_off: bool = False


def ending_of(text: str) -> Ending:
    """Return how a text ends."""
    taken: set[str] = set()
    for row in read_records(text):
        if isinstance(row, Row):
            taken.add(row.cells.get("decision_id") or free_identifier(row.cells, taken))
    return Ending(
        header=last_header(text),
        taken=frozenset(taken),
        newline="\r\n" if "\r\n" in text else "\n",
        broken_off=bool(text) and not text.endswith(("\n", "\r")),
    )


def continued(ending: Ending, decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], str]:
    """Return decisions with an identifier each that no line has, and the lines that add them."""
    taken = set(ending.taken)
    named = []
    for decision in decisions:
        own = decision.decision_id or free_identifier(cells_of(decision), taken)
        taken.add(own)
        named.append(replace(decision, decision_id=own))
    return tuple(named), _continuation(named, ending)


def undo(decision: Decision, *, decided_by: str, decided_on: str) -> Decision:
    """Return the line that takes back a decision, to be appended."""
    return replace(
        decision,
        decision_id="",
        answer=UNDO,
        written=UNDO,
        detail=(),
        replaces=decision.decision_id,
        decided_by=decided_by,
        decided_on=decided_on,
        note="",
    )


def _continuation(decisions: Sequence[Decision], ending: Ending) -> str:
    """Return the lines that continue a text which ends so."""
    rows = [cells_of(decision) for decision in decisions]
    separator = ending.header.separator if ending.header else ","
    columns = ending.header.names if ending.header else ()
    begun = ending.newline if ending.broken_off else ""
    if any(text and name not in columns for row in rows for name, text in row.items()):
        columns = COLUMNS
        begun += separator.join(COLUMNS) + ending.newline
    return begun + csv_lines(rows, columns, separator=separator, ending=ending.newline)


def _next_step(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "close it where it is open, or name a file in another folder with --decisions."
    return "make room, or name a file in another folder with --decisions."
