from __future__ import annotations

import pytest

from foi_compare.readers.pages.broken_words import completes_word
from foi_compare.readers.tables.by_rules.spaced import read_by_spacing
from foi_compare.readers.tables.by_words.word_reading import read_by_words, read_rows
from foi_compare.readers.tables.choice.follow import heading_left_behind, rest_of_table
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Page
from foi_compare.readers.tables.ground.years import completes_year
from foi_compare.text import fold_space
from typeset import TOP, page_of, words_of

WIDTHS = [170.0, 60.0, 60.0]
BODY = [["Charged", "12", "7"], ["Adult caution", "3", "4"], ["Other", "1", "9"]]


def grid_of(rows: list[list[str]]) -> Grid:
    grid = read_rows(lines_of(page_of(rows, WIDTHS, ruled=False).words))
    assert grid is not None
    return grid


def below(rows: list[list[str]], by: float) -> Page:
    page = page_of(rows, WIDTHS, ruled=False)
    words = tuple(w._replace(top=w.top + by, bottom=w.bottom + by) for w in page.words)
    return Page(
        number=1, width=page.width, height=page.height, words=words, horizontal=(), vertical=()
    )


def left_behind(rows: list[list[str]], foot: float = 630) -> Grid | None:
    page = below(rows, 600)
    return heading_left_behind(grid_of(BODY), lines_of(page.words), foot=TOP + foot)


def test_a_heading_alone_at_the_end_of_a_page_is_that_of_the_table_on_the_next():
    grid = left_behind([["The outcomes of these crimes:"], ["Outcome", "2020", "2021"]])
    assert grid is not None
    assert [cell.text for cell in grid.cells] == ["Outcome", "2020", "2021"]


def test_a_heading_may_reach_down_to_where_running_text_stands():
    lines = ["Outcome", "Women", "Men aged\n16 to\neighteen"]
    grid = left_behind([["The outcomes of these crimes:\n\n"], lines], foot=660)
    assert grid is not None
    assert [fold_space(cell.text) for cell in grid.cells] == [*map(fold_space, lines)]


@pytest.mark.parametrize(("rest", "found"), [("into account\nby a court", True), ("Men", False)])
def test_a_heading_may_go_on_at_the_top_of_the_next_page(rest: str, found: bool):
    rows = [["2020\n/21", "5", "6"], ["2021\n/22", "7", "8"], ["2022\n/23", "1", "2"]]
    (first,) = read_by_spacing(lines_of(words_of([["", rest, ""], *rows], WIDTHS, pad=4)))
    assert first.n_rows == len(rows) + 1
    page = below([["Year", "Taken", "Charged"]], 600)
    assert (heading_left_behind(first, lines_of(page.words), foot=TOP + 630) is not None) == found


@pytest.mark.parametrize(
    ("upper", "found"), [(["Year", "FY", "FY"], True), (["", "A", "B"], False)]
)
def test_the_rest_of_a_heading_may_be_periods_below_what_heads_the_labels_too(
    upper: list[str], found: bool
):
    rows = [["Charged\nor bailed", "5", "6"], ["Taken in\nby a court", "7", "8"]] * 2
    (first,) = read_by_spacing(
        lines_of(words_of([["", "2020/21", "2021/22"], *rows], WIDTHS, pad=4))
    )
    page = below([upper], 600)
    assert (heading_left_behind(first, lines_of(page.words), foot=TOP + 630) is not None) == found


def test_a_dash_in_a_heading_alone_is_no_value():
    rows = [["The outcomes of these crimes:\n"], ["Outcome", "Men\n–\nadult", "Women\nonly"]]
    grid = left_behind(rows)
    assert grid is not None
    assert [fold_space(cell.text) for cell in grid.cells] == [
        "Outcome",
        "Men – adult",
        "Women only",
    ]
    assert left_behind([*rows[:1], ["Charged", "–", "–"]]) is None


@pytest.mark.parametrize("bold", [True, False])
def test_bold_texts_whose_only_values_are_dashes_are_the_heading_of_a_table_elsewhere(bold: bool):
    rows = [["Month", "–", "Named", "–"], ["ended", "Formal", "–", "–"], ["", "–", "–", "Died"]]
    words = words_of([["It follows."], *rows], [80, 60, 60, 60], pad=2)
    words = [word._replace(bold=bold and word.top > words[1].top) for word in words]
    assert bool(read_by_words(lines_of(words))) != bold


def test_the_name_of_a_group_may_stand_below_a_heading_alone():
    page = below([["Outcome", "2020", "2021"], ["North"]], 600)
    first = grid_of([*BODY, ["South"], *BODY])
    grid = heading_left_behind(first, lines_of(page.words), foot=TOP + 630)
    assert grid is not None
    assert [(cell.row, cell.text) for cell in grid.cells] == [
        *((0, "Outcome"), (0, "2020"), (0, "2021"), (1, "North"))
    ]


def test_a_heading_of_several_lines_is_taken_whole():
    lines = ["Outcome", "Women", "Men aged\n16 to\neighteen"]
    grid = left_behind([["The outcomes of these crimes:\n\n"], lines], foot=680)
    assert grid is not None
    assert [fold_space(cell.text) for cell in grid.cells] == [*map(fold_space, lines)]


def test_a_last_record_without_counts_follows_a_broken_one():
    records = [
        ["Robbery of personal", "2021/22", "Charged"],
        ["Voyeurism", "2021/22", "Caution"],
        ["Robbery of personal", "2022/23", "No suspect"],
    ]
    rest = [["property"], ["Voyeurism", "2022/23", "Charged"], ["\n\nYours sincerely,"]]
    grid = rest_of_table(
        grid_of(records), lines_of(page_of(rest, WIDTHS).words), None, completes_word
    )
    assert grid is not None
    assert [cell.text for cell in grid.cells] == ["property", "Voyeurism", "2022/23", "Charged"]


def test_a_last_record_of_two_texts_follows_where_it_is_flush_with_those_before():
    records = [["2021", "Charged"], ["2022", "Caution"], ["2021", "No suspect"]]
    before = grid_of(records)
    top = lines_of(page_of([["2022", "Charged"], ["\n\nYours sincerely,"]], WIDTHS).words)
    grid = rest_of_table(before, top, None, completes_word)
    assert grid is not None
    assert [cell.text for cell in grid.cells] == ["2022", "Charged"]
    aside = page_of([["2022", "Charged"]], [WIDTHS[0] + 20, *WIDTHS[1:]]).words
    assert rest_of_table(before, lines_of(aside), None, completes_word) is None


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("May-2", "0", True),
        ("FY\n2020/2", "1", True),
        ("Apr 201", "9", True),
        ("FY", "202\n1/22", True),
        ("Feb", "2020", True),
        ("Feb-", "20", True),
        ("Total", "2020", False),
        ("2021", "/22", True),
        ("2021", "2022", False),
        ("FY 2021/22", "2022/23", False),
        ("Charged 2", "0", False),
        ("May-20", "1", False),
        ("May-2", "Total", False),
    ],
)
def test_figures_complete_a_year_only_where_one_is_begun(upper: str, lower: str, whole: bool):
    assert completes_year(upper, lower) == whole


def test_rows_that_stand_evenly_apart_keep_theirs_below_the_rest_of_a_year():
    rows = [["Jun-2\n0", "7", "8"], ["Jul-20", "9", "1"], ["Aug-2\n0", "3", "2"]]
    rows.append(["Sep-20", "6", "6"])
    before = grid_of([*BODY, ["May-2", "5", "6"]])
    words = words_of([["0"], *rows], WIDTHS, pad=4)
    lines = lines_of(words)
    (spaced,) = read_by_spacing(lines[1:])
    grid = rest_of_table(before, lines[:1], spaced, completes_word)
    assert grid is not None
    assert grid.reading == "spacing"
    assert [fold_space(cell.text) for cell in grid.cells if not cell.column] == [
        *("0", "Jun-2 0", "Jul-20", "Aug-2 0", "Sep-20")
    ]


WIDE = [60.0, 170.0, 60.0]
RECORDS = [["Year", "Offence", "Outcome"]] + [
    [f"FY\n20{year}", f"Assault with injury\nor without {year}", "Charged"]
    for year in range(18, 23)
]


def test_last_rows_stand_as_far_apart_as_those_on_the_page_before():
    (before,) = read_by_spacing(lines_of(words_of(RECORDS, WIDE, pad=3)))
    lines = lines_of(words_of([RECORDS[0], *RECORDS[-2:], ["Yours sincerely,"]], WIDE, pad=3))
    grid = rest_of_table(before, lines, None, completes_word)
    assert grid is not None
    assert (grid.reading, grid.n_rows) == ("spacing", 3)
    texts = [fold_space(cell.text) for cell in grid.cells if cell.row]
    assert texts == [fold_space(text) for row in RECORDS[-2:] for text in row]


def test_rows_that_stand_otherwise_than_those_on_the_page_before_are_told_by_their_values():
    (before,) = read_by_spacing(lines_of(words_of(RECORDS, WIDE, pad=3)))
    lines = lines_of(words_of([RECORDS[0], *RECORDS[-2:], ["Yours sincerely,"]], WIDE, pad=1.5))
    grid = rest_of_table(before, lines, None, completes_word)
    assert grid is None or grid.reading == "words"


def test_running_text_may_stand_below_a_heading():
    rows = [["", ""], ["Outcome", "2020", "2021"], ["The constabulary"]]
    assert left_behind(rows) is not None
    assert left_behind([*rows[1:], ["Please note the following."], [""]]) is None


def test_a_heading_over_every_column_may_stand_where_running_text_does():
    head = ["Outcome", "2020", "2021"]
    assert left_behind([["The outcomes of these crimes:"], head], foot=590) is not None
    assert left_behind([["The outcomes of these crimes:\n\n\n\n"], head], foot=590) is None
    assert left_behind([["The outcomes of these crimes:"], ["Kent", "2020"]], foot=590) is None


@pytest.mark.parametrize(
    "line",
    [
        ["Outcome", "2020"],  # a column has no heading
        ["Caution", "5", "8"],  # a row of data
    ],
)
def test_other_lines_are_no_heading(line: list[str]):
    assert left_behind([["The outcomes of these crimes:"], line]) is None


def test_a_heading_is_looked_for_only_where_the_table_has_none():
    page = below([["Outcome", "2020", "2021"]], 600)
    headed = grid_of([["Result", "Men", "Women"], *BODY])
    assert heading_left_behind(headed, lines_of(page.words), foot=700) is None


def test_a_broken_label_and_a_last_row_follow_though_another_table_stands_below():
    before = grid_of([*BODY, ["Police decide not to", "5", "6"]])
    top = page_of(
        [["take further action"], ["Still open", "60", "36"], ["\n\nVictims, by sex:"]], WIDTHS
    )
    rows = [["Sex", "Men"], ["A very long label of a group", "1"], ["Another group", "2"]]
    words = page_of(rows, [230, 60], ruled=False).words
    (other,) = read_by_words(
        lines_of(w._replace(top=w.top + 90, bottom=w.bottom + 90) for w in words)
    )
    grid = rest_of_table(before, lines_of(top.words), other, completes_word)
    assert grid is not None
    texts = [fold_space(cell.text) for cell in grid.cells]
    assert texts == ["take further action", "Still open", "60", "36"]


@pytest.mark.parametrize(("over", "rows"), [("2019/202", 3), ("Women", 4)])
def test_figures_that_end_broken_years_are_a_line_of_the_heading_beside_its_label(
    over: str, rows: int
):
    head = ["Outcome\ndescription", f"{over}\n0", f"{over}\n1"]
    (grid,) = read_by_words(lines_of(words_of([head, *BODY], WIDTHS, pad=3)))
    assert grid.n_rows - grid.n_header == rows


def test_halves_of_a_value_are_one_row():
    rows = [
        ["Charged", "23", "Fewer than"],
        ["", "", "5"],
        ["Named suspect: victim", "Fewer than", "5"],
        ["does not support", "5", ""],
        ["Other", "5", "12"],
    ]
    words = page_of(rows, WIDTHS, ruled=False).words
    grid = read_rows(lines_of(words))
    assert grid is not None
    table: dict[int, list[str]] = {}
    for cell in grid.cells:
        table.setdefault(cell.row, []).append(fold_space(cell.text))
    assert list(table.values()) == [
        ["Charged", "23", "Fewer than 5"],
        ["Named suspect: victim does not support", "Fewer than 5", "5"],
        ["Other", "5", "12"],
    ]


@pytest.mark.parametrize(("ending", "joined"), [("issued with a", True), ("issued notice", False)])
def test_a_capital_goes_on_in_a_label_that_ends_as_no_label_does(ending: str, joined: bool):
    before = grid_of([*BODY, [f"Offender\n{ending}", "5", "6"]])
    top = page_of([["PND"]], WIDTHS, ruled=False)
    assert (rest_of_table(before, lines_of(top.words), None, completes_word) is not None) == joined


@pytest.mark.parametrize(("ending", "joined"), [("TO\nTA", True), ("Other", False)])
def test_the_last_letters_of_a_word_go_on_in_it(ending: str, joined: bool):
    before = grid_of([*BODY, [ending, "5", "6"]])
    top = page_of([["L"], ["\n\nYours sincerely,"]], WIDTHS, ruled=False)
    assert (rest_of_table(before, lines_of(top.words), None, completes_word) is not None) == joined


def test_the_rest_of_a_label_follows_though_other_texts_stand_further_down():
    before = grid_of([*BODY, ["Not in the interest of the", "5", "6"]])
    top = page_of([["person concerned"], [""], [""], ["Response 2:"]], WIDTHS, ruled=False)
    rest = rest_of_table(before, lines_of(top.words), None, completes_word)
    assert rest is not None
    assert [cell.text for cell in rest.cells] == ["person concerned"]
