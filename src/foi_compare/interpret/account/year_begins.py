"""A note that says which months a heading means to the month in which its years begin."""

from __future__ import annotations

import re

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.periods.period_patterns import MONTHS
from foi_compare.model import Figure, Period

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?:(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
_NTH = ("first", "second", "third", "fourth")
_QUARTER = (
    rf"(?:q\s?(?P<q>[1-4])|quarter\s(?P<number>[1-4]|one|two|three|four)"
    rf"|(?:the\s)?(?P<nth>{'|'.join(_NTH)})\squarter)"
)
_YEAR = (
    r"(?:(?:the|all|each|every|a|our)\s)*(?:(?:financial|fiscal|reporting|recording|performance"
    r"|calendar)\s)?years?|(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?"
)
_IS = (
    r"\s?(?:=|:|-|\(|,|\b(?:is|are|means?|covers?|denotes?|refers?\sto|stands?\sfor"
    r"|(?:is|are)\sfrom|runs?(?:\sfrom)?)\b)\s?"
)
_MEANING = re.compile(
    rf"\s?(?:{_QUARTER}(?:{_IS}|\s)|(?:{_YEAR}){_IS})(?:(?:the|months|period|from|of)\s)*{_DAY}"
    rf"(?P<from>{_MONTH})\.?(?:\s\d{{4}})?\s?(?:-|to|until|till|through)\s?{_DAY}"
    rf"(?P<to>{_MONTH})\b\.?(?:\s\d{{4}})?\)?"
)
# `Year to September`, `12 months ending 31 March`.
_ENDING = re.compile(
    r"\W*(?:the\s)?(?:(?:(?:financial|fiscal)\s)?years?|fy|(?:12|twelve)\smonths)"
    rf"\s(?:to|ending|ended)\s(?:the\s)?(?:end\sof\s)?{_DAY}"
    rf"(?P<to>{_MONTH})\W*"
)
_OPENING = re.compile(r"\W*(?:(?:please\s)?note(?:s|\sthat)?\b|n\.?b\.?(?!\w)|key\b)?[\s:*†./-]*")
_BETWEEN = re.compile(r"[\s,;.]*(?:and\s)?")
_QUARTER_OF_HEADING = re.compile(r"\bq\s?([1-4])\b|\bquarter\s([1-4])\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
_MONTHS_OF_YEAR = 12


def year_begins(text: str) -> int:
    """Return the month in which the years of a table begin, 0 where a text says more, or nothing.

    `Q1 is April to June`, `Years run from April to March` and `Year to March` say that it is April.
    """
    folded = plain(text)
    if ending := _ENDING.fullmatch(folded):
        return _month(MONTHS[ending["to"]] + 1)
    opening = _OPENING.match(folded)
    at = opening.end() if opening else 0
    found: set[int] = set()
    while meaning := _MEANING.match(folded, at):
        found.add(_begins(meaning))
        between = _BETWEEN.match(folded, meaning.end())
        at = between.end() if between else meaning.end()
    return found.pop() if len(found) == 1 and at == len(folded) else 0


def agrees(first: int, figure: Figure) -> bool:
    """Return whether the period of a figure is one of years that begin in a month.

    It is if it is such a year, or several, or the quarter that the heading names of one.
    """
    period = figure.period
    if period is None:
        return False
    headings = (figure.series, *(text for _, text in figure.breakdown))
    named = {found[1] or found[2] for text in headings for found in _quarters(text)}
    months = _months(period)
    if len(named) == 1 and months == 3:
        return _month(first + 3 * int(named.pop()) - 3) == period.start.month
    return not named and months % _MONTHS_OF_YEAR == 0 and period.start.month == first


def _begins(meaning: re.Match[str]) -> int:
    """Return the month in which the year begins of which a quarter, or which itself, is said."""
    first, last = MONTHS[meaning["from"]], MONTHS[meaning["to"]]
    months = (last - first) % _MONTHS_OF_YEAR + 1
    words = meaning["q"] or meaning["number"] or meaning["nth"]
    if not words:
        return first if months == _MONTHS_OF_YEAR else 0
    if words in _NTH:
        quarter = _NTH.index(words) + 1
    else:
        quarter = _NUMBERS[words] if words in _NUMBERS else int(words)
    return _month(first - 3 * quarter + 3) if months == 3 else 0


def _month(number: int) -> int:
    return (number - 1) % _MONTHS_OF_YEAR + 1


def _months(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _quarters(text: str) -> list[re.Match[str]]:
    return list(_QUARTER_OF_HEADING.finditer(text))
