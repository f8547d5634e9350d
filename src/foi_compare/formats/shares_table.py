"""The figures of all questions as one more published table: a row for each outcome of each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from foi_compare.export import Column, TableSpec
from foi_compare.export.csv_text import CellValue
from foi_compare.export.published_columns import ForeignKey
from foi_compare.formats.outcome_figures import Figure, Figures, People, figures_of
from foi_compare.formats.published_tables import Published, Table
from foi_compare.formats.question_tables import QuestionTable
from foi_compare.shares import Ratio, unassigned_of

_DIGITS = 6
_SCALE = 1_000_000
_NAME = "shares"


def shares_table(
    published: Published, questions: tuple[QuestionTable, ...], people: People | None
) -> Table:
    """Return the table `shares`: counts, shares, rates and places, each as a lower and an upper."""
    codes = {column.code: column.title for column in published.codes}
    unassigned = unassigned_of(tuple(codes))
    rows = tuple(
        row
        for question in questions
        for part in question.slices
        for figures in figures_of(part, unassigned=unassigned, people=people)
        for row in _rows(question, part.words, figures, codes)
    )
    return Table(spec=_spec(people), rows=rows)


def _spec(people: People | None) -> TableSpec:
    per = f"{people.per:,} people" if people else "so many people (none were given)"
    return TableSpec(
        _NAME,
        "Every outcome of every row of the comparison with its shares, and its place by them",
        (
            Column("question", "string", "Name of the question, as its sheet has it."),
            Column("heading", "string", "What it counts: offence, period, unit, breakdown."),
            Column("force_id", "string", "The force, as data.police.uk names it."),
            Column("force", "string", "Name of the force."),
            Column("reference", "string", "The force's own reference of the reply."),
            Column("period_start", "date", "First day of the period."),
            Column("period_end", "date", "Last day of the period."),
            Column("code", "string", "The code."),
            Column("code_title", "string", "Its title."),
            Column("count_lower", "number", "The count is at least this."),
            Column("count_upper", "number", "It is at most this; empty where nothing bounds it."),
            Column(
                "of_assigned_lower", "number", "Share (0 to 1) of the assigned outcomes, least."
            ),
            Column("of_assigned_upper", "number", "The same, most."),
            Column("of_recorded_lower", "number", "Share (0 to 1) of all recorded crimes, least."),
            Column("of_recorded_upper", "number", "The same, most."),
            Column("rate_lower", "number", f"For each {per}, least."),
            Column("rate_upper", "number", "The same, most."),
            Column("rank_best", "integer", "Best place by the share of the assigned outcomes."),
            Column("rank_worst", "integer", "Worst place; the two differ where intervals overlap."),
            Column("ranked", "integer", "How many rows were ranked."),
            Column("cannot_be_ranked_with", "string", "Forces of which either may be the higher."),
            Column("comparable", "string", "yes, or why the row may not stand beside others."),
            Column("no_share", "string", "Why there is no share of the assigned outcomes."),
        ),
        (),
        (ForeignKey("force_id", "forces", "force_id"),),
    )


def _rows(
    question: QuestionTable, words: str, figures: Figures, codes: Mapping[str, str]
) -> Iterator[tuple[CellValue, ...]]:
    row = figures.entry.row
    for code, one in figures.by_code.items():
        yield (
            question.name,
            words or None,
            row.force_id,
            figures.entry.force,
            row.reference or None,
            row.period.start if row.period else None,
            row.period.end if row.period else None,
            code,
            codes[code],
            one.count.lower,
            one.count.upper,
            *bounds(one.of_assigned),
            *bounds(one.of_recorded),
            *bounds(one.rate),
            *_place(one),
            row.comparable or None,
            one.without or None,
        )


def _place(one: Figure) -> tuple[CellValue, ...]:
    beside = "; ".join(one.not_ranked) or None
    if one.rank is None:
        return (None, None, None, beside)
    return (one.rank.best, one.rank.worst, one.rank.of, beside)


def bounds(ratio: Ratio | None) -> tuple[float | None, float | None]:
    """Return both bounds with six decimals: rounded outwards, unless they are one number."""
    if ratio is None:
        return (None, None)
    if ratio.is_exact:
        number = round(float(ratio.lower), _DIGITS)
        return (number, number)
    upper = ratio.upper
    return (_down(ratio.lower), None if upper is None else _up(upper))


def _down(number: Fraction) -> float:
    return float(floor(number * _SCALE) / _SCALE)


def _up(number: Fraction) -> float:
    return float(ceil(number * _SCALE) / _SCALE)
