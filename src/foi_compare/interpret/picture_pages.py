"""Pictures that are the pages of one text: their order, and a table that goes on in the next one.

Each picture is a file by itself, so its reader cannot know what stood on the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foi_compare.interpret.header_rows import is_data
from foi_compare.interpret.layout import Layout, Origin, lay_out
from foi_compare.model import Block, Document, Table, TextBlock

_NUMBERS = re.compile(r"(\d+)")
_EDGES = frozenset({"page_header", "page_footer", "furniture"})
_FEWEST = 2  # cells of a row that is whole

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
            ending, rest = _outermost(upper, -1), _outermost(lower, 0)
            if ending is None or rest is None or not _follows(upper.name, lower.name):
                begun = None
                continue
            (at, table), (below, following) = ending, rest
            if begun is None or found[begun].rests[-1] != (upper.name, at):
                begun = (upper.name, at)
            run = found.get(begun, Run(table=table))
            if not _goes_on(run.table, table, following):
                begun = None
                continue
            found[begun] = _longer(run, following, (lower.name, below))
    return found


def _follows(before: str, after: str) -> bool:
    """Tell whether names differ in one number alone, and the second is the next one."""
    one, two = _NUMBERS.split(before), _NUMBERS.split(after)
    if len(one) != len(two):
        return False
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    numbers = [(a, b) for a, b in differing if a.isdecimal() and b.isdecimal()]
    return len(differing) == len(numbers) == 1 and int(numbers[0][1]) - int(numbers[0][0]) == 1


def _outermost(document: Document, end: int) -> tuple[int, Table] | None:
    """Return the first or last block of a page, running text left out, if it is a table."""
    inner = [
        (index, block)
        for index, block in enumerate(document.blocks)
        if not (isinstance(block, TextBlock) and block.kind in _EDGES)
    ]
    index, block = inner[end] if inner else (0, None)
    return (index, block) if isinstance(block, Table) else None


def _goes_on(whole: Table, ending: Table, following: Table) -> bool:
    """Tell whether a table begins with further rows of the one at the end of the page before.

    Its columns stand where those stand, and it repeats the heading or opens with a row like those
    above. A row that lacks its label, or has nothing else, may be the rest of another.
    """
    if whole.n_columns != following.n_columns or not _stand_alike(ending, following):
        return False
    above, below = lay_out(whole, "", 0)[0], lay_out(following, "", 0)[0]
    repeated = _repeated(above, below)
    last = _filled(lay_out(ending, "", 0)[0], ending.n_rows - 1)
    opening = _filled(below, repeated) if repeated < following.n_rows else {}
    if not above.headers or any(len(row) < _FEWEST or 0 not in row for row in (last, opening)):
        return False
    return repeated > 0 or is_data(below, 0) or _seen_above(above, opening)


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

    A sheet may lie a little to the side, or askew: each column shares most with its own.
    """
    upper, lower = _extents(one), _extents(other)
    return bool(lower) and all(
        column in upper
        and all(
            _shared(upper[column], extent) > _shared(upper[beside], extent)
            for beside in upper
            if beside != column
        )
        for column, extent in lower.items()
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


def _longer(run: Run, following: Table, where: Address) -> Run:
    """Return a table with the rows of another below its own, numbered through."""
    start = run.table.n_rows
    origins = dict(run.origins)
    cells = list(run.table.cells)
    for cell in following.cells:
        row = start + cell.row
        origins[row, cell.column] = Origin(where[1], cell.row, cell.column, 0, where[0])
        cells.append(cell._replace(row=row, place=cell.place._replace(row=row + 1)))
    table = replace(run.table, cells=tuple(cells), n_rows=start + following.n_rows)
    return Run(table=table, origins=origins, rests=(*run.rests, where))
