"""A row among those of other forces to the reasons why it may not stand in one table with them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple

from foi_compare.profiles.agreeing_rows import Pool, Value, forces_by, most, value_of
from foi_compare.profiles.given_answers import Detail, Entry
from foi_compare.profiles.period_kinds import KIND_WORDS, listed
from foi_compare.profiles.reasons import HERE, Reason, care, stop
from foi_compare.profiles.table import Asked, Trial, one_word

_MEASURES: Mapping[str, str] = {
    "count": "counts",
    "percentage": "percentages",
    "rate": "rates",
    "money": "sums of money",
}
_DETAILS: Mapping[Detail, str] = {
    "codes": "each outcome by itself",
    "groups": "groups of outcomes together",
    "total": "all outcomes together",
    "nothing": "nothing",
}


def reasons_for(entry: Entry, trial: Trial) -> tuple[Reason, ...]:
    """Return why a row may not stand in one table with those of other forces, gravest first."""
    return tuple(_reasons(entry, trial))


def _reasons(entry: Entry, trial: Trial) -> Iterator[Reason]:
    row = entry.line.row
    if row.reconciles is False:
        span = entry.shape.span
        words = (
            "its totals do not add up" if span is None else f"its totals of {HERE} do not add up"
        )
        yield stop("totals", "totals do not add up", words, span=span)
    misfit, partners = _misfit(entry, trial)
    if misfit is not None:
        yield misfit
    yield from _care(entry)
    if misfit is None:
        yield from _codes_missing(entry, partners, trial.asked)


def _care(entry: Entry) -> Iterator[Reason]:
    """Yield what is to be known of a row before it is set beside others."""
    row, members = entry.line.row, entry.line.members
    if row.in_review:
        words = f"{HERE} still in review"
        yield care("review", words, words, times=row.in_review)
    unbounded = sum(o.value.status == "suppressed" and o.value.upper is None for o in members)
    if unbounded:
        words = f"{HERE} hidden with nothing to bound them"
        yield care("unbounded", words, words, times=unbounded)
    if any(o.value.status == "not_stated" and o.status != "review" for o in members):
        yield care(
            "blanks",
            "blanks not explained",
            "it does not say what its blanks mean, so these cells stay empty",
        )


def _misfit(entry: Entry, trial: Trial) -> tuple[Reason | None, Pool]:
    """Return the first respect in which a row differs, and the rows like it up to there."""
    pool = trial.pool
    if not pool.forces - {entry.force_id}:
        words = "no other force gives numbers on this question"
        return stop("alone", words, words), pool
    for field, facet in _FACETS:
        reason = facet(entry, pool, trial)
        if reason is not None:
            return reason, pool
        pool = pool.like(entry, field)
    return None, pool


class _Others(NamedTuple):
    """How the other forces are spoken of, and what they share."""

    subject: str
    several: bool
    value: Hashable

    def verb(self, stem: str) -> str:
        return stem if self.several else f"{stem}s"


def _others(entry: Entry, pool: Pool, trial: Trial, value: Value) -> _Others:
    """Return what most other forces have in place of the value of a row."""
    rest = [other for other in pool.entries if other.force_id != entry.force_id]
    forces = pool.forces - {entry.force_id}
    by = forces_by((o for o in rest if value(o) != value(entry)), value)
    best = most(by)[0]
    if len(forces) == 1:
        return _Others(trial.names.get(min(forces), min(forces)), several=False, value=best)
    share = len(by[best])
    if share == len(forces):
        return _Others("the others", several=True, value=best)
    if share * 2 > len(forces):
        return _Others("most others", several=True, value=best)
    return _Others("others", several=True, value=best)


def _measure(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    if not pool.outvotes(entry, "measure"):
        return None
    own = _MEASURES.get(entry.shape.measure, entry.shape.measure)
    others = _others(entry, pool, trial, value_of("measure"))
    theirs = _MEASURES.get(str(others.value), str(others.value))
    words = f"{own}, {others.subject} {theirs}"
    return stop("measure", words, f"gives {words}")


def _unit(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    row, wanted = entry.line.row, one_word(trial.asked.unit)
    own = f"counts {row.unit}" if row.unit else "does not say what it counts"
    if wanted and entry.shape.unit != wanted:
        words = f"{own} where {wanted} were asked for"
    elif wanted and not pool.has_partner(entry, "unit"):
        words = f"no other force counts {wanted}"
    elif not wanted and pool.outvotes(entry, "unit"):
        others = _others(entry, pool, trial, value_of("unit"))
        theirs = str(others.value) or "something they do not name"
        words = f"{own} where {others.subject} {others.verb('count')} {theirs}"
    else:
        return None
    return stop("unit", words, words)


def _detail(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    if not pool.outvotes(entry, "detail"):
        return None
    own = _DETAILS[entry.shape.detail]
    if entry.shape.detail == "groups":
        labels = [f"“{o.label}”" for o in entry.line.members if o.role == "group"]
        own = f"{listed(list(dict.fromkeys(labels)))} as one number"
    others = _others(entry, pool, trial, value_of("detail"))
    theirs = next(words for detail, words in _DETAILS.items() if detail == others.value)
    words = f"{own}, {others.subject} {theirs}"
    return stop("detail", words, f"gives {words}")


def _split(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    mine = entry.shape.split
    if pool.has_partner(entry, "split"):
        return None
    if not mine:
        others = _others(entry, pool, trial, _split_words)
        words = f"not broken down, {others.subject} only {others.value}"
        return stop("split", words, f"gives figures {words}")
    row = entry.line.row
    parts = [part for _, part in row.breakdown] if row.breakdown else [row.series]
    value = ", ".join(parts)
    words = f"no other force gives {HERE} by itself"
    return stop("split", words, words, value=f"“{value}”")


def _split_words(entry: Entry) -> str:
    """Return how a row is one part of several; empty where it is the whole."""
    names = [name for name, _ in entry.line.row.breakdown if name]
    if not entry.shape.split:
        return ""
    return f"by {listed(names)}" if names else "in parts"


def _offence(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    if pool.has_partner(entry, "offence"):
        return None
    name = entry.line.row.offence or entry.shape.offence
    if name:
        words = f"no other force gives {HERE}"
        return stop("offence", words, words, value=f"“{name}”")
    others = _others(entry, pool, trial, value_of("offence"))
    words = f"no offence named, {others.subject} {others.verb('name')} one"
    return stop("offence", words, words)


def _outside(entry: Entry, trial: Trial) -> Reason | None:
    whole, span = trial.asked.span, entry.shape.span
    if whole is None or span is None or (whole.start <= span.start and span.end <= whole.end):
        return None
    words = f"{HERE} is not within the period that was asked for"
    return stop("outside", "not within the period asked", words, span=span)


def _kind(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    outside = _outside(entry, trial)
    span = entry.shape.span
    if outside is not None or (span is not None and span == trial.asked.span):
        return outside
    if not pool.outvotes(entry, "kind"):
        return None
    others = _others(entry, pool, trial, value_of("kind"))
    theirs = next(words for kind, words in KIND_WORDS.items() if kind == others.value)
    words = f"{KIND_WORDS[entry.shape.kind]}, {others.subject} {theirs}"
    return stop("kind", words, f"gives {words}")


def _period(entry: Entry, pool: Pool, trial: Trial) -> Reason | None:
    del trial
    if pool.has_partner(entry, "span"):
        return None
    words = f"no other force gives {HERE}"
    return stop("period", words, words, span=entry.shape.span)


def _codes_missing(entry: Entry, partners: Pool, asked: Asked) -> Iterator[Reason]:
    """Yield the outcomes that are asked for, or that most others give, and have no number here.

    A list that reaches its printed total with all its rows proves that what it leaves out is nil.
    """
    row = entry.line.row
    if entry.shape.detail != "codes" or (row.reconciles and not row.in_review):
        return
    own = entry.line.codes
    spoken_of = own | {one.code for one in entry.line.members}  # a blank is told as a blank
    if asked.code:
        if asked.code not in own and not row.in_review:
            words = f"no number for outcome {HERE}, which was asked for"
            yield stop("asked_code", words, words, value=asked.code)
        return
    own_force = {entry.force_id}
    others = len(partners.forces - own_force)
    for code, givers in partners.giving:
        if code not in spoken_of and len(givers - own_force) * 2 > others:
            yield care(
                "codes",
                f"no number for {HERE}",
                f"no number for outcome {HERE}, which most others give (absent is not nil)",
                value=code,
            )


_Facet = Callable[[Entry, Pool, Trial], Reason | None]
# In this order: what is counted first, when it was counted last.
_FACETS: tuple[tuple[str, _Facet], ...] = (
    ("measure", _measure),
    ("unit", _unit),
    ("detail", _detail),
    ("split", _split),
    ("offence", _offence),
    ("kind", _kind),
    ("span", _period),
)
