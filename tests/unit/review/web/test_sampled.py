"""Where a claim of the sample is marked, in each kind of document."""

from __future__ import annotations

import pytest

from builders import document, table
from drawn import GRID, flowed, read_bytes, text
from drawn import table as drawn_table
from foi_compare.audit.claims import Claim
from foi_compare.model import Address, Box, Document
from foi_compare.review.evidence.shown_documents import document_view
from foi_compare.review.web.showing.sampled import (
    ROWS_AT_ONCE,
    PartView,
    Spot,
    boxes_on,
    leaves_of,
    parts_of,
    spot_of,
)

CLAIM = Claim(
    claim_id="number-abc",
    kind="number",
    stratum="",
    file="kent.docx",
    sha256="",
    page="",
    anchor="body#7",
    subject="table 2, row 4, column 3",
    read="",
)


def shown(found: Document, spot: Spot) -> tuple[PartView, ...]:
    return parts_of(document_view(found, (), ()), spot)


def marked(parts: tuple[PartView, ...]) -> list[str]:
    """Return the texts that are marked."""
    blocks = [block for part in parts for block in part.blocks]
    cells = [cell for block in blocks for row in block.rows for cell in row]
    pieces = [piece for block in blocks for piece in block.pieces]
    return [one.text for one in (*cells, *pieces) if one.style == "asked"]


def of_table(*lines: str) -> Document:
    return document("Kent Police", table(*lines))


@pytest.mark.parametrize(
    ("change", "spot"),
    [
        ({}, Spot("body", 2, 4, 3, frozenset({Address("body", 7)}))),
        ({"subject": "table 1, row 2, 22-23, column 6", "anchor": ""}, Spot("", 1, 2, 6)),
        (
            {"page": "2", "anchor": "", "subject": "", "box": "1 2 3.5 4"},
            Spot("page 2", box=Box(1, 2, 3.5, 4)),
        ),
        (
            {"kind": "table", "anchor": "", "subject": "sheet By table 3 table 1"},
            Spot("sheet By table 3", 1),
        ),
        (
            {"kind": "table", "anchor": "", "page": "3", "subject": "page 3 table 2"},
            Spot("page 3", 2),
        ),
        ({"kind": "disposition", "anchor": "", "subject": "2"}, Spot("")),
    ],
)
def test_a_claim_says_where_it_is_looked_up(change: dict[str, str], spot: Spot):
    assert spot_of(CLAIM._replace(**change)) == spot


def test_a_cell_in_which_nothing_is_printed_is_marked_too():
    found = of_table("Outcome | 2022 | 2023", "Charged | 63 | ", "Total | 63 | 17")
    assert marked(shown(found, Spot("body", 1, 2, 3))) == [""]


def test_cells_over_several_rows_and_columns_leave_room_for_no_other():
    found = of_table("Outcome | 2023 | <", "^ | Men | Women", "Charged | 63 | 17")
    (part,) = shown(found, Spot("body", 1, 3, 3))
    rows = part.blocks[1].rows
    assert [[(cell.text, cell.columns, cell.rows) for cell in row] for row in rows] == [
        [("Outcome", 1, 2), ("2023", 2, 1)],
        [("Men", 1, 1), ("Women", 1, 1)],
        [("Charged", 1, 1), ("63", 1, 1), ("17", 1, 1)],
    ]
    assert marked((part,)) == ["17"]


def test_a_number_in_a_sentence_is_marked_alone():
    found = document("In 2021 we charged 63 and cautioned 4.")
    spot = Spot("body", anchor=frozenset({Address("body", 3)}))
    assert marked(shown(found, spot)) == ["4"]


def test_a_number_without_a_numeral_has_its_line_marked():
    found = document("We charged two.", "We cautioned none.")
    (part,) = shown(found, Spot("body", line="We cautioned none."))
    assert [block.style for block in part.blocks] == ["", "asked"]


def test_of_a_long_table_its_headings_stand_above_what_is_around_the_place():
    rows = [f"Outcome {n} | {n}" for n in range(2, 401)]
    (part,) = shown(of_table("Outcome | 2023", *rows), Spot("body", 1, 300, 2))
    found = [row[0].text for row in part.blocks[1].rows]
    assert found[:2] == ["Outcome", "Outcome 2"]
    assert [at for at, text in enumerate(found) if text == "…"] == [6, len(found) - 1]
    assert "Outcome 300" in found
    assert len(found) < ROWS_AT_ONCE + 10
    assert marked((part,)) == ["300"]


def test_all_parts_are_shown_where_no_place_is_asked_about():
    two = document("Kent Police", table("Outcome | 2023", "Charged | 63", part="sheet 2"))
    assert [part.name for part in shown(two, Spot(""))] == ["body", "sheet 2"]
    assert [part.name for part in shown(two, Spot("sheet 2", 1))] == ["sheet 2"]


@pytest.fixture
def printed() -> Document:
    rows = [["Outcome", "2022", "2023"], ["Charged", "63", "17"], ["Caution", "4", ""]]
    return read_bytes(flowed(text("Kent Police"), drawn_table(rows, GRID)))


def test_a_page_has_its_pictures_in_order_and_the_box_on_one(printed: Document):
    view = document_view(printed, (), ())
    spot = Spot("page 1", 1, 2, 2, box=Box(10, 20, 30, 40))
    (leaf,) = leaves_of(view, (595, 842), spot, view.page(1))
    assert [(box.x, box.y, box.width, box.height) for box in leaf.boxes] == [(8.5, 18.5, 23, 23)]
    assert not leaves_of(view, (595, 842), spot, None)[0].boxes


def test_a_cell_without_a_box_is_boxed_between_the_lines_around_it(printed: Document):
    page = document_view(printed, (), ()).page(1)
    (found,) = page.tables
    assert boxes_on(page, Spot("page 1", 1, 3, 3)) == (
        Box(found.xs[2], found.ys[2], found.xs[3], found.ys[3]),
    )
    assert boxes_on(page, Spot("page 1", 1, 9, 9)) == (found.box,)
    assert boxes_on(page, Spot("page 1", 1)) == (found.box,)
    assert boxes_on(page, Spot("page 1", 7, 2, 2)) == ()
