"""Proofs that a reply carries within itself: totals, record lists, the same crimes twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from foi_compare.checks.parts import About, Parts, about_of, where
from foi_compare.model import Code, Finding, Observation, PlainTable, Reply, Value
from foi_compare.model.reply import says_recorded, says_total
from foi_compare.sums import ALONE, amount_of, can_meet, chance, compare
from foi_compare.text import normalise

Line = tuple[object, ...]
# Pairs of a table of outcomes and another one; no reply has so many, and a broken file costs no
# hours.
_MOST_COMPARED = 10_000
_NAMED = 5  # numbers that are left out


def totals_down(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Check each printed total against the rows of its column, those in review included.

    Rows below `Crimes recorded` or under a total of that name, that fall short of it, or one row
    alone, are some of it, and none was lost. The total of a table that goes on from the one above
    it (`Table 1 (continued)`) is that of both.
    """
    del codes
    above: dict[Line, list[Observation]] = defaultdict(list)
    for (_, *column), line in _lines(observations, _column).items():
        totals = [o for o in line if o.role == "total" and not o.across and _is_printed(o)]
        parts = [o for o in line if o.role in ("code", "group")]
        before = above[line[0].file, line[0].question, *column]
        own, longer = Parts(parts, "rows"), Parts([*before, *parts] if totals else (), "rows")
        highest = min((one.place.row for one in parts), default=0)
        for printed in totals if parts else ():
            above_all = highest > printed.place.row
            recorded = above_all or says_recorded(printed.label)
            some = (len(parts) == 1 or recorded) and own.sum.lower < printed.value.lower
            if not some or says_total(printed.label):
                short = _against(reply, "printed_total", printed, own)
                both = _against(reply, "printed_total", printed, longer)
                yield both if both.passed and not short.passed else short
        before.extend(parts)
        if totals:
            before.clear()


def totals_across(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Check each total at the end of a row against the other numbers of the row.

    What a subtotal is the sum of is not printed.
    """
    del codes
    for line in _lines(observations, _row).values():
        totals = [o for o in line if o.across and o.role != "subtotal" and _is_printed(o)]
        parts = Parts([o for o in line if not o.across], "columns")
        for printed, own in _over(totals, parts):
            if len(own.numbers) > 1:
                yield _against(reply, "printed_row_total", printed, own)


def _over(totals: Sequence[Observation], parts: Parts) -> Iterator[tuple[Observation, Parts]]:
    """Yield the totals of a row, each with the parts that it stands over.

    Those of one of several share its heading (`2022` of each offence below `Total`, `2022`) or its
    offence.
    """
    alike: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for one in parts.numbers if len(totals) > 1 else ():
        for key in (("series", one.series), ("offence", one.offence)):
            if key[1]:
                alike[key].append(one)
    found = {
        key: Parts(own, parts.kind)
        for key, own in alike.items()
        if 1 < len(own) < len(parts.numbers)
    }
    for printed in totals:
        keys = (("series", printed.series), ("offence", printed.offence))
        yield printed, next((found[key] for key in keys if key in found), parts)


def read_by_sums(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Say which printed sums told how to read a table, with every page that it stands on."""
    del observations, codes
    told: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for figure in reply.figures:
        for said in figure.by_sums:
            told[figure.question, figure.file, said][where(figure.place)] = None
    for (question, file, said), places in told.items():
        about = About(question, (file,), tuple(places))
        yield _finding(reply, "read_by_sums", about, passed=True, message=said, sides=("", ""))


def records_counted(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Check a record list against every summary of the same crimes that the reply prints."""
    del codes
    counted = [o for o in observations if o.counted]
    if not counted:
        return
    by_series: dict[str, int] = defaultdict(int)
    for observation in counted:
        by_series[normalise(observation.series)] += observation.counted
    whole = sum(by_series.values())
    about = about_of(counted)
    yield _finding(
        reply,
        "records_counted",
        about,
        passed=True,
        message=f"{whole:,} records read and counted",
        sides=(str(whole), str(whole)),
    )
    for table in reply.plain_tables:
        for label, _, value, _ in table.entries:
            key = normalise(label)
            expected = whole if says_total(label) else by_series.get(key)
            if expected is None or value.amount is None or value.measure != "count":
                continue
            yield _against_summary(reply, about, label, expected, value)


def records_meet_outcomes(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Check a record list against a table of the same outcomes in the same period."""
    del codes
    sums: dict[Line, int] = defaultdict(int)
    for one in observations:
        if one.counted:
            sums[_heading_of(one, one.code)] += one.counted
            sums[_heading_of(one, "")] += one.counted
    for one in observations if sums else ():
        whole = not one.counted and one.measure == "count" and one.place.table
        if not whole or one.breakdown or one.offence or one.role not in ("code", "total"):
            continue
        code = one.code if one.role == "code" else ""
        expected = sums.get(_heading_of(one, code))
        if expected is None or (one.role == "code" and not code) or one.value.amount is None:
            continue
        yield _against_summary(reply, about_of([one]), one.label, expected, one.value)


def _against_summary(
    reply: Reply, about: About, label: str, counted: int, printed: Value
) -> Finding:
    met = printed.amount == counted
    said = "meets" if met else "does not meet"
    return _finding(
        reply,
        "records_meet_summary",
        about,
        passed=met,
        message=f"the record list {said} the summary for {label}: "
        f"{counted:,} counted, {printed.as_printed} printed",
        sides=(str(counted), str(printed.amount)),
    )


def records_without_gap(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Check that the numbers of the rows of a record list leave out none."""
    del codes
    of_group: dict[int, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.counted:
            of_group[one.group].append(one)
    for group in reply.label_groups:
        counted = of_group.get(group.key, [])
        if not group.numbers or not counted:
            continue
        first, last = group.numbers[0], group.numbers[-1]
        left_out = sorted(set(range(first, last + 1)) - set(group.numbers))
        named = ", ".join(map(str, left_out[:_NAMED]))
        yield _finding(
            reply,
            "records_without_gap",
            about_of(counted),
            passed=not left_out,
            message=f"the records are numbered from {first} to {last}"
            + (f" and leave out {len(left_out)}: {named}" if left_out else " without a gap"),
            sides=(str(len(group.numbers)), str(last - first + 1)),
        )


def _heading_of(one: Observation, code: str) -> Line:
    span = (one.period.start, one.period.end) if one.period is not None else ()
    return one.question, code, normalise(one.series), span


def same_crimes_twice(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Compare the sum of all outcomes with totals that other tables of the reply print.

    Different tables may count different things, so only a meeting proves something, and only where
    it is no accident; a near miss (up to one in twenty) is a question to the force, anything else
    is no finding.
    """
    del codes
    parts = [
        o
        for o in observations
        if o.role in ("code", "group")
        and o.measure == "count"
        and not o.counted
        and o.place.table  # a number in a sentence may repeat the table
    ]
    if not parts:
        return
    whole = Parts(parts, "rows")
    tables = _columns_of_tables(parts)
    for number, table in enumerate(reply.plain_tables):
        yield from _grand_total(reply, whole, table)
        if number * len(tables) < _MOST_COMPARED:
            yield from _year_by_year(reply, tables, table)


def _columns_of_tables(parts: Iterable[Observation]) -> list[dict[str, Parts]]:
    """Return the numbers of each table by their heading, each column added up."""
    found: dict[Line, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        if not part.breakdown:
            found[part.file, part.place.table][normalise(part.series)].append(part)
    return [
        {heading: Parts(own, "rows") for heading, own in columns.items()}
        for columns in found.values()
    ]


def _grand_total(reply: Reply, whole: Parts, table: PlainTable) -> Iterator[Finding]:
    printed = table.grand_total()
    if printed is None:
        return
    verdict = compare(whole.sum, printed)
    met = verdict == "meets"
    if verdict == "may meet" or abs(whole.sum.lower - printed.lower) > 0.05 * printed.lower:
        return
    if met and chance([whole.under(printed)], tried=len(reply.plain_tables)) > ALONE:
        return
    said = "meet" if met else "do not meet"
    yield _finding(
        reply,
        "same_crimes_twice",
        whole.about,
        passed=met,
        message=f"all outcomes together {said} the total of another table"
        + (f" ({table.caption})" if table.caption else "")
        + f": {whole.sum} and {amount_of(printed)}",
        sides=(str(whole.sum), str(amount_of(printed))),
    )


def _year_by_year(
    reply: Reply, tables: Iterable[Mapping[str, Parts]], other: PlainTable
) -> Iterator[Finding]:
    """Compare the outcomes under each heading with the totals of another table under the same.

    Where most of them meet, the tables count the same crimes, and a gap under one heading is a
    question to the force.
    """
    printed = {normalise(key): value for key, value in other.totals_by_heading().items()}
    for columns in tables:
        sums = {key: column.sum for key, column in columns.items() if key in printed}
        met = {key for key, sum_ in sums.items() if can_meet(sum_, amount_of(printed[key]))}
        under = (columns[key].under(printed[key]) for key in met)
        if 2 * len(met) <= len(sums) or chance(*([one] for one in under)) > ALONE:
            continue
        for key in [key for key in sums if key not in met]:
            goal = amount_of(printed[key])
            yield _finding(
                reply,
                "same_crimes_twice",
                about_of(columns[key].numbers),
                passed=False,
                message=f"the outcomes of {columns[key].numbers[0].series} add up to {sums[key]}, "
                f"another table prints {goal} crimes; under {len(met)} other headings the two meet",
                sides=(str(sums[key]), str(goal)),
            )


def codes_in_force(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report a code that was not in force at any time of the period it is counted in."""
    for observation in observations:
        code, period = codes.get(observation.code), observation.period
        if code is None or period is None or not observation.value.upper:
            continue
        early = code.in_force_from is not None and period.end < code.in_force_from
        late = code.in_force_to is not None and period.start > code.in_force_to
        if not early and not late:
            continue
        yield _finding(
            reply,
            "code_in_force",
            about_of([observation]),
            passed=False,
            message=f"{observation.label!r} is code {observation.code}, which was "
            + (
                f"not in force before {code.in_force_from}"
                if early
                else f"gone by {code.in_force_to}"
            )
            + f", and is counted in {observation.series or period.as_printed}: ask the force",
            sides=(observation.code, observation.series or period.as_printed),
        )


def _column(observation: Observation) -> Line:
    return (
        observation.group,
        observation.measure,
        observation.series,
        observation.breakdown,
        observation.offence,
    )


def _row(observation: Observation) -> Line:
    place = observation.place
    return (
        observation.group,
        observation.measure,
        place.page,
        place.table,
        place.row,
    )


def _lines(
    observations: Sequence[Observation], key: Callable[[Observation], Line]
) -> dict[Line, list[Observation]]:
    lines: dict[Line, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.measure == "count" and not observation.counted:
            lines[key(observation)].append(observation)
    return lines


def _is_printed(observation: Observation) -> bool:
    """Return whether a total prints a number: a blank one proves nothing."""
    return observation.value.status in ("exact", "suppressed")


def _against(reply: Reply, check: str, printed: Observation, parts: Parts) -> Finding:
    goal = amount_of(printed.value)
    way = next((way for way in parts.ways if way.reach(goal)), parts.ways[0])
    reached, met = way.sum, way.reach(goal)
    where = printed.series or printed.offence or "the table"
    said = "is reached by" if met else "is not reached by"
    unsure = " (within what is suppressed)" if met and reached.lower != reached.upper else ""
    return _finding(
        reply,
        check,
        way.about.behind(printed),
        passed=met,
        message=f"the printed total {printed.value.as_printed} of {where} {said} its "
        f"{len(way.numbers)} {parts.kind}: they add up to {reached}{unsure}",
        sides=(str(reached), str(goal)),
    )


def _finding(
    reply: Reply,
    check: str,
    about: About,
    *,
    passed: bool,
    message: str,
    sides: tuple[str, str],
) -> Finding:
    return Finding(
        check=check,
        severity="info" if passed else "warning",
        passed=passed,
        force_id=reply.force_id,
        reference=reply.reference,
        question=about.question,
        message=message,
        left=sides[0],
        right=sides[1],
        files=about.files,
        places=about.places,
    )
