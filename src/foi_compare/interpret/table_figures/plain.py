"""Tables without an outcome in them: empty forms, and tables about something else."""

from __future__ import annotations

from foi_compare.interpret.meanings.notices import NOTICE, REASON
from foi_compare.interpret.meanings.values import parse_cell
from foi_compare.interpret.periods.parts_of_years import names_part_of_year
from foi_compare.interpret.table_axes.column import Axes
from foi_compare.interpret.table_figures.surroundings import (
    FIRST_ROWS,
    Surroundings,
    TableReading,
    aside,
    place_of,
    row_texts,
)
from foi_compare.interpret.table_layout.headings import heads_places, read_heading
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.model import Cell, Place, PlainTable, Question, SetAside, Value
from foi_compare.text import find_numerals


def empty_form(layout: Layout) -> TableReading:
    """Return the reading of a form without numbers: the requester's own, not an answer."""
    return TableReading(
        set_aside=_all_aside(layout, "empty_form", "part of a form without figures"),
        captions=layout.captions,
        first_rows=first_rows(layout),
    )


def notice(layout: Layout) -> TableReading:
    """Return the reading of a table that holds the lines of a notice and counts nothing."""
    return TableReading(
        set_aside=_all_aside(layout, NOTICE, REASON),
        captions=layout.captions,
        first_rows=first_rows(layout),
    )


def _all_aside(layout: Layout, rule: str, reason: str) -> tuple[SetAside, ...]:
    cells: dict[tuple[int, int], Cell] = {}
    for row in (*layout.titles, *layout.headers, *layout.repeats, *layout.body):
        for column in layout.columns:
            cell = layout.grid[row][column]
            if cell is not None and find_numerals(cell.text):
                cells[cell.row, cell.column] = cell
    return tuple(aside(layout, cell, rule, reason) for cell in cells.values())


def not_about_outcomes(layout: Layout, axes: Axes, around: Surroundings) -> TableReading:
    """Return a table about something else, set aside whole, its amounts kept for the proofs."""
    entries: list[tuple[str, str, Value, Place]] = []
    for row in layout.body:
        label = layout.text(row, layout.columns[0])
        for column in axes.value_columns:
            found = parse_cell(layout.text(row, column.at))
            if found and found[0].value.amount is not None:
                entries.append(
                    (label, " ".join(column.path), found[0].value, place_of(layout, row, column.at))
                )
    plain = PlainTable(
        file=layout.file,
        caption=layout.caption,
        question=around.question,
        entries=tuple(entries),
    )
    reason = axes.other or "a table that is not about outcomes"
    return TableReading(
        set_aside=_all_aside(layout, "table_not_about_outcomes", reason),
        captions=layout.captions,
        plain=plain,
        first_rows=first_rows(layout),
    )


def first_rows(layout: Layout) -> tuple[str, ...]:
    """Return the first rows of a table as printed, its headings before them."""
    rows = (*layout.titles, *layout.headers, *layout.body)
    return tuple(filter(None, (row_texts(layout, row) for row in rows)))[:FIRST_ROWS]


def doubt_of_plain(question: Question, instead: TableReading) -> str:
    """Return why the numbers of a table are not surely the outcome that is named outside it."""
    code = instead.code or question.code
    if not code and not question.text:
        return "neither the table nor the letter says what is counted: look at the request"
    if not code:
        return "the question asks about outcomes and the table names none: which is counted?"
    if question.code and question.code != code:
        return f"the question names outcome {question.code}, the caption {code}: which is counted?"
    where = "caption" if instead.code else "question"
    if any(figure.value.measure != "count" for figure in instead.figures):
        return f"the {where} names outcome {code}; does every column count it?"
    own = [figure for figure in instead.figures if not figure.across]
    # Towns below the caption of an outcome part it; below a question they may part all crimes.
    parted = [
        text
        for figure in own
        for name, text in figure.breakdown
        if not (instead.code and heads_places(name))
    ]
    parted += [figure.series for figure in own if not _says_when_or_what(figure.series)]
    if not all(map(names_part_of_year, parted)):
        return f"the {where} names outcome {code}; do all these headings count it?"
    return ""


def _says_when_or_what(series: str) -> bool:
    """Return whether a heading is a period, an offence, or only announces a count."""
    heading = read_heading(series)
    return heading.period is not None or heading.offence or heading.neutral


def says_nothing_else(reading: TableReading) -> bool:
    """Return whether nothing but periods stands beside the numbers of a table.

    Where the question is not printed either, nothing tells what they count.
    """
    return all(
        not figure.breakdown
        and not figure.offence
        and (figure.period is not None or not figure.series or figure.across)
        for figure in reading.figures
    )
