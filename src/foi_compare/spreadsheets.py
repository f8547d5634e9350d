"""Texts that a spreadsheet would run or rewrite: guarded on the way out, restored on the way in."""

from __future__ import annotations

import re

# What Excel, LibreOffice or Google Sheets would run: the marks that OWASP lists for CSV
# injection, and their full-width forms.
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_HARMLESS = re.compile(r"[+-]?[\d,.]*%?")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# What Excel makes a date or another number of: `1-4`, `Jan 2019`, `007`, `3.10`, `1E5`, a number of
# more than fifteen digits.
_REWRITTEN = re.compile(
    r"\d{1,4}\s*[-/:.]\s*\d{1,4}(?:\s*[-/:.]\s*\d{1,4})?(?:[ t]\d.*)?"
    rf"|(?:\d{{1,4}}[-/. ]?)?{_MONTH}[-/., ]*\d{{0,4}}(?:[-/., ]+\d{{2,4}})?"
    r"|0\d+|\d+\.\d*0|\d+(?:\.\d+)?e[+-]?\d+|\d{16,}",
    re.IGNORECASE,
)
_TEXT_MARK = "'"


def neutralise(text: str) -> str:
    """Return the text with an apostrophe before what a spreadsheet would run as a formula.

    A dash alone or a signed number is no formula, and stays as it is printed.
    """
    return f"{_TEXT_MARK}{text}" if _is_formula(text) else text


def guard(text: str) -> str:
    """Return the text so that it comes back the same from a spreadsheet; see `unguard`."""
    return f"{_TEXT_MARK}{text}" if _is_changed(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    bare = text.removeprefix(_TEXT_MARK)
    return bare if bare != text and _is_changed(bare) else text


def _is_formula(text: str) -> bool:
    return text.startswith(_RUN_BY_SPREADSHEETS) and _HARMLESS.fullmatch(text) is None


def _is_changed(text: str) -> bool:
    bare = text.lstrip(_TEXT_MARK)
    return _is_formula(bare) or _REWRITTEN.fullmatch(bare) is not None
