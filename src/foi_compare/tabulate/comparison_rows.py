"""Observations to one row for each force, question, series and breakdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.model import (
    Addend,
    Code,
    ComparisonRow,
    DoubtOf,
    Finding,
    Observation,
)
from foi_compare.tabulate.labels import clashes
from foi_compare.tabulate.repeats import counted_once, differences
from foi_compare.tabulate.row_totals import (
    Heading,
    heading_of,
    printed_total,
    reconciles,
    summed_total,
    uncertain,
)
from foi_compare.tabulate.tables_of_row import by_code, sum_of


class Tabulated(NamedTuple):
    """Comparison rows, and the observations as they stand after being compared."""

    observations: tuple[Observation, ...]
    comparison: tuple[ComparisonRow, ...]
    findings: tuple[Finding, ...]


def tabulate(observed: Sequence[Observation], codes: Sequence[Code]) -> Tabulated:
    """Return one row for each force, question, series and breakdown in which a number stands.

    Rows of one table under the same code are summed if each has a label of its own; numbers of one
    label go to review, whoever decided on them. A figure that two tables of a reply print alike
    counts once; where they print it differently nobody can say which holds, so both go to review.
    Codes are ordered as the codebook orders them.

    Args:
        observed: observations in their published order; rows keep that order.
        codes: the codes of the codebook.

    """
    rows: dict[tuple[object, ...], list[int]] = {}
    for position, observation in enumerate(observed):
        rows.setdefault(row_key(observation), []).append(position)
    standing = list(observed)
    findings: list[Finding] = []
    doubtful: set[str] = set()
    for positions in rows.values():
        members, found = _settle([standing[position] for position in positions])
        findings.extend(found)
        doubtful |= uncertain(members)
        for position, member in zip(positions, members, strict=True):
            standing[position] = member
    doubts = _Doubts(
        doubtful, {heading_of(one) for one in standing if one.observation_id in doubtful}
    )
    order = [code.code for code in codes]
    filled = ([standing[position] for position in positions] for positions in rows.values())
    comparison = tuple(_row(members, order, doubts) for members in filled if _has_number(members))
    return Tabulated(tuple(standing), comparison, tuple(findings))


class _Doubts(NamedTuple):
    """The numbers that no sum may count on, and the headings whose sums they leave open."""

    numbers: set[str]
    headings: set[Heading]


def row_key(observation: Observation) -> tuple[object, ...]:
    """Return what the numbers of one row of the comparison have in common."""
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
    """Return the members of one row, with those in review that nobody may add or choose from."""
    clashing = clashes(members)
    doubts = {identifier: doubt for identifier, (doubt, _) in clashing.items()}
    findings = list(dict.fromkeys(finding for _, finding in clashing.values()))
    apart = [_in_review(one, doubts) for one in members]
    differing, printed_twice = differences(apart)
    doubts = {
        one.observation_id: DoubtOf("table", differing[one.observation_id])
        for one in apart
        if one.status != "review" and one.observation_id in differing
    }
    return [_in_review(one, doubts) for one in apart], [*findings, *printed_twice]


def _in_review(observation: Observation, doubts: Mapping[str, DoubtOf]) -> Observation:
    doubt = doubts.get(observation.observation_id)
    if doubt is None:
        return observation
    waiting = (*observation.doubts, doubt)
    return replace(observation, status="review", reason=doubt.reason, doubts=waiting)


def _has_number(members: Iterable[Observation]) -> bool:
    """Return whether a number of a row stands; a column of totals is no series."""
    return any(one.status != "review" and not one.across for one in members)


def _row(members: Sequence[Observation], order: Sequence[str], doubts: _Doubts) -> ComparisonRow:
    first = members[0]
    added = _added(members, order)
    printed = printed_total(members)
    summed = summed_total(members, doubts.numbers, doubts.headings)
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
        cells=tuple((code, sum_of(numbers)) for code, numbers in added.items()),
        sums=tuple(
            (code, tuple(Addend(sum_of([one]), one.label) for one in numbers))
            for code, numbers in added.items()
            if len(numbers) > 1
        ),
        total_printed=printed,
        total_summed=summed,
        reconciles=reconciles(printed, summed, members),
        in_review=sum(member.status == "review" for member in members),
    )


def _added(members: Sequence[Observation], order: Sequence[str]) -> dict[str, list[Observation]]:
    """Return for each code in order the numbers that its cell adds; none where one is in review."""
    in_review = {o.code for o in members if o.role == "code" and o.status == "review"}
    tables = by_code(members)
    once = {
        code: counted_once(tables[code])
        for code in order
        if code in tables and code not in in_review
    }
    return {code: numbers for code, numbers in once.items() if _says_something(numbers)}


def _says_something(observations: Iterable[Observation]) -> bool:
    """Say whether anything is known of a sum: a blank alone, or "not held", is no number."""
    return any(o.value.status not in {"not_stated", "not_held"} for o in observations)
