"""Number words that make one number together: `two hundred and six`, `nineteen (19)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from foi_compare.interpret.meanings.values import parse_value, parse_word
from foi_compare.text import Numeral, find_numerals

_LONGEST = 6  # `one hundred and two thousand and five`
_BESIDE = re.compile(r"[\s-]+(?:and\s+)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(\s*")
_CLOSED = re.compile(r"\s*\)")


def joined_words(
    text: str, numerals: Sequence[Numeral]
) -> list[tuple[Numeral, tuple[Numeral, ...]]]:
    """Return the numbers of a text, each as printed, with the numerals that it is made of."""
    found = []
    at = 0
    while at < len(numerals):
        size = _size(text, numerals[at : at + _LONGEST])
        parts = tuple(numerals[at : at + size])
        found.append((_whole(text, parts), parts))
        at += size
    return found


def number_runs(text: str) -> list[tuple[int, int]]:
    """Return where several number words of a text stand that are one number."""
    return [
        (whole.start, whole.end)
        for whole, parts in joined_words(text, find_numerals(text))
        if len(parts) > 1
    ]


def _size(text: str, numerals: Sequence[Numeral]) -> int:
    """Return how many numerals from the first on are one number."""
    for size in range(len(numerals), 1, -1):
        parts = numerals[:size]
        if _is_beside(text, parts) and parse_word(_span(text, parts)) is not None:
            return size + _repeats(text, parts, numerals[size:])
    return 1 + _repeats(text, numerals[:1], numerals[1:])


def _is_beside(text: str, parts: Sequence[Numeral]) -> bool:
    return all(
        _BESIDE.fullmatch(text, one.end, following.start) is not None
        for one, following in pairwise(parts)
    )


def _repeats(text: str, parts: Sequence[Numeral], behind: Sequence[Numeral]) -> int:
    """Return 1 where the next numeral says the same number in brackets: `nineteen (19)`."""
    if not behind or not _IN_BRACKETS.fullmatch(text, parts[-1].end, behind[0].start):
        return 0
    own, again = parse_word(_span(text, parts)), parse_value(behind[0].text)
    closed = _CLOSED.match(text, behind[0].end) is not None
    return int(own is not None and again is not None and closed and again.amount == own)


def _span(text: str, parts: Sequence[Numeral]) -> str:
    return text[parts[0].start : parts[-1].end]


def _whole(text: str, parts: tuple[Numeral, ...]) -> Numeral:
    """Return the number as printed, without what is said again in brackets."""
    said = parts if len(parts) == 1 or _is_beside(text, parts) else parts[:-1]
    return Numeral(_span(text, said), said[0].start, said[-1].end)
