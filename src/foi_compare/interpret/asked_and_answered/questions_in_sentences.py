"""Sentences of a letter without numbers to questions, by what cites their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.asked_and_answered.passages_by_address import cites_by_order, pieces_at
from foi_compare.interpret.asked_and_answered.questions_begun import COUNTED, questions_at
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.numbered_lines.answer_ties import Tie, marked, ties

_TWO = 2
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL_OPENS = re.compile(rf"\W*(?:{'|'.join(_PLACES)})(?:ly)?,", re.IGNORECASE)
_LABEL = re.compile(rf"\W*({'|'.join(_PLACES)})\s?:")
_INTRODUCES = re.compile(r"\W*I(?:'m|\sam)\s(?:an?|the|currently|writing)\s[^?]*$", re.IGNORECASE)
_ORDINALS = 6


def by_sentences(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read the sentences of one paragraph of the request as questions."""
    for place, one in enumerate(segments):
        asked = _asking_sentences(one, words)
        if len(asked) < _TWO:
            continue
        after = place + 1
        texts = [one.text[start:end] for start, end in asked]
        found = ties(texts, segments, after, words) or _labelled(segments, after)
        if not found and not cites_by_order(segments[after:]):
            return []
        cuts = [start for start, _ in asked if start > 0]
        pieces = list(pieces_at(one, cuts))
        more = len(pieces) - 1
        first = place + (asked[0][0] > 0)
        parted = [*segments[:place], *pieces, *segments[after:]]
        told = questions_at(parted, dict.fromkeys(range(first, place + more + 1), 0))
        return marked(told, {at + more: tie for at, tie in found.items()}, COUNTED)
    return []


def _labelled(segments: Sequence[Segment], after: int) -> dict[int, Tie]:
    """Return the passages that open with the places of their questions: `First: 14`."""
    opened = {
        place: _LABEL.match(plain(one.text))
        for place, one in enumerate(segments)
        if place >= after and one.table is None
    }
    return {
        place: Tie((_PLACES.index(found[1]),))
        for place, found in opened.items()
        if found is not None
    }


def _asking_sentences(segment: Segment, words: Voice) -> list[tuple[int, int]]:
    """Return where each sentence of a paragraph asks, () unless those in a row do."""
    if segment.table is not None or segment.listed or segment.marker is not None:
        return []
    sentences = split_sentences(segment.text)
    counted = [one for one in sentences if _ORDINAL_OPENS.match(one.text)]
    if len(counted) > 1 and any(words.demands(one.text) for one in counted):
        return [(one.start, one.end) for one in counted]
    return [
        (one.start, one.end)
        for one in sentences
        if words.demands(one.text) and _INTRODUCES.match(one.text) is None
    ]


def by_order_alone(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read answers that cite the questions by their order where no question is printed apart."""
    cited = {
        place: addressed(one.text, lambda: COUNTED[:_ORDINALS])
        for place, one in enumerate(segments)
        if one.table is None and not one.listed and not words.asks(one)
    }
    found = {
        place: Tie((int(n[0]) - 1,))
        for place, n in cited.items()
        if len(n) == 1 and n[0] in COUNTED
    }
    told = [tie.questions for tie in found.values()]
    in_order = told == [(at,) for at in range(len(told))] and len(told) >= _TWO
    return marked(segments, found, COUNTED) if in_order else []
