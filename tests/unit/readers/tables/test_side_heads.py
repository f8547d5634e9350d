"""The texts of a line above lists set side by side head one list each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of

ROWS = (("Outcome", "Count"), ("Charged", "5"), ("Caution", "14"), ("Community resolution", "6"))
LEFT, RIGHT, TOP, STEP = 60, 330, 600, 18


def rows(canvas: Canvas, x: float, *, ruled: bool) -> None:
    """Draw the list at a place, with rules around its cells or none."""
    for index, (label, count) in enumerate(ROWS):
        canvas.drawString(x + 4, TOP - STEP * index, label)
        canvas.drawString(x + 154, TOP - STEP * index, count)
    if ruled:
        canvas.grid([x, x + 150, x + 200], [TOP + 13 - STEP * at for at in range(len(ROWS) + 1)])


def page(
    heads: Sequence[tuple[float, str]], *, ruled: bool, up: float = 20
) -> Callable[[Canvas], None]:
    """Return what draws two lists side by side below the heads."""

    def paint(canvas: Canvas) -> None:
        for x, words in heads:
            canvas.drawString(x, TOP + up, words)
        rows(canvas, LEFT, ruled=ruled)
        rows(canvas, RIGHT, ruled=ruled)

    return paint


def read(paint: Callable[[Canvas], None]) -> list[list[list[str]]]:
    return [rows_of(found) for found in tables_of(read_bytes(painted(paint)))]


@pytest.mark.parametrize("indent", [4, 60])
def test_each_list_has_the_text_over_it_as_its_first_row(indent: float):
    heads = [(LEFT + indent, "Year 2021"), (RIGHT + indent, "Year 2022")]
    body = list(map(list, ROWS))
    assert read(page(heads, ruled=True)) == [
        [["", "Year 2021"], *body],
        [["", "Year 2022"], *body],
    ]


def test_a_name_over_a_list_stands_over_all_of_it():
    body = list(map(list, ROWS))
    assert read(page([(LEFT, "Flagged"), (RIGHT, "Not flagged")], ruled=True)) == [
        [["Flagged"] * 2, *body],
        [["Not flagged"] * 2, *body],
    ]


def test_lists_that_were_read_as_one_table_have_a_text_each():
    (found,) = read(page([(LEFT + 4, "Year 2021"), (RIGHT + 4, "Year 2022")], ruled=False))
    assert found[:2] == [["", "Year 2021", "", "Year 2022"], [*ROWS[0], *ROWS[0]]]
    assert found[2:] == [[*row, *row] for row in ROWS[1:]]


@pytest.mark.parametrize(
    ("heads", "up"),
    [
        pytest.param([(LEFT, "Year 2021 and what went before")], 20, id="over one"),
        pytest.param(
            [(LEFT + 100, "All that was recorded, in the years 2021 and 2022")], 20, id="over both"
        ),
        pytest.param([(LEFT, "Year 2021"), (RIGHT, "Year 2022")], 60, id="far above"),
        pytest.param([(LEFT, "2021"), (LEFT + 120, "2022")], 20, id="both over one"),
    ],
)
def test_a_line_that_heads_no_list_by_itself_stays_a_line(
    heads: list[tuple[float, str]], up: float
):
    body = list(map(list, ROWS))
    assert read(page(heads, ruled=True, up=up)) == [body, body]
