from __future__ import annotations

from itertools import accumulate

import pytest

from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.choice.flush import with_flush_values
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Page, Word
from typeset import LETTER, PITCH, words_at

LABELS = ["Charged", "Caution", "Investigation complete - no suspect identified"]


def set_tight(rows: list[list[str]], *, right: bool) -> list[Word]:
    """Set rows in columns as narrow as their longest text, the values flush left or right."""
    widths = [max(len(row[at]) for row in rows) * LETTER + 0.6 * LETTER for at in range(3)]
    edges = list(accumulate(widths, initial=60.0))
    words: list[Word] = []
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            room = widths[at] - 0.6 * LETTER - len(text) * LETTER if right and at else 0
            words += words_at(text, edges[at] + room, 80 + number * PITCH, len(words))
    return words


def pieces(words: list[Word]) -> list[list[str]]:
    lines = with_flush_values(lines_of(words))
    return [[" ".join(word.text for word in piece) for piece in line.pieces] for line in lines]


def grid(words: list[Word]) -> list[list[str]]:
    page = Page(number=1, width=595, height=842, words=tuple(words), horizontal=(), vertical=())
    (table,) = tables_of(page, None, check=False)
    rows = [[""] * table.grid.n_columns for _ in range(table.grid.n_rows)]
    for cell in table.grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


@pytest.mark.parametrize("right", [False, True])
def test_a_value_right_behind_the_longest_label_is_no_part_of_it(right: bool):
    rows = [["Outcome", "2021", "2022"]]
    rows += [
        [label, value, "38"] for label, value in zip(LABELS, ("4100", "1700", "1180"), strict=True)
    ]
    words = set_tight(rows, right=right)
    assert pieces(words)[-1][:2] == [LABELS[-1], "1180"]
    assert grid(words) == rows


@pytest.mark.parametrize(("text", "kept"), [("Recorded as fewer than 5", 1), ("Recorded as 5", 2)])
def test_the_end_of_a_value_in_words_is_no_value_by_itself(text: str, kept: int):
    words = words_at("Charged", 60, 80, 0) + words_at("5", 200, 80, 1)
    words += words_at("Caution", 60, 92, 2) + words_at("7", 200, 92, 3)
    last = words_at(text, 0, 104, 4)
    shift = 200 - last[-1].x0
    words += [word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in last]
    assert len(pieces(words)[-1]) == kept


def test_texts_that_end_in_numbers_side_by_side_are_no_values():
    words: list[Word] = []
    for number in range(4):
        words += words_at(f"The left text has its line {number}", 60, 80 + number * PITCH, 40)
        words += words_at(f"The right text has line {number}", 300, 80 + number * PITCH, 60)
    assert all(len(line) == 2 for line in pieces(words))


@pytest.mark.parametrize(("head", "kept"), [("FY 2022-23", 1), ("91 2022", 2)])
def test_a_year_ends_the_heading_over_its_values(head: str, kept: int):
    words = words_at("Outcome", 60, 80, 0)
    words += [w._replace(x0=w.x0 + 200, x1=w.x1 + 200) for w in words_at(head, 60, 80, 1)]
    right = words[-1].x1
    for at, (label, value) in enumerate([("Charged", "41"), ("Caution", "17")], 1):
        words += words_at(label, 60, 80 + at * PITCH, 10 * at)
        words += words_at(value, right - len(value) * LETTER, 80 + at * PITCH, 10 * at + 1)
    assert len(pieces(words)[0]) == 1 + kept
