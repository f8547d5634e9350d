"""Labels that are indented below the name of their group, on one page and over two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of
from foi_compare.model import TextBlock

HEAD = ["Division / Outcome", "2022-23", "2023-24", "2024-25"]
LABELS = [
    "Charge/summons",
    "Adult caution",
    "Youth caution",
    "Community resolution",
    "Victim declines to support",
    "Victim supports",
    "Prosecution time limit",
    "Investigated",
]
EAST = [[str(7 * at + 3), str(5 * at + 11), str(9 * at + 2)] for at in range(8)]
WALES = [[str(4 * at + 13), str(8 * at + 5), str(3 * at + 21)] for at in range(8)]
TOTAL = ["Total", "436", "452", "520"]
RIGHT = (330, 400, 470)
MARGIN, INDENT = 46.0, 70.0
Row = tuple[float, Sequence[str]]


def group(name: str, values: Sequence[Sequence[str]]) -> list[Row]:
    """Return the rows of a group, its labels indented by about as much as its name is cut."""
    sums = [str(sum(int(row[at]) for row in values)) for at in range(3)]
    rows = [[label, *row] for label, row in zip(LABELS, values, strict=True)]
    return [(MARGIN, [name, *sums]), *((INDENT, row) for row in rows)]


def page(rows: Sequence[Row], footer: str = "") -> Callable[[Canvas], None]:
    """Return what paints a page of shaded rows, its values flush right."""

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, (left, row) in enumerate(rows):
            top = 700 - 14 * at
            if at % 2 == 0:
                canvas.setFillGray(0.93)
                canvas.rect(40, top - 4, 440, 14, stroke=0, fill=1)
                canvas.setFillGray(0)
            canvas.drawString(left, top, row[0])
            for text, right in zip(row[1:], RIGHT, strict=True):
                canvas.drawRightString(right, top, text)
        canvas.drawString(72, 40, footer)

    return paint


def names(*pages: Callable[[Canvas], None]) -> list[list[str]]:
    return [[row[0] for row in rows_of(found)] for found in tables_of(read_bytes(painted(*pages)))]


def test_the_name_of_a_group_is_not_cut_where_its_labels_begin() -> None:
    rows = [(MARGIN, HEAD), *group("- C Division Wales", WALES), (MARGIN, TOTAL)]
    assert names(page(rows)) == [[HEAD[0], "- C Division Wales", *LABELS, "Total"]]


def test_two_texts_that_head_two_columns_keep_them_apart() -> None:
    head: list[Row] = [(MARGIN, ["Div", *HEAD[1:]]), (INDENT, ["Outcome", "", "", ""])]
    rows = [*head, *group("- C Division Wales", WALES), (MARGIN, TOTAL)]
    found = rows_of(tables_of(read_bytes(painted(page(rows))))[0])
    assert len(found[0]) == 5
    assert [row[1] for row in found[-9:-1]] == LABELS


@pytest.mark.parametrize("head", [[(MARGIN, HEAD)], []], ids=["headed", "unheaded"])
def test_a_page_is_read_in_the_columns_of_the_page_before(head: list[Row]) -> None:
    first = [(MARGIN, HEAD), *group("- B Division East", EAST)]
    second = [*head, *group("- C Division Wales", WALES), (MARGIN, TOTAL)]
    footers = [f"Ref 01/FOI/25/003914 | Page {number}" for number in (1, 2)]
    pages = [page(rows, footer) for rows, footer in zip((first, second), footers, strict=True)]
    (found,) = names(*pages)
    whole = ["- B Division East", *LABELS, "- C Division Wales", *LABELS, "Total"]
    assert [name for name in found if name != HEAD[0]] == whole


def running(*footers: str) -> list[str]:
    """Return which of the texts at the foot of several pages stand on all of them."""
    document = read_bytes(painted(*(page([], footer) for footer in footers)))
    return [
        block.text
        for block in document.blocks
        if isinstance(block, TextBlock) and block.kind == "page_footer"
    ]


def test_a_number_that_is_the_same_on_each_page_is_not_that_of_the_page() -> None:
    footers = [f"Ref 01/FOI/25/003914 | Issue 2 | Page {number}" for number in (1, 2, 3)]
    assert running(*footers) == footers


def test_a_number_that_does_not_count_the_pages_is_not_that_of_the_page() -> None:
    assert running("Ref 01/FOI | Issue 2", "Ref 01/FOI | Issue 1", "Ref 01/FOI | Issue 3") == []
