from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from binary_workbooks import BinarySheet, xls, xlsb
from foi_compare.model import Document
from reading import in_blocks, in_raw, read, rows, tables, zipped

ROWS = (("Outcome", "2021", "2022"), ("Charged", 41, 3), ("Caution", 2, 22))


def rule(code: str, *limits: str, operator: str = "lessThan", priority: int = 1) -> Rule:
    """Return a rule that shows numbers by a format: of a formula, where no operator is given."""
    made = Rule(
        type="cellIs" if operator else "expression",
        operator=operator or None,
        formula=list(limits),
        dxf=DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=code)),
    )
    made.priority = priority
    return made


def saved(fill: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Outcomes"
    for row in ROWS:
        sheet.append(row)
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, old: str, new: str) -> bytes:
    """Return the workbook with something else in the XML of its sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        parts = {name: members.read(name) for name in members.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    return zipped({**parts})


def opened(data: bytes) -> Document:
    document = read("reply.xlsx", data)
    assert in_blocks(document) == in_raw(document)
    return document


def unknowable(document: Document) -> list[str]:
    return [hint.value for hint in document.hints if hint.kind == "unknowable"]


@pytest.mark.parametrize(
    ("operator", "limits", "last"),
    [
        ("lessThan", ["5"], "<5 | 22"),
        ("lessThanOrEqual", ["2"], "<5 | 22"),
        ("between", ["1", "4"], "<5 | 22"),
        ("notBetween", ["5", "100"], "<5 | 22"),
        ("equal", ["22"], "2 | <5"),
        ("notEqual", ["22"], "<5 | 22"),
        ("greaterThan", ["21"], "2 | <5"),
        ("greaterThanOrEqual", ["22"], "2 | <5"),
    ],
)
def test_a_rule_that_compares_with_numbers_shows_another_format(
    operator: str, limits: list[str], last: str
):
    def fill(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("B2:C9", rule('"<5"', *limits, operator=operator))

    (table,) = tables(opened(saved(fill)))
    assert rows(table)[2] == f"Caution | {last}"
    assert not [cell for cell in table.cells if cell.doubt]


def test_the_first_rule_that_holds_decides_and_only_where_it_stands():
    def fill(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("B2:C3", rule('"few"', "5", priority=2))
        sheet.conditional_formatting.add("B3 D1:D9", rule('"<3"', "3", priority=1))

    (table,) = tables(opened(saved(fill)))
    assert rows(table)[1:] == ["Charged | 41 | few", "Caution | <3 | 22"]


def test_what_another_rule_shows_is_in_doubt():
    """`=B2<$F$1` holds or does not, and nothing here computes it."""

    def fill(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("B2:B3", rule('"<5"', "B2<$F$1", operator=""))

    (table,) = tables(opened(saved(fill)))
    assert rows(table)[1] == "Charged | 41 | 3"
    assert [cell.text for cell in table.cells if cell.doubt] == ["41", "2"]


def test_a_rule_of_newer_versions_carries_its_own_format():
    newer = (
        '<extLst><ext><x14:conditionalFormattings xmlns:x14="x14" xmlns:xm="xm">'
        "<x14:conditionalFormatting><x14:cfRule type='cellIs' priority='1' operator='lessThan'>"
        "<xm:f>Limits!A1</xm:f><x14:dxf><numFmt numFmtId='170' formatCode='&quot;&lt;5&quot;'/>"
        "</x14:dxf></x14:cfRule><xm:sqref>B2:C3</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings></ext></extLst></worksheet>"
    )
    (table,) = tables(opened(changed(saved(lambda _: None), "</worksheet>", newer)))
    assert [cell.text for cell in table.cells if cell.doubt] == ["41", "3", "2", "22"]


def test_a_rule_that_only_colours_changes_nothing():
    def fill(sheet: Worksheet) -> None:
        style = DifferentialStyle()
        made = Rule(type="cellIs", operator="lessThan", formula=["5"], dxf=style)
        sheet.conditional_formatting.add("B2:C9", made)

    (table,) = tables(opened(saved(fill)))
    assert rows(table)[2] == "Caution | 2 | 22"
    assert not [cell for cell in table.cells if cell.doubt]


@pytest.mark.parametrize("write", [xls, xlsb])
def test_conditions_of_a_binary_workbook_are_named_as_unread(
    write: Callable[[BinarySheet, BinarySheet], bytes],
):
    first = BinarySheet(name="First", rows=ROWS)
    second = BinarySheet(name="Second", rows=ROWS, conditions=True)
    said = unknowable(read("reply", write(first, second)))
    assert [words for words in said if "conditional" in words] == [
        "sheet Second: what conditional formats show in place of a number is not read"
    ]


@pytest.mark.parametrize(
    ("style", "cell", "conditional"),
    [("<style:map/>", "a", 1), ("", "a", 0), ("<style:map/>", "b", 0)],
)
def test_conditions_of_an_opendocument_sheet_are_named_as_unread(
    style: str, cell: str, conditional: int
):
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles><style:style style:name='a'>"
        f"{style}</style:style></office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:table table:name='A'><table:table-row><table:table-cell table:style-name='{cell}'>"
        "<text:p>3</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    document = read("reply.ods", zipped({"mimetype": kind, "content.xml": content}))
    assert len(unknowable(document)) == conditional


@pytest.mark.parametrize(
    ("old", "new", "unseen"),
    [
        ('<row r="3"', '<row ht="0" customHeight="1" r="3"', ["Caution", "2", "22"]),
        (
            "<sheetData>",
            '<cols><col min="3" max="3" width="0"/></cols><sheetData>',
            ["2022", "3", "22"],
        ),
    ],
)
def test_a_row_without_height_and_a_column_without_width_are_hidden(
    old: str, new: str, unseen: list[str]
):
    (table,) = tables(opened(changed(saved(lambda _: None), old, new)))
    assert [cell.text for cell in table.cells if cell.hidden] == unseen


def test_a_formula_without_its_result_is_in_doubt_and_an_empty_result_is_blank():
    def fill(sheet: Worksheet) -> None:
        sheet["B3"], sheet["C3"] = "=B2*2", '=IF(B2>9,"",B2)'

    data = changed(
        saved(fill), '<c r="C3"><f>IF(B2&gt;9,"",B2)</f>', '<c r="C3" t="str"><f>IF()</f>'
    )
    (table,) = tables(opened(data))
    assert rows(table)[2] == "Caution |  | "
    assert [(cell.row, cell.column) for cell in table.cells if cell.doubt] == [(2, 1)]
