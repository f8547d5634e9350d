"""Several readings of one page, turned into the one that shows a table whole, and a second one."""

from __future__ import annotations

from collections.abc import Sequence

from foi_compare.readers.tables.by_rules.banded import read_by_bands
from foi_compare.readers.tables.by_rules.edges import stacks_of
from foi_compare.readers.tables.by_words.word_reading import read_region, read_rows
from foi_compare.readers.tables.choice.columned import read_by_columns
from foi_compare.readers.tables.choice.compare_readings import (
    first_row_of_counts,
    grid_differences,
    is_headed,
    value_differences,
    values_of,
)
from foi_compare.readers.tables.choice.flush import with_flush_values
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.readers.tables.ground.page import Page

_CLOSE = 1.5  # times a line's height that a heading stands above its table at most


def partner_of(grid: Grid, worded: Sequence[Grid], ruled: Sequence[Grid]) -> Grid | None:
    """Return the reading by words of the same table; read its own lines where there is none.

    A grid of words that runs over several ruled tables, or the other way round, is no reading of
    this table; nor is one that begins below its first row or ends above its last one. Then its
    words are read anew by themselves. Words alone cannot tell the first row of a table that goes
    on from the page before from a heading; so they are read either way.
    """
    partners = [other for other in worded if shares_words(grid, other)]
    rivals = [other for other in ruled if other is not grid]
    one = len(partners) == 1 and not any(shares_words(partners[0], rival) for rival in rivals)
    if one and not grid_differences(grid, partners[0]):
        return partners[0]
    words = {word.start: word for word in grid.words() if not word.turn}
    if one:
        words |= {word.start: word for word in partners[0].words()}
    lines = with_flush_values(lines_of(words.values()))
    readings = [*(partners if one else ()), read_region(lines), read_rows(lines)]
    if grid.reading == "spacing":
        readings.append(read_by_columns(lines))
    found = [reading for reading in readings if reading is not None]
    return min(found, key=lambda reading: len(grid_differences(grid, reading)), default=None)


def with_heading(
    grid: Grid, worded: Sequence[Grid], others: Sequence[Grid] = ()
) -> tuple[Grid, Grid | None]:
    """Return a table with its second reading; the words alone where they show its heading too.

    Where they run on into one of the `others` that stands beside it, they are no reading of this.
    """
    beside = [other for other in others if _stand_level(grid, other)]
    worded = [one for one in worded if not any(shares_words(one, other) for other in beside)]
    partner = partner_of(grid, worded, [])
    for whole in (*worded, *([partner] if partner is not None else [])):
        if _completes(whole, grid):
            return whole, None  # nothing drawn closes the heading
    return grid, partner


def headed_by(
    page: Page, grid: Grid, lines: Sequence[Line], worded: Sequence[Grid], rivals: Sequence[Grid]
) -> Grid | None:
    """Return another reading of a table that shows the heading too, which no rule closes.

    That is looked for where the table begins with values, and a text stands close above it. What
    rules close in the `rivals`, headings and values both, is no part of it.
    """
    left, top, right, _ = grid.box
    close = any(
        top - _CLOSE * (line.bottom - line.top) <= line.bottom <= top + _CLOSE
        and left < line.x1
        and line.x0 < right
        for line in lines
    )
    if not close or first_row_of_counts(grid) != 0:
        return None
    taken = {start for rival in rivals if is_headed(rival) for start in rival.places}
    if taken:
        lines = lines_of(w for line in lines for w in line.words if w.start not in taken)
        worded = [one for one in worded if taken.isdisjoint(one.places)]
    others = [*read_by_bands(page, lines, stacks_of(page, lines)), *worded]
    return next((other for other in others if _completes(other, grid)), None)


def beside_frame(grid: Grid, others: Sequence[Grid]) -> Grid | None:
    """Return a second reading of a table that level rules frame.

    That is the white between its rows, where this shows the same; else what the words of the page
    show without the rules, where that is something else.
    """
    near = [other for other in others if shares_words(grid, other)]
    spaced = [other for other in near if other.reading == "spacing"]
    agree = (other for other in spaced if not grid_differences(grid, other))
    differ = (o for o in near if o.reading == "words" and value_differences(grid, o))
    return next(agree, None) or next(differ, None)


def is_part_of(grid: Grid, other: Grid) -> bool:
    """Tell whether the ruled grid holds only a small part of what the words show as a table.

    One with values below a heading is a table by itself.
    """
    if grid.places.keys() >= other.places.keys() or is_headed(grid):
        return False
    mine, theirs = values_of(grid), values_of(other)
    return len(mine & theirs) * 2 < len(theirs) and len(mine - theirs) <= len(mine & theirs)


def _completes(whole: Grid, grid: Grid) -> bool:
    """Tell whether a reading shows heading and values of a table, and another one either alone.

    Of the values that both show neither sees another row or column; what stands above only some
    of them, such as the running text of a page, is no heading.
    """
    if not whole.places.keys() > grid.places.keys() or not is_headed(whole):
        return False
    first = first_row_of_counts(grid)
    return first is None or (first == 0 and not value_differences(grid, whole))


def _stand_level(one: Grid, other: Grid) -> bool:
    """Tell whether two grids stand side by side."""
    apart = one.box.x1 <= other.box.x0 or other.box.x1 <= one.box.x0
    return apart and one.box.top < other.box.bottom and other.box.top < one.box.bottom


def shares_words(one: Grid, other: Grid) -> bool:
    """Tell whether two grids hold a word that is the same."""
    return not one.places.keys().isdisjoint(other.places.keys())
