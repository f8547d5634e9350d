"""The rows of one question to what could change who is first and who is last under an outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from foi_compare.shares import Ratio, cannot_be_ranked, percent, ranks_of

Values = Mapping[str, Ratio]
_ANYWHERE = Ratio(Fraction(0), Fraction(1))
_ENDS = ("first", "last")


class Slice(NamedTuple):
    """What rows of several forces have to share to be ranked: what is counted, and when."""

    about: str
    when: str


class Waiting(NamedTuple):
    """A number that waits for a person: its bounds, and the codes it may have; empty for any."""

    lower: float
    upper: float | None
    codes: frozenset[str]


class Standing(NamedTuple):
    """One force under one heading: what stands by code, and what waits.

    `shares` are those of the assigned outcomes, where the force may be compared. `counts` are the
    assigned outcomes; `unknown` says that numbers wait of which the heading is not certain.
    """

    force: str
    shares: Values
    counts: Mapping[str, tuple[float, float | None]]
    waiting: tuple[Waiting, ...] = ()
    unknown: bool = False

    @property
    def waits_whole(self) -> bool:
        """Whether nothing of it can be told until questions are answered."""
        return self.unknown or (bool(self.waiting) and not self.counts)

    @property
    def waits_in_part(self) -> bool:
        """Whether numbers wait beside others that stand."""
        return bool(self.waiting) and not self.waits_whole


class Upset(NamedTuple):
    """A force whose waiting numbers could make it first, last or either under an outcome."""

    force: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """One outcome under one heading: who may be first and last, and what could change that.

    A force that waits as a whole may be anywhere, and is left out here.
    `first` and `last` are one force each where the place is certain as things stand. `open` are
    the pairs of which either may be the higher, `upsets` are forces with numbers that wait.
    """

    code: str
    values: Values
    first: tuple[str, ...]
    last: tuple[str, ...]
    open: tuple[tuple[str, str], ...]
    upsets: tuple[Upset, ...]

    @property
    def holds(self) -> bool:
        """Whether first and last stay who they are, whatever is hidden and whatever waits."""
        return not self.upsets and all(self._sure(own) for own in (self.first, self.last))

    def _sure(self, own: Sequence[str]) -> bool:
        """Tell whether those at one end are one force, or several with the same exact share."""
        return len({self.values[one] for one in own}) == 1 and (
            len(own) == 1 or self.values[own[0]].is_exact
        )


def rankings_of(standings: Sequence[Standing], codes: Iterable[str]) -> tuple[Ranking, ...]:
    """Return what can be ranked of the outcomes under one heading, in the order of the codes."""
    return tuple(found for code in codes if (found := _ranking(standings, code)) is not None)


def _ranking(standings: Sequence[Standing], code: str) -> Ranking | None:
    values = {one.force: one.shares[code] for one in standings if code in one.shares}
    if len(values) < len(_ENDS):
        return None
    ranks = ranks_of(values)
    return Ranking(
        code=code,
        values=values,
        first=tuple(force for force, rank in ranks.items() if rank.best == 1),
        last=tuple(force for force, rank in ranks.items() if rank.worst == rank.of),
        open=tuple(cannot_be_ranked(values)),
        upsets=tuple(_upsets(values, standings, code)),
    )


def _upsets(values: Values, standings: Sequence[Standing], code: str) -> Iterable[Upset]:
    for one in standings:
        if not one.waits_in_part:
            continue
        beside = {force: value for force, value in values.items() if force != one.force}
        rank = ranks_of(beside | {one.force: share_when_answered(one, code)})[one.force]
        ends = ((rank.best == 1, "first"), (rank.worst == rank.of, "last"))
        found = tuple(end for may_be, end in ends if may_be)
        if found:
            yield Upset(one.force, found)


def share_when_answered(one: Standing, code: str) -> Ratio:
    """Return the share that an outcome can have once what waits is answered.

    Each waiting number counts under the outcome, under another, or not at all.
    """
    bounds = [*one.counts.values(), *((each.lower, each.upper) for each in one.waiting)]
    if one.waits_whole or any(upper is None for _, upper in bounds):
        return _ANYWHERE
    lower, upper = one.counts.get(code, (0, 0))
    others = [own for its, own in one.counts.items() if its != code]
    gains = _sum(w.upper for w in one.waiting if not w.codes or code in w.codes)
    grown = _sum(most for _, most in others) + _sum(w.upper for w in one.waiting)
    return Ratio(
        _part(_exact(lower), grown),
        _part(_exact(upper) + gains, _sum(least for least, _ in others)),
    )


def _sum(numbers: Iterable[float | None]) -> Fraction:
    return sum(map(_exact, numbers), Fraction(0))


def _part(own: Fraction, rest: Fraction) -> Fraction:
    return own / (own + rest) if own + rest else Fraction(0)


def _exact(number: float | None) -> Fraction:
    return Fraction(str(number or 0))


def sentence_of(one: Ranking, names: Mapping[str, str]) -> str:
    """Say what could change who is first and who is last under an outcome."""
    parts = []
    for end, own in zip(_ENDS, (one.first, one.last), strict=True):
        if len(own) > 1 and not _tied(one, own):
            said = _listed([f"{names[its]} ({percent(one.values[its])})" for its in own], "or")
            parts.append(f"{said} may be {end}, since hidden numbers leave it open")
    by_ends: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for upset in one.upsets:
        by_ends[upset.ends].append(names[upset.force])
    for ends, forces in by_ends.items():
        verb = "has" if len(forces) == 1 else "have"
        parts.append(
            f"{_listed(forces, 'and')} {verb} numbers that wait, and could be {' or '.join(ends)}"
        )
    return "; ".join(parts)


def _tied(one: Ranking, own: Sequence[str]) -> bool:
    return len({one.values[its] for its in own}) == 1 and one.values[own[0]].is_exact


_NAMED = 4


def _listed(names: Sequence[str], joined: str) -> str:
    """Return names as a list in words; of many, the first and how many more."""
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} more"]
        joined = "and" if joined == "and" else "or one of"
    *first, last = names
    return f"{', '.join(first)} {joined} {last}" if first else last
