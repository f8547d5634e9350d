"""Every reader with the inputs that it is shown to grow evenly with, one for each side."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import growing_office as office
import growing_pages as pages
import growing_texts as texts
from foi_compare.batch.reading import leaves
from foi_compare.limits import Budget
from foi_compare.model import SaidOfFiles
from foi_compare.readers import read_source, unpack_source
from foi_compare.readers.by_format.scan import document_of
from foi_compare.readers.scans.scan_content import read_of
from foi_compare.readers.scans.scan_page import SeenPage
from reading import source

Work = Callable[[int], Callable[[], object]]


class Growing(NamedTuple):
    """What a reader is given, the size to begin with, and the call for an input of a size."""

    name: str
    first: int
    work: Work


def _read(name: str, first: int, made: Callable[[int], bytes]) -> Growing:
    def work(size: int) -> Callable[[], object]:
        given = source(name.partition(":")[0], made(size))
        return lambda: read_source(given)

    return Growing(name, first, work)


def _seen(name: str, first: int, made: Callable[[int], SeenPage]) -> Growing:
    def work(size: int) -> Callable[[], object]:
        page = made(size)
        return lambda: document_of(source("a.png", b"x"), [read_of(page, 0.3, 1)])

    return Growing(name, first, work)


def _unpack(name: str, first: int, made: Callable[[int], bytes]) -> Growing:
    def work(size: int) -> Callable[[], object]:
        given = source(name.partition(":")[0], made(size))
        budget = Budget(len(given.data))
        return lambda: list(leaves(given, SaidOfFiles(()), unpack_source, budget))

    return Growing(name, first, work)


GROWING: tuple[Growing, ...] = (
    _read("pdf: pages", 2, pages.pages),
    _read("pdf: pages of one table", 2, pages.pages_of_one_table),
    _read("pdf: lines of a page", 20, pages.lines_of_a_page),
    _read("pdf: letters of a line", 20, pages.letters_of_a_line),
    _read("pdf: rows", 10, pages.rows_of_a_table),
    _read("pdf: rows without rules", 10, pages.rows_without_rules),
    _read("pdf: tables", 3, pages.tables_of_a_page),
    _read("pdf: columns", 5, pages.columns_of_a_table),
    _read("pdf: rules", 30, pages.loose_rules),
    _read("pdf: shades", 10, pages.shaded_rows),
    _read("pdf: pictures", 10, pages.pictures_of_a_page),
    _seen("scan: rows", 10, pages.seen_rows),
    _seen("scan: lines", 10, pages.seen_lines),
    _read("docx: paragraphs", 30, office.word_paragraphs),
    _read("docx: notes", 50, office.word_notes),
    _read("docx: rows", 10, office.word_rows),
    _read("docx: columns", 20, office.word_columns),
    _read("docx: tables", 10, office.word_tables),
    _read("docx: rows of lines", 20, office.word_rows_of_lines),
    _read("docx: lists", 30, office.word_lists),
    _read("docx: styles", 30, office.word_styles),
    _read("docx: boxes", 30, office.word_boxes),
    _read("odt: rows", 20, office.odt_rows),
    _read("odt: tables", 10, office.odt_tables),
    _read("odt: styles", 30, office.odt_styles),
    _read("ods: rows", 20, office.ods_rows),
    _read("ods: sheets", 10, office.ods_sheets),
    _read("xlsx: rows", 30, office.xlsx_rows),
    _read("xlsx: columns", 30, office.xlsx_columns),
    _read("xlsx: sheets", 8, office.xlsx_sheets),
    _read("xlsx: tables", 10, office.xlsx_tables),
    _read("xlsx: tables beside", 10, office.xlsx_tables_beside),
    _read("xlsx: heads", 5, office.xlsx_heads),
    _read("xlsx: texts", 20, office.xlsx_texts),
    _read("xlsx: merged", 20, office.xlsx_merged),
    _read("xlsx: stairs", 20, office.xlsx_stairs),
    _read("xlsx: conditions", 20, office.xlsx_conditions),
    _read("xls: rows", 20, office.xls_rows),
    _read("xls: sheets", 10, office.xls_sheets),
    _read("xlsb: rows", 20, office.xlsb_rows),
    _read("txt: paragraphs", 20, texts.paragraphs),
    _read("txt: lines", 30, texts.lines),
    _read("txt: base64", 10, texts.base64_lines),
    _read("txt: one line", 30, texts.one_line),
    _read("txt: fixed widths", 30, texts.fixed_widths),
    _read("txt: fixed columns", 30, texts.fixed_columns),
    _read("txt: tables of pipes", 10, texts.tables_of_pipes),
    _read("txt: tables of tabs", 10, texts.tables_of_tabs),
    _read("txt: tables of gutters", 8, texts.tables_of_gutters),
    _read("txt: quoted", 30, texts.quoted_lines),
    _read("csv: rows", 30, texts.fields),
    _read("csv: columns", 30, texts.wide_fields),
    _read("csv: ragged", 20, texts.ragged_fields),
    _read("csv: tables", 10, texts.fields_in_tables),
    _read("thread: messages", 8, texts.thread),
    _read("html: blocks", 10, texts.page),
    _read("html: spans", 10, texts.page_spans),
    _read("html: columns", 30, texts.page_columns),
    _read("html: frames", 10, texts.page_frames),
    _read("html: hidden", 30, texts.page_hidden),
    _read("html: comments", 30, texts.page_comments),
    _read("eml: parts", 10, texts.mail_parts),
    _read("eml: lines", 30, texts.mail_lines),
    _read("eml: base64", 10, texts.mail_base64),
    _unpack("eml: attached", 10, texts.mail_parts),
    _read("msg: attached", 10, texts.mail_saved),
    _unpack("msg: unpacked", 10, texts.mail_saved),
    _unpack("zip: members", 20, texts.archive),
    _unpack("zip: one name", 20, texts.archive_of_one_name),
    _unpack("zip: archives", 10, texts.archive_in_archives),
)
