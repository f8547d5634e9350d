"""Numbers that only the list around them tells: letters before answers, numbers above questions.

Below `A) …`, `B) …` and `C) …` the letters of `A The quarter has not ended`, `B These records are
published` and `C Three.` are those of the questions, as all of them stand there in order. A lone
`1` above a question, with a lone `2` above the next, numbers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.interpret.numbered_lines.outline import numbered_lists

_FEWEST = 2
_ALONE = re.compile(r"\s*(?P<number>0{0,2}\d{1,2})[.):]?\s*")
_TITLE = "part"  # a line that only stands above a question


def with_bare_labels(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments with the answers marked that open with the letters of a list, bare."""
    told = list(segments)
    for one in numbered_lists(segments):
        labels = [_number(segments[place]) for place in one.places]
        if one.below >= 0 or len(labels) < _FEWEST or any(label.isdigit() for label in labels):
            continue
        for place, label in _opened_by(segments, one.places[-1] + 1, labels):
            end = len(label) + len(told[place].text) - len(told[place].text.lstrip())
            told[place] = told[place]._replace(marker=Marker("answer", (label,), end))
    return told


def _opened_by(
    segments: Sequence[Segment], after: int, labels: Sequence[str]
) -> list[tuple[int, str]]:
    """Return the places that open with these labels in order, none where one is missing."""
    found: list[tuple[int, str]] = []
    for place in range(after, len(segments)):
        one = segments[place]
        if one.marker is not None or one.table is not None or len(found) == len(labels):
            continue
        label = labels[len(found)]
        if re.match(rf"\s*{re.escape(label)}\s+\S", one.text) is not None:
            found.append((place, label))
    return found if len(found) == len(labels) else []


def with_numbers_above(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the questions marked that each have a lone number above them."""
    alone = dict(_lone_numbers(segments))
    asked = [place + 1 for place in alone if words.asks(segments[place + 1])]
    if len(alone) < _FEWEST or _FEWEST * len(asked) < len(alone):
        return list(segments)
    told = list(segments)
    for place, number in alone.items():
        told[place + 1] = told[place + 1]._replace(marker=Marker("question", (number,), 0))
        told[place] = told[place]._replace(marker=Marker(_TITLE, (), len(told[place].text)))
    return told


def _lone_numbers(segments: Sequence[Segment]) -> Iterator[tuple[int, str]]:
    """Yield place and number of those that count up from 1, each alone above words without one."""
    last = 0
    for place, (one, following) in enumerate(pairwise(segments)):
        found = _ALONE.fullmatch(one.text)
        if found is None or one.kind in FURNITURE or int(found["number"]) not in {1, last + 1}:
            continue
        if following.marker is None and following.table is None and not following.listed:
            last = int(found["number"])
            yield place, found["number"]


def _number(segment: Segment) -> str:
    marker = segment.marker
    numbered = marker is not None and marker.kind == "bare" and len(marker.numbers) == 1
    return marker.numbers[0] if marker is not None and numbered else ""
