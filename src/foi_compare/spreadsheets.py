"""Texts that a spreadsheet would run or rewrite: guarded on the way out, restored on the way in."""

from __future__ import annotations

import re

# What has no width or no ink, so that a spreadsheet, or the next program, may take it for nothing.
_UNSEEN = (
    r"\s\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What Excel, LibreOffice or Google Sheets would run, where a cell begins: the marks that OWASP
# lists for CSV injection and their wide and small forms, also behind what is unseen and behind the
# quotation marks of a CSV. Where the comma is for decimals a cell begins after each semicolon.
_CELL = re.compile(
    rf"(?P<before>\A|;)(?P<guards>'*)[\"{_UNSEEN}]*(?P<text>[=+\-@＝＋－＠﹦﹢﹣﹫][^;]*)"
)
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
    return _marked(text, again=False)


def held_as_text(text: str) -> str:
    """Return the text with an apostrophe before what a spreadsheet would run or rewrite.

    Unlike that of `guard`, it does not come back the same: one apostrophe is enough to be read.
    """
    marked = _marked(text, again=False)
    rewritten = _is_rewritten(marked) and not marked.startswith(_TEXT_MARK)
    return f"{_TEXT_MARK}{marked}" if rewritten else marked


def guard(text: str) -> str:
    """Return the text so that it comes back the same from a spreadsheet; see `unguard`."""
    marked = _marked(text, again=True)
    return f"{_TEXT_MARK}{marked}" if _is_rewritten(text) else marked


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    bare = text.removeprefix(_TEXT_MARK) if _is_rewritten(text) else text
    return _CELL.sub(_without_mark, bare)


def unneutralised(text: str) -> str:
    """Return a text of the outputs without the apostrophe that `neutralise` put there."""
    return _CELL.sub(_without_mark, text)


def _marked(text: str, *, again: bool) -> str:
    """Return the text with an apostrophe before each formula; `again` also where one stands."""
    if text[:1].isascii() and text[:1].isalnum() and ";" not in text:  # most are such
        return text

    def marked(cell: re.Match[str]) -> str:
        if _is_harmless(cell) or (cell["guards"] and not again):
            return cell[0]
        return cell["before"] + _TEXT_MARK + cell[0].removeprefix(cell["before"])

    return _CELL.sub(marked, text)


def _without_mark(cell: re.Match[str]) -> str:
    if _is_harmless(cell) or not cell["guards"]:
        return cell[0]
    return cell["before"] + cell[0].removeprefix(cell["before"]).removeprefix(_TEXT_MARK)


def _is_harmless(cell: re.Match[str]) -> bool:
    """Return whether what a cell begins with is no formula; elsewhere the text is one cell."""
    whole = cell["text"] if cell["before"] else cell.string[cell.start("text") :]
    return _HARMLESS.fullmatch(whole.rstrip(' "') if cell["before"] else whole) is not None


def _is_rewritten(text: str) -> bool:
    return _REWRITTEN.fullmatch(text.lstrip(_TEXT_MARK)) is not None
