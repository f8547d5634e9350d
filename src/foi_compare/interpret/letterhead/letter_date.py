"""The dates that a reply prints, to the date of the reply itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from foi_compare.headway import moved
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letterhead.head_lines import with_labels
from foi_compare.interpret.periods.dates import MONTH, PrintedDate, find_dates
from foi_compare.model import Document

_MONTH_YEAR = re.compile(rf"(?<![\w])(?P<m>{MONTH})[\s,]+(?P<y>(?:19|20)\d\d)(?!\d)")
_OWN = re.compile(
    r"(?:^|\s{2}|[\t|;·•/])\W*(?:(?:our\s|response\s|letter\s|disclosure\s|publication\s|foi\s"
    r"|issue\s)?date(?:\s*of\s+(?:our\s+|this\s+)?(?:response|reply|"
    r"letter|issue|disclosure|decision|publication))?|(?:(?:our|this) )?(?:(?:response|reply|letter"
    r"|answer) )?(?:dated|issued|released)(?:\s(?:on|this))?"
    r"|date (?:sent|disclosed"
    r"|issued|completed|published)|"
    r"(?:date )?(?:responded(?: to)?|replied|answered)(?: on)?"
    r"|(?:response|reply|letter) sent(?: on)?|sent|published(?: on)?"
    r"|dyddiad(?: (?:yr|ein) (?:ymateb|llythyr))?)\s*[:\-]?\s*$"
    r"|(?<!request )(?<!received )(?<!receipt )(?<!due )\bdate\s?[:\-]\s*$"
)
_OTHERS = re.compile(
    r"\b(?:received|receipt|request(?:ed)?|your (?:e-?mail|letter|request|correspondence"
    r"|application)[^.\n]{0,60}|you (?:sent|wrote|asked)|submitted|acknowledged|logged|"
    r"extracted|as (?:at|of)|correct|run|taken|produced|between|from|to|and|since|until|before"
    r"|after|"
    r"up to|period|clarifi\w+|updated|printed|accessed|deadline|due|by|on or before|in force"
    r"|derbyniwyd|"
    r"date (?:of )?(?:request|receipt|received)|request date)\W*(?:\w+\W+){0,4}$"
)
# `Our ref: 25/04/2001` is a reference, whatever it reads like.
_LABEL_AHEAD = re.compile(
    r"\bref(?:erence)?\b[^a-z\d\n]*(?:no|number)?[^a-z\d\n]*(?:foia?|eir|sar)?[^a-z\d\n]*$"
)
# The head of a mail, from its first line to the date it was sent on.
_MAIL_HEAD = re.compile(
    r"(?:^|\n)\W*(?:from|oddi wrth)\s*:[^\n]*\n(?:[^\n]*\n){0,3}?\W*(?:sent|date)\s*:[^\n]*$",
    re.IGNORECASE,
)
_HEAD_LINES = 3  # above a date, each of which may be a paragraph
# Who is written to in a message of the requester.
_TO_FORCE = re.compile(
    r"\W*(?:dear|annwyl)\s[^.\n]{0,60}\b(?:police|constabulary|heddlu|foi|freedom of information)\b"
    r"[^.\n]{0,30}\W*$"
)
# `Date of response: February 2024 (sent 19/02/2024)`: a label dates all that its line says of it.
_OWN_LINE = re.compile(r"\W*(?:date of (?:our |this )?(?:response|reply|letter)|responded)\b")
# `From Kent Police Data Protection, 19 March 2025`, over a message of the force.
_SENT_BY = re.compile(
    r"\W*from\s(?![^,:]*\bto\b)[^,:]{0,60}\b(?:police|constabulary|heddlu)\b[^,:]{0,60},\s*$"
)
# The Act has been in force since this day; no reply under it is older.
_FIRST_REPLY = date(2005, 1, 1)
_REFERENCE_LABEL = re.compile(r"\b(?:(?:our|my|foi)\s)?ref(?:erence)?\b", re.IGNORECASE)
# A date at one end of a span is a period, not the day of the letter.
_SPAN_AHEAD = re.compile(r"\d\s*(?:-|to|until|and|till)\s*$")
# `FOI 24/09150 - 03/10/2024`: what stands before the dash is no date.
_REFERENCE_AHEAD = re.compile(r"(?P<token>[^\s(]*\d[^\s(]*)\s+-\s*$")
_SPAN_BEHIND = re.compile(
    rf"\s*(?:-|to|until|and|till)\s*(?:\d|(?:the\s)?{MONTH}\s\d)", re.IGNORECASE
)
_OF_PAGE = re.compile(r"publish|publication|disclosed|disclosure")
_OF_RESPONSE = re.compile(r"respon|reply|letter")
_FOOTED = 1.0  # of a date below the page, beside the reference
_SAID = 6.0  # the weight of a date behind a label
# What stands between the reference and the date of a letter on one line.
_BETWEEN = re.compile(
    r"[\W_]*(?:(?:(?:our|this|the) )?(?:response|reply|letter|answer)? ?"
    r"(?:date|dated|issued|sent|released|published|disclosed)?(?: (?:on|of))?[\W_]*)"
)
_YOURS = re.compile(r"\byour (?:e-?mail|letter|request|ref)|\b(?:received|eich cyf)\b")
_BESIDE = 4.0  # of a date beside the reference
_SHORT, _LONG = 40, 80  # characters before a date on its line
# How much of its line is looked at on each side of a date: a list of dates may stand on one line,
# and what is said of one is said right before it.
_NEAR = 1_000
_SENT_ON = re.compile(r"(\d{4}-\d{2}-\d{2})")


class LetterDate(NamedTuple):
    """The date of a reply: ISO where it is a day, else as printed; flags say what is odd."""

    text: str
    flags: tuple[str, ...]


class _Choice(NamedTuple):
    score: float
    order: int
    found: PrintedDate


def may_date_reply(day: date | None) -> bool:
    """Return whether a reply may be of a day; one that does not exist is printed all the same."""
    return day is None or day >= _FIRST_REPLY


def letter_date(document: Document, parts: Sequence[Part], reference: str = "") -> LetterDate:
    """Return the date of the reply, told from dates of receipt, extraction and periods.

    What the reply says to be its `reference` is no date, unless it is said to be that as well.
    """
    choices, received = _choices(parts, reference)
    best = max(choices, key=lambda choice: (choice.score, -choice.order), default=None)
    if best is not None and best.score > 0:
        return _dated(best.found, received)
    for hint in document.hints:
        found = _SENT_ON.match(hint.value) if hint.kind == "sent_on" else None
        if found is not None:
            return LetterDate(found.group(1), ())
    return LetterDate(_month_only(parts), ())


def _dated(found: PrintedDate, received: list[date]) -> LetterDate:
    if found.day is None:
        return LetterDate(found.text, ("impossible_date",))
    early = any(found.day < other for other in received)
    return LetterDate(found.day.isoformat(), ("dated_before_request",) if early else ())


def _choices(parts: Sequence[Part], reference: str) -> tuple[list[_Choice], list[date]]:
    choices: list[_Choice] = []
    received: list[date] = []
    parts = with_labels(parts)
    above = False  # whether the reply has begun above: a mail below it is an earlier one
    for order, part in enumerate(parts):
        before = parts[order - 1].segment.text if order else ""
        above = above or (bool(reference) and reference in before)
        if part.kind in {"request", "quoted"} or (
            part.segment.listed and part.kind != "letterhead"
        ):
            continue
        folded, last_line = plain(part.segment.text), plain(before[-_NEAR:]).strip()
        mail_ahead = _ahead_of(parts, order) if above or part.segment.kind == "quoted" else None
        theirs, footed = _is_theirs(parts, order), _is_footer(part, reference)
        for found in find_dates(part.segment.text):
            moved()
            near = max(0, found.start - _NEAR)
            if _LABEL_AHEAD.search(folded, near, found.start):
                continue
            head = part.segment.text[near : found.start]
            earlier = mail_ahead is not None and _MAIL_HEAD.search(mail_ahead * (not near) + head)
            dates = may_date_reply(found.day) and not (earlier or theirs)
            score = _score(part, folded, found, last_line, reference) if dates else 0.0
            if score < _SAID and found.text and found.text in reference:
                continue
            if score <= 0 and footed and not _OTHERS.search(folded, near, found.start):
                score = _FOOTED
            if score <= 0 and found.day is not None and part.kind == "letterhead":
                received.append(found.day)
            choices.append(_Choice(score, order, found))
    return choices, received


def _ahead_of(parts: Sequence[Part], order: int) -> str:
    """Return the end of the lines above a part."""
    lines = (one.segment.text for one in parts[max(0, order - _HEAD_LINES) : order])
    return "".join(f"{line[-_NEAR:]}\n" for line in lines)


def _is_theirs(parts: Sequence[Part], place: int) -> bool:
    """Return whether a line stands over words to the force: `Dear Kent Police` right below it."""
    below = parts[place + 1].segment.text if place + 1 < len(parts) else ""
    return _TO_FORCE.match(plain(below)) is not None


def _is_footer(part: Part, reference: str) -> bool:
    """Return whether the reference stands below the page: a date beside it is the letter's too."""
    return part.segment.kind == "page_footer" and bool(reference) and reference in part.segment.text


def _score(part: Part, folded: str, found: PrintedDate, above: str, reference: str) -> float:
    near = max(0, found.start - _NEAR)
    line_start = max(near, part.segment.text.rfind("\n", near, found.start) + 1)
    ahead = folded[line_start : found.start]
    far = min(len(folded), found.end + _NEAR)
    line_end = part.segment.text.find("\n", found.end, far)
    end = line_end if line_end >= 0 else far
    behind = folded[found.end : end]
    if _is_span(ahead, reference) or _SPAN_BEHIND.match(behind):
        return 0.0
    if _OWN.search(ahead) or _SENT_BY.match(ahead):
        return _labelled(ahead, part.kind)
    if not ahead.strip() and _OWN.search(f"{above} "):
        return _labelled(above, part.kind)
    beside = _is_beside(reference, ahead)
    if beside or _OTHERS.search(ahead):
        return _BESIDE if beside else 0.0
    if _OWN_LINE.match(ahead) and len(ahead) <= _SHORT:
        return _labelled(ahead, part.kind)
    printed = part.segment.text[line_start : found.start].strip()
    short = len(printed) <= _SHORT or (len(printed) <= _LONG and _only_names(printed))
    alone = short and _says_no_more(part.segment.text[found.end : end])
    if part.kind in {"letterhead", "signature", "heading"} and alone:
        return 4.0 if part.kind == "letterhead" else 2.0
    if part.segment.kind == "page_header" and alone:
        return 2.0
    return 0.0


def _is_beside(reference: str, ahead: str) -> bool:
    """Return whether a line names the reference of the letter, then its date, and no more of it.

    `Jubilee House, Ripley | Our ref 1422/24 | 12 December 2024`, `FOI 2210/24   17 February 2025`,
    `Request 901/24 - response issued 25 June 2024`.
    """
    if not reference or _YOURS.search(ahead):
        return False
    _, named, between = ahead.rpartition(plain(reference))
    return bool(named) and _BETWEEN.fullmatch(between) is not None


def _is_span(ahead: str, reference: str) -> bool:
    """Return whether what stands before a date begins a span that ends with it."""
    if _SPAN_AHEAD.search(ahead) is None:
        return False
    token = _REFERENCE_AHEAD.search(ahead)
    if token is not None and reference and plain(reference).endswith(token["token"]):
        return False
    numbered = token is not None and re.search(r"\d{3}/\d|/\d{5,}$", token["token"]) is not None
    return not numbered or bool(find_dates(ahead))


def _says_no_more(behind: str) -> bool:
    """Return whether nothing stands behind a date on its line but names and a reference."""
    return _only_names(_REFERENCE_LABEL.sub("", behind))


def _only_names(text: str) -> bool:
    """Return whether no word of a text is written small: a title, not a sentence."""
    return not any(map(str.islower, re.findall(r"[^\W\d_]+", text)))


def _labelled(label: str, kind: str) -> float:
    """Return the weight of a date behind a label: of the response, of the letter, of the page."""
    if kind == "furniture" or _OF_PAGE.search(label):
        return 3.0
    return _SAID + (1.0 if _OF_RESPONSE.search(label) else 0.0)


def _month_only(parts: Sequence[Part]) -> str:
    for part in parts:
        if part.kind not in {"letterhead", "furniture"}:
            continue
        folded = plain(part.segment.text)
        for found in _MONTH_YEAR.finditer(folded):
            if _OWN.search(folded[max(0, found.start() - _NEAR) : found.start()]):
                return part.segment.text[found.start() : found.end()]
    return ""
