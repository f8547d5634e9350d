from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from foi_compare.readers.tables.by_rules.edges import stacks_of
from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.choice.framed import read_by_frames
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Page, Rule
from foi_compare.text import fold_space
from typeset import HEIGHT, LEFT, PITCH, TOP, page_of, words_at

WIDTHS = [150.0, 60.0, 60.0, 60.0, 60.0]
RIGHT = LEFT + sum(WIDTHS)
LINE = PITCH + 4
ROWS = [
    ["", "2021", "", "2022", ""],
    ["Outcome", "Women", "Men", "Women", "Men"],
    ["Charged", "12", "7", "14", "9"],
    ["Caution", "3", "4", "5", "6"],
    ["Resolution", "8", "1", "2", "11"],
    ["Other", "21", "16", "13", "17"],
]


def framed(
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    at: Sequence[int] = (0, 2, 6),
    short: Sequence[tuple[float, float]] = ((1, 3), (3, 5)),
) -> Page:
    """Rows with rules above the given ones, and short rules below the first over some columns."""
    edges = [LEFT + sum(WIDTHS[:column]) for column in range(len(WIDTHS) + 1)]
    rules = [Rule(TOP + row * LINE, LEFT, RIGHT) for row in at]
    rules += [Rule(TOP + LINE, edges[int(a)], edges[int(b)] - 2) for a, b in short]
    return replace(page_of(rows, WIDTHS, ruled=False), horizontal=tuple(rules))


def read(page: Page) -> list[Grid]:
    lines = lines_of(page.words)
    return read_by_frames(page, lines, stacks_of(page, lines))


def texts(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for column in range(cell.column, cell.column + cell.column_span):
            rows[cell.row][column] = fold_space(cell.text)
    return rows


def test_three_rules_show_the_heading_and_the_end_of_a_table():
    (grid,) = read(framed())
    assert grid.n_header == 2
    assert texts(grid)[1:] == ROWS[1:]


def test_a_rule_below_a_heading_shows_the_columns_that_it_spans():
    (grid,) = read(framed())
    assert texts(grid)[0] == ["", "2021", "2021", "2022", "2022"]


def test_rules_that_touch_are_one_for_each_text_on_them():
    page = framed([["", "2021", "", "", "2022"], *ROWS[1:]], short=[])
    middle = LEFT + WIDTHS[0] + 180
    parts = (Rule(TOP + LINE, middle - 180, middle + 1), Rule(TOP + LINE, middle, RIGHT))
    (grid,) = read(replace(page, horizontal=(*page.horizontal, *parts)))
    assert texts(grid)[0] == ["", "2021", "2021", "2021", "2022"]


def test_a_rule_as_wide_as_the_texts_of_a_row_underlines_none_of_them():
    page = framed(short=[])
    last = [word for word in page.words if word.top > TOP + 5 * LINE]
    left, right = min(word.x0 for word in last), max(word.x1 for word in last)
    rules = tuple(rule._replace(start=left, end=right) for rule in page.horizontal)
    (grid,) = read(replace(page, horizontal=rules))
    assert texts(grid)[1:] == ROWS[1:]


def test_a_sum_that_is_ruled_off_is_a_row_of_the_table():
    rows = [*ROWS, ["Total", "44", "28", "34", "43"]]
    (grid,) = read(framed(rows, at=[0, 2, 6, 7]))
    assert texts(grid)[-1] == rows[-1]


def test_a_double_rule_below_the_heading_is_one():
    page = framed()
    double = Rule(TOP + 2 * LINE - 4, LEFT, RIGHT)
    (grid,) = read(replace(page, horizontal=(*page.horizontal, double)))
    assert texts(grid)[1:] == ROWS[1:]


def test_rows_that_rules_part_are_left_to_the_reading_by_bands():
    page = framed()
    inside = Rule(TOP + 4 * LINE, LEFT + WIDTHS[0], RIGHT)
    assert read(replace(page, horizontal=(*page.horizontal, inside))) == []


def test_prose_between_rules_is_no_table():
    line = ["a line of prose that runs from the left margin of the page to its right one"]
    page = page_of([line] * 6, [sum(WIDTHS)], ruled=False)
    rules = tuple(Rule(TOP + row * LINE, LEFT, RIGHT) for row in (0, 1, 6))
    assert read(replace(page, horizontal=rules)) == []


def test_texts_that_are_no_values_are_a_table_between_rules():
    rows = [
        ["", "1994", "1997", "2003"],
        ["Lowest", "9,594 or less", "22,400 or less", "34,000 or less"],
        ["Lower middle", "to 17,992", "to 29,992", "to 48,000"],
        ["Upper middle", "to 25,771", "to 40,888", "to 66,900"],
        ["Highest", "from 25,771", "from 40,888", "from 66,900"],
    ]
    page = page_of(rows, [90.0, 100.0, 100.0, 100.0], ruled=False)
    rules = tuple(Rule(TOP + row * LINE, LEFT, RIGHT) for row in (0, 1, 5))
    (grid,) = read(replace(page, horizontal=rules))
    assert texts(grid) == rows


@pytest.mark.parametrize("centred", [False, True])
def test_the_name_of_a_group_that_runs_across_parts_no_column(*, centred: bool):
    page = framed([*ROWS[:4], [""], *ROWS[4:]], at=[0, 2, 7])
    name = "Crimes-of-all-kinds-in-the-whole-of-the-county"
    left = LEFT + 3 if not centred else (LEFT + RIGHT - 5 * len(name)) / 2
    words = words_at(name, left, TOP + 4 * LINE + 2, 500)
    (grid,) = read(replace(page, words=(*page.words, *words)))
    (cell,) = [cell for cell in grid.cells if cell.row == 4]
    assert cell.text == name
    assert cell.column_span == (grid.n_columns if centred else 1)
    assert texts(grid)[5:] == ROWS[4:]


def test_the_whole_table_is_read_where_a_rule_closes_its_heading_alone():
    page = framed(at=[0, 2], short=[])
    (table,) = tables_of(page, None, check=False)
    assert table.grid.n_rows == len(ROWS)


def test_running_text_above_some_of_the_values_is_no_heading_of_them():
    rows = [row[:4] for row in ROWS[2:]]
    page = page_of(rows, WIDTHS[:4])
    running = [
        *words_at("Sussex Police", LEFT + 3, TOP - HEIGHT - 3, 500),
        *words_at("Page 2", LEFT + 213, TOP - HEIGHT - 3, 501),
    ]
    (table,) = tables_of(replace(page, words=(*running, *page.words)), None, check=False)
    assert texts(table.grid) == rows


def test_a_caption_and_a_note_inside_the_frame_are_no_rows():
    caption = ["Table 2: outcomes of the crimes that were recorded in 2021 and 2022", *[""] * 4]
    note = ["Note: 12 crimes of 2022 were recorded twice and are counted once", *[""] * 4]
    (grid,) = read(framed([caption, *ROWS[1:], note], at=(0, 2, 7), short=()))
    assert texts(grid) == ROWS[1:]


def test_a_last_row_without_values_is_no_note():
    rows = [*ROWS[1:], ["18 Nobody was found", *[""] * 4]]
    (grid,) = read(framed(rows, at=(0, 1, 6), short=()))
    assert texts(grid) == rows


def test_a_sum_between_rules_is_no_heading_where_one_stands_right_above():
    rows = [ROWS[1], ["Total", "44", "28", "34", "43"], *ROWS[2:]]
    (grid,) = read(framed(rows, at=(1, 2, 6), short=()))
    assert texts(grid) == rows
    assert grid.n_header == 1
