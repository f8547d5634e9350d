"""Every reader gives a sign of moving for each page, sheet, table or part that it has done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import growing_office as office
import growing_pages as pages
import growing_texts as texts
from foi_compare import headway
from foi_compare.batch.reading import leaves
from foi_compare.limits import Budget
from foi_compare.model import SaidOfFiles
from foi_compare.readers import read_source, unpack_source
from reading import source

# What a reader is done with one by one. Pages seen by OCR have a test of their own.
PIECES: dict[str, Callable[[int], bytes]] = {
    "pages.pdf": pages.pages,
    "one table.pdf": pages.pages_of_one_table,
    "tables.docx": office.word_tables,
    "tables.odt": office.odt_tables,
    "sheets.xlsx": office.xlsx_sheets,
    "tables.xlsx": office.xlsx_tables,
    "sheets.xls": office.xls_sheets,
    "sheets.ods": office.ods_sheets,
    "blocks.html": texts.page,
    "tables.csv": texts.fields_in_tables,
    "paragraphs.txt": texts.paragraphs,
    "messages.txt": texts.thread,
    "parts.eml": texts.mail_parts,
    "attached.msg": texts.mail_saved,
}
ROWS: dict[str, Callable[[int], bytes]] = {
    "rows.docx": office.word_rows,
    "rows.odt": office.odt_rows,
    "rows.xlsx": office.xlsx_rows,
    "rows.xls": office.xls_rows,
    "rows.xlsb": office.xlsb_rows,
    "rows.ods": office.ods_rows,
    "rows.csv": texts.fields,
    "paragraphs.docx": office.word_paragraphs,
    "lines.txt": texts.lines,
}
MEMBERS: dict[str, Callable[[int], bytes]] = {
    "members.zip": texts.archive,
    "parts.eml": texts.mail_parts,
    "attached.msg": texts.mail_saved,
}
FEW, MANY = 3, 12
A_THOUSAND = 1_000


@pytest.fixture(name="signs")
def _signs() -> Iterator[list[str]]:
    """Return the signs that are given, heard until the test is over."""
    heard: list[str] = []
    headway.listen(lambda: heard.append("moved"))
    yield heard
    headway.listen(lambda: None)


def _given(signs: list[str], call: Callable[[], object]) -> int:
    signs.clear()
    call()
    return len(signs)


@pytest.mark.parametrize("name", PIECES)
def test_a_sign_is_given_for_each_page_sheet_table_or_part(name: str, signs: list[str]) -> None:
    few, many = (source(name, PIECES[name](size)) for size in (FEW, MANY))
    more = _given(signs, lambda: read_source(many)) - _given(signs, lambda: read_source(few))
    assert more >= MANY - FEW


@pytest.mark.parametrize("name", ROWS)
def test_a_sign_is_given_for_every_thousand_rows(name: str, signs: list[str]) -> None:
    few, many = (source(name, ROWS[name](size)) for size in (A_THOUSAND, 3 * A_THOUSAND))
    more = _given(signs, lambda: read_source(many)) - _given(signs, lambda: read_source(few))
    assert more >= 2


@pytest.mark.parametrize("name", MEMBERS)
def test_a_sign_is_given_for_each_file_inside(name: str, signs: list[str]) -> None:
    given = source(name, MEMBERS[name](MANY))

    def unpack() -> None:
        list(leaves(given, SaidOfFiles(()), unpack_source, Budget(len(given.data))))

    assert _given(signs, unpack) >= MANY
