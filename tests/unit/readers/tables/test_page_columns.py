"""A page whose text runs in two columns is read one column after the other, a table is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of, texts_of

LEFT, RIGHT = 40, 310
STEP = 14
TEXT = (
    "The force records crime under the Home Office",
    "Counting Rules for recorded crime in England and",
    "Wales and the figures are kept under review by the",
    "crime registrar of the force throughout the year.",
)
VALUES = (("Outcome", "2021", "2022"), ("Charged", "5", "6"), ("Caution", "14", "9"))


def lines(canvas: Canvas, texts: Sequence[str], x: float, top: float) -> float:
    """Write lines below one another and return where the next one would stand."""
    for index, words in enumerate(texts):
        canvas.drawString(x, top - STEP * index, words)
    return top - STEP * len(texts)


def values(canvas: Canvas, x: float, top: float, rows: Sequence[Sequence[str]] = VALUES) -> float:
    """Write a table without rules and return where the next line would stand."""
    for index, row in enumerate(rows):
        for column, words in enumerate(row):
            at = x + 20 + (100 + 45 * (column - 1) if column else 0)
            canvas.drawString(at, top - STEP * index, words)
    return top - STEP * (len(rows) + 1)


def test_a_table_beside_the_text_of_the_other_column_is_one_by_itself():
    def page(canvas: Canvas) -> None:
        canvas.drawString(
            LEFT, 760, "A title that runs over the whole width of the page, over both columns"
        )
        lines(
            canvas,
            ("Held and given below.", *TEXT),
            LEFT,
            values(canvas, LEFT, lines(canvas, TEXT, LEFT, 700)),
        )
        values(canvas, RIGHT, lines(canvas, (*TEXT, *TEXT), RIGHT, 700) - STEP)

    document = read_bytes(painted(page))
    assert [rows_of(found) for found in tables_of(document)] == [[list(row) for row in VALUES]] * 2
    title, first, held, second = texts_of(document)
    assert title.startswith("A title")
    assert first.split("\n") == list(TEXT)
    assert held.startswith("Held")
    assert second.split("\n") == [*TEXT, *TEXT]


def test_texts_that_begin_level_are_the_rows_of_a_table():
    def page(canvas: Canvas) -> None:
        top = 700.0
        for number in range(3):
            lines(canvas, (f"Question {number} asks for what follows here", *TEXT[:2]), LEFT, top)
            top = lines(canvas, TEXT, RIGHT, top) - 2 * STEP

    (first, *others) = texts_of(read_bytes(painted(page)))
    assert not (first.startswith("Question 0") and "Question 1" in first + others[0])


@pytest.mark.parametrize("ruled", [False, True])
def test_a_table_over_the_whole_page_stays_whole(ruled: bool):
    heads = ("Outcome recorded by the force", "Offences of stalking that were recorded")
    rows = [(heads[0], heads[1], "2022")] + [
        (f"{name} by the force", TEXT[1], "7") for name in ("Charged", "Caution", "Other", "None")
    ]

    def page(canvas: Canvas) -> None:
        lines(canvas, TEXT, LEFT, 780)
        for index, row in enumerate(rows):
            for x, words in zip((LEFT, 230, 530), row, strict=True):
                canvas.drawString(x, 700 - 20 * index, words)
        if ruled:
            canvas.grid([LEFT - 4, 226, 526, 570], [715 - 20 * at for at in range(len(rows) + 1)])

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [list(row) for row in rows]
