"""A sheet too wide for its paper: the columns of a page beside those of the page before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn import painted, read_bytes, rows_of, tables_of

NAMED = (
    ("Outcome", "2019", "2020"),
    ("Charged", "5", "6"),
    ("Caution", "8", "9"),
    ("Community resolution", "3", "14"),
    ("No suspect identified", "71", "62"),
)
FURTHER = (
    ("2021", "2022", "2023"),
    ("1", "2", "3"),
    ("4", "15", "6"),
    ("7", "8", "19"),
    ("0", "11", "2"),
)
HEIGHT = 700


def page(
    rows: Sequence[Sequence[str]], *, top: int = HEIGHT, step: int = 18, over: str = ""
) -> Callable[[Canvas], None]:
    """Return what paints rows below one another, the first column wide where it holds words."""
    wide = 150 if not rows[-1][0].isdecimal() else 60

    def paint(canvas: Canvas) -> None:
        if over:
            canvas.drawString(80, top + 40, over)
        for index, row in enumerate(rows):
            for column, words in enumerate(row):
                at = 80 + (wide + 60 * (column - 1) if column else 0)
                canvas.drawString(at, top - step * index, words)

    return paint


def joined(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[*one, *other] for one, other in zip(left, right, strict=True)]


def read(*pages: Callable[[Canvas], None]) -> list[list[list[str]]]:
    return [rows_of(found) for found in tables_of(read_bytes(painted(*pages)))]


def test_columns_at_the_height_of_their_rows_stand_beside_them():
    assert read(page(NAMED), page(FURTHER)) == [joined(NAMED, FURTHER)]


@pytest.mark.parametrize(
    ("years", "one"), [(("2021", "2022", "2023"), True), (("2015", "2016", "2017"), False)]
)
def test_a_sheet_that_was_moved_needs_years_that_go_on(years: tuple[str, ...], one: bool):
    further = (years, *FURTHER[1:])
    found = read(page(NAMED), page(further, top=HEIGHT + 30))
    assert found == (
        [joined(NAMED, further)] if one else [list(map(list, NAMED)), list(map(list, further))]
    )


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(page(FURTHER, step=24), id="rows set wider"),
        pytest.param(page(FURTHER[:4]), id="a row less"),
        pytest.param(page(FURTHER[1:], top=HEIGHT - 18), id="no headings"),
        pytest.param(page(FURTHER, over="Recorded for harassment"), id="words between"),
        pytest.param(
            page(
                [
                    ("Area", *row[1:]) if not i else (f"Area {i}", *row[1:])
                    for i, row in enumerate(FURTHER)
                ]
            ),
            id="names",
        ),
    ],
)
def test_columns_that_do_not_meet_the_rows_are_a_table_apart(second: Callable[[Canvas], None]):
    assert len(read(page(NAMED), second)) > 1


def test_a_long_sheet_has_its_further_columns_on_as_many_pages():
    below = [[f"{name} again", *values] for name, *values in NAMED[1:]]
    found = read(page(NAMED), page([NAMED[0], *below]), page(FURTHER), page(FURTHER))
    assert found == [[*joined(NAMED, FURTHER), *joined([NAMED[0], *below], FURTHER)]]


def test_the_columns_of_a_third_page_stand_right_of_those_of_the_second():
    last = (("2024", "2025"), ("1", "2"), ("4", "15"), ("7", "8"), ("0", "11"))
    assert read(page(NAMED), page(FURTHER), page(last)) == [joined(joined(NAMED, FURTHER), last)]


def lone(*cells: str, top: int = HEIGHT, step: int = 18) -> Callable[[Canvas], None]:
    return page([[cell] for cell in cells], top=top, step=step)


LONE = ("2021", "1", "4", "7", "0")


def ranked(canvas: Canvas) -> None:
    page(NAMED)(canvas)
    for at, rank in enumerate(("Rank", "1", "2", "3", "4")):
        canvas.drawString(40, HEIGHT - 18 * at, rank)


def test_a_column_alone_on_its_page_stands_beside_the_rows_it_is_level_with():
    for column in (LONE, ("Grand Total", *LONE[1:])):
        whole = joined(NAMED, [[cell] for cell in column])
        assert read(page(NAMED), lone(*column)) == [whole]
        numbers = [["Rank"], ["1"], ["2"], ["3"], ["4"]]
        assert read(ranked, lone(*column)) == [joined(numbers, whole)]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(lone(*LONE, step=24), id="rows set wider"),
        pytest.param(lone(*LONE[:4]), id="a row less"),
        pytest.param(lone(*LONE[1:], top=HEIGHT - 18), id="no heading"),
        pytest.param(lone(*LONE[:3], "see note", *LONE[4:]), id="words among them"),
        pytest.param(lone("Total", *LONE[1:], top=HEIGHT - 7), id="not level"),
    ],
)
def test_numbers_below_one_another_are_else_no_column(second: Callable[[Canvas], None]):
    assert read(page(NAMED), second) == [list(map(list, NAMED))]


def test_a_note_below_the_names_leaves_the_columns_of_the_next_page_beside_them():
    def noted(canvas: Canvas) -> None:
        page(NAMED)(canvas)
        canvas.drawString(80, HEIGHT - 140, "Crimes are counted by the date of their outcome.")

    assert read(noted, page(FURTHER)) == [joined(NAMED, FURTHER)]
    assert read(noted, lone(*LONE)) == [joined(NAMED, [[cell] for cell in LONE])]
