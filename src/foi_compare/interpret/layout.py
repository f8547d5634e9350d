"""A grid of cells to the tables it holds, each with its titles, header rows and body rows.

Nothing here knows what an outcome is: it sees which cells hold numbers, periods and words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.headings import announces_row_heads
from foi_compare.interpret.periods import find_periods, heading_period
from foi_compare.interpret.values import is_blank, parse_cell
from foi_compare.model import Cell, Spot, Table
from foi_compare.text import find_numerals, fold_space, normalise

MAX_HEADER_ROWS = 5


class Origin(NamedTuple):
    """Where the text of a cell stands in the document: a block, a cell of it, an offset."""

    block: int
    row: int
    column: int
    offset: int


Grid = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One table with its rows told apart. Row numbers are those of `grid`.

    `captions` are the texts that name the table, the nearest first: its own title rows, what stands
    above it, the name of its sheet. `origins` maps the anchor of a cell to where its text stands,
    for a table that was built from lines of text; a cell without an entry stands where the table
    says. `joined` holds the text of labels that were put together, `continued` the rows that the
    rest of them stands in.
    """

    file: str
    block: int
    grid: Grid
    texts: tuple[tuple[str, ...], ...]
    titles: tuple[int, ...]
    headers: tuple[int, ...]
    body: tuple[int, ...]
    repeats: tuple[int, ...]
    columns: tuple[int, ...]
    captions: tuple[str, ...]
    origins: Mapping[tuple[int, int], Origin]
    joined: Mapping[tuple[int, int], str] = field(default_factory=dict)
    continued: tuple[int, ...] = ()

    @property
    def caption(self) -> str:
        """All that names the table, as a person reads it: the outermost first."""
        return " ".join(reversed(self.captions))

    def text(self, row: int, column: int) -> str:
        """Return the text of a position with white space folded, '' where nothing stands."""
        if self.joined and (row, column) in self.joined:
            return self.joined[row, column]
        return self.texts[row][column]

    def is_anchor(self, row: int, column: int) -> bool:
        """Return whether a cell starts at this position, as against being spanned into it."""
        cell = self.grid[row][column]
        return cell is not None and (cell.row, cell.column) == (row, column)

    def spots(self, cell: Cell) -> tuple[Spot, ...]:
        """Return the addresses of the numerals of a cell."""
        origin = self.origins.get((cell.row, cell.column))
        if origin is None:
            origin = Origin(self.block, cell.row, cell.column, 0)
        return tuple(
            Spot(
                self.file,
                origin.block,
                origin.row,
                origin.column,
                origin.offset + numeral.start,
                origin.offset + numeral.end,
            )
            for numeral in find_numerals(cell.text)
        )


# `2020-` / `21` is one year that a narrow column broke, `To` / `tal` one word.
_BROKEN_NUMBER = re.compile(r"(?<=\d)([-/\u2013])\s*\n\s*(?=\d)")
# `(3)` is no heading, whatever it is as a number.
_STRANGE_NUMBER = re.compile(r"[(\[]\d{1,3}(?:,?\d{3})*[)\]]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BROKEN_TOTALS = frozenset({"total", "totals", "grandtotal", "subtotal", "overalltotal"})


@lru_cache(maxsize=2**13)
def _one_line(text: str) -> str:
    """Return the text of a cell on one line, with what a narrow column broke put together."""
    if "\n" not in text:
        return fold_space(text)
    whole = fold_space(_BROKEN_NUMBER.sub(r"\1", text))
    squeezed = whole.replace(" ", "")
    if squeezed.casefold() in _BROKEN_TOTALS:
        return "Grand Total" if squeezed.casefold() == "grandtotal" else squeezed
    joined = text.replace("\n", "").replace(" ", "")
    if any(map(str.isdigit, joined)) and is_period_text(joined) and not is_period_text(whole):
        return joined
    if _GROUPED.fullmatch(joined) and not all(_whole(line) for line in text.split("\n")):
        return joined  # `1,7` / `07` is no two numbers
    return whole


def _whole(text: str) -> bool:
    return re.fullmatch(r"\s*(?:\d+|\d{1,3}(?:,\d{3})+)\s*", text) is not None


def texts_of(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """Return the text at each position of a grid, on one line, '' where nothing stands."""
    return tuple(tuple("" if c is None else _one_line(c.text) for c in row) for row in grid)


def lay_out(
    table: Table,
    file: str,
    block: int,
    *,
    codes: frozenset[str] = frozenset(),
    captions: tuple[str, ...] = (),
    origins: Mapping[tuple[int, int], Origin] | None = None,
) -> tuple[Layout, ...]:
    """Return the tables that a grid of cells holds, each with its parts told apart.

    `codes` are the codes of the codebook: a header may print them bare (`1 | 1A | 2`). `captions`
    are the texts around the grid that name it, the nearest first; without them its own caption is.
    """
    grid = table.grid()
    whole = Layout(
        file=file,
        block=block,
        grid=grid,
        texts=texts_of(grid),
        titles=(),
        headers=(),
        body=tuple(range(len(grid))),
        repeats=(),
        columns=tuple(range(table.n_columns)),
        captions=captions or tuple(filter(None, (fold_space(table.caption),))),
        origins=origins or {},
    )
    parts: list[Layout] = []
    for rows in _row_blocks(whole):
        part = _with_parts(replace(whole, body=rows), codes, parts[-1] if parts else None)
        parts.append(part)
    return tuple(side for part in parts for side in _side_by_side(part))


def is_period_text(text: str) -> bool:
    """Return whether a text is a period and nothing else."""
    found = heading_period(text)
    return found is not None and not found[1]


def is_number(text: str) -> bool:
    """Return whether a text reads as a number or a suppressed one; a blank or a dash does not."""
    return not is_blank(text) and any(
        found.value.status in ("exact", "suppressed") for found in parse_cell(text)
    )


def is_value(text: str) -> bool:
    """Return whether a text stands where a number would: a number, or `not held`; no blank."""
    return not is_blank(text) and bool(parse_cell(text))


def is_worded(text: str) -> bool:
    """Return whether a value is a word that may as well name something: `None`, `Not known`."""
    if any(map(str.isdigit, text)) or is_blank(text):
        return False
    return any(found.value.status in ("exact", "not_held") for found in parse_cell(text))


def is_figure(text: str) -> bool:
    """Return whether a text is a number printed in digits or hidden behind a sign."""
    return is_number(text) and not is_worded(text)


def _values(layout: Layout, row: int) -> list[str]:
    """Return the distinct texts of a row right of the first column, blanks left out."""
    return [
        layout.text(row, column)
        for column in layout.columns[1:]
        if layout.is_anchor(row, column) and layout.text(row, column)
    ]


def _nonblank(layout: Layout, row: int) -> list[str]:
    return [
        layout.text(row, column)
        for column in layout.columns
        if _starts(layout, row, column) and layout.text(row, column)
    ]


def _starts(layout: Layout, row: int, column: int) -> bool:
    """Return whether a cell starts here within the row: a vertical span counts in each row."""
    cell = layout.grid[row][column]
    return cell is not None and cell.column == column


def _is_data(layout: Layout, row: int) -> bool:
    """Return whether a row prints at least one value that is no period.

    A word for a number or for the lack of one (`None`, `Unknown`) is no value beside other words:
    `Outcome | Male | Female | Unknown` heads columns.
    """
    texts = _values(layout, row)
    names = _names_columns(texts)
    return any(
        is_blank(text)
        or _STRANGE_NUMBER.fullmatch(text)
        or (is_value(text) and not is_period_text(text) and not (names and is_worded(text)))
        for text in texts
    )


def _names_columns(texts: list[str]) -> bool:
    """Return whether texts of a row are headings by themselves: words, or several periods."""
    periods = {text for text in texts if is_period_text(text)}
    return len(periods) > 1 or not all(text in periods or is_value(text) for text in texts)


def _answers_in_words(layout: Layout, row: int, header: int) -> bool:
    """Return whether a row below a header is one of its rows: `Charged | not held | see note 1`.

    A second header row has finer headings than the first, or says once more what the rows are.
    """
    texts = _values(layout, row)
    column = layout.columns[0]
    stub = layout.text(row, column) if layout.is_anchor(row, column) else ""
    return (
        any(map(is_worded, texts))
        and len(texts) <= len(_values(layout, header))
        and bool(stub)
        and not announces_row_heads(stub)
    )


def _is_code_header(layout: Layout, row: int, codes: frozenset[str]) -> bool:
    """Return whether a row prints bare codes as headings: distinct, in order, three or more."""
    order = {code: index for index, code in enumerate(codes_in_order(codes))}
    texts = [text.upper().lstrip("0") for text in _values(layout, row)]
    known = [order[text] for text in texts if text in order]
    first = layout.text(row, layout.columns[0])
    return (
        len(known) >= 3
        and len(known) >= len(texts) - 1
        and known == sorted(set(known))
        # `Charged | 3 | 6 | 9` prints counts: over codes stands nothing, or what the rows are.
        and (not first or announces_row_heads(first))
    )


def _is_banded(layout: Layout, row: int) -> bool:
    """Return whether a row prints bands as headings: `Outcome | Under 18 | 18-24 | 25 and over`.

    A band reads as a hidden number; below a word that says what the rows are, different ones do
    not, and a plain number never does.
    """
    texts = _values(layout, row)
    bands = [text for text in texts if is_value(text) and not is_period_text(text)]
    plain = any(_whole(text) for text in bands)
    first = layout.text(row, layout.columns[0])
    distinct = len(set(bands)) == len(bands) > 1 and any(map(str.isdigit, "".join(bands)))
    return distinct and not plain and announces_row_heads(first)


def codes_in_order(codes: frozenset[str]) -> list[str]:
    """Return codes such as `1`, `1A`, `10` in their natural order."""

    def key(code: str) -> tuple[int, str]:
        digits = code.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (int(digits) if digits.isdecimal() else 1000, code)

    return sorted(codes, key=key)


def _is_header_like(layout: Layout, row: int, heads: set[str]) -> bool:
    """Return whether a row of the body looks like a header row of its own.

    `heads` are the first cells of the header rows above it.
    """
    values = _values(layout, row)
    if not values:
        return False
    cells = [layout.grid[row][column] for column in layout.columns]
    if all(cell is None or not cell.text.strip() or cell.header for cell in cells):
        return True
    if normalise(layout.text(row, layout.columns[0])) in heads:
        return not any(is_figure(text) and not is_period_text(text) for text in values)
    return len(values) >= 2 and all(is_period_text(text) for text in values)


def _row_blocks(layout: Layout) -> list[tuple[int, ...]]:
    """Return the rows of each table that stands in the grid, one below the other.

    A new table begins at a header-like row below data, unless it repeats a header seen before.
    """
    blocks: list[list[int]] = [[]]
    seen: set[tuple[str, ...]] = set()
    heads: set[str] = set()
    had_data = False
    for row in layout.body:
        texts = tuple(normalise(text) for text in _nonblank(layout, row))
        header_like = _is_header_like(layout, row, heads)
        if header_like and had_data and (texts not in seen or _titled_anew(layout, blocks[-1])):
            taken: list[int] = []
            while blocks[-1] and _belongs_below(layout, blocks[-1][-1]):
                taken.insert(0, blocks[-1].pop())
            blocks.append(taken)
            had_data = False
        if header_like or (not had_data and not _is_data(layout, row)):
            seen.add(texts)
            if _values(layout, row) and layout.text(row, layout.columns[0]):
                heads.add(normalise(layout.text(row, layout.columns[0])))
        had_data = had_data or _is_data(layout, row)
        blocks[-1].append(row)
    return [tuple(block) for block in blocks if block]


def _titled_anew(layout: Layout, rows: list[int]) -> bool:
    """Return whether rows that begin with a title end with one: the next table repeats the head."""
    return len(rows) > 1 and all(_is_title(layout, row) for row in (rows[0], rows[-1]))


def _belongs_below(layout: Layout, row: int) -> bool:
    """Return whether a row at the end of a table is the title of the next one."""
    return not _values(layout, row)


def _with_parts(layout: Layout, codes: frozenset[str], above: Layout | None) -> Layout:
    rows = list(layout.body)
    titles = []
    while rows and _is_title(layout, rows[0]) and len(rows) > 1:
        titles.append(rows.pop(0))
    headers = _take_headers(layout, rows, codes)
    if titles and not headers and any(_is_title(layout, row) for row in rows):
        rows.insert(0, titles.pop())  # the first of several headings within the rows
    header_texts = {tuple(normalise(text) for text in _nonblank(layout, row)) for row in headers}
    repeats = [
        row
        for row in rows
        if tuple(normalise(text) for text in _nonblank(layout, row)) in header_texts
        or (
            headers and _flagged(layout, row) and not _is_data(layout, row) and _values(layout, row)
        )
    ]
    named = (" ".join(_nonblank(layout, row)) for row in reversed(titles))
    captions = (*filter(None, named), *layout.captions)
    if above is not None and not captions:
        captions = above.captions
    return replace(
        layout,
        titles=tuple(titles),
        headers=tuple(headers),
        body=tuple(row for row in rows if row not in repeats),
        repeats=tuple(repeats),
        captions=captions,
    )


def _take_headers(layout: Layout, rows: list[int], codes: frozenset[str]) -> list[int]:
    """Return the header rows at the top of a table, which are taken off its rows."""
    headers: list[int] = []
    any_data = any(_is_data(layout, row) for row in rows)
    while rows and len(headers) < MAX_HEADER_ROWS:
        row = rows[0]
        if headers and (not _values(layout, row) or _answers_in_words(layout, row, headers[-1])):
            break
        names = not headers and (_is_code_header(layout, row, codes) or _is_banded(layout, row))
        if (_is_data(layout, row) and not names) or _is_record(layout, headers, rows):
            break
        if not any_data and headers and not _flagged(layout, row):
            break  # a list without numbers has one header row, unless the file says otherwise
        if not any_data and not headers and not _reads_as_header(layout, rows):
            break
        headers.append(rows.pop(0))
    if headers and rows and _continues_stub(layout, rows[0]):
        headers.append(rows.pop(0))
    return headers


def _is_record(layout: Layout, headers: list[int], rows: list[int]) -> bool:
    """Return whether the first row is one of the records below it: most of its texts stand again.

    A header stands again whole, at the top of the next page.
    """
    row, *below = rows
    if _flagged(layout, row):
        return False
    own = {column: text for column in layout.columns if (text := layout.text(row, column))}
    again: set[int] = set()
    for above, other in itertools.pairwise(rows):
        same = {column for column, text in own.items() if layout.text(other, column) == text}
        heads_page = not headers or _nonblank(layout, above) == _nonblank(layout, headers[-1])
        if len(same) < len(own) or not heads_page or other == below[0]:
            again |= same
    return 2 * len(again) > len(own) > 1


def _continues_stub(layout: Layout, row: int) -> bool:
    """Return whether a row only holds the second half of the first heading (`Outcome` / `type`)."""
    text = layout.text(row, layout.columns[0])
    return not _values(layout, row) and text[:1].islower() and len(text.split()) <= 3


def _flagged(layout: Layout, row: int) -> bool:
    cells = [layout.grid[row][column] for column in layout.columns]
    filled = [cell for cell in cells if cell is not None and cell.text.strip()]
    return bool(filled) and all(cell.header for cell in filled)


def _is_title(layout: Layout, row: int) -> bool:
    """Return whether a row holds one text from the first column on and nothing else."""
    texts = _nonblank(layout, row)
    return (
        len(texts) <= 1
        and not _values(layout, row)
        and (not texts or bool(layout.text(row, layout.columns[0])))
    )


def _reads_as_header(layout: Layout, rows: list[int]) -> bool:
    """Return whether the first row of a list without numbers names its columns.

    It does where the file flags it, or where none of its texts stands again below.
    """
    if _flagged(layout, rows[0]):
        return True
    first = [normalise(text) for text in _nonblank(layout, rows[0])]
    below: set[str] = set()
    for row in rows[1:]:
        texts = [normalise(text) for text in _nonblank(layout, row)]
        if texts != first:  # the same header stands again at the top of the next page
            below.update(texts)
    # A heading such as `Total` may be a row label as well; the labels of records stand again.
    return bool(first) and 2 * len(below.intersection(first)) < len(set(first))


def _side_by_side(layout: Layout) -> tuple[Layout, ...]:
    """Split a table whose header starts again on the right (`Outcome | No | Outcome | No`)."""
    if not layout.headers:
        return (layout,)
    row = layout.headers[-1]
    heads = [_undated(layout.text(row, column)) for column in layout.columns]
    if not heads or not heads[0] or len(set(heads)) == len(heads):
        return (layout,)
    starts = [index for index, head in enumerate(heads) if head == heads[0]]
    if len(starts) < 2 or any(_spans_over(layout, row, index) for index in starts[1:]):
        return (layout,)
    if not all(_is_word_column(layout, layout.columns[start]) for start in starts):
        return (layout,)
    ends = [*starts[1:], len(heads)]
    return tuple(
        replace(
            layout,
            columns=layout.columns[start:end],
            captions=(*_dated(layout.text(row, layout.columns[start])), *layout.captions),
        )
        for start, end in zip(starts, ends, strict=True)
    )


def _undated(heading: str) -> str:
    """Return a heading without its year: `Outcome 2019` and `Outcome 2020` are one."""
    periods = find_periods(heading)
    if len(periods) != 1:
        return normalise(heading)
    rest = heading[: periods[0].start] + " " + heading[periods[0].end :]
    return normalise(rest) or normalise(heading)


def _dated(heading: str) -> tuple[str, ...]:
    """Return a heading that dates its table, as the caption it is."""
    return (heading,) if _undated(heading) != normalise(heading) else ()


def _spans_over(layout: Layout, row: int, index: int) -> bool:
    return layout.grid[row][layout.columns[index]] is layout.grid[row][layout.columns[index - 1]]


def _is_word_column(layout: Layout, column: int) -> bool:
    texts = [layout.text(row, column) for row in layout.body if layout.text(row, column)]
    return bool(texts) and not any(is_figure(text) for text in texts)
