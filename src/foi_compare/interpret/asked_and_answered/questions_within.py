"""The questions that a letter asks within a passage: in its sentences, its numbers, its lines.

Each way of finding them is one candidate; which of them is right only the answers tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.alignment import Asked, Passage
from foi_compare.interpret.asked_and_answered.asked_in_one import (
    Thing,
    numbered_things,
    things_asked,
)
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.text import fold_space

_TWO = 2
_FEWEST_SAID = 4  # words of an answer behind its label
_OWN_NUMBER = re.compile(r"\W*(?P<number>\w+(?:\.\w+)?)\b\W*?\s(?:[-\u2013\u2014=]\s)?")
_QUOTED = re.compile(r"\s*[\"\u201c].*[\"\u201d]\W*$", re.DOTALL)
_LABELLED = re.compile(
    r"(?m)^(?P<asked>[^\n]{3,90}?)\s[-\u2013\u2014]\s+(?P<said>[^\n]+(?:\n(?![^\n]{3,90}?\s[-\u2013\u2014]\s)[^\n]+)*)"
)
_OF_REQUEST = re.compile(
    r"\byour (?:\w+ )?(?:request|e-?mail|letter|enquiry|message|application)\b", re.IGNORECASE
)


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


def without_numbers(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return the passages as if none opened with a number."""
    return tuple(one._replace(numbers=(), end=0) for one in passages)


def within_passages(passages: Sequence[Passage], words: Voice) -> Iterator[Candidate]:
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
        return only_numbered(passages, numbers, named=False)
    return tuple(chain.from_iterable(inner))


def _behind_paragraph(passage: Passage, numbers: Collection[str]) -> tuple[Passage, ...]:
    """Return the number of a paragraph and what is behind it: `3. ` and `1a – overturned`."""
    opens = passage.segment.marker
    if opens is None or opens.kind != "bare" or passage.segment.listed:
        return tuple(without_numbers([passage]))
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


def only_numbered(
    passages: Iterable[Passage], numbers: Iterable[str], *, named: bool
) -> tuple[Passage, ...]:
    """Return passages without numbers that are those of no question of this candidate."""
    known = {number.casefold() for number in numbers}
    return tuple(_only_numbered(one, known, named=named) for one in passages)


def _only_numbered(passage: Passage, known: Collection[str], *, named: bool) -> Passage:
    kept = tuple(one for one in passage.numbers if one.casefold() in known)
    if named and not passage.named:
        kept = ()
    return passage if kept == passage.numbers else passage._replace(numbers=kept)


def in_labelled_lines(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """Yield the way to take a paragraph whose lines each name a thing and answer it in words.

    `Fines - none, since no code exists for one`; `Charged - 14` is a row of figures.
    """
    for at, one in enumerate(passages):
        rows = one.segment.table is not None or one.segment.listed
        lines = [] if rows else [*_LABELLED.finditer(one.segment.text)]
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
