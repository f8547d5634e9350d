"""Text to sentences with their offsets, over the line breaks that a page made."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

_END = re.compile(r"[.?!;](?:[\"')\]\u201d\u2019]*)(?=\s)|[.?!](?=[A-Z][a-z])")
# A stop behind one of these ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:no|nos|approx|e\.g|i\.e|eg|ie|etc|mr|mrs|ms|dr|ref|tel|ext|s|ss|secs?|sects?|vs|cf|viz|para|inc|"
    r"st|dept|incl|excl|(?<!part )[a-z]|fig|figs|q|qu)|(?:^|\n)\s*\(?(?:\d{1,2}|[a-z]|[ivx]+))\.$",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(
    r"\s*(?:[-*•·▪●\uf0b7]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|Q\d|A\d"
    # A code or a year with its number behind a dash: `19C - 44`, `2022/23 = 41`.
    r"|\d{1,4}[a-z]?(?:[/-]\d{1,2})?\s?[-–:=]\s)",
    re.IGNORECASE,
)
# A line that is a year alone heads what follows, and ends no sentence.
_YEAR_LINE = re.compile(
    r"^[^\S\n]*(?:(?:calendar |financial )?year\s|FY\s?)?(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?"
    r"[^\S\n]*[:–-]?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT_LINE = 0.62
_OPENING = 400  # characters of a line that say how it opens
_SECTION = re.compile(r"\b(?:sections?|s\.?|adran)\s?\d{1,2}(?:\s?\(\w{1,2}\))?\s*$", re.IGNORECASE)


_LINES_ABOVE = 8  # a year is broken over four at most: `year`, `2019`, `/` and `20`
AROUND_YEAR = " :–-\n"


class Sentence(NamedTuple):
    """A sentence and its offsets in the text it stands in."""

    text: str
    start: int
    end: int


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of a text between two offsets.

    A line break ends a sentence where the next line opens with a list mark, where a blank line
    follows, or where the line stops well short of the longest one; else it is a wrapped line.
    """
    stop = len(text) if end is None else end
    cuts = sorted({*_stops(text, start, stop), *_breaks(text, start, stop), stop})
    sentences = []
    for cut in cuts:
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Sentence(stripped, first, first + len(stripped)))
        start = cut
    return tuple(sentences)


def year_above(text: str, at: int) -> str:
    """Return the last line above an offset that is a year alone, or ''."""
    # The offset may cut the last one, so that the lines right above are looked at anew.
    starts = [at]
    while starts[-1] and len(starts) <= _LINES_ABOVE:
        starts.append(text.rfind("\n", 0, starts[-1] - 1) + 1)
    lines = _year_lines(text)
    above = bisect_left(lines, starts[-1], key=itemgetter(0))
    _, end, year = lines[above - 1] if above else (0, 0, "")
    for start in reversed(starts[1:]):
        found = _YEAR_LINE.match(text, start, at) if start >= end else None
        if found is not None:
            end, year = found.end(), found[0].strip(AROUND_YEAR)
    return year


@lru_cache(maxsize=4)
def _year_lines(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where each line that is a year alone begins and ends, with the year."""
    found = _YEAR_LINE.finditer(text)
    return tuple((one.start(), one.end(), one[0].strip(AROUND_YEAR)) for one in found)


def cuts_section(before: str, line: str) -> bool:
    """Return whether a break stands within the number of a section: `Section 40` / `(2)`."""
    return line.lstrip().startswith("(") and _SECTION.search(before) is not None


def _stops(text: str, start: int, stop: int) -> list[int]:
    return [
        found.end()
        for found in _END.finditer(text, start, stop)
        if not _SHORT.search(text[max(start, found.end() - 9) : found.end()])
        or text[found.end() - 1] != "."
    ]


def _breaks(text: str, start: int, stop: int) -> list[int]:
    lines = [found.span() for found in re.finditer(r"[^\n]+", text[start:stop])]
    longest = max((last - first for first, last in lines), default=0)
    breaks = []
    for (first, last), (following, _) in pairwise(lines):
        line = text[start + first : start + last]
        rest = text[start + following : min(stop, start + following + _OPENING)]
        blank = following - last > 1
        short = len(line.strip()) < _SHORT_LINE * longest
        opens = _NEW_LINE.match(rest) is not None and not cuts_section(line, rest)
        upper = rest.lstrip()[:1].isupper() or rest.lstrip()[:1].isdigit()
        dated = _YEAR_LINE.match(rest) is not None
        if blank or opens or dated or line.rstrip().endswith(":") or (short and upper):
            breaks.append(start + last)
    return breaks
