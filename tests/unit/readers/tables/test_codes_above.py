"""A line of codes above rows that no heading was read for, and names centred between these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of

COLUMNS = (60, 220, 280, 340, 400, 460)
MIDDLE = 262
CODES = ("Type of theft", "1", "3", "8", "14", "All")
FIRST = (
    ("Bicycles", "9", "4", "", "2", "15"),
    ("Tools", "5", "7", "3", "", "15"),
    ("Theft of parts", "", "6", "8", "1", "15"),
    ("All thefts", "14", "17", "11", "3", "45"),
)
SECOND = (
    ("Bicycles", "6", "", "8", "4", "18"),
    ("Tools", "7", "3", "", "5", "15"),
    ("Theft of parts", "", "2", "9", "", "11"),
    ("All thefts", "13", "5", "17", "9", "44"),
)
NOTE = ("These are counts of crimes, and of", "no persons or vehicles, as they stood", "on 3 May.")
STEP = 18


def page(heads: Sequence[str], names: Sequence[str], *, middle: float) -> Callable[[Canvas], None]:
    """Return what draws two groups of rows, a rule and some room below their headings."""

    def row(canvas: Canvas, y: float, texts: Sequence[str]) -> None:
        canvas.drawString(COLUMNS[0], y, texts[0])
        for x, text in zip(COLUMNS[1:], texts[1:], strict=True):
            canvas.drawRightString(x, y, text)

    def paint(canvas: Canvas) -> None:
        row(canvas, 700, heads)
        canvas.line(COLUMNS[0], 695, COLUMNS[-1], 695)
        y = 700.0 - STEP - 5
        for name, rows in zip(names, (FIRST, SECOND), strict=True):
            canvas.drawCentredString(middle, y, name)
            for texts in rows:
                y -= STEP
                row(canvas, y, texts)
            y -= STEP
        for line, text in enumerate(NOTE):
            canvas.drawString(60, y - 60 - 12 * line, text)

    return paint


def read(paint: Callable[[Canvas], None]) -> list[list[str]]:
    (found,) = tables_of(read_bytes(painted(paint)))
    return rows_of(found)


def test_codes_that_rise_above_a_group_of_rows_are_their_heading():
    rows = read(page(CODES, ("2021/22", "2022/23"), middle=MIDDLE))
    assert rows[0] == list(CODES)
    assert rows[1] == ["2021/22"] * 6
    assert rows[6] == ["2022/23"] * 6


@pytest.mark.parametrize("heads", [("Scooters", "9", "3", "8", "4", "24")])
def test_values_above_a_group_of_rows_are_no_heading(heads: Sequence[str]):
    assert heads not in read(page(heads, ("2021/22", "2022/23"), middle=MIDDLE))


def test_names_over_some_of_the_columns_reach_over_those_alone():
    rows = read(page(CODES, ("Kent", "Essex"), middle=370))
    assert next(row for row in rows if "Kent" in row)[0] == ""
