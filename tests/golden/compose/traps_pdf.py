"""Traps in how a PDF draws its tables; the figures are invented."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from trap import Trap, across, listed

LEFT, RIGHT = 60, 535
_PITCH = 12
_INVENTED = "Facsimile. Composed for foi-compare; the figures are invented."

CODES = {
    "Charged/Summonsed": "1",
    "Community Resolution": "8",
    "Evidential difficulties:\nsuspect identified;\nvictim supports action": "15",
    "Suspect identified: victim does not support further action": "16",
    "Investigation complete - no suspect identified": "18",
    "Caution - adults": "3",
    "Total": "total",
}
YEARS = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "41", "38"),
    ("Community Resolution", "17", "22"),
    ("Suspect identified: victim does not support further action", "206", "231"),
    ("Investigation complete - no suspect identified", "118", "97"),
    ("Total", "382", "388"),
)
LONG = "Evidential difficulties:\nsuspect identified;\nvictim supports action"


class Sheet:
    """A page being drawn: text and cells, measured from the top."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self._height = height

    def text(self, x: float, top: float, text: str, *, bold: bool = False) -> None:
        """Write lines of text, the first one with its foot 9 points below `top`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
        for number, line in enumerate(text.split("\n")):
            self.canvas.drawString(x, self._height - top - 9 - number * _PITCH, line)

    def right(self, x: float, top: float, text: str) -> None:
        """Write one line that ends at x."""
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawRightString(x, self._height - top - 9, text)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a rule."""
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, self._height - top, x1, self._height - bottom)

    def fill(self, x: float, top: float, width: float, height: float, grey: float = 0.88) -> None:
        """Shade a rectangle."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, self._height - top - height, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)


def drawn(*pages: Callable[[Sheet], None], size: tuple[float, float] = A4, turn: int = 0) -> bytes:
    """Return a PDF of these pages, the same bytes each time."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.setTitle("reply")
    for page in pages:
        if turn:
            canvas.setPageRotation(turn)
        page(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def letterhead(sheet: Sheet, force: str, reference: str, asked: str) -> float:
    """Write the head of a letter with its one question, and return where the answer begins."""
    sheet.text(LEFT, 50, force, bold=True)
    sheet.text(LEFT, 66, f"Our reference: {reference}")
    sheet.text(LEFT, 90, _INVENTED)
    sheet.text(LEFT, 114, "Request", bold=True)
    sheet.text(LEFT, 130, f"1. {asked}")
    sheet.text(LEFT, 160, "Response", bold=True)
    return 182


def columns(n: int, label: float = 250) -> list[float]:
    """Return the edges of a label column and of n columns of values."""
    width = (RIGHT - LEFT - label) / n
    return [LEFT, *(LEFT + label + width * at for at in range(n + 1))]


def cells(
    sheet: Sheet, top: float, edges: Sequence[float], row: Sequence[str], **how: str
) -> float:
    """Write the texts of a row and return where it ends; `at` says where the values stand."""
    height = max(text.count("\n") + 1 for text in row) * _PITCH + 6
    lift = {"top": 0.0, "middle": (height - 6 - _PITCH) / 2, "bottom": height - 6 - _PITCH}
    sheet.text(edges[0] + 4, top + 3, row[0])
    for right, text in zip(edges[2:], row[1:], strict=True):
        sheet.right(right - 6, top + 3 + lift[how.get("at", "top")], text)
    return top + height


def ruled(
    sheet: Sheet, top: float, edges: Sequence[float], rows: Sequence[Sequence[str]], **how: str
) -> float:
    """Draw rows in a full grid, and return where it ends."""
    begin = top
    sheet.line(edges[0], top, edges[-1], top)
    for row in rows:
        top = cells(sheet, top, edges, row, **how)
        sheet.line(edges[0], top, edges[-1], top)
    for x in edges:
        sheet.line(x, begin, x, top)
    return top


ASKED = "How many crimes of robbery were given each outcome in 2021 and in 2022?"


def continued() -> bytes:
    """Draw a table whose first row on the second page has no rule above, under a letterhead."""
    edges = columns(2)

    def first(sheet: Sheet) -> None:
        top = letterhead(sheet, "Kent Police", "20/09/1088", ASKED)
        ruled(sheet, top, edges, YEARS[:3])

    def second(sheet: Sheet) -> None:
        # The box of the letterhead runs down across the first row, and closes nothing of it.
        sheet.canvas.rect(400, A4[1] - 52, 150, 40)
        sheet.text(420, 18, "Kent Police")
        begin = top = 40.0
        for row in YEARS[3:]:
            top = cells(sheet, top, edges, row)
            sheet.line(edges[0], top, edges[-1], top)
        for x in edges:
            sheet.line(x, begin, x, top)

    return drawn(first, second)


def broken_row() -> bytes:
    """Draw a table with a row that the page breaks, half of its label on the second page."""
    edges = columns(2, label=180)

    def first(sheet: Sheet) -> None:
        top = letterhead(sheet, "Cumbria Constabulary", "FOI 731/24", ASKED)
        sheet.line(edges[0], top, edges[-1], top)
        begin = top
        for row in (*YEARS[:3], ("Evidential difficulties:", "63", "71")):
            top = cells(sheet, top, edges, row)
            sheet.line(edges[0], top, edges[-1], top)
        for x in edges:
            sheet.line(x, begin, x, top)

    def second(sheet: Sheet) -> None:
        rows = (("suspect identified;\nvictim supports action", "", ""), ("Total", "121", "131"))
        ruled(sheet, 60, edges, rows)

    return drawn(first, second)


def split_list() -> bytes:
    """Draw a borderless list that goes on over the page without its heading."""
    rows = [*YEARS[1:5], ("Caution - adults", "9", "4")]

    def first(sheet: Sheet) -> None:
        top = letterhead(sheet, "Gwent Police", "2025/28532", ASKED) + 6
        for row in (YEARS[0], *rows[:3]):
            top = cells(sheet, top, columns(2), row)

    def second(sheet: Sheet) -> None:
        top = 60.0
        for row in rows[3:]:
            top = cells(sheet, top, columns(2), row)

    return drawn(first, second)


def long_labels(at: str) -> Callable[[], bytes]:
    """Return a drawer of a ruled table whose values stand at the top, middle or bottom."""
    rows = (YEARS[0], YEARS[1], (LONG, "63", "71"), YEARS[4])

    def compose() -> bytes:
        def page(sheet: Sheet) -> None:
            top = letterhead(sheet, "Dyfed-Powys Police", "789/2024", ASKED)
            ruled(sheet, top, columns(2, label=180), rows, at=at)

        return drawn(page)

    return compose


def zebra() -> bytes:
    """Draw a table by shading alone, each stripe in pieces that meet in no column."""

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Cleveland Police", "432-25", ASKED)
        for number, row in enumerate(YEARS):
            if number % 2:
                sheet.fill(LEFT, top, 190, 18)
                sheet.fill(LEFT + 190, top, RIGHT - LEFT - 190, 18)
            top = cells(sheet, top, columns(2), row)

    return drawn(page)


def lines_only() -> bytes:
    """Draw a table with rules between its rows and none between its columns."""

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Northumbria Police", "545/18", ASKED)
        for row in YEARS:
            sheet.line(LEFT, top, RIGHT, top)
            top = cells(sheet, top, columns(2), row)
        sheet.line(LEFT, top, RIGHT, top)

    return drawn(page)


BURGLARY = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "12", "15"),
    ("Investigation complete - no suspect identified", "310", "287"),
)
THEFT = (
    ("Outcome", "2021", "2022"),
    ("Charged/Summonsed", "44", "52"),
    ("Investigation complete - no suspect identified", "901", "866"),
)


def two_tables() -> bytes:
    """Draw two tables with the same columns right below one another."""

    def page(sheet: Sheet) -> None:
        asked = "How many burglaries and thefts were given each outcome in 2021 and in 2022?"
        top = letterhead(sheet, "North Yorkshire Police", "1090-2023/24", asked)
        sheet.text(LEFT, top, "Burglary", bold=True)
        top = ruled(sheet, top + 16, columns(2), BURGLARY)
        sheet.text(LEFT, top + 3, "Theft", bold=True)
        ruled(sheet, top + 19, columns(2), THEFT)

    return drawn(page)


def turned_headings() -> bytes:
    """Draw headings that stand upright over narrow columns."""
    rows = YEARS[1:5]
    edges = [LEFT, 310, 345, 380]

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Humberside Police", "F-2021-00610", ASKED)
        sheet.text(LEFT + 4, top + 50, "Outcome")
        for x, text in zip(edges[1:], YEARS[0][1:], strict=False):
            canvas = sheet.canvas
            canvas.saveState()
            canvas.translate(x + 22, A4[1] - top - 60)
            canvas.rotate(90)
            canvas.drawString(0, 0, f"Year {text}")
            canvas.restoreState()
        for x in edges:
            sheet.line(x, top, x, top + 66)
        sheet.line(edges[0], top, edges[-1], top)
        ruled(sheet, top + 66, edges, rows)

    return drawn(page)


def turned_page() -> bytes:
    """Draw a table on a page that is turned by 90 degrees."""

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "South Wales Police", "FOI 512/24", ASKED)
        ruled(sheet, top, columns(2), YEARS)

    size = landscape(A4)
    return drawn(page, size=size, turn=90)


def request_beside_response() -> bytes:
    """Draw the request in a left column and the answer beside it, as Thames Valley does."""

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 50, "Thames Valley Police", bold=True)
        sheet.text(LEFT, 66, "Reference: HQ/PA/003493/24")
        sheet.text(LEFT, 84, _INVENTED)
        edges = [LEFT, 250, RIGHT]
        rows = (
            ("Request", "Response"),
            ("1. How many crimes of arson\nwere charged in 2022?", "17 crimes were charged."),
            ("2. How many crimes of arson\nwere given Outcome 18 in 2022?", "94"),
        )
        top = 110.0
        sheet.line(edges[0], top, edges[-1], top)
        for request, response in rows:
            height = (request.count("\n") + 1) * _PITCH + 6
            sheet.text(edges[0] + 4, top + 3, request)
            sheet.text(edges[1] + 4, top + 3, response)
            top += height
            sheet.line(edges[0], top, edges[-1], top)
        for x in edges:
            sheet.line(x, 110, x, top)

    return drawn(page)


def table_in_response() -> bytes:
    """Draw a table in the cell of the answer that stands beside its question."""
    edges, inner = [LEFT, 230, RIGHT], [238, 420, 470, RIGHT - 10]
    rows = (
        ("1. How many crimes of arson\nwere charged in 2022?", "17 crimes were charged."),
        ("2. How many crimes of robbery\nwere given each outcome in\n2021 and in 2022?",
         "Please see the table below."),
        ("3. How many crimes of arson\nwere given Outcome 18 in 2022?", "94"),
    )  # fmt: skip

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 50, "Thames Valley Police", bold=True)
        sheet.text(LEFT, 66, "Reference: HQ/PA/003494/24")
        sheet.text(LEFT, 84, _INVENTED)
        begin = top = 110.0
        for number, (request, response) in enumerate((("Request", "Response"), *rows)):
            sheet.line(edges[0], top, edges[-1], top)
            sheet.text(edges[0] + 4, top + 3, request)
            sheet.text(edges[1] + 4, top + 3, response)
            end = top + (request.count("\n") + 1) * _PITCH + 6
            top = ruled(sheet, top + 20, inner, YEARS[:3]) + 8 if number == 2 else end
        sheet.line(edges[0], top, edges[-1], top)
        for x in edges:
            sheet.line(x, begin, x, top)

    return drawn(page)


def crossed() -> bytes:
    """Draw a table that the box of the letterhead and a badge run across."""

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "West Midlands Police", "936A/20", ASKED)
        sheet.canvas.rect(380, A4[1] - 240, 170, 200)
        sheet.fill(470, 170, 60, 40, grey=0.93)
        ruled(sheet, top, columns(2), YEARS)

    return drawn(page)


def printed_sheet() -> bytes:
    """Draw a printed spreadsheet: no rules, texts flush left in their cells, numbers right."""
    edges = [LEFT, 330, 372, 414]

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Leicestershire Police", "FOI 2215/24", ASKED)
        for number, row in enumerate(YEARS):
            sheet.text(edges[0] + 1, top, row[0])
            for at, text in enumerate(row[1:], 1):
                if number:
                    sheet.right(edges[at + 1] - 0.5, top, text)
                else:
                    sheet.text(edges[at] + 0.5, top, text)
            top += _PITCH

    return drawn(page)


def tight_columns() -> bytes:
    """Draw a table without rules whose columns are as narrow as the longest text in each."""

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Bedfordshire Police", "FOI 1817/24", ASKED)
        widest = max(sheet.canvas.stringWidth(row[0], "Helvetica", 9) for row in TIGHT)
        for row in TIGHT:
            sheet.text(LEFT, top, row[0])
            for at, text in enumerate(row[1:]):
                sheet.text(LEFT + widest + 4 + at * 24, top, text)
            top += _PITCH + 4

    return drawn(page)


def two_heading_rows() -> bytes:
    """Draw years over `Male` and `Female` without rules, no year over their middle."""
    lefts = (290, 350, 410, 470)

    def page(sheet: Sheet) -> None:
        top = letterhead(sheet, "Essex Police", "FOI 2024/118", f"{ASKED[:-1]}, by gender?")
        for left, year in zip(lefts[::2], ("2021", "2022"), strict=True):
            sheet.text(left + 48, top, year)
        sheet.text(LEFT, top + 18, "Outcome")
        for left, text in zip(lefts, ("Male", "Female") * 2, strict=True):
            sheet.text(left + 8, top + 18, text)
        for number, row in enumerate(GENDERS, 2):
            sheet.text(LEFT, top + number * 18, row[0])
            for left, text in zip(lefts, row[1:], strict=True):
                sheet.right(left + 48, top + number * 18, text)

    return drawn(page)


def half_ruled() -> bytes:
    """Draw a table in a box with one rule below its heading, and upright rules alone within."""
    edges = columns(2)

    def page(sheet: Sheet) -> None:
        begin = top = letterhead(sheet, "Wiltshire Police", "FOI 2024-731", ASKED)
        for row in YEARS:
            top = cells(sheet, top, edges, row)
        for x in edges:
            sheet.line(x, begin, x, top)
        for y in (begin, begin + 18, top):
            sheet.line(edges[0], y, edges[-1], y)

    return drawn(page)


def centred_groups() -> bytes:
    """Draw the name of each offence once, halfway down its three rows."""
    edges = [LEFT, 160, 400, RIGHT]
    rows = [(row[0], row[number]) for number in (1, 2) for row in YEARS[1:4]]

    def page(sheet: Sheet) -> None:
        asked = "How many burglaries and robberies were given each outcome in 2022?"
        begin = top = letterhead(sheet, "Gloucestershire Constabulary", "2024.0412", asked)
        sheet.line(edges[0], top, edges[-1], top)
        top = cells(sheet, top, edges, ("Offence", "", "2022"))
        sheet.text(edges[1] + 4, top - 15, "Outcome")
        for number, (label, value) in enumerate(rows):
            offence, middle = divmod(number, 3)
            sheet.line(edges[1] if middle else edges[0], top, edges[-1], top)
            if middle == 1:
                sheet.text(edges[0] + 4, top + 3, ("Burglary", "Robbery")[offence])
            sheet.text(edges[1] + 4, top + 3, label)
            sheet.right(edges[3] - 6, top + 3, value)
            top += 18
        sheet.line(edges[0], top, edges[-1], top)
        for x in edges:
            sheet.line(x, begin, x, top)

    return drawn(page)


def three_pages() -> bytes:
    """Draw a ruled table over three pages with its heading on the first, letterhead on each."""

    def part(number: int, rows: Sequence[Sequence[str]]) -> Callable[[Sheet], None]:
        def page(sheet: Sheet) -> None:
            top = 80.0
            if number == 1:
                top = letterhead(sheet, "Sussex Police", "FOI 1203/24", ASKED)
            else:
                sheet.canvas.rect(380, A4[1] - 60, 160, 40)
                sheet.text(390, 24, "Sussex Police")
            ruled(sheet, top, columns(2), rows)
            sheet.text(280, 800, f"Page {number} of 3")

        return page

    return drawn(part(1, YEARS[:2]), part(2, YEARS[2:4]), part(3, YEARS[4:]))


GENDERS = (
    ("Charged/Summonsed", "30", "11", "28", "10"),
    ("Community Resolution", "9", "8", "12", "10"),
    ("Caution - adults", "1", "2", "3", "4"),
)
TIGHT = (*YEARS[:3], YEARS[4])
CONTINUED = (*YEARS,)
BROKEN = (*YEARS[:3], (LONG, "63", "71"), ("Total", "121", "131"))

TRAPS = (
    Trap(
        name="continued-row-pdf",
        file="reply.pdf",
        why="The first row on the second page has no rule above it and a letterhead box across it; "
        "pdfplumber's default finder loses that row without a word.",
        data=continued,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="broken-row-pdf",
        file="reply.pdf",
        why="One row is broken over the page: half of its label and its numbers on the first page, "
        "the rest of the label on the second.",
        data=broken_row,
        numbers=across(BROKEN, CODES),
    ),
    Trap(
        name="split-list-pdf",
        file="reply.pdf",
        why="A borderless table goes on over the page without its heading.",
        data=split_list,
        numbers=across((*YEARS[:5], ("Caution - adults", "9", "4")), CODES),
    ),
    *(
        Trap(
            name=f"values-at-{at}-pdf",
            file="reply.pdf",
            why=f"Values at the {at} beside a label over three lines.",
            data=long_labels(at),
            numbers=across((YEARS[0], YEARS[1], (LONG, "63", "71"), YEARS[4]), CODES),
        )
        for at in ("top", "middle", "bottom")
    ),
    Trap(
        name="zebra-pdf",
        file="reply.pdf",
        why="Shading alone parts the rows, in pieces whose edges are no columns.",
        data=zebra,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="lines-only-pdf",
        file="reply.pdf",
        why="Rules between the rows alone; the columns show by white space.",
        data=lines_only,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="two-tables-pdf",
        file="reply.pdf",
        why="Two tables with the same columns one right below the other, which must stay two.",
        data=two_tables,
        numbers=(*across(BURGLARY, CODES), *across(THEFT, CODES)),
    ),
    Trap(
        name="turned-headings-pdf",
        file="reply.pdf",
        why="Headings turned by 90 degrees over narrow columns.",
        data=turned_headings,
        numbers=tuple(
            (label, f"Year {head}", value, code)
            for label, head, value, code in across(YEARS[:5], CODES)
        ),
    ),
    Trap(
        name="turned-page-pdf",
        file="reply.pdf",
        why="The whole page is turned by 90 degrees.",
        data=turned_page,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="request-beside-response-pdf",
        file="reply.pdf",
        why="The request stands in a column beside the answer; its numbers are no answers.",
        data=request_beside_response,
        numbers=listed(
            (("charged", "17"), ("Outcome 18", "94")), {"charged": "1", "Outcome 18": "18"}
        ),
    ),
    Trap(
        name="table-in-response-pdf",
        file="reply.pdf",
        why="The answer beside its question holds a table of its own.",
        data=table_in_response,
        numbers=(
            ("charged", "", "17", "1"),
            *across(YEARS[:3], CODES),
            ("Outcome 18", "", "94", "18"),
        ),
    ),
    Trap(
        name="printed-sheet-pdf",
        file="reply.pdf",
        why="A spreadsheet printed to PDF: headings flush left over numbers flush right, so that a "
        "heading stands nearer to the numbers of the column before.",
        data=printed_sheet,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="tight-columns-pdf",
        file="reply.pdf",
        why="Columns as narrow as their longest text: a space parts the longest label from its "
        "value.",
        data=tight_columns,
        numbers=across(TIGHT, CODES),
    ),
    Trap(
        name="two-heading-rows-pdf",
        file="reply.pdf",
        why="Two heading rows without rules, the years off the middle of the columns they span.",
        data=two_heading_rows,
        numbers=tuple(
            (row[0], year, value, CODES[row[0]])
            for row in GENDERS
            for year, value in zip(("2021", "2021", "2022", "2022"), row[1:], strict=True)
        ),
    ),
    Trap(
        name="half-ruled-pdf",
        file="reply.pdf",
        why="Upright rules and a box; no rule parts the rows below the heading.",
        data=half_ruled,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="centred-groups-pdf",
        file="reply.pdf",
        why="The name of each group stands once, halfway down its rows.",
        data=centred_groups,
        numbers=tuple(
            (row[0], "2022", row[number], CODES[row[0]]) for number in (1, 2) for row in YEARS[1:4]
        ),
    ),
    Trap(
        name="three-pages-pdf",
        file="reply.pdf",
        why="A table over three pages with its heading on the first, and a letterhead box on each.",
        data=three_pages,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="letterhead-across-pdf",
        file="reply.pdf",
        why="The box of a letterhead and a badge run across the table.",
        data=crossed,
        numbers=across(YEARS, CODES),
    ),
)
