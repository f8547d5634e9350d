"""A table that goes on overleaf without its heading, below a chart on the page where it began."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of

HEAD = ["Outcome type", "North", "South", "Force"]
FIRST = [
    ["Charge/summons", "144", "37", "181"],
    ["Adult caution", "17", "*", "30"],
    ["Community resolution", "61", "52", "113"],
]
REST = [["Victim does not support", "98", "140", "238"], ["Investigated", "212", "146", "358"]]
TOTAL = ["Total", "532", "388", "920"]
CHART = "Recorded robberies by weekday"


def page(
    rows: Sequence[Sequence[str]], below: str = "", above: str = ""
) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 740, above)
        for at, row in enumerate(rows):
            canvas.drawString(72, 700 - 16 * at, row[0])
            for text, right in zip(row[1:], (300, 380, 460), strict=True):
                canvas.drawRightString(right, 700 - 16 * at, text)
        canvas.drawString(72, 400, below)

    return paint


def parts(*pages: Callable[[Canvas], None]) -> list[list[list[str]]]:
    return [rows_of(found) for found in tables_of(read_bytes(painted(*pages)))]


def test_rows_that_a_total_overleaf_adds_up_are_one_table() -> None:
    (found,) = parts(page([HEAD, *FIRST], CHART), page([*REST, TOTAL]))
    assert found == [HEAD, *FIRST, *REST, TOTAL]


@pytest.mark.parametrize(
    "total",
    [["Total", "310", "286", "596"], ["Total", "533", "388", "920"]],
    ids=["of its own rows", "of neither"],
)
def test_rows_that_a_total_does_not_add_up_are_two_tables(total: list[str]) -> None:
    assert parts(page([HEAD, *FIRST], CHART), page([*REST, total])) == [
        [HEAD, *FIRST],
        [*REST, total],
    ]


def test_a_table_with_a_heading_of_its_own_or_a_text_above_it_is_another() -> None:
    own = ["Outcome type", "East", "West", "Force"]
    assert len(parts(page([HEAD, *FIRST], CHART), page([own, *REST, TOTAL]))) == 2
    asked = "2. How many thefts had each of these outcomes?"
    assert len(parts(page([HEAD, *FIRST], CHART), page([*REST, TOTAL], above=asked))) == 2
