"""A heading that the next page repeats beside the label of a group, which reaches over it."""

from __future__ import annotations

from dataclasses import replace

from builders import table
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import Table

LINES = (
    "Year | Outcome | Male | Female",
    "2021 | Charged/Summonsed | 1 | 2",
    " | Community Resolution | 3 | 4",
    " | Outcome | Male | Female",
    " | Cannabis Warning | 5 | 6",
)


def over_pages(*, flagged: bool) -> Table:
    """Return the table with its year over all rows, the repeated heading flagged as one or not."""
    whole = table(*LINES, part="page 1")
    cells = (
        c._replace(row_span=4)
        if (c.row, c.column) == (1, 0)
        else c._replace(header=flagged and c.row == 3)
        for c in whole.cells
        if c.text
    )
    return replace(whole, cells=tuple(cells))


def test_a_repeated_heading_beside_a_label_that_reaches_over_it_is_no_row():
    (layout,) = lay_out(over_pages(flagged=True), "a.pdf", 0)
    assert (layout.headers, layout.repeats, layout.body) == ((0,), (3,), (1, 2, 4))


def test_a_row_that_nothing_flags_stays_one():
    (layout,) = lay_out(over_pages(flagged=False), "a.pdf", 0)
    assert 3 in layout.body
