"""The lines of a block to which of them are rows of a label and a number."""

from __future__ import annotations

import re
from itertools import pairwise

from foi_compare.interpret.letter_text.bare_answers import is_numbered_answer, names_outcome
from foi_compare.interpret.letter_text.printed_lines import only_marker

_LIST_LINE = re.compile(
    r"\s*\S(?:[^\w\n]|[\d_])*[^\W\d_].*"
    r"[\s:\-–=|](?:\d[\d,.]*\s?%?|-|nil|zero|<\s?\d+|\*)\s*$",
    re.IGNORECASE,
)
# `see the spreadsheet, tab 2` gives no number.
_POINTS = re.compile(
    r"\b(?:tab|sheet|worksheet|annex|appendix|attachment|table|page|note)\s\d{1,2}\W*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|have|has|had|be|been|do|does|hold|holds|please|would|could|will|can|"
    r"cannot|recorded on|received)\b",
    re.IGNORECASE,
)
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# A line that ends in a date, the year of a sentence or a reference is no row of a list.
_DATED = re.compile(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:{MONTHS}),?\s\d{{4}}"
    r"|\b(?:in|for|during|since|from|until|and|to)\s(?:19|20)\d\d)\W*$"
    r"|\bref(?:erence)?\b[^a-z]*[\w/.-]*$|\btel(?:ephone)?\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"\s*(\d{1,2})[A-Ca-c]?\s?[.):\-–—]\s")
_LONGEST_ROW = 400
_MIN_LIST = 2


def listed_lines(text: str, pieces: list[tuple[int, int]]) -> list[bool]:
    """Return for each line whether it is one of several rows of a label and a number."""
    rows = [_is_row(text[start:end]) for start, end in pieces]
    answers = [is_numbered_answer(text[start:end]) for start, end in pieces]
    listed = [False] * len(rows)
    start = 0
    while start < len(rows):
        stop = start
        while stop < len(rows) and rows[stop]:
            stop += 1
        verbs = sum(1 for a, b in pieces[start:stop] if _VERB.search(text[a:b]))
        coded = _coded(text, pieces[start:stop])
        # `1a) 101` answers a question, unless numbers with gaps tell that they are codes.
        fits = coded or (2 * verbs < stop - start and not any(answers[start:stop]))
        if stop - start >= _MIN_LIST and fits:
            listed[start:stop] = [True] * (stop - start)
        start = max(stop, start + 1)
    return listed


def _coded(text: str, rows: list[tuple[int, int]]) -> bool:
    """Return whether rows open with numbers that leave gaps: codes, where answers have none."""
    printed = [_CODED.match(text[start:end]) for start, end in rows]
    numbers = [int(found[1]) for found in printed if found is not None]
    ascending = all(earlier < later for earlier, later in pairwise(numbers))
    gaps = any(later - earlier > 1 for earlier, later in pairwise(numbers))
    return len(numbers) == len(rows) and ascending and gaps


def _is_row(line: str) -> bool:
    if len(line) > _LONGEST_ROW or _DATED.search(line) or only_marker(line):
        return False
    if names_outcome(line) or _POINTS.search(line) is not None:
        return False
    return _LIST_LINE.match(line) is not None and "?" not in line
