"""Tables of single pages, turned into tables that go on over pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from operator import attrgetter

from foi_compare.readers.pages.broken_words import completes_word
from foi_compare.readers.pages.pdf_beside import beside
from foi_compare.readers.pages.pdf_part import Part
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.choice.follow import GOES_ON, OPEN, adds_code
from foi_compare.readers.tables.ground.columns import PERIOD, completes, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import box_of
from foi_compare.readers.tables.ground.years import completes_year
from foi_compare.text import fold_space

_HEADING = 4  # rows that a heading has at most
_EDGE = 5.0  # points that the same column may be off by on the next page
_MOSTLY = 0.9  # of the rows of a table have a cell in a column that no row goes without
_FULL = 0.95  # of the width of a column: less is room that was left for a further word
_ALIKE = 3  # labels of one shape show how those of a table are made
# What a label may begin with: `8:`, `1A -`, `Outcome 21`, `OC16`, `Type 4 -`.
_CODED = re.compile(r"(?:outcome|type|code|oc?)?\s*\d{1,2}[a-z]?\b", re.IGNORECASE)
_FIGURE_IN_TWO = re.compile(r"[\d,]*\d\n\d+")  # `10` over `2`, in a narrow column
_SPACE = 0.3  # times the height of a word: what stands between two of them


def continuation(before: Sequence[Part], page: int, table: PageTable) -> Part | None:
    """Return the table as a further part of the one before it, or None where it is a new one.

    Nothing but running text may stand between the two; the caller sees to that.
    """
    columns = beside(before, page, table.grid)
    if columns is not None:
        return Part(page=page, table=table, beside=columns)
    if before[-1].beside is not None:
        return None
    first, last = before[0].table.grid, before[-1].table.grid
    fitted = _fitted(table.grid, first)
    if fitted is None:
        return None
    known = min((part.repeated for part in before if part.repeated), default=_HEADING)
    repeated = _repeated_rows(first, fitted, known)
    goes_on, unsure = _row_goes_on(last, fitted, repeated)
    if not repeated and _new_heading(first, fitted):
        return None
    return Part(
        page=page,
        table=replace(table, grid=fitted),
        repeated=repeated,
        row_goes_on=goes_on,
        may_go_on=unsure,
    )


def may_continue(first: Grid, following: Grid) -> bool:
    """Tell whether a table has the columns of the one before it, and rows of values at once."""
    fitted = _fitted(following, first)
    return fitted is not None and has_values(fitted, _repeated_rows(first, fitted, _HEADING))


def _fitted(grid: Grid, first: Grid) -> Grid | None:
    """Return the grid with the columns of the first part, or None where they do not fit."""
    if grid.n_columns == first.n_columns and _same_edges(grid, first):
        return grid
    if grid.reading == "rules" and first.reading == "rules":
        return None
    moved: dict[tuple[int, int], GridCell] = {}
    for cell in sorted(grid.cells, key=attrgetter("row", "column")):
        if not cell.words:
            continue
        middle = (min(w.x0 for w in cell.words) + max(w.x1 for w in cell.words)) / 2
        if not first.columns[0] - 30 <= middle <= first.columns[-1] + 30:
            return None
        column = sum(edge <= middle for edge in first.columns[1:-1])
        left = moved.get((cell.row, column))
        if left is not None and not _is_one_text(left, cell):
            return None
        words = (*left.words, *cell.words) if left is not None else cell.words
        box = box_of(words) if left is not None else cell.box
        own = cell._replace(column=column, column_span=1, words=words, box=box)
        moved[cell.row, column] = own
    return replace(grid, cells=tuple(moved.values()), columns=first.columns)


def _is_one_text(left: GridCell, right: GridCell) -> bool:
    """Tell whether two cells of a row are halves of one text, with a space between its words.

    Where all labels of a page but one are indented, what stands left of them looks like a column.
    """
    end, following = left.words[-1], right.words[0]
    space = 2 * _SPACE * (following.bottom - following.top)
    level = abs(end.top - following.top) <= space
    values = is_value(left.words) or is_value(right.words)
    return level and not values and -space < following.x0 - end.x1 <= space


def _same_edges(grid: Grid, first: Grid) -> bool:
    if grid.reading == "rules" and first.reading == "rules":
        return all(abs(a - b) <= _EDGE for a, b in zip(grid.columns, first.columns, strict=True))
    inner = zip(grid.columns[1:-1], first.columns[1:-1], strict=True)
    return all(abs(a - b) <= _EDGE for a, b in inner)


def _head_texts(cells: Sequence[GridCell], rows: int) -> dict[int, str]:
    """Return what the top rows say by column, the rows of one heading run together."""
    found: dict[int, list[str]] = {}
    for cell in cells:
        if cell.row < rows:
            found.setdefault(cell.column, []).append(cell.text)
    return {column: "".join(" ".join(t).split()).casefold() for column, t in found.items()}


def _repeated_rows(first: Grid, grid: Grid, known: int) -> int:
    """Return how many rows at the top say the same as the top rows of the table's first part.

    One page may show a heading of two lines as one row and another page as two. The first crimes
    of a list may be alike on two pages: what stands again further down, or below the `known` rows
    that another page repeats, is no heading.
    """
    above, here = _top_cells(first), _top_cells(grid)
    heads = [_head_texts(above, rows) for rows in range(1, min(first.n_rows, _HEADING) + 1)]
    valued = min((cell.row for cell in here if _is_number(cell)), default=_HEADING)
    for count in range(min(grid.n_rows, valued, _HEADING), 0, -1):
        if _head_texts(here, count) in heads:
            records = (row for row in range(1, count) if _stands_again(grid, row))
            rows = next(records, count)
            return known if rows > known and _head_texts(here, known) in heads else rows
    return 0


def _stands_again(grid: Grid, row: int) -> bool:
    """Tell whether a row below says in each column what this one says."""
    texts: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        if cell.row >= row and cell.words:
            texts.setdefault(cell.row, {})[cell.column] = "".join(cell.text.split())
    own = texts.pop(row, {})
    return bool(own) and own in texts.values()


def _top_cells(grid: Grid) -> list[GridCell]:
    """Return the filled cells of the rows that may be a heading, from top to bottom."""
    return sorted((c for c in grid.cells if c.row < _HEADING and c.words), key=attrgetter("row"))


def _is_number(cell: GridCell) -> bool:
    """Tell whether a cell right of the labels holds a value that is no period."""
    return bool(cell.column and cell.words) and (
        is_value(cell.words) and PERIOD.fullmatch(cell.text) is None
    )


def has_values(grid: Grid, row: int) -> bool:
    """Tell whether a row holds values that are no years."""
    return any(_is_number(cell) for cell in grid.cells if cell.row == row)


def _new_heading(first: Grid, grid: Grid) -> bool:
    """Tell whether the top row heads a table of its own: set like the first heading, new words."""
    if grid.n_rows < 2:
        return False
    top = [cell for cell in grid.cells if cell.row == 0 and cell.words]
    rest = [cell for cell in grid.cells if cell.row == 1 and cell.words]
    if len(top) < 2 or has_values(grid, 0):
        return False
    bold = all(word.bold for cell in top for word in cell.words)
    plain = not all(word.bold for cell in rest for word in cell.words)
    if bold and plain:
        return True
    return (
        all(cell.words for cell in top)
        and len(top) == grid.n_columns
        and has_values(grid, 1)
        and (_values_everywhere(first) or not any(map(_is_number, first.cells)))
    )


def _values_everywhere(grid: Grid) -> bool:
    """Tell whether the columns after the first hold values on nearly every row with words."""
    cells = [cell for cell in grid.cells if cell.column and cell.row and cell.words]
    return bool(cells) and sum(is_value(cell.words) for cell in cells) * 10 >= len(cells) * 9


Row = dict[int, GridCell]


def _row(grid: Grid, row: int) -> Row:
    """Return the cells of a row that hold words, by column."""
    return {cell.column: cell for cell in grid.cells if cell.row == row and cell.words}


def _row_goes_on(last: Grid, grid: Grid, repeated: int) -> tuple[bool, bool]:
    """Tell whether the first row is the rest of the last one, and whether that stays open.

    `repeated` rows of the heading stand above it.
    """
    ending, rest = _row(last, last.n_rows - 1), _row(grid, repeated)
    if not ending or not rest:
        return False, False
    shared = rest.keys() & ending.keys()
    values = shared - {0}
    if values and all(completes(ending[c].words, rest[c].words) for c in values):
        return True, False
    if rest.keys() == {0} and 0 in ending and _completes_label(last, grid, ending[0], rest[0]):
        return True, False
    if values == rest.keys() and all(_is_figure(ending[c].text, rest[c].text) for c in values):
        return _breaks_figures(last, grid, repeated, values), False
    if any(is_value(rest[c].words) or is_value(ending[c].words) for c in shared):
        return False, False
    if ending.keys() == {0} and 0 in rest and _has_groups(last, grid, repeated):
        return False, False  # the name of a group, whatever word it ends with
    texts = any(
        GOES_ON.match(rest[column].text) or OPEN.fullmatch(ending[column].text) for column in shared
    )
    if texts or _complete_each_other(last, grid, repeated, ending, rest):
        return True, False
    label_only = rest.keys() == {0} and not all(word.bold for word in rest[0].words)
    unsure = label_only and len(ending) > 1 and 0 in ending
    names_group = (
        unsure and _had_room(last, ending[0], rest[0]) and _has_groups(last, grid, repeated)
    )
    return False, unsure and not names_group


def _completes_label(last: Grid, grid: Grid, ending: GridCell, rest: GridCell) -> bool:
    """Tell whether only both halves together look like the other labels: `Jun / 20`.

    Where each label begins with a code, what begins with none goes on, unless there was room for
    it above. A code alone in brackets names nothing: it ends a label that has none. Both halves
    are one label where it stands whole elsewhere in the table, and the upper half does not.
    """
    others = {
        fold_space(cell.text)
        for part, own in ((last, ending), (grid, rest))
        for cell in part.cells
        if cell.column == 0 and cell is not own
    }
    if fold_space(f"{ending.text} {rest.text}") in others:
        return fold_space(ending.text) not in others
    if any(done(ending.text, rest.text) for done in (adds_code, completes_year, completes_word)):
        return True
    labels = [cell.text for cell in last.cells if cell.column == 0 and cell is not ending]
    coded = [_CODED.match(text) is not None for text in (*labels[1:], ending.text)]
    if len(coded) > _ALIKE and all(coded) and not _CODED.match(rest.text):
        return not _had_room(last, ending, rest)
    return False


def _is_figure(upper: str, lower: str) -> bool:
    return upper.replace(",", "").isdecimal() and lower.isdecimal()


def _breaks_figures(last: Grid, grid: Grid, repeated: int, columns: Collection[int]) -> bool:
    """Tell whether each of these columns is so narrow that it breaks figures in other rows too."""
    broken = {
        cell.column
        for part, first in ((last, 1), (grid, repeated + 1))
        for cell in part.cells
        if cell.row >= first and _FIGURE_IN_TWO.fullmatch(cell.text)
    }
    return broken.issuperset(columns)


def _complete_each_other(last: Grid, grid: Grid, repeated: int, ending: Row, rest: Row) -> bool:
    """Tell whether the second row lacks what no row of the table goes without, as a rest does.

    The label of a row may stand on the one page and its values on the other, or the last text of
    a record may go on by itself.
    """
    needed = _needed(last, grid, repeated)
    shared = ending.keys() & rest.keys()
    if not shared and 0 in needed and (0 in ending) != (0 in rest):
        label = ending if 0 in ending else rest
        if label.keys() == {0}:
            return not all(word.bold for word in label[0].words)
    lacking = needed - rest.keys()
    if not lacking or lacking - ending.keys():
        return False
    return 0 in lacking if shared else bool(needed & rest.keys())


def _needed(last: Grid, grid: Grid, repeated: int) -> set[int]:
    """Return the columns in which nearly every row has a cell; none where two rows are all."""
    places = [(last, row) for row in range(last.n_rows - 1)]
    places.extend((grid, row) for row in range(repeated + 1, grid.n_rows))
    valued = [_row(*place) for place in places if has_values(*place)]
    rows = valued if len(valued) > 1 else [_row(*place) for place in places]
    rows = [row for row in rows if len(row) > 1]
    if len(rows) < 2:
        return set()
    return {
        column
        for column in range(grid.n_columns)
        if sum(column in row for row in rows) >= len(rows) * _MOSTLY
    }


def _has_groups(last: Grid, grid: Grid, repeated: int) -> bool:
    """Tell whether other rows between rows of values hold nothing but a label: names of groups."""
    rows = [
        *((last, row) for row in range(1, last.n_rows - 1)),
        *((grid, row) for row in range(repeated + 1, grid.n_rows - 1)),
    ]
    return any(_row(*place).keys() == {0} for place in rows)


def _had_room(last: Grid, ending: GridCell, rest: GridCell) -> bool:
    """Tell whether the first word of the rest would have fitted where the label ends.

    A label is broken where its column is full; a text that begins although there was room is a
    label of its own.
    """
    words = [w for cell in last.cells if cell.column == 0 and cell.column_span == 1
             for w in cell.words if not w.turn]  # fmt: skip
    if not words:
        return False
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    if last.reading == "rules":
        right = max(right, last.columns[1] - (left - last.columns[0]))
    end, following = lines_of(ending.words)[-1], lines_of(rest.words)[0].words[0]
    space = (following.bottom - following.top) * _SPACE
    return end.x1 + space + following.x1 - following.x0 < left + (right - left) * _FULL
