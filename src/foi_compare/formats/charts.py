"""Each question to a CSV that Datawrapper takes as it is: a row for each force, numbers alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foi_compare.export.csv_text import CellValue, csv_bytes
from foi_compare.formats.comparison import text
from foi_compare.formats.outcome_figures import COMPARABLE, Figure, Figures, People, figures_of
from foi_compare.formats.published_tables import Published
from foi_compare.formats.question_tables import QuestionTable, Slice, questions_of
from foi_compare.formats.shares_table import bounds
from foi_compare.shares import unassigned_of

LEFT_OUT = "left-out.csv"
_NOT_IN_A_FILE = re.compile(r"[^\w]+")
_LONGEST_NAME = 60
_LONGEST_TITLE = 90  # what tells Outcome 16 from 15 stands at the end
_LEFT_OUT_COLUMNS = ("question", "heading", "force", "why")
Bounds = tuple[float | None, float | None]


class _Measure(NamedTuple):
    """One thing that is told of an outcome: how its columns are called, and its bounds."""

    name: str
    values: Sequence[Bounds]


def chart_files(published: Published, people: People | None) -> Mapping[str, bytes]:
    """Return a CSV for each question and each thing that it counts, by name.

    A row stands in it if it may be compared with the others; `left-out.csv` names the rest, and
    the forces that gave no number, with the reason.
    """
    titles = {column.code: column.title for column in published.codes}
    areas = {
        text(one, "force_id"): text(one, "ons_pfa_code")
        for one in published.tables["forces"].records()
    }
    files: dict[str, bytes] = {}
    left_out: list[tuple[CellValue, ...]] = []
    for question in questions_of(published):
        for part in question.slices:
            rows = figures_of(part, unassigned=unassigned_of(tuple(titles)), people=people)
            fitting = [row for row in rows if row.entry.row.comparable == COMPARABLE]
            left_out += _left_out(question, part, rows)
            if fitting:
                header, lines = _chart(fitting, titles, areas, people)
                files[_file_name(question, part, files)] = csv_bytes(header, lines)
        left_out += [(question.name, None, one.force, one.said) for one in question.silent]
    return {**files, LEFT_OUT: csv_bytes(_LEFT_OUT_COLUMNS, left_out)}


def _left_out(
    question: QuestionTable, part: Slice, rows: Sequence[Figures]
) -> Iterator[tuple[CellValue, ...]]:
    for row in rows:
        if row.entry.row.comparable != COMPARABLE:
            yield question.name, part.words, row.entry.force, row.entry.row.comparable


def _chart(
    rows: Sequence[Figures],
    titles: Mapping[str, str],
    areas: Mapping[str, str],
    people: People | None,
) -> tuple[list[str], Iterator[tuple[CellValue, ...]]]:
    """Return the headings and the rows; Datawrapper labels by the first column."""
    header = ["Force", "Area code"]
    columns: list[Sequence[CellValue]] = [
        [row.entry.force for row in rows],
        [areas.get(row.entry.row.force_id) or None for row in rows],
    ]
    given = {code for row in rows for code in row.by_code}
    for code in (code for code in titles if code in given):
        figures = [row.by_code.get(code) for row in rows]
        for measure in _measures(figures, people):
            for name, values in _sides(measure):
                header.append(f"{_outcome(code, titles[code])} ({name})")
                columns.append(values)
    return header, zip(*columns, strict=True)


def _outcome(code: str, title: str) -> str:
    """Return the name of an outcome, short enough for the legend of a chart."""
    whole = f"{code} {title}" if any(sign.isdigit() for sign in code) else title
    return whole if len(whole) <= _LONGEST_TITLE else f"{whole[: _LONGEST_TITLE - 1].rstrip()}…"


def _measures(figures: Sequence[Figure | None], people: People | None) -> Iterator[_Measure]:
    yield _Measure("number", [_count(one) for one in figures])
    shares = [_hundredfold(bounds(one.of_assigned)) if one else (None, None) for one in figures]
    if any(lower is not None for lower, _ in shares):
        yield _Measure("% of assigned outcomes", shares)
    if people is not None:
        rates = [bounds(one.rate) if one else (None, None) for one in figures]
        yield _Measure(f"per {people.per:,} people", rates)


def _count(one: Figure | None) -> Bounds:
    return (None, None) if one is None else (one.count.lower, one.count.upper)


def _hundredfold(share: Bounds) -> Bounds:
    lower, upper = (None if one is None else round(one * 100, 4) for one in share)
    return lower, upper


def _sides(measure: _Measure) -> Iterator[tuple[str, list[CellValue]]]:
    """Yield one column where every number is exact, else one for each bound."""
    if all(lower == upper for lower, upper in measure.values):
        yield measure.name, [lower for lower, _ in measure.values]
        return
    yield f"{measure.name}, at least", [lower for lower, _ in measure.values]
    yield f"{measure.name}, at most", [upper for _, upper in measure.values]


def _file_name(question: QuestionTable, part: Slice, taken: Mapping[str, bytes]) -> str:
    """Return a name for a file: that of the question, and what it counts where that is several."""
    words = part.words if len(question.slices) > 1 else ""
    plain = _NOT_IN_A_FILE.sub("-", f"question {question.name} {words}".casefold()).strip("-")
    stem = plain[:_LONGEST_NAME].strip("-")
    number = 1
    name = f"{stem}.csv"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.csv"
    return name
