"""A sentence to the numbers of a table that it speaks of: of a year, a heading, an outcome."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from foi_compare.interpret.account.word_uses import words_of
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.periods.calendar_spans import FoundPeriod
from foi_compare.interpret.periods.periods import find_days, find_periods
from foi_compare.model import Figure

Span = tuple[date, date]

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|may|might|must|will"
    r"|would|shall|should|counts?|shows?|holds?|gives?|contains?|covers?|excludes?|refers?|relates?"
    r"|differs?|means?)\b"
)
# Who speaks of all numbers speaks of no part alone.
_OF_MORE = re.compile(
    r"\b(?:all|every|each|both|other|rest|remaining)\s(?:of\s)?(?:\w+\s){0,2}?"
    r"(?:figures?|numbers?|years?|columns?|rows?|outcomes?|totals?|counts?|data|crimes?|offences?"
    r"|values?|cells?|headings?|months?|quarters?|lines?)\b"
    r"|\b(?:everything|others|throughout|onwards?|thereafter|tables?|whole|except\w*)\b"
)
# Who moves some numbers to others speaks of both, which have to be named.
_MOVES = re.compile(
    r"\b(?:includes?|contains?|holds?)\b"
    r"|\b(?:added|combined|included|counted|merged|moved|carried|contained|transferred|shifted"
    r"|swapped|exchanged|transposed)\s(?:\w+\s){0,2}?(?:in|to|with|from|under|by)\b"
)
_VAGUE = re.compile(
    r"\b(?:earlier|later|next|following|previous|preceding|subsequent|elsewhere|totals?)\b"
)
_CLAUSE = re.compile(r"[;:]\s|,?\s(?:so that|so|because|but)\s|,\s(?:and|since|as)\s")
_OF_YEAR = re.compile(r"\s(?:figures?|numbers?|columns?|data|totals?|counts?|rows?)\b")
_NAMED = 2  # what is moved, and where to
_BOUND = re.compile(
    r"\b(?P<word>before|prior to|until|up to|since|from|after|in|for|of|during|within"
    r"|columns?|headings?|headed|year|years)\s(?:the\s)?(?:(?<=to\sthe\s)end\sof\s)?"
    r"(?:(?:calendar|financial|fiscal)\s)?(?:(?:year|month)s?\s)?$"
)
_POLITE = re.compile(
    r"\W*(?:please\s)?(?:note|be aware|it should be (?:noted|borne in mind)|correction)\b"
    r"(?:\s?:|\sthat\b)?\s*"
)
_AND = re.compile(r"\s?(?:,|and|or|&)\s")
# A time that opens a sentence is that of all it says, unless it goes on to what is so today.
_OPENS = re.compile(
    r"\W*(?:in|during|for|before|until|up to|since|from)\s(?:the\s)?(?:end of\s)?(?:(?:19|20)\d\d)"
)
_GOES_ON = re.compile(
    r"\b(?:since|then|thereafter|afterwards|after|onwards?|later|now|today|still|subsequent\w*"
    r"|figures?|tables?|numbers?|data)\b"
)
_NUMBERS = re.compile(
    r"\W*(?:\S+\s){0,3}?"
    r"(?:figures?|numbers?|data|counts?|totals?|columns?|headings?|rows?|frameworks?|outcomes?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:figures?|numbers?|data|counts?|totals?)\s(?:for|of|from|in)\s(?:the\s)?"
    r"(?:earlier|previous|prior|past|later|subsequent|future)\s(?:years?|periods?|months?)"
    r"|(?:earlier|previous|prior|past|older)\s(?:figures?|numbers?|data|counts?|totals?))\b.*"
    r"\b(?:destroyed|deleted|unavailable|would|(?:not|no longer)\s(?:yet\s)?(?:held|available|kept"
    r"|retained|shown|given|known))\b"
)
_CODES = re.compile(
    r"\b(?:outcomes?|types?|oc)\s?(?:codes?\s|types?\s)?(?P<codes>\d{1,2}[a-c]?\b"
    r"(?:(?:,\s?|\s?,?\s?(?:and|or|&)\s)(?:outcome\s)?\d{1,2}[a-c]?\b(?!/))*)"
)
_CODE = re.compile(r"\d{1,2}[a-c]?")
_COLUMN = re.compile(
    r"\b(?P<part>column|row|line|heading)s?\s"
    r"(?:of|for|headed|under|called|marked|labelled|named|giving|with|showing)\s(?P<name>.+)$"
)


class Reach(NamedTuple):
    """What a sentence says that it speaks of; what is empty limits nothing.

    `spans` are the times, `codes` the outcomes, `heading` and `label` the words of columns and of
    rows; `elsewhere` says that it speaks of years that the reply does not print.
    """

    spans: tuple[Span, ...] = ()
    codes: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    elsewhere: bool = False


EVERYTHING = Reach()


def reach_of(text: str) -> Reach:
    """Return which part of the numbers around it a sentence says that it speaks of."""
    folded = plain(text)
    polite = _POLITE.match(folded)
    folded = folded[polite.end() :] if polite else folded
    opening = _OPENS.match(folded)
    if opening is not None and not _GOES_ON.search(folded, opening.end()):
        return Reach(spans=_spans(folded, 0, opening.end()))
    if _OF_MORE.search(folded):
        return EVERYTHING
    vague = len(find_periods(folded)) < _NAMED or _VAGUE.search(folded)
    if vague and _MOVES.search(folded):
        # `Outcome 22 includes deferred schemes` says of no other what is in it.
        named = frozenset(_codes(folded))
        return Reach(codes=named) if len(named) == 1 and _CODES.match(folded) else EVERYTHING
    found = [_of_clause(folded, start, end) for start, end in _clauses(folded)]
    told = {reach for reach in found if reach is not None}
    return told.pop() if len(told) == 1 else EVERYTHING


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause of a sentence begins and where its subject ends."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(text))]
    for start in starts:
        verb = _VERB.search(text, start)
        if verb is not None and not _CLAUSE.search(text, start, verb.start()):
            yield start, verb.start()


def _of_clause(folded: str, start: int, end: int) -> Reach | None:
    """Return what the subject of a clause says that it is of; None where it is no numbers."""
    subject = folded[start:end]
    if not _NUMBERS.match(subject):
        return None
    codes = frozenset(_codes(folded)) if _CODES.search(subject) else frozenset[str]()
    named = None if codes else _COLUMN.search(subject.rstrip())
    words = words_of(named["name"]) if named else frozenset[str]()
    of_row = named is not None and named["part"] in {"row", "line"}
    return Reach(
        spans=_spans(folded, start, end),
        codes=codes,
        heading=frozenset() if of_row else words,
        label=words if of_row else frozenset(),
        elsewhere=_ELSEWHERE.search(folded) is not None,
    )


def reaches(
    reach: Reach,
    figure: Figure,
    code: str,
    headings: Collection[frozenset[str]],
    labels: Collection[frozenset[str]],
) -> bool:
    """Return whether a sentence speaks of a figure, whose label has a code.

    `headings` and `labels` are the words over and beside the figures of its table: what none of
    them bears is the name of no part of it.
    """
    if reach.elsewhere or (reach.codes and code and code.casefold() not in reach.codes):
        return False
    period = figure.period
    if (
        reach.spans
        and period is not None
        and all(last < period.start or period.end < first for first, last in reach.spans)
    ):
        return False
    return _bears(reach.label, words_of(figure.label), labels) and _bears(
        reach.heading, words_over(figure), headings
    )


def _bears(name: frozenset[str], own: frozenset[str], known: Collection[frozenset[str]]) -> bool:
    """Return whether words hold a name, or nothing in the table does."""
    return name <= own or not any(name <= words for words in known)


def words_over(figure: Figure) -> frozenset[str]:
    """Return the words that stand over a figure."""
    texts = (figure.series, figure.offence, figure.unit)
    return words_of(" ".join((*texts, *(text for _, text in figure.breakdown))))


def _spans(text: str, first: int, end: int) -> tuple[Span, ...]:
    """Return the times that a sentence names if one stands in its subject, () if one is unclear."""
    found = [*find_periods(text), *find_days(text)]
    spans: list[tuple[int, Span | None]] = []
    last = 0
    for one in sorted(found, key=attrgetter("start")):
        span = _span(text, one)
        if span is None and spans and _AND.fullmatch(text[last : one.start]):
            span = (one.period.start, one.period.end)  # `2020/21 and 2021/22`
        spans.append((one.start, span))
        last = one.end
    if not any(first <= start < end and span for start, span in spans):
        return ()
    days = {one.start for one in find_days(text)}
    if any(span is None and start not in days for start, span in spans):
        return ()
    return tuple(span for _, span in spans if span)


def _span(text: str, found: FoundPeriod) -> Span | None:
    """Return the time that a period stands for behind its preposition; None where it is unclear."""
    bound = _BOUND.search(text[: found.start])
    if bound is None:
        own = _OF_YEAR.match(text, found.end) is not None  # `the 2019 numbers`
        return (found.period.start, found.period.end) if own else None
    period, day = found.period, timedelta(days=1)
    match bound["word"]:
        case "before" | "prior to":
            return date.min, period.start - day
        case "until" | "up to":
            return date.min, period.end
        case "since" | "from":
            return period.start, date.max
        case "after":
            return period.end + day, date.max
        case _:
            pass
    return None if period.start == period.end else (period.start, period.end)


def _codes(text: str) -> Iterator[str]:
    for found in _CODES.finditer(text):
        yield from _CODE.findall(found["codes"])
