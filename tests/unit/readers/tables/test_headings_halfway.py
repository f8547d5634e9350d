"""A label that stands halfway between the two rows of its heading."""

from __future__ import annotations

from itertools import pairwise

import pytest

from foi_compare.model import Box
from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.page import Fill, Page, Rule, Word
from typeset import words_at, words_of

PALE = (230, 235, 245)
DISTRICTS = ["North", "South", "East", "West"]


def heading(
    years: list[tuple[str, float]], heads: list[tuple[str, float]], top: float
) -> list[Word]:
    """Years above, the heads of columns below, and the label between the two."""
    placed = [*((text, x, 20) for text, x in years), ("Outcome", 60, 11.5)]
    placed.extend((text, x, 3) for text, x in heads)
    words: list[Word] = []
    for text, x, above in placed:
        words.extend(words_at(text, x, top - above, 5000 + len(words) * 20))
    return words


def upper_row(grid: Grid) -> dict[str, tuple[int, int]]:
    first = min(cell.row for cell in grid.cells if cell.text.startswith("2022"))
    return {cell.text: (cell.column, cell.column_span) for cell in grid.cells if cell.row == first}


def table_of(words: list[Word], **drawn: object) -> Grid:
    page = Page(
        number=1,
        width=842,
        height=595,
        words=tuple(words),
        **{"horizontal": (), "vertical": (), **drawn},
    )
    (table,) = tables_of(page, None, check=False)
    assert not table.doubts
    return table.grid


@pytest.mark.parametrize("ruled", [True, False])
def test_years_over_four_columns_are_a_row_of_their_own(ruled: bool):
    rows = [
        [label, *(str(10 * row + column) for column in range(8))]
        for row, label in enumerate(["Charged", "Adult caution", "Community resolution", "Other"])
    ]
    words = words_of(rows, [180, *[60] * 8], pad=6)
    first = min(word.top for word in words)
    last = max(word.bottom for word in words)
    middle = 324  # over the white between the second and the third column
    years = [("2022/23", middle), ("2023/24", middle + 240)]
    heads = [(text, 240 + 60 * at) for at, text in enumerate(DISTRICTS * 2)]
    words += heading(years, heads, first - 8)
    edges = [
        first - 32,
        first - 4,
        *sorted({word.bottom + 4 for word in words if word.top >= first}),
    ]
    rules = tuple(Rule(at, 56, 710) for at in edges)
    parted = (Rule(478, first - 32, last + 4),)
    drawn = {"horizontal": rules, "vertical": parted} if ruled else {"horizontal": rules}
    grid = table_of(words, **drawn)
    assert [span for _, span in upper_row(grid).values()] == [4, 4]


def test_an_open_heading_of_two_rows_stands_over_shaded_rows_with_values_halfway_down():
    rows = [
        ["Charged", "3", "85", "4", "5"],
        ["No suspect identified;\ncase closed", "27", "36", "2", "11"],
        ["Caution", "27", "6", "0", "57"],
        ["Under\ninvestigation", "48", "1", "20", "18"],
        ["Other", "8", "9", "10", "12"],
    ]
    words = words_of(rows, [180, 60, 60, 60, 60], pad=4, align="middle")
    first = min(word.top for word in words)
    years = [("2022/23", 262), ("2023/24", 382)]
    heads = [(text, 240 + 60 * at) for at, text in enumerate(["Crimes", "People"] * 2)]
    words += heading(years, heads, first - 8)
    lows = sorted({word.top for word in words if word.x0 < 70 and word.top >= first})
    starts = [low - 3 for low in lows if any(abs(low - other) < 1 for other in lows)]
    tops = [
        starts[0],
        *(start for before, start in pairwise(starts) if start - before > 14),
    ]
    ends = [*tops[1:], max(word.bottom for word in words) + 3]
    fills = tuple(
        Fill(Box(56, top, 480, end), (255, 255, 255) if at % 2 else PALE)
        for at, (top, end) in enumerate(zip(tops, ends, strict=True))
    )
    grid = table_of(words, fills=fills)
    assert upper_row(grid) == {"2022/23": (1, 2), "2023/24": (3, 2)}
