from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from drawn import (
    CELL,
    GRID,
    HEAD,
    ROWS,
    doubts_of,
    flowed,
    new_page,
    painted,
    read_bytes,
    rows_of,
    space,
    table,
    tables_of,
    text,
    texts_of,
)

BLACK = colors.black
LOOKS: dict[str, list[Any]] = {
    "ruled": GRID + HEAD,
    "borderless": [],
    "zebra": [("BACKGROUND", (0, i), (-1, i), colors.lightgrey) for i in (1, 3)],
    "lines only": [("LINEBELOW", (0, 0), (-1, -1), 0.5, BLACK)],
    "upright lines only": [("LINEAFTER", (0, 0), (-1, -1), 0.5, BLACK)],
    "box and heading line": [
        ("BOX", (0, 0), (-1, -1), 0.5, BLACK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, BLACK),
    ],
    "box, heading line and label line": [
        ("BOX", (0, 0), (-1, -1), 0.5, BLACK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, BLACK),
        ("LINEAFTER", (0, 0), (0, -1), 0.5, BLACK),
    ],
    "values set flush right": [("ALIGN", (1, 0), (-1, -1), "RIGHT")],
    "values centred": [*GRID, ("ALIGN", (1, 0), (-1, -1), "CENTER")],
}
LONG = [
    ["Outcome", "2019/20", "Total"],
    [
        (
            "Named suspect identified: evidential difficulties prevent further action; victim does "
            "not support (or has withdrawn support from) police action"
        ),
        "12",
        "12",
    ],
    ["Charged", "3", "3"],
    ["Prosecution prevented: suspect identified but is too ill to prosecute", "4", "4"],
    ["Total", "19", "19"],
]
RECORDS = [
    ["No.", "Year", "Outcome", "Count"],
    *(
        [str(i), "2020/21", "Charged" if i % 3 else "Caution", str(i * 7 % 50)]
        for i in range(1, 101)
    ),
]


@pytest.mark.parametrize("look", LOOKS)
def test_a_table_comes_out_the_same_whatever_it_looks_like(look: str):
    (found,) = tables_of(read_bytes(flowed(text("Our reply."), table(ROWS, LOOKS[look]))))
    assert rows_of(found) == ROWS
    assert len(found.readings) > 1
    assert doubts_of(found) == []


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("look", ["ruled", "borderless", "lines only"])
def test_a_label_over_many_lines_keeps_its_values_wherever_they_stand(look: str, align: str):
    rows = [[Paragraph(row[0], CELL), *row[1:]] for row in LONG]
    style = [*LOOKS[look], ("VALIGN", (0, 0), (-1, -1), align)]
    (found,) = tables_of(read_bytes(flowed(table(rows, style, colWidths=[150, 60, 60]))))
    assert rows_of(found) == LONG
    assert doubts_of(found) == []


@pytest.mark.parametrize("ruled", [True, False])
def test_two_heading_rows_with_spans_are_kept(ruled: bool):
    rows = [
        ["Outcome", "2019/20", "", "2020/21", ""],
        ["", "Male", "Female", "Male", "Female"],
        ["Charged", "1", "2", "3", "4"],
        ["Caution", "5", "6", "7", "8"],
    ]
    style = [
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        *(GRID if ruled else []),
    ]
    (found,) = tables_of(read_bytes(flowed(table(rows, style))))
    assert rows_of(found)[0] == ["Outcome", "2019/20", "2019/20", "2020/21", "2020/21"]
    assert rows_of(found)[1:] == rows[1:]


def test_a_row_label_that_spans_two_rows_is_kept():
    rows = [["Year", "Outcome", "Total"], ["2020", "Charged", "4"], ["", "Caution", "5"]]
    style = [*GRID, ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    (found,) = tables_of(read_bytes(flowed(table(rows, style))))
    assert rows_of(found) == [*rows[:2], ["2020", "Caution", "5"]]


@pytest.mark.parametrize("look", ["ruled", "borderless", "lines only"])
def test_a_table_over_pages_is_one_table_whose_cells_know_their_page(look: str):
    (found,) = tables_of(read_bytes(flowed(table(RECORDS, LOOKS[look]))))
    assert rows_of(found) == RECORDS
    pages = {cell.place.page: cell.place.part for cell in found.cells}
    assert pages == {1: "page 1", 2: "page 2", 3: "page 3"}


def test_a_repeated_heading_is_marked_and_no_row_of_data():
    (found,) = tables_of(read_bytes(flowed(table(RECORDS, LOOKS["ruled"], repeatRows=1))))
    repeated = sorted({cell.row for cell in found.cells if cell.header})
    rows = rows_of(found)
    assert [rows[index] for index in repeated] == [RECORDS[0], RECORDS[0]]
    assert [row for index, row in enumerate(rows) if index not in repeated] == RECORDS


@pytest.mark.parametrize("look", ["ruled", "borderless"])
def test_two_tables_with_words_between_stay_two(look: str):
    data = flowed(table(ROWS, LOOKS[look]), text("Question 2"), table(ROWS, LOOKS[look]))
    assert [rows_of(found) for found in tables_of(read_bytes(data))] == [ROWS, ROWS]


def test_two_tables_with_nothing_but_space_between_stay_two():
    other = [["Disposal", *ROWS[0][1:]], *ROWS[1:]]
    data = flowed(table(ROWS, GRID), space(14), table(other, GRID))
    assert [rows_of(found) for found in tables_of(read_bytes(data))] == [ROWS, other]


def test_a_new_heading_on_the_next_page_begins_a_new_table():
    other = [["Disposal", *ROWS[0][1:]], *ROWS[1:]]
    data = flowed(table(ROWS, GRID + HEAD), new_page(), table(other, GRID + HEAD))
    assert [rows_of(found) for found in tables_of(read_bytes(data))] == [ROWS, other]


def test_words_at_the_top_of_the_next_page_end_a_table():
    data = flowed(table(ROWS, GRID), new_page(), text("Question 2"), table(ROWS[1:], GRID))
    assert len(tables_of(read_bytes(data))) == 2


def _grid(canvas: Canvas, columns: list[float], rows: list[float], cells: list[list[str]]) -> None:
    canvas.grid(columns, rows)
    for row, top in zip(cells, rows, strict=False):
        for words, left in zip(row, columns, strict=False):
            for index, line in enumerate(words.split("\n")):
                canvas.drawString(left + 4, top - 12 - 12 * index, line)


def test_a_row_broken_over_two_pages_is_joined():
    def first(canvas: Canvas) -> None:
        cells = [
            ["Outcome", "2019", "2020"],
            ["Charged", "5", "6"],
            ["Named suspect: victim", "7", "8"],
        ]
        _grid(canvas, [72, 250, 320, 390], [140, 120, 100, 80], cells)

    def second(canvas: Canvas) -> None:
        cells = [["supports police action", "", ""], ["Other agency", "1", "2"]]
        _grid(canvas, [72, 250, 320, 390], [800, 780, 760], cells)

    document = read_bytes(painted(first, second))
    (found,) = tables_of(document)
    assert rows_of(found)[2:] == [
        ["Named suspect: victim supports police action", "7", "8"],
        ["Other agency", "1", "2"],
    ]


def test_a_figure_in_the_rest_of_a_broken_row_counts_on_the_page_the_row_began_on():
    def first(canvas: Canvas) -> None:
        cells = [["Outcome", "2019"], ["Charged", "5"], ["No suspect identified and", "7"]]
        _grid(canvas, [72, 250, 320], [140, 120, 100, 80], cells)

    def second(canvas: Canvas) -> None:
        _grid(canvas, [72, 250, 320], [800, 780, 760], [["closed (type 18)", ""], ["Other", "1"]])

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert rows_of(found)[2] == ["No suspect identified and closed (type 18)", "7"]


def test_a_label_that_may_go_on_over_the_page_is_in_doubt_and_so_is_what_may_be_its_rest():
    def first(canvas: Canvas) -> None:
        cells = [["Outcome", "2019"], ["Charged", "5"], ["Named suspect identified", "7"]]
        _grid(canvas, [72, 250, 320], [140, 120, 100, 80], cells)

    def second(canvas: Canvas) -> None:
        _grid(canvas, [72, 250, 320], [800, 780, 760], [["Victim supports", ""], ["Other", "1"]])

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert doubts_of(found) == ["Named suspect identified", "Victim supports"]


def test_a_continued_row_without_a_rule_above_it_is_read_where_pdfplumber_loses_it():
    import io

    import pdfplumber

    def first(canvas: Canvas) -> None:
        _grid(canvas, [72, 250, 320], [140, 120, 100], [["Outcome", "2019"], ["Charged", "5"]])

    def second(canvas: Canvas) -> None:
        for x in (72, 250, 320):
            canvas.line(x, 760, x, 800)
        canvas.line(72, 780, 320, 780)
        canvas.line(72, 760, 320, 760)
        for y, label, value in ((788, "Caution", "41"), (768, "Total", "46")):
            canvas.drawString(76, y, label)
            canvas.drawString(254, y, value)

    data = painted(first, second)
    (found,) = tables_of(read_bytes(data))
    assert rows_of(found)[2:] == [["Caution", "41"], ["Total", "46"]]
    with pdfplumber.open(io.BytesIO(data)) as document:
        seen = [cell for grid in document.pages[1].extract_tables() for row in grid for cell in row]
    assert "41" not in seen


def test_turned_headings_are_read_in_their_own_direction():
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 600, "Outcome")
        for index, words in enumerate(["Hospital A", "Hospital B", "Total"]):
            canvas.saveState()
            canvas.translate(260 + 60 * index, 600)
            canvas.rotate(90)
            canvas.drawString(0, 0, words)
            canvas.restoreState()
        for index, row in enumerate([["Charged", "1", "2", "3"], ["Caution", "4", "5", "9"]]):
            canvas.drawString(80, 580 - 20 * index, row[0])
            for place, words in enumerate(row[1:]):
                canvas.drawString(255 + 60 * place, 580 - 20 * index, words)
        canvas.grid([72, 230, 290, 350, 410], [690, 595, 575, 555])

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found)[0] == ["Outcome", "Hospital A", "Hospital B", "Total"]


def _turned_heads(
    canvas: Canvas, heads: Sequence[str], *, letter_by_letter: bool = False, ruled: bool = True
) -> None:
    """Draw a table whose headings are turned, and two rows of values below them."""
    for index, words in enumerate(heads):
        canvas.saveState()
        canvas.translate(260 + 60 * index, 500)
        canvas.rotate(90)
        pieces = words if letter_by_letter else [words]
        at = 0.0
        for piece in pieces:
            canvas.drawString(at, 0, piece)
            at += canvas.stringWidth(piece)
        canvas.restoreState()
    for index, row in enumerate([["Stalking", "1", "2", "3"], ["Harassment", "4", "5", "9"]]):
        for at, words in zip((80, 255, 315, 375), row, strict=True):
            canvas.drawString(at, 480 - 20 * index, words)
    if ruled:
        canvas.grid([72, 230, 290, 350, 410], [730, 495, 475, 455])


LONG_HEADS = ("Charged or summonsed to court", "Community resolution made", "No suspect identified")


def test_long_turned_headings_over_level_values_turn_no_page():
    (found,) = tables_of(read_bytes(painted(lambda canvas: _turned_heads(canvas, LONG_HEADS))))
    assert rows_of(found) == [
        ["", *LONG_HEADS],
        ["Stalking", "1", "2", "3"],
        ["Harassment", "4", "5", "9"],
    ]


def test_turned_headings_drawn_letter_by_letter_are_whole_words():
    data = painted(lambda canvas: _turned_heads(canvas, LONG_HEADS, letter_by_letter=True))
    (found,) = tables_of(read_bytes(data))
    assert rows_of(found)[0] == ["", *LONG_HEADS]


def test_turned_headings_above_a_table_without_rules_are_its_own():
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 502, "Offence")
        _turned_heads(canvas, LONG_HEADS, ruled=False)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [
        ["Offence", *LONG_HEADS],
        ["Stalking", "1", "2", "3"],
        ["Harassment", "4", "5", "9"],
    ]


@pytest.mark.parametrize("heads", [LONG_HEADS[:2], (*LONG_HEADS, "Of another table")])
def test_turned_words_that_do_not_meet_the_columns_head_none(heads: Sequence[str]):
    data = painted(lambda canvas: _turned_heads(canvas, heads, ruled=False))
    (found,) = tables_of(read_bytes(data))
    assert rows_of(found)[0] == ["Stalking", "1", "2", "3"]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_turned_by_its_own_entry_is_read_as_it_is_shown(angle: int):
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)
        canvas.rotate(angle)
        shift = {0: (0, 0), 90: (0, -842), 180: (-595, -842), 270: (-595, 0)}[angle]
        canvas.translate(*shift)
        _grid(canvas, [72, 250, 320], [500, 480, 460], [["Outcome", "2019"], ["Charged", "5"]])

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [["Outcome", "2019"], ["Charged", "5"]]
    box = found.cells[0].place.box
    assert box is not None
    assert box.x0 == pytest.approx(72, abs=1)


def test_a_table_drawn_sideways_on_an_upright_page_is_read():
    def page(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -595)
        _grid(canvas, [72, 250, 320], [500, 480, 460], [["Outcome", "2019"], ["Charged", "5"]])

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [["Outcome", "2019"], ["Charged", "5"]]
    box = found.cells[0].place.box
    assert box is not None
    assert box.bottom - box.top > box.x1 - box.x0


def test_text_wider_than_its_column_stays_in_its_cell():
    def page(canvas: Canvas) -> None:
        cells = [
            ["No.", "Outcome"],
            ["1", "Charged"],
            ["2", "Type 14 - Suspect not identified at all"],
        ]
        _grid(canvas, [72, 120, 200], [700, 680, 660, 640], cells)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found)[2] == ["2", "Type 14 - Suspect not identified at all"]


def test_text_that_runs_over_an_empty_neighbour_stays_in_its_cell():
    def page(canvas: Canvas) -> None:
        cells = [
            ["Outcome", "2019", "2020"],
            ["Type 14 - Suspect not identified", "", "3"],
            ["Charged", "4", "5"],
        ]
        _grid(canvas, [72, 150, 260, 340], [700, 680, 660, 640], cells)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found)[1] == ["Type 14 - Suspect not identified", "", "3"]


def test_two_numbers_that_touch_at_a_rule_are_two():
    def page(canvas: Canvas) -> None:
        _grid(
            canvas,
            [72, 200, 230, 260],
            [700, 680, 660],
            [["Outcome", "Male", "Fem"], ["Charged", "", ""]],
        )
        canvas.drawString(204, 668, "1234")
        canvas.drawRightString(229, 668, "")
        canvas.drawString(231.5, 668, "5678")

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found)[1] == ["Charged", "1234", "5678"]


def test_shading_makes_no_columns():
    style = [
        *GRID,
        *(("BACKGROUND", (i, 0), (i, 0), colors.Color(0.8, 0.9, 1 - i / 10)) for i in range(4)),
        ("BACKGROUND", (0, 1), (0, -1), colors.whitesmoke),
    ]
    (found,) = tables_of(read_bytes(flowed(table(ROWS, style))))
    assert rows_of(found) == ROWS


def test_lines_with_single_spaces_stay_lines():
    def page(canvas: Canvas) -> None:
        lines = ["Outcome Total", "Not recorded 7", "Community Resolution 3", "Grand Total 237"]
        for index, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * index, line)

    document = read_bytes(painted(page))
    assert tables_of(document) == []
    assert texts_of(document) == [
        "Outcome Total\nNot recorded 7\nCommunity Resolution 3\nGrand Total 237"
    ]


def test_values_in_line_are_a_table_without_any_rule():
    rows = [["Outcome", "Total"], ["Not recorded", "7"], ["Community Resolution", "3"]]

    def page(canvas: Canvas) -> None:
        for index, (label, value) in enumerate(rows):
            canvas.drawString(72, 700 - 14 * index, label)
            canvas.drawRightString(400, 700 - 14 * index, value)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == rows


def _set(canvas: Canvas, rows: list[list[str]], pitch: float) -> None:
    """Draw rows as bare lines, the values flush right."""
    for index, row in enumerate(rows):
        for place, (right, words) in enumerate(zip((72, 360, 420, 480), row, strict=False)):
            draw = canvas.drawRightString if place else canvas.drawString
            draw(right, 700 - pitch * index, words)


GROUPS = [
    ["Outcome", "2019", "2020"],
    ["Adult", "", ""],
    ["Charged", "1", "2"],
    ["Caution", "3", "4"],
    ["Youth", "", ""],
    ["Charged", "5", "6"],
    ["Caution", "7", "8"],
]


@pytest.mark.parametrize("pitch", [12, 14, 20])
def test_the_name_of_a_group_is_a_row_of_its_own(pitch: float):
    (found,) = tables_of(read_bytes(painted(lambda canvas: _set(canvas, GROUPS, pitch))))
    assert rows_of(found) == GROUPS


FULL = "Named suspect identified, evidential difficulties"


@pytest.mark.parametrize(
    "halves",
    [
        [[FULL, "12", "5"], ["prevent action", "", ""]],
        [[FULL, "", ""], ["prevent action", "12", "5"]],
    ],
    ids=["values above", "values below"],
)
def test_lines_as_far_apart_as_rows_are_joined_by_how_labels_begin(halves: list[list[str]]):
    rows = [
        ["Outcome", "2019", "2020"],
        *halves,
        ["Charged", "3", "4"],
        *halves,
        ["Total", "9", "9"],
    ]
    (found,) = tables_of(read_bytes(painted(lambda canvas: _set(canvas, rows, 12))))
    joined = [f"{FULL} prevent action", "12", "5"]
    assert rows_of(found) == [rows[0], joined, rows[3], joined, rows[-1]]


@pytest.mark.parametrize(
    "box", [(150, 670, 330, 60), (60, 690, 450, 60)], ids=["crossing", "touching"]
)
def test_the_box_of_a_letterhead_takes_no_row_of_a_table(box: tuple[float, float, float, float]):
    cells = [["Outcome", "2019", "2020"], ["Charged", "5", "6"], ["Caution", "7", "8"]]

    def page(canvas: Canvas) -> None:
        canvas.rect(*box)
        canvas.drawString(170, 715, "Chief Constable")
        _grid(canvas, [72, 250, 320, 390], [692, 672, 652, 632], cells)

    (found,) = tables_of(read_bytes(painted(page)))
    assert [row for row in rows_of(found) if "Chief Constable" not in "".join(row)] == cells


def test_a_box_laid_over_the_first_row_takes_nothing_of_it():
    """Rules of the table run through its sides, and none ends on them."""

    def page(canvas: Canvas) -> None:
        canvas.rect(280, 730, 150, 60)
        canvas.drawString(300, 770, "Chief Constable")
        for x in (72, 250, 320, 390):
            canvas.line(x, 700, x, 745)
        for y in (720, 700):
            canvas.line(72, y, 390, y)
        for y, row in ((728, ["Charged", "12", "5"]), (706, ["Total", "40", "51"])):
            for x, text_ in zip((76, 254, 324), row, strict=True):
                canvas.drawString(x, y, text_)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [["Charged", "12", "5"], ["Total", "40", "51"]]


def test_tables_side_by_side_are_two():
    def page(canvas: Canvas) -> None:
        _grid(canvas, [72, 150, 200], [700, 680, 660], [["Outcome", "2019"], ["Charged", "5"]])
        _grid(canvas, [300, 380, 430], [700, 680, 660], [["Disposal", "2020"], ["Caution", "7"]])

    found = tables_of(read_bytes(painted(page)))
    assert [rows_of(grid)[1] for grid in found] == [["Charged", "5"], ["Caution", "7"]]


def test_turned_words_beside_a_table_are_kept():
    def page(canvas: Canvas) -> None:
        _set(canvas, GROUPS, 14)
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Received 12 May 2024")
        canvas.restoreState()

    document = read_bytes(painted(page))
    assert texts_of(document) == ["Received 12 May 2024"]
    assert rows_of(tables_of(document)[0]) == GROUPS


def test_values_of_every_kind_show_their_columns():
    rows = [
        ["Outcome", "2019", "Rate", "Cost"],
        ["Charged", "1,234", "12.5%", "£450"],
        ["Caution", "<5", "-", "£1,200.50"],
        ["Other", "Nil", "n/a", "£0"],
    ]
    (found,) = tables_of(read_bytes(flowed(table(rows))))
    assert rows_of(found) == rows


def test_texts_of_a_letterhead_side_by_side_are_no_table():
    def page(canvas: Canvas) -> None:
        texts = [
            ("Dept: Digital", "Police HQ"),
            ("Telephone: 101", "Hall"),
            ("Date: 12/05/24", "CA1"),
        ]
        for index, (left, right) in enumerate(texts):
            canvas.drawString(72, 750 - 13 * index, left)
            canvas.drawString(350, 750 - 13 * index, right)

    assert tables_of(read_bytes(painted(page))) == []


def test_a_borderless_table_goes_on_with_half_a_label_and_a_lone_row():
    def first(canvas: Canvas) -> None:
        for index, row in enumerate([["Outcome", "2019"], ["Charged", "5"], [FULL, "7"]]):
            canvas.drawString(72, 140 - 20 * index, row[0])
            canvas.drawRightString(400, 140 - 20 * index, row[1])

    def second(canvas: Canvas) -> None:
        canvas.drawString(72, 780, "prevent action (type 15)")
        canvas.drawString(72, 760, "Total")
        canvas.drawRightString(400, 760, "12")

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert rows_of(found)[2:] == [[f"{FULL} prevent action (type 15)", "7"], ["Total", "12"]]


def test_text_cut_off_at_the_edge_of_its_cell_is_not_glued_to_its_neighbour():
    def page(canvas: Canvas) -> None:
        cells = [["Outcome", "Year"], ["", ""], ["Charged", "2020"]]
        _grid(canvas, [72, 150, 230], [700, 680, 660, 640], cells)
        canvas.drawString(74, 668, "Suspect identified")
        canvas.drawString(152, 668, "2019/20")

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found)[1] == ["Suspect identified", "2019/20"]
