"""The tables on pages of which pictures are made, and what is hidden in them."""

from __future__ import annotations

from dataclasses import replace

from builders import document, table
from foi_compare.masking import tables_shown
from foi_compare.model import (
    Box,
    Document,
    Observation,
    Person,
    Place,
    ShownTable,
    Table,
    TextBlock,
)
from observing import observation

WHITMORE = (Person(("Ada", "Whitmore"), ("Whitmore",)),)
ROW = 20.0  # points


def on_pages(found: Table, *, rows_a_page: int = 99) -> Table:
    """Return a table whose cells have places: columns of 100 points, rows of twenty."""
    cells = tuple(
        cell._replace(
            place=Place(
                f"page {1 + cell.row // rows_a_page}",
                1 + cell.row // rows_a_page,
                1,
                cell.row + 1,
                cell.column + 1,
                Box(
                    50 + 100 * cell.column,
                    100 + ROW * (cell.row % rows_a_page),
                    150 + 100 * cell.column,
                    120 + ROW * (cell.row % rows_a_page),
                ),
            )
        )
        for cell in found.cells
    )
    return replace(found, cells=cells)


def number(page: int = 1, *, counted: int = 0, **fields: object) -> Observation:
    place = Place(f"page {page}", page, 1, 2, 2)
    return observation("Charged", "3", "1", place=place, file="a.pdf", counted=counted, **fields)


def shown(
    read: Document, *numbers: Observation, people: tuple[Person, ...] = WHITMORE
) -> tuple[ShownTable, ...]:
    return tables_shown((read,), numbers, people)


def test_a_table_takes_the_place_of_all_its_cells() -> None:
    read = document(on_pages(table("Outcome | 2022", "Charged | 3")), name="a.pdf")
    (found,) = shown(read, number())
    assert (found.file, found.page, found.table) == ("a.pdf", 1, 1)
    assert found.box == Box(50, 100, 250, 140)
    assert found.hidden == ()


def test_a_cell_that_names_somebody_is_hidden() -> None:
    read = document(
        on_pages(table("Outcome | 2022 | Officer", "Charged | 3 | Ada Whitmore")), name="a.pdf"
    )
    assert shown(read, number())[0].hidden == (Box(250, 120, 350, 140),)
    assert shown(read, number(), people=())[0].hidden == ()


def test_a_line_of_the_letter_in_the_margin_is_hidden_and_one_far_off_does_not_matter() -> None:
    def line(top: float) -> TextBlock:
        place = Place("page 1", 1, box=Box(50, top, 300, top + 10))
        return TextBlock(text="Dear Ada Whitmore,", place=place)

    grid = on_pages(table("Outcome | 2022", "Charged | 3"))
    near = document(line(142), grid, name="a.pdf")
    assert [box.top for box in shown(near, number())[0].hidden] == [142]
    assert shown(document(line(400), grid, name="a.pdf"), number())[0].hidden == ()


def test_a_page_with_a_name_that_has_no_place_is_not_shown() -> None:
    lost = TextBlock(text="Dear Ada Whitmore,", place=Place("page 1", 1))
    read = document(lost, on_pages(table("Outcome | 2022", "Charged | 3")), name="a.pdf")
    assert shown(read, number()) == ()
    assert len(shown(read, number(), people=())) == 1


def test_a_table_over_pages_is_shown_on_each_and_a_list_of_crimes_on_its_first() -> None:
    rows = ("Outcome | 2022", "Charged | 3", "Community resolution | 4", "Caution | 5")
    read = document(on_pages(table(*rows), rows_a_page=2), name="a.pdf")
    found = shown(read, number(1), number(2))
    assert [(one.page, one.first) for one in found] == [(1, True), (2, False)]
    assert [one.page for one in shown(read, number(1, counted=3), number(2, counted=1))] == [1]


def test_what_waits_or_stands_on_no_page_has_no_picture() -> None:
    read = document(on_pages(table("Outcome | 2022", "Charged | 3")), name="a.pdf")
    assert shown(read, number(status="review")) == ()
    assert shown(read, number(0)) == ()
