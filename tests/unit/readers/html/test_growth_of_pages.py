"""A page takes steps as it is large; one that no person wrote is told, with its limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare.errors import UnreadableDocumentError
from growth import assert_grows_evenly
from hostile import element_of_attributes
from reading import read


def _staircase(rows: int) -> str:
    """Return a table whose cells all reach down to its end: each row is longer than the last."""
    return "<table><tr><th>Outcome</th></tr>" + "<tr><td rowspan=65534>1</td></tr>" * rows


def _deep(levels: int) -> str:
    return "<html><body>" + "<div>" * levels + "12" + "</div>" * levels


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        (_staircase(8_000), "reach down over more than 20,000 places"),
        (_deep(200_000), "more than 20,000 elements inside each other"),
        (_deep(1_000), "elements inside elements without end"),
        (element_of_attributes(2_100), "an element of more than 2,000 attributes"),
        (element_of_attributes(2_100, between='="1"'), "an element of more than 2,000 attributes"),
        (element_of_attributes(2_100, between='"'), "an element of more than 2,000 attributes"),
    ],
    ids=["rows spanned", "200,000 levels", "1,000 levels", "names", "values", "marks"],
)
def test_a_page_beyond_a_limit_is_told_with_it(page: str, limit: str) -> None:
    with pytest.raises(UnreadableDocumentError) as told:
        read("a.html", page)
    assert limit in told.value.problem
    assert told.value.next_step


@pytest.mark.parametrize(
    "page",
    [
        element_of_attributes(1_900),
        f'<p>There were 12</p><svg><path d="{"M 0 1 " * 5_000}"/></svg>',
        f"<p title='{'There were 7, ' * 5_000}'>There were 12</p>",
        f"<p>1 <b>7</b> of {'many words ' * 5_000}</p>",
    ],
    ids=["attributes", "a drawing", "a long value", "a long text"],
)
def test_a_page_of_long_elements_is_read(page: str) -> None:
    assert read("a.html", page).blocks


def test_a_cell_over_all_rows_of_a_long_table_is_read() -> None:
    rows = "<tr><td>Charged</td><td>3</td></tr>" * 5_000
    page = f"<table><tr><td rowspan=5001>Kent</td><th>Outcome</th><th>2022</th></tr>{rows}</table>"
    (table,) = read("a.html", page).blocks
    assert len(table.cells) == 10_003  # type: ignore[union-attr]


def test_a_page_takes_steps_as_it_is_long() -> None:
    def work(rows: int) -> Callable[[], object]:
        row = "<tr><td>Charged</td><td>3</td></tr><tr><td colspan=2>Note</td></tr>"
        page = (
            f"<h1>Kent</h1><table>{row * rows}</table>" + "<div><p>There were 12.</p></div>" * rows
        )
        return lambda: read("a.html", page)

    assert_grows_evenly(work, 50)
