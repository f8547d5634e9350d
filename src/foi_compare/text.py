"""Text as replies print it: folding dashes, quotes and spaces, and finding numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# A list of crimes prints the same few texts in thousands of cells.
_PRINTED = 2**10  # texts of the rows that are written one after the other
_REPEATED = 2**13
# The raw text of a page is asked for its numerals when these are given addresses, and once more
# when they are accounted for; of a longer document than this has pages, it is read twice.
_PARTS = 2**8

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\x96\x97"), "-")
_SINGLE = "\u2018\u2019\u201a\u201b`\u00b4\x91\x92"
_DOUBLE = "\u201c\u201d\u201e\u201f\x93\x94"
_QUOTES = dict.fromkeys(map(ord, _SINGLE), "'") | dict.fromkeys(map(ord, _DOUBLE), '"')
_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), None)
_FOLDING = _DASHES | _QUOTES | _DROPPED
# What a terminal or a viewer obeys in place of showing it: controls, and what turns the direction.
_OBEYED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_OTHER_ENDS = re.compile("[\x0b-\x0d\x1c-\x1f\x85\u2028\u2029]")
# The characters of Windows that old programs leave where Unicode has controls.
WINDOWS = {
    code: character
    for code in range(0x80, 0xA0)
    if (character := bytes([code]).decode("cp1252", "ignore"))
}

_UNITS = "zero|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_IN_DIGITS = re.compile(r"\d(?:[\d.,/:-]*\d)?")
NUMBER_WORDS = tuple(f"{_UNITS}|{_TEENS}|{_TENS}|hundred|thousand".split("|"))
_NUMERAL = re.compile(
    rf"(?P<digits>{_IN_DIGITS.pattern})"
    rf"|(?<![\w-])(?P<word>(?:{_TENS})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{_TEENS}|{_UNITS}|hundred|thousand)(?![\w-])",
    re.IGNORECASE,
)


_SPAN = re.Match.span
_new = tuple.__new__


class Numeral(NamedTuple):
    """A run of digits with what joins them (`1,234`, `2019/20`), or a number word."""

    text: str
    start: int
    end: int


def _folded(text: str) -> str:
    folded = " ".join(text.split())
    return text if folded == text else folded  # most are: a copy of each would be kept for nothing


@lru_cache(maxsize=_REPEATED)
def fold_space(text: str) -> str:
    """Return the text with every run of white space as one space, none at the ends."""
    return _folded(text)


@lru_cache(maxsize=_PRINTED)
def on_one_line(text: str) -> str:
    """Return the text as it may be printed: on one line, with nothing that a screen would obey."""
    if text.isascii() and text.isprintable():
        return _folded(text)
    return _folded(without_orders(text))


def without_orders(text: str) -> str:
    """Return the text without what a screen would obey; its line feeds and tabs stay."""
    return _OTHER_ENDS.sub(" ", _OBEYED.sub("", text.translate(WINDOWS)))


@lru_cache(maxsize=_REPEATED)
def fold_marks(text: str) -> str:
    """Return the text with dashes, quotes and invisible characters as plain ones.

    Nothing else changes, and every dash or quote stays one character.
    """
    if text.isascii() and "`" not in text:
        return text  # as most are; looking each character up takes ten times as long
    return text.translate(_FOLDING)


@lru_cache(maxsize=_REPEATED)
def normalise(text: str) -> str:
    """Return the text for comparing: compatibility forms, plain marks, one space, lower case."""
    folded = unicodedata.normalize("NFKC", fold_marks(text))
    return fold_space(fold_marks(folded)).casefold()


_OF_WHICH = re.compile(
    r"\W*(?:of which|of whom|of these|of those|including|incl\.?)\b", re.IGNORECASE
)


def repeats_row_above(label: str) -> bool:
    """Return whether a row is a part of the one above it: `of which by the police`.

    Its numbers are in those of that row; no printed total counts them again.
    """
    return _OF_WHICH.match(label) is not None


@lru_cache(maxsize=_REPEATED)
def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return every numeral of the text in order, with its offsets.

    A numeral is what the ledger counts: a run of digits with the marks that join them, or a
    number word that can stand for a count. Letters are never part of one, so that `1040A/22`
    holds two and extractions that glue words together still count the same.
    """
    # One character for one, so that offsets hold.
    plain = text if text.isascii() else text.translate(_DASHES)
    # A date or a number has no letter, and no number word to look for.
    form = _IN_DIGITS if text.upper() == text.lower() else _NUMERAL
    return tuple(
        [
            _new(Numeral, (text[start:end], start, end))
            for start, end in map(_SPAN, form.finditer(plain))
        ]
    )


@lru_cache(maxsize=_PARTS)
def numeral_texts(text: str) -> tuple[str, ...]:
    """Return the texts of the numerals of `find_numerals`, where nobody asks for their places."""
    plain, form = text.translate(_DASHES), _NUMERAL
    if text.isascii():
        # A page of a list is long and has no number word: looking for each takes a tenth.
        plain, low = text, text.lower()
        form = _NUMERAL if any(word in low for word in NUMBER_WORDS) else _IN_DIGITS
    return tuple([text[start:end] for start, end in map(_SPAN, form.finditer(plain))])


def ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as runs: `2-5, 9`."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)
