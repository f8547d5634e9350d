"""Places at which questions begin to segments with their numbers, and those of their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker

COUNTED = tuple(map(str, range(1, 100)))  # the numbers by which a letter would cite them


def questions_at(segments: Sequence[Segment], starts: Mapping[int, int]) -> list[Segment]:
    """Return the segments with the questions that begin at these places numbered in order.

    `starts` says where the words of each begin.
    """
    numbers = {place: str(number) for number, place in enumerate(sorted(starts), start=1)}
    return [
        one._replace(marker=Marker("question", (numbers[place],), starts[place]))
        if place in numbers
        else one
        for place, one in enumerate(segments)
    ]


def with_answers_below(segments: list[Segment], asked: Iterable[int]) -> list[Segment]:
    """Return the segments with each passage right below a question as its answer."""
    told = list(segments)
    for place in asked:
        marker, answer = told[place].marker, told[place + 1]
        bare = answer.table is None and answer.marker is None and not answer.listed
        if marker is not None and bare:
            told[place + 1] = answer._replace(marker=Marker("answer", marker.numbers, 0))
    return told
