"""The numbered lines of a document as lists, and what each list does: ask, answer, or neither.

A number says what it numbers only among its like: `Part A` is a level of the questions where both
parts begin again at 1, a heading where they do not; `1.5` numbers a line where 1.4 or 1.6 stands
too; `1. The system was searched` answers nothing where `Question 1:` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS, Voice
from foi_compare.interpret.letter_text.numbering import above, before, is_full
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.interpret.numbered_lines.answers_behind import with_answers_behind
from foi_compare.interpret.numbered_lines.answers_beneath import with_answers_beneath
from foi_compare.interpret.numbered_lines.asked_lists import with_lists_below_asked
from foi_compare.interpret.numbered_lines.letter_paragraphs import without_paragraph_numbers
from foi_compare.interpret.numbered_lines.points_inside import with_points_parted
from foi_compare.interpret.numbered_lines.unmarked_numbers import (
    with_bare_labels,
    with_numbers_above,
)
from foi_compare.text import fold_space

PART = "part"  # the kind of the marker of a heading that only groups questions
_PART = re.compile(
    r"\W*(?:part|rhan)\s(?P<name>[a-h]|\d|i{1,3})(?!\w)(?P<rest>\W*$|\s?[:.–-]\s*[^?]{1,80}$)"
)
_IN_PART = re.compile(
    r"\W*(?:(?:part|rhan)\s)?(?P<name>[a-h])[\s,.:-]{0,3}(?:(?:question|q)\s?)?"
    r"(?P<number>\d{1,2}[a-z]?)(?:\s?[.):-]|\s|$)\s*"
)
_COUNT_FIRST = re.compile(r"\W*\d")
_TITLE_WORDS = 6  # behind the name of a part; more are a question
_FEWEST_NAMED = 2
NUMBERING = frozenset({"bare", "question"})
_FURNITURE = frozenset({"furniture", "page_header", "page_footer"})


def with_lists_told(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the markers that they have as items of their lists."""
    told = without_paragraph_numbers(segments, words)
    told = with_numbers_above(with_answers_behind(told, words), words)
    told = with_points_parted(with_bare_labels(told), words)
    told = with_lists_below_asked(_without_stray_decimals(told), words)
    told = _with_inner_numbers(told)
    told = _without_steps(_under_parts(told, words), words)
    return _answered_unasked(with_answers_beneath(told, words), words)


def answering_lists(segments: Sequence[Segment], words: Voice) -> frozenset[int]:
    """Return the places of the first items of lists that answer though no heading says so."""
    return frozenset(
        items[0]
        for items in _lists(segments)
        if len(items) > 1 and answers_list(items, segments, words)
    )


def answers_list(items: Sequence[int], segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether no item of a list asks, and half of them give or deny something.

    `items` are their places.
    """
    listed = [segments[index] for index in items]
    if any(words.asks(one) for one in listed):
        return False
    given = sum(words.answers(one) or _COUNT_FIRST.match(one.body) is not None for one in listed)
    return 2 * given >= len(listed)


def _answered_unasked(segments: list[Segment], words: Voice) -> list[Segment]:
    """Make answers of `Question 2: 37` where the letter prints no question.

    Not all of them need say plainly what they give: what its like do, each does.
    """
    named = [
        place
        for place, one in enumerate(segments)
        if _numbers(one) and one.marker is not None and one.marker.kind == "question"
    ]
    asked = any(words.asks(one) for one in segments if _numbers(one))
    plainly = sum(words.answers(segments[place]) for place in named)
    if asked or len(named) < _FEWEST_NAMED or 2 * plainly < len(named):
        return segments
    told = list(segments)
    for place in named:
        marker = told[place].marker
        if marker is not None:
            told[place] = told[place]._replace(marker=marker._replace(kind="answer"))
    return told


def _with_inner_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments with `1) a) How many …` numbered 1a, where a b follows somewhere."""
    printed = {number.casefold() for one in segments for number in _numbers(one)}
    return [_with_inner(one, printed) for one in segments]


def _with_inner(segment: Segment, printed: set[str]) -> Segment:
    marker = segment.marker
    inner = read_marker(segment.body) if _numbers(segment) else None
    if marker is None or inner is None or inner.kind != "bare" or len(marker.numbers) != 1:
        return segment
    outer, first = marker.numbers[0].casefold(), inner.numbers[0].casefold()
    following = {"a": "b", "i": "ii"}.get(first, "")
    opens = outer.isdigit() and following and printed & {following, outer + following}
    if not opens and outer + first not in printed:
        return segment
    whole = marker.numbers[0] + inner.numbers[0]
    return segment._replace(marker=marker._replace(numbers=(whole,), end=marker.end + inner.end))


def _numbers(segment: Segment) -> tuple[str, ...]:
    marker = segment.marker
    return marker.numbers if marker is not None and marker.kind in NUMBERING else ()


def _without_stray_decimals(segments: Sequence[Segment]) -> list[Segment]:
    """Take the markers from unmarked decimals that stand in no sequence: they are amounts."""
    printed = {number for one in segments for number in _decimals(one)}
    known = {number for number in printed if _in_sequence(number, printed)}
    return [
        one._replace(marker=None)
        if any(number not in known and _is_unmarked(one, number) for number in _decimals(one))
        else one
        for one in segments
    ]


def _decimals(segment: Segment) -> tuple[str, ...]:
    return tuple(number for number in _numbers(segment) if "." in number)


def _is_unmarked(segment: Segment, number: str) -> bool:
    return segment.text.lstrip().startswith(f"{number} ")


def _in_sequence(number: str, printed: set[str]) -> bool:
    """Return whether the number before or behind one is printed too."""
    whole, digits = number.rstrip(ascii_letters).split(".")
    beside = {f"{whole}.{int(digits) + step}" for step in (-1, 1)}
    # `2.1` alone counts on from 1.3.
    opens = digits == "1" and any(one.startswith(f"{int(whole) - 1}.") for one in printed)
    return opens or not beside.isdisjoint(printed)


@dataclass(slots=True)
class _PartLine:
    """A line `Part A`: its place, the name of the part, and where its words begin."""

    place: int
    name: str
    end: int


def _under_parts(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with numbers under their parts, where the parts begin again at 1."""
    lines = list(_part_lines(segments, words))
    if lines and _numbered_by_part(segments, lines):
        return _headed(segments, lines)
    asked = {name for one in segments for name in _parts_asking(one, words)}
    if not asked and (len({line.name for line in lines}) < 2 or _begun(segments, lines[0])):
        return list(segments)
    within = list(_numbered_within(segments, lines))
    told = list(segments)
    if asked or not within:
        for line in lines:
            if line.name.isalpha() and (not asked or line.name.upper() in asked):
                marker = Marker("question", (line.name.upper(),), line.end)
                told[line.place] = told[line.place]._replace(marker=marker)
        return told
    if not _restarts(within):
        return told
    told = _headed(told, lines)
    for place, name, marker in within:
        numbers = tuple(_joined(name, number) for number in marker.numbers)
        told[place] = told[place]._replace(marker=marker._replace(numbers=numbers))
    _read_in_parts(told, {line.name for line in lines})
    return told


def _numbered_by_part(segments: Sequence[Segment], lines: Sequence[_PartLine]) -> bool:
    """Return whether the lines below each part have its letter in their numbers: `A1`, `B1`."""
    printed = {number.casefold() for one in segments for number in _numbers(one)}
    return len(lines) > 1 and printed.issuperset(f"{line.name}1" for line in lines)


def _headed(segments: Sequence[Segment], lines: Sequence[_PartLine]) -> list[Segment]:
    """Return the segments with the names of parts as headings that only group questions."""
    told = list(segments)
    for line in lines:
        heading = Marker(PART, (), len(told[line.place].text))
        told[line.place] = told[line.place]._replace(marker=heading)
    return told


def _begun(segments: Sequence[Segment], line: _PartLine) -> bool:
    """Return whether a list of questions stands before the first part: it heads an annex."""
    return any(
        one.marker is not None
        and one.marker.kind in NUMBERING
        and any(number.casefold() in FIRST_NUMBERS for number in one.marker.numbers)
        for one in segments[: line.place]
    )


def _part_lines(segments: Sequence[Segment], words: Voice) -> Iterator[_PartLine]:
    for place, segment in enumerate(segments):
        folded = plain(fold_space(segment.text))
        found = _PART.match(folded) if segment.table is None and not segment.listed else None
        if found is not None and not words.asks(segment):
            end = len(segment.text) if not found["rest"].strip(" :.-") else found.start("rest")
            yield _PartLine(place, found["name"], end)


def _parts_asking(segment: Segment, words: Voice) -> tuple[str, ...]:
    """Return the name of a part that is itself a question: `Part A: How many …?`."""
    marker = segment.marker
    lettered = marker is not None and marker.kind == "question" and len(marker.numbers) == 1
    if marker is None or not lettered or not marker.numbers[0].isalpha():
        return ()
    opens = plain(segment.text).lstrip().startswith(("part", "rhan"))
    says = words.asks(segment) or len(segment.body.split()) > _TITLE_WORDS
    return (marker.numbers[0].upper(),) if opens and says else ()


def _numbered_within(
    segments: Sequence[Segment], lines: Sequence[_PartLine]
) -> Iterator[tuple[int, str, Marker]]:
    """Yield place, part and marker of each numbered line below the heading of a part."""
    headed = {line.place: line.name for line in lines}
    name = ""
    for place, segment in enumerate(segments):
        marker = segment.marker
        if place in headed:
            name = headed[place]
        elif marker is not None and marker.kind in NUMBERING and name:
            if marker.numbers and all(number[0].isdigit() for number in marker.numbers):
                yield place, name, marker
        elif marker is not None and marker.kind == "answer" and not marker.numbers:
            name = ""


def _restarts(within: Iterable[tuple[int, str, Marker]]) -> bool:
    firsts = {name for _, name, marker in within if marker.numbers[0].casefold() in {"1", "1a"}}
    return len(firsts) > 1


def _joined(name: str, number: str) -> str:
    """Return a number under its part: `A1`; a part that has a number itself gives `2.1`."""
    return f"{name.upper()}{number}" if name.isalpha() else f"{name}.{number}"


def _read_in_parts(told: list[Segment], names: set[str]) -> None:
    """Read `A1.`, `Part A, question 1` and the like as numbers of the parts."""
    for place, segment in enumerate(told):
        marker = segment.marker
        if segment.listed or (marker is not None and any(map(_in_part, marker.numbers))):
            continue
        found = _IN_PART.match(plain(segment.text))
        if found is not None and found["name"] in names:
            number = _joined(found["name"], found["number"])
            told[place] = segment._replace(marker=Marker("bare", (number,), found.end()))


def _in_part(number: str) -> bool:
    return number[0].isalpha() and is_full(number)


class _Open(NamedTuple):
    """A list that is being read: the places of its items, and the number it has come to."""

    places: list[int]
    number: str


def _lists(segments: Sequence[Segment]) -> Iterator[tuple[int, ...]]:
    """Yield the places of the items of each list: numbers without a word that count up from 1."""
    opened: _Open | None = None
    for place, segment in enumerate(segments):
        marker = segment.marker
        if marker is None or marker.kind != "bare" or len(marker.numbers) != 1:
            continue
        number = marker.numbers[0].casefold()
        if opened is not None and opened.number in before(number):
            opened = _Open([*opened.places, place], number)
        elif opened is not None and any(one == opened.number for one in above(number)):
            continue
        else:
            if opened is not None:
                yield tuple(opened.places)
            opened = _Open([place], number) if number in FIRST_NUMBERS else None
    if opened is not None:
        yield tuple(opened.places)


def _without_steps(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Make dashes of the numbers of a list that answers nothing, as the steps of a search."""
    told = list(segments)
    lists = list(_lists(segments))
    asked = max((len(items) for items in lists if _asks(items, segments, words)), default=0)
    named = _answered_by_name(segments, words)
    for items in lists:
        first = items[0]
        if _asks(items, segments, words) or not _introduced(segments, first, words):
            continue
        numbers = {segments[place].marker.numbers[0] for place in items}  # type: ignore[union-attr]
        if numbers & named or (asked and len(items) > asked):
            for place in items:
                end = segments[place].marker.end  # type: ignore[union-attr]
                told[place] = told[place]._replace(marker=Marker("bullet", (), end))
    return told


def _asks(items: Sequence[int], segments: Sequence[Segment], words: Voice) -> bool:
    return any(words.asks(segments[place]) for place in items)


def _answered_by_name(segments: Sequence[Segment], words: Voice) -> set[str]:
    """Return the numbers of questions whose answers name them: `Question 1: 318 robberies`."""
    return {
        number
        for segment in segments
        if (marker := segment.marker) is not None
        and marker.kind in {"question", "answer", "regarding"}
        and segment.body.strip()
        and not words.asks(segment)
        for number in marker.numbers
    }


def _introduced(segments: Sequence[Segment], first: int, words: Voice) -> bool:
    """Return whether a sentence of the force leads to a list, and no heading or request does."""
    place = first - 1
    while place >= 0 and segments[place].kind in _FURNITURE:
        place -= 1
    above_it = segments[place] if place >= 0 else None
    if above_it is None or above_it.table is not None or not above_it.text.rstrip().endswith(":"):
        return False
    folded = plain(fold_space(above_it.text))
    headed = words.opens_response(above_it) or words.opens_request(above_it)
    return not headed and not words.asks(above_it) and len(folded.split()) > 3
