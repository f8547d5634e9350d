"""Sentences that hold several questions: `You asked (i) how many …, (ii) … and (iii) …`.

The points count up from the first. They are questions where the words before them tell what was
asked, or where the sentence is a question and each point stands again below as a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.interpret.letter_voice import Voice
from foi_compare.interpret.markers import read_marker
from foi_compare.interpret.segments import Segment

_POINT = re.compile(
    r"(?<=\s)(?P<point>\((?P<number>\d{1,2}|[a-h]|[ivx]{1,4})\)|(?P<bare>\d{1,2})[.)])\s"
    r"(?=[^\W\d_]|\d{4}\b)"
)
_COUNTED = (
    tuple(map(str, range(1, 100))),
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"),
)


def with_points_parted(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments cut where the points of a sentence begin that are questions."""
    printed = {
        number
        for one in segments
        if one.marker is not None and one.marker.kind == "bare"
        for number in one.marker.numbers
    }
    return [piece for one in segments for piece in _parted(one, printed, words)]


def _parted(segment: Segment, printed: set[str], words: Voice) -> Iterator[Segment]:
    points = [] if segment.table is not None or segment.listed else _points(segment)
    if not points or not _are_questions(segment, points, printed, words):
        yield segment
        return
    for start, end in pairwise([0, *(one.start("point") for one in points), len(segment.text)]):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        yield piece if start == 0 else piece._replace(marker=read_marker(text))


def _points(segment: Segment) -> list[re.Match[str]]:
    """Return the points within a text that count up from the first, none unless all do."""
    found = list(_POINT.finditer(segment.text))
    names = tuple(map(_name, found))
    counted = any(names == row[: len(names)] for row in _COUNTED)
    return found if len(found) > 1 and counted else []


def _name(point: re.Match[str]) -> str:
    return point["number"] or point["bare"]


def _are_questions(
    segment: Segment, points: Sequence[re.Match[str]], printed: set[str], words: Voice
) -> bool:
    lead = segment._replace(text=segment.text[: points[0].start()])
    if words.tells_request(lead):
        return True
    return words.asks(segment) and printed.issuperset(map(_name, points))
