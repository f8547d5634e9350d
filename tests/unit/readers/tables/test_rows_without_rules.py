from __future__ import annotations

from collections.abc import Sequence

import pytest

from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Word
from foi_compare.readers.tables.ground.regions import find_regions
from foi_compare.text import fold_space
from typeset import LEFT, PITCH, TOP, page_of, words_at, words_of

ALIGNED = ("top", "middle", "bottom")
LABELS = [
    ["Outcome type", "2020", "2021", "Total"],
    [
        "Charge or summons: a\nperson has been charged\nor summonsed for the\ncrime or\nanother",
        "131",
        "9,428",
        "9,559",
    ],
    ["Caution of a youth who\nadmitted the offence", "2", "0", "2"],
    ["Taken into account", "4", "57", "61"],
    ["Evidential difficulties,\nthe victim supports\nfurther action", "12", "13", "25"],
    ["Total", "149", "9,498", "9,647"],
]


def texts_of(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = " ".join(cell.text.split())
    return rows


def flat(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


def read(words: Sequence[Word]) -> Grid:
    (grid,) = read_by_words(lines_of(words))
    return grid


@pytest.mark.parametrize("pad", [0, 1, 3, 6])
@pytest.mark.parametrize("align", ALIGNED)
def test_a_label_of_many_lines_keeps_its_values_however_close_the_rows_are(align: str, pad: float):
    grid = read(words_of(LABELS, [130, 50, 50, 50], align=align, pad=pad))
    assert texts_of(grid) == flat(LABELS)
    assert not grid.unsure


@pytest.mark.parametrize("align", ALIGNED)
def test_the_first_row_is_not_drawn_into_its_heading(align: str):
    rows = [["Outcome", "2020", "2021"], *(row[:3] for row in LABELS[1:])]
    grid = read(words_of(rows, [130, 50, 50], align=align))
    assert grid.n_header == 1
    assert texts_of(grid)[:2] == flat(rows)[:2]


@pytest.mark.parametrize("pad", [0, 3])
def test_a_list_is_found_whose_values_all_stand_between_two_lines(pad: float):
    rows = [
        ["Outcome", "Number"],
        ["Suspect is known, the\nvictim supports action", "57"],
        ["Suspect is known, the\nvictim does not", "6"],
        ["Prosecution is not in\nthe public interest", "317"],
    ]
    grid = read(words_of(rows, [150, 60], align="middle", pad=pad))
    assert texts_of(grid) == flat(rows)


def test_texts_in_the_last_column_keep_their_records():
    rows = [
        ["No.", "Year", "Outcome"],
        ["1", "2022", "Diversionary activity was\nundertaken"],
        ["2", "2020", "Formal action is not in\nthe public interest, as\nthe police decided"],
        ["3", "2021", "Other agency"],
        ["4", "2021", "Diversionary activity was\nundertaken"],
    ]
    for align in ALIGNED:
        grid = read(words_of(rows, [40, 60, 150], align=align))
        assert texts_of(grid) == flat(rows)


@pytest.mark.parametrize("align", ALIGNED)
def test_headings_of_several_lines_are_one_row_wherever_they_stand(align: str):
    rows = [
        [
            "Month",
            "Charged",
            "Offender has\ndied before\nproceedings\nbegan",
            "Victim does not\nsupport action",
            "Still being\nlooked into\nby police",
        ],
        ["April", "1", "12", "3", "4"],
        ["May", "5", "6", "7", "8"],
        ["June", "9", "10", "11", "12"],
    ]
    grid = read(words_of(rows, [50, 60, 80, 95, 80], align=align))
    assert texts_of(grid) == flat(rows)


@pytest.mark.parametrize("pad", [0, 2])
def test_headings_that_repeat_below_others_are_spanned_by_them(pad: float):
    rows = [
        ["", "2020", "", "2021", ""],
        ["Outcome", "Female", "Male", "Female", "Male"],
        ["Charged", "1", "2", "3", "4"],
        ["Caution", "5", "6", "7", "8"],
    ]
    grid = read(words_of(rows, [80, 50, 50, 50, 50], pad=pad))
    assert texts_of(grid) == [["", "2020", "2020", "2021", "2021"], *rows[1:]]


def test_a_heading_that_is_wide_enough_shows_what_those_beside_it_span():
    rows = [
        ["Outcome", "Female-victims", "", "Male", ""],
        ["", "2019", "2020", "2019", "2020"],
        ["Charged", "1", "2", "3", "4"],
        ["Caution", "5", "6", "7", "8"],
    ]
    grid = read(words_of(rows, [80, 50, 50, 50, 50]))
    women, men = rows[0][1], rows[0][3]
    assert texts_of(grid) == [["Outcome", women, women, men, men], *rows[1:]]


GROUPED = [
    ["Area", "Outcome type", "2020", "2021"],
    ["North", "Taken into account", "3", "6"],
    ["", "Evidential difficulties,\nvictim supports", "2", "8"],
    ["", "Caution of a youth", "1", "31"],
    ["", "Charged", "4", "5"],
    ["Subtotal", "", "10", "50"],
    ["South and Coast", "Taken into account", "2", "37"],
    ["", "Evidential difficulties,\nvictim supports", "3", "15"],
    ["", "Charged", "13", "60"],
    ["Total", "", "28", "162"],
]


@pytest.mark.parametrize("pad", [0, 3])
@pytest.mark.parametrize("align", ["middle", "bottom"])
def test_the_name_of_a_group_spans_its_rows(align: str, pad: float):
    words = words_of(GROUPED, [90, 130, 40, 40], align=align, pad=pad, spans=[(0, 1, 4), (0, 6, 8)])
    found = texts_of(read(words))
    names = ["Area", *["North"] * 4, "Subtotal", *["South and Coast"] * 3, "Total"]
    assert [row[0] for row in found] == names
    assert [row[1:] for row in found] == [row[1:] for row in flat(GROUPED)]


def test_a_name_at_the_top_of_its_group_stays_in_its_row():
    words = words_of(GROUPED, [90, 130, 40, 40], spans=[(0, 1, 4), (0, 6, 8)])
    assert texts_of(read(words)) == flat(GROUPED)


def test_a_name_of_two_lines_is_one_text():
    rows = [row.copy() for row in GROUPED]
    rows[6][0] = "South\nand Coast"
    for align in ("top", "middle"):
        words = words_of(rows, [60, 130, 40, 40], align=align, spans=[(0, 1, 4), (0, 6, 8)])
        assert "South and Coast" in [row[0] for row in texts_of(read(words))]


def test_columns_stay_apart_whose_texts_never_stand_on_one_line():
    rows = [
        ["South", "Charged with an\noffence", "3"],
        ["", "Cautioned for an\noffence", "4"],
    ]
    words = words_of(rows, [60, 110, 40], align="middle", spans=[(0, 0, 1)])
    assert texts_of(read(words)) == [["South", *row[1:]] for row in flat(rows)]


def test_values_of_rows_that_may_be_shared_out_otherwise_are_unsure():
    rows = [
        ["Outcome", "2020", "2021"],
        ["Alpha beta gamma delta one", "", ""],
        ["Beta gamma alpha delta two", "1", "2"],
        ["Gamma delta alpha beta six", "3", "4"],
        ["Delta alpha beta gamma ten", "", ""],
    ]
    grid = read(words_of(rows, [140, 40, 40]))
    values = {w.start for cell in grid.cells for w in cell.words if w.text in set("1234")}
    assert len(values) == 4
    assert values <= grid.unsure


def test_a_text_that_follows_closely_is_no_part_of_the_last_row():
    rows = [row[:3] for row in LABELS]
    words = words_of(rows, [130, 50, 50], align="middle", pad=2)
    bottom = max(word.bottom for word in words)
    words += words_at("Yours sincerely,", LEFT, bottom + 5, 900)
    assert texts_of(read(words)) == flat(rows)


def test_the_rest_of_a_row_that_the_page_broke_is_one_row():
    rows = [
        ["evidential difficulties\nprevent further action", "40", "51"],
        ["Investigation complete,\nno suspect identified", "8", "9"],
        ["Charged", "1", "1"],
        ["Caution of a youth who\nadmitted the offence", "2", "3"],
    ]
    middle = words_of(rows[1:], [130, 50, 50], align="middle")
    down = 2 * PITCH
    first = words_of(rows[:1], [130, 50, 50])
    words = [
        *first,
        *(
            w._replace(top=w.top + down, bottom=w.bottom + down, start=w.start + 10**6)
            for w in middle
        ),
    ]
    assert texts_of(read(words)) == flat(rows)


def test_figures_that_a_narrow_column_broke_are_no_row_of_their_own():
    rows = [
        ["Month", "2020", "2021", "2022"],
        ["Jan", "12", "7", "5"],
        ["Feb", "131", "6", "8"],
        ["All", "143", "13", "10\n2"],
    ]
    grid = read(words_of(rows, [50, 50, 50, 50], pad=4))
    assert texts_of(grid) == flat(rows)


def test_numbers_in_words_are_values_of_one_column():
    rows = [
        ["Outcome", "2019", "2020"],
        ["Charged", "16", "fewer than 5"],
        ["Caution", "fewer than 5", "fewer than 5"],
        ["Warning", "between 1 and 4", "7"],
        ["Total", "5 or fewer", "12"],
    ]
    assert texts_of(read(words_of(rows, [80, 110, 110], pad=2))) == rows


def test_a_lone_row_below_its_heading_is_a_table():
    rows = [["Outcome", "Crimes", "Rate"], ["Offender died", "11", "4.2"]]
    assert texts_of(read(words_of(rows, [110, 60, 60], pad=5))) == rows


def test_a_lone_line_of_a_letter_is_no_table():
    rows = [["Our reference", "Your reference"], ["1204", "77"]]
    assert read_by_words(lines_of(words_of(rows, [150, 120]))) == []


def test_a_group_at_the_top_does_not_part_the_heading_from_the_rows():
    rows = [
        ["Outcome", "2020", "2021"],
        ["North", "", ""],
        ["Charged", "1", "2"],
        ["Caution", "3", "4"],
    ]
    assert texts_of(read(words_of(rows, [90, 50, 50], pad=6))) == rows


def test_records_whose_year_stands_halfway_down_an_outcome_are_one_table():
    outcomes = ["Police decision that it is not\nin the public interest", "Suspect identified"]
    long = [int(mark) for mark in "11110001011011000"]
    rows = [["Year", "Outcome"], *(["2021", outcomes[one]] for one in long)]
    page = page_of(rows, [60.0, 300.0], ruled=False)
    tall = {word.top for word in page.words if word.text == "Police"}
    words = tuple(
        word._replace(top=word.top + 6, bottom=word.bottom + 6)
        if word.text == "2021" and word.top in tall
        else word
        for word in page.words
    )
    (grid,) = read_by_words(lines_of(words))
    assert grid.n_rows == len(rows)
    assert [fold_space(cell.text) for cell in grid.cells if cell.column == 1] == [
        fold_space(row[1]) for row in rows
    ]


@pytest.mark.parametrize("bold", [True, False])
def test_the_heading_of_a_filled_form_below_the_empty_one_begins_a_table(bold: bool):
    """Where the labels are long, a heading of two lines stands beside the others or above them."""
    heading = ["Outcome type", "2020", "2021", "Grand\nTotal"]
    labels = ["Charged", "Caution of a youth", "Taken into account", "Total"]
    filled = [heading, *([label, "12", "9", "21"] for label in labels)]
    if bold:
        heading = ["Outcome kind", "2020", "2021", "Grand\nTotal"]
    empty = [
        heading,
        *([label, "", "", ""] for label in labels),
        ["It is filled in below.", "", "", ""],
    ]
    widths = (150.0, 60.0, 60.0, 60.0)
    upper = words_of(empty, widths, pad=3)
    down = max(word.bottom for word in upper) + 8 - TOP
    lower = [
        word._replace(top=word.top + down, bottom=word.bottom + down, start=word.start + 100_000)
        for word in words_of(filled, widths, pad=3, align="middle")
    ]
    heads = {"Outcome", "type", "kind", "2020", "2021", "Grand"}
    words = [
        word._replace(bold=bold and (word.text in heads or word.top < TOP + 2 * PITCH + 6))
        for word in (*upper, *lower)
    ]
    (grid,) = read_by_words(lines_of(words))
    assert {cell.text for cell in grid.cells if cell.row == 0} >= {"Outcome type", "2020", "2021"}
    assert grid.n_rows == len(filled)


def test_a_heading_alone_is_no_table_of_its_lines():
    heading = ["Month", "OC1\nCharged or\nsummonsed", "OC1A\nCharged for\nanother\noffence"]
    assert read_by_words(lines_of(words_of([heading], [60, 90, 90]))) == []
    rows = [
        ["Force", "Offence", "Outcome"],
        ["Kent", "Theft", "Charged"],
        ["Kent", "Theft", "Caution"],
    ]
    (grid,) = read_by_words(lines_of(words_of(rows, [60, 90, 90])))
    assert grid.n_rows == 3


def test_a_lone_year_halfway_down_a_text_is_no_table():
    words = words_of([["2020/21", "Charged or\nsummonsed"]], [80, 120], align="middle")
    assert read_by_words(lines_of(words)) == []


@pytest.mark.parametrize(("below", "held"), [("Question 2", False), ("Not recorded", True)])
def test_the_number_of_a_question_below_a_table_is_no_part_of_it(below: str, held: bool):
    rows = [["Month", "Charged", "Caution"], ["Apr\n2019", "23", "4"], ["May\n2019", "16", "19"]]
    words = words_of([*rows, [below, "", ""], ["Jun\n2019", "1", "2"]], [80, 60, 60], pad=3)
    (region, *_) = find_regions(lines_of(words))
    assert any(line.text == below for line in region) == held


@pytest.mark.parametrize("offset", [110, 140])
def test_a_name_set_across_the_columns_is_a_band_wherever_it_stands(offset: float):
    rows = [["Outcome", "2020", "2021"]]
    bands = {1: "Robbery of business", 4: "Robbery of persons"}
    for at in (1, 4):
        rows += [["", "", ""], ["Charged", f"{at}31", f"{at}42"], ["Cautioned", f"{at}2", f"{at}0"]]
    words = words_of(rows, [130, 50, 50])
    for row, text in bands.items():
        words += words_at(text, LEFT + offset, TOP + row * PITCH, 900 + row)
    grid = read(words)
    spans = [cell.text for cell in grid.cells if cell.column_span > 1]
    assert bands[4] in spans
    assert texts_of(grid)[-2:] == rows[-2:]
