"""Text to the names behind a title or a rank: `Mr Whitmore`, `DC 1234 Archer`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foi_compare.masking.words import Named, leading_name, leading_words, plain
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_ACTING = r"(?:(?:T|A|Acting|Temporary|Retired|Former|Detective|Det|Chief)[/. ]\s?)*"
_SHORT_RANK = (
    r"(?:PC|DC|PS|DS|DI|DCI|DCS|ACC|DCC|PCSO|SC|WPC|WDC|Insp|Sgt|Supt|Cmdr|Cdr|HHJ|Cons?t"
    r"|Rhingyll|Arolygydd)"
)
_LONG_RANK = (
    r"(?:Inspector|Sergeant|Superintendent|Constable|Commander|Commissioner|Judge|Cwnstabl)"
)
_ADDRESS = r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Cllr|Councillor|MRS|MR|MISS"
_ADDRESS = r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Cllr|Councillor|MRS|MR|MISS|PROF)"
TITLE = re.compile(
    rf"(?<![\w&])(?:(?P<address>{_ADDRESS})\b\.?(?:[ ](?:Lord[ ])?Justice\b)?"
    rf"|(?P<rank>{_ACTING}(?:{_SHORT_RANK}\b\.?|{_LONG_RANK})))(?![\w'’.])"
    rf"(?:\s*(?:and|&)\s*{_ADDRESS}\b\.?)?[ \t\u00a0\n]+(?:\d{{1,6}}\s+)?",
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


def _behind(text: str, lists: NameLists, *, ranked: bool) -> Named | None:
    """Return the name behind a title, also one of words that are none elsewhere (`Mr Young`)."""
    found = leading_name(text, lists, trusted=True)
    if found:
        return found
    words, end = leading_words(text, lists)
    follows = re.match(r"\s+([^\W\d_]+)", text[end:])
    if not words or (follows and plain(follows[1]) in lists.buildings):
        return None
    # A place may stand behind a rank (`Chief Constable Kent`), and a house behind an office.
    places = words if ranked else words[:-1]
    if any(plain(word) in lists.places | lists.buildings for word in places):
        return None
    return Named(words, end)
