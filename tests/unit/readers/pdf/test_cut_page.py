"""A page cut along lines: what was read where nobody moved one, and what a person drew besides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import BODY, GRID, ROWS, flowed, painted, source, space, table, text
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, CutTable, Table
from foi_compare.readers.by_format.pdf import read
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.shown.cut_page import Lines, content_of_page, cut_content, cut_page
from foi_compare.readers.shown.two_readings import two_readings
from foi_compare.review.evidence.table_lines import lattice_of

CASES = Path(__file__).parents[3] / "golden" / "cases"
# A row that goes on on the next page is whole in one reading alone, and so is a table in a table.
_NOT_OF_ONE_PAGE = {"trap-broken-row-pdf", "trap-table-in-response-pdf"}

Cells = set[tuple[int, int, str, int, int]]


def content(data: bytes, page: int = 1) -> PageContent:
    return content_of_page(source(data), "", page)


def cells_of(found: Table, first_row: int = 0) -> Cells:
    return {
        (cell.row - first_row, cell.column, cell.text, cell.row_span, cell.column_span)
        for cell in found.cells
        if cell.text
    }


def tables_on(data: bytes, page: int) -> list[tuple[Table, Lines]]:
    """Return what stands on a page of each table, with the lines between its cells."""
    found = []
    for block in read(source(data)).blocks:
        if isinstance(block, Table):
            cells = tuple(cell for cell in block.cells if cell.place.page == page)
            lattice = lattice_of(cells)
            if lattice is not None:
                found.append((replace(block, cells=cells), Lines(lattice.xs, lattice.ys)))
    return found


@pytest.mark.parametrize(
    "case",
    sorted(
        path.parent.name
        for path in CASES.glob("*/reply.pdf")
        if path.parent.name.endswith("-pdf") and path.parent.name not in _NOT_OF_ONE_PAGE
    ),
)
def test_along_the_lines_that_were_read_the_cells_are_those_that_were_read(case: str) -> None:
    data = (CASES / case / "reply.pdf").read_bytes()
    pages = sorted({b.place.page for b in read(source(data)).blocks if isinstance(b, Table)})
    for page in pages:
        for found, lines in tables_on(data, page):
            cut = cut_content("reply.pdf", content(data, page), lines)
            first = min(cell.row for cell in found.cells)
            assert cells_of(cut) == cells_of(found, first)


GROUPED = [
    ["Outcome", "Infirmary", "", "Clinic", ""],
    ["", "2021", "2022", "2021", "2022"],
    ["Charged", "41", "38", "5", "6"],
    ["Caution", "12", "9", "3", "2"],
]
SPANS = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]


def grouped() -> tuple[bytes, Lines]:
    data = flowed(table(GROUPED, [*GRID, *SPANS, ("ALIGN", (1, 0), (-1, -1), "CENTER")]))
    ((_, lines),) = tables_on(data, 1)
    return data, lines


def test_a_heading_over_two_columns_stays_over_both_when_a_line_is_moved() -> None:
    data, lines = grouped()
    moved = Lines((lines.xs[0], lines.xs[1] + 4, *lines.xs[2:]), lines.ys)
    found = cells_of(cut_content("a", content(data), moved))
    assert (0, 1, "Infirmary", 1, 2) in found
    assert (0, 3, "Clinic", 1, 2) in found
    assert (2, 1, "41", 1, 1) in found


def test_a_line_that_parts_what_was_read_as_one_is_obeyed() -> None:
    data = flowed(table([["Outcome", "2021 2022"], ["Charged", "41 38"]], GRID))
    ((_, lines),) = tables_on(data, 1)
    at = {word.text: word for word in content(data).read.page.words}
    between = (at["41"].x1 + at["38"].x0) / 2
    more = Lines((*lines.xs, between), lines.ys)
    assert cells_of(cut_content("a", content(data), more)) == {
        (0, 0, "Outcome", 1, 1),
        (0, 1, "2021", 1, 1),
        (0, 2, "2022", 1, 1),
        (1, 0, "Charged", 1, 1),
        (1, 1, "41", 1, 1),
        (1, 2, "38", 1, 1),
    }


def test_a_line_taken_away_puts_two_columns_together() -> None:
    data = flowed(table(ROWS, GRID))
    ((_, lines),) = tables_on(data, 1)
    fewer = Lines((*lines.xs[:2], *lines.xs[3:]), lines.ys)
    found = cells_of(cut_content("a", content(data), fewer))
    assert (1, 1, "12 7", 1, 1) in found
    assert (1, 2, "19", 1, 1) in found


def test_lines_are_taken_in_any_order_and_twice() -> None:
    data = flowed(table(ROWS, GRID))
    ((_, lines),) = tables_on(data, 1)
    mixed = Lines((*reversed(lines.xs), lines.xs[0]), (*reversed(lines.ys), lines.ys[-1]))
    whole = content(data)
    assert cut_content("a", whole, mixed) == cut_content("a", whole, lines)


def test_a_cell_stands_where_its_lines_stand() -> None:
    data = flowed(table(ROWS, GRID))
    ((_, lines),) = tables_on(data, 1)
    cell = next(c for c in cut_content("a", content(data), lines).cells if c.text == "12")
    xs, ys = lines
    assert cell.place.box == Box(xs[1], ys[1], xs[2], ys[2])
    assert (cell.place.row, cell.place.column, cell.place.page) == (2, 2, 1)


def turned(canvas: Canvas) -> None:
    canvas.translate(150, 100)
    canvas.rotate(90)
    rows = (("Outcome", "2021", "2022"), ("Charged", "41", "38"), ("Caution", "12", "9"))
    for row, texts in enumerate(rows):
        for column, words in enumerate(texts):
            canvas.drawString(column * 120, -row * 30, words)


def test_a_page_that_lies_on_its_side_is_cut_along_its_displayed_lines() -> None:
    data = painted(turned)
    lines = Lines((135, 155, 185, 220), (300, 510, 630, 760))
    found = cut_page(source(data), "", 1, *lines).table
    assert (found.n_rows, found.n_columns) == (3, 3)
    assert [cell.text for cell in found.cells if cell.row == 1] == ["Charged", "41", "38"]
    charged = next(cell for cell in found.cells if cell.text == "Charged")
    assert charged.place.box == Box(155, 630, 185, 760)


def test_a_cropped_page_is_cut_where_a_person_sees_the_lines() -> None:
    def cropped(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 545, 742))
        canvas.drawString(100, 700, "Charged")
        canvas.drawString(300, 700, "41")

    found = cut_page(source(painted(cropped)), "", 1, (40, 200, 300), (20, 60)).table
    assert [cell.text for cell in found.cells] == ["Charged", "41"]


def test_a_broken_word_is_mended_as_it_is_in_a_table_that_was_read() -> None:
    def narrow(canvas: Canvas) -> None:
        for down, words in enumerate(("Comm", "unity", "resolu", "tion")):
            canvas.drawString(100, 700 - 12 * down, words)
        canvas.drawString(200, 700, "41")

    found = cut_page(source(painted(narrow)), "", 1, (90, 150, 300), (120, 200)).table
    assert found.cells[0].text == "Community\nresolution"


def test_what_was_read_as_rows_of_the_table_outside_the_lines_comes_as_text() -> None:
    data = flowed(table([["Question 1", "of 2", "parts"], *ROWS], GRID))
    ((found, lines),) = tables_on(data, 1)
    assert found.n_rows == len(ROWS) + 1
    inner = Lines(lines.xs, lines.ys[1:-1])
    cut = cut_page(source(data), "", 1, *inner)
    assert cut.table.n_rows == len(ROWS) - 1
    assert [one.text for one in cut.above] == ["Question 1 of 2 parts"]
    assert [one.text.split() for one in cut.below] == [list(ROWS[-1])]
    beside = cut_page(source(data), "", 1, inner.xs[:-1], inner.ys)
    assert not {"19", "3", "91"} & {word for one in beside.below for word in one.text.split()}
    assert cut_page(source(data), "", 1, *lines) == CutTable(cut_content("a", content(data), lines))


def test_a_page_without_words_between_the_lines_is_told_with_what_to_do() -> None:
    data = flowed(text("Nothing in a table", BODY), space(5))
    with pytest.raises(UnreadableDocumentError) as told:
        cut_page(source(data), "", 1, (500, 590), (700, 840))
    assert "page 1 has no words between the lines" in str(told.value)
    with pytest.raises(UnreadableDocumentError, match="no page 2"):
        cut_page(source(data), "", 2, (0, 590), (0, 840))


def crooked(canvas: Canvas) -> None:
    """Draw a ruled table with the figures of two columns over the lines between them."""
    for x in (80, 240, 300, 360):
        canvas.line(x, 600, x, 700)
    for y in range(600, 701, 20):
        canvas.line(80, y, 360, y)
    for row, texts in enumerate(
        (
            ("Outcome", "2021", "2022"),
            ("Charged", "41", "38"),
            ("Caution", "12", "9"),
            ("Resolved", "17", "22"),
            ("No suspect", "5", "6"),
        )
    ):
        y = 686 - 20 * row
        canvas.drawString(85, y, texts[0])
        canvas.drawString(262 if row else 245, y, texts[1])
        canvas.drawString(306, y, texts[2])
        if row > 2:
            canvas.drawString(330, y, "1")


def test_both_readings_are_given_where_they_differ_and_each_is_cut_back_from_its_own_lines() -> (
    None
):
    data = painted(crooked)
    whole = content(data)
    (pair,) = two_readings(whole)
    assert pair.chosen.readings != pair.other.readings
    both = ((pair.chosen, pair.chosen_lines), (pair.other, pair.other_lines))
    for one, lines in both:
        assert any(cell.doubt for cell in one.cells)
        assert (len(lines.ys), len(lines.xs)) == (one.n_rows + 1, one.n_columns + 1)
        assert cells_of(cut_content("a", whole, lines)) == cells_of(one)


def test_where_readings_agree_there_are_not_two() -> None:
    assert two_readings(content(flowed(table(ROWS, GRID)))) == ()
