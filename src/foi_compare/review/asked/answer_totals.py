"""The printed totals that numbers take part in, and whether an answer meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from foi_compare.model import Observation
from foi_compare.review.asked.seen import TotalSeen
from foi_compare.tabulate import row_key
from foi_compare.tabulate.row_totals import parts_of, printed_total, reconciles
from foi_compare.tabulate.tables_of_row import sum_of

_NO_PART = {"none", "note"}
_FEWEST_ADDED = 2


def totals_with(
    answer: str, asked: Collection[str], numbers: Iterable[Observation]
) -> tuple[TotalSeen, ...]:
    """Return the totals over some numbers, as they are met if these are what an answer says.

    Only that is supposed: whatever else is in question of the rows, they are added as printed.

    Args:
        answer: a code, `total`, `subtotal` or `none`; empty where nothing is supposed.
        asked: the identifiers of the numbers that the answer is about.
        numbers: all of the reply.

    """
    numbers = tuple(numbers)
    down = (_total(_supposed(answer, asked, own)) for own in _with_asked(asked, numbers, row_key))
    across = (
        _total_across(_supposed(answer, asked, own))
        for own in _with_asked(asked, numbers, _label_of)
    )
    return tuple(one for one in (*down, *across) if one is not None)


def _label_of(one: Observation) -> tuple[object, ...]:
    """Return what tells a label of a table from all others; what stands in none has no other."""
    at = one.label_at if one.place.table else one.observation_id
    return (one.file, one.force_id, one.group, one.measure, at)


def _with_asked(
    asked: Collection[str],
    numbers: Iterable[Observation],
    key: Callable[[Observation], tuple[object, ...]],
) -> Iterable[Sequence[Observation]]:
    """Yield the numbers that have a key in common with one that is asked about."""
    found: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in numbers:
        found[key(one)].append(one)
    for members in found.values():
        if any(one.observation_id in asked for one in members):
            yield members


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
