"""The printed totals that numbers take part in, and whether an answer to a question meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal, NamedTuple

from foi_compare.model import Observation
from foi_compare.tabulate.comparison_rows import row_key
from foi_compare.tabulate.row_totals import parts_of, printed_total, reconciles
from foi_compare.tabulate.tables_of_row import Table, sum_of, table_of

_NO_PART = {"none", "note"}
_FEWEST_ADDED = 2
_SUMS_SHOWN = 2
# What is supposed of a number: its code or its role. Other answers say what stands over it.
_SUPPOSED = frozenset({"label", "row", "number"})
_AS_IT_IS = "as_read"
_Key = tuple[object, ...]


class TotalSeen(NamedTuple):
    """A printed total, and what the rows under it add up to.

    `met` is None where an interval or an open sum leaves that open. `adds` says whether it counts
    the rows under a heading, or the columns of a label.
    """

    heading: str
    printed: str
    summed: str
    met: bool | None
    observation_id: str
    adds: Literal["rows", "columns"] = "rows"

    def sentence(self, answer: str = "") -> str:
        """Return it in words: `with 14 the rows add up to 106, the total says 106`."""
        lead = f"with {answer} the {self.adds}" if answer else f"the {self.adds}"
        which = "under" if self.adds == "rows" else "of"
        under = f" {which} “{self.heading}”" if self.heading else ""
        return f"{lead}{under} add up to {self.summed}, the total says {self.printed}"


class Verdict(NamedTuple):
    """Whether all totals are met with an answer, and the first that are not, in words.

    `said` is empty where no total can be judged.
    """

    said: Literal["met", "missed", ""]
    why: str = ""


def verdict(answer: str, totals: Iterable[TotalSeen]) -> Verdict:
    """Return what the totals say of an answer."""
    judged = [one for one in totals if one.met is not None]
    lead = "" if answer == _AS_IT_IS else answer
    missed = [one.sentence(lead) for one in judged if not one.met]
    if not missed:
        return Verdict("met" if judged else "")
    left = len(missed) - _SUMS_SHOWN
    more = "" if left < 1 else "so is another" if left == 1 else f"so are {left} others"
    return Verdict("missed", "; ".join(filter(None, (*missed[:_SUMS_SHOWN], more))))


class Totals:
    """The totals over the numbers of a force, or of a reply; gathered once for all questions."""

    def __init__(self, numbers: Iterable[Observation]) -> None:
        """Take all numbers that may be parts of one total."""
        self._numbers = tuple(numbers)

    def as_read(self, asked: Collection[str]) -> tuple[TotalSeen, ...]:
        """Return the totals that some numbers, by identifier, take part in."""
        return self.met_with("", asked)

    def met_with(self, answer: str, asked: Collection[str]) -> tuple[TotalSeen, ...]:
        """Return these totals as they are met if the numbers are what an answer says.

        Only that is supposed: whatever else is in question of the rows, they are added as printed.

        Args:
            answer: a code, `total`, `subtotal` or `none`; empty where nothing is supposed.
            asked: the identifiers of the numbers that the answer is about.

        """
        down = (one for own in self._down.of(asked) for one in _totals_down(answer, asked, own))
        across = (_total_across(_supposed(answer, asked, own)) for own in self._across.of(asked))
        return tuple(one for one in dict.fromkeys((*down, *across)) if one is not None)

    def of_answers(
        self, kind: str, answers: Iterable[str], asked: Collection[str]
    ) -> Mapping[str, tuple[TotalSeen, ...]]:
        """Return the totals with each answer to a question; none where it supposes no number.

        Args:
            kind: the kind of the question.
            answers: those to choose from.
            asked: the identifiers of the numbers that wait for it.

        """
        if kind not in _SUPPOSED:
            return dict.fromkeys(answers, ())
        return {one: self.met_with("" if one == _AS_IT_IS else one, asked) for one in answers}

    @cached_property
    def _down(self) -> _Gathered:
        return _Gathered(self._numbers, row_key)

    @cached_property
    def _across(self) -> _Gathered:
        return _Gathered(self._numbers, _label_of)


class _Gathered:
    """Numbers by what they have in common, in their order."""

    def __init__(self, numbers: Iterable[Observation], key: Callable[[Observation], _Key]) -> None:
        self._members: dict[_Key, list[Observation]] = defaultdict(list)
        self._keys: dict[str, dict[_Key, None]] = defaultdict(dict)
        for one in numbers:
            own = key(one)
            self._members[own].append(one)
            self._keys[one.observation_id][own] = None
        self._order = {key: at for at, key in enumerate(self._members)}

    def of(self, asked: Iterable[str]) -> Iterable[Sequence[Observation]]:
        """Return those that have something in common with one that is asked about."""
        keys = {key for one in asked for key in self._keys.get(one, ())}
        return [self._members[key] for key in sorted(keys, key=self._order.__getitem__)]


def _label_of(one: Observation) -> tuple[object, ...]:
    """Return what tells a label of a table from all others; what stands in none has no other."""
    at = one.label_at if one.place.table else one.observation_id
    return (one.file, one.force_id, one.group, one.measure, at)


def _supposed(
    answer: str, asked: Collection[str], members: Iterable[Observation]
) -> list[Observation]:
    """Return numbers with those that are asked about as an answer would have them."""
    own = (_as_answered(one, answer) if one.observation_id in asked else one for one in members)
    return [one for one in own if one is not None]


def _as_answered(one: Observation, answer: str) -> Observation | None:
    """Return a number as an answer would have it; None where it is none then."""
    if answer in _NO_PART:
        return None
    if answer == "total":
        return replace(one, role="total", code="", candidates=())
    if answer == "subtotal":
        return replace(one, role="subtotal", code="", candidates=())
    if answer:
        return replace(one, role="code", code=answer)
    return one


def _totals_down(
    answer: str, asked: Collection[str], own: Sequence[Observation]
) -> Iterable[TotalSeen | None]:
    """Yield the totals of the tables that numbers of one row of the comparison stand in."""
    members = _supposed(answer, asked, own)
    for table in dict.fromkeys(table_of(one) for one in own if one.observation_id in asked):
        alone = _total([one for one in members if table_of(one) == table])
        yield alone if alone is not None and alone.met else _over_all(table, members) or alone


def _over_all(table: Table, members: Iterable[Observation]) -> TotalSeen | None:
    """Return a total over the rows of several tables of a file: one that goes on prints it once.

    What the rows of its own table reach is a total of them alone.
    """
    of_file = [one for one in members if table_of(one)[0] == table[0]]
    found = _total(of_file)
    if found is None:
        return None
    its = next(table_of(one) for one in of_file if one.observation_id == found.observation_id)
    own = None if its == table else _total([one for one in of_file if table_of(one) == its])
    is_of_its_own = own is not None and own.met
    return None if is_of_its_own or (its == table and not found.met) else found


def _total(members: Sequence[Observation]) -> TotalSeen | None:
    parts = parts_of(members)
    if printed_total(members) is None or not parts:
        return None
    its_own = next(one for one in members if one.role == "total" and not one.code)
    heading = ", ".join(filter(None, (its_own.series, *(text for _, text in its_own.breakdown))))
    return _seen(its_own, parts, members)._replace(heading=heading)


def _total_across(members: Sequence[Observation]) -> TotalSeen | None:
    """Return the total of one label over its columns; none where it has several, for parts."""
    totals = [one for one in members if one.across]
    parts = [one for one in members if not one.across]
    if len(totals) != 1 or len(parts) < _FEWEST_ADDED:
        return None
    return _seen(totals[0], parts, parts)._replace(adds="columns")


def _seen(
    total: Observation, parts: Sequence[Observation], members: Sequence[Observation]
) -> TotalSeen:
    printed, summed = sum_of([total]), sum_of(parts)
    return TotalSeen(
        heading=total.label,
        printed=str(printed),
        summed=str(summed),
        met=reconciles(printed, summed, members),
        observation_id=total.observation_id,
    )
