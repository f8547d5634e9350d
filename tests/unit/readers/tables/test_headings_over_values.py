"""Headings that stand otherwise over their values than the values themselves."""

from __future__ import annotations

import pytest

from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Word
from typeset import LETTER, PITCH, words_at

ROWS = [("Charged", "41", "38"), ("Caution", "17", "22"), ("No suspect identified", "118", "97")]


def sheet(heads: tuple[str, str], edges: tuple[float, float, float]) -> list[Word]:
    """Set rows as a spreadsheet prints them: texts flush left in their cells, numbers right."""
    words = words_at("Outcome", 60, 80, 0)
    for at, head in enumerate(heads):
        words += words_at(head, edges[at] + 1, 80, 1 + at)
    for number, row in enumerate(ROWS, 1):
        words += words_at(row[0], 60, 80 + number * PITCH, 10 * number)
        for at, value in enumerate(row[1:]):
            left = edges[at + 1] - 0.5 - LETTER * len(value)
            words += words_at(value, left, 80 + number * PITCH, 10 * number + 1 + at)
    return words


def texts(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for column in range(cell.column, cell.column + cell.column_span):
            rows[cell.row][column] = cell.text
    return rows


@pytest.mark.parametrize("heads", [("2021", "2022"), ("First", "Other")])
@pytest.mark.parametrize("width", [26, 42, 45, 60])
def test_headings_flush_left_over_values_flush_right_keep_their_columns(
    heads: tuple[str, str], width: float
):
    """The heading of the second column stands nearer to the values of the first."""
    edges = (200.0, 200 + width, 200 + 2 * width)
    (grid,) = read_by_words(lines_of(sheet(heads, edges)))
    assert texts(grid) == [["Outcome", *heads], *(list(row) for row in ROWS)]


def test_a_label_cut_off_below_the_heading_of_its_neighbour_moves_no_heading():
    """Narrow cells of a spreadsheet cut their labels off, a little beyond where the next begin."""
    words = sheet(("2021", "2022"), (120.0, 165.0, 210.0))
    words = [w._replace(x1=124.0) if w.text == "Charged" else w for w in words]
    words = [w for w in words if w.text not in ("No", "suspect", "identified")]
    (grid,) = read_by_words(lines_of(words + words_at("None", 60, 80 + 3 * PITCH, 30)))
    assert texts(grid)[0] == ["Outcome", "2021", "2022"]
    assert texts(grid)[1] == ["Charged", "41", "38"]


def test_a_list_whose_values_are_years_has_no_heading_of_years():
    rows = [("Charged", "2021"), ("Caution", "2022"), ("Other", "2021"), ("Charged", "2020")]
    words: list[Word] = []
    for number, row in enumerate(rows):
        words += words_at(row[0], 60, 80 + number * PITCH, 10 * number)
        words += words_at(row[1], 200, 80 + number * PITCH, 10 * number + 1)
    (grid,) = read_by_words(lines_of(words))
    assert texts(grid) == [list(row) for row in rows]


def test_a_heading_off_the_middle_spans_what_repeats_below_it():
    """`Male | Female` stands below each year, though neither year stands over their middle."""
    words = words_at("Outcome", 60, 92, 0)
    for year, left in (("2021", 222), ("2022", 344)):
        words += words_at(year, left + 26, 80, 1 + left)
        for at, head in enumerate(("Male", "Female")):
            words += words_at(head, left + 60 * at - 20, 92, 2 + left + at)
    for number, row in enumerate(ROWS, 2):
        words += words_at(row[0], 60, 80 + number * PITCH, 10 * number)
        for at, value in enumerate((row[1], row[2], row[2], row[1])):
            x = (222, 282, 344, 404)[at]
            words += words_at(value, x + 10, 80 + number * PITCH, 10 * number + 1 + at)
    (grid,) = read_by_words(lines_of(words))
    assert texts(grid)[:2] == [
        ["", "2021", "2021", "2022", "2022"],
        ["Outcome", "Male", "Female", "Male", "Female"],
    ]


@pytest.mark.parametrize("upper", ["Apr 2021 to", "Crimes of the"])
def test_a_heading_wider_than_its_numbers_may_stand_over_the_end_of_long_labels(upper: str):
    """Headings and numbers stand flush right; the first heading begins over the longest label."""
    rights = (250.0, 330.0)
    words = words_at("Outcome", 60, 80, 0)
    for at, head in enumerate(("year 2021", "year 2022")):
        words += words_at(upper, rights[at] - LETTER * len(upper), 80 - PITCH, 1 + at)
        words += words_at(head, rights[at] - LETTER * len(head), 80, 3 + at)
    for number, row in enumerate([*ROWS, ("No suspect identified at first", "9", "3")], 1):
        words += words_at(row[0], 60, 80 + number * PITCH, 10 * number)
        for at, value in enumerate(row[1:]):
            left = rights[at] - LETTER * len(value)
            words += words_at(value, left, 80 + number * PITCH, 10 * number + 1 + at)
    (grid,) = read_by_words(lines_of(words))
    heads = [" ".join(head.split()) for head in texts(grid)[0]]
    assert heads == ["Outcome", f"{upper} year 2021", f"{upper} year 2022"]
