"""Pictures that are the pages of one text: their order, and a table that goes on in the next one.

Each picture is a file by itself, so its reader cannot know what stood on the page before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_layout.header_rows import is_data
from foi_compare.interpret.table_layout.laid_out import Layout, Origin
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.interpret.table_layout.lone_rows import ASIDE, Extents, begins_label, lone_rows
from foi_compare.interpret.table_layout.rows_so_far import (
    RowsSoFar,
    filled_columns,
    moved_down,
    reaches_over_all,
)
from foi_compare.model import Block, Document, Table, TextBlock

_NUMBERS = re.compile(r"(\d+)")
_EDGES = frozenset({"page_header", "page_footer", "furniture"})
_FEWEST = 2  # cells of a row that is whole

_SET = (0.1, 0.5, 0.9)  # of the width of a column: where texts set to its left and so on stand

Address = tuple[str, int]  # a file, and the index of a block in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A table with its rows in further pictures.

    `origins` says where each cell of these stands, `rests` are the blocks that hold them.
    """

    table: Table
    origins: Mapping[tuple[int, int], Origin] = field(default_factory=dict)
    rests: tuple[Address, ...] = ()


def texts_of(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents of each text: the pictures of one folder are its pages, in order."""
    texts: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        home = document.name.rpartition("/")[0] if document.format == "image" else document.name
        texts.setdefault((document.format, home), []).append(document)
    return [sorted(pages, key=_page_order) for pages in texts.values()]


def _page_order(document: Document) -> list[str | int]:
    """Return what puts `page 2` before `page 10`."""
    parts = _NUMBERS.split(document.name)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def runs_of_pages(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents by runs of pictures that follow each other; another is one by itself.

    What names the first table of a page may stand at the foot of the page before.
    """
    runs: list[list[Document]] = []
    for pages in texts_of(documents):
        for page in pages:
            if page is not pages[0] and _follows(runs[-1][-1].name, page.name):
                runs[-1].append(page)
            else:
                runs.append([page])
    return runs


def tables_over_pages(documents: Iterable[Document]) -> dict[Address, Run]:
    """Return the tables that go on in the next picture, by where each of them begins."""
    found: dict[Address, _Begun] = {}
    for pages in texts_of(documents):
        begun: _Begun | None = None
        for upper, lower in pairwise(pages):
            ending = _ending_table(upper)
            if ending is None or not _follows(upper.name, lower.name):
                begun = None
                continue
            at, table = ending
            if begun is None or begun.rests[-1] != (upper.name, at):
                begun = _Begun((upper.name, at), table)
            if _took_rest(begun, table, lower):
                found[begun.start] = begun
            else:
                begun = None
    return {start: begun.run() for start, begun in found.items()}


class _Begun:
    """A table with the rows in further pictures that were found to be its own."""

    def __init__(self, start: Address, table: Table) -> None:
        self.start = start
        self.table = table
        self.above = RowsSoFar(table)
        self.rests: list[Address] = []
        self._cells = list(table.cells)
        self._n_rows = table.n_rows
        self._origins: dict[tuple[int, int], Origin] = {}

    def take(
        self,
        following: Table,
        where: Address,
        shift: int = 0,
        offsets: Mapping[tuple[int, int], int] = MappingProxyType({}),
    ) -> None:
        """Take the rows of another table below its own, numbered through.

        Their columns stand `shift` further right than in their file. `offsets` say where each cell
        begins if it was made of a text.
        """
        for cell in following.cells:
            at = (cell.row, cell.column - shift, 0)
            if offsets:
                at = (-1, -1, offsets[cell.row, cell.column])
            row = self._n_rows + cell.row
            self._origins[row, cell.column] = Origin(where[1], *at, where[0])
        self._cells.extend(moved_down(following, self._n_rows))
        self._n_rows += following.n_rows
        self.rests.append(where)
        self.above.take(following)

    def run(self) -> Run:
        """Return the table with all its rows."""
        table = replace(self.table, cells=tuple(self._cells), n_rows=self._n_rows)
        return Run(table=table, origins=self._origins, rests=tuple(self.rests))


def _took_rest(begun: _Begun, ending: Table, lower: Document) -> bool:
    """Take the rows that open the next picture if they go on with a table; tell whether they do."""
    inner = _inner(lower)
    if not inner:
        return False
    (below, opening), after = inner[0], inner[1:2]
    where = (lower.name, below)
    if isinstance(opening, Table):
        return _took_table(begun, ending, opening, where)
    if any(isinstance(block, Table) for _, block in after) or not _is_open(begun.above, ending):
        return False
    columns = _extents(ending)
    whole = columns.keys() == set(range(begun.table.n_columns))
    lone = lone_rows(opening, columns) if whole else None
    if lone is not None:
        begun.take(lone.table, where, 0, lone.offsets)
    return lone is not None


def _took_table(begun: _Begun, ending: Table, opening: Table, where: Address) -> bool:
    """Take the rows of the table that opens the next picture, if it goes on there.

    That one lacks the first column where the label of its group stands on the page before.
    """
    n_columns = begun.table.n_columns
    if opening.n_columns == n_columns and _goes_on(begun.above, ending, opening):
        begun.take(opening, where)
        return True
    if opening.n_columns == n_columns - 1:
        moved = tuple(cell._replace(column=cell.column + 1) for cell in opening.cells)
        shifted = replace(opening, cells=moved, n_columns=n_columns)
        if _goes_on(begun.above, ending, shifted):
            begun.take(shifted, where, 1)
            return True
    return False


def _follows(before: str, after: str) -> bool:
    """Tell whether names differ in one number alone, and the second is the next one."""
    one, two = _NUMBERS.split(before), _NUMBERS.split(after)
    if len(one) != len(two):
        return False
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    numbers = [(a, b) for a, b in differing if a.isdecimal() and b.isdecimal()]
    return len(differing) == len(numbers) == 1 and int(numbers[0][1]) - int(numbers[0][0]) == 1


def _inner(document: Document) -> list[tuple[int, Block]]:
    """Return the blocks of a page with their indexes, running text left out."""
    return [
        (index, block)
        for index, block in enumerate(document.blocks)
        if not (isinstance(block, TextBlock) and block.kind in _EDGES)
    ]


def _ending_table(document: Document) -> tuple[int, Table] | None:
    """Return the last block of a page if it is a table."""
    inner = _inner(document)
    index, block = inner[-1] if inner else (0, None)
    return (index, block) if isinstance(block, Table) else None


def _goes_on(above: RowsSoFar, ending: Table, following: Table) -> bool:
    """Tell whether a table begins with further rows of the one at the end of the page before.

    Its columns stand where those stand, and it repeats the heading or opens with a row like those
    above. A row that lacks its label, or has nothing else, may be the rest of another; where the
    label of a group stands once for several rows, the others lack it.
    """
    if not _stand_alike(ending, following):
        return False
    below = lay_out(following, "", 0)[0]
    repeated = _repeated(above, below)
    opening = _filled(below, repeated) if repeated < following.n_rows else {}
    whole = _is_whole(opening) or _in_group(above.filled, opening)
    if not _is_open(above, ending) or not whole:
        return False
    if _ends_alone(ending) and not begins_label(opening.get(0, "")):
        return False
    return repeated > 0 or is_data(below, 0) or _seen_above(above, opening) or _heads(above, below)


def _is_open(begun: RowsSoFar, ending: Table) -> bool:
    """Tell whether further rows may follow: under a heading, and below a row that is whole."""
    above = lay_out(ending, "", 0)[0]
    at = ending.n_rows - 1
    last = _filled(above, at)
    ends = _is_whole(last) or _in_group(filled_columns(above), last) or _names_rows(above, at)
    return begun.is_headed and ends


def _ends_alone(ending: Table) -> bool:
    """Tell whether the last row is a text alone, which may go on in the next picture."""
    return _filled(lay_out(ending, "", 0)[0], ending.n_rows - 1).keys() == {0}


def _names_rows(above: Layout, row: int) -> bool:
    """Tell whether the last row names the group of those to follow, as another row does above.

    A text alone may else be a label whose numbers stand on the next page.
    """
    alone = [at for at in above.body if _filled(above, at).keys() == {0}]
    periods = [is_period_text(above.text(at, 0)) for at in alone]
    return row in alone and periods.count(periods[-1]) >= _FEWEST


def _is_whole(row: Mapping[int, str]) -> bool:
    return len(row) >= _FEWEST and 0 in row


def _in_group(filled: Collection[frozenset[int]], row: Mapping[int, str]) -> bool:
    """Tell whether a row lacks the label of its group as a row above does, and nothing else."""
    return len(row) >= _FEWEST and 0 not in row and 1 in row and frozenset(row) in filled


def _heads(above: RowsSoFar, below: Layout) -> bool:
    """Tell whether the first row names the group of the rows below it, as rows above do.

    It reaches over all columns, which the rest of a label does not.
    """
    named = above.names_groups
    return named and reaches_over_all(below, 0) and len(below.grid) > 1 and is_data(below, 1)


def _repeated(above: RowsSoFar, below: Layout) -> int:
    """Return how many rows at the top of the second table repeat the heading of the first."""
    heading = above.heading
    return len(heading) if below.texts[: len(heading)] == heading else 0


def _filled(layout: Layout, row: int) -> dict[int, str]:
    """Return the texts of a row by column, blanks left out."""
    texts = {column: layout.text(row, column) for column in layout.columns}
    return {column: text for column, text in texts.items() if text}


def _seen_above(above: RowsSoFar, opening: Mapping[int, str]) -> bool:
    """Tell whether a row says in one of its columns what a row above says there, as records do."""
    return any(item in above.texts for item in opening.items())


def _stand_alike(one: Table, other: Table) -> bool:
    """Tell whether the columns of two tables stand below one another, the sheets laid as they are.

    A sheet may lie a little to the side, or askew: each column shares most with its own. Where
    nothing is drawn, how wide a column was taken to be depends on what stands in it, so it is
    enough that the place where all of them are set, left, middle or right, lies in their own.
    """
    upper, lower = _extents(one), _extents(other)
    if not lower or not lower.keys() <= upper.keys():
        return False
    shared = all(
        all(
            _shared(upper[column], extent) > _shared(upper[beside], extent)
            for beside in upper
            if beside != column
        )
        for column, extent in lower.items()
    )
    return shared or _set_alike(upper, lower) or _set_alike(lower, upper)


def _set_alike(one: Extents, other: Extents) -> bool:
    """Tell whether columns begin together, and each is set where its own in the other one is."""
    first = min(one)
    if first not in other or abs(one[first][0] - other[first][0]) > ASIDE:
        return False
    return any(
        all(
            other[column][0] < left + share * (right - left) < other[column][1]
            for column, (left, right) in one.items()
            if column in other
        )
        for share in _SET
    )


def _extents(table: Table) -> dict[int, tuple[float, float]]:
    """Return for each column from where to where its cells stand."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        box = cell.place.box
        if box is not None and cell.column_span == 1:
            left, right = found.get(cell.column, (box.x0, box.x1))
            found[cell.column] = min(left, box.x0), max(right, box.x1)
    return found


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
