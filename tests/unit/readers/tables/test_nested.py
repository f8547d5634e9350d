from __future__ import annotations

from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.ground.page import Page, Rule, Word
from typeset import PITCH, words_at

OUTER = (60.0, 220.0, 500.0)
INNER = (230.0, 340.0, 420.0, 490.0)
ROWS = [("Outcome", "2021", "2022"), ("Charged", "41", "38"), ("Caution", "17", "22")]


def page(answer: str) -> Page:
    """Set a question beside an answer with a table in its cell."""
    words: list[Word] = []
    for text, x, y in (
        ("Request", 64, 82), ("Response", 224, 82), ("1. How many in each year?", 64, 102),
        (answer, 224, 102),
    ):  # fmt: skip
        words += words_at(text, x, y, len(words)) if text else []
    level = [Rule(y, OUTER[0], OUTER[-1]) for y in (80.0, 100.0, 190.0)]
    for number, row in enumerate(ROWS):
        top = 120.0 + number * (PITCH + 6)
        level.append(Rule(top, INNER[0], INNER[-1]))
        for x, text in zip(INNER, row, strict=False):
            words += words_at(text, x + 4, top + 3, len(words))
    end = 120.0 + len(ROWS) * (PITCH + 6)
    level.append(Rule(end, INNER[0], INNER[-1]))
    upright = [Rule(x, 80.0, 190.0) for x in OUTER] + [Rule(x, 120.0, end) for x in INNER]
    return Page(
        number=1,
        width=595,
        height=842,
        words=tuple(words),
        horizontal=tuple(level),
        vertical=tuple(upright),
    )


def texts(answer: str) -> list[list[str]]:
    found = tables_of(page(answer), None, check=False)
    return [[" ".join(cell.text.split()) for cell in table.grid.cells] for table in found]


def test_a_table_in_an_answer_stands_by_itself():
    assert texts("Please see the table.") == [
        ["Request", "Response", "1. How many in each year?", "Please see the table."],
        [text for row in ROWS for text in row],
    ]


def test_a_table_that_is_all_of_an_answer_is_not_parted_from_its_question():
    (found,) = texts("")
    assert "1. How many in each year?" in " ".join(found)
