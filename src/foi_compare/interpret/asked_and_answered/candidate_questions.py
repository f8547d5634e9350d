"""The questions that a letter may hold: by the numbers it prints, by who asks, by its headings.

Each way of finding them is one candidate; which of them is right only the answers tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.alignment import Asked, Passage
from foi_compare.interpret.asked_and_answered.asked_in_one import (
    Thing,
    numbered_things,
    things_asked,
)
from foi_compare.interpret.asked_and_answered.reading_faults import counts_in_roman, order
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_parts import Part, Slot
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.numbering import above, before, below, is_full, steps
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.numbered_lines.answer_ties import is_title
from foi_compare.text import fold_space

_TWO = 2
_FEWEST_SAID = 4  # words of an answer behind its label
_LABELLED = re.compile(
    r"(?m)^(?P<asked>[^\n]{3,90}?)\s[-\u2013\u2014]\s+(?P<said>[^\n]+(?:\n(?![^\n]{3,90}?\s[-\u2013\u2014]\s)[^\n]+)*)"
)
_FEWEST_HEADED = 3  # two headings may part an explanation from the rest
_ALIKE = 0.5  # from which on two texts are one question
_MOST = 40  # questions of a letter
_OWN_NUMBER = re.compile(r"\W*(?P<number>\w+(?:\.\w+)?)\b\W*?\s(?:[-\u2013\u2014=]\s)?")
_OF_REQUEST = re.compile(
    r"\byour (?:\w+ )?(?:request|e-?mail|letter|enquiry|message|application)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*[\"\u201c].*[\"\u201d]\W*$", re.DOTALL)
_FIRST = ("1", "a", "i", "a1")


class Candidate(NamedTuple):
    """A way to take a letter: its passages and the questions they may ask.

    `named` says that a noun numbers them, `within` that one passage asks all of them, `parted` that
    their answers are taken apart by what they are about.
    """

    passages: tuple[Passage, ...]
    asked: tuple[Asked, ...]
    named: bool = False
    within: bool = False
    parted: bool = False


def candidate_questions(
    passages: Sequence[Passage], words: Voice, *, numbered: bool, printed: bool
) -> Iterator[Candidate]:
    """Yield the ways to take a letter; those by numbers alone where its questions are numbered.

    Headings say what was asked only where no question is `printed`.
    """
    full = _with_full_numbers(passages)
    for named in (True, False):
        numbers = _numbers([one for one in full if one.named or not named])
        kept = tuple(_only_numbered(one, numbers, named=named) for one in full)
        if _TWO <= len(numbers) <= _MOST and (named or _counts_up(numbers)):
            asked = tuple(_numbered(number, kept) for number in numbers)
            yield Candidate(_told(kept), asked, named)
    if numbered:
        return
    yield from _within_passages(passages, words)
    bare = _without_numbers(passages)
    announced = _announced(bare, words)
    if _TWO <= len(announced) <= _MOST:
        yield Candidate(bare, _unnumbered(bare, announced), within=True)
    if not printed:
        yield from _labelled(bare)
    dashes = [] if printed else _first_list(bare)
    if _TWO <= len(dashes) <= _MOST and dashes != announced:
        yield Candidate(bare, _unnumbered(bare, dashes), within=True)
    for places in (_asking(bare), [] if printed else _headed(bare, words)):
        if _TWO <= len(places) <= _MOST:
            yield Candidate(bare, _unnumbered(bare, places))


def _without_numbers(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(one._replace(numbers=(), end=0) for one in passages)


def _within_passages(passages: Sequence[Passage], words: Voice) -> Iterator[Candidate]:
    """Yield the ways to take a letter that asks several things within one passage."""
    for at, one in enumerate(passages):
        theirs = words.asks_back(plain(fold_space(one.segment.text)))  # of the force, not of it
        if one.segment.table is not None or one.closes or _is_of_law(one) or theirs:
            continue
        things = things_asked(one.segment.text, words)
        if things and (things[0].number or _asks_things(one, words)):
            yield from _asked_within(passages, at, [things])
        across = _numbered_across(passages[at:])
        if across:
            yield from _asked_within(passages, at, across)


def _asks_things(passage: Passage, words: Voice) -> bool:
    """Return whether a passage asks, or tells what was asked for."""
    text = passage.segment.text
    told = words.tells_request(passage.segment) or _OF_REQUEST.search(text) is not None
    return passage.asks or told or text.count("?") >= _TWO


def _is_of_law(passage: Passage) -> bool:
    """Return whether a passage cites the Act: what it numbers then is what the Act says."""
    return bool(cited_sections(plain(passage.segment.text)))


def _numbered_across(passages: Sequence[Passage]) -> list[tuple[Thing, ...]]:
    """Return the things that several passages ask, where one number at least stands within one.

    `Please tell me 1) how many there were,` with `2) how many were solved, and 3) the cost.` below.
    """
    runs: list[tuple[Thing, ...]] = []
    for one in passages:
        last = runs[-1][-1].number.casefold() if runs else ""
        things = numbered_things(one.segment.text, last) if one.segment.table is None else ()
        if not things or _is_of_law(one):
            break
        runs.append(things)
    within = any(thing.start > 0 for things in runs for thing in things)
    return runs if len(runs) > 1 and within else []


def _asked_within(
    passages: Sequence[Passage], at: int, runs: Sequence[Sequence[Thing]]
) -> Iterator[Candidate]:
    """Yield the ways to take a letter by the things that passages from a place on ask.

    A passage may answer two of them: then another sentence is about another of them.
    """
    things = tuple(chain.from_iterable(runs))
    asking = passages[at : at + len(runs)]
    pieces = tuple(
        chain.from_iterable(_pieces(one, own) for one, own in zip(asking, runs, strict=True))
    )
    numbers = [thing.number for thing in things if thing.number]
    above = _told_by_own(passages[:at], numbers)
    behind = _told_by_own(passages[at + len(runs) :], numbers)
    places = (place for place, piece in enumerate(pieces, start=len(above)) if piece.asks)
    asked = tuple(
        Asked(
            thing.number or str(order), pieces[place - len(above)].text, place, bool(thing.number)
        )
        for order, (place, thing) in enumerate(zip(places, things, strict=False), start=1)
    )
    yield Candidate((*above, *pieces, *behind), asked, within=True)
    topics = Topics([one.text for one in asked])
    alone = set(range(len(asked))) - {topics.opened_with(one.text) for one in behind}
    parted = tuple(piece for one in behind for piece in _by_topic(one, topics, alone))
    if len(parted) > len(behind) and len(asked) - len(alone) >= _TWO:
        yield Candidate((*above, *pieces, *parted), asked, within=True, parted=True)


def _told_by_own(passages: Sequence[Passage], numbers: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages with the numbers of questions alone, those of paragraphs apart."""
    inner = [_behind_paragraph(one, numbers) for one in passages]
    if numbers and not any(own[-1].numbers for own in inner if len(own) > 1):
        return tuple(_only_numbered(one, numbers, named=False) for one in passages)
    return tuple(chain.from_iterable(inner))


def _behind_paragraph(passage: Passage, numbers: Collection[str]) -> tuple[Passage, ...]:
    """Return the number of a paragraph and what is behind it: `3. ` and `1a – overturned`."""
    opens = passage.segment.marker
    if opens is None or opens.kind != "bare" or passage.segment.listed:
        return tuple(_without_numbers([passage]))
    text = passage.segment.text
    own = {number.casefold() for number in numbers}
    named, end = _own_number(text[opens.end :], own)
    cut = opens.end + end
    alone, rest = (
        _piece(passage, *ends)._replace(numbers=(), end=0) for ends in ((0, cut), (cut, len(text)))
    )
    mark = alone.segment._replace(marker=opens._replace(end=cut))
    alone = alone._replace(segment=mark, asks=False, speaks=False, closes=False)
    return alone, rest._replace(numbers=named)


def _own_number(text: str, own: Collection[str]) -> tuple[tuple[str, ...], int]:
    """Return the numbers of questions that open a text, and where its words begin."""
    marker = read_marker(text)
    numbers = marker.numbers if marker is not None else ()
    if marker is not None and numbers and all(one.casefold() in own for one in numbers):
        return numbers, marker.end
    opened = _OWN_NUMBER.match(text)
    if opened is not None and opened["number"].casefold() in own:
        return (opened["number"],), opened.end()
    return (), 0


def _by_topic(passage: Passage, topics: Topics, alone: Collection[int]) -> Iterator[Passage]:
    """Yield a passage in pieces where a sentence is about another question than those before.

    That is one of those `alone` with which no passage begins.
    """
    segment = passage.segment
    if segment.table is not None or segment.listed:
        yield passage
        return
    cuts, about = [0], topics.of("")
    for one in split_sentences(segment.text):
        own = topics.opened_with(one.text)
        if own in alone and about not in {None, own}:
            cuts.append(one.start)
        about = about if own is None else own
    for start, end in pairwise([*cuts, len(segment.text)]):
        yield passage if len(cuts) == 1 else _piece(passage, start, end)


def _pieces(passage: Passage, things: Sequence[Thing]) -> Iterator[Passage]:
    """Yield the things that a passage asks, and what stands before, between and behind them."""
    text = passage.segment.text
    if text[: things[0].start].strip():
        yield _piece(passage, 0, things[0].start)._replace(numbers=(), end=0, asks=False)
    for one, ended in zip(
        things, [things[0].start, *(thing.end for thing in things)], strict=False
    ):
        if text[ended : one.start].strip():
            yield _piece(passage, ended, one.start)._replace(asks=False)
        own = _piece(passage, one.start, one.end)
        numbers = (one.number,) if one.number else ()
        yield own._replace(numbers=numbers, end=one.words - one.start, asks=True, speaks=False)
    if text[things[-1].end :].strip():
        quoted = _QUOTED.match(text) is not None
        yield _piece(passage, things[-1].end, len(text))._replace(asks=quoted, speaks=False)


def _piece(passage: Passage, start: int, end: int) -> Passage:
    """Return a piece of a passage; the first keeps the number."""
    segment, first = passage.segment, start == 0
    cut = segment._replace(
        text=segment.text[start:end],
        start=segment.start + start,
        end=segment.start + end,
        marker=segment.marker if first else None,
    )
    numbers, opened = (passage.numbers, passage.end) if first else ((), 0)
    return passage._replace(segment=cut, numbers=numbers, end=opened, titles=False)


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
    kept = tuple(_only_numbered(one, numbers, named=False) for one in full)
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


def _only_numbered(passage: Passage, numbers: Sequence[str], *, named: bool) -> Passage:
    """Return a passage without a number that is that of no question of this candidate."""
    known = {number.casefold() for number in numbers}
    kept = tuple(one for one in passage.numbers if one.casefold() in known)
    if named and not passage.named:
        kept = ()
    return passage if kept == passage.numbers else passage._replace(numbers=kept)


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
    own = (at for at, one in enumerate(passages) if number in one.numbers)
    place = next(own, -1)
    return Asked(number, passages[place].text, place, numbered=True)


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


def _labelled(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """Yield the way to take a paragraph whose lines each name a thing and answer it in words.

    `Fines - none, since no code exists for one`; `Charged - 14` is a row of figures.
    """
    for at, one in enumerate(passages):
        lines = [line for line in _LABELLED.finditer(one.segment.text) if one.segment.table is None]
        worded = sum(len(line["said"].split()) >= _FEWEST_SAID for line in lines)
        if len(lines) < _TWO or _TWO * worded < len(lines):
            continue
        pieces = [
            piece
            for line in lines
            for piece in (
                _piece(one, *line.span("asked"))._replace(asks=True, speaks=False),
                _piece(one, *line.span("said"))._replace(asks=False, speaks=True),
            )
        ]
        asked = tuple(
            Asked(str(order), piece.text, place, numbered=False)
            for order, (place, piece) in enumerate(
                (found for found in enumerate(pieces, start=at) if found[1].asks), start=1
            )
        )
        yield Candidate((*passages[:at], *pieces, *passages[at + 1 :]), asked, within=True)


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
    reasons = {at for at in dashes if _TWO * sum(passages[a].asks for a in dashes) <= len(dashes)}
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
