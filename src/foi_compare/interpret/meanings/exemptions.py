"""The sections that a reply applies to this request, told from those it only mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain

_ONE = r"\d{1,2}(?:\s?\(\s?\d[a-z]?\s?\)|\(\w\))?(?:\s?\(\s?[a-z]{1,3}\s?\))*"
_SECTION = re.compile(
    r"(?<![\w])(?:(?P<word>sections?|sub-?sections?|sects?\.?|secs?\.?|s\.?s?\.?|adran(?:nau)?"
    r"|exemptions?|exempt under)\s?(?:no\.?\s|number\s|/)?(?P<first>"
    + _ONE
    + r"))(?P<rest>(?:\s*(?:,|&|;|/|\band\b|\bor\b)\s*(?:and\s|or\s)?"
    r"(?:sections?\s?|sec(?:t|s)?\.?\s?|s\.?\s?)?(?<![\w.])" + _ONE + r"(?![\w%]))*)(?!\w)"
)
# `31(3)` is a section without the word before it.
BARE_SECTION = (
    r"(?<![\w.,])(?P<section>1[24]|2[1-9]|3\d|4[0-4])\((?P<sub>\d[a-z]?)\)"
    r"(?:\(\w{1,3}\))*(?!\w)"
)
_BARE = re.compile(BARE_SECTION)
_EACH = re.compile(
    r"(?P<section>\d{1,2})(?:\s?\(\s?(?P<sub>\d[a-z]?)\s?\))?(?:\s?\(\s?[a-z]{1,3}\s?\))*"
)
_SUBSECTION_WORD = re.compile(r"\s*,?\s*(?:sub-?section|subs\.)\s?\(?(?P<sub>\d)\)?")
# Sections 21 to 44 exempt; 12 and 14 let a request be refused. Section 17 and others only rule how.
_EXEMPTING = frozenset({12, 14, *range(21, 45)})
_OTHER_ACT = re.compile(
    r"^\s?(?:\([^)]*\)\s?)*(?:of|in|under)\s(?:the\s)?(?!the\s|foi|freedom|act\b"
    r"|foia)[a-z][\w'&, ()-]{2,70}?\b(?:act|regulations|order|code|convention|rules)\b|"
    r"^\s(?:criminal|copyright|police|sexual|theft|public order|road traffic|data protection"
    r"|children|misuse|offences|protection|malicious|communications)\b"
)
# `Section 40(2) by virtue of 40(3A)`: what makes the exemption apply is none of its own.
_CONDITIONS = {"40(3)": "40(2)", "40(3A)": "40(2)", "40(3B)": "40(2)", "40(4A)": "40(2)"}
# What breaks a section is an offence, what would break one by telling is refused.
_CONTRARY = re.compile(r"contrary to[^.]{0,30}$")
_TELLING = re.compile(r"\b(?:confirm|den[yi]|disclos|releas|exempt|withh)")
_OFFENCE_WORDS = re.compile(
    r"(?:assault|wounding|gbh|offences? (?:under|of|contrary)|crime|stop and search"
    r"|arrest\w*|searche[sd]|detained|powers?|warrant|"
    r"sectioned|(?:stopped|search) under)[^.]{0,30}$"
)
# `… would prejudice any of the matters mentioned in section 31(1)`: that section says what about.
_SAYS_WHAT = re.compile(
    r"\b(?:matters?|purposes?|bodies|body|functions?|interests?|persons?)"
    r"(?:\s(?:is|are))?(?:\s(?:mentioned|specified|referred\sto|listed|described|set\sout|named))?"
    r"\s(?:in|by|at)\s(?:the\s)?$"
)
# `not exempt information by virtue of section 30`, `section 12 rather than section 14`.
_NOT_THIS = re.compile(
    r"\b(?:not\sexempt(?:\sinformation)?\sby\svirtue\sof|rather\sthan|instead\sof"
    r"|(?:and|but)\snot(?:\s(?:under|by|in|on))?)\s(?:the\s)?$"
)
# The words of the law between marks of quotation, which the end of the sentence may cut short.
_QUOTED = re.compile(r"(?<!\w)(?P<mark>[\"'])(?=\w)(?P<law>.*?)(?:(?P=mark)(?!\w)|$)", re.DOTALL)
_LAW_SPEAKS = re.compile(r"\b(?:reads|says|states|provides|worded|wording)\b[^\"']{0,40}$")
_LONG_QUOTE = 7  # words from which on a quotation is no mere title


class Cited(NamedTuple):
    """A section as cited: `12(1)`, or `12` where no subsection is named."""

    start: int
    end: int
    name: str


def cited_sections(text: str) -> tuple[Cited, ...]:
    """Return the exempting sections of the Act that a sentence names, in order.

    Sections of other statutes, and those that exempt nothing (1, 10, 16, 17, 50), are left out.
    """
    folded = plain(text)
    found: list[Cited] = []
    spans: list[tuple[int, int]] = []
    for match in _SECTION.finditer(folded):
        if _OFFENCE_WORDS.search(folded[: match.start()]):
            continue
        spans.append(match.span())
        if _only_named(folded, *match.span()):
            continue
        listed = match["first"] + match["rest"]
        for each in _EACH.finditer(listed):
            if int(each["section"]) not in _EXEMPTING:
                continue
            sub = each["sub"] or _following_sub(folded, match.end(), each.end() == len(listed))
            name = f"{each['section']}({sub.upper()})" if sub else each["section"]
            found.append(Cited(match.start(), match.end(), name))
    for bare in _BARE.finditer(folded):
        beside = all(end <= bare.start() or bare.end() <= start for start, end in spans)
        if beside and not _only_named(folded, *bare.span()):
            name = f"{bare['section']}({bare['sub'].upper()})"
            found.append(Cited(bare.start(), bare.end(), name))
    return tuple(sorted(_outside_quoted_law(folded, found)))


def _only_named(folded: str, start: int, end: int) -> bool:
    """Return whether a section is one of another statute, or only says what another is about."""
    ahead = folded[:start]
    if _OTHER_ACT.match(folded[end:]) or _SAYS_WHAT.search(ahead) or _NOT_THIS.search(ahead):
        return True
    return _CONTRARY.search(ahead) is not None and not _TELLING.search(folded)


def _outside_quoted_law(folded: str, found: list[Cited]) -> list[Cited]:
    """Leave out what only the quoted words of another section name: `s31 reads: "… section 30 …"`.

    Where nothing but a quotation names a section, it is the force's own word unless the law speaks.
    """
    for quote in _QUOTED.finditer(folded):
        outside = [one for one in found if not quote.start() <= one.start < quote.end()]
        speaks = _LAW_SPEAKS.search(folded[: quote.start()]) is not None
        if len(quote["law"].split()) >= _LONG_QUOTE and (outside or speaks):
            found = outside
    return found


def _following_sub(folded: str, end: int, last: bool) -> str:
    match = _SUBSECTION_WORD.match(folded, end) if last else None
    return match["sub"] if match is not None else ""


def applied_sections(sentences: Iterable[str], book: Phrasebook) -> tuple[str, ...]:
    """Return the sections that sentences of the force apply to this request, in order.

    A section counts where a sentence refuses, withholds, neither confirms nor denies, or names
    what applies; not where it explains the law, offers to refine, or states a rule of procedure.
    """
    found: list[str] = []
    listing = False
    for sentence in sentences:
        folded = plain(sentence)
        cited = cited_sections(sentence)
        announces = book.has("exemptions_follow", folded)
        bare = listing and cited and cited[0].start <= 12 and len(folded.split()) <= 14
        applies = book.has("applies_section", folded) and not book.has("section_only_named", folded)
        if cited and (applies or announces or bare):
            found.extend(section.name for section in cited)
        listing = announces or bool(bare) or (applies and not cited)
    return tidy_sections(found)


def explained_section(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the one exempting section that a refusal cites at all, () where it cites several.

    Where no sentence says what applies, `Section 12(2) states …` behind a refusal does.
    """
    named = tidy_sections(
        section.name for sentence in sentences for section in cited_sections(sentence)
    )
    return named if len(named) == 1 else ()


def tidy_sections(names: Iterable[str]) -> tuple[str, ...]:
    """Return sections without repeats, in order of number.

    `12` goes where `12(1)` stands, and a condition where the exemption stands that it belongs to.
    """
    unique = set(names)
    unique = {name for name in unique if _CONDITIONS.get(name) not in unique}
    fine = {
        name
        for name in unique
        if "(" in name or not any(other.startswith(f"{name}(") for other in unique)
    }
    return tuple(sorted(fine, key=_order))


def _order(name: str) -> tuple[int, str]:
    digits = re.match(r"\d+", name)
    return (int(digits.group()) if digits else 0, name)
