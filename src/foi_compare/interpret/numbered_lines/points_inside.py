"""Sentences that hold several questions: `You asked (i) how many …, (ii) … and (iii) …`.

The points count up from the first. They are questions where the words before them tell what was
asked, or where the sentence is a question and each point stands again below as a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker

_POINT = re.compile(
    r"(?<=\s)(?P<point>\((?P<number>\d{1,2}|[a-h]|[ivx]{1,4})\)|(?P<bare>\d{1,2})[.)])\s"
    r"(?=[^\W\d_]|\d{4}\b)"
)
# `Your request had four limbs:`
_LEADS = re.compile(
    r"\byour\s(?:\w+\s)?(?:request|application)\s(?:had|has|was|is|falls?|fell|contain\w*|compris\w*"
    r"|consist\w*)\b[^.:]*:\s*$",
    re.IGNORECASE,
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
    yield _cut(segment, 0, points[0].start("point"))
    above = _number(segment)
    starts = [one.start("point") for one in points]
    for point, (start, end) in zip(points, pairwise([*starts, len(segment.text)]), strict=True):
        marker = Marker("question", (above + _name(point),), point.end() - start)
        yield _cut(segment, start, end)._replace(marker=marker)


def _cut(segment: Segment, start: int, end: int) -> Segment:
    return segment._replace(
        text=segment.text[start:end], start=segment.start + start, end=segment.start + end
    )


def _number(segment: Segment) -> str:
    """Return the number of a question whose points have letters: `(a)` under 2 is 2a."""
    marker = segment.marker
    numbered = marker is not None and marker.kind in {"question", "bare"}
    return marker.numbers[0] if marker is not None and numbered and marker.numbers else ""


def _points(segment: Segment) -> list[re.Match[str]]:
    """Return the points behind the number of a text, none unless all count up from the first."""
    behind = segment.marker.end if segment.marker is not None else 0
    found = list(_POINT.finditer(segment.text, behind))
    names = tuple(map(_name, found))
    counted = any(names == row[: len(names)] for row in _COUNTED)
    return found if len(found) > 1 and counted else []


def _name(point: re.Match[str]) -> str:
    return point["number"] or point["bare"]


def _are_questions(
    segment: Segment, points: Sequence[re.Match[str]], printed: set[str], words: Voice
) -> bool:
    lead = segment._replace(text=segment.text[: points[0].start()])
    if words.tells_request(lead) or _LEADS.search(lead.text):
        return True
    return words.asks(segment) and printed.issuperset(map(_name, points))
