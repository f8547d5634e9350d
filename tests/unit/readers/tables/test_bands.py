from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.banded import read_by_bands
from foi_compare.readers.tables.by_rules.edges import stacks_of
from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Fill, Page, Rule, Word
from foi_compare.text import fold_space
from typeset import LEFT, PITCH, TOP, page_of

PALE = (230, 235, 245)
WIDTHS = [150.0, 70.0, 70.0]
ROWS = [
    ["Outcome", "2019/20", "2020/21"],
    ["Charged", "12", "7"],
    ["Named suspect identified:\nvictim supports\naction", "\n40", "\n51"],
    ["Caution", "3", ""],
    ["Total", "55", "58"],
]


def heights(rows: list[list[str]]) -> list[float]:
    steps = [max(text.count("\n") + 1 for text in row) * PITCH + 4 for row in rows]
    return list(accumulate(steps, initial=TOP))


def lined(rows: list[list[str]], *, top: bool = False) -> Page:
    """Rows with a rule below each, and one above the first if asked."""
    tops = heights(rows)
    right = LEFT + sum(WIDTHS)
    rules = tuple(Rule(y, LEFT, right) for y in (tops if top else tops[1:]))
    return replace(page_of(rows, WIDTHS, ruled=False), horizontal=rules)


def shaded(
    rows: list[list[str]],
    which: Iterable[int],
    *,
    by_cell: bool = False,
    widths: list[float] = WIDTHS,
) -> Page:
    tops = heights(rows)
    edges = [LEFT, *(LEFT + x for x in accumulate(widths))]
    sides = list(pairwise(edges)) if by_cell else [(edges[0], edges[-1])]
    fills = tuple(
        Fill(Box(left, tops[row], right, tops[row + 1]), PALE)
        for row in which
        for left, right in sides
    )
    return replace(page_of(rows, widths, ruled=False), fills=fills)


def read(page: Page) -> list[Grid]:
    lines = lines_of(page.words)
    return read_by_bands(page, lines, stacks_of(page, lines))


def texts(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = fold_space(cell.text)
    return rows


def folded(rows: list[list[str]]) -> list[list[str]]:
    return [[fold_space(text) for text in row] for row in rows]


def test_rules_below_the_rows_close_them_and_leave_the_heading_open():
    (grid,) = read(lined(ROWS))
    assert texts(grid) == folded(ROWS)


def test_a_rule_above_the_heading_changes_nothing():
    (grid,) = read(lined(ROWS, top=True))
    assert texts(grid) == folded(ROWS)


def test_every_other_row_shaded_closes_all_of_them():
    for which in ([0, 2, 4], [1, 3], [0, 1, 3]):
        for by_cell in (True, False):
            (grid,) = read(shaded(ROWS, which, by_cell=by_cell))
            assert texts(grid) == folded(ROWS)


def test_a_heading_alone_that_is_shaded_makes_no_table():
    assert read(shaded(ROWS, [0])) == []


def test_rows_that_rules_hold_together_are_left_to_other_readings():
    rows = [["Outcome", "2019", "2020"], ["Charged\nCaution\nOther", "1\n2\n3", "4\n5\n6"]]
    assert read(lined(rows, top=True)) == []


def test_a_heading_of_two_rows_is_parted_by_a_rule_under_its_spanning_texts():
    rows = [
        ["", "2019/20", ""],
        ["Outcome", "Man", "Girl"],
        ["Charged", "1", "2"],
        ["Caution", "3", "4"],
    ]
    page = lined(rows)
    first, *others = page.horizontal
    page = replace(page, horizontal=(first._replace(start=LEFT + WIDTHS[0]), *others))
    (grid,) = read(page)
    assert texts(grid)[:2] == [["Outcome", "2019/20", "2019/20"], ["Outcome", "Man", "Girl"]]


def test_a_label_stands_for_the_rows_that_no_rule_parts_from_it():
    rows = [
        ["Year", "Outcome", "Number"],
        ["", "Charged", "1"],
        ["2019", "Caution", "2"],
        ["", "Charged", "3"],
        ["2020", "Caution", "4"],
    ]
    page = lined(rows)
    inner = (1, 3)
    rules = tuple(
        rule._replace(start=LEFT + WIDTHS[0]) if index in inner else rule
        for index, rule in enumerate(page.horizontal)
    )
    (grid,) = read(replace(page, horizontal=rules))
    assert [row[0] for row in texts(grid)] == ["Year", "2019", "2019", "2020", "2020"]


def test_the_line_under_a_word_parts_no_row():
    page = lined(ROWS)
    word = next(w for w in page.words if w.text == "suspect")
    line = Rule(word.bottom, word.x0 - 1, word.x1 + 1)
    (grid,) = read(replace(page, horizontal=(*page.horizontal, line)))
    assert texts(grid) == folded(ROWS)


def test_a_text_between_two_shaded_tables_keeps_them_apart():
    gap = [["", "", ""], ["Outcomes of these crimes:", "", ""], ["", "", ""]]
    rows = [*ROWS[:4], *gap, *ROWS]
    found = read(shaded(rows, [0, 2, 7, 9, 11]))
    assert [texts(grid) for grid in found] == [folded(ROWS[:4]), folded(ROWS)]


def test_bands_and_words_agree_on_rows_with_wrapped_labels():
    (found,) = tables_of(lined(ROWS), None, check=False)
    assert found.readings == ("bands", "words")
    assert not found.doubts


def test_a_heading_that_no_rule_closes_stands_over_the_first_row():
    page = lined(ROWS)
    (grid,) = read(replace(page, horizontal=page.horizontal[1:]))
    assert texts(grid) == folded(ROWS)


def test_a_title_with_the_heading_of_a_second_table_begins_that_table():
    heading = ["Outcome", "2019", "2020"]
    body = [
        ["Charged", "12", "7"],
        ["Caution", "3", "4"],
        ["Other", "5", "6"],
        ["Total", "20", "17"],
    ]
    second = [f"Robbery\n{heading[0]}", *(f"\n{text}" for text in heading[1:])]
    rows = [heading, *body, second, *body]
    found = read(shaded(rows, [1, 2, 3, 4, 6, 7, 8, 9]))
    assert [texts(grid) for grid in found] == [[heading, *body], [heading, *body]]


def test_a_text_below_the_last_row_of_a_table_is_no_part_of_it_nor_of_the_next():
    upper = [*ROWS[:3], ["Caution", "3", "4"]]
    lower = [["Outcome", "2021/22", "2022/23"], *ROWS[1:3], ["Caution", "5", "6"]]
    page = shaded([*upper[:3], ["Caution\n\nContinued.", "3", "4"], *lower], (0, 2, 4, 6))
    near = tuple(
        word._replace(top=word.top - 7, bottom=word.bottom - 7)
        if word.text == "Continued."
        else word
        for word in page.words
    )
    found = read(replace(page, words=near))
    assert [texts(grid) for grid in found] == [folded(upper), folded(lower)]


def test_a_row_of_texts_among_records_begins_no_table():
    rows = [
        ["Record", "Outcome", "Year"],
        ["1", "Charged", "2021"],
        ["\n2", "Named suspect identified:\nvictim supports\naction", "\n2021"],
        ["3", "Caution", "2022"],
        ["Not\nnumbered", "\nCaution", "\n2022"],
        ["5", "Charged", "2022"],
    ]
    widths = [50.0, 160.0, 60.0]
    page = shaded(rows, (0, 2, 4), widths=widths)
    assert [texts(grid) for grid in read(page)] == [folded(rows)]


def test_headings_that_stand_as_close_as_words_are_parted_between_the_columns_below():
    rows = [["Outcome", "Men 2019", "Men 2020"], *ROWS[1:]]
    widths = [150.0, 43.5, 50.0]
    page = shaded(rows, (0, 2, 4), widths=widths)
    assert [texts(grid) for grid in read(page)] == [folded(rows)]


def moved(page: Page, text: str, by: float) -> Page:
    """Set one word further to the right."""
    words = tuple(
        word._replace(x0=word.x0 + by, x1=word.x1 + by) if word.text == text else word
        for word in page.words
    )
    return replace(page, words=words)


def test_a_value_beside_the_others_of_its_column_stands_below_their_heading():
    rows = [["Outcome", "Year 2019/20", "Year 2020/21"], *ROWS[1:4], ["Total", "58", "55"]]
    page = moved(moved(shaded(rows, [0, 2, 4]), "58", 40), "55", 40)
    assert [texts(grid) for grid in read(page)] == [folded(rows)]


def test_a_heading_beside_the_values_of_its_column_stands_over_them():
    rows = [["Outcome", "Man", "Girl"], *ROWS[1:]]
    page = moved(moved(shaded(rows, [0, 2, 4]), "Man", -20), "Girl", -25)
    assert [texts(grid) for grid in read(page)] == [folded(rows)]


def test_the_last_line_of_a_heading_may_read_like_a_value():
    rows = [
        ["Outcome\nof the\ncrime", "Offences with females\naged\n16 and over", "Total"],
        *ROWS[1:4] * 3,
    ]
    widths = [150.0, 140.0, 70.0]  # the values stand at its left, far from the heading's end
    page = shaded(rows, range(0, 10, 2), widths=widths)
    assert [texts(grid) for grid in read(page)] == [folded(rows)]


def test_a_heading_that_alone_is_shaded_keeps_the_row_below_it_though_it_stands_further_right():
    rows = [["Outcome", "2019/20", "2020/21"], ["Charged", "12", "7"]]
    page = shaded(rows, [0])
    heading = page.words[0]
    words = (heading._replace(x0=heading.x0 + 50, x1=heading.x1 + 50), *page.words[1:])
    (grid,) = read(replace(page, words=words))
    assert texts(grid) == [["Outcome", "2019/20", "2020/21"], ["Charged", "12", "7"]]


def test_a_text_left_of_the_rows_is_no_part_of_the_last_one():
    page = shaded([*ROWS[:2], ["Caution", "4", "5"], ["Total", "16", "12"]], [0, 2])
    last = max(word.bottom for word in page.words)
    aside = [
        Word(text, x, last + 2, x + 20, last + 12, 0, 900_000 + int(x), length=4)
        for text, x in (("No", LEFT - 1), ("attachments", LEFT + 20))
    ]
    (grid,) = read(replace(page, words=(*page.words, *aside)))
    assert texts(grid)[-1] == ["Total", "16", "12"]


def test_a_title_left_of_the_rules_parts_two_tables_that_are_drawn_alike():
    upper = [*ROWS[:2], ["Caution", "4", "5"]]
    lower = [["Disposal", "2019/20", "2020/21"], ["Charged", "8", "9"], ["Caution", "1", "0"]]
    page = lined([*upper, ["\n" + text for text in lower[0]], *lower[1:]])
    top = next(w for w in page.words if w.text == "Disposal").top - 12
    title = Word("Voyeurism", LEFT - 30, top, LEFT - 5, top + 10, 0, 900_000, length=9)
    one, other = read(replace(page, words=(*page.words, title)))
    assert texts(one) == upper
    assert texts(other) == lower
    assert len(read(page)) == 1


@pytest.mark.parametrize(("below", "held"), [("Question", False), ("Unknown", True)])
def test_the_number_of_the_next_question_is_no_row_that_no_edge_closes(below: str, held: bool):
    rows = [["Year", "Charged", "Caution"], ["2019", "12", "7"], ["2020", "3", "4"]]
    rows.extend([["2021", "5", "6"], ["2022", "8", "9"]])
    page = shaded([*rows, [below, "2", ""]], [0, 2, 4], widths=[52.0, 70.0, 70.0])
    (grid,) = read(page)
    assert texts(grid) == [*folded(rows), *([[below, "2", ""]] if held else [])]


def test_the_name_of_a_group_that_reaches_over_two_bands_is_one_text():
    rows = [
        ["Area", "2019/20", "2020/21"],
        ["North", "12", "7"],
        ["", "3", "8"],
        ["South and", "4", "9"],
        ["", "5", "10"],
        ["", "6", "11"],
    ]
    page = shaded(rows, [2, 4])
    tops = heights(rows)
    second = Word("Coast", LEFT + 2, tops[4] - 4, LEFT + 30, tops[4] + 6, start=900, length=5)
    (grid,) = read(replace(page, words=(*page.words, second)))
    assert [row[0] for row in texts(grid)][3:] == ["South and Coast", "South and Coast", ""]
    level = second._replace(top=tops[4] + 2, bottom=tops[4] + 12)
    (grid,) = read(replace(page, words=(*page.words, level)))
    assert [row[0] for row in texts(grid)][3:] == ["South and", "Coast", ""]
