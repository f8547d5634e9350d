from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.ground.page import Page
from foi_compare.text import fold_space
from typeset import LEFT, page_of

WIDTHS = [150.0, 100.0, 100.0]
ROWS = [["Outcome", "2021", "2022"], ["Charged", "12", "7"], ["Caution", "3", "4"]]
CAPTION = "Table 3 Outcomes of robbery"
NOTE = "Source: crime records of the force"


def boxed(rows: Sequence[Sequence[str]]) -> Page:
    """Rows in a frame; a row of one text has no upright rule inside it."""
    page = page_of(rows, WIDTHS)
    tops = sorted(rule.at for rule in page.horizontal)
    alone = [len(row) == 1 for row in rows]
    inner = [
        rule._replace(start=top, end=bottom)
        for rule in page.vertical[1:-1]
        for top, bottom, one in zip(tops, tops[1:], alone, strict=False)
        if not one
    ]
    return replace(page, vertical=(page.vertical[0], *inner, page.vertical[-1]))


def read(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    (table,) = tables_of(boxed(rows), None, check=False)
    found = [[""] * table.grid.n_columns for _ in range(table.grid.n_rows)]
    for cell in table.grid.cells:
        found[cell.row][cell.column] = fold_space(cell.text)
    assert table.grid.columns[0] == LEFT
    return found


def test_a_caption_inside_the_frame_is_no_row():
    assert read([[CAPTION], *ROWS]) == ROWS


def test_a_note_inside_the_frame_is_no_row():
    assert read([*ROWS, [NOTE]]) == ROWS


def test_a_heading_over_all_columns_is_a_row():
    assert read([["Robbery"], *ROWS])[0][0] == "Robbery"


def test_the_first_of_several_names_of_groups_is_a_row():
    long = "Outcomes of all crimes of robbery that were recorded in the county town in the year"
    assert len(read([[long], *ROWS, ["Outcomes elsewhere"], *ROWS[1:]])) == 7
