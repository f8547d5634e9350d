"""The printed totals that numbers take part in, and whether an answer meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from foi_compare.export.rows import amount
from foi_compare.model import Observation
from foi_compare.review.seen import TotalSeen
from foi_compare.tabulate import row_key
from foi_compare.tabulate.amounts import add
from foi_compare.tabulate.totals import parts_of, printed_total, reconciles

_NO_PART = {"none", "note"}


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
    found = []
    for members in _rows_with(asked, numbers):
        supposed = [
            _as_answered(one, answer) if one.observation_id in asked else one for one in members
        ]
        kept = [one for one in supposed if one is not None]
        total = _total(kept)
        if total is not None:
            found.append(total)
    return tuple(found)


def _rows_with(
    asked: Collection[str], numbers: Iterable[Observation]
) -> Iterable[Sequence[Observation]]:
    """Yield the numbers of each row of the comparison in which one is asked about."""
    rows: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in numbers:
        rows[row_key(one)].append(one)
    for members in rows.values():
        if any(one.observation_id in asked for one in members):
            yield members


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
    printed = printed_total(members)
    parts = parts_of(members)
    if printed is None or not parts:
        return None
    summed = add(parts)
    its_own = next(one for one in members if one.role == "total" and not one.code)
    heading = ", ".join(filter(None, (its_own.series, *(text for _, text in its_own.breakdown))))
    return TotalSeen(
        heading=heading,
        printed=str(amount(printed)),
        summed=str(amount(summed)),
        met=reconciles(printed, summed, members),
        observation_id=its_own.observation_id,
    )
