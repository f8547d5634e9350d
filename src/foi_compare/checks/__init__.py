"""Observations to findings: every check says whether it passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foi_compare.checks.no_outcomes import holds_outcomes, tables_set_aside
from foi_compare.checks.proofs import (
    codes_in_force,
    read_by_sums,
    records_counted,
    records_meet_outcomes,
    records_without_gap,
    same_crimes_twice,
    totals_across,
    totals_down,
)
from foi_compare.checks.replies import (
    content_not_read,
    flagged_answers,
    whole_periods,
)
from foi_compare.headway import moved
from foi_compare.model import Code, Finding, Observation, Reply

CHECKS = (
    totals_down,
    totals_across,
    read_by_sums,
    records_counted,
    records_meet_outcomes,
    records_without_gap,
    same_crimes_twice,
    codes_in_force,
    flagged_answers,
    whole_periods,
    tables_set_aside,
    holds_outcomes,
    content_not_read,
)


def run_checks(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> tuple[Finding, ...]:
    """Return what every check says of a reply, passed or not, in the order of the checks."""

    def findings() -> Iterator[Finding]:
        for check in CHECKS:
            yield from check(reply, observations, codes)
            moved()

    return tuple(findings())


__all__ = ["CHECKS", "run_checks"]
