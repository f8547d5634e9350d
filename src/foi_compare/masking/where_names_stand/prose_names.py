"""Sentences to the persons they speak of by what stands before or behind a person alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.kinds_of_words.name_words import (
    is_given,
    leading_name,
    leading_words,
    plain,
    whole_name,
)
from foi_compare.masking.kinds_of_words.place_names import stands_for_place
from foi_compare.masking.where_names_stand.listed import stands_for_person
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

NOUN = (
    r"(?:analyst|officer|manager|colleague|supervisor|clerk|handler|director|reviewer|adviser"
    r"|advisor|solicitor|researcher|administrator|assistant|decision[ -]maker|lead|friend|husband"
    r"|wife|partner|neighbour|brother|sister|son|daughter|mother|father|client|constituent"
    r"|applicant|requester|author|owner|councillor|inspector|sergeant|constable|superintendent|witness|aunt"
    r"|uncle|cousin|niece|nephew|boyfriend|girlfriend|volunteer|trainee|secretary|editor|reporter"
    r"|doctor|nurse|teacher|governor|trustee|landlord|tenant|employee|employer|apprentice|barrister)"
)
_DONE = r"\w+(?:ed|en|wn|un|ld|lt|nt|ut|ne|de|rn)"
_BROUGHT = (
    r"(?:passed|given|sent|allocated|assigned|forwarded|referred|returned|handed|copied|addressed"
    r"|shown|spoken|spoke|speak|speaking|talked|talk|talking|wrote|written|write|writing|reply"
    r"|replied|listened|grateful|thanks|delegated|escalated|directed|attention|apply|complain)"
)
_TOGETHER = (
    r"(?:discuss(?:ed|ion)?|spoke|spoken|speak|agreed|met|consulted|liaised|checked|raised"
    r"|confirmed|worked|talked|correspondence|conversation|arranged)"
)
_WORDS_OF = (
    r"(?:complaint|request|letter|e-?mail|message|advice|evidence|statement|help|view|question"
    r"|reply|apologies|note|work|name|conduct|behalf|came|received|heard|seen)"
)
_BEFORE = re.compile(
    rf"\b(?:{_DONE}(?: \w+){{0,3}} by|{_BROUGHT}(?: \w+)?(?: on)? to"
    rf"|{_TOGETHER}(?: [a-z]+){{0,4}} with|\b(?:I am|I'm|I’m|[Mm]y (?:full )?name is|it was)"
    rf"|told|tell|asked|ask(?: for)?|rang|phoned|called|e-?mailed|thanked|thank|contact(?:ed|ing)?"
    rf"|consulted|informed|named|known as|copy|cc|c/o|gan|attention of|write to"
    rf"|{_WORDS_OF}s? (?:of|from|by)"
    rf"|(?:[Mm]y|[Oo]ur|[Yy]our|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){{0,2}}{NOUN}s?"
    rf"(?: (?:is|was))?),?\s+\(?(?=[^\W\d_a-zà-ÿ\"“])"
)
DID = (
    r"(?:asked|asks|said|says|told|tells|confirmed|confirms|checked|checks|explained|explains"
    r"|suggested|suggests|advised|advises|wrote|writes|extracted|ran|rang|rings|replied|believes"
    r"|thinks|thought|looked|looks|found|finds|decided|collated|counted|drafted|prepared|compiled"
    r"|approved|retired|joined|left|works|worked|sits|agrees|agreed|kindly|complained|requested"
    r"|promised|(?:is|was) (?:away|told|asked|on leave|responsible|in charge|named)"
    r"|handled|handles|searched|led|leads|wishes|wants|sent|gave|signed|rang|phoned|e-?mailed|dealt"
    r"|took|made|writes|answered|provided|supplied|reviewed|reviews|spoke|called|calls)"
)
_OFFICE = (
    r"(?:Officer|Manager|Analyst|Supervisor|Decision Maker|Handler|Director|Lead|Reviewer|Adviser"
    r"|Advisor|Administrator|Solicitor|Head of [A-Z][\w&]+(?: (?:and |& )?[A-Z][\w&]+){0,3})"
)
_BEHIND_OFFICE = re.compile(
    rf"\b{_OFFICE}(?:,? (?:of|for|at) [^.,;:|]{{1,40}}?)?(?: is| was|,|:| -| –|,? who is"
    rf"|\s\()?\s+"
)
_AFTER = re.compile(
    rf",?\s+(?:(?:has|had|have|also|then|now|later|who)\s+){{0,2}}{DID}\b"
    rf"|,?\s+who\b|,\s*aged?\s+\d"
    r"|\s+will (?:be|ring|write|call|look|help|reply|contact|answer|review|consider|send)\b"
    rf"|,?\s*(?:[,(|–-]|our|the)\s*(?:our |the |my )?(?:[A-Z&][\w&]*,? |and |of |[a-z]+ )*?"
    rf"(?:{_OFFICE}|{NOUN})\b"
)
_LONE = re.compile(
    rf"\b(?:(?:[Mm]y|[Oo]ur) (?:\w+ )?{NOUN}|spoke (?:to|with)|spoken (?:to|with)|asked|told"
    r"|thanked|e-?mailed|named)[\s,]+"
)
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<![\w'’&-])[^\W\d_a-zà-ÿ][^\W\d_]*")
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SENTENCE = 4
_CLOSES = re.compile(
    r"\b(?:yours(?: sincerely| faithfully| truly)?|regards|thanks|wishes|cheers)[,.!]\s+",
    re.IGNORECASE,
)
_SIGNED_OFF = re.compile(r"\s[–—-]\s?([^\W\d_a-zà-ÿ][^\W\d_]+)[.!\"'”’)]*(?:$|\s(?=[A-Z]))")
_ENDS = re.compile(r"[.?!][\"'”’]?\s+(?=[^\W\d_])")
_LINE_OF_WORK = re.compile(rf"\W*(?i:{_DONE}(?: by)?:?)\s+(?=[^\W\d_a-zà-ÿ])")
_PAIR = 2


def in_sentences(
    lines: Sequence[str], paragraphs: Sequence[str], lists: NameLists
) -> Iterator[Words]:
    """Yield the names in sentences before or behind what only persons are or do.

    A capital alone is no evidence: what stands there has to look like a name besides. So too on a
    line that begins by saying what was done: `Reviewed by G Field`.
    """
    for text in paragraphs:
        if len(_SMALL.findall(text)) >= _SENTENCE:
            yield from _placed(text, lists)
            yield from _introduced(text, lists)
            yield from _lone(text, lists)
    for line in lines:
        work = _LINE_OF_WORK.match(line)
        if work:
            yield from _standing(line, work.end(), lists)


def _placed(text: str, lists: NameLists) -> Iterator[Words]:
    for pattern in (_BEFORE, _BEHIND_OFFICE):
        for before in pattern.finditer(text):
            yield from _standing(text, before.end(), lists)
    for word in _CAPITAL.finditer(text):
        found = leading_name(text[word.start() :], lists, trusted=True)
        end = word.start() + found.end if found else 0
        if found is None or not _AFTER.match(text, end):
            continue
        if not stands_for_place(found.words, text, word.start(), end, lists):
            yield from _standing(text, word.start(), lists)


def _introduced(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield the names that are said to be names, be they words besides: `My name is Wren Frost`."""
    for before in _NAMED.finditer(text):
        words, _ = leading_words(text[before.end() :], lists)
        if len(words) > 1 and not any(plain(word) in lists.buildings for word in words[:-1]):
            yield words


_NAMED = re.compile(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er) (?:full |own |real )?name (?:is|was)\s+|\bI am called\s+"
)


def _standing(text: str, start: int, lists: NameLists) -> Iterator[Words]:
    found = leading_name(text[start:], lists, trusted=True)
    if found and stands_for_person(found.words, text[start + found.end :], lists):
        yield found.words


def _lone(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield first names behind `my colleague` and the like, and those that end a message."""
    for pattern in (_LONE, _CLOSES):
        for before in pattern.finditer(text):
            word = _WORD.match(text, before.end())
            if word and _is_first_name(word.group(), lists):
                yield (word.group(),)
    for before in _SIGNED_OFF.finditer(text):
        if _is_first_name(before[1], lists):
            yield (before[1],)
    for before in _ENDS.finditer(text):
        rest = text[before.end() :].strip(" \"'”’.)")
        yield from filter(None, (whole_name(rest, lists, trusted=False),))


def _is_first_name(word: str, lists: NameLists) -> bool:
    odd = lists.places | lists.buildings | lists.also_words | lists.roles
    return word[0].isupper() and is_given(word, lists) and plain(word) not in odd
