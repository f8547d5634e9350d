"""Numbers above questions: a lone `1` above one, with a lone `2` above the next, numbers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE

_FEWEST = 2
_ALONE = re.compile(r"\s*(?P<number>0{0,2}\d{1,2})[.):]?\s*")
_TITLE = "part"  # a line that only stands above a question


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
