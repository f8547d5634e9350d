"""Whether a table without outcome labels is set aside whole, read as an answer, or asked about.

To set a table aside is a claim like any other: where it may be the rest of a table of outcomes, or
what a question asks for, a person is asked, once for the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_figures.alike_figures import with_rows_told_apart
from foi_compare.interpret.table_figures.plain import doubt_of_plain, says_nothing_else
from foi_compare.interpret.table_layout.headings import announces_outcome
from foi_compare.model import ASKED_WHOLE, AsideTable, Doubt, Figure, Place, Question

if TYPE_CHECKING:
    from foi_compare.interpret.table_figures.surroundings import TableReading
    from foi_compare.model import LabelMatcher

GOES_ON = Doubt("these numbers may go on from the table before: do they?", "table")
SAME_ROWS = Doubt(
    "this table has the rows of one that counts outcomes: does it count outcomes too?", "table"
)
SOME_OUTCOMES = Doubt(
    "a few of the labels of this table are outcomes: does it count crimes by outcome?", "table"
)
ASKED_ABOVE = Doubt(
    "the words above this table speak of outcomes and it names none: does it count them?", "table"
)
NO_HEADINGS = Doubt("no heading of this table could be read: does it count outcomes?", "table")

# `Outcome number` over the columns of a table, whose labels nobody knows.
_HEADS_OUTCOMES = re.compile(
    r"\boutcome (?:numbers?|codes?|types?|nos?\b)|\bby outcomes?\b|\bcanlyniad", re.IGNORECASE
)
_FEWEST = 2
_CAPTION_WORDS = 15


class Evidence(NamedTuple):
    """What speaks for a table to be about outcomes: its question, and the tables of its document.

    `answered` says that another table answers the question, `same_rows` that a table of outcomes
    of the document has its rows; `before` is the one that stands above it.
    """

    question: Question | None
    answered: bool
    same_rows: bool
    before: TableReading | None
    asks_outcomes: bool


def claimed(plain: TableReading, evidence: Evidence, matcher: LabelMatcher) -> TableReading | None:
    """Return the reading of a table without outcome labels that stands, None where none does.

    Where a caption or the question names an outcome and no other table answers it, the numbers are
    its answer: accepted if there is nothing but periods and offences beside them. So are they where
    a person took the table back. Where something else speaks for outcomes, they are asked about.
    """
    instead = plain.instead
    taken_back = instead is not None and instead.taken_back
    if instead is not None and instead.code and _counts(instead):
        return _answering(instead, evidence.question)
    claim = _claim(plain, evidence, matcher)
    if claim is None:
        return instead if taken_back and instead is not None and _counts(instead) else None
    reading, doubt = claim
    if taken_back and doubt:
        return reading
    return asked_whole(reading, doubt) if doubt else _answering(reading, evidence.question)


def _claim(
    plain: TableReading, evidence: Evidence, matcher: LabelMatcher
) -> tuple[TableReading, str] | None:
    """Return what a table is if it counts outcomes, and why that is asked: '' where it is not."""
    instead, partial = plain.instead, plain.partial
    if partial is not None and _counts(partial):
        return partial, SOME_OUTCOMES
    if instead is None or not _counts(instead):
        return None
    if evidence.before is not None and _goes_on(instead, evidence.before):
        return with_rows_of(instead, evidence.before), GOES_ON
    if not evidence.answered and _is_asked(instead, evidence.question):
        return instead, ""
    if evidence.same_rows:
        return instead, SAME_ROWS
    if instead.captions and _speaks_of_outcomes(instead.captions[0], matcher):
        return _labelled_by(instead, instead.captions[0]), ASKED_ABOVE
    if any(map(_HEADS_OUTCOMES.search, plain.first_rows[:1])):
        return instead, ASKED_ABOVE
    return (instead, NO_HEADINGS) if _lacks_headings(instead, evidence) else None


def is_plainly_other(plain: TableReading, evidence: Evidence) -> bool:
    """Return whether a table that is set aside leaves no question about outcomes without answer."""
    question = evidence.question
    asked = question is not None and question.about_outcomes and not evidence.answered
    return not (asked and plain.plain is not None and plain.plain.entries)


def _counts(reading: TableReading) -> bool:
    """Return whether a table has numbers: `01622 690690` in every cell is no number of anything."""
    return any(figure.value.status != "not_stated" for figure in reading.figures)


def _is_asked(instead: TableReading, question: Question | None) -> bool:
    """Return whether the question asks for outcomes, or is not printed and may."""
    if question is None:
        return False
    return question.about_outcomes or (not question.text and says_nothing_else(instead))


def _answering(instead: TableReading, question: Question | None) -> TableReading:
    """Return numbers as those of the outcome that the caption or the question names."""
    rule = "code_in_caption" if instead.code else "code_in_question"
    doubt = doubt_of_plain(question or Question(number=""), instead)
    return _with(instead, rule, doubt)


def asked_whole(reading: TableReading, doubt: str) -> TableReading:
    """Return a reading with every figure asked about, for one reason that is the table's."""
    return _with(reading, ASKED_WHOLE, doubt)


def _with(reading: TableReading, rule: str, doubt: str) -> TableReading:
    doubts = (doubt,) if doubt else ()
    figures = tuple(
        replace(figure, rule=rule, doubts=(*figure.doubts, *doubts)) for figure in reading.figures
    )
    return replace(reading, figures=figures)


def _lacks_headings(instead: TableReading, evidence: Evidence) -> bool:
    """Return whether outcomes are asked for and several columns of numbers have no heading."""
    several = len(instead.figures) > len(instead.stubs) >= _FEWEST
    return evidence.asks_outcomes and not instead.headed and several


def _labelled_by(instead: TableReading, caption: str) -> TableReading:
    """Return numbers under their caption as the one label that they have."""
    return replace(
        instead,
        figures=tuple(replace(figure, label=caption) for figure in instead.figures),
        groups=tuple(replace(group, labels=(caption,)) for group in instead.groups),
    )


def _speaks_of_outcomes(caption: str, matcher: LabelMatcher) -> bool:
    """Return whether a caption is the name of outcomes: `Number of people cautioned`."""
    if len(caption.split()) > _CAPTION_WORDS:
        return False
    match = matcher.match(caption)
    named = match.status == "matched" or (match.status == "ambiguous" and bool(match.candidates))
    return announces_outcome(caption) or (named and bool(caption.strip()))


def goes_on_unnamed(reading: TableReading, before: TableReading) -> bool:
    """Return whether a table of outcomes names no row, and has as many as the named ones before."""
    return _goes_on(reading, before) and _as_many_rows(reading, before)


def _goes_on(rest: TableReading, before: TableReading) -> bool:
    """Return whether a table may be the rest of the one before: it names no row of its own.

    Its headings say no more than that one's may: they are periods, or nothing, where it has other
    rows than that one.
    """
    if any(rest.stubs) or not any(before.stubs):
        return False
    return _as_many_rows(rest, before) or all(
        not figure.series or is_period_text(figure.series) for figure in rest.figures
    )


def _as_many_rows(rest: TableReading, before: TableReading) -> bool:
    return len(rest.stubs) == len(before.stubs) >= _FEWEST


def with_rows_of(rest: TableReading, before: TableReading) -> TableReading:
    """Return the rest of a table with the labels, or what else names them, of the rows before.

    Where the rows are not as many, nothing tells which belongs to which.
    """
    if not _as_many_rows(rest, before):
        return rest
    rows = _rows(before.figures)
    pairs = zip(_rows(rest.figures), rows, strict=False)
    labelled = len({figure.label_index for row in rows for figure in row[:1]}) == len(rows)
    take = _labelled if labelled else _named
    return replace(
        rest,
        figures=tuple(
            with_rows_told_apart(take(figure, row)) for own, row in pairs for figure in own
        ),
        groups=() if labelled else rest.groups,
    )


def _labelled(figure: Figure, row: Sequence[Figure]) -> Figure:
    """Return a figure under the label of a row."""
    first = row[0]
    return replace(
        figure,
        label=first.label,
        group=first.group,
        label_index=first.label_index,
        label_at=first.label_at,
        offence=figure.offence or first.offence,
        offence_code=figure.offence_code or first.offence_code,
    )


def _named(figure: Figure, row: Sequence[Figure]) -> Figure:
    """Return a figure of an outcome with the year or the place that names a row."""
    first = row[0]
    if figure.series or any(other.series != first.series for other in row):
        return figure
    return replace(figure, series=first.series, period=first.period, breakdown=first.breakdown)


def _rows(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Return the figures row by row."""

    def at(figure: Figure) -> Place:
        return figure.place._replace(column=0, box=None)

    return [list(row) for _, row in groupby(figures, key=at)]


def aside_table(
    reading: TableReading, question: Question | None, *, plainly: bool = True
) -> Iterator[AsideTable]:
    """Yield what a person should see of a table that is set aside whole, if it holds numerals."""
    first = next(iter(reading.set_aside), None)
    if first is None:
        return
    yield AsideTable(
        file=first.file,
        place=first.place._replace(row=0, column=0, box=None),
        question=question.number if question is not None else "",
        about=first.reason,
        rows=reading.first_rows,
        plainly=plainly,
    )
