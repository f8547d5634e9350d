"""Offence codes and offence wordings as replies print them, to one normal form.

The Home Office numbers an offence by class and subclass: `86/2`, `086/02` and `08602` are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

# Class with a leading zero or a letter before the slash: no date, year or reference reads so.
_SLASHED = re.compile(r"(?<![\d/])(?P<cls>0\d{1,2}[A-Z]?|\d{1,3}[A-Z])/(?P<sub>\d{1,2})(?![\d/])")
# At the head of a label the form without a leading zero is safe as well: `104/25 Assault`.
_HEAD = re.compile(r"^(?P<cls>\d{1,3}[A-Z]?)/(?P<sub>\d{1,2})(?![\d/])(?=[\s:-]+[A-Za-z])")
_PACKED = re.compile(r"(?<![\d/])(?P<cls>0\d{2}|1\d{2})(?P<sub>\d{2})(?![\d/])")
# Beside the words that announce a code the loose form is safe as well.
_ANNOUNCED = re.compile(
    r"(?:home office|H\.?O\.?|offence|crime|classification|class)\s*(?:offence\s*|crime\s*)?"
    r"(?:codes?|class(?:ification)?s?|number)?\s*(?:[:(]\s*)?"
    r"(?P<cls>\d{1,3}[A-Z]?)(?:/(?P<sub>\d{1,2}))(?![\d/])",
    re.IGNORECASE,
)
_PACKED_ANNOUNCED = re.compile(
    r"(?:home office|H\.?O\.?|offence|crime)\s*(?:offence\s*|crime\s*)?codes?\s*(?:[:(]\s*)?"
    r"(?P<cls>\d{3})(?P<sub>\d{2})(?!\d)",
    re.IGNORECASE,
)
# Five digits with a zero ahead are no date and no count beside the bare word.
_PACKED_BARE = re.compile(r"\bcodes?:?\s*\(?(?P<cls>0\d{2})(?P<sub>\d{2})(?!\d)", re.IGNORECASE)
# A class with its letter opens an offence heading: `8N Assault with injury`, `08L`, `19C`.
# `19C - 44`; `1A`, `2A` and `3A` are outcomes as well.
_LETTERED = re.compile(
    r"^\s*(?P<cls>\d{1,3}[A-Z])(?=$|[\s:-]+[A-Za-z]|(?<![123]A)\s?[-–:=]\s?\d)",
    re.MULTILINE,
)


def normal_code(offence_class: str, subclass: str = "") -> str:
    """Return `86/2` for class `086` and subclass `02`; a class alone stays alone."""
    head = offence_class.lstrip("0").upper() or "0"
    return f"{head}/{subclass.lstrip('0') or '0'}" if subclass else head


@lru_cache(maxsize=64)  # a sentence that gives many numbers is asked about each
def find_offence_codes(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, normal code) for each offence code in a text, in order.

    Only forms that cannot be dates, years or references count, unless words announce them.
    """
    found: list[tuple[int, int, str]] = []  # in order, so that only the two neighbours may overlap
    for pattern in (_ANNOUNCED, _PACKED_ANNOUNCED, _PACKED_BARE, _SLASHED, _LETTERED):
        for match in pattern.finditer(text):
            start, end = match.start("cls"), match.end()
            at = bisect_left(found, (start, end))
            behind = at == 0 or found[at - 1][1] <= start
            if behind and (at == len(found) or end <= found[at][0]):
                sub = match.groupdict().get("sub") or ""
                found.insert(at, (start, end, normal_code(match["cls"], sub)))
    return tuple(found)


def leading_code(label: str) -> str:
    """Return the normal code at the head of an offence label (`008/31 - Breach of …`), else ''."""
    for pattern in (_SLASHED, _HEAD, _PACKED, _LETTERED):
        match = pattern.match(label.strip())
        if match is not None:
            return normal_code(match["cls"], match.groupdict().get("sub") or "")
    return ""


_BARE_CODE = re.compile(r"\s*(?P<cls>\d{1,3}[A-Z]?)(?:/(?P<sub>\d{1,2}))?\s*")


def is_bare_code(text: str) -> bool:
    """Return whether a text is the class of an offence and no name: `08L`, `49`, `105/1`."""
    return _BARE_CODE.fullmatch(text) is not None or _PACKED.fullmatch(text.strip()) is not None


def offence_code(text: str) -> str:
    """Return the normal code that a text gives where offences stand, else ''.

    There a bare number is a class as well: `49` beside `Other theft`.
    """
    bare = _BARE_CODE.fullmatch(text)
    return leading_code(text) or (normal_code(bare["cls"], bare["sub"] or "") if bare else "")


# Words that open or carry the titles of the Home Office's offence groups; a label that holds one
# speaks of crimes. Outcome labels use none of them.
_OFFENCE_WORDS = re.compile(
    r"\b(?:assaults?|thefts?|steal\w*|burglar\w*|robber\w*|rapes?|sexual|violence|violent|homicide|murder"
    r"|manslaughter|arson|criminal damage|drugs? (?:offences?|trafficking|possession)"
    r"|trafficking|possession of (?:drugs|weapons?|an|a|controlled|indecent)|possess(?:ing)? an?"
    r"|shoplifting|fraud offences?|forgery|blackmail|kidnap\w*|harassment|stalking|malicious"
    r"|public order|racially|aggravated|wounding|grievous|bodily harm|GBH|ABH|affray"
    r"|indecent|images?|grooming|exposure|voyeurism|coercive|controlling behaviour|cruelty"
    r"|neglect|abduction|bicycle|vehicle (?:crime|offences?|interference)|interfering"
    r"|weapons?|firearms?|knife|restraining order|non-molestation|breach of|perverting"
    r"|handling stolen|going equipped|dangerous driving|causing death|riot|strangulation"
    r"|modern slavery|prostitution|incest|bigamy|perjury|miscellaneous crimes|drunk"
    r"|threatening|send(?:ing)? (?:a )?(?:letters?|messages?)|letters? or messages?"
    r"|other offences?|absconding|obscene|threats? to|death by|spiking|poison\w*)\b",
    re.IGNORECASE,
)


def without_offence_words(text: str) -> str:
    """Return a text without the words that carry the titles of offences: `Criminal damage`."""
    return _OFFENCE_WORDS.sub(" ", text)


def looks_like_offence(text: str) -> bool:
    """Return whether a heading or label names an offence or a group of offences."""
    return _OFFENCE_WORDS.search(text) is not None or bool(leading_code(text))


def offence_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text that name an offence or a group of offences."""
    return tuple(found.span() for found in _OFFENCE_WORDS.finditer(text))
