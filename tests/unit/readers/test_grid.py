from __future__ import annotations

import pytest

from foi_compare.readers.grid import Span, build_table, simple_table
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
