"""A number whose label or heading may be another one is asked about, as one that may be is."""

from __future__ import annotations

from dataclasses import replace

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.model import Settings, Table
from lettering import forces, matcher, wordings

LINES = (
    "Outcome | 2021 | 2022",
    "Charged/Summonsed | 3 | 4",
    "Community Resolution | 5 | 6",
)
GROUPED = (
    "Year | Outcome | Number",
    "2021 | Charged/Summonsed | 3",
    " | Community Resolution | 5",
    "2022 | Charged/Summonsed | 4",
    " | Community Resolution | 6",
)
SECTIONS = (
    "Outcome | 2021 | 2022",
    "Robbery | | ",
    "Charged/Summonsed | 3 | 13",
    "Community Resolution | 5 | 15",
    "Arson | | ",
    "Charged/Summonsed | 4 | 14",
    "Community Resolution | 6 | 16",
)


def doubted(lines: tuple[str, ...], row: int, column: int) -> Table:
    whole = table(*lines, part="page 1")
    cells = (
        cell._replace(doubt="`1` may be `7`") if (cell.row, cell.column) == (row, column) else cell
        for cell in whole.cells
    )
    return replace(whole, cells=tuple(cells))


def asked(lines: tuple[str, ...], row: int, column: int) -> dict[float, tuple[str, ...]]:
    """Return the doubts on each number that has one."""
    question = "1. How many burglaries were recorded, by outcome?"
    page = document("Kent Police", question, doubted(lines, row, column))
    (reply,) = interpret(
        (page,), matcher=matcher(), forces=forces(), wordings=wordings(), settings=Settings()
    )
    return {f.value.amount: f.doubts for f in reply.figures if f.doubts and f.value.amount}


def test_numbers_below_a_doubtful_heading_are_asked_about():
    why = ("its heading is in doubt: `1` may be `7`",)
    assert asked(LINES, 0, 1) == {3: why, 5: why}


def test_numbers_beside_a_doubtful_label_are_asked_about():
    why = ("its label is in doubt: `1` may be `7`",)
    assert asked(LINES, 2, 0) == {5: why, 6: why}


def test_a_doubtful_label_that_stands_once_for_several_rows_counts_for_all_of_them():
    why = ("its label is in doubt: `1` may be `7`",)
    assert asked(GROUPED, 1, 0) == {3: why, 5: why}


def test_a_doubtful_heading_over_rows_counts_for_these_rows():
    why = ("its heading is in doubt: `1` may be `7`",)
    assert asked(SECTIONS, 1, 0) == {3: why, 13: why, 5: why, 15: why}


def test_a_doubt_on_the_number_itself_is_told_once():
    assert asked(LINES, 1, 1) == {3: ("`1` may be `7`",)}
