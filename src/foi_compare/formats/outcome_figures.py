"""Each outcome of each row as a figure of its own: count, shares, rate and place, all as bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from foi_compare.formats.question_tables import Entry, QuestionTable, Slice
from foi_compare.model import Amount
from foi_compare.shares import (
    ASSIGNED,
    RECORDED,
    Counts,
    NoShare,
    Rank,
    Ratio,
    cannot_be_ranked,
    counts_of,
    ranks_of,
    rate,
    share_of,
)

COMPARABLE = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many live in the area of each force, and for how many of them a rate is given."""

    by_force: Mapping[str, int]
    per: int = 1000
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One outcome of one row.

    A share or rate that cannot be given is None; `without` says why there is no share of the
    assigned outcomes. `rank` is the place of that share among the rows that may be compared, and
    `not_ranked` names the forces of which it cannot be said whether theirs is higher.
    """

    code: str
    count: Amount
    of_assigned: Ratio | None
    of_recorded: Ratio | None
    rate: Ratio | None
    without: str = ""
    rank: Rank | None = None
    not_ranked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a row by code; `total` is that of everything the row counts."""

    entry: Entry
    by_code: Mapping[str, Figure]
    total: Amount | None
    total_rate: Ratio | None


def figures_of(one: Slice, *, unassigned: str, people: People | None = None) -> tuple[Figures, ...]:
    """Return the figures of each row of a slice, with its place among those it may stand beside.

    Args:
        one: rows that count the same.
        unassigned: the code of crimes without an outcome, empty where the codebook has none.
        people: the populations for rates; None for none.

    """
    rows = [_figures(entry, unassigned, people) for entry in one.entries]
    return tuple(_ranked(rows))


def codes_of(question: QuestionTable, order: Mapping[str, int]) -> tuple[str, ...]:
    """Return the codes that some row of a question gives, in the order of the codebook."""
    found = {code for one in question.slices for e in one.entries for code, _ in e.row.cells}
    return tuple(sorted(found, key=lambda code: order[code]))


def _figures(entry: Entry, unassigned: str, people: People | None) -> Figures:
    row = entry.row
    counts = counts_of(row, unassigned=unassigned)
    total = row.total_printed if row.total_printed is not None else row.total_summed
    return Figures(
        entry=entry,
        by_code={code: _figure(code, entry, counts, people) for code, _ in row.cells},
        total=total,
        total_rate=_rate(total, entry, people),
    )


def _figure(code: str, entry: Entry, counts: Counts, people: People | None) -> Figure:
    assigned = share_of(counts, code, ASSIGNED)
    recorded = share_of(counts, code, RECORDED)
    count = counts.cells[code]
    return Figure(
        code=code,
        count=count,
        of_assigned=assigned if isinstance(assigned, Ratio) else None,
        of_recorded=recorded if isinstance(recorded, Ratio) else None,
        rate=_rate(count, entry, people),
        without=assigned.reason if isinstance(assigned, NoShare) else "",
    )


def _rate(amount: Amount | None, entry: Entry, people: People | None) -> Ratio | None:
    """Return a rate; only counts have one, and only of a force whose population is given."""
    if people is None or amount is None or entry.row.measure not in ("", "count"):
        return None
    population = people.by_force.get(entry.row.force_id)
    return None if population is None else rate(amount, population, people.per)


def _ranked(rows: list[Figures]) -> Iterator[Figures]:
    """Yield the rows with the places of their shares; a row that may not be compared has none."""
    places: dict[str, Mapping[str, Rank]] = {}
    unsure: dict[str, dict[str, list[str]]] = {}
    names = {_key(row): row.entry.force for row in rows}
    for code in sorted({code for row in rows for code in row.by_code}):
        values = {
            _key(row): figure.of_assigned
            for row in rows
            if row.entry.row.comparable == COMPARABLE
            and (figure := row.by_code.get(code)) is not None
            and figure.of_assigned is not None
        }
        places[code] = ranks_of(values)
        beside = unsure.setdefault(code, {})
        for left, right in cannot_be_ranked(values):
            beside.setdefault(left, []).append(names[right])
            beside.setdefault(right, []).append(names[left])
    for row in rows:
        key = _key(row)
        by_code = {
            code: replace(
                figure,
                rank=places[code].get(key),
                not_ranked=tuple(sorted(unsure[code].get(key, ()))),
            )
            for code, figure in row.by_code.items()
        }
        yield replace(row, by_code=by_code)


def _key(row: Figures) -> str:
    return str(row.entry.position)
