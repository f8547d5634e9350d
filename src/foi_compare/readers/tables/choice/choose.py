"""Two or three readings of a page, turned into its tables with what they agree on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.banded import read_by_bands
from foi_compare.readers.tables.by_rules.edges import stacks_of
from foi_compare.readers.tables.by_rules.rules import read_by_rules
from foi_compare.readers.tables.by_rules.spaced import read_by_spacing
from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.choice.compare_readings import (
    differences,
    grid_differences,
    heading_differences,
    values_of,
)
from foi_compare.readers.tables.choice.flush import with_flush_values
from foi_compare.readers.tables.choice.follow import (
    Completes,
    heading_left_behind,
    name_left_behind,
    rest_of_table,
)
from foi_compare.readers.tables.choice.framed import read_by_frames
from foi_compare.readers.tables.choice.nested import apart
from foi_compare.readers.tables.choice.refine import refine
from foi_compare.readers.tables.choice.spread import spread
from foi_compare.readers.tables.choice.texts_in_frames import without_captions
from foi_compare.readers.tables.choice.whole_readings import (
    beside_frame,
    headed_by,
    is_part_of,
    partner_of,
    shares_words,
    with_heading,
)
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import Line, lines_of, upright_lines
from foi_compare.readers.tables.ground.page import Page

_FOOTER = 0.14  # share of the page at its bottom where running text stands

Places = Mapping[int, tuple[int, int]]
_Second = Callable[[Grid], tuple[Grid, Grid | None]]
Arbiter = Callable[[Page, Box], Places | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table of one page. `doubts` holds for a word, by its offset, what another reading saw.

    `other` is the table as that reading has it, where one was made of the whole of it.
    """

    grid: Grid
    readings: tuple[str, ...]
    doubts: Mapping[int, str] = field(default_factory=dict)
    other: Grid | None = None


def tables_of(
    page: Page, arbiter: Arbiter | None, *, check: bool, upright: Sequence[Line] | None = None
) -> list[PageTable]:
    """Return the tables of a page from top to bottom.

    The arbiter gives the places of the words of one table as a third means sees them, or None
    where it sees no table. It is asked where the two readings differ or only one finds a table,
    and with `check` for every table of the page. `upright` are the lines of the upright words,
    where they are known.
    """
    level = upright_lines(page) if upright is None else upright
    turned = sum(len(line.words) for line in level) < len(page.words)
    lines = with_flush_values(level)
    everything = lines_of(page.words) if turned else lines
    worded = read_by_words(lines)

    def judged(pair: tuple[Grid, Grid | None]) -> PageTable:
        return _judge(page, *pair, arbiter, check=check)

    found = _apart(list(map(judged, _closed_by_rules(page, everything, worded))))
    for ways in (_framed_or_banded, _spaced):
        free = _free_lines(lines, found)
        if sum(len(line.words) for line in free) < 2:
            break
        for grids, with_second in ways(page, lines, free, worded):
            for grid in grids:
                if not any(shares_words(table.grid, grid) for table in found):
                    found.append(judged(with_second(grid)))
            found = _apart(found)
    if found:
        # What stands outside of these tables is looked at again by itself: the words of one may
        # have run into those of another below it.
        worded = read_by_words(_free_lines(lines, found))
    found.extend(judged((grid, None)) for grid in worded)
    return _apart(found)


def _closed_by_rules(
    page: Page, lines: Sequence[Line], worded: Sequence[Grid]
) -> Iterator[tuple[Grid, Grid | None]]:
    """Yield the tables whose cells rules close, each with its second reading."""
    closed = [refine(spread(grid)) for grid in apart(read_by_rules(page, lines))]
    ruled = list(map(without_captions, closed))
    for grid, whole in zip(ruled, closed, strict=True):
        partner = partner_of(grid, worded, ruled)
        headed = headed_by(page, grid, lines, worded, [one for one in closed if one is not whole])
        if partner is not None and is_part_of(whole, partner):
            yield partner, grid  # the rules frame its heading alone
        elif headed is not None:
            yield headed, partner_of(headed, worded, ruled)
        else:
            yield grid, partner


def _framed_or_banded(
    page: Page, lines: Sequence[Line], free: Sequence[Line], worded: Sequence[Grid]
) -> Iterator[tuple[Iterable[Grid], _Second]]:
    """Yield the tables whose heading and end level rules show, then those whose rows these part.

    With them comes what gives each of them its second reading.
    """
    stacks = stacks_of(page, lines)
    framed = read_by_frames(page, lines, stacks)
    beside = [*map(refine, read_by_spacing(free)), *worded] if framed else ()
    yield framed, lambda grid: (grid, beside_frame(grid, beside))
    banded = read_by_bands(page, lines, stacks)
    yield banded, lambda grid: with_heading(grid, worded, banded)


def _spaced(
    _page: Page, _lines: Sequence[Line], free: Sequence[Line], worded: Sequence[Grid]
) -> Iterator[tuple[Iterable[Grid], _Second]]:
    """Yield the tables whose rows the white between them parts."""
    yield map(refine, read_by_spacing(free)), lambda grid: with_heading(grid, worded)


def _free_lines(lines: Sequence[Line], found: Sequence[PageTable]) -> Sequence[Line]:
    """Return the lines of the words that stand in none of the tables."""
    if not found:
        return lines
    taken = _taken(found)
    free = lines_of(w for line in lines for w in line.words if w.start not in taken)
    return with_flush_values(free)


def _taken(tables: Sequence[PageTable]) -> Container[int]:
    """Return the offsets of the words that stand in one of the tables."""
    if len(tables) == 1:
        return tables[0].grid.places
    return {start for table in tables for start in table.grid.places}


def with_rest(
    page: Page,
    tables: list[PageTable],
    before: PageTable | None,
    arbiter: Arbiter | None,
    completes: Completes,
) -> list[PageTable]:
    """Return the tables of a page, the first one with what the table before it has here.

    `before` is the table that ends the page before, if it is one without rules; `completes` tells
    whether a lower text begins with the rest of a word of an upper one.
    """
    if before is None or before.grid.reading == "rules":
        return tables
    first = tables[0] if tables else None
    lines = loose_lines(page, tables)
    if first is not None:
        lines = [line for line in lines if line.bottom <= first.grid.box.top + 2]
    grid = rest_of_table(before.grid, lines, first.grid if first is not None else None, completes)
    if grid is None:
        return tables
    own = [table for table in tables if not shares_words(table.grid, grid)]
    partner = partner_of(grid, (), ()) if grid.reading == "spacing" else None
    return [_judge(page, grid, partner, arbiter, check=False), *own]


def left_behind(table: PageTable, lines: Sequence[Line], page: Page) -> PageTable | None:
    """Return the heading that the first table of a page has at the end of the page before.

    `lines` are those of that `page` which stand in none of its tables.
    """
    grid = heading_left_behind(table.grid, lines, page.height * (1 - _FOOTER))
    return None if grid is None else PageTable(grid=grid, readings=table.readings)


def with_name_left_behind(table: PageTable, lines: Sequence[Line], page: Page) -> PageTable | None:
    """Return the last table of a page with the name of the group that goes on on the next one.

    `lines` are those of the page that stand in none of its tables; None where no name stands there.
    """
    grid = name_left_behind(table.grid, lines, page.height * (1 - _FOOTER))
    return None if grid is None else replace(table, grid=grid)


def last_table(page: Page, tables: Sequence[PageTable], lines: Sequence[Line]) -> PageTable | None:
    """Return the table below which nothing but running text stands on the page.

    `lines` are those of the page that stand in none of its tables.
    """
    if not tables:
        return None
    bottom = tables[-1].grid.box.bottom
    below = [line for line in lines if line.top >= bottom - 2]
    edge = page.height * (1 - _FOOTER)
    return None if any(line.top < edge for line in below) else tables[-1]


def _judge(
    page: Page, grid: Grid, partner: Grid | None, arbiter: Arbiter | None, *, check: bool
) -> PageTable:
    """Return the table with its readings and doubts, asking the arbiter where it is needed."""
    readings = [grid.reading]
    doubts: dict[int, str] | None = None
    if partner is not None:
        doubts = grid_differences(grid, partner)
        if not doubts:
            readings.append(partner.reading)
    if not check and doubts is not None and not doubts:
        return PageTable(grid=grid, readings=tuple(readings))
    other = partner if doubts else None
    third = arbiter(page, grid.box) if arbiter is not None else None
    if third is None:
        return PageTable(grid=grid, readings=tuple(readings), doubts=doubts or {}, other=other)
    against = differences(grid.places, third, values_of(grid), _spanning(grid))
    if not against:
        over = _heading_doubts(grid, partner, third)
        return PageTable(grid=grid, readings=(*readings, "pdfplumber"), doubts=over, other=other)
    if doubts is None:
        return PageTable(grid=grid, readings=tuple(readings), doubts=against)
    # A word is confirmed by either of the other two; what neither confirms stays in doubt.
    both = {key: doubts[key] for key in doubts if key in against}
    return PageTable(grid=grid, readings=tuple(readings), doubts=both, other=other)


def _heading_doubts(grid: Grid, partner: Grid | None, third: Places) -> dict[int, str]:
    """Return what a second reading says against the headings, if the third is as much for it.

    The third reading is asked for values only: it confirms neither heading where both others
    place the values alike. Rules between the headings leave no doubt about them.
    """
    if partner is None or grid.reading == "rules":
        return {}
    if differences(partner.places, third, values_of(partner), _spanning(partner)):
        return {}
    return heading_differences(grid, partner)


def _spanning(grid: Grid) -> tuple[set[int], set[int]]:
    return grid.spanning(0), grid.spanning(1)


def _apart(tables: list[PageTable]) -> list[PageTable]:
    """Return the tables without those whose words another one holds already, in reading order."""
    tables.sort(key=lambda table: -len(table.grid.places))
    kept: list[PageTable] = []
    for table in tables:
        if not any(shares_words(table.grid, other.grid) for other in kept):
            kept.append(table)
    return sorted(kept, key=lambda table: (table.grid.box.top, table.grid.box.x0))


def loose_lines(page: Page, tables: Sequence[PageTable]) -> list[Line]:
    """Return the lines of words that stand in no table."""
    taken = _taken(tables)
    return lines_of(word for word in page.words if word.start not in taken and not word.turn)
