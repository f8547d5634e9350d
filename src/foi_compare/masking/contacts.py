"""Text to its e-mail addresses and telephone numbers, told by their form and what announces them.

A number that nothing announces is one only if it has the digits and the groups of one: the counts
of a table never begin with a 0 that two more digits follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from foi_compare.model.personal import PersonalSpan

_DOMAIN = r"[\w-]+(?:\.\s?(?:police|pnn|gov|uk|com|org|net|co|nhs|ac|cymru|wales|scot)\b|\.[\w-]+)+"
EMAIL = re.compile(
    rf"(?:[\w+'’-]+[._-]\n)?[\w.+'’&-]*\w(?:\s?@\s?{_DOMAIN}|\s?[\[(]at[\])]\s?{_DOMAIN}"
    rf"|@[\w-]+)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_DASH = "\u2010-\u2014-"
_GAP = rf"(?:[ \u00a0)(\n{_DASH}]{{0,2}}|\.(?=\d)|\s[{_DASH}]\s)"
_NATIONAL = re.compile(
    rf"(?<![\w/.,£:-])(?:\(0\)\s?|\(?0)[1-35789]\d(?:{_GAP}\d){{6,9}}(?:/\d{{1,2}})?"
    r"(?![\d/]|[.,-]\d)"
)
_ABROAD = re.compile(rf"(?<![\w/])(?:\+|\b00)\d{{1,3}}(?:{_GAP}\d){{7,12}}(?!\d)")
_FREE = re.compile(
    r"(?<![\w/.,£-])(?:0800[ -]?\d{4}|0845[ -]?\d\d[ -]?\d\d|116[ -]?\d{3}"
    r"|18001[ -]?\d[\d -]*\d)(?!\d)"
)
_REFERENCE = re.compile(
    r"(?:\bref(?:erence)?s?|\bfoi|\burn|\bcrime|\bcrn|\bcase|\bincident|\blog)[ .:]*"
    r"(?:no|number|num)?[ .:/-]*$",
    re.IGNORECASE,
)
_LONG = rf"(?P<number>\(?(?:\+|[01])(?:[\d ()/\u00a0{_DASH}]|\.(?=\d)){{4,18}}\d)(?!\d)"
_SHORT = r"(?P<number>\d{3}[ -]\d{4}|\d{4}[ -]\d{3,4}|\d{5} \d{3,4}|\d{3,8})(?!\d|[.,/-]\d)"
_LINE = (
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|ffon|ffôn|ddi|direct(?: (?:dial|line))?|textphone"
    r"|minicom|switchboard|help ?line|voicemail|contact|call|dial|ring|text)"
    r"\.?(?: ?(?:no|number|num|us|me|the|our|team|on|is|line|office))*\.?\s*"
)
_ANNOUNCED = re.compile(rf"{_LINE}[:–-]?\s*{_LONG}", re.IGNORECASE)
_BRIEF, _TEXTED = (_SHORT.replace("number", name) for name in ("brief", "texted"))
_ANNOUNCED_SHORT = re.compile(
    rf"{_LINE}:\s*{_SHORT}|\bint(?:ernal)?\.?\s*:?\s*(?P<inside>\d{{3}}[ -]\d{{4}})(?!\d)"
    rf"|\btext(?:ing)? (?:us )?(?:on |to )?{_TEXTED}|\b(?:t|m|dd|ddi|mil|gtn)\s*:\s*{_BRIEF}",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:tel|fax|mob|ddi|ffôn)\.?\s+(?P<number>\d{5,8})(?!\d|[.,/]\d)", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"(?P<all>\b(?:ext(?:ension|en|n)?|estyniad)(?: ?(?:no|number"
    r"|num))?\b(?:\sis\b)?[.:]*\s*(?P<number>\d{1,4}-\d{3,5}|\d\d \d\d \d\d"
    r"|\d{1,4} (?!20\d\d\b)\d{3,4}|\d{2,8})|(?<!\d )(?<![\w.])x\d{4,6}(?!\w)"
    r"|(?-i:\bEst\.) ?\d{5}(?!\w))"
    r"(?!\d|[.,/]\d|\s*(?:days|weeks|months|working|hours))",
    re.IGNORECASE,
)
_CROSSED = re.compile(
    r"\s?(?:,?\s?(?:x|option|opt|ext|est)\.?\s?)(\d{1,6})(?!\d)|\sor\s(\d{6})(?![\d/]|[.,]\d)",
    re.IGNORECASE,
)
# `ring me on 960123`, `my desk number is 960 177`, `dial 101 then 2214`, `internal 70214`.
_SPOKEN = re.compile(
    r"\b(?:call|ring|reach|phone|telephone|contact|speak to)\b(?:\s[\w'’-]+){1,4}?\son"
    r"(?:\s(?:ext\w*\s)?)(?P<own>\d[\d -]{2,9}\d)(?![\d/]|[.,]\d)"
    r"|\b(?:desk|direct|office|personal)\s(?:phone|line|number)(?:\sis)?:?\s"
    r"(?P<desk>\d[\d -]{2,9}\d)(?![\d/]|[.,]\d)"
    r"|\b101\b[^\d|]{1,20}?\b(?:ask(?:ing)?\sfor|quot(?:e|ing)|then|ext\w*)\b[^\d|]{0,12}"
    r"(?P<inner>\d[\d ]{2,8}\d)(?![\d/]|[.,]\d)"
    r"|\binternal(?:\s(?:no|number|dial))?\.?\s?:?\s(?P<within>\d{5,6})(?!\d|[.,/]\d)"
    r"|\bairwave(?:\s(?:short\s)?dial)?(?:\s(?:no|number|id))?\.?:?\s(?P<radio>\d{4,8})(?!\d|[.,/]\d)",
    re.IGNORECASE,
)
_SERVICE = r"(?P<number>(?:101|999|111|112))(?![\d/]|[.,]\d)"
_RUNG = re.compile(
    r"\b(?:call(?:ing)?|dial(?:l?ing)?|ring(?:ing)?|phon(?:e|ing)|tel(?:ephone)?|ffon|ffôn"
    rf"|contact(?:ing)?|non-emergency|switchboard|number)\b[^\d|]{{0,40}}\b{_SERVICE}"
    r"(?!\s+(?:crimes?|offences?|victims?|incidents?|records?|cases?|reports?|times|people|of))",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    rf"(?<![\w.,/|-]){_SERVICE}(?=,?\s*(?:ext\b|extension|and (?:ask|quote)|ask(?:ing)? for"
    r"|non-emergency|service|switchboard|or (?:email|e-mail|visit|via)))",
    re.IGNORECASE,
)
_BY_WORDS = (_ANNOUNCED, _ANNOUNCED_SHORT, _LOCAL, _EXTENSION, _SPOKEN, _RUNG, _KNOWN)
_FEWEST, _MOST, _GROUPS = 9, 12, 5  # a digit more than any has is a slip of who typed it


def contact_spans(text: str) -> Iterator[PersonalSpan]:
    """Yield the e-mail addresses and telephone numbers of a text; spans may overlap."""
    if "@" in text or "at]" in text or "at)" in text or "AT" in text:
        for found in EMAIL.finditer(text):
            yield PersonalSpan(*found.span(), "e-mail address")
    if _DIGITS.search(text):
        for start, end in _numbers(text):
            further = _CROSSED.match(text, end)
            yield PersonalSpan(start, end, "telephone number")
            if further:
                yield PersonalSpan(*further.span(further.lastindex or 1), "telephone number")


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for found in _NATIONAL.finditer(text):
        if _is_dialled(found.group()) and not _REFERENCE.search(text[: found.start()]):
            yield found.span()
    for pattern in (_ABROAD, _FREE):
        for found in pattern.finditer(text):
            yield found.span()
    for pattern in _BY_WORDS:
        for found in pattern.finditer(text):
            name = "all" if pattern is _EXTENSION else found.lastgroup or ""
            if pattern is not _ANNOUNCED or _is_long(found["number"]):
                yield found.span(name)


def _is_dialled(number: str) -> bool:
    groups = _DIGITS.findall(number.removeprefix("(0)").partition("/")[0])
    return (
        _FEWEST <= sum(map(len, groups)) <= _MOST
        and len(groups) <= _GROUPS
        and all(len(group) > 1 for group in groups)
    )


def _is_long(number: str) -> bool:
    groups = _DIGITS.findall(number)
    parted = "/" in number and not _PARTED.fullmatch(number)
    return sum(map(len, groups)) >= _SIX and not parted and not _YEARS.search(number)


_SIX = 6
_PARTED = re.compile(r"0\d{2,4}/\d{6,8}|0[\d ]{8,12}/\d{1,2}")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b\D+\b(?:19|20)\d\d\b")
