"""The label that opens a passage, in whatever style a letter numbers its questions.

Most styles are known one by one. Two are told by the letter alone: numbers in brackets behind each
other, `(1)(a) and (1)(b)`, and a noun with a number that counts up from the first and stands twice,
once before a question and once before its answer: `Element A`, `Head 1`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foi_compare.interpret.letter_text.numbering import before
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker, clean_number, read_marker

_STEP = r"(?:\d{1,2}|[a-z]|[ivx]{1,4})"
_ONE = rf"\({_STEP}\)(?:\s?\({_STEP}\))*"
_BRACKETED = re.compile(
    rf"\s*(?P<list>{_ONE}(?:(?:,\s|\s?(?:,\s)?(?:and|&)\s){_ONE})*)[.:]?(?:\s+|$)", re.IGNORECASE
)
_LISTED = re.compile(
    r"\s*(?P<list>(?:[A-H]|\d{1,2}|[ivx]{1,4})(?:(?:,\s|,?\s(?:and|&)\s)(?:[A-H]|\d{1,2}|[ivx]{1,4}))+)"
    r"\s?[.:)\u2013-](?:\s+|$)"
)
_NAMED = re.compile(
    r"\W*(?P<noun>[A-Z][a-z]{2,11})\s(?P<number>\d{1,2}|[A-H]|[ivx]{1,4})(?![\w/])[\s.:)\u2013-]*"
)
# A line that is nothing but the numbers of questions: `1 and 2`.
_ALONE = re.compile(
    r"\W*(?P<list>\d{1,2}[a-h]?(?:(?:,\s|,?\s(?:and|&)\s)\d{1,2}[a-h]?)*)\W*", re.IGNORECASE
)
# What is counted so in every letter, and is no question.
_COUNTED = frozenset(
    ["annex", "appendix", "article", "code", "column", "figure", "form", "outcome", "page",
     "regulation", "row", "schedule", "section", "sheet", "table", "year"]
)  # fmt: skip
_FIRST = frozenset({"1", "a", "i"})
_TWO = 2
NUMBERED = frozenset({"bare", "question", "regarding", "answer"})


class Label(NamedTuple):
    """The numbers that open a passage and where its words begin; `named` by a noun before them."""

    numbers: tuple[str, ...]
    end: int
    named: bool = False


def naming_nouns(texts: Iterable[str]) -> frozenset[str]:
    """Return the nouns that number the questions of a letter, each twice and from the first on."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in (line for text in texts for line in text.split("\n")):
        named = _NAMED.match(line)
        if named is not None and named["noun"].casefold() not in _COUNTED:
            found[named["noun"]][named["number"].casefold()] += 1
    return frozenset(noun for noun, numbers in found.items() if _asked_and_answered(numbers))


def _asked_and_answered(numbers: Counter[str]) -> bool:
    twice = [number for number, times in numbers.items() if times >= _TWO]
    return (
        len(twice) >= _TWO
        and len(twice) == len(numbers)
        and all(number in _FIRST or set(before(number)) & numbers.keys() for number in numbers)
    )


def label_of(segment: Segment, nouns: frozenset[str]) -> Label | None:
    """Return the label that opens a segment, else None."""
    text = segment.text
    bracketed = _BRACKETED.match(text)
    if bracketed is not None:
        printed = re.findall(_ONE, bracketed["list"], re.IGNORECASE)
        return Label(tuple(map(clean_number, printed)), bracketed.end())
    listed = _LISTED.match(text)
    if listed is not None:
        return Label(tuple(re.findall(r"\b(?!and\b)\w+", listed["list"])), listed.end())
    alone = _ALONE.fullmatch(text)
    if alone is not None and (segment.bold or segment.kind == "heading"):
        return Label(tuple(re.findall(r"\d+[a-h]?", alone["list"])), len(text))
    named = _NAMED.match(text)
    if named is not None and named["noun"] in nouns:
        return Label((named["number"],), named.end(), named=True)
    marker = read_marker(text) if segment.listed else segment.marker
    return _of_marker(marker, text)


def _of_marker(marker: Marker | None, text: str) -> Label | None:
    if marker is None or marker.kind not in NUMBERED or not marker.numbers:
        return None
    named = marker.kind != "bare" and any(letter.isalpha() for letter in text[: marker.end])
    return Label(marker.numbers, marker.end, named=named)


def opens_line(segment: Segment, nouns: frozenset[str]) -> Sequence[int]:
    """Return where the lines begin within a segment that open with a label of the letter's own."""
    starts, at = [], 0
    for line in segment.text.split("\n"):
        named = _NAMED.match(line)
        own = named is not None and named["noun"] in nouns
        if at and (own or _BRACKETED.match(line) is not None):
            starts.append(at)
        at += len(line) + 1
    return starts
