"""A table seen as two, one right below the other, is one where only the first has a heading."""

from __future__ import annotations

from foi_compare.model import Box, Table
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.pages.pdf_build import build
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.page import Page, Word

HEAD = ("Outcome", "2021", "2022")
UPPER = (HEAD, ("Charged", "1", "2"), ("Caution", "3", "4"))
LOWER = (("Cannabis", "5", "6"), ("Total", "9", "12"))
WIDE, HIGH = 100.0, 20.0


def page_table(lines: tuple[tuple[str, ...], ...], top: float) -> PageTable:
    cells = []
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            left, above = WIDE * column, top + HIGH * row
            box = (left + 5, above + 4, left + 5 + 8 * len(text), above + 16)
            start = round(1000 * above + left)
            word = Word(text, *box, start=start, length=len(text))
            edges = Box(left, above, left + WIDE, above + HIGH)
            cells.append(GridCell(row, column, 1, 1, edges, (word,)))
    rows = tuple(top + HIGH * row for row in range(len(lines) + 1))
    grid = Grid(cells=tuple(cells), rows=rows, columns=(0.0, 100.0, 200.0, 300.0), reading="words")
    return PageTable(grid=grid, readings=("spacing", "words"))


def rows_of_tables(*tables: PageTable) -> list[int]:
    words = tuple(word for table in tables for word in table.grid.words())
    page = Page(number=1, width=600.0, height=800.0, words=words, horizontal=(), vertical=())
    read = ReadPage(
        page=page, raw="", turned=0, width=600.0, height=800.0, hidden=(), twice=(), raised=(),
        cuts=(), scanned=False,
    )  # fmt: skip
    blocks, _ = build([PageContent(read=read, parts=(page,), tables=tables, lines=[])])
    return [block.n_rows for block in blocks if isinstance(block, Table)]


def test_rows_right_below_a_table_are_its_own_where_they_have_no_heading():
    assert rows_of_tables(page_table(UPPER, 100.0), page_table(LOWER, 175.0)) == [5]


def test_a_table_with_a_heading_of_its_own_is_another():
    other = (("Outcome", "2023", "2024"), *LOWER)
    assert rows_of_tables(page_table(UPPER, 100.0), page_table(other, 175.0)) == [3, 3]


def test_rows_far_below_a_table_are_not_joined():
    assert rows_of_tables(page_table(UPPER, 100.0), page_table(LOWER, 260.0)) == [3, 2]
