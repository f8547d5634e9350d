"""Traps in Word files, web pages and plain text; the figures are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
from as_docx import as_docx, with_fixed_dates
from letter import Grid, Heading, Letter, Paragraph
from openpyxl.worksheet.worksheet import Worksheet
from trap import Trap, across, listed
from traps_sheets import CODES, YEARS, book, put

from reading import word

_INVENTED = "Facsimile. Composed for foi-compare; the figures are invented."
_ASKED = "How many crimes of robbery were given each outcome in 2021 and in 2022?"


def docx(head: Sequence[str], *parts: Heading | Paragraph | Grid) -> Callable[[], bytes]:
    """Return a composer of a letter in Word."""
    letter = Letter(title="Reply", head=(*head, _INVENTED), parts=parts)
    return lambda: as_docx(letter)


def text(*lines: str) -> Callable[[], bytes]:
    """Return a composer of a text of these lines."""
    content = "\n".join((*lines, _INVENTED)) + "\n"
    return content.encode


def _request(asked: str = _ASKED) -> tuple[Heading | Paragraph, ...]:
    return (
        Heading(text="Request"), Paragraph(text=f"1. {asked}"), Heading(text="Response"),
    )  # fmt: skip


GROUPED = (
    ("Outcome", "2021", "2022"),
    ("Robbery of business property", "", ""),
    ("Charged/Summonsed", "12", "9"),
    ("Investigation complete - no suspect identified", "31", "40"),
    ("Subtotal", "43", "49"),
    ("Robbery of personal property", "", ""),
    ("Charged/Summonsed", "22", "27"),
    ("Investigation complete - no suspect identified", "88", "91"),
    ("Subtotal", "110", "118"),
    ("Total", "153", "167"),
)
OF_WHICH = (
    ("Outcome", "2022"),
    ("Charged/Summonsed", "38"),
    ("of which under 18", "7"),
    ("Community Resolution", "22"),
    ("Investigation complete - no suspect identified", "97"),
    ("Total", "157"),
)
BLANKS = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "41", "38"),
    ("Community Resolution", "", "22"),
    ("Investigation complete - no suspect identified", "118", "97"),
    ("Total", "159", "157"),
)
UNPROVEN = (
    ("Outcome", "2021"),
    ("Charged/Summonsed", "41"),
    ("Community Resolution", ""),
    ("Investigation complete - no suspect identified", "118"),
)
DASHES = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "41", "-"),
    ("Community Resolution", "-", "22"),
)
FEW = (
    ("Outcome", "2022"),
    ("Charged/Summonsed", "38"),
    ("Community Resolution", "5 or fewer"),
    ("Investigation complete - no suspect identified", "4"),
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _p(text_: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text_}</w:t></w:r></w:p>"


def _tc(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _tr(*cells: str) -> str:
    return "<w:tr>" + "".join(cells) + "</w:tr>"


def _word_parts() -> bytes:
    """Return a letter whose parts stand where a plain reader does not look."""
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        + _p("1. How many crimes of robbery were charged in 2021 and 2022?")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + _p("1. How many crimes of robbery were charged in 2021 and 2022?")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    changed = (
        "<w:p><w:ins><w:r><w:t>41</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>14</w:delText></w:r></w:del></w:p>"
    )
    noted = (
        "<w:p><w:r><w:t>Charged/Summonsed</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    held = f"<w:sdt><w:sdtContent>{_tc(_p('38'))}</w:sdtContent></w:sdt>"
    table = (
        "<w:tbl>"
        + _tr(_tc(_p("Outcome")), _tc(_p("2021")), _tc(_p("2022")))
        + _tr(_tc(noted), _tc(changed), held)
        + "</w:tbl>"
    )
    body = (
        _p("Request")
        + box
        + _p("Response")
        + f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>"
    )
    note = "<w:footnote w:id='2'>" + _p("Counted on 3 May 2024.") + "</w:footnote>"
    header = _p("Dorset Police") + _p("Our reference: 2022-015") + _p(_INVENTED)
    return with_fixed_dates(word(body, header=header, footnotes=note))


def _nested() -> bytes:
    """Return a letter laid out by a table, with the table of figures inside one of its cells."""
    merge = "<w:vMerge w:val='restart'/>"
    inner = (
        "<w:tbl>"
        + _tr(_tc(_p("Outcome"), merge), _tc(_p("Crimes"), "<w:gridSpan w:val='2'/>"))
        + _tr(_tc("<w:p/>", "<w:vMerge/>"), _tc(_p("2021")), _tc(_p("2022")))
        + _tr(_tc(_p("Charged/Summonsed")), _tc(_p("41")), _tc(_p("38")))
        + _tr(_tc(_p("Community Resolution")), _tc(_p("17")), _tc(_p("22")))
        + "</w:tbl>"
    )
    outer = (
        "<w:tbl>"
        + _tr(_tc(_p("Request")), _tc(_p("1. " + _ASKED)))
        + _tr(_tc(_p("Response")), _tc(inner + "<w:p/>"))
        + "</w:tbl>"
    )
    head = _p("Warwickshire Police") + _p("FOI-247-2024") + _p(_INVENTED)
    return with_fixed_dates(word(head + outer))


def _with_workbook() -> bytes:
    """Return a letter that says nothing, with the figures in a workbook inside the file."""

    def fill(made: openpyxl.Workbook) -> None:
        sheet: Worksheet = made.create_sheet("Sheet1")
        put(sheet, 1, 1, YEARS[:4])

    letter = _p("Kent Police") + _p("Reference 20/09/1088") + _p(_INVENTED)
    letter += _p("Request") + _p(f"1. {_ASKED}") + _p("Response") + _p("Please see the table.")
    data = word(letter)
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", book(fill)())
    return with_fixed_dates(buffer.getvalue())


def _page(body: str, *, says: str = "utf-8", coded: str = "utf-8") -> bytes:
    return (
        f"<html><head><meta charset='{says}'><title>FOI 1730525/23</title></head><body>"
        f"<h1>West Yorkshire Police</h1><p>Reference: FOI 1730525/23</p><p>{_INVENTED}</p>"
        f"{body}</body></html>"
    ).encode(coded)


def _layout_table() -> bytes:
    phones = "".join(
        f"<tr><td>{name}</td><td>{number}</td></tr>"
        for name, number in (
            ("Emergency", "999"), ("Not an emergency", "101"), ("Minicom", "01924 293 992"),
        )
    )  # fmt: skip
    return _page(
        "<table><tr><td><h2>Request</h2><p>1. How many robberies were charged in 2022?</p>"
        "<h2>Our response</h2><p>38 crimes of robbery were charged in 2022.</p></td>"
        f"<td><h3>Contact us</h3><table>{phones}</table></td></tr></table>"
    )


def _wrong_charset() -> bytes:
    table = "".join(
        f"<tr><td>{label}<td>{first}<td>{second}"
        for label, first, second in (
            ("Outcome", "2021", "2022"),
            ("Charged\x2fSummonsed", "41", "38"),
            ("Suspect identified \u2013 victim doesn\u2019t support action", "206", "231"),
        )
    )
    return _page(
        f"<h2>Request</h2><p>1. {_ASKED}<h2>Response</h2>"
        f"<p>The fee limit is \u00a3450.<table>{table}</table>",
        coded="cp1252",
    )


def _definitions() -> bytes:
    pairs = "".join(f"<dt>{label}<dd>{value}" for label, value in DEFINED)
    asked = "How many crimes of robbery were given each outcome in 2022?"
    return _page(f"<h2>Request</h2><p>1. {asked}<h2>Response</h2><dl>{pairs}</dl>")


DEFINED = (
    ("Charged/Summonsed", "38"),
    ("Community Resolution", "22"),
    ("Investigation complete - no suspect identified", "97"),
)

TRAPS = (
    Trap(
        name="groups-docx",
        file="reply.docx",
        why="Group labels stand once above their rows; subtotals are no further crimes.",
        data=docx(("Essex Police", "Reference 20111"), *_request(), Grid(rows=GROUPED)),
        numbers=across(
            GROUPED,
            CODES
            | {"Subtotal": "subtotal"}
            | dict.fromkeys(("Robbery of business property", "Robbery of personal property"), ""),
        ),
    ),
    Trap(
        name="of-which-docx",
        file="reply.docx",
        why="An of-which row counts crimes that the row above it counts already.",
        data=docx(("Essex Police", "Reference 20112"), *_request(), Grid(rows=OF_WHICH)),
        numbers=across((*OF_WHICH[:2], *OF_WHICH[3:]), CODES),
        asked=(("of which under 18", "2022", "7", ""),),
    ),
    Trap(
        name="proven-blank-docx",
        file="reply.docx",
        why="A blank cell that the printed total proves to be zero.",
        data=docx(("Surrey Police", "Reference 515/24"), *_request(), Grid(rows=BLANKS)),
        numbers=(*across(BLANKS, CODES), ("Community Resolution", "2021", "0", "8")),
    ),
    Trap(
        name="unproven-blank-docx",
        file="reply.docx",
        why="A blank cell of which nothing says what it means stays not stated.",
        data=docx(("Surrey Police", "Reference 516/24"), *_request(), Grid(rows=UNPROVEN)),
        numbers=(*across(UNPROVEN, CODES), ("Community Resolution", "2021", "0 to ?", "8")),
    ),
    Trap(
        name="dashes-docx",
        file="reply.docx",
        why="A dash where the reply prints no other zero is read as none.",
        data=docx(("Durham Constabulary", "Reference 317/24"), *_request(), Grid(rows=DASHES)),
        numbers=(
            ("Charged/Summonsed", "2021", "41", "1"),
            ("Charged/Summonsed", "2022", "0", "1"),
            ("Community Resolution", "2021", "0", "8"),
            ("Community Resolution", "2022", "22", "8"),
        ),
    ),
    Trap(
        name="fewer-docx",
        file="reply.docx",
        why="`5 or fewer` is an interval; a printed 4 beside the promise of <5 is a 4.",
        data=docx(
            ("Suffolk Constabulary", "FOI 003055/22"),
            *_request(),
            Paragraph(text="Where a count is below five it may be shown as <5."),
            Grid(rows=FEW),
        ),
        numbers=(
            ("Charged/Summonsed", "2022", "38", "1"),
            ("Community Resolution", "2022", "0 to 5", "8"),
            ("Investigation complete - no suspect identified", "2022", "4", "18"),
        ),
    ),
    Trap(
        name="word-parts-docx",
        file="reply.docx",
        why="The force in the header, the question in a text box, figures in content controls, a "
        "tracked change (as accepted) and a footnote mark.",
        data=_word_parts,
        numbers=(
            ("Charged/Summonsed", "2021", "41", "1"),
            ("Charged/Summonsed", "2022", "38", "1"),
        ),
    ),
    Trap(
        name="nested-docx",
        file="reply.docx",
        why="The table stands inside a cell of a layout table, under merged headings.",
        data=_nested,
        numbers=across(YEARS[:3], CODES),
    ),
    Trap(
        name="workbook-in-docx",
        file="reply.docx",
        why="The figures are in a workbook embedded in the letter.",
        data=_with_workbook,
        numbers=across(YEARS[:4], CODES),
    ),
    Trap(
        name="layout-table-html",
        file="reply.html",
        why="A table lays out the page; the telephone numbers in it are no data.",
        data=_layout_table,
        numbers=(("charged", "2022", "38", "1"),),
    ),
    Trap(
        name="wrong-charset-html",
        file="reply.html",
        why="Windows-1252 called UTF-8, and no cell is closed.",
        data=_wrong_charset,
        numbers=(
            ("Charged/Summonsed", "2021", "41", "1"),
            ("Charged/Summonsed", "2022", "38", "1"),
            ("Suspect identified \u2013 victim doesn\u2019t support action", "2021", "206", "16"),
            ("Suspect identified \u2013 victim doesn\u2019t support action", "2022", "231", "16"),
        ),
    ),
    Trap(
        name="definitions-html",
        file="reply.pdf",
        why="The figures stand in a list of definitions, under the suffix of a PDF.",
        data=_definitions,
        numbers=listed(DEFINED, CODES),
    ),
    Trap(
        name="year-lines-text",
        file="reply.txt",
        why="`year - count` lines without a heading; the outcome stands in the question alone.",
        data=text(
            "Gwent Police",
            "Reference 2025/28533",
            "",
            "Request",
            "",
            "1. How many crimes of robbery were given Outcome 16 in each year?",
            "",
            "Response",
            "",
            "2021 - 206",
            "2022 - 231",
            "2023 - 198",
            "",
        ),
        numbers=tuple(
            ("Outcome 16", year, value, "16")
            for year, value in (("2021", "206"), ("2022", "231"), ("2023", "198"))
        ),
    ),
)
