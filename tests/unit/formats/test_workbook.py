"""The workbook, as the programs that people open it with see it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from exporting import QUESTION
from foi_compare.formats import People, export_outputs
from foi_compare.formats.published_tables import read_published
from foi_compare.formats.sheets.workbook import workbook_bytes
from foi_compare.formats.sheets.workbook_cells import write_value

PEOPLE = People(by_force={"kent": 1_600_000}, per=100_000, source="people.csv")


def opened(out: Path, people: People | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(read_published(out), people)))


def row_of(sheet: Worksheet, force: str) -> list[object]:
    return next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == force)


def test_a_question_has_a_row_for_each_force_and_a_column_for_each_outcome_that_occurs(three: Path):
    sheet = opened(three)["Question outcomes"]
    assert sheet["A1"].value == f"Question outcomes: {QUESTION} (2022)"
    heads = [cell.value for cell in sheet[3] if cell.value]
    assert [str(head).partition(":")[0] for head in heads] == [
        "1",
        "15",
        "18",
        "Not yet assigned an outcome",
    ]
    assert row_of(sheet, "Kent Police")[:10] == [
        "Kent Police",
        1302,
        1200,
        pytest.approx(1200 / 1242),
        "0 to 4",
        "0.0 to 0.4%",
        40,
        pytest.approx(40 / 1242),
        60,
        "yes",
    ]


def test_a_force_without_a_number_says_what_it_said(three: Path):
    sheet = opened(three)["Question outcomes"]
    assert "refused under 12(1)" in row_of(sheet, "Dorset Police")
    assert "nothing yet" in row_of(sheet, "Gwent Police")


def test_an_interval_is_a_text_with_a_note_and_numbers_are_numbers(three: Path):
    sheet = opened(three)["Question outcomes"]
    hidden = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in hidden] == ["0 to 4"]
    assert "prints `<5`" in hidden[0].comment.text


def test_the_sheet_can_be_filtered_and_its_headings_stay(three: Path):
    workbook = opened(three)
    sheet = workbook["Question outcomes"]
    assert sheet.freeze_panes == "B5"
    assert sheet.auto_filter.ref == "A4:O8"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.print_title_rows == "$3:$4"
    assert [name for name in workbook.sheetnames if not name.startswith("Question")] == [
        "Shares",
        "Observations",
        "Replies",
        "Review",
        "Findings",
        "Methods",
    ]
    assert all(workbook[name].auto_filter.ref for name in workbook.sheetnames[:-1])


def test_no_text_of_a_reply_is_a_formula(three: Path):
    cells = [
        cell
        for sheet in opened(three).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("'=dorset") for cell in cells)


def test_a_question_as_sent_is_no_formula_either():
    data = io.BytesIO()
    with Workbook(data) as workbook:
        write_value(workbook.add_worksheet(), 0, 0, "=1+1", workbook.add_format())
    cell = openpyxl.load_workbook(data).worksheets[0]["A1"]
    assert (cell.data_type, cell.value) == ("s", "'=1+1")


def test_rates_stand_on_a_sheet_of_their_own(three: Path):
    workbook = opened(three, PEOPLE)
    row = row_of(workbook["Rates outcomes"], "Kent Police")
    assert row[2] == pytest.approx(1302 / 16)
    assert row[4] == pytest.approx(75.0)
    assert row[6] == "0.00 to 0.25"
    assert row_of(workbook["Rates outcomes"], "Essex Police")[2] is None
    assert "Rates outcomes" not in opened(three).sheetnames


def test_the_methods_can_be_published_as_they_are(three: Path):
    told = {row[0].value: row[1].value for row in opened(three)["Methods"].iter_rows()}
    assert told["Question outcomes"] == QUESTION
    assert told["Forces asked"] == "4"
    assert told["Licence"] == "OGL-UK-3.0"
    assert told["Figures decided by a person"] == "0"


def test_the_same_outputs_give_the_same_bytes(three: Path):
    content = read_published(three)
    assert workbook_bytes(content, None) == workbook_bytes(content, None)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_sheet_of_forty_four_forces_one_page_wide(
    many: Path, tmp_path: Path
):
    export_outputs(many, tmp_path / "results.xlsx", "xlsx")
    subprocess.run(  # noqa: S603 - a program as a person has it on the path
        [  # noqa: S607 - the same
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "results.xlsx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    pages = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(tmp_path / "results.pdf")
    ]
    sheet = [page for page in pages if "Question 1\r\n" in page or page.endswith("Question 1")]
    of_question = [page for page in pages if "compared" in page and "Sources" in page]
    assert len(of_question) == 1, [page[:60] for page in sheet]
    names = [line["force"] for line in read_published(many).tables["forces"].records()]
    heard = [str(name) for name in names[:44]]
    assert all(name in of_question[0] for name in heard)
    # Where a title goes on in another line depends on the fonts of the system.
    printed = " ".join(of_question[0].split())
    assert "1: Charged" in printed
    assert "21: Further" in printed
