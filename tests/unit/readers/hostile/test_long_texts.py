"""Texts of more lines and numerals than a reply has, in every format that holds text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare import limits
from foi_compare.errors import TooLargeError
from foi_compare.limits import (
    LINES,
    NUMERALS,
    LimitPassedError,
    check_text,
    check_texts_of_cells,
)
from foi_compare.readers import read_source
from hostile import (
    csv_of_cell,
    lines_of_text,
    mail_of_lines,
    numbers_of_text,
    page_of_cell,
    page_of_lines,
    word_of_cell,
    word_of_paragraphs,
    workbook_of_cell,
)
from reading import source

LIMIT = r"its text has more than 200,000 lines outside tables\. Split the file, or ask"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.txt", lines_of_text),
        ("a.html", page_of_lines),
        ("a.docx", word_of_paragraphs),
        ("a.eml", mail_of_lines),
    ],
)
def test_a_text_of_too_many_lines_is_refused_in_each_format(
    name: str, make: Callable[[int], bytes]
) -> None:
    with pytest.raises(TooLargeError, match=rf"a\.\w+: {LIMIT}"):
        read_source(source(name, make(LINES + 2)))


def test_a_text_of_too_many_numerals_is_refused() -> None:
    with pytest.raises(TooLargeError, match=r"a\.txt: its text has more than 250,000 numbers out"):
        read_source(source("a.txt", numbers_of_text(NUMERALS + 1)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Charged\n" * 30, "the cells of its tables hold more than 20 lines"),
        ("7 " * 120, "the cells of its tables hold more than 100 numbers"),
        ("Charged\n" * 40, "a cell of its tables holds more than 300 letters"),
    ],
    ids=["lines", "numbers", "letters"],
)
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.csv", csv_of_cell),
        ("a.html", page_of_cell),
        ("a.docx", word_of_cell),
        ("a.xlsx", workbook_of_cell),
    ],
)
def test_a_cell_that_is_a_text_has_limits_as_one(
    name: str,
    make: Callable[[str], bytes],
    text: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = make(text.strip())
    assert read_source(source(name, data)).blocks
    for limit, most in (("LINES", 20), ("NUMERALS", 100), ("LETTERS_OF_A_CELL", 300)):
        monkeypatch.setattr(limits, limit, most)
    with pytest.raises(TooLargeError, match=rf"a\.\w+: {told}\W.*Split the file, or ask"):
        read_source(source(name, data))


def test_short_cells_are_no_text_however_many_they_are() -> None:
    check_texts_of_cells(["3/4/2020 10:00\nto 4/4/2020 11:30"] * LINES)
    check_texts_of_cells(["Charged, " * 100_000] * 60)
    with pytest.raises(LimitPassedError, match="hold more than 64,000,000 letters"):
        check_texts_of_cells(["Charged, " * 100_000] * 72)


def test_a_text_of_too_many_letters_is_refused() -> None:
    check_text(["Charged, " * 1_300_000])
    with pytest.raises(LimitPassedError, match="its text has more than 12,000,000 letters outside"):
        check_text(["Charged, " * 1_300_000, "Charged, " * 100_000])


def test_lines_and_numerals_are_counted_over_all_blocks() -> None:
    check_text(["12\n" * 9 + "12"] * (LINES // 10))
    check_text(["1,234.5 " * 10] * (NUMERALS // 10))
    for texts in (["12\n" * 9 + "12"] * (LINES // 10) + ["12"], ["1,234.5 " * 10] * 25_001):
        with pytest.raises(LimitPassedError):
            check_text(texts)


def test_numbers_of_tables_are_no_numerals_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NUMERALS", 100)
    rows = b"Outcome,2020\n" + b"Charged,1234\n" * 200
    assert read_source(source("a.csv", rows)).blocks
    with pytest.raises(TooLargeError, match="more than 100 numbers"):
        read_source(source("a.txt", rows.replace(b",", b" of ")))


def test_a_log_of_two_thousand_pages_is_let_through() -> None:
    assert len(read_source(source("a.txt", lines_of_text(100_000))).blocks) >= 1
