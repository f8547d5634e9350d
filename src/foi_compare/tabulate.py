"""Observations to comparison rows: a printed number counts once, and no sum is a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from foi_compare.model import Amount, Code, ComparisonRow, Finding, Observation
from foi_compare.text import normalise

_EXACT = Decimal(1)


class Tabulated(NamedTuple):
    """Comparison rows, and the observations as they stand after being compared."""

    observations: tuple[Observation, ...]
    comparison: tuple[ComparisonRow, ...]
    findings: tuple[Finding, ...]


def tabulate(observed: Sequence[Observation], codes: Sequence[Code]) -> Tabulated:
    """Return one row for each force, question, series and breakdown.

    Rows of one table under the same code are summed. A figure that two tables of a reply print
    alike counts once; where they print it differently nobody can say which holds, so both go to
    review. Codes are ordered as the codebook orders them.

    Args:
        observed: observations in their published order; rows keep that order.
        codes: the codes of the codebook.

    """
    rows: dict[tuple[object, ...], list[int]] = {}
    for position, observation in enumerate(observed):
        rows.setdefault(_key(observation), []).append(position)
    standing = list(observed)
    comparison: list[ComparisonRow] = []
    findings: list[Finding] = []
    order = [code.code for code in codes]
    for positions in rows.values():
        members = [standing[position] for position in positions]
        members, differing = _settle(members)
        findings.extend(differing)
        for position, member in zip(positions, members, strict=True):
            standing[position] = member
        if not all(member.across for member in members):  # a column of totals is no series
            comparison.append(_row(members, order))
    return Tabulated(tuple(standing), tuple(comparison), tuple(findings))


def _key(observation: Observation) -> tuple[object, ...]:
    period = observation.period
    return (
        observation.force_id,
        observation.reference,
        observation.question,
        observation.asked,
        observation.measure,
        observation.unit,
        observation.offence,
        observation.series,
        (period.start, period.end) if period else None,
        observation.breakdown,
    )


def _settle(members: list[Observation]) -> tuple[list[Observation], list[Finding]]:
    """Return the members of one row, with those in review that two tables print differently."""
    findings = []
    doubted: dict[str, str] = {}
    for code, tables in _tables_by_code(members).items():
        decided = any(o.status == "decided" for table in tables for o in table)
        if len(tables) == 1 or decided or _printed_alike(code, tables, members):
            continue
        left, right = (" + ".join(o.value.as_printed for o in table) for table in tables[:2])
        reason = (
            f"The reply prints {left} in one place and {right} in another for code {code} of the"
            " same question and series; it does not say how the two differ."
        )
        doubted |= {o.observation_id: reason for table in tables for o in table}
        doubted |= _totals_of(tables, members)
        findings.append(_printed_differently(tables, reason, left, right))
    settled = [
        replace(member, status="review", reason=doubted[member.observation_id])
        if member.observation_id in doubted and member.status == "accepted"
        else member
        for member in members
    ]
    return settled, findings


def _totals_of(
    tables: Sequence[Sequence[Observation]], members: Iterable[Observation]
) -> dict[str, str]:
    """Return why the totals of tables are in doubt whose codes differ, if they differ as well."""
    names = {_table(table[0]) for table in tables}
    totals = [o for o in members if o.role == "total" and not o.across and _table(o) in names]
    printed = tuple(dict.fromkeys(o.value.as_printed for o in totals))
    if len(printed) < 2:
        return {}
    reason = (
        f"The reply prints {printed[0]} in one place and {printed[1]} in another for the total of"
        " the same question and series; it does not say how the two differ."
    )
    return {o.observation_id: reason for o in totals}


def _table(observation: Observation) -> tuple[str, int]:
    return (observation.file, observation.group)


def _stands(observation: Observation) -> bool:
    return observation.role == "code" and observation.code != "" and observation.status != "review"


def _tables_by_code(members: Iterable[Observation]) -> dict[str, list[list[Observation]]]:
    """Return for each code its observations that stand, table by table."""
    found: dict[str, dict[tuple[str, int], list[Observation]]] = {}
    for member in members:
        if _stands(member):
            found.setdefault(member.code, {}).setdefault(_table(member), []).append(member)
    return {code: list(tables.values()) for code, tables in found.items()}


def _printed_alike(
    code: str, tables: list[list[Observation]], members: Sequence[Observation]
) -> bool:
    """Say whether several tables print the same figure, and not parts of one.

    Equal numbers alone may be chance: `15: CPS` 3 and `15: Police` 3 are six crimes. The same
    label, a sentence that repeats a table, or a second code that is repeated too, prove it.
    """
    amounts = {_sum(table) for table in tables}
    if len(amounts) > 1:
        return False
    labels = [{normalise(o.label) for o in table} for table in tables]
    if all(own == labels[0] for own in labels):
        return True
    if any(o.place.table == 0 for table in tables for o in table):
        return True
    names = {_table(table[0]) for table in tables}
    others = [
        repeated
        for other, repeated in _tables_by_code(members).items()
        if other != code and {_table(table[0]) for table in repeated} == names
    ]
    return any(len({_sum(table) for table in repeated}) == 1 for repeated in others)


def _printed_differently(
    tables: list[list[Observation]], reason: str, left: str, right: str
) -> Finding:
    first = tables[0][0]
    places = [o.place for table in tables for o in table]
    return Finding(
        check="printed_twice_alike",
        severity="warning",
        passed=False,
        force_id=first.force_id,
        reference=first.reference,
        question=first.question,
        message=reason,
        left=left,
        right=right,
        files=tuple(sorted({o.file for table in tables for o in table})),
        places=tuple(
            f"{place.part}, table {place.table}, row {place.row}, column {place.column}"
            for place in places
        ),
    )


def _row(members: Sequence[Observation], order: Sequence[str]) -> ComparisonRow:
    first = members[0]
    tables = _tables_by_code(members)
    doubtful = {o.code for o in members if o.role == "code" and o.status == "review"}
    cells = tuple(
        (code, _sum(_once(tables[code])))
        for code in order
        if code in tables and code not in doubtful and _says_something(_once(tables[code]))
    )
    printed, summed = _printed_total(members), _summed_total(members)
    return ComparisonRow(
        force_id=first.force_id,
        reference=first.reference,
        question=first.question,
        asked=first.asked,
        measure=first.measure,
        unit=first.unit,
        offence=first.offence,
        series=first.series,
        period=first.period,
        breakdown=first.breakdown,
        cells=cells,
        total_printed=printed,
        total_summed=summed,
        reconciles=_reconciles(printed, summed, members),
        in_review=sum(member.status == "review" for member in members),
    )


def _says_something(observations: Iterable[Observation]) -> bool:
    """Say whether anything is known of a sum: a blank alone, or "not held", is no number."""
    return any(o.value.status not in {"not_stated", "not_held"} for o in observations)


def _once(tables: Sequence[list[Observation]]) -> list[Observation]:
    """Return the observations to add: a decided one outweighs what another table prints."""
    for table in tables:
        if any(o.status == "decided" for o in table):
            return table
    return tables[0]


def _sum(observations: Iterable[Observation]) -> Amount:
    """Add intervals; decimals are added as printed, so that 0.1 and 0.2 are 0.3."""
    lower = Decimal(0)
    upper: Decimal | None = Decimal(0)
    for observation in observations:
        value = observation.value
        lower += Decimal(str(value.lower))
        if upper is not None:
            upper = None if value.upper is None else upper + Decimal(str(value.upper))
    return Amount(_plain(lower), None if upper is None else _plain(upper))


def _plain(number: Decimal) -> float | int:
    return int(number) if number == number.to_integral_value() else float(number)


def _printed_total(members: Sequence[Observation]) -> Amount | None:
    """Return the total that is printed, unless there is none or two differ.

    The total of one code over all series is no total of this row.
    """
    totals = {_sum([m]) for m in members if m.role == "total" and not m.code}
    return totals.pop() if len(totals) == 1 else None


def _summed_total(members: Sequence[Observation]) -> Amount | None:
    """Add every printed row once; None where nothing is added, or two tables print it differently.

    A subtotal is a sum of rows that are there. So is a group of codes whose members have rows of
    their own; a group without them is a row like any other.
    """
    coded = {member.code for member in members if member.role == "code" and member.code}
    tables: dict[tuple[str, int], list[Observation]] = {}
    for member in members:
        if member.role == "code" or (member.role == "group" and not _overlaps(member, coded)):
            tables.setdefault(_table(member), []).append(member)
    parts: dict[tuple[str, ...], list[Observation]] = {}
    for rows in tables.values():
        labels = tuple(sorted(row.code or normalise(row.label) for row in rows))
        if labels in parts and _sum(parts[labels]) != _sum(rows):
            return None
        parts.setdefault(labels, rows)
    seen: set[str] = set()
    for labels in parts:
        if seen & set(labels):
            return None  # the tables overlap in part, so their sum counts something twice
        seen |= set(labels)
    added = [row for rows in parts.values() for row in rows]
    return _sum(added) if added else None


def _overlaps(group: Observation, coded: set[str]) -> bool:
    return any(candidate.code in coded for candidate in group.candidates)


def _reconciles(
    printed: Amount | None, summed: Amount | None, members: Sequence[Observation]
) -> bool | None:
    """Say whether the rows reach the printed total; None where that cannot be said."""
    if printed is None or summed is None:
        return None
    slack = _rounding(members)
    low, high = Decimal(str(summed.lower)) - slack, summed.upper
    if printed.upper is not None and low > Decimal(str(printed.upper)):
        return False
    if high is not None and Decimal(str(high)) + slack < Decimal(str(printed.lower)):
        return False
    if high is None or printed.upper is None:
        return None
    return True


def _rounding(members: Sequence[Observation]) -> Decimal:
    """Return how far rounded rows may miss their total: half a last digit for each row.

    Counts are not rounded.
    """
    if members[0].measure == "count":
        return Decimal(0)
    exponents = [_exponent(member) for member in members]
    return _EXACT.scaleb(min(exponents)) * len(members) / 2


def _exponent(member: Observation) -> int:
    exponent = Decimal(str(member.value.lower)).normalize().as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
