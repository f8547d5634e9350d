"""Sentences to the persons they speak of by words that only persons follow or precede."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.words import is_given, leading_name, plain, whole_name
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_SURELY = re.compile(
    r"\b(?:my name is|our colleagues?|my colleagues?|spoke (?:to|with)|spoken (?:to|with)"
    r"|speak (?:to|with)|attention of|c/o|please contact|contact|contacting|named|ask for|by"
    r"|line manager|colleague|friend|husband|wife|partner|neighbour|brother|sister|requester"
    r"|applicant"
    r"|officer|manager|analyst|supervisor|maker|handler|director|lead|reviewer|cc|copy|asked|told|thanked|e-?mailed)[\s,:–-]+",
    re.IGNORECASE,
)
_BEFORE_INITIALS = re.compile(rf"{_SURELY.pattern}|\b(?:is|from|to|with|and)\s+", re.IGNORECASE)
_OFFICE = (
    r"(?:Officer|Manager|Analyst|Supervisor|Decision Maker|Handler|Director|Lead|Reviewer|Adviser"
    r"|Advisor|Administrator|Solicitor|Head of [A-Z][\w&]+(?: (?:and |& )?[A-Z][\w&]+){0,3})"
)
_BEHIND_OFFICE = re.compile(
    rf"\b{_OFFICE}(?:,? (?:of|for|at) [^.,;:|]{{1,40}}?)?(?: is| was|,|:| -| –|,? who is"
    rf"|\s\()?\s+"
)
_OFFICE_BEHIND = re.compile(
    rf",?\s*(?:[,(|–-]|our|the)\s*(?:our |the )?(?:[A-Z&][\w&]*,? |and |of )*?{_OFFICE}\b"
)
# What only persons do or are asked for; then also names whose first name is in no list.
_DONE_BY = re.compile(
    r"\b(?:(?:dealt with|handled|prepared|compiled|completed|written|signed(?: off)?"
    r"|reviewed|authori[sz]ed"
    r"|approved|conducted|carried out|undertaken|requested|submitted|collated|drafted|checked|heard"
    r"|raised"
    r"|considered|decided|asked|sent|made|issued|upheld) (?:to you |for you )?by"
    r"|(?:my|our|your) (?:former )?(?:colleagues?|line manager|friend|neighbour"
    r"|husband|wife|partner)"
    r"|(?:spoke|spoken|speak|talk|wrote|written|write) (?:to|with)|contact"
    r"|attention of|addressed to"
    r"|e-?mailed|named|known as|asked)[\s,]+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SENTENCE = 5
_CLOSES = re.compile(
    r"\b(?:yours(?: sincerely| faithfully| truly)?|regards|thanks|wishes|cheers)[,.!]\s+",
    re.IGNORECASE,
)
_SIGNED_OFF = re.compile(r"\s[–—-]\s?([^\W\d_a-zà-ÿ][^\W\d_]+)[.!\"'”’)]*(?:$|\s(?=[A-Z]))")
_ENDS = re.compile(r"[.?!][\"'”’]?\s+(?=[^\W\d_])")
_PAIR = 2


def in_sentences(paragraphs: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield the names in sentences behind or before what only persons do or are: a capital alone
    is no evidence.
    """
    for text in paragraphs:
        if len(_SMALL.findall(text)) >= _SENTENCE:
            yield from _lone(text, lists)
            yield from _in_office(text, lists)
            yield from _persons(text, lists)


_INTRODUCED = re.compile(r"\bmy (?:full )?name is\s+", re.IGNORECASE)


def _lone(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield first names behind `my colleague`, and names with an initial behind `is` or `by`.

    So too a name that ends a paragraph after its last sentence, as requesters sign.
    """
    for before in _SURELY.finditer(text):
        word = _WORD.match(text, before.end())
        if word and _ALONE.match(before.group()) and _is_first_name(word.group(), lists):
            yield (word.group(),)
    for before in _INTRODUCED.finditer(text):
        found = leading_name(text[before.end() :], lists, trusted=True)
        if found:
            yield found.words
    for before in _BEFORE_INITIALS.finditer(text):
        yield from _with_initial(text[before.end() :], lists)
    for before in _CLOSES.finditer(text):
        found = leading_name(text[before.end() :], lists, trusted=False)
        word = _WORD.match(text, before.end())
        if found:
            yield found.words
        elif word and _is_first_name(word.group(), lists):
            yield (word.group(),)
    for before in _SIGNED_OFF.finditer(text):
        if _is_first_name(before[1], lists):
            yield (before[1],)
    for before in _ENDS.finditer(text):
        rest = text[before.end() :].strip(" \"'”’.)")
        yield from filter(None, (whole_name(rest, lists, trusted=False),))


_ALONE = re.compile(
    r"my|our|spoke|speak|asked|told|thanked|e-?mailed|colleague|friend|husband|wife|named",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]{3}")


def _is_first_name(word: str, lists: NameLists) -> bool:
    odd = lists.places | lists.buildings | lists.also_words | lists.roles
    return word[0].isupper() and is_given(word, lists) and plain(word) not in odd


def _with_initial(text: str, lists: NameLists) -> Iterator[Words]:
    if _DOTTED.match(text):
        found = leading_name(text, lists, trusted=False)
        if found and len(found.words) >= _PAIR:
            yield found.words


def _in_office(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield names beside an office: `..., Compliance Manager`, `Data Officer is ...`."""
    for office in _BEHIND_OFFICE.finditer(text):
        found = leading_name(text[office.end() :], lists, trusted=True)
        if found and len(found.words) >= _PAIR:
            yield found.words
    for word in _WORD.finditer(text):
        if word.group()[0].isupper() and text[word.start() - 1 : word.start()] in {" ", "(", ""}:
            found = leading_name(text[word.start() :], lists, trusted=True)
            end = word.start() + (found.end if found else 0)
            if found and len(found.words) >= _PAIR and _OFFICE_BEHIND.match(text, end):
                yield found.words


def _persons(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield names of several words, none of them an English one, behind what persons do."""
    for before in _DONE_BY.finditer(text):
        found = leading_name(text[before.end() :], lists, trusted=True)
        if found is None or len(found.words) < _PAIR:
            continue
        if not any(plain(word) in lists.english for word in found.words):
            yield found.words
