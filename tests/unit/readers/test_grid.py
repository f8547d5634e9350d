from __future__ import annotations

import pytest

from foi_compare.readers.text.spanned_cells import Span, build_table, simple_table
from reading import rows


def test_lines_of_labels_beside_lines_of_values_are_rows():
    table = simple_table(
        [["Outcome", "2021", "2022"], ["Charged\nCaution\nOther", "1\n2\n<5", "3\n4\n-"]],
        part="body",
        number=1,
    )
    assert rows(table) == [
        "Outcome | 2021 | 2022",
        "Charged | 1 | 3",
        "Caution | 2 | 4",
        "Other | <5 | -",
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["Evidential difficulties\nvictim based", "12\n5"],  # a label broken in two
        ["Charged\nCaution", "12\n(5%)"],  # a count and its share
        ["Charged\nCaution", "12"],
        ["Charged\nCaution", "12\n5\n7"],
        ["Charged", "12\n5"],
    ],
)
def test_a_cell_that_only_has_lines_stays_one(row: list[str]):
    table = simple_table([["Outcome", "Total"], row], part="body", number=1)
    assert (table.n_rows, table.cells[2].text) == (2, row[0])


def test_a_span_beside_parted_rows_grows_with_them():
    table = build_table(
        [
            Span(0, 0, "2021", row_span=2),
            Span(0, 1, "Outcome"),
            Span(0, 2, "Total"),
            Span(1, 1, "Charged\nCaution"),
            Span(1, 2, "1\n2"),
        ],
        part="body",
        number=1,
    )
    assert rows(table) == ["2021 | Outcome | Total", "2021 | Charged | 1", "2021 | Caution | 2"]


def _spans(*lines: str) -> list[Span]:
    """Return the cells of rows of any length."""
    return [
        Span(row=row, column=column, text=text.strip())
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split("|"))
    ]


def _doubted(*lines: str) -> set[int]:
    table = build_table(_spans(*lines), part="body", number=1)
    return {cell.row for cell in table.cells if cell.doubt}


def test_a_row_with_fewer_or_more_cells_than_the_head_is_in_doubt() -> None:
    rows = ("Outcome | 2021 | 2022", "Charged | 1 | 2", "Caution | 3", "Other | 4 | 5 | 6")
    assert _doubted(*rows, "Died | 7 | 8") == {2, 3}


def test_a_title_within_a_table_is_not() -> None:
    assert _doubted("Outcome | 2021", "Robbery", "Charged | 1", "Theft", "Charged | 2") == set()


def test_a_head_that_is_too_short_puts_every_row_in_doubt() -> None:
    assert _doubted("2021 | 2022", "Charged | 1 | 2", "Caution | 3 | 4") == {0, 1, 2}


def test_where_a_cell_lacks_an_empty_one_stands_in_doubt() -> None:
    table = build_table(
        _spans("Outcome | 2021 | 2022", "Charged | 1 | 2", "Caution | 3"), part="body", number=1
    )
    assert [(cell.column, cell.text) for cell in table.cells if cell.row == 2] == [
        (0, "Caution"),
        (1, "3"),
        (2, ""),
    ]
