from __future__ import annotations

import pytest

from foi_compare.model import Box, Cell, Place
from foi_compare.review.evidence.table_lines import lattice_of


def cell(row: int, column: int, box: Box | None, spans: tuple[int, int] = (1, 1)) -> Cell:
    place = Place(part="page 1", page=1, table=1, row=row + 1, column=column + 1, box=box)
    return Cell(row, column, "x", place, *spans)


def grid(*rows: str) -> list[Cell]:
    """Return cells 50 wide and 10 high, where a row has a mark."""
    return [
        cell(r, c, Box(c * 50, r * 10, c * 50 + 50, r * 10 + 10))
        for r, marks in enumerate(rows)
        for c, mark in enumerate(marks)
        if mark != "."
    ]


def test_lines_stand_between_cells_and_around_them() -> None:
    lattice = lattice_of(grid("xx", "xx"))
    assert lattice is not None
    assert (lattice.xs, lattice.ys) == ((0, 50, 100), (0, 10, 20))
    assert lattice.around == Box(0, 0, 100, 20)


def test_where_cells_leave_room_the_line_stands_halfway() -> None:
    lattice = lattice_of([cell(0, 0, Box(0, 0, 40, 10)), cell(0, 1, Box(60, 0, 100, 10))])
    assert lattice is not None
    assert lattice.xs == (0, 50, 100)


def test_a_cell_that_is_missing_has_a_place_by_its_row_and_column() -> None:
    lattice = lattice_of(grid("xxx", "x.x"))
    assert lattice is not None
    assert lattice.box(1, 1) == Box(50, 10, 100, 20)
    assert lattice.box(5, 1) is None


def test_a_column_known_from_spanning_cells_alone_has_its_lines() -> None:
    cells = [
        cell(0, 0, Box(0, 0, 50, 10)),
        cell(0, 1, Box(50, 0, 150, 10), (1, 2)),
        cell(1, 0, Box(0, 10, 50, 20)),
        cell(1, 2, Box(100, 10, 150, 20)),
    ]
    lattice = lattice_of(cells)
    assert lattice is not None
    assert lattice.xs == (0, 50, 100, 150)
    assert lattice.box(1, 1) == Box(50, 10, 100, 20)


@pytest.mark.parametrize("down", [True, False])
def test_on_a_page_that_lies_on_its_side_rows_run_from_top_to_bottom(down: bool) -> None:
    def turned(one: Cell) -> Cell:
        box = one.place.box
        assert box is not None
        sides = (box.x0, box.x1) if down else (100 - box.x1, 100 - box.x0)
        return one._replace(
            place=one.place._replace(box=Box(box.top, sides[0], box.bottom, sides[1]))
        )

    lattice = lattice_of([turned(one) for one in grid("xx", "xx", "x.")])
    assert lattice is not None
    assert lattice.on_side
    assert (lattice.xs, lattice.ys) == ((0, 10, 20, 30), (0, 50, 100))
    assert lattice.box(2, 1) == (Box(20, 50, 30, 100) if down else Box(20, 0, 30, 50))


def test_a_column_that_is_empty_on_this_page_has_its_lines_from_another() -> None:
    here = grid("x.x")
    elsewhere = [one._replace(row=9) for one in grid("xxxx")]
    lattice = lattice_of(here, elsewhere)
    assert lattice is not None
    assert (lattice.xs, lattice.ys) == ((0, 50, 100, 150, 200), (0, 10))
    shifted = [cell(9, 1, Box(20, 0, 60, 10))]
    alone = lattice_of(grid("x.x"), shifted)
    assert alone is not None
    assert alone.xs == (0, 75, 150)


def test_cells_without_places_have_no_lines() -> None:
    assert lattice_of([cell(0, 0, None)]) is None
    assert lattice_of([]) is None
