"""Ink that could not be read casts doubt on the cells of a table that it lies over."""

from __future__ import annotations

import pytest

from foi_compare.model import Box, Table
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.pages.pdf_build import build
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.page import Page, Word

LINES = (
    ("Outcome", "2021", "2022"),
    ("Charged", "12", ""),
    ("Caution", "", "7"),
)
WIDE, HIGH = 100.0, 20.0


def page_table() -> tuple[PageTable, list[Word]]:
    """Return a table whose cells are 100 points wide and 20 high; words are 12 high."""
    cells, words = [], []
    for row, line in enumerate(LINES):
        for column, text in enumerate(line):
            left, top = WIDE * column, HIGH * row
            if not text:
                continue
            box = (left + 5, top + 4, left + 5 + 8 * len(text), top + 16)
            word = Word(text, *box, start=100 * row + 10 * column, length=len(text))
            words.append(word)
            edges = Box(left, top, left + WIDE, top + HIGH)
            cells.append(GridCell(row, column, 1, 1, edges, (word,)))
    rows = tuple(HIGH * row for row in range(len(LINES) + 1))
    columns = tuple(WIDE * column for column in range(4))
    grid = Grid(cells=tuple(cells), rows=rows, columns=columns, reading="words")
    return PageTable(grid=grid, readings=("rules", "words")), words


def built(*unread: Box, doubts: dict[int, str] | None = None) -> Table:
    table, words = page_table()
    page = Page(
        number=1,
        width=600.0,
        height=800.0,
        words=tuple(words),
        horizontal=(),
        vertical=(),
        fills=(),
    )
    read = ReadPage(
        page=page, raw="", turned=0, width=600.0, height=800.0, hidden=(), twice=(), raised=(),
        cuts=(), scanned=False, picture=True, unread=unread, doubts=doubts or {},
    )  # fmt: skip
    blocks, _ = build([PageContent(read=read, parts=(page,), tables=[table], lines=[])])
    (found,) = blocks
    assert isinstance(found, Table)
    return found


def doubts(table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.doubt for cell in table.cells if cell.doubt}


def test_a_blank_with_ink_in_it_is_asked_about():
    hidden = Box(240.0, 24.0, 250.0, 36.0)
    assert doubts(built(hidden)) == {
        (1, 2): "something is printed in this cell that could not be read"
    }


@pytest.mark.parametrize(
    "ink",
    [
        pytest.param(Box(260.0, 19.0, 290.0, 22.0), id="on the rule between two rows"),
        pytest.param(Box(450.0, 24.0, 460.0, 36.0), id="beside the table"),
        pytest.param(Box(160.0, 24.0, 170.0, 36.0), id="in a filled cell, far from its number"),
    ],
)
def test_ink_that_hides_no_number_is_passed_over(ink: Box):
    assert doubts(built(ink)) == {}


def test_a_number_with_ink_where_its_next_figure_would_stand_is_asked_about():
    assert doubts(built(Box(123.0, 25.0, 128.0, 35.0))) == {
        (1, 1): "something that could not be read is printed close beside this number"
    }


def test_a_blank_in_a_row_that_is_in_doubt_throughout_is_in_doubt_too():
    why = "a second reading saw another row"
    looks = {100: why, 110: why}
    assert doubts(built(doubts=looks)) == {(1, 0): why, (1, 1): why, (1, 2): why}
    assert doubts(built(doubts={110: why})) == {(1, 1): why}
