"""Cells that a file writes once and means a million times."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare import limits
from foi_compare.errors import TooLargeError
from foi_compare.readers import read_source
from growing_office import ods_sheets, xls_sheets, xlsb_sheets, xlsx_sheets
from hostile import (
    deep_odt,
    deep_word,
    mail_in_parts,
    ods_of_repeats,
    odt_of_repeats,
    sparse_workbook,
)
from reading import in_blocks, in_raw, source

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


def test_a_row_that_is_repeated_loses_none_of_its_numbers():
    """Those behind the first 4,096 were left out, by both readings and without a word."""
    document = read_source(source("a.ods", ods_of_repeats(rows=5_000, columns=3, sheets=1)))
    assert document.cells() == 15_000
    assert in_blocks(document) == in_raw(document)
    with pytest.raises(TooLargeError, match="repeat cells more than 100,000 times"):
        read_source(source("a.ods", ods_of_repeats(rows=1_048_576, columns=1, sheets=1)))


@pytest.mark.parametrize(
    ("name", "make", "deepest"),
    [("a.docx", deep_word, 100), ("a.odt", deep_odt, 200), ("a.eml", mail_in_parts, 30)],
)
def test_depth_is_told_as_what_it_is(name: str, make: Callable[[int], bytes], deepest: int):
    assert read_source(source(name, make(deepest))).blocks
    with pytest.raises(TooLargeError, match="deep"):
        read_source(source(name, make(3_000)))


def test_cells_that_stand_far_apart_count_with_all_that_is_blank_between_them():
    data = sparse_workbook(17_000)
    with pytest.raises(TooLargeError, match=r"a\.xlsx: .* 1,500,000 cells, empty, .* smaller"):
        read_source(source("a.xlsx", data))


def test_a_sheet_with_few_cells_far_apart_is_read():
    assert read_source(source("a.xlsx", sparse_workbook(300))).blocks


def test_fields_are_counted_before_they_are_parted():
    with pytest.raises(TooLargeError, match=r"a\.csv: .* 1,500,000 cells"):
        read_source(source("a.csv", b"7,7\n" * 1_500_000))


@pytest.mark.parametrize("make", [ods_sheets, xls_sheets, xlsb_sheets, xlsx_sheets])
def test_the_sheets_of_a_workbook_are_counted_before_they_are_read(
    make: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SHEETS", 3)
    assert read_source(source("a.x", make(3))).blocks
    told = r"a\.x: the workbook has more than 3 sheets\. Copy the sheets with figures into a new"
    with pytest.raises(TooLargeError, match=told):
        read_source(source("a.x", make(4)))


def test_thirty_thousand_sheets_of_one_cell_are_refused() -> None:
    data = ods_of_repeats(rows=1, columns=1, sheets=30_000)
    assert len(data) < 25_000
    with pytest.raises(TooLargeError, match="more than 5,000 sheets"):
        read_source(source("a.ods", data))
