"""The numerals of a sentence to its numbers, each with the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.meanings.number_words import joined_words
from foi_compare.interpret.meanings.values import interval, parse_value, parse_word
from foi_compare.model import Value
from foi_compare.text import Numeral

_BEFORE = re.compile(
    r"(?:(?:<=?|>=?|≤|≥|&lt;)\s*|(?<![a-z])(?:(?:less|fewer|more|no more|not more|greater)\s+than"
    r"|under|over|below|up\s+to|at\s+(?:least|most)|(?:approximately|approx\.?|around"
    r"|about|circa|roughly|nearly|almost|some|(?<!\w)ca?\.?))\s+|~\s?|[£$€]\s?|-)$"
)
_FARTHEST = 100  # characters before a number in which what bounds it begins
_BETWEEN = re.compile(r"\bbetween\s$")
_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|\+)|\s+or\s+(?:fewer|less|under|more)\b|\s?(?:st|nd|rd|th)\b|\s?\*+"
)
_ROUGH = re.compile(r"(?:approx|around|about|circa|ca?\.?\s|~|roughly|nearly|almost|some)")


class Count(NamedTuple):
    """A number of a sentence: its offsets, value, and the numerals it is made of."""

    start: int
    end: int
    value: Value
    numerals: tuple[Numeral, ...]
    rough: bool = False


def read_counts(text: str, sentence: Sentence, numerals: Sequence[Numeral]) -> tuple[Count, ...]:
    """Return the numbers of a sentence with the words that bound them (`fewer than 5`)."""
    folded = plain(text)
    counts: list[Count] = []
    for numeral, parts in joined_words(text, numerals):
        near = max(sentence.start, numeral.start - _FARTHEST)
        before = _BEFORE.search(folded[near : numeral.start])
        after = _AFTER.match(folded, numeral.end)
        start = near + before.start() if before is not None else numeral.start
        end = after.end() if after is not None else numeral.end
        rough = before is not None and _ROUGH.match(before.group()) is not None
        printed = text[numeral.start if rough else start : end]
        value = parse_value(re.sub(r"per\s?cent", "%", _in_digits(plain(printed), numeral)))
        ranged = _as_range(folded, counts, numeral, parts, value)
        if ranged is not None:
            counts[-1] = ranged
            continue
        if value is None or value.status in {"not_stated", "not_held"}:
            value = interval(0, None, text[numeral.start : numeral.end])
            rough = True
        kept = Value(
            status=value.status,
            as_printed=" ".join(text[start:end].split()),
            amount=value.amount,
            lower=value.lower,
            upper=value.upper,
            measure=value.measure,
        )
        counts.append(Count(start, end, kept, parts, rough=rough))
    return tuple(counts)


def _in_digits(printed: str, numeral: Numeral) -> str:
    """Return `fewer than five` as `fewer than 5`; what has digits stays as it is."""
    number = parse_word(numeral.text)
    words = printed.strip()
    return words if number is None else words.replace(plain(numeral.text), str(number), 1)


def _as_range(
    folded: str,
    counts: Sequence[Count],
    numeral: Numeral,
    parts: tuple[Numeral, ...],
    value: Value | None,
) -> Count | None:
    """Return `between 1 and 4` as one number, where this is its second end."""
    if not counts or value is None:
        return None
    last = counts[-1]
    between = folded[last.end : numeral.start]
    opened = _BETWEEN.search(folded[max(0, last.start - _FARTHEST) : last.start]) is not None
    dashed = re.fullmatch(r"\s?(?:-|to)\s?", between) is not None
    if not (dashed or (opened and between.strip() == "and")):
        return None
    low, high = last.value.amount, value.amount
    if low is None or high is None or low >= high:
        return None
    printed = " ".join(folded[last.start : numeral.end].split())
    return Count(last.start, numeral.end, interval(low, high, printed), (*last.numerals, *parts))
