"""The lines of a reply to the names on them, by weighing everything that is said of each word.

The weights are learnt (`benchmarks/learn_names.py`) from letters whose names are marked. A word is
of a name from a chance of three in ten on, in a sentence from four in ten, and beside a word that
is more likely so than not from one in seven: a name that is printed harms somebody more than a word
that is masked in vain. A word that the lists know for something else alone has to be more likely so
than not. The chances are where, of letters by hands that taught nothing, 99 of 100 names are found
and few words besides; in sentences stand most of these, for there is everything else that has a
capital.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.headway import signed
from foi_compare.masking.kinds_of_words.name_words import PARTICLES
from foi_compare.masking.kinds_of_words.read_lines import BETWEEN_CELLS, Line
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, unowned
from foi_compare.masking.where_names_stand.line_evidence import is_sentence
from foi_compare.masking.where_names_stand.word_evidence import (
    LAST_BY_FORM,
    NAME_BY_FORM,
    NONE_BY_FORM,
    ONLY_A_WORD,
    ReplyWords,
    Spot,
    evidence,
)

EVERY = "each"  # what everything has; no word alone is a feature
_SURE, _BESIDE, _LIKELY = (math.log(chance / (1 - chance)) for chance in (0.3, 0.15, 0.5))
_SURE_IN_SENTENCE = math.log(0.4 / 0.6)
_KNOWN = math.log(0.15 / 0.85)  # of a word that is of a name elsewhere in the reply
_LONGEST = 16  # a month before another
_ABBREVIATION = 2  # `J. Lowe`, `St. John`
_CERTAIN = 50.0
_FIELD_ENDS, _NAME_ENDS = frozenset("|:"), frozenset("|,;(")
_LIKE = math.log(0.02 / 0.98)  # between two words of a name: `Geraint (Ger) Watcyn`
_LEADING_WORDS = "ap ab ferch van von de di dos bin bint ibn uí ní ó nic della"
_LEADING = frozenset(_LEADING_WORDS.split())
_SPACE = r"\.?[ \u00a0]?(?:(?:" + "|".join(sorted(PARTICLES)) + r")[ \u00a0])*|-"
_OF_ONE_NAME = re.compile(_SPACE)
_BESIDE_EACH_OTHER = re.compile(rf"{_SPACE}|\.?[ \u00a0]?[\"“‘'(]|[\"”’')][ \u00a0]")

_CALLED = frozenset(
    {"operation", "op", "project", "exercise", "storm", "hmp", "hms", "pd", "dog", "horse"}
)
_DEGREES = frozenset({"ll", "llb", "llm", "bsc", "msc", "phd", "obe", "mbe", "qpm"})
# The months that are first names as well.
_MONTHS = frozenset({"april", "may", "june", "august", "mai"})
_ANY_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TO = r"(?:\s(?:to|and|until|or)\b)?"
_THEN = r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate)"
_BEFORE_MONTH = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?|\b{_ANY_MONTH}\W?{_TO}\W*|{_THEN})\s$")
_OWNS = re.compile(r"['’]s\b")
_BEHIND_MONTH = re.compile(
    rf"\W{{0,3}}(?:(?:19|20)\d\d\b|\d\d?\b(?![ -]?\d)|{_ANY_MONTH}\b)"
    rf"|{_TO}\W{{1,3}}{_ANY_MONTH}\b"
)


class Mention(NamedTuple):
    """A name on a line: its words, and the words or marks just before and behind it."""

    words: tuple[str, ...]
    before: str
    behind: str


def mentions(
    lines: Sequence[Line], reply: ReplyWords, words: Vocabulary, weights: Mapping[str, float]
) -> Iterator[Mention]:
    """Yield the names on the lines of a reply, each as often as it stands there."""
    spots = names_at(lines, evidence(lines, reply, words), weights)
    for run in _joined(lines, sorted(spots), _OF_ONE_NAME):
        yield _mention(lines, run)


def names_at(
    lines: Sequence[Line],
    said: Iterator[tuple[Spot, list[str]]],
    weights: Mapping[str, float],
) -> set[Spot]:
    """Return where the words of names stand."""
    told = list(signed(said))
    lasts = [spot for spot, features in told if LAST_BY_FORM in features]
    weighed = {
        spot: weight_of(features, weights)
        for spot, features in told
        if not _is_day(lines, spot)
        and not _is_called_after(lines, spot)
        and _word_at(lines, spot) not in _DEGREES
    }
    runs = _joined(lines, list(weighed), _BESIDE_EACH_OTHER)
    found = {spot for run in runs for spot in _names_in(lines, run, weighed)}
    likely = {spot for spot in found if weighed[spot] >= _LIKELY}
    found.update(one for one in lasts if one in weighed and _before(one) in likely)
    known = {_word_at(lines, spot) for spot in likely}
    found.update(spot for spot in _known(weighed) if _word_at(lines, spot) in known - _MONTHS)
    found -= {
        spot
        for spot in found - likely
        if _word_at(lines, spot) not in known and _is_lone_month(lines, spot, found)
    }
    return set(_without_lone_letters(lines, found))


def _before(spot: Spot) -> Spot:
    return Spot(spot.line, spot.token - 1)


def _known(weighed: Mapping[Spot, float]) -> Iterator[Spot]:
    """Yield the words that may be of a name if they are of one elsewhere.

    What is called so besides goes on in a word that is of none: `the Grant Funding team`.
    """
    for spot, weight in weighed.items():
        behind = weighed.get(Spot(spot.line, spot.token + 1), 0.0)
        if weight >= _KNOWN and behind >= _LIKE:
            yield spot


def _is_lone_month(lines: Sequence[Line], spot: Spot, found: Collection[Spot]) -> bool:
    """Return whether a month stands beside no other word of a name."""
    near = (Spot(spot.line, spot.token + step) for step in (-2, -1, 1, 2))
    return _word_at(lines, spot) in _MONTHS and not any(one in found for one in near)


def _is_day(lines: Sequence[Line], spot: Spot) -> bool:
    """Return whether a month stands behind a day, before a year or beside another month."""
    if _word_at(lines, spot) not in _MONTHS:
        return False
    line = lines[spot.line]
    start, end = line.places[spot.token]
    if _OWNS.search(line.text, start, end):
        return False  # `in April's absence`
    behind = _BEHIND_MONTH.match(line.text, end)
    return (
        behind is not None
        or _BEFORE_MONTH.search(line.text, max(0, start - _LONGEST), start) is not None
    )


def _is_called_after(lines: Sequence[Line], spot: Spot) -> bool:
    """Return whether something is called after a word: `Operation Jasper`, `Clare's Law`."""
    tokens, at = lines[spot.line].tokens, spot.token
    if at and tokens[at - 1].lower() in _CALLED:
        return True
    owner = at - (tokens[at] == "Law")
    return tokens[owner].endswith(("'s", "’s")) and tokens[owner + 1 : owner + 2] == ("Law",)


def _word_at(lines: Sequence[Line], spot: Spot) -> str:
    return unowned(lines[spot.line].tokens[spot.token])


def weight_of(features: Collection[str], weights: Mapping[str, float]) -> float:
    """Return how much more likely than not some features make a name, as a logarithm."""
    if NAME_BY_FORM in features or NONE_BY_FORM in features:
        return _CERTAIN if NAME_BY_FORM in features else -_CERTAIN
    known = weights.get
    weight = known(EVERY, 0.0) + sum(known(one, 0.0) for one in features)
    return weight + _SURE if ONLY_A_WORD in features else weight


def _names_in(
    lines: Sequence[Line], run: Sequence[Spot], weighed: Mapping[Spot, float]
) -> Iterator[Spot]:
    sure = _SURE_IN_SENTENCE if is_sentence(lines[run[0].line]) else _SURE
    padded = (-math.inf, *(weighed[spot] for spot in run), -math.inf)
    for spot, before, weight, behind in zip(run, padded, padded[1:], padded[2:], strict=False):
        double = behind >= _LIKELY and _is_double(lines, spot)
        if weight >= (_LIKE if double else _least(before, behind, sure)):
            yield spot


def _is_double(lines: Sequence[Line], spot: Spot) -> bool:
    """Return whether a word and two joined ones fill a line or a field: `Jericho Quell-Tarn`."""
    tokens, at = lines[spot.line].tokens, spot.token
    double = "-" in "".join(tokens[at + 1 : at + 2])
    begins = at == 0 or tokens[at - 1] in _FIELD_ENDS
    return double and begins and (at + 2 == len(tokens) or tokens[at + 2] in _NAME_ENDS)


def _least(before: float, behind: float, sure: float) -> float:
    """Return the weight that a word of a name has at least, by those of its neighbours.

    A word that another follows which is of no name is more often of a place: `Carleton Clinic`.
    """
    if min(before, behind) >= _LIKELY:
        return _LIKE
    if max(before, behind) >= _LIKELY:
        return _BESIDE
    return _LIKELY if -math.inf < behind < _BESIDE else sure


def _without_lone_letters(lines: Sequence[Line], found: Collection[Spot]) -> Iterator[Spot]:
    """Yield the words of names without single letters by themselves: `Element B`."""
    for run in _joined(lines, sorted(found), _OF_ONE_NAME):
        if len(run) > 1 or len(lines[run[0].line].tokens[run[0].token]) > 1:
            yield from run


def _joined(
    lines: Sequence[Line], spots: Sequence[Spot], within: re.Pattern[str]
) -> Iterator[list[Spot]]:
    """Yield some spots, those together between which nothing stands but what may be within."""
    run: list[Spot] = list(spots[:1])
    for last, spot in pairwise(spots):
        if last.line != spot.line or not _is_within(lines[spot.line], last, spot, within):
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _is_within(line: Line, last: Spot, spot: Spot, within: re.Pattern[str]) -> bool:
    """Return whether two words may be of one name; a sentence ends behind a long one."""
    between = line.text[line.places[last.token][1] : line.places[spot.token][0]]
    stops = between.startswith(".") and len(line.tokens[last.token]) > _ABBREVIATION
    return not stops and within.fullmatch(between) is not None


def _mention(lines: Sequence[Line], run: Sequence[Spot]) -> Mention:
    at, first, last = run[0].line, run[0].token, run[-1].token
    tokens = lines[at].tokens
    while first and tokens[first - 1] in _LEADING:
        first -= 1
    words = tuple(_unowned(token) for token in tokens[first : last + 1] if token[0].isalpha())
    if all(len(word) == 1 for word in words):
        words = (lines[at].text[lines[at].places[first][0] : lines[at].places[last][1]],)  # `J.R.T`
    ahead = (*(lines[at - 1].tokens if at else ()), *tokens[:first])
    after = (*tokens[last + 1 :], *(lines[at + 1].tokens if at + 1 < len(lines) else ()))
    return Mention(words, _first_of(reversed(ahead)), _first_of(after))


def _first_of(tokens: Iterable[str]) -> str:
    """Return the first of some tokens that the document prints, '' where there is none."""
    return next((token for token in tokens if token not in BETWEEN_CELLS), "")


def _unowned(word: str) -> str:
    bare = _POSSESSIVE.sub("", word)
    return bare.title() if bare.isupper() and len(bare) > 1 else bare


_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{2})['’`][sS]?$")
