"""The outputs to a workbook for people: a sheet for each question, then the tables themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from foi_compare.errors import ExportError
from foi_compare.formats.comparison import text
from foi_compare.formats.methods import methods_of
from foi_compare.formats.outcome_figures import Figures, People, codes_of, figures_of
from foi_compare.formats.published_tables import Published, Table
from foi_compare.formats.question_tables import QuestionTable, questions_of
from foi_compare.formats.shares_table import shares_table
from foi_compare.formats.sheets.question_rows import Content, Printed
from foi_compare.formats.sheets.question_sheet import write_question
from foi_compare.formats.sheets.styles import Styles
from foi_compare.formats.sheets.workbook_cells import MOST_ROWS, write_value
from foi_compare.shares import unassigned_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDEST = 45
_SEEN_FOR_WIDTH = 200
_A3 = 8
_TABLES = ("observations", "replies", "review", "findings")
# What a person reads last: there, but folded away behind the [+] above it, and not on paper.
_FOLDED = frozenset(
    {"observation_id", "force_id", "offence_code", "codebook", "code_group", "match_rule"}
    | {"match_score", "sha256", "bbox", "anchor", "review_id", "places", "asked", "measure"}
    | {"unit", "period_start", "period_end", "code_title", "value_status", "role", "evidence"}
    | {"column"}
)
_WRAPPED = frozenset({"reason", "label", "message", "statement", "ask", "choices", "question_text"})
# No clock: the same outputs give the same workbook.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook holds no zone
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_bytes(published: Published, people: People | None) -> bytes:
    """Return the workbook of a run's outputs.

    Args:
        published: the outputs.
        people: populations; with them each question has a second sheet with rates.

    Raises:
        ExportError: a table has more rows than a sheet.

    """
    from xlsxwriter.workbook import Workbook

    data = io.BytesIO()
    workbook = Workbook(data, _OPTIONS)
    workbook.set_properties({"title": published.title, "created": _MADE})
    styles = Styles(workbook)
    sheets = _Sheets(workbook)
    questions = questions_of(published)
    printed = _printed(published)
    for question in questions:
        for name, content in _contents(published, question, printed, people):
            write_question(sheets.add(name), styles, content)
    _write_table(sheets.add("Shares"), styles, shares_table(published, questions, people))
    for table in _TABLES:
        _write_table(sheets.add(table.capitalize()), styles, published.tables[table])
    _write_methods(sheets.add("Methods"), styles, published, people)
    workbook.close()
    return data.getvalue()


class _Sheets:
    """The sheets of a workbook, each with a name that Excel takes."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._taken: set[str] = set()

    def add(self, name: str) -> Worksheet:
        """Return a new sheet of a name, or of one like it where that is taken or no name."""
        plain = _NOT_IN_A_NAME.sub("-", name).strip()[:_LONGEST_NAME]
        number = 1
        while plain.casefold() in self._taken:
            number += 1
            end = f" {number}"
            plain = f"{plain[: _LONGEST_NAME - len(end)]}{end}"
        self._taken.add(plain.casefold())
        return self._workbook.add_worksheet(plain)


def _contents(
    published: Published,
    question: QuestionTable,
    printed: Mapping[int, Printed],
    people: People | None,
) -> Iterator[tuple[str, Content]]:
    """Yield what each sheet of a question holds, by name: shares, then rates where there are."""
    titles = {column.code: column.title for column in published.codes}
    order = {code: at for at, code in enumerate(titles)}
    codes = {code: titles[code] for code in codes_of(question, order)}
    unassigned = unassigned_of(tuple(titles))
    rows: list[tuple[str, Figures]] = [
        (part.words, figures)
        for part in question.slices
        for figures in figures_of(part, unassigned=unassigned, people=people)
    ]
    content = Content(
        question=question, codes=codes, rows=rows, printed=printed, unassigned=unassigned
    )
    yield f"Question {question.name}", content
    if people is not None:
        yield f"Rates {question.name}", replace(content, people=people)


def _printed(published: Published) -> Mapping[int, Printed]:
    """Return what each row of the comparison adds, and the marks that it hides numbers with."""
    marks: dict[tuple[str, ...], dict[str, str]] = {}
    for one in published.tables["observations"].records():
        if one["value_status"] == "suppressed" and one["code"] is not None:
            found = marks.setdefault(_row_key(one), {})
            found.setdefault(text(one, "code"), text(one, "value_as_printed"))
    return {
        position: Printed(text(row, "sums"), marks.get(_row_key(row), {}))
        for position, row in enumerate(published.tables["comparison"].records())
    }


def _row_key(cells: Mapping[str, object]) -> tuple[str, ...]:
    fields = ("force_id", "reference", "question", "measure", "offence", "series", "breakdown")
    return tuple(str(cells[field] or "") for field in fields)


def _write_table(sheet: Worksheet, styles: Styles, table: Table) -> None:
    if len(table.rows) > MOST_ROWS:
        raise ExportError(
            f"{table.spec.name} has {len(table.rows):,} rows, and a sheet of Excel no more than"
            f" {MOST_ROWS:,}. Use --format sqlite or --format parquet."
        )
    looks = {"date": "date", "integer": "number", "number": "number", "any": "number"}
    for at, column in enumerate(table.spec.columns):
        folded = {"hidden": True, "level": 1} if column.name in _FOLDED else {}
        sheet.set_column(at, at, _width(table, at), None, folded)
        sheet.write_string(0, at, column.name, styles["heading"])
        wrapped = "wrapped" if column.name in _WRAPPED else "text"
        look = styles[looks.get(column.type, wrapped)]
        for row, line in enumerate(table.rows, 1):
            write_value(sheet, row, at, line[at], look)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.spec.columns) - 1)
    sheet.freeze_panes(1, 0)
    _print_wide(sheet)


def _width(table: Table, at: int) -> float:
    cells = (len(str(row[at])) for row in table.rows[:_SEEN_FOR_WIDTH] if row[at] is not None)
    return min(max((*cells, len(table.spec.columns[at].name) + 2)) + 1, _WIDEST)


def _write_methods(
    sheet: Worksheet, styles: Styles, published: Published, people: People | None
) -> None:
    lines: Iterable[tuple[str, str | int]] = methods_of(published, people)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "About", styles["heading"])
    sheet.write_string(0, 1, "", styles["heading"])
    for row, (about, told) in enumerate(lines, 1):
        write_value(sheet, row, 0, about, styles["force"])
        write_value(sheet, row, 1, str(told), styles["wrapped"])
    sheet.freeze_panes(1, 0)
    _print_wide(sheet)


def _print_wide(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&8&A&R&8&P / &N")
