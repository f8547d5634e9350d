"""The top lines of a page, turned into rows of the table that the page before ends with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.spaced import rows_as_above
from foi_compare.readers.tables.by_words.word_reading import grid_of_lines
from foi_compare.readers.tables.ground.columns import (
    PERIOD,
    Column,
    Columns,
    columns_filled,
    is_value,
)
from foi_compare.readers.tables.ground.grid import Grid, GridCell, stacked
from foi_compare.readers.tables.ground.lines import Line, lines_of, text_of
from foi_compare.readers.tables.ground.page import Word
from foi_compare.readers.tables.ground.years import completes_year

Completes = Callable[[str, str], bool]

# How the rest of a text begins, and how a text ends that goes on.
GOES_ON = re.compile(r"[a-z),;–—-]|\((?!\w{1,3}\))")
OPEN = re.compile(
    r".*(?:[,/(–—-]|\b(?:of|the|and|or|to|is|not|in|for|with|but|has|by|a|an|no|that|on|be))",
    re.DOTALL | re.IGNORECASE,
)
# What ends a label may stand in a line of its own: `(19C)`, `(OC16)`, `(58)`.
_CODE_BEHIND = re.compile(r"\((?:OC\s?)?(?:\d{1,3}[A-Z]{1,2}|\d{2,3})\)$", re.IGNORECASE)
_SLACK = 4.0  # points that a word may reach into the space between two columns
_FLUSH = 1.5  # points that texts which begin at one place may be off
_FEW = 2  # columns: a line of text may fill so many
_NAME_GAP = 2.5  # times a line's height between a row and the name of the next group, at most
_HEAD_GAP = 2.5  # times a line's height between a heading and the text above it, at most
_TAIL_GAP = 0.6  # times a line's height between the lines of one label, at most


def adds_code(upper: str, lower: str) -> bool:
    """Tell whether a lower text is nothing but a code in brackets, and the upper one has none."""
    return bool(_CODE_BEHIND.match(lower)) and not _CODE_BEHIND.search(upper)


def rest_of_table(
    before: Grid, lines: Sequence[Line], first: Grid | None, completes: Completes
) -> Grid | None:
    """Return the rows that the table `before` has at the top of the next page, or None.

    `lines` are those above the first table `first` found there, from the top of the page. They
    may hold the rest of a label, or rows too few to be seen as a table by themselves. Rows of
    `first` are joined to them where they stand in the same columns and nothing is between.
    `completes` tells whether a lower text begins with the rest of a word of an upper one.
    """
    columns = _shared_columns(before, first, lines)
    fitting = list(takewhile(lambda line: _fits(line, columns), lines))
    tail = _tail(fitting, columns)
    goes_on = tail and (
        _goes_on(before, tail[0], columns, completes)
        or (len(tail) == len(lines) and _is_label_of(before, first, tail, columns))
    )
    if not goes_on:
        tail = []
    rest = _rows(fitting[len(tail) :], columns, _starts(before))
    if not rest and not tail:
        return None
    whole = first is not None and len(lines) == len(tail) + len(rest)
    spaced = first is not None and first.reading == "spacing"
    if first is not None and whole and not spaced and first.reading != "rules":
        own = lines_of(first.words())
        rest = [*rest, *own] if all(_fits(line, columns) for line in own) else rest
    found = _one_row(tail, columns) if tail else None
    even = rows_as_above(before, [*tail, *rest], columns) if rest else None
    if even is not None:
        found = even
    elif rest:
        body = _body(rest, columns)
        found = stacked(found, body) if found is not None else body
    elif found is not None and not spaced:
        found = grid_of_lines((), tail, columns)
    if found is not None and first is not None and whole and spaced:
        # Its rows stand as evenly apart as those above; nothing is to be found anew.
        return stacked(found, first) if first.n_columns == len(columns) else found
    return found


def name_left_behind(grid: Grid, lines: Sequence[Line], foot: float) -> Grid | None:
    """Return the last table of a page with the name of a group that stands alone below it, or None.

    `lines` are those of the page that stand in no table, `foot` is where its running text may
    begin. Names of groups that stand in rows of their own further up show that this is one: it
    begins where they begin, as close to the row above as rows are.
    """
    below = [line for line in lines if line.bottom > grid.box.bottom]
    if not below or any(line.top < foot for line in below[1:]):
        return None
    line = below[0]
    names = _names_of_groups(grid)
    last = max(word.bottom for word in grid.words())
    far = line.top - last > _NAME_GAP * (line.bottom - line.top)
    flush = any(abs(line.x0 - name.words[0].x0) <= _FLUSH for name in names)
    sentence = len(line.pieces) > 1 or line.text.endswith(".")
    if far or not flush or sentence or line.words[0].bold != names[-1].words[0].bold:
        return None
    edge = line.bottom + 1
    box = Box(grid.columns[0], grid.rows[-1], grid.columns[names[-1].column_span], edge)
    named = names[-1]._replace(row=grid.n_rows, row_span=1, box=box, words=line.words)
    return replace(grid, cells=(*grid.cells, named), rows=(*grid.rows, edge))


def _names_of_groups(grid: Grid) -> list[GridCell]:
    """Return the texts below the heading that are all that their rows hold.

    Where they are no fewer than the rows of values the table is an empty form: labels, no names.
    """
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.words and cell.row >= max(grid.n_header, 1):
            rows.setdefault(cell.row, []).append(cell)
    names = [cells[0] for cells in rows.values() if len(cells) == 1 and not cells[0].column]
    return names if len(names) * 2 < len(rows) else []


def heading_left_behind(first: Grid, lines: Sequence[Line], foot: float) -> Grid | None:
    """Return the heading of a table that stands alone at the end of the page before, or None.

    `first` is the first table of a page, `lines` are those of the page before that stand in no
    table, `foot` is where its running text may begin. The lines above it must hang together and
    have a text over each column of values; the name of a group of rows may stand below them.
    """
    columns = _columns(first)
    needed = _left_to_head(first, len(columns)) if first.reading != "rules" else set()
    if not needed:
        return None
    end = next((i for i in range(len(lines), 0, -1) if _may_end(lines[:i], columns, foot)), 0)
    name = lines[end - 1] if end and _names_group(lines[end - 1], first, columns) else None
    end -= name is not None
    while 0 < end < len(lines) and _heads(lines[end], columns):
        if not _hangs_together(lines[end - 1 : end + 1]):
            break
        end += 1  # its last lines may stand where running text does
    begin = end
    while begin and _heads(lines[begin - 1], columns):
        if begin < end and not _hangs_together(lines[begin - 1 : begin + 1]):
            break
        begin -= 1
    words: dict[int, list[Word]] = {}
    for piece in (piece for line in lines[begin:end] for piece in line.pieces):
        words.setdefault(columns.at((piece[0].x0 + piece[-1].x1) / 2), []).extend(piece)
    if not words.keys() >= needed:
        return None
    rows = [sorted(words.items())]
    edges = [lines[begin].top - 1, lines[end - 1].bottom + 1]
    if name is not None:
        rows.append([(0, list(name.words))])
        edges.append(name.bottom + 1)
    return Grid(
        cells=tuple(
            GridCell(
                row,
                at,
                1,
                1,
                Box(first.columns[at], edges[row], first.columns[at + 1], edges[row + 1]),
                (*own,),
            )
            for row, cells in enumerate(rows)
            for at, own in cells
        ),
        rows=tuple(edges),
        columns=first.columns,
        reading=first.reading,
    )


def _may_end(lines: Sequence[Line], columns: Columns, foot: float) -> bool:
    """Tell whether a heading may end with the last of these lines.

    Where running text may begin, only one that has a text over each of several columns of values
    and stands close below another line is a heading.
    """
    last = lines[-1]
    if last.top < foot:
        return True
    values = range(1, len(columns))
    close = len(lines) > 1 and last.top - lines[-2].bottom <= _HEAD_GAP * (last.bottom - last.top)
    whole = len(values) >= _FEW and columns_filled(columns, last) >= set(values)
    return close and whole and _heads(last, columns)


def _left_to_head(grid: Grid, count: int) -> set[int]:
    """Return the columns that a heading on the page before must have a text for; none: it has none.

    The first row holds values, or the rest of a heading: no label, and values below it. Where its
    texts begin as any heading may (`2021`, and `FY` is above), there is one in each column of
    values, and the text over the labels is above.
    """
    values = set(range(1, count))
    if _has_values(grid, 0):
        return values
    top = {cell.column: cell.text for cell in grid.cells if not cell.row and cell.words}
    if 0 in top or not _has_values(grid, 1):
        return set()
    if any(map(GOES_ON.match, top.values())):
        return values
    return {0, *values} if top.keys() == values else set()


def _names_group(line: Line, first: Grid, columns: Columns) -> bool:
    """Tell whether a line names a group as rows of the table on the next page do.

    It stands where the labels begin, and so do other names between the rows of values.
    """
    rows: dict[int, set[int]] = {}
    for cell in first.cells:
        if cell.words:
            rows.setdefault(cell.row, set()).add(cell.column)
    starts = _starts(first)
    flush = 0 in starts and abs(line.x0 - starts[0]) <= _FLUSH
    named = any(filled == {0} for filled in rows.values())
    return named and flush and len(line.pieces) == 1 and columns_filled(columns, line) == {0}


def _heads(line: Line, columns: Columns) -> bool:
    """Tell whether each text of a line stands over one column, and none is a count.

    A text over the labels alone introduces the table; it is no line of its heading. Beside other
    texts a dash is a part of one.
    """
    heads = {columns.at((piece[0].x0 + piece[-1].x1) / 2) for piece in line.pieces}
    inside = line.pieces[-1][0].x0 <= columns[len(columns) - 1].right
    apart = len(heads) == len(line.pieces) and heads != {0}
    if not (inside and apart):
        return False
    counts = [piece for piece in line.pieces if _is_count(piece)]
    if not counts:
        return True
    texts = len(line.pieces) - len(counts) - (0 in heads)
    return texts > 0 and not any(letter.isalnum() for piece in counts for letter in text_of(piece))


def _is_count(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words)
    return is_value(words) and PERIOD.fullmatch(text) is None


def _has_values(grid: Grid, row: int) -> bool:
    return any(cell.column and _is_count(cell.words) for cell in grid.cells if cell.row == row)


def _goes_on(before: Grid, line: Line, columns: Columns, completes: Completes) -> bool:
    """Tell whether a line goes on in a text of the last row: by how it begins, or that ends."""
    if GOES_ON.match(line.text):
        return True
    filled = columns_filled(columns, line)
    ending = [c for c in before.cells if c.row == before.n_rows - 1 and c.column in filled]
    return any(
        OPEN.fullmatch(cell.text)
        or adds_code(cell.text, line.text)
        or completes_year(cell.text, line.text)
        or completes(cell.text, line.text)
        for cell in ending
    )


def _is_label_of(before: Grid, first: Grid | None, tail: Sequence[Line], columns: Columns) -> bool:
    """Tell whether labels alone stand right above rows of data without a heading of their own.

    They are the rest of the last label, or name the group of the rows below: a row either way.
    """
    return (
        first is not None
        and first.n_columns == before.n_columns
        and _has_values(first, 0)
        and columns_filled(columns, tail[0]) == {0}
        and not all(word.bold for line in tail for word in line.words)
    )


def _shared_columns(before: Grid, first: Grid | None, lines: Sequence[Line]) -> Columns:
    """Return the columns of the table before, or those of as many here that its texts need.

    The words of one page may be wider than those of another, and leave less room between columns.
    """
    columns = _columns(before)
    if first is None or first.n_columns != before.n_columns:
        return columns
    own = lines_of(first.words())
    if all(_fits(line, columns) for line in own):
        return columns
    theirs = _columns(first)
    return theirs if all(_fits(line, theirs) for line in (*lines, *own)) else columns


def _tail(lines: Sequence[Line], columns: Columns) -> list[Line]:
    """Return the lines at the top that fill one column of texts alone and hang together."""
    filled = columns_filled(columns, lines[0]) if lines else set()
    if len(filled) != 1 or (is_value(lines[0].words) and filled != {0}):
        return []
    end = 1
    while end < len(lines) and _hangs_together(lines[end - 1 : end + 1]):
        if columns_filled(columns, lines[end]) != filled:
            break
        end += 1
    return list(lines[:end])


def _starts(before: Grid) -> dict[int, float]:
    """Return where the texts of each column begin, of those whose rows all begin there."""
    found: dict[int, list[float]] = {}
    for cell in before.cells:
        if cell.words and cell.row >= before.n_header:
            found.setdefault(cell.column, []).append(min(word.x0 for word in cell.words))
    return {c: min(x) for c, x in found.items() if len(x) > 1 and max(x) - min(x) <= _FLUSH}


def _rows(lines: Sequence[Line], columns: Columns, starts: Mapping[int, float]) -> list[Line]:
    """Return the lines up to the last one with a value, and what hangs together with that.

    A text in each column, that begins where those of the rows above begin, is as good as a value.
    """
    values = [
        index
        for index, line in enumerate(lines)
        if _has_value(line, columns) or _is_flush(line, columns, starts)
    ]
    if not values:
        return []
    end = values[-1] + 1
    while end < len(lines) and _hangs_together(lines[end - 1 : end + 1]):
        end += 1
    return list(lines[:end])


def _is_flush(line: Line, columns: Columns, starts: Mapping[int, float]) -> bool:
    begins = {columns.at(piece[0].x0): piece[0].x0 for piece in line.pieces}
    every = len(starts) == len(columns) and begins.keys() == starts.keys()
    return every and all(abs(x0 - starts[column]) <= _FLUSH for column, x0 in begins.items())


def _columns(grid: Grid) -> Columns:
    edges = grid.columns
    return Columns(tuple(Column(a, b) for a, b in pairwise(edges)))


def _body(lines: Sequence[Line], columns: Columns) -> Grid:
    """Return the grid of rows; lines that hang together and hold values once are one row."""
    valued = sum(_has_value(line, columns) for line in lines)
    if valued > 1 or not _hangs_together(lines):
        return grid_of_lines((), lines, columns)
    rows = [grid_of_lines((), [line], columns) for line in lines]
    contents: dict[int, GridCell] = {}
    for cell in (cell for row in rows for cell in row.cells):
        above = contents.get(cell.column)
        words = (*above.words, *cell.words) if above is not None else cell.words
        contents[cell.column] = cell._replace(words=words)
    whole = (min(row.rows[0] for row in rows), max(row.rows[-1] for row in rows))
    return replace(rows[0], cells=tuple(contents.values()), rows=whole)


def _one_row(tail: Sequence[Line], columns: Columns) -> Grid:
    grid = grid_of_lines((), tail, columns)
    words = tuple(word for cell in grid.cells for word in cell.words)
    cell = grid.cells[0]._replace(row=0, row_span=1, words=words)
    return Grid(
        cells=(cell,),
        rows=(grid.rows[0], grid.rows[-1]),
        columns=grid.columns,
        reading=grid.reading,
    )


def _fits(line: Line, columns: Columns) -> bool:
    """Tell whether each word stands within one column."""
    if line.x0 < columns[0].left - _SLACK or line.x1 > columns[len(columns) - 1].right + 40:
        return False
    inner = columns.edges
    crossing = any(
        word.x0 + _SLACK < edge < word.x1 - _SLACK for word in line.words for edge in inner
    )
    return not crossing and all(
        len({columns.at((word.x0 + word.x1) / 2) for word in piece}) == 1 for piece in line.pieces
    )


def _hangs_together(lines: Sequence[Line]) -> bool:
    return all(
        lower.top - upper.bottom <= _TAIL_GAP * (lower.bottom - lower.top)
        for upper, lower in pairwise(lines)
    )


def _has_value(line: Line, columns: Columns) -> bool:
    """Tell whether a line holds what only a row does: a value, a period, or all of the columns."""
    filled = columns_filled(columns, line)
    return len(filled) == len(columns) > _FEW or any(
        (is_value(piece) or PERIOD.fullmatch(" ".join(word.text for word in piece)) is not None)
        and columns.at((piece[0].x0 + piece[-1].x1) / 2) > 0
        for piece in line.pieces
    )
