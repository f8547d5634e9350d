"""Traps in what seems to be no figure, or to be one: rests of tables, rows, notices.

The figures are invented.
"""

from __future__ import annotations

import openpyxl
from letter import Grid, Heading, Paragraph
from trap import Number, Trap, across, listed
from traps_pdf import Sheet, columns, drawn, letterhead, ruled
from traps_sheets import CODES, YEARS, book
from traps_text import docx, text

_ASKED = "How many crimes of robbery were given each outcome?"
_REQUEST = (Heading(text="Request"), Paragraph(text=f"1. {_ASKED}"), Heading(text="Response"))

FURTHER = (("2023", "2024"), ("52", "47"), ("31", "29"), ("204", "188"), ("287", "264"))
DISTRICTS = (
    ("District", "Charged/Summonsed", "Community Resolution"),
    ("Ashdown", "41", "17"),
    ("Seaford", "38", "22"),
    ("Newhaven", "12", "9"),
)
OTHERS = (
    ("District", "Panel", "Scheme"),
    ("Ashdown", "14", "21"),
    ("Seaford", "16", "35"),
    ("Newhaven", "11", "26"),
)
REST_ACROSS = (
    ("Caution - adults", "Investigation complete - no suspect identified"),
    ("13", "64"),
    ("24", "71"),
    ("19", "58"),
)
MOSTLY_OTHERS = (
    ("Year", "Crimes", "Arrests", "Charges", "Convictions"),
    ("2021", "176", "61", "41", "33"),
    ("2022", "157", "58", "38", "29"),
)
CAUTIONED = (("Year", "Number"), ("2021", "19"), ("2022", "24"))
PIVOT = (
    ("Row Labels", "Count of Occurrence"),
    ("Ashdown", "176"),
    *((label, first) for label, first, _ in YEARS[1:4]),
    ("Harrowgate", "157"),
    *((label, second) for label, _, second in YEARS[1:4]),
    ("Grand Total", "333"),
)
NORTH = (("Outcome", "Count"), ("Charged/Summonsed", "41"), ("Community Resolution", "17"))
SOUTH = (("Outcome", "Count"), ("Charged/Summonsed", "38"), ("Caution - adults", "9"))
ROWS = (
    ("Outcome", "Offence", "Station"),
    ("Charged/Summonsed", "Robbery", "Ashdown"),
    ("Charged/Summonsed", "Robbery", ""),
    ("Community Resolution", "Robbery", "Seaford"),
    ("Community Resolution", "", "Seaford"),
)
NOTICE = (
    ("Legislation", "Freedom of Information Act 2000"),
    ("Section", "17(5)"),
    ("Exemption", "Section 12(1)"),
    ("Limit", "\u00a3450"),
    ("Hours", "18"),
    ("Post code", "TN99 9ZZ"),
)
DOTTED = (("Charged/Summonsed", "41"), ("Community Resolution", "17"))
_ALL = {**CODES, "Caution - adults": "3", "Grand Total": "total"}


def _beside(rows: tuple[tuple[str, ...], ...]) -> tuple[Number, ...]:
    """Return the numbers of a table with the outcomes of `YEARS` down its rows."""
    return tuple(
        (labelled[0], head, value, _ALL[labelled[0]])
        for labelled, row in zip(YEARS[1:], rows[1:], strict=True)
        for head, value in zip(rows[0], row, strict=True)
    )


def _across(rows: tuple[tuple[str, ...], ...], names: tuple[str, ...]) -> tuple[Number, ...]:
    """Return the numbers of a table with outcomes across, its rows of these names."""
    return tuple(
        (label, name, value, _ALL.get(label, ""))
        for name, row in zip(names, rows[1:], strict=True)
        for label, value in zip(rows[0], row, strict=True)
    )


def _printed_wide() -> bytes:
    """Draw a wide sheet over two pages: the columns of the second have no labels."""

    def first(sheet: Sheet) -> None:
        top = letterhead(sheet, "Sussex Police", "FOI 1207/24", _ASKED)
        ruled(sheet, top, columns(2), YEARS)

    def second(sheet: Sheet) -> None:
        ruled(sheet, 80, [60, 150, 240], FURTHER)

    return drawn(first, second)


def _pivot(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    sheet.append(["Sussex Police - FOI 1208/24 - robbery by district and outcome"])
    sheet.append([])
    for label, value in PIVOT:
        sheet.append([label, int(value) if value.isdecimal() else value])


_SUSSEX = ("Sussex Police", "FOI 1209/24")

TRAPS = (
    Trap(
        name="wide-sheet-pdf",
        file="reply.pdf",
        why="A sheet too wide for its paper: the years of the second page have no labels beside "
        "them, and their rows are those of the first.",
        data=_printed_wide,
        numbers=(*across(YEARS, CODES), *_beside(FURTHER)),
    ),
    Trap(
        name="rest-without-rows-docx",
        file="reply.docx",
        why="Further outcomes stand in a second table whose rows are named in the first alone.",
        data=docx(
            _SUSSEX, *_REQUEST, Grid(rows=DISTRICTS), Paragraph(text=""), Grid(rows=REST_ACROSS)
        ),
        numbers=_across(tuple(row[1:] for row in DISTRICTS), ("Ashdown", "Seaford", "Newhaven")),
        asked=_across(REST_ACROSS, ("Ashdown", "Seaford", "Newhaven")),
    ),
    Trap(
        name="same-rows-docx",
        file="reply.docx",
        why="A second table has the rows of the first, and headings that may be names of outcomes.",
        data=docx(
            _SUSSEX, *_REQUEST, Grid(rows=DISTRICTS), Paragraph(text="Further"), Grid(rows=OTHERS)
        ),
        numbers=_across(tuple(row[1:] for row in DISTRICTS), ("Ashdown", "Seaford", "Newhaven")),
        asked=tuple(
            ("", name, value, "") for name, *values in OTHERS[1:] for value in values
        ),
    ),
    Trap(
        name="one-outcome-among-others-docx",
        file="reply.docx",
        why="One heading of four is an outcome: crimes and arrests stand beside the charges.",
        data=docx(_SUSSEX, *_REQUEST, Grid(rows=MOSTLY_OTHERS)),
        asked=tuple(
            (label, row[0], value, "1" if label == "Charges" else "")
            for row in MOSTLY_OTHERS[1:]
            for label, value in zip(MOSTLY_OTHERS[0][1:], row[1:], strict=True)
        ),
    ),
    Trap(
        name="caption-asks-docx",
        file="reply.docx",
        why="Only the caption says that a table of years counts an outcome, and not which.",
        data=docx(
            _SUSSEX,
            *_REQUEST,
            Grid(rows=YEARS),
            Paragraph(text="Number of people cautioned"),
            Grid(rows=CAUTIONED),
        ),
        numbers=across(YEARS, CODES),
        asked=tuple(("Number of people cautioned", year, n, "") for year, n in CAUTIONED[1:]),
    ),
    Trap(
        name="pivot-count-of-xlsx",
        file="reply.xlsx",
        why="A compact pivot repeats the outcomes under each district; `Count of Occurrence` is a "
        "column of amounts, and no row is a crime.",
        data=book(_pivot),
        numbers=tuple(
            (label, "", value, _ALL.get(label, "subtotal")) for label, value in PIVOT[1:]
        ),
    ),
    Trap(
        name="alike-without-names-docx",
        file="reply.docx",
        why="Two tables print the same labels with other numbers, and nothing says how they "
        "differ: the labels of one alone are as doubtful.",
        data=docx(_SUSSEX, *_REQUEST, Grid(rows=NORTH), Paragraph(text=""), Grid(rows=SOUTH)),
        asked=(*listed(NORTH[1:], _ALL), *listed(SOUTH[1:], _ALL)),
    ),
    Trap(
        name="records-with-blanks-docx",
        file="reply.docx",
        why="Rows without a number of their own, some of them with blanks: each may be a crime, or "
        "the line of a label.",
        data=docx(_SUSSEX, *_REQUEST, Grid(rows=ROWS)),
        asked=(("Charged/Summonsed", "", "1", "1"),) * 2
        + (("Community Resolution", "", "1", "8"),) * 2,
    ),
    Trap(
        name="notice-in-a-table-docx",
        file="reply.docx",
        why="A refusal sets its Act, sections, limit and address as a table of names and numbers.",
        data=docx(
            _SUSSEX,
            *_REQUEST,
            Paragraph(text="Your request is refused under section 12(1)."),
            Grid(rows=NOTICE, header_rows=0),
        ),
    ),
    Trap(
        name="notice-in-lines-text",
        file="reply.txt",
        why="The same in lines: the sections are numbered through and are no questions.",
        data=text(
            "Sussex Police", "Reference 1210/24", "", "Request", "", f"1. {_ASKED}", "", "Response",
            "", "This letter is a refusal notice under section 17(5).", "",
            "1. Section 12(1): the cost exceeds the appropriate limit",
            "2. Section 16: advice and assistance",
            "3. Section 17: refusal of a request", "",
            "Act    Freedom of Information Act 2000", "Section    17", "Limit    \u00a3450",
            "Estimated hours: 204", "",
        ),
    ),
    Trap(
        name="answer-below-question-text",
        file="reply.txt",
        why="Nothing announces the response: the list right below the question is the answer.",
        data=text(
            "Sussex Police", "Reference 1211/24", "", f"1. {_ASKED.replace('?', '.')}", "",
            *(f"{label} ........................ {value}" for label, value in DOTTED), "",
        ),
        numbers=listed(DOTTED, CODES),
    ),
)  # fmt: skip
