"""The numbered lines of a document as lists, lists below items among them.

`1. a) b) 2. a) b)` are three lists: the numbers, and the letters below each of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS
from foi_compare.interpret.letter_text.numbering import above, before, is_full, roman, steps
from foi_compare.interpret.letter_text.segments import Segment


@dataclass(slots=True)
class NumberedList:
    """The places of the items of a list, their style, and the place of the item it stands below.

    `below` is -1 where it stands below none.
    """

    style: tuple[str, ...]
    below: int
    number: str
    places: list[int] = field(default_factory=list)


def numbered_lists(segments: Sequence[Segment]) -> list[NumberedList]:
    """Return the lists of numbers without a word that count up from a first one, in order."""
    found: list[NumberedList] = []
    open_: list[NumberedList] = []
    for place, segment in enumerate(segments):
        marker = segment.marker
        if marker is None or marker.kind != "bare" or len(marker.numbers) != 1:
            continue
        printed = marker.numbers[0]
        depth = _continued(open_, printed)
        if depth >= 0:
            del open_[depth + 1 :]
        elif printed.casefold() in FIRST_NUMBERS or printed.endswith(".1"):
            found.append(_opened(open_, printed))
        else:
            continue
        open_[-1].number = printed
        open_[-1].places.append(place)
    return found


def _opened(open_: list[NumberedList], printed: str) -> NumberedList:
    """Open a list below the item that stands open; one of its own style it takes the place of.

    `1.1` says itself that it stands below 1.
    """
    style = _style(printed)
    del open_[next((depth for depth, one in enumerate(open_) if one.style == style), len(open_)) :]
    heads = set(above(printed)) if is_full(printed) else set()
    fits = bool(open_) and (not heads or open_[-1].number.casefold() in heads)
    open_.append(NumberedList(style, open_[-1].places[-1] if fits else -1, printed))
    return open_[-1]


def _continued(open_: Sequence[NumberedList], printed: str) -> int:
    """Return which open list a number goes on with, the deepest first; -1 for none."""
    earlier = before(printed)
    for depth in range(len(open_) - 1, -1, -1):
        one = open_[depth]
        same_case = one.number.isupper() == printed.isupper()
        if one.number.casefold() in earlier and same_case:
            return depth
    return -1


def _style(printed: str) -> tuple[str, ...]:
    """Return the kinds of the steps of a number: `1a` is a digit and a letter."""
    case = "large " if printed.isupper() else ""
    return tuple(case + _kind(step) for step in steps(printed))


def _kind(step: str) -> str:
    if not step.isalpha():
        return "decimal" if step.startswith(".") else "digits"
    return "roman" if roman(step) else "letter"
