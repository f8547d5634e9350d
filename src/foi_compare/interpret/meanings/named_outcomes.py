"""The outcome that a sentence or a question names, in its own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.meanings.given_counts import SEVERAL_CODES, part_counts
from foi_compare.interpret.meanings.units import counts_crimes
from foi_compare.interpret.periods.dates import MONTH_NAMES
from foi_compare.model import LabelMatcher
from foi_compare.text import Numeral, find_numerals, fold_space

# A day behind a comma is no further code: `Outcome 10, 1 April 2020`.
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<several>{SEVERAL_CODES})|"
    r"(?:outcomes?|o/?c|types?|codes?|disposals?|(?:c|ch|g|ngh)anlyniad)\s?(?:types?|codes?|numbers?|no\.?|nos\.?)?(?:\sof(?=\s\d{1,2}(?!\d)(?!\s(?:crimes|offences|cases|incidents)\b)))?\s?[:#(-]?\s?\d{1,2}\s?[a-c]?(?!\w)"
    r"(?P<more>(?:(?:-|\s?(?:,|&|/|and|or|to)\s?)(?:and\s|or\s)?(?:outcomes?\s?|oc\s?|types?\s?)?\d{1,2}[a-c]?(?!\w)(?!\s(?:crimes|offences|cases|incidents|in|for|were|was|(?:are|is|have|has|do|does|remain)\s(?:no|not|yet|still|await|open)|as|with|under|of|that|which|had|resulted|recorded|given|arrests"
    rf"|{MONTH_NAMES})\b|st\b|nd\b|rd\b|th\b|[/.]\d))*))"
)
_QUOTED = re.compile(
    r"(?<!\w)['\"\u2018\u201c](?P<label>[^'\"\u2018\u2019\u201c\u201d]{4,160})['\"\u2019\u201d](?!\w)"
)
_BEHIND = re.compile(
    r"\b(?:outcomes?\s+(?:of|was|is|being)|result(?:ed|ing)?\s+(?:in|of)|(?:recorded|finali[sz]ed|closed|disposed(?:\s+of)?|"
    r"filed|classified|assigned|dealt\s+with|ended|concluded|resolved|marked|categori[sz]ed|shown|completed|given\s+an\s+outcome)"
    r"\s+(?:as|in|with|by|under|by\s+way\s+of|by\s+means\s+of|through)|given|received|issued(?:\s+with)?|led\s+to|by\s+way\s+of)"
    r"\s+(?:an?\s+|the\s+)?(?:outcomes?\s+(?:of\s+)?)?[\"'\u2018\u201c(]?"
)
# `12 were charged`: short words only, for much else may stand behind `were`. `12 were closed with
# this outcome` names none but the one that was asked about.
_WERE = re.compile(
    r"\b(?:were|was|been|being)\s+(?P<label>[a-z-]+(?:\s+(?:or|and|/)\s+[a-z-]+)?)(?=[\s.,;?!]|$)"
    r"(?!\s+(?:with|as|by|under|in|using|through)\s+(?:this|that|the|such)\s(?:\w+\s)?"
    r"(?:outcome|result|code|disposal|way|manner|method|means)\b)"
)
_HOW_MANY = re.compile(
    r"\b(?:how\s+many|number\s+of|total\s+of)\s+(?=[a-z])|(?<![\w/.])(?:\d[\d,]*|no)\s+(?=[a-z])"
)
# `No suspect identified` is an outcome by itself, where `no cautions` is a zero of one.
_LACKS = re.compile(
    r"no\s+(?:(?:named|known|identified|viable)\s+)?"
    r"(?:suspect|offender|victim|complainant|further|public|realistic|evidence)\b"
)
# `the other 7 have not yet been assigned an outcome`: what stands behind is part of the name.
_NOT_YET = re.compile(
    r"\b(?:(?:have|has|had|are|were|do|does|is|was)\s+)?(?:(?:not|n't)\s+yet|yet\s+to|still|await\w*"
    r"|not(?=\s+(?:\w+\s+){0,2}(?:an\s+)?outcomes?\b)|no(?=\s+outcome\b))\b"
)
_AHEAD = re.compile(
    r"[\"'\u2019\u201d)(]|\b(?:between|during|for\s+(?:the|each|offences|crimes|this)|in\s+(?:the\s+)?(?:\d|year|period|financial|calendar|total|each|relation|respect)|"
    r"from\s+(?:\d|the|january|february|march|april|may|june|july|august|september|october|november|december)|since|where|which|who|whom|that|while|over|within|by\s+(?:the\s+)?(?:police|force)|"
    # `because the victim did not support action`: what the victim did is part of the name.
    r"(?<!\bvictim\s)(?<!\bcomplainant\s)(?:were|was|have|has|are|is|did)|recorded|please|against|following|and\s+\d|on\s+\d|per\s|as\s+(?:a|an|the|at|of|outcome)|at\s+the\s+(?:date|time|point|moment|end|close)|with\s+(?:an?\s)?outcome)\b|[.;:?!](?:\s|$)|,\s*\d|\d{4}"
)
_CLAUSE_ENDS = re.compile(r"[.,;:?!()](?:\s|$)|\s(?:and|but|as|at|in|on|for|so)\s")
_PIECES = re.compile(r"\s*(?:,|;|/|\bor\b|\band\b)\s*(?:an?\s+|the\s+)?")
_MIN_LETTERS = 4
_MAX_WORDS = 30
_LONGEST = 2_000  # characters of the words of an outcome, with the space between them
_WELSH = re.compile(r"^(?:c|ch|g|ngh)anlyniad", re.IGNORECASE)  # its first sound changes
_SURE = 0.9
_SURE_RULES = frozenset({"title", "alias", "facts", "decision", "printed_code"})


_NOT_THIS = re.compile(
    r"\b(?P<how>not|other\s+than|except(?:ing)?(?:\s+for)?|excluding|apart\s+from|without|rather\s+than|excludes?|n't)\b(?:\W+\w+){0,5}\W*$"
)
# `The victim did not support action (Outcome 16)`: the denial is the name of the outcome.
_IN_OWN_WORDS = re.compile(
    r"\b(?:not|n't|without)\b[^,;()]{0,40}\b(?:support\w*|identif\w+|named|known|interest|assist\w*)"
    r"\b[^,;()]{0,40}[(\[]\s*$"
)
# `13 had Outcome 16 (victim does not support) and 6 Outcome 18`: it is said of the one before.
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NEGATION = re.compile(r"\b(?:no|not|none|never|nil|zero)\b|n't\b")


_BEFORE_NUMBER = re.compile(r"(?:^|[\n,;(|\t]|(?<=\d))(?P<label>[^\n,;:()|\t\d]{3,})[:=|(\t\s-]*$")
_NO_LABEL = frozenset("\n,;:()|\t")
_BETWEEN = frozenset(":=|(-")
_BEHIND_NUMBER = re.compile(r"\s+(?P<label>[^\n,;:()|\t\d]{3,}?)\s*(?=[\n,;.|)]|$)")
_AROUND_LABELS = " -\u2013=.'\"*\u2022"


class Named(NamedTuple):
    """An outcome that a text names; `certain` says that its code is settled by its words alone."""

    start: int
    end: int
    label: str
    code: str
    certain: bool


def is_denied(text: str, named: Named) -> bool:
    """Return whether the words before an outcome turn it around (`other than Outcome 21`)."""
    before = plain(text)[: named.start]
    own = _IN_OWN_WORDS.search(before) is not None
    return not own and _NOT_THIS.search(_ASIDE.sub(" ", before)) is not None


def denies_zero(text: str, named: Named) -> bool:
    """Return whether a sentence that says `none` says it of what the outcome is not.

    `We did not record Outcome 12` is a zero of 12; `none were closed other than by Outcome 12` and
    `there were no crimes whose outcome was not Outcome 12` are zeros of all others.
    """
    folded = plain(text)
    found = _NOT_THIS.search(folded[: named.start])
    if found is None:
        return False
    return found["how"] not in {"not", "n't"} or len(_NEGATION.findall(folded)) > 1


def named_outcomes(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    """Return the outcomes that a text names: by printed code first, else by their words.

    An outcome that is named by words counts only where the matcher settles it by more than
    likeness; what stays open is returned with `certain` false and an empty code.
    """
    by_code = outcomes_by_code(text, matcher)
    return by_code or _by_words(text, matcher)


def counts_outcomes(
    text: str, sentence: str, numerals: Iterable[Numeral], matcher: LabelMatcher
) -> bool:
    """Return whether one of the numerals of a sentence in a text counts an outcome it names."""
    return any(
        (counts_crimes(text, one.end) and bool(named_outcomes(sentence, matcher)))
        or _counts_label(text, one.start, one.end, matcher)
        for one in numerals
    )


def _counts_label(text: str, start: int, end: int, matcher: LabelMatcher) -> bool:
    """Return whether the number at a place stands beside a label: `Charged: 12`, `12 charged,`."""
    before = _BEFORE_NUMBER.search(text, _label_before(text, start), start)
    behind = _BEHIND_NUMBER.match(text, end)
    labels = [found["label"] for found in (before, behind) if found is not None]
    judged = (matcher.match(fold_space(label).strip(_AROUND_LABELS)) for label in labels)
    return any(one.role == "code" and one.status in ("matched", "ambiguous") for one in judged)


def _label_before(text: str, start: int) -> int:
    """Return the place before which no label of the number at `start` begins.

    Were it looked for from the top for each number, time would grow with the square of a text.
    """
    at = start
    while at and (text[at - 1] in _BETWEEN or text[at - 1].isspace()):
        at -= 1
    while at and text[at - 1] not in _NO_LABEL and not text[at - 1].isdecimal():
        at -= 1
    return max(0, at - 1)


def outcomes_by_code(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    """Return the outcomes whose codes a text prints: `Outcome 16`, `outcomes 1 and 2`."""
    folded = part_counts(plain(text))
    found: list[Named] = []
    for match in _NAMED.finditer(folded):
        label = fold_space(text[match.start() : match.end()]).strip(" (-:")
        label = label.replace(" of ", " ")
        label = _WELSH.sub("Outcome", label)
        several = match["several"] or match["more"]
        code = "" if several else matcher.printed_code(label)
        if code:
            found.append(Named(match.start(), match.end(), label, code, certain=True))
        elif several:
            found.extend(_each_code(text, folded, match, matcher))
    return tuple(found)


def _each_code(text: str, folded: str, match: re.Match[str], matcher: LabelMatcher) -> list[Named]:
    word = re.match(r"[a-z/]+", folded[match.start() :])
    lead = word.group().rstrip("s") if word is not None else "outcome"
    found = []
    for digits in re.finditer(r"\d{1,2}\s?[a-c]?(?!\w)", folded[match.start() : match.end()]):
        start, end = match.start() + digits.start(), match.start() + digits.end()
        label = f"{lead.capitalize()} {fold_space(text[start:end])}"
        code = matcher.printed_code(label)
        if code:
            found.append(Named(start, end, label, code, certain=True))
    return found


def _by_words(text: str, matcher: LabelMatcher) -> tuple[Named, ...]:
    found: list[Named] = []  # none over another, by place
    folded = plain(text)
    judged = cache(lambda start, end: _judged(text, start, end, matcher))  # runs share their ends
    for start, end in _candidates(folded):
        at = bisect_right(found, start, key=lambda one: one.start)
        behind = at < len(found) and found[at].start < end
        if behind or (at and start < found[at - 1].end):
            continue
        found[at:at] = _named_by(folded, start, end, judged)
    return tuple(found)


def _named_by(
    folded: str, start: int, end: int, judged: Callable[[int, int], Named | None]
) -> list[Named]:
    """Return the outcome that a run of words names, or those that its pieces name."""
    whole = judged(start, end)
    if whole is not None and whole.certain:
        return [whole]
    pieces = [piece for a, b in _split(folded, start, end) if (piece := judged(a, b)) is not None]
    return pieces or ([whole] if whole is not None else [])


def _split(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the runs between commas and `or` of a list of outcomes."""
    spans = []
    for joint in _PIECES.finditer(folded, start, end):
        spans.append((start, joint.start()))
        start = joint.end()
    return [*spans, (start, end)] if spans else []


def _judged(text: str, start: int, end: int, matcher: LabelMatcher) -> Named | None:
    """Return the outcome that a run of words names, if it is one; digits make it something else."""
    label = fold_space(text[start:end]).strip(" '\"()[]\u2018\u2019\u201c\u201d.,:;-")
    label = re.sub(r"^(?:(?:in|as|with|an?|the|of|by)\s)+|\s(?:in|on|for|of|at|to|by)$", "", label)
    letters = len(re.sub(r"[^A-Za-z]", "", label))
    if letters < _MIN_LETTERS or len(label.split()) > _MAX_WORDS or find_numerals(label):
        return None
    verdict = matcher.match(label)
    if verdict.role not in {"code", "group"}:
        return None
    if verdict.status == "matched" and verdict.rule in _SURE_RULES and verdict.score >= _SURE:
        return Named(start, end, label, verdict.code, certain=True)
    if verdict.status == "ambiguous" and verdict.candidates:
        return Named(start, end, label, "", certain=False)
    return None


def _candidates(folded: str) -> list[tuple[int, int]]:
    """Return the runs of a folded text that may be an outcome's words, the surest first."""
    spans = [match.span("label") for match in _QUOTED.finditer(folded)]
    for pattern in (_BEHIND, _HOW_MANY):
        for match in pattern.finditer(folded):
            end = _end_of_words(_AHEAD, folded, match.end())
            if _LACKS.match(folded, match.start()):
                spans.append((match.start(), end))
            spans.append((match.end(), end))
    spans.extend(
        (match.start(), _end_of_words(_CLAUSE_ENDS, folded, match.end()))
        for match in _NOT_YET.finditer(folded)
    )
    verbs = [match.span() for match in _BEHIND.finditer(folded)]
    begun = [start for start, _ in verbs]
    # `12 were closed as undetected`: the verb that says what they were closed as is no outcome.
    spans.extend(
        match.span("label")
        for match in _WERE.finditer(folded)
        if not (at := bisect_right(begun, match.start("label")))
        or match.start("label") >= verbs[at - 1][1]
    )
    return [(start, end) for start, end in spans if end > start]


def _end_of_words(stops: re.Pattern[str], folded: str, start: int) -> int:
    """Return where the words of an outcome end: at what cannot be of them, or the end of the text.

    Where neither is near they are no outcome, and it is `start`; were it looked for to the end
    behind each number, time would grow with the square of a text.
    """
    stop = stops.search(folded, start, start + _LONGEST)
    if stop is not None:
        return stop.start()
    return len(folded) if len(folded) - start < _LONGEST else start
