"""A second reading of a letter whose first left something unexplained.

The first walks through the letter and decides at each passage; the second takes the letter as a
whole: the questions that it may hold and the passages that may answer them are aligned, and the
candidate that leaves least unexplained is taken, if it is less than the walk left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from foi_compare.interpret.asked_and_answered.candidate_questions import (
    Candidate,
    as_first_asked,
    candidate_questions,
)
from foi_compare.interpret.asked_and_answered.printed_labels import (
    label_of,
    naming_nouns,
    opens_line,
)
from foi_compare.interpret.asked_and_answered.reading_faults import answered, faults
from foi_compare.interpret.asked_and_answered.walk import Walk
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, answer_kind
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.passages import GENERAL
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, is_title
from foi_compare.text import fold_space

MOST_PASSAGES = 400  # passages; a longer document is no letter
_MOST_STEPS = 1_500_000  # of an alignment
_TWO = 2
_QUOTED = re.compile(r"[\s>]*")
_TELLS = re.compile(r"(?:asked|asks|wanted|wants|sought|seeks|was)\b")
_OUTSIDE = {HEAD: "letterhead", TAIL: "signature"}


class Reading(NamedTuple):
    """A reading of the passages of a letter by one candidate."""

    candidate: Candidate
    aligned: Aligned


def second_reading(segments: Sequence[Segment], walk: Walk, first: Walk) -> bool:
    """Put into a walk the reading of a letter that explains more than a first; False for none."""
    words = walk.words
    if any(one.side for one in segments):
        return False
    nouns = naming_nouns(one.text for one in segments)
    passages = tuple(_passages(segments, words))
    slots = first.ordered_slots()
    left = faults(first.parts, slots, _labels(passages), words)
    if not left:
        return False
    said = answered(first.parts, slots)
    numbered = sum(slot.numbered and slot.known for slot in slots) >= _TWO
    numbered = numbered and any(one.numbers for one in passages)
    known = any(slot.known for slot in slots)
    printed = {slot.number for slot in slots if numbered and slot.numbered}
    demanded = {slot.number for slot in slots if slot.numbered and words.demands(slot.text)}
    least: tuple[int, float] = (len(left) - len(said), 0.0)
    most = least[0]
    best = None
    again = as_first_asked(passages, first.parts, slots)
    others = candidate_questions(passages, words, numbered=numbered, printed=known)
    for candidate in chain([again] if again is not None else [], others):
        if _is_long(candidate):
            continue
        reading = Reading(candidate, align(candidate.passages, candidate.asked))
        trial = Walk(walk.book, walk.matcher)
        _put(trial, segments, reading)
        trial.finish()
        found = trial.ordered_slots()
        own = answered(trial.parts, found)
        kept = () if candidate.named and nouns else demanded if candidate.named else printed
        if len(own) < max(_TWO, len(said)) or not {slot.number for slot in found}.issuperset(kept):
            continue
        if known and not any(slot.known for slot in found):
            continue
        open_ = faults(trial.parts, found, _labels(candidate.passages), words)
        told = (len(open_) - len(own), -reading.aligned.weight)
        if told < least and told[0] < most:
            least, best = told, reading
    if best is None:
        return False
    _put(walk, segments, best)
    walk.by_order = frozenset(_told_by_order(best))
    return True


def _told_by_order(reading: Reading) -> Iterator[str]:
    """Yield the questions whose answer stands neither below them nor under number or heading."""
    begun: set[int] = set()
    above = Role(HEAD)
    numbers = [one.number.casefold() for one in reading.candidate.asked]
    for passage, role in zip(reading.candidate.passages, reading.aligned.roles, strict=True):
        if role.kind == ANSWERS and role.question not in begun:
            begun.add(role.question)
            own = numbers[role.question] in {one.casefold() for one in passage.numbers}
            if not (own or passage.titles or above == Role(ASKS, role.question)):
                yield reading.candidate.asked[role.question].number
        above = role


def borne_out(segments: Sequence[Segment], walk: Walk) -> frozenset[str]:
    """Return the questions of a walk whose answers an alignment finds where the walk found them."""
    if any(one.side for one in segments):
        return frozenset()
    slots = walk.ordered_slots()
    passages = tuple(_passages(segments, walk.words))
    candidate = as_first_asked(passages, walk.parts, slots)
    if candidate is None or _is_long(candidate):
        return frozenset()
    again = Walk(walk.book, walk.matcher)
    _put(again, segments, Reading(candidate, align(candidate.passages, candidate.asked)))
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
    return {
        number.casefold(): any(other.named for other in passages if number in other.numbers)
        for one in passages
        for number in one.numbers
    }


def _passages(segments: Sequence[Segment], words: Voice) -> Iterator[Passage]:
    """Yield what a letter says in pieces that each open with at most one label."""
    nouns = naming_nouns(one.text for one in segments)
    own = [one for one in segments if one.kind != "quoted" and one.table is None]
    quoted = any(words.asks(one) or label_of(one, nouns) is not None for one in own)
    for segment in segments:
        if segment.kind in FURNITURE or (quoted and segment.kind == "quoted"):
            continue
        for piece in _pieces(segment, nouns, words):
            label = label_of(piece, nouns)
            end = label.end if label is not None else 0
            bare = piece._replace(text=piece.text[end:], marker=None)
            folded = plain(fold_space(bare.text))
            speaks = piece.table is None and words.speaks_of_it(bare)
            marked = piece.marker is not None and piece.marker.kind == "question"
            yield Passage(
                piece,
                label.numbers if label is not None else (),
                end,
                piece.table is None and (words.asks(bare) or (marked and label is None)),
                speaks,
                words.closes(folded),
                words.greets(bare),
                titles=not speaks and is_title(bare, words),
                face=_face(segment),
                opens=words.opens_response(piece) or _only_answers(piece),
                named=label is not None and label.named,
            )


def _only_answers(segment: Segment) -> bool:
    """Return whether a segment says that an answer follows, and to no question by number."""
    marker = segment.marker
    return marker is not None and marker.kind == "answer" and not marker.numbers


def _face(segment: Segment) -> str:
    """Return how a segment is printed: in bold, or quoted so many times."""
    quoted = _QUOTED.match(segment.text)
    return f"{'bold' * segment.bold} {re.sub(r'[^>]', '', quoted.group()) if quoted else ''}"


def _pieces(segment: Segment, nouns: frozenset[str], words: Voice) -> Iterator[Segment]:
    if segment.table is not None or segment.listed:
        yield segment
        return
    cuts = [*opens_line(segment, nouns)] or _answer_within(segment, words)
    for start, end in pairwise([0, *cuts, len(segment.text)]):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        yield piece if start == 0 else piece._replace(marker=read_marker(text))


def _answer_within(segment: Segment, words: Voice) -> list[int]:
    """Return where an answer begins that stands right behind its question, on the next line.

    `Question one asked how many …. 1,918 …` tells its question in the first sentence.
    """
    end = segment.marker.end if segment.marker is not None else 0
    if end and _TELLS.match(segment.text, end) is not None:
        told = split_sentences(segment.text)
        return [told[1].start] if len(told) > 1 else []
    first, _, rest = segment.text.partition("\n")
    if not rest or not first.rstrip().endswith((".", "?")) or rest.lstrip()[:1].islower():
        return []
    asked, said = (segment._replace(text=text, marker=None) for text in (first, rest))
    turns = words.asks(asked) and not words.asks(said) and words.speaks_of_it(said)
    return [len(first) + 1] if turns else []


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
        return ()
    own = reading.candidate.asked[role.question].number
    if role.kind == ASKS:
        return (own,)
    known = {one.number.casefold(): one.number for one in reading.candidate.asked}
    named = tuple(
        known[number.casefold()] for number in passage.numbers if number.casefold() in known
    )
    return named if own in named else current if own in current else (own,)


def _put_one(walk: Walk, passage: Passage, role: Role, numbers: tuple[str, ...]) -> None:
    segment = passage.segment
    folded = plain(fold_space(segment.text))
    if segment.kind in {REPORTED, GENERAL}:
        walk.put(segment, "quoted" if segment.kind == REPORTED else "signature", numbers)
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
        heads = walk.words.is_heading(segment.text)
        walk.put(segment, "heading" if heads else kind, numbers)
    elif role.kind == HEAD and walk.words.decides(folded):
        walk.put(segment, answer_kind(segment, folded, walk.book))
    else:
        walk.put(segment, _OUTSIDE[role.kind])
