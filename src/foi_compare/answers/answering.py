"""A person's answers to the questions of a run: understood, and made lines of `decisions.csv`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from foi_compare.codebooks.loader import load_codebook
from foi_compare.decisions import Loaded, Terms, load_decisions
from foi_compare.decisions.answers import typed_file
from foi_compare.decisions.decision_lines import ReadTyped, read_row
from foi_compare.decisions.decision_rows import Row
from foi_compare.decisions.details import write_detail
from foi_compare.decisions.load import typed_beside, typed_bytes
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.decisions.standing import Said
from foi_compare.export.todo import about, about_line
from foi_compare.model import Decision, Period, Value
from foi_compare.shipped.registers import load_forces


def terms_for(codebook: str) -> Terms:
    """Return the terms of a codebook, by its name or folder.

    Raises:
        CodebookError: it is unknown, or does not hold together.

    """
    book = load_codebook(codebook)
    return Terms(
        codebook=book.name,
        codes=tuple(book.codes.values()),
        leads=(*book.printed.strong, *book.printed.weak, book.prefix, "code"),
        forces=load_forces(),
        read_period=_period_of,
        read_value=_value_of,
        read_day=day_of,
    )


# What reads these is loaded by an answer that has one: a run with nothing to do has often none.
def _period_of(text: str) -> tuple[Period, str] | None:
    from foi_compare.interpret.periods.periods import heading_period

    return heading_period(text)


def _value_of(text: str) -> Value | None:
    from foi_compare.interpret.meanings.values import parse_value

    return parse_value(text)


def day_of(text: str) -> date | None:
    """Return the day that a text prints, None where it prints none or several."""
    from foi_compare.interpret.periods.dates import find_dates

    days = [found.day for found in find_dates(text)]
    return days[0] if len(days) == 1 else None


class Refused(NamedTuple):
    """A line whose answer cannot be understood, and why."""

    line: int
    problem: str


class Answers(NamedTuple):
    """What came of answered lines: decisions to add, lines refused, lines that stand already."""

    decisions: tuple[Decision, ...]
    refused: tuple[Refused, ...]
    known: int


class Answering:
    """Reads answers against the decisions that stand in one file."""

    def __init__(
        self,
        path: Path,
        terms: Terms,
        *,
        decided_by: str,
        decided_on: str,
        loaded: Loaded | None = None,
    ) -> None:
        """Take the file that answers will be added to, and who answers when.

        Args:
            path: the file.
            terms: what answers may name.
            decided_by: who answers.
            decided_on: when.
            loaded: what the file holds, where it was read already.

        Raises:
            DecisionsError: the file cannot be read.

        """
        self._path = path
        self._terms = terms
        self._signed = {"decided_by": decided_by, "decided_on": decided_on}
        self._standing = Said()
        self._about: dict[tuple[str, ...], set[str]] = {}
        self.load(loaded)

    def load(self, loaded: Loaded | None = None) -> None:
        """Read the file, or read it again after a line was taken back.

        Raises:
            DecisionsError: it cannot be read.

        """
        decided, problems = loaded or load_decisions(self._path, self._terms)
        # Of two that contradict each other neither holds; an answer stands in the place of both.
        waiting = [one.decision for one in problems if one.decision is not None]
        self._standing = Said((*decided, *waiting))
        self._about = {}
        for one in self._standing:
            self._about.setdefault(about(one), set()).add(one.decision_id)

    def is_answered(self, cells: Mapping[str, str]) -> bool:
        """Return whether a decision stands on what a line asks that the line does not know of."""
        known = cells.get("replaces", "").split()
        return bool(self._about.get(about_line(cells), set()).difference(known))

    def title_of(self, code: str) -> str:
        """Return the title of a code, empty where a text is none."""
        return next((o.short_title for o in self._terms.codes if o.code == code), "")

    def standing_on(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Return the decisions that stand on what a line asks."""
        return tuple(sorted(self._about.get(about_line(cells), ())))

    def read(self, row: Row, typed: ReadTyped | None = None) -> Decision:
        """Return the decision of one answered line, in the place of those on the same subject.

        Args:
            row: the line.
            typed: reads typed tables; None for those that lie beside the decisions.

        Raises:
            UnclearError: its answer cannot be understood.

        """
        cells = dict(row.cells)
        cells |= {name: cells.get(name) or text for name, text in self._signed.items()}
        cells = _with_hash(cells, self._path.parent)
        other = cells.get("codebook", "")
        if other and other != self._terms.codebook:
            raise UnclearError(
                f"it is asked for the codebook `{other}`; say with --codebook where that is."
            )
        decision = read_row(Row(row.line, cells), self._terms, typed or typed_beside(self._path))
        named = decision.replaces.split()
        earlier = (one.decision_id for one in self._standing.against(decision, named))
        return replace(decision, line=0, replaces=" ".join(earlier))

    def repeats(self, decision: Decision) -> bool:
        """Return whether a decision says what one that stands says already.

        Where another says something else both wait, and to say one of them again settles it.
        """
        return self._standing.repeats(decision) and not self._standing.against(decision)

    def added(self, decision: Decision) -> None:
        """Count a decision among those that stand, in the place of those it replaces."""
        for one in self._standing.remove(decision.replaces.split()):
            self._about[about(one)].discard(one.decision_id)
        self._standing.add(decision)
        self._about.setdefault(about(decision), set()).add(decision.decision_id)


def read_answers(rows: Iterable[Row], answering: Answering) -> Answers:
    """Return what the answered lines of a todo file say; lines without an answer are left out."""
    decisions = Said()
    refused: list[Refused] = []
    known = 0
    for row in rows:
        if not row.cells.get("answer"):
            continue
        try:
            decision = answering.read(row)
            _not_against(decision, decisions)
        except UnclearError as error:
            refused.append(Refused(row.line, str(error)))
            continue
        if answering.repeats(decision) or decisions.repeats(decision):
            known += 1
        else:
            decisions.add(decision)
    return Answers(tuple(decisions), tuple(refused), known)


def _not_against(decision: Decision, others: Said) -> None:
    other = next(iter(others.against(decision)), None)
    if other is not None:
        raise UnclearError(
            f"a line above it answers the same with `{other.written or other.answer}`; keep one."
        )


def _with_hash(cells: dict[str, str], folder: Path) -> dict[str, str]:
    """Return a line that names a typed table with the hash that the table has now."""
    name = typed_file(cells)
    if not name or "csv_sha256" in cells.get("detail", "") + cells.get("answer", ""):
        return cells
    sha256 = hashlib.sha256(typed_bytes(folder, name)).hexdigest()
    return cells | {
        "answer": "typed",
        "detail": write_detail((("csv", name), ("csv_sha256", sha256))),
    }
