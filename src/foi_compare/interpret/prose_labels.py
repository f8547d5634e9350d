"""The outcome that a sentence or a question names, in its own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from foi_compare.interpret.phrases import plain
from foi_compare.model import LabelMatcher
from foi_compare.text import fold_space

_NAMED = re.compile(
    r"(?<!\w)(?:outcomes?|o/?c|types?|codes?|disposals?|canlyniad)\s?(?:types?|codes?|numbers?|no\.?|nos\.?)?\s?[:#(-]?\s?\d{1,2}\s?[a-c]?(?!\w)"
    r"(?P<more>(?:\s?(?:,|&|/|-|and|or|to)\s?(?:and\s|or\s)?(?:outcomes?\s?|oc\s?|types?\s?)?\d{1,2}[a-c]?(?!\w)(?!\s(?:crimes|offences|in|for|were|and\s\d)))*)"
)
_QUOTED = re.compile(r"(?<!\w)['\"\u2018\u201c](?P<label>[^'\"\u2018\u2019\u201c\u201d]{4,160})['\"\u2019\u201d](?!\w)")
_BEHIND = re.compile(
    r"\b(?:outcome(?:\s+(?:of|was|is))?|result(?:ed|ing)?\s+(?:in|of)|(?:recorded|finali[sz]ed|closed|disposed(?:\s+of)?|filed|classified|"
    r"assigned|dealt\s+with|ended|concluded|resolved|marked|given(?:\s+an\s+outcome)?|categori[sz]ed|shown|completed)\s+(?:as|in|with|by|under|by\s+way\s+of|by\s+means\s+of|through)|"
    r"given|received|issued(?:\s+with)?|led\s+to|were|was|subject\s+to|by\s+way\s+of)\s+(?:an?\s+|the\s+)?(?:outcome\s+(?:of\s+)?)?[\"'\u2018\u201c(]?"
)
_AHEAD = re.compile(r"[\"'\u2019\u201d)]|\b(?:between|during|for\s+the|in\s+(?:the\s+)?(?:\d|year|period|financial|calendar|total|each)|from\s+\d|from\s+(?:the|january|april)|since|where|which|who|whom|that|while|over|within|by\s+(?:the\s+)?(?:police|force)|recorded|were|was|have|has|are|is|please|against|following|and\s+\d|on\s+\d|per\s)\b|[.;:?!,](?:\s|$)|\d{4}")
_MIN_LETTERS = 4
_MAX_WORDS = 30
_LIKENESS_RULES = ("similar", "like")


class Named(NamedTuple):
    """An outcome that a text names; `certain` says that its code is settled by its words alone."""

    start: int
    end: int
    label: str
    code: str
    certain: bool


def named_outcomes(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    """Return the outcomes that a text names: by printed code first, else by their words.

    An outcome that is named by words counts only where the matcher settles it by more than
    likeness; what stays open is returned with `certain` false and an empty code.
    """
    by_code = _by_code(text, matcher)
    return by_code or _by_words(text, matcher)


def _by_code(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    folded = plain(text)
    found: list[Named] = []
    for match in _NAMED.finditer(folded):
        label = fold_space(text[match.start() : match.end()]).strip(" (-:")
        code = "" if match["more"] else matcher.printed_code(label)
        if code:
            found.append(Named(match.start(), match.end(), label, code, certain=True))
        elif match["more"]:
            found.extend(_each_code(text, folded, match, matcher))
    return tuple(found)


def _each_code(
    text: str, folded: str, match: re.Match[str], matcher: LabelMatcher
) -> list[Named]:
    word = re.match(r"[a-z/]+", folded[match.start() :])
    lead = (word.group() if word else "outcome").rstrip("s") if word else "outcome"
    found = []
    for digits in re.finditer(r"\d{1,2}\s?[a-c]?(?!\w)", folded[match.start() : match.end()]):
        start, end = match.start() + digits.start(), match.start() + digits.end()
        label = f"{lead.capitalize()} {fold_space(text[start:end])}"
        code = matcher.printed_code(label)
        if code:
            found.append(Named(start, end, label, code, certain=True))
    return found


def _by_words(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    found: list[Named] = []
    for start, end in _candidates(text):
        if any(start < other.end and other.start < end for other in found):
            continue
        label = fold_space(text[start:end]).strip(" '\"()[]\u2018\u2019\u201c\u201d.,:;-")
        if len(re.sub(r"[^A-Za-z]", "", label)) < _MIN_LETTERS or len(label.split()) > _MAX_WORDS:
            continue
        verdict = matcher.match(label)
        if verdict.role != "code":
            continue
        if verdict.status == "matched" and not verdict.rule.startswith(_LIKENESS_RULES):
            found.append(Named(start, end, label, verdict.code, certain=True))
        elif verdict.status == "ambiguous" and verdict.candidates:
            found.append(Named(start, end, label, "", certain=False))
    return tuple(sorted(found))


def _candidates(text: str) -> list[tuple[int, int]]:
    """Return the runs of a text that may be an outcome's words, the surest first."""
    folded = plain(text)
    spans = [match.span("label") for match in _QUOTED.finditer(folded)]
    for match in _BEHIND.finditer(folded):
        stop = _AHEAD.search(folded, match.end())
        spans.append((match.end(), stop.start() if stop is not None else len(folded)))
    for match in re.finditer(r"(?<![\w/.])\d[\d,]*\s+(?=[a-z])", folded):
        stop = _AHEAD.search(folded, match.end())
        spans.append((match.end(), stop.start() if stop is not None else len(folded)))
    return [(start, end) for start, end in spans if end > start]
