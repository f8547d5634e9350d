"""The references that a reply prints, to its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from foi_compare.interpret.dates import find_dates, may_date_reply
from foi_compare.interpret.head_lines import with_labels
from foi_compare.interpret.letter_parts import Part
from foi_compare.interpret.phrases import plain
from foi_compare.model import Document

# A reference has a digit and hangs together: 1040A/22, 01/FOI/25/042395/X, F-2021-00610.
# A full stop with a space behind it ends the sentence, and the reference with it.
_CORE = r"(?=[\w./-]*\d)[A-Za-z0-9]+(?:(?:\s?[/-]\s?|\.)[A-Za-z0-9]+)*"
_LABEL = re.compile(
    r"(?P<label>(?P<whose>your|requester'?s?|applicant'?s?|our|my|force|police)?\s{0,20}"
    r"(?:(?:foi|foia|freedom of information|fol|case|request|disclosure|information request"
    r"|access request|eir|log|application|unique|cyf|cyfeirnod)\s*)*"
    r"(?:\((?:foi|foia)\)\s*)?(?:act\s*(?:2000)?\s*)?(?:request\s*)?(?:application\s*)?"
    r"(?:reference|ref|cyfeirnod|ein cyf|cyf|urn)(?:\s?\.)?\s*(?:number|no\.?|num|id)?\s*(?:is)?"
    r"\s*[:#;\-–.]?\s*)"
)
_SUBJECT = re.compile(
    r"(?:freedom of information|foi|foia|information|access)\s*(?:\(foi\)\s*)?(?:act\s*(?:2000)?"
    r"\s*)?"
    r"(?:request|application|disclosure|response|req)?\s*(?:number|no\.?|ref\.?|reference|num"
    r"|id)?\s*[:#\-–.]*\s*"
)
_PREFIXED = re.compile(
    r"(?<![\w/])(?:foi|foia|foir|fol|eir|sar)\s?(?:[-/.:]|\s)?\s?\d", re.IGNORECASE
)
_SHAPED = re.compile(
    r"(?<![\w/.-])(?:\d{2,4}[/-]\d{2,6}[/-](?:FOIA?|RFI|EIR)|(?:FOI|FOIA|FOIR|RFI)[\s/-]?\s?\d[\dA-Za-z]*(?:[/.-]\d[\dA-Za-z]*)*"
    r"|F-\d{4}-\d{4,6}|\d{1,2}[./]FOI[./]\d\d[./]\d{4,7}(?:[./][A-Z])?|"
    r"HQ/[A-Z]{2}/\d{4,6}/\d\d|\d{2,7}[A-Z]?[/-]\d\d|\d{2,5}[./]\d{4}|\d{4}[/-]\d{3,6}|"
    r"\d{3,5}-\d{4}/\d\d|\d{2,4}-\d{3,6}|\d{3,6}[A-Z]?_\d\d|\d{2}/\d{2}/\d{3,5}"
    r"|[A-Z]{2,6}[-/]\d{2,7}(?:[-/]\d{2,6})*)(?![\w/]|-\d)"
)
_EARLIER = re.compile(
    r"\b(?:previous|earlier|prior|other|another|similar|see also|related|already answered"
    r"|published under|"
    r"refer to|responded to under|as per|disclosed under|duplicate of|your (?:ref|reference)"
    r"|linked to|same as)[^.]{0,60}$"
)
_OF_FORCE = re.compile(r"\b(?:police|constabulary|police service|heddlu)[\s,:|-]*$")
_DATE_LIKE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)?\d\d")
_YEARS_LIKE = re.compile(r"((?:19|20)\d\d)[/-](\d\d)")
_STOP = re.compile(
    r"\s+(?:date|dated|to|from|received|dear|subject|your|our|re)\b.*", re.IGNORECASE
)


_NEAR = 400  # characters of a line that say what a reference on it is
_RUNNING = 4  # words before `our reference` in a sentence, which may tell of another one


_NUMBER = re.compile(r"\d{3,8}(?:[-/]\d{1,6})*(?![\w/])")
_BETWEEN = "\x1f"  # two references, that none is found across both


class Reference(NamedTuple):
    """A printed reference with a weight: how surely it is that of the reply itself."""

    text: str
    weight: float
    order: int


def own_reference(document: Document, parts: Sequence[Part]) -> str:
    """Return the reference of the reply, told from the requester's and from earlier ones."""
    found: list[Reference] = []
    for order, part in enumerate(with_labels(parts)):
        found.extend(_in_part(part, order))
    totals: dict[str, tuple[float, int, str]] = {}
    for reference in found:
        key = _key(reference.text)
        weight, order, text = totals.get(key, (0.0, -reference.order, reference.text))
        fuller = text if len(text) >= len(reference.text) else reference.text
        totals[key] = (max(weight, reference.weight), order, fuller)
    others = {_key(reference.text) for reference in found if reference.weight < 0}
    ranked = [
        (weight, order, text)
        for key, (weight, order, text) in totals.items()
        if weight >= 2 and (key not in others or weight >= 5)
    ]
    if ranked:
        return max(ranked)[2]
    return _from_hints(document)


def _key(reference: str) -> str:
    return re.sub(r"^(?:foi|foia)", "", re.sub(r"[\s.:-]", "", reference.casefold()))


def _in_part(part: Part, order: int) -> list[Reference]:
    if part.kind in {"request", "quoted"} or part.segment.table is not None:
        return []
    if part.segment.listed and part.kind != "letterhead":
        return []
    text = part.segment.text
    folded = plain(text)
    found = _labelled(text, folded, part, order)
    spans = _BETWEEN.join(_key(reference.text) for reference in found)
    heads = part.kind in {"letterhead", "heading", "furniture"} or part.segment.bold
    for match in _SHAPED.finditer(text):
        printed = _tidy(match.group())
        if _key(printed) in spans:
            continue
        weight = _shape_weight(text, folded, match, heads)
        if weight:
            found.append(Reference(printed, weight, order))
    if heads and not found:
        found.extend(_subject(text, folded, order))
    return found


def _labelled(text: str, folded: str, part: Part, order: int) -> list[Reference]:
    found = []
    for label in _LABEL.finditer(folded):
        core = _core_pattern().match(text, label.end())
        if core is None:
            continue
        printed = _tidy(core.group())
        if not re.search(r"\d", printed) or len(printed) < 3:
            continue
        whose = label["whose"] or ""
        if whose.startswith(("your", "requester", "applicant")) and not re.search(
            r"(?:foi|freedom|request|information)", label["label"]
        ):
            found.append(Reference(printed, -5.0, order))
        elif _EARLIER.search(_line_before(text, folded, label.start())):
            found.append(Reference(printed, -1.0, order))
        else:
            early = part.kind in {"letterhead", "heading", "furniture"}
            own = 6.0 if len(_line_before(text, folded, label.start()).split()) < _RUNNING else 4.5
            weight = own if whose in {"our", "my", "force"} else 5.0 if early else 3.0
            found.append(Reference(printed, weight, order))
    return found


@cache
def _core_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:FOIA?|FOI)\s*(?:Request\s*)?[:#-]?\s+)?(?:FOIA?\s|(?-i:[A-Z]{{2,6}})\s(?=\d))?{_CORE}",
        re.IGNORECASE,
    )


def _shape_weight(text: str, folded: str, match: re.Match[str], heads: bool) -> float:
    printed = match.group()
    ahead = _line_before(text, folded, match.start())
    if _EARLIER.search(ahead):
        return -1.0
    prefixed = _PREFIXED.match(printed) is not None or "foi" in printed.casefold()
    bracketed = (
        text[match.start() - 1 : match.start()] == "("
        and text[match.end() : match.end() + 1] == ")"
    )
    announced = re.search(
        r"(?:freedom of information|foi|foia|request|disclosure"
        r"|application)\W*(?:act\W*(?:2000)?\W*)?(?:request|application|no|number"
        r"|disclosure)?\W*$",
        ahead,
    )
    if re.search(r"\b(?:date|dated|received)\b[^\n]{0,24}$", ahead) or _is_day(printed):
        return 0.0
    if _reads_as_time(printed) and not announced and not (bracketed and heads):
        return 0.0
    if not heads:
        return 2.0 if prefixed else 0.0
    rest = text[match.end() : match.end() + _NEAR]
    ends_line = re.match(r"[)\s]*(?:\n|$)", rest) is not None
    if prefixed:
        return 4.0
    if announced:
        return 4.0
    if bracketed and ends_line:
        return 3.5
    alone = not ahead.strip() and ends_line
    behind = rest.split("\n", 1)[0]
    dates = "".join(day.text for day in find_dates(behind))
    titled = _OF_FORCE.search(ahead) is not None and _is_only(behind, dates)
    return 2.5 if alone or titled or (ends_line and re.search(r"[-–:]\s*$", ahead)) else 0.0


def _is_day(printed: str) -> bool:
    """Return whether a reference may be the day of a reply: `25/03/1997` is older than the Act."""
    return any(may_date_reply(found.day) for found in find_dates(printed))


def _is_only(text: str, dates: str) -> bool:
    """Return whether a text holds these dates and marks, nothing else."""
    return sum(map(str.isalnum, text)) == sum(map(str.isalnum, dates))


def _line_before(text: str, folded: str, start: int) -> str:
    """Return what stands before an offset on its line, in lower case, as far as it is near."""
    near = max(0, start - _NEAR)
    return folded[max(near, text.rfind("\n", near, start) + 1) : start]


def _reads_as_time(printed: str) -> bool:
    """Return whether a reference could as well be a date or a financial year."""
    years = _YEARS_LIKE.fullmatch(printed)
    if years is not None:
        return (int(years[1]) + 1) % 100 == int(years[2])
    return _DATE_LIKE.fullmatch(printed) is not None


def _subject(text: str, folded: str, order: int) -> list[Reference]:
    """Return the number behind `Freedom of Information request`, whatever its shape."""
    found = []
    for label in _SUBJECT.finditer(folded):
        core = _NUMBER.match(text, label.end())
        if core is None or re.fullmatch(r"(?:19|20)\d\d", core.group()) or _is_day(core.group()):
            continue
        found.append(Reference(_tidy(core.group()), 3.0, order))
    return found


def _tidy(printed: str) -> str:
    return _STOP.sub("", re.sub(r"\s+", " ", printed)).strip(" .,:;-")


def _from_hints(document: Document) -> str:
    for hint in document.hints:
        if hint.kind in {"title", "subject"}:
            for match in _SHAPED.finditer(hint.value):
                if not _reads_as_time(match.group()):
                    return _tidy(match.group())
    return ""
