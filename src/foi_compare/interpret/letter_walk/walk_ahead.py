"""What lies ahead of each segment of a document, found out once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate

from foi_compare.interpret.letter_text.request_below import QUOTED_LINE
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import cited_questions

_NOWHERE = 10**9
_TWO = 2


class Ahead:
    """Tells a walk what lies ahead of the segment that it comes to.

    Each line is looked at once: to look through all that follow at every line would take time that
    grows with the square of their number.
    """

    def __init__(self, segments: Sequence[Segment], walk: Walk) -> None:
        """Take the segments of a document and the walk that will go through them."""
        words = walk.words
        self._walk = walk
        self._segments = segments
        self._headings = _next_places(segments, words.opens_response)
        self._requests = _next_places(segments, words.opens_request)
        self._greetings = _next_places(segments, words.greets)
        self._numbers = _next_places(segments, self._has_number)
        self._own = _next_places(segments, _is_own)

    def tell(self, index: int) -> None:
        """Tell the walk what lies ahead of the segment with this place, itself included."""
        walk = self._walk
        walk.letter_ahead = self._greetings[index] < _NOWHERE
        walk.number_ahead = self._numbers[index + 1] < _NOWHERE
        walk.own_words_ahead = self._own[index + 1] < _NOWHERE
        walk.answers_alone = self._answers_alone
        walk.points_cited = self._cites_points(index)
        walk.heading_ahead = self._headings[index] < _NOWHERE
        walk.request_later = self._requests[index] < _NOWHERE
        walk.request_ahead = self._requests[index] < self._headings[index]

    @cached_property
    def _answers_alone(self) -> bool:
        """Whether the letter numbers answers as questions, and prints no question."""
        words = self._walk.words
        numbered = [one for one in self._segments if _is_numbered(one)]
        answered = sum(words.answers(one) or bool(unexplained(one.body)) for one in numbered)
        asking = any(map(words.asks, numbered)) or any(
            map(words.opens_request, self._segments_but_numbered)
        )
        return len(numbered) >= _TWO and 2 * answered > len(numbered) and not asking

    def _has_number(self, segment: Segment) -> bool:
        """Return whether a segment has the number of a question: `2. How many were charged?`."""
        bare = segment.marker is not None and segment.marker.kind == "bare"
        return _is_numbered(segment) or (bare and self._walk.words.asks(segment))

    @property
    def _segments_but_numbered(self) -> list[Segment]:
        return [one for one in self._segments if not _is_numbered(one)]

    def _cites_points(self, index: int) -> bool:
        """Return whether what follows cites the dashes of the request as numbered points."""
        known = len(self._walk.asked.bullets)
        if known < 2 or self._walk.section != "request":
            return False
        return self._least_cited[index] <= known

    @cached_property
    def _least_cited(self) -> list[int]:
        """The least number that is cited behind each place."""
        cited = (_least_number(segment.text) for segment in reversed(self._segments))
        return [*accumulate(cited, min)][::-1]


def _next_places(segments: Sequence[Segment], is_so: Callable[[Segment], bool]) -> list[int]:
    """Return for each place where the next segment stands of which something is so."""
    places = [_NOWHERE]
    for index in range(len(segments) - 1, -1, -1):
        places.append(index if is_so(segments[index]) else places[-1])
    return places[::-1]


def _is_numbered(segment: Segment) -> bool:
    marker = segment.marker
    return marker is not None and marker.kind == "question" and bool(marker.numbers)


def _is_own(segment: Segment) -> bool:
    return QUOTED_LINE.match(segment.text) is None


def _least_number(text: str) -> int:
    """Return the least number by which a text cites a question; a large one if it cites none."""
    numbers = (
        int(number)
        for citation in cited_questions(text)
        for number in citation.numbers
        if number.isdigit()
    )
    return min((number for number in numbers if number > 0), default=_NOWHERE)
