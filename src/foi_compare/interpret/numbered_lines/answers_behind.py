"""Questions with their answers behind a dash: `2) Outcomes by code - see the spreadsheet, tab 2`.

One dash says nothing; where behind most dashes of a numbered list the force speaks, it does behind
all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.bare_answers import is_amount, is_bare_answer
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.outline import numbered_lists
from foi_compare.text import fold_space

_FEWEST = 2
_DASH = re.compile(r"\s[-\u2013\u2014]\s+")
# `tab 2 of the spreadsheet`, `the PDF`: where the answer is to be found.
_POINTS = re.compile(
    r"\W*(?:(?:please\s)?(?:see|refer to)\b|(?:the\s)?(?:attach\w+|enclosed|annex|tab|sheet|table"
    r"|pdf|spreadsheet|workbook|link)\b)"
)


def with_answers_behind(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the items of such lists cut into question and answer."""
    cuts: dict[int, tuple[int, int]] = {}
    named = [p for p, one in enumerate(segments) if one.marker and _named(one.marker)]
    for places in (*(one.places for one in numbered_lists(segments)), named):
        if len(places) >= _FEWEST and not _answered_apart(segments, places):
            cuts |= _cuts(segments, places, words)
    told: list[Segment] = []
    for place, one in enumerate(segments):
        told.extend(_cut(one, cuts[place]) if place in cuts else (one,))
    return told


def _named(marker: Marker) -> bool:
    return marker.kind == "question" and len(marker.numbers) == 1


def _answered_apart(segments: Sequence[Segment], places: Sequence[int]) -> bool:
    """Return whether the numbers of a list stand again below it."""
    numbers = {_marker(segments[place]).numbers for place in places}
    if len(numbers) < len(places):
        return True
    below = (one.marker for one in segments[places[-1] + 1 :])
    return any(marker is not None and marker.numbers in numbers for marker in below)


def _cuts(
    segments: Sequence[Segment], places: Sequence[int], words: Voice
) -> dict[int, tuple[int, int]]:
    """Return by place where the questions end and the answers begin; {} unless most have one."""
    sure: dict[int, tuple[int, int]] = {}
    others: dict[int, tuple[int, int]] = {}
    for place in places:
        one = segments[place]
        dashes = [found.span() for found in _DASH.finditer(one.text, _marker(one).end)]
        told = next((dash for dash in dashes if _speaks(one.text[dash[1] :], words)), None)
        if told is not None:
            sure[place] = told
        elif dashes:
            others[place] = dashes[-1]
    if len(sure) < _FEWEST or 2 * len(sure) <= len(places):
        return {}
    return sure | others


def _speaks(text: str, words: Voice) -> bool:
    """Return whether the force speaks in the words behind a dash."""
    folded = plain(fold_space(text))
    if _POINTS.match(folded) is not None or words.settles(folded) or words.refuses(folded):
        return True
    return is_bare_answer(folded) and is_amount(text) and bool(unexplained(text) or text.isalpha())


def _cut(segment: Segment, dash: tuple[int, int]) -> Iterator[Segment]:
    """Yield the question before a dash and the answer behind it."""
    marker, (end, start) = _marker(segment), dash
    yield segment._replace(
        text=segment.text[:end],
        end=segment.start + end,
        marker=Marker("question", marker.numbers, marker.end),
        listed=False,
    )
    yield segment._replace(
        text=segment.text[start:],
        start=segment.start + start,
        marker=Marker("answer", marker.numbers, 0),
        listed=False,
    )


def _marker(segment: Segment) -> Marker:
    """Return the marker of an item of a list, which has one."""
    return segment.marker or Marker("bare", (), 0)
