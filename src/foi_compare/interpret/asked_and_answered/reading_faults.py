"""What a reading of a letter leaves unexplained: constraints that hold in every letter.

Every question that is asked has an answer where others have, nothing that is asked stands in an
answer, and a number among those of the questions is that of a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from foi_compare.interpret.asked_and_answered.asked_in_one import numbered_things
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS, Voice
from foi_compare.interpret.letter_text.numbering import above, before, is_full, roman, steps
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.text import fold_space

Place = tuple[str, int, int, int]  # of a segment: file, block, row and where it begins
# Words of a question that stands in an answer; `Still not happy?` is none.
_SHORTEST, _LONGEST = 4, 60


def faults(
    parts: Sequence[Part],
    slots: Sequence[Slot],
    labels: Mapping[str, bool],
    words: Voice,
    opened: Mapping[Place, frozenset[str]],
) -> tuple[str, ...]:
    """Return what a reading leaves unexplained.

    `labels` are the numbers that open passages; each says whether a noun stands before it. `opened`
    are those of each passage, where it stands.
    """
    own = _answered(parts)
    found = [f"{slot.number} has no answer" for slot in slots if own and slot.number not in own]
    found += [f"asked in an answer: {text}" for text in _asked_in_answers(parts, words)]
    numbers = [slot.number for slot in slots if slot.numbered]
    if any(slot.known for slot in slots):
        found += [f"{slot.number} is nowhere asked" for slot in slots if not slot.known]
    found += [f"no question: {label}" for label in _left_out(labels, numbers)]
    found += [f"asked within {number}: {inner}" for number, inner in _asked_within(slots)]
    found += [f"not said to {number}" for number in _misheard(parts, slots, opened)]
    if len(slots) == 1 and not slots[0].known:
        found.append("no question is printed")
    if not any(part.kind in ANSWERING for part in parts):
        found.append("nothing is answered")
    return tuple(found)


def _asked_within(slots: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    """Yield the numbers that open further things within the words of a question.

    They stand in brackets or behind another question; a form is numbered too.
    """
    known = {slot.number.casefold() for slot in slots if slot.numbered}
    for slot in slots:
        last = slot.number.casefold() if slot.numbered else ""
        for thing in numbered_things(slot.text, last):
            bracketed = slot.text[thing.start : thing.words].rstrip().endswith(")")
            behind = slot.text[: thing.start].rstrip().endswith(("?", ";"))
            if (bracketed or behind) and thing.number.casefold() not in known:
                yield slot.number, thing.number


def place_of(segment: Segment) -> Place:
    """Return where a segment stands: its file, its block, its row and its place there."""
    return segment.file, segment.block, segment.row, segment.start


def _misheard(
    parts: Iterable[Part], slots: Iterable[Slot], opened: Mapping[Place, frozenset[str]]
) -> Iterator[str]:
    """Yield the questions whose number opens a passage that a reading gives to others, or none."""
    known = {slot.number.casefold(): slot.number for slot in slots if slot.known}
    for part in parts:
        if part.kind in ANSWERING | {"heading"}:
            own = opened.get(place_of(part.segment), frozenset()) & known.keys()
            yield from (known[one] for one in own if known[one] not in part.numbers)


def answered(parts: Sequence[Part], slots: Sequence[Slot]) -> frozenset[str]:
    """Return the questions that have an answer of their own."""
    return frozenset(_answered(parts) & {slot.number for slot in slots})


def _answered(parts: Sequence[Part]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        if part.kind in ANSWERING or part.segment.kind == REPORTED:
            found.update(part.numbers)
        if part.kind in ANSWERING and not part.numbers:
            cited = cited_questions(part.segment.text)
            found.update(number for citation in cited for number in citation.numbers)
    return found


def _asked_in_answers(parts: Sequence[Part], words: Voice) -> Iterator[str]:
    for part in parts:
        segment = part.segment
        if part.kind not in ANSWERING or segment.table is not None or segment.listed:
            continue
        if segment.side or (segment.marker is not None and segment.marker.numbers):
            continue
        if segment.marker is not None and segment.marker.kind == "question":
            yield fold_space(segment.text)  # `Q. The makes of the cars`
            continue
        text = fold_space(segment.body)
        asks = text.endswith("?") and words.asks(segment) and not words.asks_back(plain(text))
        if asks and _SHORTEST <= len(text.split()) <= _LONGEST:
            yield text


def _left_out(labels: Mapping[str, bool], numbers: Sequence[str]) -> Iterator[str]:
    """Yield the labels among those of the questions that are none.

    Numbers that run on behind the last question are those of paragraphs.
    """
    known = {number.casefold() for number in numbers}
    heads = {head for number in known for head in above(number)}
    style = {is_full(number) for number in numbers}
    as_roman = counts_in_roman(known)
    last = max((order(number, as_roman=as_roman) for number in known), default=())
    led = {one for number in known for one in before(number)}
    places = {label: place for place, label in enumerate(labels)}
    behind = max((places[one] for one in known if one in places), default=-1)
    for label, named in labels.items():
        number = label.casefold()
        if number in known or number in heads or (style and is_full(label) not in style):
            continue
        if any(head in known for head in above(number)):
            continue
        chained = number in FIRST_NUMBERS or bool(set(before(number)) & labels.keys())
        leads = number in led
        early = places[label] < behind
        within = early or order(number, as_roman=as_roman) < last
        within = within and (chained or leads)
        if within or (named and chained) or (not known and chained):
            yield label


def counts_in_roman(numbers: Iterable[str]) -> bool:
    """Return whether Roman numbers stand among some: then `v` is the fifth."""
    return any(step in {"ii", "iii", "iv", "vi"} for one in numbers for step in steps(one))


def order(number: str, *, as_roman: bool) -> tuple[tuple[int, str], ...]:
    """Return what sorts a number among others: `v` is the fifth where they are Roman."""
    return tuple(
        (int(step.lstrip(".")), "")
        if step.lstrip(".").isdigit()
        else (roman(step), "")
        if as_roman and roman(step)
        else (0, step)
        for step in steps(number)
    )
