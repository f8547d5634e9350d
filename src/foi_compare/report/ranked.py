"""The rows of a question, and the numbers that wait, to what would change its ranking, in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import ReviewItem
from foi_compare.report.rankings import (
    Ranking,
    Slice,
    Standing,
    Waiting,
    rankings_of,
    sentence_of,
)
from foi_compare.report.report_lines import Line
from foi_compare.report.report_tables import Row
from foi_compare.shares import ASSIGNED, Ratio

_YEAR = re.compile(
    r"(?P<whole>\d{4})-01-01 to (?P=whole)-12-31|(?P<from>\d{4})-04-01 to (?P<to>\d{4})-03-31"
)


class Waits(NamedTuple):
    """A number in review: whose it is, where it would stand, and what it may be."""

    force_id: str
    where: Slice
    number: Waiting


class Change(NamedTuple):
    """An outcome under a heading of which first or last could change, and by what."""

    heading: str
    code: str
    sentence: str


class Ranked(NamedTuple):
    """What would change the ranking of one question.

    `ranked` is how many outcomes could be ranked, over all headings; `changes` are those of which
    first or last could change; `pairs` how many pairs of forces have no order. Each of the forces
    `anywhere`, of which all numbers under a heading wait, and of the `unanswered`, which have said
    nothing yet, may come first or last.
    """

    ranked: int
    changes: tuple[Change, ...]
    pairs: int
    anywhere: tuple[str, ...]
    unanswered: tuple[str, ...]


def waits_of(
    observations: Iterable[Row], review: Iterable[ReviewItem], about: Mapping[str, str]
) -> tuple[Waits, ...]:
    """Return the numbers that wait.

    Args:
        observations: the rows of `observations.csv`.
        review: the questions.
        about: what each number counts, in the words of the comparison, by its identifier.

    """
    codes = {one.review_id: frozenset(each.code for each in one.candidates) for one in review}
    return tuple(
        Waits(
            one["force_id"],
            _slice(about[one["observation_id"]], one["series"], *_days(one)),
            Waiting(one["lower"], one["upper"], codes.get(one["review_id"], frozenset())),
        )
        for one in observations
        if one["status"] == "review" and one["role"] == "code"
    )


def ranked(
    lines: Sequence[Line],
    waits: Sequence[Waits],
    codes: Sequence[str],
    unassigned: str,
    names: Mapping[str, str],
    unanswered: Sequence[str],
) -> Ranked | None:
    """Return what would change the ranking of a question; None where nothing can be ranked.

    Args:
        lines: its rows of the comparison.
        waits: its numbers that wait.
        codes: the outcomes that occur.
        unassigned: the code of crimes without an outcome, which no share is of.
        names: of the forces.
        unanswered: the forces that have said nothing yet.

    """
    slices: dict[Slice, list[Line]] = defaultdict(list)
    for line in lines:
        slices[_slice(line.about, line.series, line.start, line.end)].append(line)
    count, pairs, changes = 0, 0, []
    anywhere: dict[str, None] = {}
    alike = len({where.about for where in slices}) == 1
    for where, own in slices.items():
        standings = _standings(own, [one for one in waits if one.where == where], unassigned)
        found = rankings_of(standings, [code for code in codes if code != unassigned])
        count += len(found)
        pairs += len({pair for one in found for pair in one.open})
        named = where._replace(about="") if alike else where
        changes += [_change(named, one, names) for one in found if not one.holds]
        if found:
            anywhere |= {names[one.force]: None for one in standings if one.waits_whole}
    if not count:
        return None
    return Ranked(count, tuple(changes), pairs, tuple(anywhere), tuple(unanswered))


def _change(where: Slice, one: Ranking, names: Mapping[str, str]) -> Change:
    heading = ", ".join(filter(None, (where.about, _plainly(where.when))))
    return Change(heading, one.code, sentence_of(one, names))


def _plainly(when: str) -> str:
    """Return a calendar or a financial year as people write it."""
    found = _YEAR.fullmatch(when)
    if found is None:
        return when
    if found["whole"]:
        return found["whole"]
    year = int(found["from"])
    return f"{year}/{found['to'][2:]}" if int(found["to"]) == year + 1 else when


def _standings(
    lines: Sequence[Line], waits: Sequence[Waits], unassigned: str
) -> tuple[Standing, ...]:
    """Return how each force stands under one heading: by its row, or by what waits alone."""
    of_force: dict[str, list[Waiting]] = defaultdict(list)
    for one in waits:
        of_force[one.force_id].append(one.number)
    rows = {line.force_id: line for line in lines}
    return (
        *(_standing(line, of_force[force], unassigned) for force, line in rows.items()),
        *(
            Standing(force, {}, {}, tuple(numbers))
            for force, numbers in of_force.items()
            if numbers and force not in rows
        ),
    )


def _standing(line: Line, waiting: Sequence[Waiting], unassigned: str) -> Standing:
    shares = line.shares.get(ASSIGNED, {}) if line.comparable == "yes" else {}
    return Standing(
        force=line.force_id,
        shares={code: one for code, one in shares.items() if isinstance(one, Ratio)},
        counts={
            code: (one.lower, one.upper) for code, one in line.cells.items() if code != unassigned
        },
        waiting=tuple(waiting),
        unknown=line.in_review > len(waiting),
    )


def _slice(about: str, series: str, start: str, end: str) -> Slice:
    return Slice(about, f"{start} to {end}" if start else series)


def _days(one: Row) -> tuple[str, str]:
    return str(one["period_start"] or ""), str(one["period_end"] or "")
