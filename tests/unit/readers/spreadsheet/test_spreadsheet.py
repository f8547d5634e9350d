from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from binary_workbooks import BinarySheet, xls, xlsb
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Document, TextBlock
from foi_compare.system.libreoffice import find_program
from reading import in_blocks, in_raw, read, rows, tables, texts, zipped


def workbook(fill: Callable[[Worksheet], None], title: str = "Outcomes") -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> Document:
    buffer = io.BytesIO()
    book.save(buffer)
    document = read("reply.xlsx", buffer.getvalue())
    assert in_blocks(document) == in_raw(document)
    return document


def put(sheet: Worksheet, top: int, left: int, *lines: str) -> None:
    """Write lines such as `Charged | 5` with their first cell at this place; digits as numbers."""
    for row, line in enumerate(lines):
        for column, text in enumerate(line.split("|")):
            stripped = text.strip()
            if stripped:
                value = int(stripped) if stripped.isdecimal() else stripped
                sheet.cell(top + row, left + column, value)


def hints(document: Document, kind: str) -> list[str]:
    return [hint.value for hint in document.hints if hint.kind == kind]


def test_title_table_and_note_are_told_apart():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcomes of crimes recorded in 2021")
        put(sheet, 2, 1, "Outcome | Total", "Charged | 12", "Caution | 5")
        put(sheet, 5, 1, "Note: 2 crimes were reclassified")

    document = workbook(fill)
    assert texts(document) == [
        "Outcomes",
        "Outcomes of crimes recorded in 2021",
        "Note: 2 crimes were reclassified",
    ]
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12", "Caution | 5"]
    assert tables(document)[0].caption == "Outcomes"


def test_tables_beside_and_below_each_other_are_separate():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "2021", "Outcome | Total", "Charged | 12", "Caution | 5")
        put(sheet, 1, 4, "2022", "Outcome | Total", "Charged | 7", "Caution | 8", "Other | 1")
        put(sheet, 8, 1, "Hospital | Crimes", "Leeds | 3", "York | 4")

    document = workbook(fill, "Sheet1")
    assert [rows(table)[-1] for table in tables(document)] == [
        "Caution | 5",
        "Other | 1",
        "York | 4",
    ]


def test_a_table_of_years_that_ends_above_the_one_beside_it_stands_by_itself():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | 2021", "Charged | 12", "Caution | 5", "Other | 1", "All | 18")
        put(sheet, 1, 4, "The unit | Officers | Cost", "2021 | 18 | 900", "2022 | 22 | 950")

    first, second = tables(workbook(fill, "Sheet1"))
    assert rows(first)[-1] == "All | 18"
    assert rows(second) == ["The unit | Officers | Cost", "2021 | 18 | 900", "2022 | 22 | 950"]


def test_the_year_of_each_crime_is_a_column_of_its_list_behind_a_gap_too():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome |  | Year | Crimes", "Charged |  | 2021 | 4")
        put(sheet, 3, 1, "Caution |  | 2022 | 6")

    (table,) = tables(workbook(fill, "Sheet1"))
    assert rows(table)[-1] == "Caution |  | 2022 | 6"


def test_a_gap_inside_a_table_does_not_part_it():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome |  | 2021 |  | 2022", "Charged |  | 1 |  | 2")
        put(sheet, 4, 1, "Caution |  | 3 |  | 4")

    (table,) = tables(workbook(fill))
    assert rows(table)[-1] == "Caution |  | 3 |  | 4"


def test_cells_are_read_as_they_are_shown():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | Crimes | Share", "Charged | 1234", "Caution | 3")
        sheet["C2"], sheet["C3"] = 0.25, 0.0333
        sheet["B2"].number_format = "#,##0"
        sheet["B3"].number_format = '[<5]"<5";0'
        sheet["C2"].number_format, sheet["C3"].number_format = "0%", "0.0%"
        sheet["A4"], sheet["B4"] = date(2022, 1, 5), "7"
        sheet["A4"].number_format = "dd/mm/yyyy"

    (table,) = tables(workbook(fill))
    assert rows(table)[1:] == ["Charged | 1,234 | 25%", "Caution | <5 | 3.3%", "05/01/2022 | 7 | "]


def test_hidden_rows_columns_and_sheets_are_read_and_flagged():
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Seen"
    put(sheet, 1, 1, "Outcome | Total | Name", "Charged | 12 | A", "Caution | 5 | B")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    secret = book.create_sheet("Working")
    put(secret, 1, 1, "Outcome | Total", "Charged | 99")
    secret.sheet_state = "hidden"
    document = saved(book)
    seen, unseen = tables(document)
    assert [cell.text for cell in seen.cells if not cell.hidden] == [
        "Outcome",
        "Total",
        "Charged",
        "12",
    ]
    assert all(cell.hidden for cell in unseen.cells)
    assert hints(document, "hidden") == [
        "sheet Seen, rows 3",
        "sheet Seen, columns 3",
        "sheet Working",
    ]


def test_merged_heads_span_and_what_lies_beneath_is_flagged():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | Year", " | 2021 | 2022", "Charged | 1 | 2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A2")

    (table,) = tables(workbook(fill))
    assert rows(table) == ["Outcome | Year | Year", "Outcome | 2021 | 2022", "Charged | 1 | 2"]


def test_one_sheet_for_each_year_names_its_tables():
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "2021-22"
    for sheet in (first, book.create_sheet("2022-23")):
        put(sheet, 1, 1, "Outcome | Total", "Charged | 12")
    document = saved(book)
    assert [table.caption for table in tables(document)] == ["2021-22", "2022-23"]
    assert [table.place.part for table in tables(document)] == ["sheet 2021-22", "sheet 2022-23"]


def test_places_are_the_rows_and_columns_of_the_sheet():
    (table,) = tables(workbook(lambda sheet: put(sheet, 5, 3, "Outcome | Total", "Charged | 12")))
    cell = next(cell for cell in table.cells if cell.text == "12")
    assert (cell.place.row, cell.place.column, cell.row, cell.column) == (6, 4, 1, 1)


def test_a_formula_without_its_result_is_named():
    document = workbook(
        lambda sheet: put(sheet, 1, 1, "Outcome | Total", "Charged | 12", "All | =B2")
    )
    assert hints(document, "unknowable") == [
        "sheet Outcomes: formulas without a stored result (B3)"
    ]


def test_a_row_dropped_from_the_blocks_shows_against_the_second_reading():
    document = workbook(
        lambda sheet: put(sheet, 1, 1, "Outcome | Total", "Charged | 12", "All | 13")
    )
    (table,) = tables(document)
    kept = tuple(cell for cell in table.cells if cell.row != 1)
    damaged = replace(
        document,
        blocks=tuple(
            block if isinstance(block, TextBlock) else replace(block, cells=kept)
            for block in document.blocks
        ),
    )
    assert in_raw(damaged) - in_blocks(damaged) == {("sheet Outcomes", "12"): 1}


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="2021">'
    '<table:table-column table:number-columns-repeated="2"/>'
    "<table:table-row><table:table-cell><text:p>Outcome</text:p></table:table-cell>"
    "<table:table-cell><text:p>Total</text:p><office:annotation><text:p>9</text:p>"
    "</office:annotation></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell><text:p>Charged</text:p></table:table-cell>"
    '<table:table-cell office:value="0.25"><text:p>25%</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    '<table:table-row table:visibility="collapse"><table:table-cell><text:p>Caution</text:p>'
    '</table:table-cell><table:table-cell office:value="5"><text:p>5</text:p></table:table-cell>'
    '</table:table-row><table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def test_an_opendocument_sheet_is_read_as_it_is_shown():
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    document = read("reply.ods", zipped({"mimetype": kind, "content.xml": ODS}))
    assert in_blocks(document) == in_raw(document)
    (table,) = tables(document)
    assert rows(table) == ["Outcome | Total", "Charged | 25%", "Caution | 5"]
    assert [cell.text for cell in table.cells if cell.hidden] == ["Caution", "5"]


FIGURES = BinarySheet(
    name="Outcomes",
    rows=[
        ["Outcome", "Year", None],
        [None, "2021", "Share"],
        ["Charged", 1234, 0.25],
        ["Caution", 3, 44566],
    ],
    formats={(2, 1): "#,##0", (2, 2): "0%", (3, 1): '[<5]"<5";0', (3, 2): "dd/mm/yyyy"},
    hidden_rows=frozenset({3}),
    merges=((0, 0, 1, 2),),
)
OLD = BinarySheet(
    name="Old", rows=[["Outcome", "Total"], ["Charged", 7]], hidden=True,
    hidden_columns=frozenset({1}),
)  # fmt: skip


@pytest.mark.parametrize("write", [xls, xlsb])
def test_a_binary_workbook_is_read_as_it_is_shown(write: Callable[..., bytes]):
    document = read("reply", write(FIGURES, OLD))
    assert document.format == write.__name__
    assert in_blocks(document) == in_raw(document)
    shown, hidden = tables(document)
    assert rows(shown) == [
        "Outcome | Year | Year",
        " | 2021 | Share",
        "Charged | 1,234 | 25%",
        "Caution | <5 | 05/01/2022",
    ]
    assert [cell.text for cell in shown.cells if cell.hidden] == ["Caution", "<5", "05/01/2022"]
    assert all(cell.hidden for cell in hidden.cells)
    assert hints(document, "hidden") == [
        "sheet Outcomes, rows 4", "sheet Old", "sheet Old, columns 2",
    ]  # fmt: skip


def test_a_cell_at_the_far_corner_of_a_sheet_costs_only_the_second_reading():
    """Calamine unfolds the whole grid up to it, and ends the program where memory runs out."""

    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | Total", "Charged | 12", "Caution | 5")
        sheet["XFD1048576"] = " "

    document = workbook(fill)
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12", "Caution | 5"]
    (hint,) = hints(document, "unknowable")
    assert "1,048,576 rows, 16,384 columns" in hint


def test_a_size_that_no_sheet_can_have_costs_only_the_second_reading():
    """The same, of an old workbook whose record of its size is damaged."""
    data = xls(FIGURES).replace(
        struct.pack("<IIHHH", 0, 4, 0, 3, 0), struct.pack("<IIHHH", 9, 4, 0, 3, 0)
    )
    document = read("reply.xls", data)
    assert rows(tables(document)[0])[2] == "Charged | 1,234 | 25%"
    assert any("too far apart" in hint for hint in hints(document, "unknowable"))


def test_what_the_second_reading_says_of_damage_is_kept_from_the_screen(
    capfd: pytest.CaptureFixture[str],
):
    """Calamine panics where a cell names a text that the file does not hold."""
    with zipfile.ZipFile(io.BytesIO(xlsb(FIGURES))) as members:
        parts = {name: members.read(name) for name in members.namelist()}
    parts["xl/sharedStrings.bin"] = b"\x9f\x01\x08" + bytes(8)  # none are listed
    document = read("reply.xlsb", zipped({**parts}))
    assert hints(document, "unknowable")[-1].endswith("the second reading broke off")
    sys.stderr.write("words after it\n")
    sys.stderr.flush()
    assert capfd.readouterr().err == "words after it\n"


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "csv"])
def test_a_workbook_is_known_by_its_content(suffix: str):
    book = openpyxl.Workbook()
    buffer = io.BytesIO()
    book.save(buffer)
    assert read(f"a.{suffix}", buffer.getvalue()).format == "xlsx"


def test_a_second_table_right_below_the_first_begins_with_its_head():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Year 2021", "Outcome | Total", "Charged | 12", "Caution | 5")
        put(sheet, 5, 1, "Year 2022", "Outcome | Total", "Charged | 7", "Caution | 8")

    document = workbook(fill)
    assert [rows(table)[1:] for table in tables(document)] == [
        ["Charged | 12", "Caution | 5"],
        ["Charged | 7", "Caution | 8"],
    ]
    assert texts(document) == ["Outcomes", "Year 2021", "Year 2022"]


def test_a_workbook_of_before_2007_is_read_with_its_formats(tmp_path: Path):
    program = find_program()
    if not program:
        pytest.skip("LibreOffice, which writes the file, is not installed")
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Outcomes"
    put(sheet, 1, 1, "Outcome | Year", " | 2021 | Share", "Charged | 1234", "Caution | 3")
    sheet.merge_cells("B1:C1")
    sheet["C3"], sheet["C4"] = 0.25, date(2022, 1, 5)
    sheet["B3"].number_format, sheet["B4"].number_format = "#,##0", '[<5]"<5";0'
    sheet["C3"].number_format, sheet["C4"].number_format = "0%", "dd/mm/yyyy"
    sheet.row_dimensions[4].hidden = True
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to_xls = ["--headless", "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run(  # noqa: S603 - a program that we found, with our own arguments
        [program, profile, *to_xls, str(tmp_path / "a.xlsx")], check=True, capture_output=True
    )
    document = read("reply.xls", (tmp_path / "a.xls").read_bytes())
    assert document.format == "xls"
    assert in_blocks(document) == in_raw(document)
    (table,) = tables(document)
    assert rows(table) == [
        "Outcome | Year | Year",
        " | 2021 | Share",
        "Charged | 1,234 | 25%",
        "Caution | <5 | 05/01/2022",
    ]
    assert [cell.text for cell in table.cells if cell.hidden] == ["Caution", "<5", "05/01/2022"]


def test_the_lines_of_a_letter_below_a_table_are_no_rows_of_it():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | 2021 | 2022", "Charged | 12 | 3", "Caution | 5 | 4", "Other")
        put(
            sheet,
            5,
            1,
            "2) How many were under 18?",
            "Our answer",
            "Yours sincerely,",
            "An officer",
        )

    document = workbook(fill)
    (table,) = tables(document)
    assert rows(table)[-1] == "Other |  | "  # a label whose values are blank stays
    assert texts(document)[1:] == [
        "2) How many were under 18?",
        "Our answer",
        "Yours sincerely,",
        "An officer",
    ]


def test_what_stands_left_of_an_indented_table_is_the_title_of_the_next():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Burglary", " | Outcome | 2021", " | Charged | 12", " | Caution | 5")
        put(sheet, 5, 1, "Theft")
        put(sheet, 7, 2, "Outcome | 2021", "Charged | 7", "Caution | 8")

    document = workbook(fill, "Sheet1")
    assert texts(document) == ["Burglary", "Theft"]
    assert [rows(table)[0] for table in tables(document)] == ["Outcome | 2021"] * 2


def test_one_text_between_two_tables_is_the_title_of_the_second():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "Outcome | 2021", "Charged | 12", "Caution | 5", "Theft")
        put(sheet, 6, 1, "Outcome | 2021", "Charged | 7", "Caution | 8")

    document = workbook(fill, "Sheet1")
    assert texts(document) == ["Theft"]
    assert [rows(table)[-1] for table in tables(document)] == ["Caution | 5", "Caution | 8"]


def test_titles_in_one_column_are_texts_and_records_are_a_table():
    titles = workbook(lambda sheet: put(sheet, 1, 1, "Kent Police", "Theft", "2021"))
    assert (texts(titles), tables(titles)) == (["Outcomes", "Kent Police", "Theft", "2021"], [])
    records = workbook(lambda sheet: put(sheet, 1, 1, "Outcome", "Charged", "Caution", "Charged"))
    assert rows(tables(records)[0]) == ["Outcome", "Charged", "Caution", "Charged"]


def test_a_row_that_no_sheet_has_is_damage_and_costs_no_hours():
    row = struct.pack("<IIHBBBI", 1, 0, 300, 0, 0, 0, 0)
    members = zipfile.ZipFile(io.BytesIO(xlsb(FIGURES)))
    broken = {
        name: members.read(name).replace(row, struct.pack("<I", 4_000_000_000) + row[4:])
        for name in members.namelist()
    }
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read("reply.xlsb", zipped(broken))


def test_a_title_in_several_cells_of_one_row_is_text():
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, 1, "FOI 14/24 | Arson, 2023")
        put(sheet, 3, 1, "Outcome | Count", "Charged | 3", "Cautioned | 4")

    document = workbook(fill)
    assert texts(document)[1:] == ["FOI 14/24", "Arson, 2023"]
    assert [rows(table) for table in tables(document)] == [
        ["Outcome | Count", "Charged | 3", "Cautioned | 4"]
    ]


def test_a_head_with_nothing_below_it_stays_a_table():
    document = workbook(lambda sheet: put(sheet, 1, 1, "Outcome | Count"))
    assert [rows(table) for table in tables(document)] == [["Outcome | Count"]]
