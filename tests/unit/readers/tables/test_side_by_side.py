"""Tables set side by side, or right below one another, are as many as there are headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from drawn import doubts_of, painted, read_bytes, rows_of, tables_of

STEP, TOP, WIDE = 16, 700, 235
LEFT, RIGHT = 55, 305
DATA = (("Charged", "5", "10"), ("Caution", "6", "8"), ("Other", "3", "4"), ("None", "30", "40"))
COLUMNS = (60, 300, 380)

Rows = Sequence[Sequence[str]]


def write(canvas: Canvas, texts: Sequence[str], places: Sequence[float], y: float) -> None:
    for place, words in zip(places, texts, strict=True):
        canvas.drawString(place, y, words)


def underlined(canvas: Canvas, rows: Rows, left: float, top: float = TOP) -> None:
    """Write rows of two texts, a level rule above and below each."""
    for index, row in enumerate(rows):
        write(canvas, row, (left + 3, left + 180)[: len(row)], top - STEP * index)
        canvas.line(left, top + 12 - STEP * index, left + WIDE, top + 12 - STEP * index)
    end = top + 12 - STEP * len(rows)
    canvas.line(left, end, left + WIDE, end)


def ruled(canvas: Canvas, rows: Rows, top: float) -> float:
    """Write rows of three texts in closed cells, and return where they end."""
    for index, row in enumerate(rows):
        write(canvas, row, COLUMNS, top - STEP * index)
    edges = [top + 12 - STEP * at for at in range(len(rows) + 1)]
    canvas.grid([55, 290, 370, 450], edges)
    return edges[-1]


def of(year: int, head: str, *titles: str) -> list[list[str]]:
    first = [[title] for title in titles]
    return [*first, ["Outcome", head], *([row[0], row[year]] for row in DATA)]


def read(paint: Callable[[Canvas], None]) -> list[list[list[str]]]:
    found = tables_of(read_bytes(painted(paint)))
    assert not any(map(doubts_of, found))
    return [rows_of(table) for table in found]


def test_what_is_drawn_breaks_off_between_two_tables():
    def page(canvas: Canvas) -> None:
        underlined(canvas, of(1, "2021"), LEFT)
        underlined(canvas, of(2, "2022"), RIGHT)

    assert read(page) == [of(1, "2021"), of(2, "2022")]


def test_a_heading_that_stands_again_begins_another_table_with_its_name():
    blocks = [("Area: North", 1), ("Area: South", 2), ("Area: East", 2), ("Area: West", 1)]

    def page(canvas: Canvas) -> None:
        write(canvas, ("Crimes of the year 2021", "Printed: 17/07/2024"), (58, 308), TOP + 20)
        for left, (upper, lower) in ((LEFT, blocks[:3:2]), (RIGHT, blocks[1::2])):
            underlined(canvas, of(upper[1], "Crimes", upper[0]), left)
            underlined(canvas, of(lower[1], "Crimes", lower[0]), left, TOP - STEP * 6)

    assert read(page) == [[[name, name], *of(year, "Crimes")] for name, year in blocks]


def test_further_columns_of_one_table_stay_with_its_labels():
    def page(canvas: Canvas) -> None:
        for index, row in enumerate([("Outcome", "2021", "2022"), *DATA]):
            write(canvas, row, COLUMNS, TOP - STEP * index)
        for at in range(len(DATA) + 2):
            y = TOP + 12 - STEP * at
            canvas.line(55, y, 360, y)
            canvas.line(370, y, 450, y)

    (found,) = tables_of(read_bytes(painted(page)))
    assert rows_of(found) == [["Outcome", "2021", "2022"], *map(list, DATA)]


def test_a_closed_table_takes_its_heading_and_not_the_table_below():
    heads = ("Outcome", "2021", "2022"), ("Offence", "2019", "2020")

    def page(canvas: Canvas) -> None:
        write(canvas, heads[0], COLUMNS, TOP + 18)
        ruled(canvas, [heads[1], *DATA], ruled(canvas, DATA, TOP) - 30)

    assert read(page) == [[list(head), *map(list, DATA)] for head in heads]


def test_a_small_closed_table_stays_apart_from_the_open_one_below():
    small = [("Year", "2019", "2020"), ("Crimes", "44", "62")]
    below = [("Outcome", "2021", "2022"), *DATA]

    def page(canvas: Canvas) -> None:
        end = ruled(canvas, small, TOP)
        for index, row in enumerate(below):
            write(canvas, row, COLUMNS, end - 16 - 14 * index)

    assert read(page) == [[list(row) for row in rows] for rows in (small, below)]
