"""Lists of questions whose items do not all ask: `2. The year 2017: a) As 1a`.

What one item of a list does, its like do: where `1.` heads lettered questions, `2.` with letters
below it heads questions too. The letters get the number above them: `a` below 2 is 2a.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.numbering import is_full
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.interpret.numbered_lines.outline import NumberedList, numbered_lists


def with_lists_below_asked(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the markers of questions where items of a list ask by their like."""
    lists = numbered_lists(segments)
    below: dict[int, NumberedList] = {}
    for one in lists:
        between = segments[one.below + 1 : one.places[0]] if one.below >= 0 else segments
        if len(one.places) > 1 and all(piece.kind in FURNITURE for piece in between):
            below[one.below] = one
    asking = {place for place, one in enumerate(segments) if one.marker and words.asks(one)}
    speaking = {
        place for place, one in enumerate(segments) if one.marker and words.speaks_of_it(one)
    }
    told = list(segments)
    for one in lists:
        heading = [p for p in one.places if p in below and p not in asking]
        if heading and one.below < 0 and _asks(one.places, below, asking, speaking):
            for place in heading:
                if not words.answers(told[place]):
                    _number_below(told, place, below[place].places)
    return told


def _asks(
    places: Sequence[int],
    below: Mapping[int, NumberedList],
    asking: AbstractSet[int],
    speaking: AbstractSet[int],
) -> bool:
    """Return whether most items of a list ask, themselves or by the items below them.

    Things wanted (`All e-mails about …`) are no answers: they count neither way.
    """
    asked = {
        place
        for place in places
        if place in asking or (place in below and _mostly(below[place].places, asking))
    }
    return len(asked) > sum(place in speaking for place in places if place not in asked)


def _mostly(places: Sequence[int], asking: AbstractSet[int]) -> bool:
    return 2 * sum(place in asking for place in places) > len(places)


def _number_below(told: list[Segment], place: int, items: Iterable[int]) -> None:
    """Make an item and those below it questions, these with the number of that above."""
    head = told[place].marker
    if head is None:
        return
    told[place] = told[place]._replace(marker=head._replace(kind="question"))
    for item in items:
        marker = told[item].marker
        if marker is not None:
            printed = marker.numbers[0]
            number = printed if is_full(printed) else head.numbers[0] + printed
            told[item] = told[item]._replace(marker=Marker("question", (number,), marker.end))
