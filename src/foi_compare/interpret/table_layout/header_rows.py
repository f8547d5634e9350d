"""The rows of a table that head its columns, told from those that print values."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.cell_kinds import is_period_text, is_value, is_whole, is_worded
from foi_compare.interpret.meanings.values import is_blank
from foi_compare.interpret.table_layout.headings import (
    announces_attribute,
    announces_outcome,
    announces_row_heads,
    dimension_of,
)
from foi_compare.text import normalise

if TYPE_CHECKING:
    from foi_compare.interpret.table_layout.laid_out import Layout

MAX_HEADER_ROWS = 5
_UP_TO = re.compile(r"\W*(?:under|below|up to|less than|<)", re.IGNORECASE)
_AGE = "Age"
_SMALL = 9  # hidden numbers are smaller
# `(3)` is no heading, whatever it is as a number.
_STRANGE_NUMBER = re.compile(r"[(\[]\d{1,3}(?:,?\d{3})*[)\]]")


def values_of(layout: Layout, row: int) -> list[str]:
    """Return the distinct texts of a row right of the first column, blanks left out."""
    cells, texts = layout.grid[row], layout.row_texts(row)
    return [
        text
        for column in layout.columns[1:]
        if (text := texts[column])
        and (cell := cells[column]) is not None
        and cell.column == column
        and cell.row == row
    ]


def texts_in(layout: Layout, row: int) -> list[str]:
    """Return the texts of a row, blanks left out; a vertical span counts in each row."""
    cells, texts = layout.grid[row], layout.row_texts(row)
    return [
        text
        for column in layout.columns
        if (text := texts[column]) and (cell := cells[column]) is not None and cell.column == column
    ]


def first_text_in(layout: Layout, row: int) -> str:
    """Return the first text of a row, '' where it has none."""
    cells, texts = layout.grid[row], layout.row_texts(row)
    for column in layout.columns:
        text, cell = texts[column], cells[column]
        if text and cell is not None and cell.column == column:
            return text
    return ""


def is_data(layout: Layout, row: int) -> bool:
    """Return whether a row prints at least one value that is no period.

    A word for a number or for the lack of one (`None`, `Unknown`) is no value beside other words:
    `Outcome | Male | Female | Unknown` heads columns.
    """
    return print_data(values_of(layout, row))


def print_data(texts: Sequence[str]) -> bool:
    """Return whether one of the texts of a row right of its label is such a value."""
    return _print_data(tuple(texts))


@lru_cache(maxsize=2**12)
def _print_data(texts: tuple[str, ...]) -> bool:
    names = _names_columns(texts)
    return any(
        is_blank(text)
        or _STRANGE_NUMBER.fullmatch(text) is not None
        or (is_value(text) and not is_period_text(text) and not (names and is_worded(text)))
        for text in texts
    )


def _names_columns(texts: tuple[str, ...]) -> bool:
    """Return whether texts of a row are headings by themselves: words, or several periods."""
    periods = {text for text in texts if is_period_text(text)}
    return len(periods) > 1 or not all(text in periods or is_value(text) for text in texts)


def _answers_in_words(layout: Layout, row: int, header: int) -> bool:
    """Return whether a row below a header is one of its rows: `Charged | not held | see note 1`.

    A second header row has finer headings than the first, or says once more what the rows are.
    """
    texts = values_of(layout, row)
    column = layout.columns[0]
    stub = layout.text(row, column) if layout.is_anchor(row, column) else ""
    return (
        any(map(is_worded, texts))
        and len(texts) <= len(values_of(layout, header))
        and bool(stub)
        and not announces_row_heads(stub)
    )


def _is_code_header(
    layout: Layout, row: int, codes: frozenset[str], above: int | None = None
) -> bool:
    """Return whether a row prints bare codes as headings: distinct, in order, three or more.

    Below another header row, that is about outcomes, or each of its headings spans the same codes.
    """
    order = {code: index for index, code in enumerate(codes_in_order(codes))}
    texts = [text.upper().lstrip("0") for text in values_of(layout, row)]
    known = [order[text] for text in texts if text in order]
    if above is not None:
        spans = _spans(layout, above)
        if spans and len(texts) == sum(spans) and len(set(spans)) == 1:
            runs = {tuple(known[at : at + spans[0]]) for at in range(0, len(known), spans[0])}
            known = list(runs.pop()) if len(runs) == 1 else []
        elif not _is_about_outcomes(values_of(layout, above)):
            return False
    first = layout.text(row, layout.columns[0])
    # Beside them stand words (`Offence`, `Total`), and one other thing at most.
    others = [text for text in texts if text not in order]
    strange = sum(any(map(str.isdigit, text)) or is_value(text) for text in others)
    return (
        len(known) >= 3
        and strange <= 1
        and known == sorted(set(known))
        # `Charged | 3 | 6 | 9` prints counts: over codes stands nothing, or what the rows are.
        and (not first or any(map(announces_row_heads, (first, *others))))
    )


def _is_about_outcomes(headings: Sequence[str]) -> bool:
    """Return whether headings are one of outcomes, and beside it at most one: `Total`."""
    return len(headings) <= 2 and sum(map(announces_outcome, headings)) == 1


def _spans(layout: Layout, row: int) -> list[int]:
    """Return how many columns each heading of a row right of the first column spans."""
    cells = layout.grid[row]
    return [
        cell.column_span
        for column in layout.columns[1:]
        if (cell := cells[column]) is not None and cell.column == column and cell.text.strip()
    ]


def heads_bands(layout: Layout, row: int, above: int | None) -> bool:
    """Return whether a row prints bands as headings: `Outcome | Under 18 | 18-24 | 25 and over`.

    A band reads as a hidden number. Those that stand again under each heading of the row `above` do
    not, nor do ages in order. A plain number is no band.
    """
    texts = values_of(layout, row)
    bands = [text for text in texts if is_value(text) and not is_period_text(text)]
    first = layout.text(row, layout.columns[0])
    if any(map(is_whole, bands)) or not any(map(str.isdigit, "".join(bands))):
        return False
    if first and not (announces_row_heads(first) or announces_attribute(first)):
        return False
    if dimension_of(tuple(texts)) == _AGE and _is_run(texts):
        return True
    if above is None or not values_of(layout, above):
        return False
    runs = _runs_under(layout, above, row)
    return len(runs) > 1 and runs.count(runs[0]) == len(runs) and len(set(runs[0])) > 1


def _begins(band: str) -> int:
    """Return where a band of ages begins: 0 for `Under 18`, 18 for `18 to 24`, -1 for a word."""
    first = re.search(r"\d+", band)
    if first is None:
        return -1
    return 0 if _UP_TO.match(band) else int(first.group())


def _is_run(bands: Sequence[str]) -> bool:
    """Return whether bands rise, or the same ones rise again and again, words left out."""
    numbers = [number for number in map(_begins, bands) if number >= 0]
    size = len(set(numbers))
    rising = sorted(set(numbers))
    return size > 1 and rising[-1] > _SMALL and numbers == rising * (len(numbers) // size)


def _runs_under(layout: Layout, above: int, row: int) -> list[tuple[str, ...]]:
    """Return what a row says under each heading of the row above that spans several columns."""
    runs: dict[int, list[str]] = {}
    for column in layout.columns[1:]:
        head = layout.grid[above][column]
        if head is None or head.column_span == 1:
            return []
        runs.setdefault(head.column, []).append(layout.text(row, column))
    return [tuple(run) for run in runs.values()]


def codes_in_order(codes: frozenset[str]) -> list[str]:
    """Return codes such as `1`, `1A`, `10` in their natural order."""

    def key(code: str) -> tuple[int, str]:
        digits = code.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (int(digits) if digits.isdecimal() else 1000, code)

    return sorted(codes, key=key)


def take_headers(layout: Layout, rows: list[int], codes: frozenset[str]) -> list[int]:
    """Return the header rows at the top of a table, which are taken off its rows."""
    headers: list[int] = []
    any_data = any(is_data(layout, row) for row in rows)
    while rows and len(headers) < MAX_HEADER_ROWS:
        row = rows[0]
        if headers and (not values_of(layout, row) or _answers_in_words(layout, row, headers[-1])):
            break
        if headers and _names_group(layout, rows):
            break
        above = headers[-1] if headers else None
        names = _is_code_header(layout, row, codes, above)
        names = names or heads_bands(layout, row, above) or _stands_over_heads(layout, rows)
        # Small codes stand again among the numbers below them by accident.
        if not names and (is_data(layout, row) or _is_record(layout, headers, rows)):
            break
        if not any_data and headers and not is_flagged(layout, row):
            break  # a list without numbers has one header row, unless the file says otherwise
        if not any_data and not headers and not _reads_as_header(layout, rows):
            break
        headers.append(rows.pop(0))
    if headers and rows and _continues_stub(layout, rows[0]):
        headers.append(rows.pop(0))
    return headers


def _names_group(layout: Layout, rows: Sequence[int]) -> bool:
    """Return whether the first row is one text alone, as others further down are in its place.

    `2021/22` in the middle of a shaded row heads the rows below, up to `2022/23`.
    """
    place = _stands_alone(layout, rows[0])
    return place is not None and any(_stands_alone(layout, row) == place for row in rows[2:])


def _stands_alone(layout: Layout, row: int) -> int | None:
    """Return the column in which the only text of a row begins, None where it has several."""
    cells, texts = layout.grid[row], layout.row_texts(row)
    filled = {
        cell.column
        for column in layout.columns
        if texts[column] and (cell := cells[column]) is not None and cell.row == row
    }
    return filled.pop() if len(filled) == 1 else None


def _stands_over_heads(layout: Layout, rows: Sequence[int]) -> bool:
    """Return whether what looks like a value stands over headings: `Under 18` over `Crimes`.

    It has no label, and the row below says what the rows are.
    """
    row, column = rows[0], layout.columns[0]
    if len(rows) == 1 or layout.text(row, column) or any(map(is_whole, values_of(layout, row))):
        return False
    return announces_row_heads(layout.text(rows[1], column)) and not is_data(layout, rows[1])


def _is_record(layout: Layout, headers: list[int], rows: list[int]) -> bool:
    """Return whether the first row is one of the records below it: most of its texts stand again.

    A header stands again whole, at the top of the next page.
    """
    row, *below = rows
    if is_flagged(layout, row):
        return False
    own = {column: text for column in layout.columns if (text := layout.text(row, column))}
    stands = [column for column, text in own.items() if text in layout.column_texts(column, below)]
    if 2 * len(stands) <= len(own):
        return False
    again: set[int] = set()
    first = layout.grid[row]
    for above, other in itertools.pairwise(rows):
        cells, texts = layout.grid[other], layout.row_texts(other)
        same = {
            column
            for column, text in own.items()
            if texts[column] == text and cells[column] is not first[column]
        }
        if not same:
            continue
        # What a label from above reaches over is not there to be repeated.
        open_ = {column for column in own if _begins_at(layout, other, column)}
        whole = len(same) >= len(open_) and other != below[0]
        # The texts of a list are compared where nothing else tells: there are thousands.
        if not whole or (headers and texts_in(layout, above) != texts_in(layout, headers[-1])):
            again |= same
    return 2 * len(again) > len(own) > 1


def _begins_at(layout: Layout, row: int, column: int) -> bool:
    """Tell whether nothing from a row above reaches into a position."""
    cell = layout.grid[row][column]
    return cell is None or cell.row == row


def _continues_stub(layout: Layout, row: int) -> bool:
    """Return whether a row only holds the second half of the first heading (`Outcome` / `type`)."""
    text = layout.text(row, layout.columns[0])
    return not values_of(layout, row) and text[:1].islower() and len(text.split()) <= 3


def is_flagged(layout: Layout, row: int) -> bool:
    """Return whether the file itself says of each text of a row that it is a heading.

    The label of a group may reach over a heading that the next page repeats: it says nothing here.
    """
    cells = layout.grid[row]
    own = False
    reaching = []
    for column in layout.columns:
        cell = cells[column]
        if cell is None or not cell.text.strip():
            continue
        if cell.row != row:
            reaching.append(cell.header)
        elif not cell.header:
            return False
        else:
            own = True
    return own or (bool(reaching) and all(reaching))


def _is_dated(layout: Layout, rows: list[int], column: int) -> bool:
    """Return whether each of several rows holds a period in a column."""
    return len(rows) > 1 and all(is_period_text(layout.text(row, column)) for row in rows)


def _reads_as_header(layout: Layout, rows: list[int]) -> bool:
    """Return whether the first row of a list without numbers names its columns.

    It does where the file flags it, or where none of its texts stands again below; a year above
    years alone is the year of a first record.
    """
    if is_flagged(layout, rows[0]):
        return True
    if any(_is_dated(layout, rows, column) for column in layout.columns[1:]):
        return False
    first = [normalise(text) for text in texts_in(layout, rows[0])]
    below: set[str] = set()
    for row in rows[1:]:
        texts = [normalise(text) for text in texts_in(layout, row)]
        if texts != first:  # the same header stands again at the top of the next page
            below.update(texts)
    # A heading such as `Total` may be a row label as well; the labels of records stand again.
    return bool(first) and 2 * len(below.intersection(first)) < len(set(first))
