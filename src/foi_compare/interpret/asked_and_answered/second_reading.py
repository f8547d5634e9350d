"""A second reading of a letter whose first left something unexplained.

The first walks through the letter and decides at each passage; the second takes the letter as a
whole: the questions that it may hold and the passages that may answer them are aligned, and the
candidate that leaves least unexplained is taken, if it is less than the walk left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.alignment import (
    ALL,
    ANSWERS,
    ASKS,
    HEAD,
    TAIL,
    Aligned,
    Passage,
    Role,
    align,
)
from foi_compare.interpret.asked_and_answered.asked_in_one import things_asked
from foi_compare.interpret.asked_and_answered.candidate_questions import (
    as_first_asked,
    candidate_questions,
)
from foi_compare.interpret.asked_and_answered.letter_passages import passages_of
from foi_compare.interpret.asked_and_answered.questions_within import Candidate
from foi_compare.interpret.asked_and_answered.reading_faults import (
    Place,
    answered,
    faults,
    place_of,
)
from foi_compare.interpret.dispositions.whole_letters import says_one_thing
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot, answer_kind
from foi_compare.interpret.letter_text.passages import GENERAL
from foi_compare.interpret.letter_text.printed_labels import naming_nouns
from foi_compare.interpret.letter_text.segments import REPORTED, TABLE_NOTE, Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.interpret.passage_roles.learnt_reading import Explained
from foi_compare.text import fold_space

MOST_PASSAGES = 400  # a longer document is no letter
_MOST_STEPS = 60_000  # of an alignment
_TWO = 2
_BY_ORDER = "nothing but its place says which of the things asked it answers, if any"
_OUTSIDE = {HEAD: "letterhead", TAIL: "signature"}
_ANSWER_NOTHING = {REPORTED: "quoted", GENERAL: "signature", TABLE_NOTE: "footnote"}


class Reading(NamedTuple):
    """A reading of the passages of a letter by one candidate.

    `together` says that what answers all of its questions answers each of them.
    """

    candidate: Candidate
    aligned: Aligned
    together: bool = False


class _First:
    """What a first reading found and left unexplained, and what a second may not lose of it."""

    def __init__(self, passages: Sequence[Passage], walk: Walk, *, own_nouns: bool) -> None:
        self.slots = walk.ordered_slots()
        opened = _opened(passages)
        self.left = faults(walk.parts, self.slots, _labels(passages), walk.words, opened)
        self.asks_more = _asks_more(walk, self.slots)
        self.known = any(slot.known for slot in self.slots)
        numbered = [slot for slot in self.slots if slot.numbered]
        own = {slot.number.casefold() for slot in numbered}
        printed = own & _labels(passages).keys()
        self.numbered = len(printed) >= _TWO and sum(slot.known for slot in numbered) >= _TWO
        self._said = answered(walk.parts, self.slots)
        self._printed = {slot.number for slot in numbered if self.numbered}
        demanded = {slot.number for slot in numbered if walk.words.demands(slot.text)}
        self._demanded = set() if own_nouns else demanded

    @property
    def unexplained(self) -> int:
        """How much is left unexplained, less the more questions have an answer."""
        return len(self.left) - len(self._said)

    @property
    def answers(self) -> bool:
        """Whether a question has an answer of its own."""
        return bool(self._said)

    def allows(self, candidate: Candidate, slots: Sequence[Slot], own: Collection[str]) -> bool:
        """Return whether a second reading keeps the questions and answers as many of them."""
        kept = self._demanded if candidate.named else self._printed
        asked = not (self.known and self._said) or any(slot.known for slot in slots)
        enough = len(own) >= max(_TWO, len(self._said))
        return enough and asked and kept <= {slot.number for slot in slots}


def second_reading(segments: Sequence[Segment], walk: Walk, first: Walk) -> bool:
    """Put into a walk the reading of a letter that explains more than a first; False for none."""
    if any(one.side for one in segments):
        return False
    own_nouns = bool(naming_nouns(one.text for one in segments))
    passages = tuple(passages_of(segments, walk.words))
    before = _First(passages, first, own_nouns=own_nouns)
    if not (before.left or before.asks_more):
        return False
    best: tuple[int, bool, float] = (before.unexplained, False, 0.0)
    taken: Reading | None = None
    for candidate in _candidates(passages, first, before):
        reading = _read(candidate)
        left = _unexplained(reading, segments, walk, before)
        worth = (left, candidate.parted, -reading.aligned.weight)
        if left < before.unexplained and (taken is None or worth < best):
            best, taken = worth, reading
    if taken is None:
        taken = _said_to_all(passages, walk, first, before)
    if taken is None:
        return False
    _put(walk, segments, taken)
    walk.by_order = _left_to_order(taken)
    if taken.candidate.within:
        walk.named = frozenset(one.number for one in taken.candidate.asked) - walk.by_order
        for number in walk.by_order | _unanswered(walk):
            slot = walk.asked.lookup(number)
            if slot is not None:
                slot.doubt = slot.doubt or _BY_ORDER
    return True


def explained(segments: Sequence[Segment], walk: Walk) -> Explained:
    """Return how many questions a reading found, and whether it leaves nothing over."""
    own_nouns = bool(naming_nouns(one.text for one in segments))
    passages = tuple(passages_of(segments, walk.words))
    found = _First(passages, walk, own_nouns=own_nouns)
    whole = not (found.left or found.asks_more)
    return Explained(len(found.slots), whole, any(one.numbered for one in found.slots))


def _said_to_all(
    passages: Sequence[Passage], walk: Walk, first: Walk, before: _First
) -> Reading | None:
    """Return the reading of a letter that says one thing to all that it was asked."""
    again = as_first_asked(passages, first.parts, before.slots) if before.known else None
    asked = len(before.slots) if before.known else 0
    found = _candidates(passages, first, before)
    within = [one for one in found if one.within and len(one.asked) > asked]
    ways = [*([again] if again is not None and not before.answers else []), *within]
    for candidate in sorted(ways, key=lambda one: -len(one.asked)):
        roles = _around(candidate)
        told = [one.segment for one, role in _read_as(candidate, roles) if role.kind == HEAD]
        said = [one.segment for one, role in _read_as(candidate, roles) if role.kind == ALL]
        if said and says_one_thing(told, said, walk.book, len(candidate.asked)):
            every = frozenset(range(len(candidate.asked)))
            return Reading(candidate, Aligned(roles, 0.0, every), together=True)
    return None


def _around(candidate: Candidate) -> tuple[Role, ...]:
    """Return the roles of a letter whose words behind its questions, or else before, answer all."""
    passages = candidate.passages
    asks = {one.place: Role(ASKS, at) for at, one in enumerate(candidate.asked)}
    begun, last = min(asks), max(asks)
    closing = (at for at in range(last + 1, len(passages)) if passages[at].closes)
    end = next(closing, len(passages))
    greeted = next((at for at in range(begun) if passages[at].greets), -1)
    below = any(one.speaks for one in passages[last + 1 : end])
    said = range(last + 1, end) if below else range(greeted + 1, begun)
    return tuple(
        asks.get(at, Role(ALL) if at in said else Role(TAIL) if at > last else Role(HEAD))
        for at in range(len(passages))
    )


def _read_as(candidate: Candidate, roles: Sequence[Role]) -> tuple[tuple[Passage, Role], ...]:
    return tuple(zip(candidate.passages, roles, strict=True))


def _unanswered(walk: Walk) -> frozenset[str]:
    """Return the questions of a walk to which nothing is said."""
    slots = walk.ordered_slots()
    return frozenset(slot.number for slot in slots) - answered(walk.parts, slots)


def _candidates(passages: Sequence[Passage], first: Walk, before: _First) -> Iterator[Candidate]:
    """Yield the ways to take a letter, its questions as they were found at first among them."""
    again = as_first_asked(passages, first.parts, before.slots) if before.left else None
    others = candidate_questions(
        passages, first.words, numbered=before.numbered, printed=before.known
    )
    for candidate in chain([again] if again is not None else [], others):
        if not _is_long(candidate) and (before.left or candidate.within):
            yield candidate


def _read(candidate: Candidate) -> Reading:
    last = candidate.asked[-1].place
    cited = any(one.numbers for one in candidate.passages[last + 1 :])
    by_topic = candidate.within and not cited
    aligned = align(candidate.passages, candidate.asked, by_topic=by_topic)
    return Reading(candidate, aligned)


def _asks_more(walk: Walk, slots: Sequence[Slot]) -> bool:
    """Return whether the passage that asks all questions asks for more things than these."""
    firsts: dict[str, Segment] = {}
    for part in walk.parts:
        if part.kind == "request" and len(part.numbers) == 1:
            firsts.setdefault(part.numbers[0], part.segment)
    printed = any(one.marker is not None and one.marker.end for one in firsts.values())
    if printed or len({(one.file, one.block) for one in firsts.values()}) != 1:
        return False
    text = " ".join(one.text for one in firsts.values())
    return len(things_asked(text, walk.words)) > len(slots)


def _unexplained(reading: Reading, segments: Sequence[Segment], walk: Walk, before: _First) -> int:
    """Return how much a reading leaves unexplained; as much as the first, where it loses any."""
    told = reading.aligned.named | _answered_below(reading.aligned.roles)
    named, asked = len(told), len(reading.candidate.asked)
    if reading.candidate.within and (named < _TWO or _TWO * named <= asked):
        return before.unexplained
    trial = Walk(walk.book, walk.matcher)
    _put(trial, segments, reading)
    trial.finish()
    slots = trial.ordered_slots()
    own = answered(trial.parts, slots)
    if not before.allows(reading.candidate, slots, own):
        return before.unexplained
    labels = _labels(reading.candidate.passages)
    opened = _opened(reading.candidate.passages)
    return len(faults(trial.parts, slots, labels, walk.words, opened)) - len(own)


def _answered_below(roles: Sequence[Role]) -> frozenset[int]:
    """Return the questions with an answer right below, before the next is asked.

    What stands below the last is its answer where each before it has one there.
    """
    below = {
        after.question
        for before, after in pairwise(roles)
        if (before, after.kind) == (Role(ASKS, after.question), ANSWERS)
    }
    last = max((role.question for role in roles), default=-1)
    return frozenset(below if len(below) == last + 1 else below - {last})


def _left_to_order(reading: Reading) -> frozenset[str]:
    """Return the questions that nothing but order ties to their answers.

    The one that is left where all others are named, and stands among them in its turn, is told.
    """
    found = frozenset(_told_by_order(reading))
    said = [role.question for role in reading.aligned.roles if role.kind == ANSWERS]
    alone = len(found) == 1 and len(reading.candidate.asked) > _TWO
    every = set(said) == set(range(len(reading.candidate.asked)))
    return frozenset() if alone and every and said == sorted(said) else found


def _told_by_order(reading: Reading) -> Iterator[str]:
    """Yield the questions whose answer stands neither below them nor under number or heading."""
    begun: set[int] = set()
    above = Role(HEAD)
    numbers = [one.number.casefold() for one in reading.candidate.asked]
    read = tuple(zip(reading.candidate.passages, reading.aligned.roles, strict=True))
    answering = (passage for passage, role in read if role.kind == ANSWERS)
    cited = {number.casefold() for passage in answering for number in passage.numbers}
    for passage, role in read:
        if role.kind == ANSWERS and role.question not in begun:
            begun.add(role.question)
            told = reading.candidate.within and role.question in reading.aligned.named
            own = told or numbers[role.question] in cited
            if not (own or passage.titles or above == Role(ASKS, role.question)):
                yield reading.candidate.asked[role.question].number
        above = role


def borne_out(segments: Sequence[Segment], walk: Walk) -> frozenset[str]:
    """Return the questions of a walk whose answers an alignment finds where the walk found them."""
    if any(one.side for one in segments):
        return frozenset()
    slots = walk.ordered_slots()
    passages = tuple(passages_of(segments, walk.words))
    candidate = as_first_asked(passages, walk.parts, slots)
    if candidate is None or _is_long(candidate):
        return frozenset()
    again = Walk(walk.book, walk.matcher)
    _put(again, segments, _read(candidate))
    ours, theirs = _said(walk.parts), _said(again.parts)
    return frozenset(
        slot.number for slot in slots if ours.get(slot.number) == theirs.get(slot.number, "-")
    )


def _is_long(candidate: Candidate) -> bool:
    """Return whether an alignment of a candidate would take too long."""
    return len(candidate.passages) * (2 * len(candidate.asked) + 3) ** 2 > _MOST_STEPS


def _said(parts: Sequence[Part]) -> dict[str, str]:
    """Return what is said to each question, without spaces and the marks before it."""
    found: dict[str, str] = {}
    for part in parts:
        if part.kind in ANSWERING or part.segment.kind == REPORTED:
            for number in part.numbers:
                text = part.segment.text if part.segment.table is None else "table"
                found[number] = found.get(number, "") + re.sub(r"\W", "", text)
    return found


def _labels(passages: Sequence[Passage]) -> dict[str, bool]:
    """Return the numbers that open passages, each with whether a noun stands before it."""
    found: dict[str, bool] = {}
    for one in passages:
        for number in map(str.casefold, one.numbers):
            found[number] = one.named or found.get(number, False)
    return found


def _opened(passages: Sequence[Passage]) -> dict[Place, frozenset[str]]:
    """Return the numbers of passages that can number nothing but questions, by where they stand.

    Those are several at once, behind a noun, or on a line of their own: steps of a search and the
    rows of a form are numbered too.
    """
    return {
        place_of(one.segment): frozenset(map(str.casefold, one.numbers))
        for one in passages
        if len(one.numbers) > 1 or (one.numbers and (one.named or not one.text.strip()))
    }


def _put(walk: Walk, segments: Sequence[Segment], reading: Reading) -> None:
    """Put the parts of a reading into a walk, with what is printed around them."""
    for one in reading.candidate.asked:
        walk.asked.new(one.number, numbered=one.numbered)
    roles = dict(zip(reading.candidate.passages, reading.aligned.roles, strict=True))
    passages = iter(reading.candidate.passages)
    read = {
        (one.segment.block, one.segment.row, one.segment.start)
        for one in reading.candidate.passages
    }
    current: tuple[str, ...] = ()
    for segment in segments:
        if segment.kind in FURNITURE:
            walk.put(segment, "furniture")
            continue
        if (segment.block, segment.row, segment.start) not in read:
            walk.put(segment, "quoted")
            continue
        for passage in _of(segment, passages):
            role = roles[passage]
            current = _spoken_to(reading, passage, role, current)
            apart = reading.candidate.within and not reading.together
            if apart and role.kind == ALL and not _decides(walk, passage):
                role = Role(HEAD)
            _put_one(walk, passage, role, current)


def _of(segment: Segment, passages: Iterator[Passage]) -> Iterator[Passage]:
    """Yield the passages that a segment was taken apart into."""
    for passage in passages:
        yield passage
        if passage.segment.end >= segment.end:
            return


def _spoken_to(
    reading: Reading, passage: Passage, role: Role, current: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the questions that a passage states or answers: `(i) and (ii)` are two."""
    if role.question < 0:
        every = tuple(one.number for one in reading.candidate.asked)
        return every if reading.together and role.kind == ALL else ()
    own = reading.candidate.asked[role.question].number
    if role.kind == ASKS:
        return (own,)
    known = {one.number.casefold(): one.number for one in reading.candidate.asked}
    named = tuple(
        known[number.casefold()] for number in passage.numbers if number.casefold() in known
    )
    return named if own in named else current if own in current else (own,)


def _decides(walk: Walk, passage: Passage) -> bool:
    return walk.words.decides(plain(fold_space(passage.segment.text)))


def _put_one(walk: Walk, passage: Passage, role: Role, numbers: tuple[str, ...]) -> None:
    segment = passage.segment
    folded = plain(fold_space(segment.text))
    if segment.marker is not None and not (segment.body.strip() or role.kind == ASKS):
        walk.put(segment, "furniture")  # the number of a paragraph, apart from its words
    elif segment.kind in _ANSWER_NOTHING:
        walk.put(segment, _ANSWER_NOTHING[segment.kind], numbers)
    elif role.kind == ASKS:
        slot = walk.asked.lookup(numbers[0])
        if slot is not None:
            slot.go_on(passage.text)
        walk.put(segment, "request", numbers)
    elif role.kind in {ANSWERS, ALL}:
        if passage.end:
            marker = Marker("answer", numbers, passage.end)
            segment = segment._replace(marker=marker)
        kind = "answer" if segment.table is not None else answer_kind(segment, folded, walk.book)
        heads = walk.words.is_heading(segment.text) or walk.words.titles(segment)
        walk.put(segment, "heading" if heads else kind, numbers)
    elif role.kind == HEAD and walk.words.decides(folded):
        walk.put(segment, answer_kind(segment, folded, walk.book))
    else:
        walk.put(segment, _OUTSIDE[role.kind])
