"""Whether a table prints one row per crime, also where it prints numbers that count nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.cell_kinds import is_figure, is_period_text
from foi_compare.interpret.meanings.offences import without_offence_words
from foi_compare.interpret.meanings.values import parse_cell
from foi_compare.interpret.periods.periods import find_days
from foi_compare.interpret.table_layout.headings import (
    announces_attribute,
    announces_index,
    read_heading,
)

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Column
    from foi_compare.interpret.table_layout.laid_out import Layout

_FEWEST = 3
# What crimes are counted in; people, weapons or pounds are also what a single crime has.
_CRIMES = frozenset({"crimes", "offences", "incidents", "outcomes", "charges"})
_COUNTS = re.compile(r"\b(?:number|no\.?|count|sum|amount|quantity)\b", re.IGNORECASE)
_PROPERTY = re.compile(
    r"\b(?:value|amount|loss|losses|cost|price|damage|stolen|quantity|weight|height|distance|length"
    r"|duration|hours|minutes|days|weeks|score|grade)\b|\b(?:number|no\.?|count) of (?!crimes?\b"
    r"|offences?\b|incidents?\b|outcomes?\b|cases\b|records?\b|investigations?\b)",
    re.IGNORECASE,
)


def is_record_list(layout: Layout, columns: Sequence[Column], label_column: int) -> bool:
    """Return whether each row of a table with number columns is one crime.

    They are where each carries a reference or a day of its own, and its numbers are what one crime
    or person has (`Age of victim`, `Number of suspects`). Without, they are where each is complete,
    two share all their words, and every number is measured (`Value stolen`): what may be a count
    of something, such as `Count of Occurrence` over a pivot, makes the table one of counts.
    """
    numbers = [column for column in columns if column.kind == "value"]
    labels = [text for row in layout.body if (text := layout.text(row, label_column))]
    if len(labels) < _FEWEST or len(set(labels)) == len(labels):
        return False
    if any(_names_records(layout, column) for column in columns if column.at != label_column):
        return all(_is_property(column) or _counts_one(layout, column) for column in numbers)
    if not all(_is_measured(column) or _is_banded(layout, column) for column in numbers):
        return False
    words = _words(columns)
    keys = Counter(tuple(layout.text(row, at) for at in words) for row in layout.body)
    again = max(keys.values(), default=0) > 1
    return (again or _is_scattered(layout, columns)) and all(map(all, keys))


def of_one_crime(layout: Layout, columns: Sequence[Column], label_column: int) -> frozenset[int]:
    """Return the number columns that may tell what one crime is like, and count nothing.

    Where labels stand again they head a measure or hold bands of it; or no heading says what they
    count, and the rows are in no order, as crimes are and counts are not.
    """
    labels = [text for row in layout.body if (text := layout.text(row, label_column))]
    if len(labels) < _FEWEST or len(set(labels)) == len(labels):
        return frozenset()
    scattered = _is_scattered(layout, columns)
    return frozenset(
        column.at
        for column in columns
        if column.kind == "value"
        and not any(map(is_period_text, column.path))
        and (
            _is_measured(column)
            or _is_banded(layout, column)
            or (scattered and not _says_what(column))
        )
    )


def _words(columns: Sequence[Column]) -> list[int]:
    return [column.at for column in columns if column.kind in ("text", "period", "code")]


def _is_scattered(layout: Layout, columns: Sequence[Column]) -> bool:
    """Return whether the rows are sorted neither by their words nor by a number.

    A table of counts goes through the texts of one column within those of another: none of them
    begins again. A row that prints one text over several of these columns is no crime, which has
    something in each; it ends a group: `Sub-total`.
    """
    words = _words(columns)
    rows = [row for row in layout.body if not _reaches_over(layout, row, words)]
    texts = (_carried_down(layout, rows, at) for at in words)
    by_runs = sorted(texts, key=_runs)
    prefixes = [list(zip(*by_runs[:depth], strict=True)) for depth in range(1, len(by_runs))]
    if all(_runs(prefix) == len(set(prefix)) for prefix in prefixes):
        return False
    numbers = [c.at for c in columns if c.kind == "value"]
    return not any(_falls([layout.text(row, at) for row in layout.body]) for at in numbers)


def _reaches_over(layout: Layout, row: int, words: Sequence[int]) -> bool:
    """Return whether the first cell of a row reaches over several columns of words."""
    cell = layout.grid[row][words[0]] if words else None
    return cell is not None and any(layout.grid[row][at] is cell for at in words[1:])


def _carried_down(layout: Layout, rows: Sequence[int], at: int) -> list[str]:
    """Return the texts of a column, each blank as the text above it."""
    texts = layout.column_texts(at, rows)
    return [*accumulate(texts, _or_above)]


def _or_above(above: str, own: str) -> str:
    return own or above


def _runs(texts: Sequence[object]) -> int:
    return sum(1 for _ in groupby(texts))


def _falls(texts: Sequence[str]) -> bool:
    amounts = [found.value.amount or 0 for text in texts for found in parse_cell(text)]
    return len(set(amounts)) > 1 and all(before >= after for before, after in pairwise(amounts))


def _is_banded(layout: Layout, column: Column) -> bool:
    """Return whether a column holds several bands (`0-500`, `500-1000`) and no number in digits."""
    texts = {layout.text(row, column.at) for row in layout.body}
    values = [found.value for text in texts if is_figure(text) for found in parse_cell(text)]
    return len(values) > 1 and all(
        value.status == "suppressed" and (value.lower or value.upper is not None)
        for value in values
    )


def _says_what(column: Column) -> bool:
    """Return whether a heading says that crimes are counted, or what else the numbers measure."""
    heading = read_heading(column.heading)
    counts = heading.neutral and column.heading and not _PROPERTY.search(column.heading)
    return (
        heading.measure != "count" or heading.unit in _CRIMES or bool(counts and not heading.unit)
    )


def tells_rows_apart(column: Column) -> bool:
    """Return whether a column numbers or dates its rows under a heading, as lists of crimes do."""
    headed = not column.heading.isdecimal()  # as the notes of a table have it, from `1` on
    return column.kind == "period" or (column.kind == "index" and headed)


def is_proven(layout: Layout, columns: Sequence[Column]) -> bool:
    """Return whether each row of a list without counts is surely one crime.

    It has a number, a reference or a day of its own, or each row fills every column: the lines of a
    label that a narrow column broke do not.
    """
    filled = [column.at for column in columns if column.kind != "empty"]
    rows = [row for row in layout.body if any(layout.text(row, at) for at in filled)]
    own = [c.at for c in columns if c.kind == "index" or _names_records(layout, c)]
    return any(all(layout.text(row, at) for row in rows) for at in own) or all(
        layout.text(row, at) for row in rows for at in filled
    )


def _is_property(column: Column) -> bool:
    """Return whether a heading names what one crime or person has, and not how many there were.

    `Criminal damage to vehicles` is a crime, `Value of criminal damage` what one has.
    """
    if not column.heading or any(map(is_period_text, column.path)):
        return False
    heading = read_heading(column.heading)
    return (
        announces_attribute(column.heading)
        or heading.measure == "money"
        or bool(heading.unit and heading.unit not in _CRIMES)
        or _PROPERTY.search(without_offence_words(column.heading)) is not None
    )


def _is_measured(column: Column) -> bool:
    """Return whether a heading names what is measured of one crime, and can be no count of them."""
    heading = read_heading(column.heading)
    return (
        _is_property(column)
        and not heading.neutral
        and not heading.unit
        and _COUNTS.search(column.heading) is None
    )


def _counts_one(layout: Layout, column: Column) -> bool:
    return {layout.text(row, column.at) for row in layout.body} - {""} == {"1"}


def _names_records(layout: Layout, column: Column) -> bool:
    """Return whether a column gives each row a reference or a day of its own."""
    texts = [text for row in layout.body if (text := layout.text(row, column.at))]
    if 2 * sum(len(find_days(text)) == 1 for text in texts) > len(texts):
        return True
    numbered = all(text.isdecimal() for text in texts)  # row numbers stand before counts as well
    referred = announces_index(column.heading) and not numbered
    return referred and len(set(texts)) == len(texts) >= _FEWEST
