"""Pictures that are the pages of one text: their order, and a table that goes on in the next one.

Each picture is a file by itself, so its reader cannot know what stood on the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from foi_compare.interpret.cell_kinds import is_period_text
from foi_compare.interpret.header_rows import is_data
from foi_compare.interpret.layout import Layout, Origin, lay_out
from foi_compare.interpret.lone_rows import ASIDE, Extents, begins_label, lone_rows
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


def blocks_before(documents: Iterable[Document]) -> dict[str, tuple[Block, ...]]:
    """Return by its name what stands before a picture: the blocks of the pages that it goes on.

    What names the first table of a page may stand at the foot of the page before.
    """
    found: dict[str, tuple[Block, ...]] = {}
    for pages in texts_of(documents):
        for upper, lower in pairwise(pages):
            if _follows(upper.name, lower.name):
                found[lower.name] = (*found.get(upper.name, ()), *upper.blocks)
    return found


def tables_over_pages(documents: Iterable[Document]) -> dict[Address, Run]:
    """Return the tables that go on in the next picture, by where each of them begins."""
    found: dict[Address, Run] = {}
    for pages in texts_of(documents):
        begun: Address | None = None
        for upper, lower in pairwise(pages):
            ending = _ending_table(upper)
            if ending is None or not _follows(upper.name, lower.name):
                begun = None
                continue
            at, table = ending
            if begun is None or found[begun].rests[-1] != (upper.name, at):
                begun = (upper.name, at)
            longer = _with_rest(found.get(begun, Run(table=table)), table, lower)
            if longer is None:
                begun = None
                continue
            found[begun] = longer
    return found


def _with_rest(run: Run, ending: Table, lower: Document) -> Run | None:
    """Return a table with the rows that open the next picture; None where these are not its own."""
    inner = _inner(lower)
    if not inner:
        return None
    (below, opening), after = inner[0], inner[1:2]
    where = (lower.name, below)
    if isinstance(opening, Table):
        return _longer_by(run, ending, opening, where)
    if any(isinstance(block, Table) for _, block in after) or not _is_open(run.table, ending):
        return None
    columns = _extents(ending)
    whole = columns.keys() == set(range(run.table.n_columns))
    lone = lone_rows(opening, columns) if whole else None
    return None if lone is None else _longer(run, lone.table, where, 0, lone.offsets)


def _longer_by(run: Run, ending: Table, opening: Table, where: Address) -> Run | None:
    """Return a table with the rows of the one that opens the next picture, where it goes on there.

    That one lacks the first column where the label of its group stands on the page before.
    """
    if _goes_on(run.table, ending, opening):
        return _longer(run, opening, where)
    if run.table.n_columns == opening.n_columns + 1:
        moved = tuple(cell._replace(column=cell.column + 1) for cell in opening.cells)
        shifted = replace(opening, cells=moved, n_columns=run.table.n_columns)
        if _goes_on(run.table, ending, shifted):
            return _longer(run, shifted, where, 1)
    return None


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


def _goes_on(whole: Table, ending: Table, following: Table) -> bool:
    """Tell whether a table begins with further rows of the one at the end of the page before.

    Its columns stand where those stand, and it repeats the heading or opens with a row like those
    above. A row that lacks its label, or has nothing else, may be the rest of another; where the
    label of a group stands once for several rows, the others lack it.
    """
    if whole.n_columns != following.n_columns or not _stand_alike(ending, following):
        return False
    above, below = lay_out(whole, "", 0)[0], lay_out(following, "", 0)[0]
    repeated = _repeated(above, below)
    opening = _filled(below, repeated) if repeated < following.n_rows else {}
    if not _is_open(whole, ending) or not (_is_whole(opening) or _in_group(above, opening)):
        return False
    if _ends_alone(ending) and not begins_label(opening.get(0, "")):
        return False
    return repeated > 0 or is_data(below, 0) or _seen_above(above, opening) or _heads(above, below)


def _is_open(whole: Table, ending: Table) -> bool:
    """Tell whether further rows may follow: under a heading, and below a row that is whole."""
    above = lay_out(ending, "", 0)[0]
    at = ending.n_rows - 1
    last = _filled(above, at)
    ends = _is_whole(last) or _in_group(above, last) or _names_rows(above, at)
    return bool(lay_out(whole, "", 0)[0].headers) and ends


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


def _in_group(above: Layout, row: Mapping[int, str]) -> bool:
    """Tell whether a row lacks the label of its group as a row above does, and nothing else."""
    lacking = [
        {
            column
            for column in above.columns
            if above.text(at, column) and above.is_anchor(at, column)
        }
        for at in above.body
    ]
    return len(row) >= _FEWEST and 0 not in row and 1 in row and set(row) in lacking


def _heads(above: Layout, below: Layout) -> bool:
    """Tell whether the first row names the group of the rows below it, as rows above do.

    It reaches over all columns, which the rest of a label does not.
    """
    named = any(_reaches_over_all(above, row) for row in above.body)
    return named and _reaches_over_all(below, 0) and len(below.grid) > 1 and is_data(below, 1)


def _reaches_over_all(layout: Layout, row: int) -> bool:
    cell = layout.grid[row][layout.columns[0]]
    return cell is not None and cell.column_span >= len(layout.columns) > 1


def _repeated(above: Layout, below: Layout) -> int:
    """Return how many rows at the top of the second table repeat the heading of the first."""
    heading = above.texts[: max((*above.titles, *above.headers), default=-1) + 1]
    return len(heading) if below.texts[: len(heading)] == heading else 0


def _filled(layout: Layout, row: int) -> dict[int, str]:
    """Return the texts of a row by column, blanks left out."""
    texts = {column: layout.text(row, column) for column in layout.columns}
    return {column: text for column, text in texts.items() if text}


def _seen_above(above: Layout, opening: Mapping[int, str]) -> bool:
    """Tell whether a row says in one of its columns what a row above says there, as records do."""
    return any(
        above.text(row, column) == text for row in above.body for column, text in opening.items()
    )


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


def _longer(
    run: Run,
    following: Table,
    where: Address,
    shift: int = 0,
    offsets: Mapping[tuple[int, int], int] = MappingProxyType({}),
) -> Run:
    """Return a table with the rows of another below its own, numbered through.

    Its columns stand `shift` further right than in its file. `offsets` say where each of its cells
    begins if it was made of a text.
    """
    start = run.table.n_rows
    origins = dict(run.origins)
    cells = list(run.table.cells)
    for cell in following.cells:
        row = start + cell.row
        at = (cell.row, cell.column - shift, 0)
        if offsets:
            at = (-1, -1, offsets[cell.row, cell.column])
        origins[row, cell.column] = Origin(where[1], *at, where[0])
        cells.append(cell._replace(row=row, place=cell.place._replace(row=row + 1)))
    table = replace(run.table, cells=tuple(cells), n_rows=start + following.n_rows)
    return Run(table=table, origins=origins, rests=(*run.rests, where))
