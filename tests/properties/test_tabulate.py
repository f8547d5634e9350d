"""Whatever was read and decided: no cell adds what nobody may add, no sum counts a label twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from foi_compare.model import Amount, ComparisonRow, Observation
from foi_compare.tabulate import tabulate
from foi_compare.text import normalise
from observing import CODES, observation

WORDS = ("15: CPS", "15: Police", "Charged", "CHARGED", "")
# Few headings and codes in one batch: numbers that have nothing in common cannot be added wrongly.
HEADINGS = (("",), ("2021",), ("2021", "2022", "Total"))
BREAKDOWNS = ((), (("Gender", "Female"),))


@st.composite
def batches(draw: st.DrawFn) -> list[Observation]:
    """Return up to ten numbers of a reply in any state, with any code that a person may say."""
    headings, groups = draw(st.sampled_from(HEADINGS)), draw(st.sampled_from([(1,), (1, 1, 2)]))
    breakdowns = draw(st.sampled_from([BREAKDOWNS[:1], BREAKDOWNS]))
    found = []
    for at in range(draw(st.integers(0, 10))):
        group = draw(st.sampled_from(groups))
        role = draw(st.sampled_from([*["code"] * 5, "group", "total", "subtotal"]))
        status = draw(st.sampled_from(["accepted", "accepted", "decided", "review"]))
        found.append(
            observation(
                draw(st.sampled_from(WORDS)),
                draw(st.sampled_from(["0", "3", "12", "200", "<5", ""])),
                _code(draw, role, status),
                observation_id=f"number {at}",
                role=role,
                status=status,
                series=draw(st.sampled_from(headings)),
                breakdown=draw(st.sampled_from(breakdowns)),
                across=role == "total" and draw(st.booleans()),
                group=group,
                label_at=f"{group}, row {draw(st.integers(1, 6))}",
            )
        )
    return found


def _code(draw: st.DrawFn, role: str, status: str) -> str:
    if role != "code":
        return ""
    return draw(st.sampled_from(["15", "15", "1", *[""] * (status == "review")]))


def members(row: ComparisonRow, observations: Iterable[Observation]) -> list[Observation]:
    """Return the numbers that belong to a row."""
    key = (row.series, row.breakdown)
    return [one for one in observations if (one.series, one.breakdown) == key]


def bounds(numbers: Iterable[Observation]) -> Amount:
    """Return the sum of numbers by its bounds."""
    own = list(numbers)
    upper = [one.value.upper for one in own]
    known = [one for one in upper if one is not None]
    return Amount(sum(one.value.lower for one in own), sum(known) if known == upper else None)


@settings(max_examples=300)
@given(batches())
def test_a_cell_is_one_printed_number_or_a_named_sum_of_different_labels(
    observed: list[Observation],
) -> None:
    result = tabulate(observed, CODES)
    for row in result.comparison:
        sums = dict(row.sums)
        for code, cell in row.cells:
            standing = [
                one
                for one in members(row, result.observations)
                if (one.role, one.code) == ("code", code) and one.status != "review"
            ]
            groups = {one.group for one in standing}
            tables = [[one for one in standing if one.group == group] for group in groups]
            own = [table for table in tables if bounds(table) == cell]
            assert own
            if code not in sums:
                assert any(len(table) == 1 for table in own)
                continue
            named = [(part.amount, part.label) for part in sums[code]]
            (added,) = [t for t in own if named == [(bounds([one]), one.label) for one in t]][:1]
            assert len({one.label_at for one in added}) == len(added) > 1
            assert len({normalise(one.label) for one in added} - {""}) == len(added)


@settings(max_examples=300)
@given(batches())
def test_numbers_of_one_label_under_one_code_never_stand_beside_each_other(
    observed: list[Observation],
) -> None:
    result = tabulate(observed, CODES)
    standing = Counter(
        (one.series, one.breakdown, one.group, one.code, one.label_at)
        for one in result.observations
        if one.role == "code" and one.status != "review"
    )
    assert set(standing.values()) <= {1}
    named = {place for one in result.findings for place in one.places}
    put_in_review = [
        one
        for before, one in zip(observed, result.observations, strict=True)
        if before.status != one.status
    ]
    assert not put_in_review or named
    assert all(one.status == "review" and one.reason for one in put_in_review)


@settings(max_examples=300)
@given(batches())
def test_no_number_that_a_person_decided_on_is_left_out_of_its_cell_unsaid(
    observed: list[Observation],
) -> None:
    result = tabulate(observed, CODES)
    for row in result.comparison:
        for code, _ in row.cells:
            tables: dict[int, list[Observation]] = {}
            for one in members(row, result.observations):
                if (one.role, one.code) == ("code", code) and one.status != "review":
                    tables.setdefault(one.group, []).append(one)
            decided = [own for own in tables.values() if "decided" in {o.status for o in own}]
            assert len(set(map(bounds, decided))) <= 1


@settings(max_examples=300)
@given(batches())
def test_no_label_counts_twice_in_the_sum_of_a_row(observed: list[Observation]) -> None:
    result = tabulate(observed, CODES)
    for row in result.comparison:
        if row.total_summed is None:
            continue
        own = [one for one in members(row, result.observations) if one.role in ("code", "group")]
        labels: dict[str, list[Decimal]] = {}
        for one in own:
            labels.setdefault(one.label_at, []).append(Decimal(str(one.value.lower)))
        assert Decimal(str(row.total_summed.lower)) <= sum(map(max, labels.values()))
        if row.total_summed.upper is not None:
            counted = Counter(one.label_at for one in own)
            assert set(counted.values()) == {1}
            waits = [one for one in own if one.status == "review"]
            assert all(doubt.about == "label" for one in waits for doubt in one.doubts)


@settings(max_examples=300)
@given(batches())
def test_a_row_counts_its_numbers_in_review_and_has_one_that_stands(
    observed: list[Observation],
) -> None:
    result = tabulate(observed, CODES)
    for row in result.comparison:
        own = members(row, result.observations)
        waiting = [one for one in own if one.status == "review"]
        assert row.in_review == len(waiting)
        assert len(waiting) < len(own)
        assert not {code for code, _ in row.cells} & {one.code for one in waiting}
    rows = {(row.series, row.breakdown) for row in result.comparison}
    assert rows == {
        (one.series, one.breakdown)
        for one in result.observations
        if one.status != "review" and not one.across
    }
