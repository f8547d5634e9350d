"""Lists whose answers stand beneath each item: `- Number of charges` / `Nil return.` / `- …`.

Where nearly every item that asks has a passage without a mark beneath it, and most of these say
something of the information, each passage answers the item above it. Dashes are numbered then by
their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.interpret.numbered_lines.outline import numbered_lists

_FEWEST = 3
_NEARLY = 4  # of so many items one may have nothing beneath
_LONGEST = 4  # passages of one answer


def with_answers_beneath(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the marks of questions and answers in lists of both in turn."""
    numbered = [one.places for one in numbered_lists(segments) if one.below < 0]
    told = list(segments)
    for places in numbered or [_dashes(segments)]:
        beneath = _beneath(segments, places)
        if len(places) < _FEWEST or not _take_turns(segments, places, beneath, words):
            continue
        for order, place in enumerate(places, start=1):
            marker = told[place].marker
            numbers = marker.numbers if marker is not None and numbered else (str(order),)
            end = marker.end if marker is not None else 0
            told[place] = told[place]._replace(marker=Marker("question", numbers, end))
            answer = beneath.get(place, place)
            if answer != place and told[answer].table is None:
                told[answer] = told[answer]._replace(marker=Marker("answer", numbers, 0))
    return told


def _dashes(segments: Sequence[Segment]) -> list[int]:
    return [
        place
        for place, one in enumerate(segments)
        if one.marker is not None and one.marker.kind == "bullet"
    ]


def _beneath(segments: Sequence[Segment], places: Sequence[int]) -> dict[int, int]:
    """Return for each item the place of the passage beneath it, for those that have one."""
    found = {}
    for place, following in pairwise([*places, len(segments)]):
        own = [at for at in range(place + 1, following) if segments[at].kind not in FURNITURE]
        if own and (len(own) <= _LONGEST or following == len(segments)):
            found[place] = own[0]
    return found


def _take_turns(
    segments: Sequence[Segment],
    places: Sequence[int],
    beneath: Mapping[int, int],
    words: Voice,
) -> bool:
    """Return whether a list asks and the passages beneath its items answer."""
    if _NEARLY * (len(places) - len(beneath)) > len(places):
        return False
    answers = [segments[at] for at in beneath.values()]
    texts = [one for one in answers if one.table is None]
    if any(one.marker is not None or words.opens_response(one) for one in texts):
        return False
    asking = sum(words.asks(segments[place]) for place in places)
    said = sum(words.speaks_of_it(one) for one in texts) + len(answers) - len(texts)
    return 2 * asking >= len(places) and 2 * said >= len(answers)
