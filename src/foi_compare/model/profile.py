"""How a reply counts and prints, and what may be compared because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Comparable = Literal["yes", "part", "no"]
Form = Literal["counts", "records", "sentences"]
PeriodKind = Literal[
    "calendar", "financial", "quarter", "month", "year", "years", "part", "other", "none"
]
Meaning = Literal["nil_by_total", "nil_by_custom", "nil_by_words", "not_stated"]
Totals = Literal["reached", "missed", "not_printed"]

# What interpret notes on a dash that it reads as nil; the profile counts these.
DASH_IS_NIL = "a dash, read as nil: the reply prints no other zeros"
# And on a mark that the reply says is nil.
MARK_IS_NIL = "nil, as the reply says of what is printed so"


class BlankReading(NamedTuple):
    """What the blanks (or dashes) of a reply mean, and how that is known.

    `nil_by_total`: a printed total is reached without them. `nil_by_custom`: a dash where the reply
    prints no zeros. `nil_by_words`: the reply says so. `not_stated`: nothing says, so they are no
    number.
    """

    printed: str
    meaning: Meaning
    cells: int


class Suppression(NamedTuple):
    """A mark that hides small numbers, with its bounds; `upper` None where nothing bounds it."""

    mark: str
    lower: float | int
    upper: float | int | None
    cells: int


class Span(NamedTuple):
    """A period by its days, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionProfile:
    """How the numbers that answer one question are counted and printed.

    `splits` are the dimensions by which they are broken down beside periods and offences. `missing`
    names what was asked (or what most other forces give) and is not there, in words. `rounded` says
    that the reply calls its numbers rounded.
    """

    question: str
    asked: str = ""
    form: Form = "counts"
    records: int = 0
    measures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[PeriodKind, ...] = ()
    periods: tuple[Span, ...] = ()
    offences: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    blanks: tuple[BlankReading, ...] = ()
    suppressed: tuple[Suppression, ...] = ()
    numbers: int = 0
    in_review: int = 0
    totals: Totals = "not_printed"
    missing: tuple[str, ...] = ()
    rounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one reply counts and prints; `files` name it where it has no reference.

    `hidden` is what its files hide, `unknowable` what their formats cannot tell. `summary` says all
    of it in one plain sentence.
    """

    force_id: str
    reference: str
    files: tuple[str, ...]
    questions: tuple[QuestionProfile, ...]
    hidden: tuple[str, ...] = ()
    unknowable: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Whether the answer of a force to one question may stand in one table with the others'.

    `topic` is the key of the question as sent, or its text, by which answers were brought together.
    `sentences` say why it may not, or only in part; empty where it may.
    """

    force_id: str
    reference: str
    question: str
    topic: str
    comparable: Comparable
    sentences: tuple[str, ...] = ()
