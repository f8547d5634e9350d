"""Which passage answers which question, where no number says so, by what each is about.

Headings tell it (`Burglary`, `Remaining questions`), words that lead (`As regards robberies, …`),
or a paragraph for each question that is about that one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.text import fold_space

FURNITURE = frozenset({"furniture", "page_header", "page_footer"})
_TITLE_WORDS = 8
_TWO = 2
_ENDS = (".", "?", "!", ":", ";", ",")
# `As regards robberies, …`: words that say what the rest is about.
_LEAD = re.compile(
    r"\W*(?:as (?:to|for|regards)|regarding|concerning|turning to|on|for|"
    r"(?:with|in) (?:regard|relation|respect|reference)s? (?:to|of))\s(?P<topic>[^,:.?]{3,80})[,:]"
)
_LABEL = re.compile(r"\s*(?P<topic>[^\W\d_][^:.?!]{2,60}?)(?::|\s[\u2013\u2014-])(?=\s|$)")
_REST = re.compile(r"\b(?:rest|remainder|(?:remaining|other) (?:questions?|points?|parts?))\W*$")


class Tie(NamedTuple):
    """The places of the questions that a passage answers, and where its words begin."""

    questions: tuple[int, ...]
    end: int = 0


def ties(
    questions: Sequence[str], segments: Sequence[Segment], after: int, words: Voice
) -> dict[int, Tie]:
    """Return by place the passages behind a place that answer these questions; none if unsure."""
    topics = Topics(questions)
    speaking = [
        (place, one)
        for place, one in enumerate(segments)
        if place >= after and one.table is None and not one.listed and one.kind not in FURNITURE
    ]
    ways = (_headings(speaking, topics, words), _labels(speaking, topics), _leads(speaking, topics))
    for found in ways:
        if len({tie.questions for tie in found.values()}) >= _TWO:
            return found
    about = {place: topics.of(one.body) for place, one in speaking if words.speaks_of_it(one)}
    each = {place: Tie((at,)) for place, at in about.items() if at is not None}
    told = sorted(tie.questions for tie in each.values())
    return each if told == [(at,) for at in range(len(questions))] else {}


def _headings(
    speaking: Iterable[tuple[int, Segment]], topics: Topics, words: Voice
) -> dict[int, Tie]:
    named: dict[int, Tie] = {}
    rest: list[tuple[int, Segment]] = []
    titles = [(place, one) for place, one in speaking if is_title(one, words)]
    for place, one in titles:
        at = topics.named_by(one.text)
        if at is not None:
            named[place] = Tie((at,), len(one.text))
        elif _REST.search(plain(one.text)):
            rest.append((place, one))
    if len(titles) == len(topics) and len(named) >= _TWO and not rest:
        in_order = {place: Tie((at,), len(one.text)) for at, (place, one) in enumerate(titles)}
        if in_order.items() >= named.items():
            return in_order
    taken = {at for tie in named.values() for at in tie.questions}
    left = tuple(at for at in range(len(topics)) if at not in taken)
    return named | {place: Tie(left, len(one.text)) for place, one in rest if named and left}


def _labels(speaking: Iterable[tuple[int, Segment]], topics: Topics) -> dict[int, Tie]:
    """Return the passages that open with the names of their questions: `Outcomes, 2023/24: 14`.

    Where there are as many labels as questions, those that name none are theirs in order.
    """
    labels = {
        place: found["topic"]
        for place, one in speaking
        if one.marker is None and (found := _LABEL.match(one.text)) is not None
    }
    named = {
        place: at for place, label in labels.items() if (at := topics.named_by(label)) is not None
    }
    asked = sorted(named.values())
    if len(named) < _TWO or len(set(asked)) < len(asked):
        return {}
    if len(labels) == len(topics):
        in_order = {place: at for at, place in enumerate(labels)}
        if in_order.items() >= named.items():
            named = in_order
    return (
        {place: Tie((at,)) for place, at in named.items()} if 2 * len(named) > len(topics) else {}
    )


def _leads(speaking: Iterable[tuple[int, Segment]], topics: Topics) -> dict[int, Tie]:
    found: dict[int, Tie] = {}
    for place, one in speaking:
        lead = _LEAD.match(plain(one.text))
        at = topics.of(lead["topic"]) if lead is not None else None
        if at is not None:
            found[place] = Tie((at,))
    return found


def is_title(segment: Segment, words: Voice) -> bool:
    """Return whether a segment may be a heading of what stands below it, of the letter's own."""
    text = fold_space(segment.text)
    if segment.table is not None or segment.listed or segment.kind in FURNITURE:
        return False
    if segment.marker is not None or not text or len(text.split()) > _TITLE_WORDS:
        return False
    return not text.endswith(_ENDS) and not words.is_heading(text) and not words.greets(segment)


def marked(
    segments: Sequence[Segment], found: Mapping[int, Tie], numbers: Sequence[str]
) -> list[Segment]:
    """Return the segments with the passages of these ties as answers to questions so numbered."""
    return [
        _answering(one, found[place], numbers) if place in found else one
        for place, one in enumerate(segments)
    ]


def _answering(segment: Segment, tie: Tie, numbers: Sequence[str]) -> Segment:
    cited = tuple(numbers[at] for at in tie.questions)
    return segment._replace(marker=Marker("answer", cited, tie.end))
