"""What is counted: crimes, arrests, people; read from the words around a number."""

from __future__ import annotations

import re
from functools import lru_cache

from foi_compare.interpret.language.phrases import plain

_UNITS: tuple[tuple[str, str], ...] = (
    ("arrests", r"arrests?|people arrested|persons arrested|individuals arrested"),
    ("incidents", r"incidents?|calls for service"),
    ("victims", r"victims?|complainants?"),
    (
        "people",
        "people|persons?|individuals?|suspects?|offenders?|defendants?|perpetrators?|youths?",
    ),
    ("charges", r"charges"),
    ("convictions", r"convictions?"),
    ("cautions", r"cautions"),
    (
        "crimes",
        "crimes?|offences?|crime reports?|crime records?|crimed incidents?|d?t?h?roseddau|trosedd",
    ),
)
RESULTS = frozenset({"charges", "convictions", "cautions"})  # of crimes: each is an outcome
_ANY = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS) + r")(?![\w-])"
)
_ANYBODY = re.compile(r"people|persons?|individuals?")
_COUNTED = re.compile(
    r"(?:number|numbers|total|count|volume|amount|proportion|percentage|how many|sawl|nifer"
    r"|faint o)"
    r"\s(?:of\s)?(?:the\s|all\s|any\s|recorded\s|reported\s|such\s|individual\s|different\s"
    r"|unique\s|\w+\s){0,4}?$"
)


_OPENS = re.compile(r"\W*(?:the |all |any |total )*")
_NAME_OF_OFFENCE = re.compile(
    r"\b(?:of|to|against|with|by|on|from|upon)\s(?:an?\s|the\s|young\s|vulnerable\s)*$"
)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|count|volume|amount|proportion|percentage)\s(?:of\s)(?:the\s|all\s|any"
    r"\s)?$"
)


# Offences by name, in the plural, are crimes: `How many thefts were recorded?`
_OFFENCES = re.compile(
    r"(?:how many|numbers? of|total of)\s"
    r"(?:(?!(?:of|for|to|on|in|about|with|from|by|involving|regarding|concerning)\s)[a-z'-]+\s){0,4}?"
    r"(?P<offence>thefts|burglaries|robberies|rapes|assaults|arsons|murders|homicides|manslaughters"
    r"|frauds|kidnappings|woundings|affrays)(?![\w-])"
)


_OF_CRIMES = re.compile(
    r"\s+(?:(?:such|recorded|reported|further|matching|relevant)\s+)?"
    r"(?:crimes?|offences?|incidents?|cases|occurrences)\b",
    re.IGNORECASE,
)


def counts_crimes(text: str, at: int) -> bool:
    """Return whether a number that ends at `at` counts crimes: `12 crimes`, not `4512: crimes`."""
    return _OF_CRIMES.match(text, at) is not None


# The suspect and the victim of an outcome's name are not counted (`no suspect identified`), nor
# are the people of a rate.
_OF_OUTCOME = re.compile(
    r"(?:no|named|the)\s(?:named\s)?(?:suspect|victim)"
    r"(?=\s(?:(?:was|is|has|had|been|being|could|be|not)\s){0,4}(?:identified|found|named))"
    r"|(?:youth|adult)s?\s(?=(?:(?:conditional|simple|restorative)\s)?(?:caution|disposal|warning))"
    r"|(?:suspect|victim)\s(?=(?:(?:did|has|had|was|would|not)\s){0,3}"
    r"(?:identified|support(?:s|ed|ive)?\b|does\b|declined?s?\b|based\b))"
    r"|per\s[\d,]+\s(?:people|persons|individuals)\b"
)


# Nor is somebody whom a sentence tells of: `did not support action against a named suspect`.
_TOLD_OF = re.compile(
    r"(?:an?|the|this|that|any|their)\s(?:(?:named|known|identified|alleged)\s)?"
    r"(?:suspect|victim|complainant|offender|defendant|perpetrator|person|individual|youth)\b"
    r"(?!\s(?:count|total|number)s?\b)"
)


def _found(text: str) -> list[tuple[int, str]]:
    folded = plain(text)
    named = [match.span() for match in _OF_OUTCOME.finditer(folded)]
    return [
        (match.start(), str(match.lastgroup))
        for match in _ANY.finditer(folded)
        if not any(start <= match.start() < end for start, end in named)
    ]


def unit_asked(question: str) -> str:
    """Return what a question counts, else ''.

    It is the first unit behind `number of` or `how many`, or what the question opens with:
    `Arrests for theft and what happened to the person`.
    """
    folded = plain(question)
    found = _found(question)
    offence = _OFFENCES.search(folded)
    if offence is not None and all(start > offence.start("offence") for start, _ in found):
        return "crimes"
    if found and _OPENS.fullmatch(folded[: found[0][0]]):
        return found[0][1]
    for start, unit in found:
        # `indecent images of children offences`: the people of an offence's name are not counted.
        if _NAME_OF_OFFENCE.search(folded[:start]) and not _NUMBER_OF.search(folded[:start]):
            continue
        if _COUNTED.search(folded[max(0, start - 60) : start]):
            return unit
    return found[0][1] if found and re.search(r"how many|number|total|sawl|nifer", folded) else ""


def first_unit(sentence: str) -> str:
    """Return the unit that a sentence names first, else ''."""
    return next((unit for _, unit in _found(sentence)), "")


def counts_as(unit: str, words: str) -> bool:
    """Return whether words count what a unit says: victims are persons, a suspect is no victim."""
    anybody = unit == "victims" and _ANYBODY.fullmatch(plain(words)) is not None
    return anybody or unit in units_counted(words)


@lru_cache(maxsize=64)  # a sentence that gives many numbers is asked about each
def units_counted(sentence: str) -> frozenset[str]:
    """Return what a sentence that gives a number, or says that there is none, counts.

    The unit that stands first counts; `charges` and `cautions` are results of crimes and are left
    out where crimes stand beside them.
    """
    told = [match.span() for match in _TOLD_OF.finditer(plain(sentence))]
    units = [
        unit for at, unit in _found(sentence) if not any(start <= at < end for start, end in told)
    ]
    return frozenset(units[:1] if len(units) < 2 else units)
