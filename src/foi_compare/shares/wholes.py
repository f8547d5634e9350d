"""A row of the comparison to what its outcomes are shares of, or to the reason why of nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from foi_compare.model import ComparisonRow
from foi_compare.shares.ratios import Ratio, share
from foi_compare.sums import Amount, add, exact, left_by, without_addend

Denominator = Literal["assigned", "recorded"]
ASSIGNED: Denominator = "assigned"
RECORDED: Denominator = "recorded"

# Codes for crimes that have no outcome yet; a codebook without one counts only what has a code.
_WITHOUT_OUTCOME = ("not_yet_assigned",)


class NoShare(NamedTuple):
    """Why a row has no share, in a few words."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What one force printed under one heading.

    `cells` are the codes that stand; `printed` and `summed` the totals; `reconciles` whether the
    two meet, None where there is nothing to compare. `unassigned` is the code of those without an
    outcome, empty where the codebook has none.
    """

    cells: Mapping[str, Amount]
    printed: Amount | None
    summed: Amount | None
    reconciles: bool | None
    measure: str = "count"
    unassigned: str = _WITHOUT_OUTCOME[0]


def unassigned_of(codes: tuple[str, ...]) -> str:
    """Return which code of a codebook is that of crimes without an outcome; empty for none."""
    return next((code for code in _WITHOUT_OUTCOME if code in codes), "")


def counts_of(row: ComparisonRow, *, unassigned: str = _WITHOUT_OUTCOME[0]) -> Counts:
    """Return the counts of a comparison row."""
    return Counts(
        cells=dict(row.cells),
        printed=row.total_printed,
        summed=row.total_summed,
        reconciles=row.reconciles,
        measure=row.measure,
        unassigned=unassigned,
    )


def share_of(counts: Counts, code: str, of: Denominator = ASSIGNED) -> Ratio | NoShare | None:
    """Return the share of a code; None where its cell is empty, or it is no part of the whole.

    Args:
        counts: the row.
        code: the code.
        of: `assigned`: all that the row prints but crimes without an outcome; `recorded`: these
            too, where the row prints them.

    """
    part = counts.cells.get(code)
    if part is None or (of == ASSIGNED and code == counts.unassigned):
        return None
    whole = whole_of(counts, of)
    if isinstance(whole, NoShare):
        return whole
    found = share(part, whole, _rest(counts, part, whole, of))
    return NoShare("its total is 0") if found is None else found


def whole_of(counts: Counts, of: Denominator) -> Amount | NoShare:
    """Return what the shares of a row are of, as a number or an interval."""
    if counts.measure not in ("", "count"):
        return NoShare(f"it gives a {counts.measure} and no counts")
    if counts.reconciles is False:
        return NoShare("its rows do not add up to its total")
    everything = counts.printed if counts.reconciles else counts.summed
    if everything is None:
        return NoShare("its rows cannot be added together")
    if tuple(counts.cells.values()) == (everything,):
        return NoShare("it prints one outcome alone")
    without = counts.cells.get(counts.unassigned)
    if of == RECORDED and counts.unassigned and without is None:
        return NoShare("it does not say how many have no outcome yet")
    if of == RECORDED or without is None:
        return everything
    if counts.reconciles:
        return left_by(everything, without)
    return without_addend(everything, without)


def _rest(counts: Counts, part: Amount, whole: Amount, of: Denominator) -> Amount | None:
    """Return what the whole holds beside a part, where the whole was made by adding.

    None where a total is printed, which is surer than the sum; and where the cells are more than
    what was added, since one of them is then a part of another.
    """
    if counts.reconciles:
        return None
    cells = [
        cell for code, cell in counts.cells.items() if of == RECORDED or code != counts.unassigned
    ]
    if exact(add(cells).lower) > exact(whole.lower):
        return None
    return without_addend(whole, part)
