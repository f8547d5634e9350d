"""The cells of one sheet → its tables and texts, parted where rows and columns are empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from foi_compare.headway import moved, signed
from foi_compare.model import Block, Cell, Place, Table, TextBlock
from foi_compare.model.document import TextKind
from foi_compare.readers.opening.damage import BeyondLimitError

_DEFAULT_NAME = re.compile(r"(?:sheet|table|page|tabelle|feuil)[ _]?\d*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?")
_NUMBER = re.compile(r"[-+£$€(<>~≤≥ ]*\d[\d,. ]*%?\)?[*†]?|\*|-|–")
_NOTE = re.compile(r"\s*(?:note|source|please|nb\b|n\.b|\*|†|caveat|disclaimer)", re.IGNORECASE)
# A line of a letter below a table: a sentence, a salutation, the heading of what comes next.
_LINE = re.compile(
    r".*[.:,?!]\s*|\s*(?i:table|question|request|response|answer|sheet|q)\s?\d.*",
    re.DOTALL,
)
_MOST_LINES = 30  # more short texts in one column are a list


class SheetCell(NamedTuple):
    """A cell as it is shown; rows and columns count from 0; `doubt` goes to the cell of a table."""

    text: str
    hidden: bool = False
    row_span: int = 1
    column_span: int = 1
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The filled cells of one sheet by row and column, and whether the sheet is hidden."""

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    hidden: bool = False
    part: str = field(default="")

    def place_part(self) -> str:
        """Return the part of the document that the ledger counts the sheet under."""
        return self.part or f"sheet {self.name}"


class _Region(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int  # both ends included


def given_name(name: str) -> str:
    """Return the name of a sheet if a person gave it, empty for a program's own (`Sheet1`)."""
    return "" if _DEFAULT_NAME.fullmatch(name.strip()) else name


def _is_running_text(texts: Sequence[str]) -> bool:
    """Return whether the cells of one column are the lines of a letter and no list of values.

    Titles over a table are few and each says something else; what stands again is a record.
    """
    wordy = sum(len(text.split()) > 1 for text in texts)
    sentences = 2 * wordy > len(texts) and max(len(text.split()) for text in texts) > 6
    if sentences or len(texts) < 3:
        return True
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
    return len(set(texts)) == len(texts) <= _MOST_LINES and 2 * numbers < len(texts)


def sheet_blocks(sheet: Sheet, *, first_table: int) -> tuple[Block, ...]:
    """Return the blocks of a sheet in reading order.

    Empty rows and columns part tables; a row with one text above a table is a title, a long one
    below it a note. The name of the sheet heads it and is the caption of its tables, unless it is
    a program's own (`Sheet1`).
    """
    try:
        return tuple(_Blocks(sheet, first_table).blocks())
    except RecursionError as error:
        raise BeyondLimitError("empty rows and columns that part a sheet without end") from error


class _Blocks:
    def __init__(self, sheet: Sheet, first_table: int) -> None:
        self._sheet = sheet
        self._part = sheet.place_part()
        self._table = first_table
        filled: dict[int, set[int]] = {}
        for (row, column), cell in signed(sheet.cells.items()):
            for at in range(row, row + cell.row_span):
                filled.setdefault(at, set()).update(range(column, column + cell.column_span))
        self._filled = {row: sorted(filled[row]) for row in sorted(filled)}
        self._last = max(filled, default=-1)
        self._caption = given_name(sheet.name)

    def blocks(self) -> Iterator[Block]:
        if self._caption:
            yield self._text(self._caption, "heading", level=1)
        if self._filled:
            columns = self._filled.values()
            left, right = min(row[0] for row in columns), max(row[-1] for row in columns)
            whole = _Region(min(self._filled), left, self._last, right)
            yield from self._region(whole)

    def _region(self, region: _Region, above: _Region | None = None) -> Iterator[Block]:
        """Yield a region's titles, then the regions that empty rows or columns part.

        `above` is the region that the last rows of this one stand above.
        """
        moved()
        tight = self._tight(region)
        if tight is None:
            return
        bands = self._bands(tight)
        if len(bands) > 1:
            for band, after in zip_longest(bands, bands[1:]):
                yield from self._region(band, above=after)
            return
        titles, rest, notes = self._without_titles(tight, above)
        yield from titles
        parts = [] if rest is None else self._with_heads(rest)
        if len(parts) > 1:
            for part, after in zip_longest(parts, parts[1:]):
                yield from self._region(part, above=after)
            yield from notes
            return
        if rest is not None:
            strips = self._strips(rest)
            if len(strips) > 1:
                for strip in strips:
                    yield from self._region(strip)
            elif rest != tight:
                yield from self._region(rest)
            else:
                yield from self._leaf(rest)
        yield from notes

    def _with_heads(self, region: _Region) -> list[_Region]:
        """Part a region where a table begins right below another: with the same head again.

        The row of words before it is its title.
        """
        head = self._texts(region.top, region)
        if len(head) < 2 or any(_NUMBER.fullmatch(text) for _, text in head[:1]):
            return [region]
        starts, last = [region.top], region.top
        for row in range(region.top + 2, region.bottom):
            if row - last > 1 and self._texts(row, region) == head:
                starts.append(row - 1 if self._only_text(row - 1, region) else row)
                last = row
        ends = [*(start - 1 for start in starts[1:]), region.bottom]
        return [
            region._replace(top=top, bottom=bottom)
            for top, bottom in zip(starts, ends, strict=True)
        ]

    def _texts(self, row: int, region: _Region) -> list[tuple[int, str]]:
        return [(column, cell.text) for (_, column), cell in self._row(row, region)]

    def _leaf(self, region: _Region) -> Iterator[Block]:
        anchors = self._anchors(region)
        if len(anchors) == 1:
            yield self._text(anchors[0][1].text)
        elif self._is_row_of_words(region, anchors):
            yield from (self._text(cell.text, "caption") for _, cell in anchors)
        elif region.left == region.right and _is_running_text([cell.text for _, cell in anchors]):
            yield from (self._text(cell.text) for _, cell in anchors)
        else:
            yield self._table_of(region, anchors)

    def _is_row_of_words(
        self, region: _Region, anchors: Sequence[tuple[tuple[int, int], SheetCell]]
    ) -> bool:
        """Return whether a region is one row of words above others: a title in several cells."""
        stands_above = self._last > region.bottom
        words = not any(_NUMBER.fullmatch(cell.text) for _, cell in anchors)
        return region.top == region.bottom and stands_above and words

    def _tight(self, region: _Region) -> _Region | None:
        """Return the region without empty rows and columns at its edges; None if all is empty."""
        found = ((row, self._in_row(row, region)) for row in range(region.top, region.bottom + 1))
        filled = [(row, columns[0], columns[-1]) for row, columns in found if columns]
        if not filled:
            return None
        left, right = min(first for _, first, _ in filled), max(last for *_, last in filled)
        return _Region(filled[0][0], left, filled[-1][0], right)

    def _in_row(self, row: int, region: _Region) -> Sequence[int]:
        """Return the columns of a region that are filled in a row, in order."""
        filled = self._filled.get(row, ())
        return filled[bisect_left(filled, region.left) : bisect_right(filled, region.right)]

    def _bands(self, region: _Region) -> list[_Region]:
        """Part a region at its empty rows, where what follows is not the same table going on."""
        bands: list[_Region] = []
        above: _Region | None = None  # the last band as wide as what it holds
        start = region.top
        for row in range(region.top, region.bottom + 2):
            if row <= region.bottom and self._in_row(row, region):
                continue
            if row > start:
                band = _Region(start, region.left, row - 1, region.right)
                tight = self._tight(band)
                if above is not None and tight is not None and self._goes_on(above, tight):
                    bands[-1] = bands[-1]._replace(bottom=band.bottom)
                    above = above._replace(bottom=tight.bottom)
                else:
                    bands.append(band)
                    above = tight
            start = row + 1
        return bands

    def _goes_on(self, above: _Region, below: _Region) -> bool:
        """Tell a gap inside a table from one between tables; both as wide as what they hold.

        One empty row, the same columns, and values from the first row on: no head of its own.
        """
        same = (above.left, above.right) == (below.left, below.right)
        if below.top - above.bottom != 2 or not same or above.left == above.right:
            return False
        values = [
            cell.text for (_, column), cell in self._row(below.top, below) if column > below.left
        ]
        return bool(values) and all(_NUMBER.fullmatch(text) for text in values)

    def _strips(self, region: _Region) -> list[_Region]:
        """Part a region at its empty columns, where what follows has labels of its own."""
        filled = set[int]().union(
            *(self._in_row(row, region) for row in range(region.top, region.bottom + 1))
        )
        strips: list[_Region] = []
        start = region.left
        for column in range(region.left, region.right + 2):
            if column in filled and column <= region.right:
                continue
            if column > start:
                strip = _Region(region.top, start, region.bottom, column - 1)
                alone = self._has_labels(strip) or self._has_years(strip, region)
                if strips and not alone:
                    strips[-1] = strips[-1]._replace(right=strip.right)
                else:
                    strips.append(strip)
            start = column + 1
        return strips

    def _has_labels(self, strip: _Region) -> bool:
        """Tell whether the first column of a strip holds words below its head."""
        first = [cell.text for (_, column), cell in self._anchors(strip) if column == strip.left]
        words = [text for text in first[1:] if not _NUMBER.fullmatch(text)]
        return len(words) * 2 > len(first[1:]) or (strip.left == strip.right and len(first) == 1)

    def _has_years(self, strip: _Region, region: _Region) -> bool:
        """Tell whether a strip is a table of years that stands beside other rows than its own.

        Years below a word name its rows where these end above those beside it; otherwise they may
        be a column of the table, as one that tells the year of each crime is.
        """
        tight = self._tight(strip)
        if tight is None or tight.bottom == region.bottom or tight.left == tight.right:
            return False
        head, *years = [
            cell.text for (_, column), cell in self._anchors(tight) if column == tight.left
        ]
        named = not _YEAR.fullmatch(head) and not _NUMBER.fullmatch(head)
        return named and len(set(years)) == len(years) > 1 and all(map(_YEAR.fullmatch, years))

    def _without_titles(
        self, region: _Region, above: _Region | None
    ) -> tuple[list[TextBlock], _Region | None, list[TextBlock]]:
        """Take the title rows above a table and the texts below it off the region."""
        top, bottom = region.top, region.bottom
        titles: list[TextBlock] = []
        if region.left == region.right:
            return titles, region, []
        while top < bottom and (text := self._only_text(top, region)):
            titles.append(self._text(text, "caption"))
            top += 1
        last = self._last_of_table(region._replace(top=top), above)
        notes = [
            self._text(cell.text)
            for row in range(last + 1, bottom + 1)
            for _, cell in self._row(row, region)
        ]
        return titles, region._replace(top=top, bottom=last), notes

    def _last_of_table(self, region: _Region, above: _Region | None) -> int:
        """Return the last row of a table: what stands below it, in one cell a row, are texts.

        A row that only holds a label stays with its table: its values may be blank. What begins
        left of the table does not, nor does anything below the first line of running text, nor
        the one text that stands right above another table.
        """
        last = region.bottom
        while last > region.top and self._only_text(last, region):
            last -= 1
        left = min(
            self._in_row(row, region)[0]
            for row in range(region.top, last + 1)
            if row == last or len(self._row(row, region)) > 1
        )
        for row in range(last + 1, region.bottom + 1):
            text = self._only_text(row, region)
            outside = self._in_row(row, region)[0] < left
            if outside or _NOTE.match(text) or _LINE.fullmatch(text):
                return row - 1
        if region.top < last == region.bottom - 1 and self._opens_untitled(above):
            return last
        return region.bottom

    def _opens_untitled(self, region: _Region | None) -> bool:
        """Return whether a region begins with the head of a table, and no title over it."""
        tight = None if region is None else self._tight(region)
        return tight is not None and len(self._row(tight.top, tight)) > 1

    def _only_text(self, row: int, region: _Region) -> str:
        """Return the text of a row that holds one cell of words and nothing else."""
        cells = self._row(row, region)
        covered = self._in_row(row, region)
        if len(cells) != 1 or len(covered) != cells[0][1].column_span or cells[0][1].row_span > 1:
            return ""
        text = cells[0][1].text
        return "" if _NUMBER.fullmatch(text) else text

    def _row(self, row: int, region: _Region) -> list[tuple[tuple[int, int], SheetCell]]:
        cells = self._sheet.cells
        return [
            ((row, column), cells[row, column])
            for column in self._in_row(row, region)
            if (row, column) in cells
        ]

    def _anchors(self, region: _Region) -> list[tuple[tuple[int, int], SheetCell]]:
        return [
            anchor
            for row in signed(range(region.top, region.bottom + 1))
            for anchor in self._row(row, region)
        ]

    def _text(self, text: str, kind: TextKind = "paragraph", level: int = 0) -> TextBlock:
        if self._sheet.hidden:
            kind = "furniture"
        return TextBlock(text=text, kind=kind, level=level, place=Place(part=self._part))

    def _table_of(
        self, region: _Region, anchors: Sequence[tuple[tuple[int, int], SheetCell]]
    ) -> Table:
        number = self._table
        self._table += 1
        return Table(
            cells=tuple(
                Cell(
                    row=row - region.top,
                    column=column - region.left,
                    text=cell.text,
                    place=Place(part=self._part, table=number, row=row + 1, column=column + 1),
                    row_span=min(cell.row_span, region.bottom + 1 - row),
                    column_span=min(cell.column_span, region.right + 1 - column),
                    hidden=cell.hidden or self._sheet.hidden,
                    doubt=cell.doubt,
                )
                for (row, column), cell in signed(anchors)
            ),
            n_rows=region.bottom - region.top + 1,
            n_columns=region.right - region.left + 1,
            place=Place(part=self._part, table=number, row=region.top + 1, column=region.left + 1),
            caption=self._caption,
        )
