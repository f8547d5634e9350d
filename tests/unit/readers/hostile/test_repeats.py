"""Cells that a file writes once and means a million times."""

from __future__ import annotations

import pytest

from foi_compare.errors import TooLargeError
from foi_compare.readers import read_source
from hostile import ods_of_repeats, odt_of_repeats, sparse_workbook
from reading import source

REPEATED = "its tables repeat cells more than 100,000 times. Open it, delete the rows and columns"


@pytest.mark.parametrize(("rows", "columns"), [(5000, 5000), (200_000, 1), (1, 200_000)])
def test_repeats_in_a_text_are_counted_before_they_are_laid_out(rows: int, columns: int):
    data = odt_of_repeats(rows, columns, tables=120)
    assert len(data) < 1000
    with pytest.raises(TooLargeError, match=rf"a\.odt: {REPEATED}"):
        read_source(source("a.odt", data))


def test_repeats_in_a_workbook_are_counted_over_all_its_sheets():
    data = ods_of_repeats(rows=50, columns=50, sheets=50)
    with pytest.raises(TooLargeError, match=rf"a\.ods: {REPEATED}"):
        read_source(source("a.ods", data))


def test_rows_that_a_workbook_repeats_are_read():
    table = read_source(source("a.ods", ods_of_repeats(rows=40, columns=3, sheets=1))).blocks[-1]
    assert (table.n_rows, table.n_columns) == (40, 3)


def test_cells_that_stand_far_apart_count_with_all_that_is_blank_between_them():
    data = sparse_workbook(17_000)
    with pytest.raises(TooLargeError, match=r"a\.xlsx: .* 1,500,000 cells, empty, .* smaller"):
        read_source(source("a.xlsx", data))


def test_a_sheet_with_few_cells_far_apart_is_read():
    assert read_source(source("a.xlsx", sparse_workbook(300))).blocks


def test_fields_are_counted_before_they_are_parted():
    with pytest.raises(TooLargeError, match=r"a\.csv: .* 1,500,000 cells"):
        read_source(source("a.csv", b"7,7\n" * 1_500_000))
