"""Titles that stand within their paragraph: over a question, and again before its answer.

`Seizures` on the first line of a paragraph that asks, and `Seizures - 118 were seized` among the
answers, are a title printed twice; each is parted from what it is the title of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.numbered_lines.answer_ties import is_title
from foi_compare.text import fold_space

_FIRST_LINE = re.compile(r"\s*(?P<title>[^\n]{3,60}?)[ \t]*\n\s*(?=\S)")
_LABEL = re.compile(r"\s*(?P<title>[^\W\d_][^\n:.?!]{2,60}?)\s*(?::|\s[-\u2013\u2014])(?:\s+|$)")
_MARKS = " \t\n:-\u2013\u2014"


def title_of(text: str) -> str:
    """Return a title as it is told from others: in small letters, without the mark behind it."""
    return fold_space(text).strip(_MARKS).casefold()


def with_titles_apart(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with each title apart that opens two of their paragraphs."""
    opened = [
        {title_of(found["title"]) for found in ways if found is not None}
        for ways in ((_opens(one, _FIRST_LINE), _opens(one, _LABEL)) for one in segments)
    ]
    times = Counter(title for titles in opened for title in titles)
    twice = {title for title, count in times.items() if count > 1}
    return [piece for one in segments for piece in _parted(one, twice, words)]


def _opens(segment: Segment, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the title that a paragraph opens with, None where it opens with none."""
    if segment.table is not None or segment.listed or segment.marker is not None:
        return None
    return pattern.match(segment.text)


def _parted(segment: Segment, twice: set[str], words: Voice) -> Iterator[Segment]:
    """Yield a segment, or its title and the rest, where it opens with one that is known."""
    ways = (_opens(segment, pattern) for pattern in (_FIRST_LINE, _LABEL))
    known = (one for one in ways if one is not None and title_of(one["title"]) in twice)
    found = next(known, None)
    if found is None:
        yield segment
        return
    title = segment._replace(text=found["title"], end=segment.start + found.end())
    rest = segment.text[found.end() :]
    if not is_title(title, words):
        yield segment
        return
    yield title
    if rest.strip():
        yield segment._replace(text=rest, start=segment.start + found.end())
