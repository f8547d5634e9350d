"""The total that a comparison row prints, the sum of its rows, and whether the two meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from foi_compare.model import Observation
from foi_compare.sums import Amount, compare, rounding, totals_among
from foi_compare.tabulate.labels import all_not_told_apart
from foi_compare.tabulate.tables_of_row import Table, by_table, sum_of, table_of, without_repeats
from foi_compare.text import normalise

Heading = tuple[Table, str]


def parts_of(members: Sequence[Observation]) -> list[Observation]:
    """Return the rows that the total of a comparison row counts, their code known or not.

    A subtotal is a sum of rows that are there, and a row that says `of which` a part of one. So is
    a group of codes whose members have rows of their own; a group without them is a row like any
    other.
    """
    own = _rows_of(members)
    coded = {one.code for one in own if one.role == "code" and one.code}
    return [one for one in own if one.role == "code" or not _overlaps(one, coded)]


def _rows_of(members: Iterable[Observation]) -> list[Observation]:
    rows = [one for one in members if one.role in ("code", "group") and not one.across]
    return [one for table in by_table(rows).values() for one in without_repeats(table)]


def _overlaps(group: Observation, coded: set[str]) -> bool:
    return any(candidate.code in coded for candidate in group.candidates)


def uncertain(members: Sequence[Observation]) -> set[str]:
    """Return the identifiers of the numbers that may not belong under their heading as they are.

    A total adds nothing to a sum, so a doubt about it changes none. A group that counts what other
    rows count adds nothing either, but beside another number at its own label neither is sure.
    """
    doubtful = {
        one.observation_id
        for one in members
        if one.role not in ("total", "subtotal") and not _certain(one)
    }
    not_told_apart = all_not_told_apart(_rows_of(members))
    return doubtful | not_told_apart | _may_be_totals(parts_of(members))


def _certain(observation: Observation) -> bool:
    """Return whether heading, role and value of a number are certain, if not its code."""
    if observation.status != "review":
        return True
    return bool(observation.doubts) and all(doubt.about == "label" for doubt in observation.doubts)


def _may_be_totals(parts: Sequence[Observation]) -> set[str]:
    """Return the numbers of an unknown label that are the sum of the others: `All` is a total."""
    found: set[str] = set()
    for table in by_table(parts).values():
        found |= {
            one.observation_id
            for one in map(table.__getitem__, totals_among([one.value for one in table]))
            if one.status == "review" and not one.code and not one.candidates
        }
    return found


def heading_of(observation: Observation) -> Heading:
    """Return the table that prints a number, and the heading it stands under there."""
    return (table_of(observation), observation.series)


def printed_total(members: Sequence[Observation]) -> Amount | None:
    """Return the total that is printed, unless there is none or two differ.

    The total of one code over all series is no total of this row.
    """
    totals = {sum_of([m]) for m in members if m.role == "total" and not m.code}
    return totals.pop() if len(totals) == 1 else None


def summed_total(
    members: Sequence[Observation], doubtful: set[str], open_headings: set[Heading]
) -> Amount | None:
    """Add every printed row once; None where nothing is added, or two tables print it differently.

    Args:
        members: the numbers of a comparison row.
        doubtful: identifiers of the numbers that may not belong to it; none of these is added.
        open_headings: the headings that such a number stands under, or may stand under: then the
            sum has no upper bound.

    """
    parts: dict[tuple[str, ...], list[Observation]] = {}
    for rows in by_table(parts_of(members)).values():
        labels = tuple(sorted(row.code or normalise(row.label) for row in rows))
        if labels in parts and sum_of(parts[labels]) != sum_of(rows):
            return None
        parts.setdefault(labels, rows)
    seen: set[str] = set()
    for labels in parts:
        if seen & set(labels):
            return None  # the tables overlap in part, so their sum counts something twice
        seen |= set(labels)
    added = [row for rows in parts.values() for row in rows if row.observation_id not in doubtful]
    lacking = any(heading_of(member) in open_headings for member in members)
    return sum_of(added, more=lacking) if added else None


def reconciles(
    printed: Amount | None, summed: Amount | None, members: Sequence[Observation]
) -> bool | None:
    """Say whether the rows reach the printed total; None where that cannot be said."""
    if printed is None or summed is None:
        return None
    counts = members[0].measure == "count"  # which are not rounded
    slack = Fraction(0) if counts else rounding([member.value for member in members])
    if compare(summed, printed, slack) == "cannot meet":
        return False
    return None if summed.upper is None or printed.upper is None else True
