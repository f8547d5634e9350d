"""Requests that a letter without an answer quotes, or that stand only in the mail below it.

`Your message has reached us …` above `From: …`, `A/ how many …`, `B/ how many …`: where the letter
itself prints no question and gives no figures, the list in that mail is what was asked. So is the
list of a letter that only says that it has received it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.letter_voice import Voice
from foi_compare.interpret.list_roles import NUMBERING
from foi_compare.interpret.markers import Marker
from foi_compare.interpret.outline import numbered_lists
from foi_compare.interpret.phrases import plain
from foi_compare.interpret.segments import ASKED_BELOW, Segment
from foi_compare.text import fold_space

# The head of a mail; `- Original Message -` alone may stand on the line above it.
_SENDER = re.compile(r"\W*(?:from|oddi wrth)\s?:(?P<who>[^:]{0,120})")
_FORCE = re.compile(r"police|constabulary|heddlu|\bfoi\b|freedom|disclosure|compliance")
_TWO = 2


def with_request_below(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the questions of a list that nothing answers apart."""
    told = list(segments)
    start = next((p for p, one in enumerate(segments) if one.kind == "quoted"), len(segments))
    own, mail = segments[:start], _first_mail(segments, start)
    if not own or _says_itself(own, words):
        return told
    if not mail and words.only_receives(own):
        mail = range(start)
    for order, place in enumerate(_asked(segments, mail, words), start=1):
        one = segments[place]
        numbered = one.marker is not None and one.marker.numbers
        end = one.marker.end if one.marker is not None else 0
        marker = one.marker if numbered else Marker("question", (str(order),), end)
        told[place] = one._replace(kind=ASKED_BELOW, marker=marker)
    return told


def _says_itself(own: Sequence[Segment], words: Voice) -> bool:
    """Return whether a letter prints a question of its own, or figures."""
    numbered = (one for one in own if one.marker is not None and one.marker.kind in NUMBERING)
    return (
        any(one.marker is not None and one.marker.numbers for one in numbered)
        or any(one.table is not None or one.listed for one in own)
        or any(words.opens_request(one) for one in own)
    )


def _first_mail(segments: Sequence[Segment], start: int) -> range:
    """Return the places of the first mail below a letter, none if the force sent it."""
    heads = [
        (place, found["who"])
        for place in range(start, len(segments))
        if (found := _SENDER.match(plain(fold_space(segments[place].text)))) is not None
    ]
    if not heads or _FORCE.search(heads[0][1]) is not None:
        return range(0)
    end = heads[1][0] if len(heads) > 1 else len(segments)
    return range(heads[0][0] + 1, end)


def _asked(segments: Sequence[Segment], mail: range, words: Voice) -> Sequence[int]:
    """Return the places of the items of the first list of a mail that asks."""
    below = [segments[place] for place in mail]
    lists = [[mail[at] for at in one.places] for one in numbered_lists(below)]
    dashes = [
        place
        for place, one in zip(mail, below, strict=True)
        if one.marker is not None and one.marker.kind == "bullet"
    ]
    asking = (
        places
        for places in (*lists, dashes)
        if len(places) >= _TWO and any(_may_ask(segments[place], words) for place in places)
    )
    return next(asking, ())


def _may_ask(item: Segment, words: Voice) -> bool:
    return words.asks(item) or words.about_numbers(plain(fold_space(item.body)))
