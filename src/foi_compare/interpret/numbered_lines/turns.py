"""Questions and answers that take turns, told apart by their lines or their print alone.

A letter that answers within the words of the requester has no heading over its answers and often no
number either: `How many were charged?` with `12` on the next line of the same paragraph, or a dash
of the request with a plain paragraph below it. One such paragraph may be anything; where most that
is asked in a letter is answered so, all of it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, is_title
from foi_compare.interpret.numbered_lines.list_roles import NUMBERING, PART

_TWO = 2
_THREE = 3
_FEW_WORDS = 8  # of a first line that may be a question without a verb
# A line that ends so goes on in the next, as `between the 1st` does.
_DANGLES = re.compile(
    r"\b(?:and|or|to|of|the|than|in|on|for|with|by|from|at|an?|between|is|are|was|were"
    r"|\d{1,2}(?:st|nd|rd|th)?)$",
    re.IGNORECASE,
)
_UNENDED = (",", ";", ":", ".", "-", "\u2013")


class _Turn(NamedTuple):
    """A question and what stands below it in its paragraph; `sure` says that this answers it."""

    asked: Segment
    answers: tuple[Segment, ...]
    sure: bool


def with_turns_parted(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with each question parted from the answer on the lines below it."""
    turns = {
        place: turn for place in range(len(segments)) if (turn := _turn(segments, place, words))
    }
    sure = [place for place, turn in turns.items() if turn.sure]
    if len(sure) < _TWO or len(sure) <= _left_open(segments, turns, words):
        return list(segments)
    if any(map(words.opens_response, segments[sure[0] :])):
        return list(segments)
    kept = _in_a_row(segments, turns, sure, words)
    numbered = any(_has_number(turns[place].asked) for place in kept)
    told: list[Segment] = []
    place = 0
    while place < len(segments):
        one = segments[place]
        if place in kept:
            number = "" if numbered else str(kept.index(place) + 1)
            told.extend(_marked(turns[place], number))
            place += _length(turns[place], one) - 1
        elif not numbered and kept[0] < place < kept[-1] and is_title(one, words):
            told.append(one._replace(marker=Marker(PART, (), len(one.text))))
        else:
            told.append(one)
        place += 1
    return told


def _turn(segments: Sequence[Segment], place: int, words: Voice) -> _Turn | None:
    """Return the question that a paragraph opens with and what stands below it, else None."""
    segment = segments[place]
    if segment.table is not None or segment.listed or segment.side or segment.kind in FURNITURE:
        return None
    parted = _by_lines(segment, words)
    if parted is not None:
        return parted
    below = tuple(one for one in segments[place + 1 : place + _THREE] if _goes_on(one, segment))
    if not below or not _ends_asking(segment.text) or not words.asks(segment):
        return None
    return _Turn(segment, below, words.speaks_of_it(below[0]) and not words.demands(below[0].text))


def _goes_on(segment: Segment, above: Segment) -> bool:
    """Return whether a segment is a further piece of the paragraph of another."""
    same = (segment.file, segment.block, segment.row) == (above.file, above.block, above.row)
    item = above.kind == segment.kind == "list_item"
    return same and item and segment.marker is None and not segment.listed


def _by_lines(segment: Segment, words: Voice) -> _Turn | None:
    lines = segment.text.split("\n")
    cut, ended = -1, False
    for place, line in enumerate(lines[:-1]):
        cut += len(line) + 1
        ended = _ends_asking(line) if line.strip("\"' ") else ended
        if place and not ended:
            continue
        first = segment.text[:cut]
        asked = segment._replace(text=first, end=segment.start + len(first))
        answer = _behind(segment, len(first) + 1)
        if not answer.text.strip() or words.demands(answer.text):
            continue
        asks, speaks = words.asks(asked), words.speaks_of_it(answer)
        small = answer.text.lstrip()[:1].islower()
        if ended or (speaks and not small and _may_be_whole(asked, asks=asks)):
            return _Turn(asked, (answer,), asks and speaks)
    return None


def _ends_asking(text: str) -> bool:
    return text.rstrip("\"' \n").endswith("?")


def _may_be_whole(asked: Segment, *, asks: bool) -> bool:
    """Return whether a first line can be a question that ends without a mark."""
    text = asked.body.rstrip()
    if not text or text.endswith(_UNENDED) or _DANGLES.search(text):
        return False
    return asks or len(text.split()) <= _FEW_WORDS


def _behind(segment: Segment, cut: int) -> Segment:
    text = segment.text[cut:]
    return segment._replace(text=text, start=segment.start + cut, marker=None)


def _has_number(segment: Segment) -> bool:
    marker = segment.marker
    return marker is not None and marker.kind in NUMBERING and len(marker.numbers) == 1


def _length(turn: _Turn, printed: Segment) -> int:
    """Return how many segments a turn was before it was parted."""
    return 1 if turn.asked.text != printed.text else 1 + len(turn.answers)


def _left_open(segments: Sequence[Segment], turns: Mapping[int, _Turn], words: Voice) -> int:
    """Return how many questions stand without an answer below them, in one paragraph or two."""
    asking = [
        place
        for place, one in enumerate(segments)
        if place not in turns and one.table is None and not one.listed and words.asks(one)
    ]
    return sum(
        place + 1 >= len(segments)
        or words.asks(segments[place + 1])
        or not words.speaks_of_it(segments[place + 1])
        for place in asking
    )


def _in_a_row(
    segments: Sequence[Segment],
    turns: Mapping[int, _Turn],
    sure: Sequence[int],
    words: Voice,
) -> list[int]:
    """Return the places of the turns among the sure ones, and of those right beside them."""
    kept = [place for place in turns if sure[0] <= place <= sure[-1]]
    ends = {place + _length(turn, segments[place]): place for place, turn in turns.items()}
    place = sure[0]
    while place in ends:
        place = ends[place]
        kept.insert(0, place)
    place = sure[-1] + _length(turns[sure[-1]], segments[sure[-1]])
    while place in turns or (place + 1 in turns and is_title(segments[place], words)):
        step = 1
        if place in turns:
            kept.append(place)
            step = _length(turns[place], segments[place])
        place += step
    return kept


def _marked(turn: _Turn, number: str) -> tuple[Segment, ...]:
    """Return question and answer, the answer under the number of the question."""
    asked, (answer, *more) = turn.asked, turn.answers
    if number:
        end = asked.marker.end if asked.marker is not None else 0
        asked = asked._replace(marker=Marker("question", (number,), end))
    if asked.marker is not None and _has_number(asked):
        answer = answer._replace(marker=Marker("answer", asked.marker.numbers, 0))
    return asked, answer, *more


def answered_dashes(segments: Sequence[Segment], words: Voice) -> list[int]:
    """Return the places of dashes that each ask and have their answer in the paragraph below."""
    places = [
        place
        for place, one in enumerate(segments)
        if one.marker is not None and one.marker.kind == "bullet" and not one.listed
    ]
    if len(places) < _THREE or any(words.answers(segments[place]) for place in places):
        return []
    below = [segments[place + 1 : end] for place, end in pairwise([*places, len(segments)])]
    if not all(own and own[0].table is None and not words.asks(own[0]) for own in below):
        return []
    spoken = sum(words.speaks_of_it(own[0]) for own in below)
    asking = sum(words.asks(segments[place]) for place in places)
    other = not {segments[place].bold for place in places} & {own[0].bold for own in below}
    taken_turns = _THREE * spoken >= _TWO * len(places) and (other or _TWO * asking >= len(places))
    return places if taken_turns else []
