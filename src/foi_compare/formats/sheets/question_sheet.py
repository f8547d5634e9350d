"""One question to one sheet: a row for each force, a count and a share for each outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.formats import methods
from foi_compare.formats.sheets.question_rows import (
    Column,
    Content,
    Line,
    Notes,
    columns_of,
    first_code,
    lines_of,
)
from foi_compare.formats.sheets.styles import Styles
from foi_compare.formats.sheets.workbook_cells import fitting, write_value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4, _A3 = 9, 8
_FITS_A4 = 225  # figures across: on a landscape page they are printed in more than six points
_MARGIN = 0.35
_CODE_HEIGHT = 118
_LINE_HEIGHT = 12.5
_TITLE_HEIGHT = 17.0
_LONGEST_TITLE = 110
_HEADING_ROWS = (2, 3)
_TOP = _HEADING_ROWS[1] + 1
_SOURCES_A_LINE = 8


class _Page(NamedTuple):
    """A sheet with its looks; `columns` are printed, and `width` characters stand across them."""

    sheet: Worksheet
    styles: Styles
    columns: int
    width: float

    def across(self, row: int, text: str, look: str = "note") -> None:
        """Write a text over the printed columns, in a row that is high enough for it."""
        title = look == "title"
        across, height = (0.8, _TITLE_HEIGHT) if title else (1.3, _LINE_HEIGHT)
        self.sheet.merge_range(row, 0, row, self.columns - 1, "", self.styles[look])
        write_value(self.sheet, row, 0, fitting(text), self.styles[look])
        lines = max(1, ceil(len(text) * 1.05 / (self.width * across)))
        self.sheet.set_row(row, lines * height + 2)


def write_question(sheet: Worksheet, styles: Styles, content: Content) -> None:
    """Write a question into an empty sheet, ready to be filtered, and to print one page wide."""
    notes = Notes()
    lines = list(lines_of(content, notes))
    columns = columns_of(content, lines)
    on_paper = sum(column.on_paper for column in columns)
    page = _Page(sheet, styles, on_paper, sum(column.width for column in columns[:on_paper]))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    page.across(0, _title(content), "title")
    page.across(1, _legend(content))
    _write_headings(page, content, columns)
    _write_lines(page, columns, lines)
    last = _write_below(page, _TOP + len(lines) + 1, notes, content)
    sheet.freeze_panes(_TOP, 1)
    _set_paper(page, last)


def _write_headings(page: _Page, content: Content, columns: Sequence[Column]) -> None:
    sheet, styles = page.sheet, page.styles
    upper, lower = _HEADING_ROWS
    sheet.set_row(upper, _CODE_HEIGHT)
    for at, column in enumerate(columns):
        sheet.write_string(upper, at, "", styles["heading"])
        side = "heading" if column.look in ("force", "text") else "heading_of_numbers"
        sheet.write_string(lower, at, column.heading, styles[side])
    left = first_code(content)
    for code, title in content.codes.items():
        right = left + content.columns_for(code) - 1
        if right > left:
            sheet.merge_range(upper, left, upper, right, "", styles["code"])
        sheet.write_string(upper, left, _code_title(code, title), styles["code"])
        left = right + 1


def _write_lines(page: _Page, columns: Sequence[Column], lines: Sequence[Line]) -> None:
    for row, line in enumerate(lines, _TOP):
        for at, (value, column) in enumerate(zip(line.cells, columns, strict=True)):
            # A percentage that a reply prints keeps its decimals.
            look = "decimal" if column.look == "count" and isinstance(value, float) else column.look
            write_value(page.sheet, row, at, value, page.styles[look])
        for at, comment in line.comments:
            page.sheet.write_comment(row, at, comment, {"x_scale": 1.6})
    bottom = _TOP + max(len(lines), 1) - 1
    page.sheet.autofilter(_HEADING_ROWS[1], 0, bottom, len(columns) - 1)


def _code_title(code: str, title: str) -> str:
    """Return the heading of an outcome: its code, unless that is a word itself, and its title."""
    whole = f"{code}: {title}" if any(sign.isdigit() for sign in code) else title
    return whole if len(whole) <= _LONGEST_TITLE else f"{whole[:_LONGEST_TITLE]}…"


def _title(content: Content) -> str:
    question = content.question
    whole = f"Question {question.name}"
    if question.text:
        whole = f"{whole}: {question.text}"
    alone = content.words[0] if len(content.words) == 1 else ""
    return f"{whole} ({alone})" if alone else whole


def _legend(content: Content) -> str:
    people = content.people
    beside = (
        f"`rate` is the number for each {people.per:,} people of the force's area."
        if people
        else methods.OF_ASSIGNED
    )
    return f"{beside} {methods.INTERVALS} {methods.ABSENT} Total: as printed, else as added."


def _write_below(page: _Page, row: int, notes: Notes, content: Content) -> int:
    """Write the notes and the sources below the table; return the last row."""
    noted = [f"{number}. {text}" for text, number in notes.texts.items()]
    for heading, texts in (("Notes", noted), ("Sources", list(_sources(content)))):
        if not texts:
            continue
        page.across(row, heading, "note_heading")
        for at, text in enumerate(texts, row + 1):
            page.across(at, text)
        row += len(texts) + 2
    return row - 2


def _sources(content: Content) -> Iterator[str]:
    """Yield who sent what and when, several forces a line."""
    entries = (figures.entry for _, figures in content.rows)
    told = sorted(
        {
            f"{one.force}: {', '.join(filter(None, (one.row.reference, one.dated, one.files)))}"
            for one in entries
        }
    )
    waiting = iter(told)
    while line := tuple(islice(waiting, _SOURCES_A_LINE)):
        yield "; ".join(line)
    if content.people and content.people.source:
        yield f"Populations: {content.people.source}"


def _set_paper(page: _Page, last: int) -> None:
    sheet = page.sheet
    sheet.set_landscape()
    sheet.set_paper(_A4 if page.width <= _FITS_A4 else _A3)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.45, bottom=0.55)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*_HEADING_ROWS)
    sheet.print_area(0, 0, last, page.columns - 1)
    sheet.set_footer("&L&8&A&R&8&P / &N")
