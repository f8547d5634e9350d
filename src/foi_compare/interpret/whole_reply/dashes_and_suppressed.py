"""Dashes and suppressed marks to what the reply says of them, and no further."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.interpret.meanings.values import exact, parse_number
from foi_compare.model import Figure, Value
from foi_compare.model.profile import DASH_IS_NIL
from foi_compare.text import fold_marks

_MARKS = re.compile(
    r"\*|asterisk|suppress|redact|withheld|small number|low number|<\s?\d"
    r"|(?:true|actual|real|exact) (?:figure|number|value|count)"
    r"|(?:fewer|less|smaller|lower) than|represented|shown as|denotes|replaced|rounded",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:<|(?:fewer|less|smaller|lower) than|under|below)\s*(?P<n>\d+|five|ten|three|four)",
    re.IGNORECASE,
)
_OR_FEWER = re.compile(r"(?P<n>\d+|five|ten|three|four)\s+or\s+(?:fewer|less|under)", re.IGNORECASE)
_FROM_TO = re.compile(
    r"(?:between\s+)?(?P<low>\d+|one|zero)\s*(?:-|to|and)\s*(?P<high>\d+|four|five|nine|ten)(?![\d/])",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(
    r"\b(?:denotes?|represents?|means?|indicates?|signif|shows?|shown|mark(?:s|ed)|used)\b",
    re.IGNORECASE,
)
_TRUE_ZEROS = re.compile(
    r"\bzero(?:s|es)?\b.*\b(?:shown|printed|given|displayed|stated|included|remain|as)\b"
    r"|\b(?:greater|more) than (?:zero|0|nil)\b|\bnon-?zero\b|\bat least (?:one|1)\b",
    re.IGNORECASE,
)
# Then a small number may be none: `Zeros are shown as <5`, `less than 5, including zero`.
_ZERO_HIDDEN = re.compile(
    r"\b(?:including|includes?|incl\.?) (?:zeros?|nil|none|0)\b"
    r"|\b(?:zero(?:s|es)?|nils?|0s?)(?: values?| returns?| figures?)? (?:(?:is|are|have been"
    r"|has been) )?(?:also )?(?:shown|given|replaced|printed|displayed|represented|marked"
    r"|suppressed|recorded) (?:as|by|with) [\"']?(?:<|\*|an? asterisk|fewer|less|under|below)"
    r"|\b(?:between |from )?(?:zero|0) (?:and|to|or) (?:\d|one|two|three|four|five|nine)",
    re.IGNORECASE,
)
# A mark is named, and what it means is said: `~ means 4 or fewer`, `s40 = between 1 and 4`.
_MARK_NAMED = re.compile(
    r"(?:^|[\s\"'(\[])(?:[*~#^†‡]|[xcs](?!\w)|s\.?\s?40(?:\(2\))?|tilde|hash|cross|dagger)"
    r"[\"')\]]*"
    r"\s(?:=|:|-|means?|denotes?|shows?|indicates?|represents?|is|are|stands?|appears?"
    r"|marks?|replaces?)\s",
    re.IGNORECASE,
)
_SECTION = re.compile(r"40(?:\(2\))?")
_DASH = re.compile(r"(?:^|[\s\"'(])(?:-|dash(?:es)?|hyphens?)(?:[\s\"'):,]|$)", re.IGNORECASE)
_DASH_MEANS = re.compile(
    r"(?:^|[\s\"'(])(?:-|dash(?:es)?|hyphens?)[\s\"'):,]+(?:is used to )?(?:=|is|are|denotes?"
    r"|represents?|means?|indicates?|signif\w+|shows?|stands? for)\s(?P<what>[^.;]*)",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:that there (?:is|are|was|were)\s)?(?:an?\s|the value\s)?(?:nil|zero|none|no)\b",
    re.IGNORECASE,
)
_NUMBERS = {"zero": 0, "one": 1, "three": 3, "four": 4, "five": 5, "nine": 9, "ten": 10}
_SMALL = 20


class Convention(NamedTuple):
    """What a reply says of its marks: bounds of suppressed numbers, None where it is silent.

    `dash` is set where a sentence speaks of dashes: then only that sentence knows what they mean,
    and `dash_is_nil` that it says they are nil, `dash_hides` that they stand for small numbers.
    `zero_hidden` is set where a suppressed number may be none, whatever zeros the reply prints.
    """

    lower: int | None = None
    upper: int | None = None
    dash: bool = False
    dash_is_nil: bool = False
    dash_hides: bool = False
    zero_hidden: bool = False


def read_convention(sentences: Iterable[str]) -> Convention:
    """Return the bounds that the sentences of a reply give for its suppressed numbers.

    A sentence counts if it speaks of a mark or of suppression; the first that gives an upper bound
    decides, and one that gives both bounds is preferred.
    """
    lower: int | None = None
    upper: int | None = None
    dash = nil = hides = zero = False
    for sentence in sentences:
        plain = fold_marks(sentence)
        if _ZERO_HIDDEN.search(plain):
            zero = True
        elif _TRUE_ZEROS.search(plain):
            lower = 1
        dash = dash or (_DASH.search(plain) is not None and _SPEAKS_OF.search(plain) is not None)
        meant = _DASH_MEANS.search(plain)
        hidden = meant is not None and _is_bound(meant["what"])
        dash, hides = dash or meant is not None, hides or hidden
        nil = nil or (meant is not None and _NIL.match(meant["what"]) is not None)
        if not (hidden or _MARKS.search(plain) or _MARK_NAMED.search(plain)):
            continue
        both = _FROM_TO.search(plain)
        if both is not None:
            low, high = _number(both["low"]), _number(both["high"])
            if low in (0, 1) and low < high < _SMALL:
                return Convention(low, high, dash, nil, hides, zero or low == 0)
        below, fewer = _BELOW.search(plain), _OR_FEWER.search(plain)
        if upper is None and fewer is not None:
            upper = _number(fewer["n"])
        elif upper is None and below is not None:
            upper = _number(below["n"]) - 1
    return Convention(lower, upper, dash, nil, hides, zero)


def _is_bound(text: str) -> bool:
    """Return whether words say how small a number is: `a figure under five`."""
    return any(bound.search(text) for bound in (_BELOW, _OR_FEWER, _FROM_TO))


def settle_suppressed(figures: Sequence[Figure], convention: Convention) -> tuple[Figure, ...]:
    """Return the figures with the bounds of suppressed counts as the reply gives or implies them.

    A mark such as `*` takes the bounds that a note gives. The lower bound is 1 where the note says
    so, or where the reply prints zeros of its own: then a suppressed number is not 0.
    """
    zeros = any(
        figure.value.amount == 0 and figure.value.as_printed and figure.origin != "sentence"
        for figure in figures
    )
    return tuple(
        replace(figure, value=_bounded(figure.value, convention, zeros))
        if figure.value.status == "suppressed" and figure.value.measure == "count"
        else figure
        for figure in figures
    )


def settle_dashes(figures: Sequence[Figure], convention: Convention) -> tuple[Figure, ...]:
    """Return the figures with a printed dash read as nil, where nothing speaks against it.

    A dash is the usual sign for nil in the tables of UK public bodies. Where the reply prints zeros
    of its own beside it, or explains its dashes, it may mean something else: it stays not stated,
    unless the explanation is that it is nil, or hides a small number.
    """
    zeros = any(figure.value.amount == 0 and figure.value.as_printed for figure in figures)
    if convention.dash_hides and not convention.dash_is_nil:
        return tuple(
            replace(one, value=_bounded(replace(one.value, status="suppressed"), convention, zeros))
            if _is_dash(one.value)
            else one
            for one in figures
        )
    if not convention.dash_is_nil and (zeros or convention.dash):
        return tuple(figures)
    return tuple(
        replace(
            figure,
            value=exact(0, figure.value.as_printed, figure.value.measure),
            note=DASH_IS_NIL,
        )
        if _is_dash(figure.value)
        else figure
        for figure in figures
    )


def _is_dash(value: Value) -> bool:
    return value.status == "not_stated" and fold_marks(value.as_printed).strip() in {"-", "--"}


def _bounded(value: Value, convention: Convention, zeros: bool) -> Value:
    """Return a suppressed value with its bounds; a range that is printed has its own."""
    said = _SECTION.sub("", value.as_printed)
    marked = not any(map(str.isdigit, said))
    upper = convention.upper if value.upper is None and marked else value.upper
    known = (zeros or convention.lower == 1) and not convention.zero_hidden
    from_nought = _FROM_TO.fullmatch(fold_marks(said).strip()) is not None
    lower = (
        1 if value.lower == 0 and upper is not None and known and not from_nought else value.lower
    )
    return replace(value, lower=lower, upper=upper)


def _number(text: str) -> int:
    return _NUMBERS.get(text.casefold()) or int(parse_number(text) if text.isdecimal() else 0)
