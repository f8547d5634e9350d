"""Traps in spreadsheets: what is stored is not what is shown; the figures are invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import openpyxl
from as_docx import with_fixed_dates
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet
from trap import Trap, across

from binary_workbooks import BinarySheet, xls, xlsb
from reading import zipped

CODES = {
    "Charged/Summonsed": "1",
    "Community Resolution": "8",
    "Suspect identified: victim does not support further action": "16",
    "Investigation complete - no suspect identified": "18",
    "Total": "total",
}
YEARS = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "41", "38"),
    ("Community Resolution", "17", "22"),
    ("Investigation complete - no suspect identified", "118", "97"),
    ("Total", "176", "157"),
)
_WRITTEN = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def book(fill: Callable[[openpyxl.Workbook], None]) -> Callable[[], bytes]:
    """Return a composer of a workbook, the same bytes each time."""

    def compose() -> bytes:
        made = openpyxl.Workbook()
        made.properties.created = made.properties.modified = _WRITTEN
        made.properties.creator = "facsimile"
        made.remove(made.worksheets[0])
        fill(made)
        buffer = io.BytesIO()
        made.save(buffer)
        return with_fixed_dates(buffer.getvalue())

    return compose


def put(sheet: Worksheet, top: int, left: int, rows: tuple[tuple[str, ...], ...]) -> None:
    """Write rows from a cell on; texts of digits become numbers."""
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            cell = sheet.cell(row, column)
            cell.value = int(value) if value.isdecimal() and row > top else value or None


def head(sheet: Worksheet, asked: str) -> None:
    """Write the title of a sheet, which says whose it is and what was asked."""
    sheet["A1"] = "Kent Police - Freedom of Information request 21/10/1204"
    sheet["A2"] = asked
    sheet["A3"] = "Facsimile. Composed for foi-compare; the figures are invented."


ASKED = "How many crimes of robbery were given each outcome?"


def _beside(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    head(sheet, ASKED)
    for left, year in ((1, "2021"), (4, "2022"), (7, "2023")):
        put(sheet, 6, left, BESIDE[year])


BESIDE = {
    year: (
        ("Outcome", year),
        ("Charged/Summonsed", str(40 + number)),
        ("Community Resolution", str(20 - number)),
        ("Investigation complete - no suspect identified", str(100 + 7 * number)),
    )
    for number, year in enumerate(("2021", "2022", "2023"))
}


def _yearly(made: openpyxl.Workbook) -> None:
    for year, rows in YEARLY.items():
        sheet = made.create_sheet(year)
        head(sheet, ASKED)
        put(sheet, 5, 1, rows)


YEARLY = {
    year: (
        ("Outcome", "Crimes"),
        ("Charged/Summonsed", str(30 + number)),
        ("Suspect identified: victim does not support further action", str(200 - 11 * number)),
    )
    for number, year in enumerate(("2020-21", "2021-22"))
}


def _hidden(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Outcomes")
    head(sheet, ASKED)
    put(sheet, 5, 1, YEARS[:4])
    sheet.row_dimensions[7].hidden = True
    old = made.create_sheet("Old")
    put(
        old, 1, 1, (("Outcome", "2019"), ("Charged/Summonsed", "77"), ("Community Resolution", "9"))
    )
    old.sheet_state = "hidden"


def _formats(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Outcomes")
    head(sheet, ASKED)
    put(sheet, 5, 1, (("Outcome", "2022", "% of 2022"), ("Charged/Summonsed", "1250", "")))
    put(sheet, 6, 1, (("Charged/Summonsed", "1250", ""), ("Community Resolution", "3", "")))
    sheet["B6"], sheet["C6"], sheet["C7"] = 1250, 0.25, 0.006
    sheet["B6"].number_format, sheet["C6"].number_format = "#,##0", "0%"
    sheet["B7"].number_format, sheet["C7"].number_format = '[<5]"<5";0', "0.0%"
    sheet["A8"], sheet["B8"] = "Investigation complete - no suspect identified", 3747
    sheet["C8"] = 0.744
    sheet["B8"].number_format, sheet["C8"].number_format = "#,##0", "0.0%"
    sheet["A10"] = "Counts from 1 to 4 are shown as <5."


def _as_text(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    head(sheet, ASKED)
    for row, values in enumerate(YEARS, 5):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = f"{value} " if column > 1 and row > 5 else value


def _formulas(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Outcomes")
    head(sheet, ASKED)
    put(sheet, 5, 1, YEARS[:4])
    sheet["A9"], sheet["B9"], sheet["C9"] = "Total", "=SUM(B6:B8)", "=SUM(C6:C8)"


def _conditions(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Outcomes")
    head(sheet, ASKED)
    put(sheet, 5, 1, FEW)
    few = DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode='"<5"'))
    sheet.conditional_formatting.add(
        "B6:C8", Rule(type="cellIs", operator="between", formula=["1", "4"], dxf=few)
    )
    sheet["A10"] = "Counts from 1 to 4 are shown as <5."


FEW = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "41", "3"),
    ("Community Resolution", "2", "22"),
    ("Investigation complete - no suspect identified", "118", "97"),
)


def _pivot(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    head(sheet, ASKED)
    sheet["A5"], sheet["B5"] = "Count of Crime Number", "Column Labels"
    put(sheet, 6, 1, (("Row Labels", *PIVOT[0][1:]), *PIVOT[1:]))


PIVOT = (
    ("Outcome", "2021", "2022", "Grand Total"),
    ("Charged/Summonsed", "41", "38", "79"),
    ("Community Resolution", "17", "22", "39"),
    ("(blank)", "", "", ""),
    ("Grand Total", "58", "60", "118"),
)


def _touching(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    head(sheet, ASKED)
    for left, year in ((1, "2021"), (3, "2022")):
        put(sheet, 5, left, BESIDE[year])


def _in_order(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Outcomes")
    head(sheet, "Please list each crime of robbery recorded in 2022 with its outcome.")
    put(sheet, 5, 1, (("Number", "Date recorded", "Outcome"),))
    for number, row in enumerate((1, 2, 1, 1), 1):
        record = (number, date(2022, number, 3 + number), YEARS[row][0])
        for column, value in enumerate(record, 1):
            sheet.cell(5 + number, column).value = value
        sheet.cell(5 + number, 2).number_format = "dd/mm/yyyy"


BINARY = BinarySheet(
    name="Outcomes",
    rows=[
        ["Kent Police - Freedom of Information request 21/10/1204"],
        [ASKED],
        ["Facsimile. Composed for foi-compare; the figures are invented."],
        [],
        ["Outcome", "2022", "% of 2022"],
        ["Charged/Summonsed", 1250, 0.25],
        ["Community Resolution", 3, 0.006],
        ["Investigation complete - no suspect identified", 3747, 0.744],
        [],
        ["Counts from 1 to 4 are shown as <5."],
    ],
    formats={
        (5, 1): "#,##0", (5, 2): "0%", (6, 1): '[<5]"<5";0', (6, 2): "0.0%", (7, 1): "#,##0",
        (7, 2): "0.0%",
    },
)  # fmt: skip
SHOWN = (
    ("Charged/Summonsed", "2022", "1250", "1"),
    ("Charged/Summonsed", "% of 2022", "25", "1"),
    ("Community Resolution", "2022", "1 to 4", "8"),
    ("Community Resolution", "% of 2022", "0.6", "8"),
    ("Investigation complete - no suspect identified", "2022", "3747", "18"),
    ("Investigation complete - no suspect identified", "% of 2022", "74.4", "18"),
)

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def _ods() -> bytes:
    """Return an OpenDocument sheet in which a share is stored as 0.25 and shown as 25%."""
    names = " ".join(
        f'xmlns:{prefix}="{_OFFICE}{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    rows = (
        (("Kent Police - Freedom of Information request 21/10/1204", ""),),
        ((ASKED, ""),),
        (),
        (("Outcome", ""), ("2022", ""), ("% of 2022", "")),
        (("Charged/Summonsed", ""), ("1,250", "1250"), ("25%", "0.25")),
        (("Community Resolution", ""), ("<5", "3"), ("0.6%", "0.006")),
        (("Investigation complete - no suspect identified", ""), ("3,747", "3747"),
         ("74.4%", "0.744")),
        (),
        (("Counts from 1 to 4 are shown as <5.", ""),),
    )  # fmt: skip
    body = "".join(
        "<table:table-row>" + "".join(_cell(*cell) for cell in row) + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Outcomes">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return with_fixed_dates(zipped({"mimetype": kind, "content.xml": content}))


def _cell(text: str, value: str) -> str:
    shown = text.replace("<", "&lt;")
    kind = f'office:value-type="float" office:value="{value}"' if value else ""
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"


TRAPS = (
    Trap(
        name="beside-xlsx",
        file="reply.xlsx",
        why="Three tables side by side on one sheet, one for each year.",
        data=book(_beside),
        numbers=tuple(n for rows in BESIDE.values() for n in across(rows, CODES)),
    ),
    Trap(
        name="sheet-per-year-xlsx",
        file="reply.xlsx",
        why="One sheet for each financial year; its name is the only place that says which.",
        data=book(_yearly),
        numbers=tuple(
            (label, "", value, code)
            for rows in YEARLY.values()
            for label, _, value, code in across(rows, CODES)
        ),
    ),
    Trap(
        name="hidden-xlsx",
        file="reply.xlsx",
        why="A hidden row and a hidden sheet: read, and asked about before anyone publishes them.",
        data=book(_hidden),
        numbers=across((YEARS[0], YEARS[1], YEARS[3]), CODES),
        asked=(
            *across((YEARS[0], YEARS[2]), CODES),
            ("Charged/Summonsed", "2019", "77", "1"),
            ("Community Resolution", "2019", "9", "8"),
        ),
    ),
    Trap(
        name="formats-xlsx",
        file="reply.xlsx",
        why="25% is stored as 0.25, 1,250 without its comma, and <5 is the format of a stored 3.",
        data=book(_formats),
        numbers=SHOWN,
    ),
    Trap(
        name="numbers-as-text-xlsx",
        file="reply.xlsx",
        why="Every number is a text with a space behind it.",
        data=book(_as_text),
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="uncomputed-xlsx",
        file="reply.xlsx",
        why="The totals are formulas whose results the file does not hold: they are no numbers.",
        data=book(_formulas),
        numbers=across(YEARS[:4], CODES),
    ),
    Trap(
        name="conditions-xlsx",
        file="reply.xlsx",
        why="A rule of the sheet shows stored counts from 1 to 4 as <5.",
        data=book(_conditions),
        numbers=(
            ("Charged/Summonsed", "2021", "41", "1"),
            ("Charged/Summonsed", "2022", "1 to 4", "1"),
            ("Community Resolution", "2021", "1 to 4", "8"),
            ("Community Resolution", "2022", "22", "8"),
            *across((FEW[0], FEW[3]), CODES),
        ),
    ),
    Trap(
        name="pivot-xlsx",
        file="reply.xlsx",
        why="A pivot table: Excel's own words over the labels and columns, and its (blank).",
        data=book(_pivot),
        numbers=tuple(
            (label, heading, value, "total" if heading == "Grand Total" else code)
            for label, heading, value, code in across(PIVOT, {**CODES, "Grand Total": "total"})
        ),
    ),
    Trap(
        name="touching-xlsx",
        file="reply.xlsx",
        why="Two tables side by side without an empty column between them.",
        data=book(_touching),
        numbers=tuple(n for year in ("2021", "2022") for n in across(BESIDE[year], CODES)),
    ),
    Trap(
        name="records-xlsx",
        file="reply.xlsx",
        why="One row per crime with its date; the rows are counted.",
        data=book(_in_order),
        numbers=(("Charged/Summonsed", "", "3", "1"), ("Community Resolution", "", "1", "8")),
    ),
    Trap(
        name="formats-xls",
        file="reply.xls",
        why="The same shown numbers in a workbook of before 2007.",
        data=lambda: xls(BINARY),
        numbers=SHOWN,
    ),
    Trap(
        name="formats-xlsb",
        file="reply.xlsb",
        why="The same in a binary workbook.",
        data=lambda: xlsb(BINARY),
        numbers=SHOWN,
    ),
    Trap(
        name="formats-ods",
        file="reply.ods",
        why="The same in an OpenDocument sheet.",
        data=_ods,
        numbers=SHOWN,
    ),
    Trap(
        name="encoded-csv",
        file="figures.csv",
        why="Semicolons, Windows-1252 and old line ends; the title is a row of its own.",
        data=lambda: (
            "Kent Police \x96 FOI 21/10/1204\r"
            "Outcome;2021;2022\rCharged/Summonsed;41;38\rCommunity Resolution;17;22\r"
        ).encode("latin-1"),
        numbers=across((YEARS[0], YEARS[1], YEARS[2]), CODES),
    ),
    Trap(
        name="wide-csv",
        file="figures.csv",
        why="UTF-16 with tabs, as Excel saves «Unicode text», under the name of a CSV.",
        data=lambda: (
            "Kent Police FOI 21/10/1204\r\n\r\nOutcome\t2021\t2022\r\n"
            "Charged/Summonsed\t41\t38\r\nCommunity Resolution\t17\t22\r\n"
        ).encode("utf-16"),
        numbers=across((YEARS[0], YEARS[1], YEARS[2]), CODES),
    ),
)
