"""Sentences to the persons they speak of by words that only persons follow or precede."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.words import leading_name
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_SURELY = re.compile(
    r"\b(?:my name is|our colleagues?|my colleagues?|spoke (?:to|with)|spoken (?:to|with)"
    r"|speak (?:to|with)|dealt with by|handled by|prepared by|compiled by|completed by|written by"
    r"|signed by|signed off by|reviewed by|authori[sz]ed by|approved by|conducted by|undertaken by"
    r"|requested by|submitted by|asked by|drafted by|sent by|raised by|made by|attention of|care of|c/o"
    r"|on behalf of|assigned to|allocated to|please contact|contact|contacting|named|e-?mail(?:ed)?"
    r"|call(?:ed)?|ask for|addressed to|passed (?:on )?to|forwarded to|line manager|supervisor"
    r"|colleague|requester|applicant|officer|copied to|reviewer|decision[ -]maker|manager)[\s,:–-]+",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:by|from|to|with|and|or|thank|i am|i'm|this is|both)[\s,]+", re.IGNORECASE
)
_DOES = re.compile(
    r"['’]?s?,?\s+(?:who|asked|asks|wrote|writes|requested|has|have|had|will|is|was|made|said|says|can"
    r"|may|would|at|in|of|on|replied|confirmed|advised|explained|sent|emailed|e-mailed|called|rang"
    r"|reviewed|decided|considered|from|via|directly|for|about|regarding|and)\b"
)
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_PAIR = 2


def in_sentences(paragraphs: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield first and last names behind words such as `contact` or before such as `asked`.

    The first word has to be a first name: a capital alone is no evidence.
    """
    for text in paragraphs:
        for before in _SURELY.finditer(text):
            yield from _pair(text, before.end(), lists)
        for before in _PERHAPS.finditer(text):
            yield from _pair(text, before.end(), lists, plainly=True)
        for word in _NEXT_WORD.finditer(text):
            if word.group()[0].isupper() and word.group().casefold() in lists.given:
                found = leading_name(text[word.start() :], lists, trusted=False)
                if found and _DOES.match(text, word.start() + found.end):
                    yield from _pair(text, word.start(), lists, plainly=True)


def _pair(text: str, at: int, lists: NameLists, *, plainly: bool = False) -> Iterator[Words]:
    """Yield the name at a place; `plainly` where none of its words may be a place or a word."""
    found = leading_name(text[at:], lists, trusted=False)
    if found is None or len(found.words) < _PAIR:
        return
    odd = lists.places | lists.buildings | lists.also_words if plainly else lists.buildings
    if not any(word.casefold() in odd for word in found.words):
        yield found.words
