"""The questions that a letter may hold: by the numbers it prints, by who asks, by its headings.

Each way of finding them is one candidate; which of them is right only the answers tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from foi_compare.interpret.asked_and_answered.alignment import Asked, Passage
from foi_compare.interpret.asked_and_answered.questions_within import (
    Candidate,
    in_labelled_lines,
    only_numbered,
    within_passages,
    without_numbers,
)
from foi_compare.interpret.asked_and_answered.reading_faults import counts_in_roman, order
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.letter_text.letter_parts import Part, Slot
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.numbering import above, before, below, is_full, steps
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.numbered_lines.answer_ties import is_title

_TWO = 2
_FEWEST_HEADED = 3  # two headings may part an explanation from the rest
_ALIKE = 0.5  # from which on two texts are one question
_MOST = 40  # questions of a letter
_FIRST = ("1", "a", "i", "a1")


def candidate_questions(
    passages: Sequence[Passage], words: Voice, *, numbered: bool, printed: bool
) -> Iterator[Candidate]:
    """Yield the ways to take a letter; those by numbers alone where its questions are numbered.

    Headings say what was asked only where no question is `printed`.
    """
    full = _with_full_numbers(passages)
    for named in (True, False):
        numbers = _numbers([one for one in full if one.named or not named])
        kept = only_numbered(full, numbers, named=named)
        if _TWO <= len(numbers) <= _MOST and (named or _counts_up(numbers)):
            asked = tuple(_numbered(number, kept) for number in numbers)
            yield Candidate(_told(kept), asked, named)
    if numbered:
        return
    yield from within_passages(passages, words)
    bare = without_numbers(passages)
    announced = _announced(bare, words)
    if _TWO <= len(announced) <= _MOST:
        yield Candidate(bare, _unnumbered(bare, announced), within=True)
    if not printed:
        yield from in_labelled_lines(bare)
    dashes = [] if printed else _first_list(bare)
    if _TWO <= len(dashes) <= _MOST and dashes != announced:
        yield Candidate(bare, _unnumbered(bare, dashes), within=True)
    for places in (_asking(bare), [] if printed else _headed(bare, words)):
        if _TWO <= len(places) <= _MOST:
            yield Candidate(bare, _unnumbered(bare, places))


def as_first_asked(
    passages: Sequence[Passage], parts: Iterable[Part], slots: Sequence[Slot]
) -> Candidate | None:
    """Return the questions as a first reading found them, for their answers to be aligned anew."""
    places = {_start(one.segment): at for at, one in enumerate(passages)}
    stands: dict[str, int] = {}
    for part in parts:
        if part.kind == "request" and len(part.numbers) == 1:
            stands.setdefault(part.numbers[0], places.get(_start(part.segment), -1))
    asked = tuple(
        Asked(slot.number, slot.text, stands.get(slot.number, -1), numbered=slot.numbered)
        for slot in slots
    )
    if len(asked) < _TWO or any(one.place < 0 for one in asked):
        return None
    numbers = [one.number for one in asked]
    full = _with_full_numbers(passages)
    kept = only_numbered(full, numbers, named=False)
    return Candidate(_told(kept), asked)


def _start(segment: Segment) -> tuple[str, int, int, int]:
    return segment.file, segment.block, segment.row, segment.start


def _with_full_numbers(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages with the letters that stand below a number under it: `a` is `1a`."""
    last, found = "", []
    for one in passages:
        numbers = []
        for printed in one.numbers:
            number = below(last, printed) if _is_below(printed, last) else printed
            numbers.append(number)
            last = number if is_full(number) else last
        found.append(one._replace(numbers=tuple(numbers)))
    return tuple(found)


def _is_below(printed: str, last: str) -> bool:
    """Return whether a letter goes on under the number before it; an initial goes on from none."""
    if is_full(printed) or not last:
        return False
    number = below(last, printed).casefold()
    return printed.casefold() in _FIRST or last.casefold() in before(number)


def _numbers(passages: Sequence[Passage]) -> list[str]:
    """Return the numbers that passages open with, in the order of numbers."""
    kinds: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for one in passages:
        for number in one.numbers:
            kinds[is_full(number)].setdefault(number.casefold(), number)
    most = max(kinds.values(), key=len)
    as_roman = counts_in_roman(most)
    return sorted(most.values(), key=lambda number: order(number, as_roman=as_roman))


def _counts_up(numbers: Sequence[str]) -> bool:
    """Return whether numbers begin with a first one and leave none out."""
    known = {number.casefold() for number in numbers}
    known |= {head for number in known for head in above(number)}

    def fits(number: str) -> bool:
        earlier = before(number)
        opens = not earlier or steps(number)[-1] in {".1", "1", "a", "i"}
        return bool(known.intersection(earlier)) or opens

    return all(map(fits, known)) and any(
        one in known or one + ".1" in known or one + "a" in known for one in _FIRST
    )


def _told(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages with what stands around their numbers: the number again, words below."""
    times = Counter(number for one in passages for number in one.numbers)
    seen: dict[str, str] = {}
    met: set[str] = set()
    told = []
    for one, follows in zip(passages, [*passages[1:], None], strict=True):
        own = set(one.numbers)
        again = any(times[number] > 1 for number in own) and not own & met
        asked = [seen[number] for number in own if number in seen]
        said = bool(asked) and (one.speaks or not one.text.strip())
        later = said and max(same_question(one.text, text) for text in asked) < _ALIKE
        seen = dict.fromkeys(own if one.asks else (), one.text) | seen
        met |= own
        beneath = follows is not None and not follows.numbers and not follows.closes
        told.append(one._replace(twice=again, above=beneath, later=later))
    return tuple(told)


def _numbered(number: str, passages: Sequence[Passage]) -> Asked:
    own = [at for at, one in enumerate(passages) if number in one.numbers]
    # `As regards i.` turns to a question that is printed elsewhere.
    asking = (at for at in own if not _turns_to(passages[at]))
    place = next(asking, own[0] if own else -1)
    return Asked(number, passages[place].text, place, numbered=True)


def _turns_to(passage: Passage) -> bool:
    marker = passage.segment.marker
    return marker is not None and marker.kind == "regarding"


def _unnumbered(passages: Sequence[Passage], places: Sequence[int]) -> tuple[Asked, ...]:
    return tuple(
        Asked(str(order), passages[place].text, place, numbered=False)
        for order, place in enumerate(places, start=1)
    )


def _announced(passages: Sequence[Passage], words: Voice) -> list[int]:
    """Return the places of passages between words that announce a request and its response."""
    told = (at for at, one in enumerate(passages) if _announces(one, words))
    begun = next(told, len(passages)) + 1
    speaking = (at for at in range(begun, len(passages)) if _ends_request(passages[at]))
    return list(range(begun, next(speaking, begun)))


def _first_list(passages: Sequence[Passage]) -> list[int]:
    """Return the places of the first list of dashes, where nothing in it speaks for the force."""
    begun = next((at for at, one in enumerate(passages) if _is_dash(one)), len(passages))
    ended = (at for at in range(begun, len(passages)) if not _is_dash(passages[at]))
    run = list(range(begun, next(ended, len(passages))))
    return [] if any(passages[at].speaks for at in run) else run


def _announces(passage: Passage, words: Voice) -> bool:
    return words.tells_request(passage.segment) and passage.segment.text.rstrip().endswith(":")


def _ends_request(passage: Passage) -> bool:
    return passage.opens or passage.speaks or passage.closes or passage.segment.table is not None


def _asking(passages: Sequence[Passage]) -> list[int]:
    """Return the places of passages that ask; one right below another goes on with it."""
    dashes = [at for at, one in enumerate(passages) if _is_dash(one)]
    are_reasons = _TWO * sum(passages[at].asks for at in dashes) <= len(dashes)
    reasons = set(dashes if are_reasons else ())
    asking = [at for at, one in enumerate(passages) if one.asks and at not in reasons]
    first = asking[0] if asking else 0
    closing = (at for at, one in enumerate(passages) if at > first and one.closes)
    end = next(closing, len(passages))
    asking = [at for at in asking if at < end]
    answered = [at for at in asking if at + 1 < len(passages) and not passages[at + 1].asks]
    turns = _TWO * len(answered) > len(asking)
    return [at for at in asking if not (turns and at - 1 in asking)]


def _is_dash(passage: Passage) -> bool:
    marker = passage.segment.marker
    return marker is not None and marker.kind == "bullet"


def _headed(passages: Sequence[Passage], words: Voice) -> list[int]:
    """Return the places of headings in bold print that each have words of the force below."""
    begun = next((at for at, one in enumerate(passages) if one.greets), -1)
    titled = [
        at
        for at, one in enumerate(passages)
        if at > begun
        and (one.segment.bold or one.segment.kind == "heading")
        and is_title(one.segment, words)
    ]
    headed = [at for at in titled if at + 1 < len(passages) and at + 1 not in titled]
    said = [at for at in headed if passages[at + 1].speaks]
    if len(said) < _FEWEST_HEADED or _TWO * len(said) <= len(headed):
        return []
    return [at for at in headed if said[0] <= at <= said[-1]]
