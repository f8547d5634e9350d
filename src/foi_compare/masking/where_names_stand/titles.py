"""Text to the names behind a title or a rank: `Mr Whitmore`, `DC 1234 Archer`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foi_compare.masking.kinds_of_words.name_words import (
    Named,
    leading_name,
    leading_words,
    of_language,
    plain,
    whole_name,
)
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_ACTING = (
    r"(?:(?:T|A|D|C|Acting|Temporary|Retired|Former|Detective|Det|Chief|Chf|Ch|Lt|Flt|Wg|Prif|Uwch"
    r"|Dirprwy)[/. ]\s?)*"
)
_SHORT_RANK = (
    r"(?:P\.C|D\.C|P\.S|D\.S|D\.I|PC|DC|PS|DS|DI|DCI|DCS|ACC|DCC|PCSO|SC|WPC|WDC|Insp|Sgt|Sergt|Supt|Cmdr|Comdr?|Cdr|HHJ|Cons?t"
    r"|Lt|Col|Capt|Maj|Brig|Gen|Cpl|Adm|Fr|Ditectif|Uwcharolygydd|Rhingyll|Arolygydd)"
)
_LONG_RANK = (
    r"(?:Inspector|Sergeant|Superintendent|Constable|Commander|Commissioner|Judge|Cwnstabl"
    r"|Gwnstabl)"
)
_ADDRESS = (
    r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Cllr|Councillor|Father|Rabbi|Imam|MRS|MR"
    r"|MISS|PROF)"
)
TITLE = re.compile(
    rf"(?<![\w&])(?:(?P<address>{_ADDRESS})\b\.?(?:[ ](?:Lord[ ])?Justice\b)?"
    rf"|(?P<rank>{_ACTING}(?:{_SHORT_RANK}\b\.?|{_LONG_RANK})))(?![\w'’.])"
    rf"(?:\s*(?:and|&)\s*{_ADDRESS}\b\.?)?(?:[ ]\((?:Retd|Rtd|Ret)\.?\))?[ \t\u00a0\n]+"
    rf"(?:\d{{1,6}}[ \t\u00a0\n]+)?(?!(?:{_SHORT_RANK}|{_LONG_RANK})\b)",
)
_HONOUR = re.compile(r"(?<!\w)(?:Sir|Dame|Lord|Lady)\s+")


# `Chief Constable Kent`: who is called after what they are over, not `DC Kent`.
_OVER_A_PLACE = re.compile(r"\b(?:Constable|Commissioner|Commander|Cwnstabl)\s+$")


def with_title(paragraphs: Iterable[str], lists: NameLists) -> Iterator[Words]:
    """Yield the names that a title or a rank stands before.

    The hospital of `Dr Gray's Hospital` is no person: what a place's word ends is none.
    """
    for text in paragraphs:
        for title in TITLE.finditer(text):
            found = _behind(
                text[title.end() :], lists, ranked=_OVER_A_PLACE.search(title.group()) is not None
            )
            if found:
                yield found.words
        for honour in _HONOUR.finditer(text):
            found = leading_name(text[honour.end() :], lists, trusted=False)
            if found:
                yield found.words


def collar_numbers(
    lines: Iterable[str], paragraphs: Iterable[str], lists: NameLists
) -> Iterator[Words]:
    """Yield the numbers that stand for an officer in place of a name.

    They are behind a rank, below the name of who signs or where a sentence speaks of a person: of
    a rank and a number alone one cannot say which of them it is, or how many there are.
    """
    above = ""
    for line in filter(None, lines):
        signs = _RANK_AND_NUMBER.fullmatch(line)
        signer = whole_name(above, lists, trusted=True) if signs else ()
        above = line
        if signs and signer and not of_language(signer, lists):
            yield (signs["collar"],)
    for text in paragraphs:
        for found in _OFFICER.finditer(text):
            yield (found["collar"] or found["behind"],)


_RANK = rf"(?<![\w&]){_ACTING}(?:{_SHORT_RANK}\b\.?|{_LONG_RANK})"
_NUMBERED = (
    r"(?:(?:Collar|Warrant|Shoulder|Staff|Badge|Force|Pay|Payroll|Employee|Officer)"
    r"(?: (?:No|Number|ID)\.?:?)?|(?:[A-Z][\w&]+ ){0,3}Officer)"
)
_RANK_AND_NUMBER = re.compile(rf"(?:{_RANK}|{_NUMBERED})\s(?P<collar>\d{{2,6}})(?:,.*)?")
_OFFICER = re.compile(
    rf"\b(?:by|with|to|that|told|asked|when|and)\s{_RANK}\s(?P<collar>\d{{3,5}})(?=[.,;)]?\s+[a-z]|[.;)])"
    rf"|{_RANK}\s(?P<behind>\d{{3,5}})(?=\s(?:who|has|had|was|said|attended|told|asked|timed|wrote)\b)"
)


_BUILT_OR_NAME_WORDS = "bridge church ford hall park house place lane field wood green street"
_BUILT_OR_NAME = frozenset(_BUILT_OR_NAME_WORDS.split())
_GOES_ON = re.compile(r"['’]s?\s[A-Z]|\s[A-Z]")


def _behind(text: str, lists: NameLists, *, ranked: bool) -> Named | None:
    """Return the name behind a title, also one of words that are none elsewhere (`Mr Young`)."""
    found = leading_name(text, lists, trusted=True)
    if found:
        return found
    words, end = leading_words(text, lists)
    follows = re.match(r"\s+([^\W\d_]+)", text[end:])
    if words and follows and plain(follows[1]) in _BUILT_OR_NAME and not ranked:
        beyond = end + follows.end()
        return None if _GOES_ON.match(text, beyond) else Named((*words, follows[1]), beyond)
    if not words or (follows and plain(follows[1]) in lists.buildings):
        return None
    # A place may stand behind a rank (`Chief Constable Kent`), and a house behind an office.
    places = words if ranked else words[:-1]
    if any(plain(word) in lists.places | lists.buildings for word in places):
        return None
    return Named(words, end)
