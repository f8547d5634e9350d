"""A value that no reading parts from the label before it is never taken for a part of it."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, tables_of


def page(canvas: Canvas) -> None:
    """Draw two rows, the second with a label that nearly reaches its value."""
    for x, text in ((60, "Outcome"), (170, "First"), (206, "Other")):
        canvas.drawString(x, 700, text)
    for y, label, first, other in (
        (686, "Charged", "4", "38"),
        (672, "Community Resolution", "17", "22"),
    ):
        canvas.drawString(60, y, label)
        canvas.drawString(163, y, first)
        canvas.drawString(210, y, other)


def test_values_beside_a_label_that_may_hold_a_value_are_in_doubt():
    (table,) = tables_of(read_bytes(painted(page)))
    printed = {cell.text: cell for cell in table.cells}
    for text in ("38", "22"):
        assert printed[text].doubt
