"""Whatever is added up: order decides nothing, and no interval proves what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from foi_compare.sums import (
    Amount,
    Sum,
    add,
    chance,
    compare,
    exact,
    is_exact,
    left_by,
    without_addend,
)

COUNTS = st.integers(0, 2000)
SHARES = st.decimals(0, 100, places=2).map(float)
EXACT = st.one_of(COUNTS, SHARES).map(lambda number: Amount(number, number))
OPEN = COUNTS.map(lambda least: Amount(least, None))
BETWEEN = st.tuples(COUNTS, COUNTS).map(lambda ends: Amount(min(ends), max(ends)))
AMOUNTS = st.one_of(EXACT, BETWEEN, OPEN)
COUNTED = COUNTS.map(lambda number: Amount(number, number))


@given(st.lists(AMOUNTS), st.randoms())
def test_the_order_of_addends_does_not_matter(amounts: Sequence[Amount], random: Random) -> None:
    moved = list(amounts)
    random.shuffle(moved)
    assert add(moved) == add(amounts)


@given(st.lists(EXACT))
def test_a_sum_of_exact_numbers_is_exact_and_as_printed(amounts: Sequence[Amount]) -> None:
    whole = add(amounts)
    assert is_exact(whole)
    assert exact(whole.lower) == sum((exact(one.lower) for one in amounts), Fraction(0))


@given(st.lists(AMOUNTS), AMOUNTS)
def test_only_exact_numbers_meet(amounts: Sequence[Amount], total: Amount) -> None:
    if Sum(total, tuple(amounts)).verdict == "meets":
        assert all(map(is_exact, amounts))
        assert is_exact(total)
        assert add(amounts) == total


@given(AMOUNTS, AMOUNTS)
def test_what_meets_from_one_side_meets_from_the_other(left: Amount, right: Amount) -> None:
    assert compare(left, right) == compare(right, left)


@given(st.lists(COUNTED, min_size=1), COUNTS, COUNTS)
def test_a_total_holds_whatever_its_parts_may_be(
    amounts: Sequence[Amount], more: int, less: int
) -> None:
    """A total that is the sum of the true numbers is never called one that cannot be met."""
    total = add(amounts)
    hidden = [Amount(max(0, one.lower - less), one.lower + more) for one in amounts]
    assert Sum(total, tuple(hidden)).verdict != "cannot meet"


@given(AMOUNTS, AMOUNTS, st.data())
def test_an_interval_proves_no_single_number_that_it_does_not_determine(
    total: Amount, known: Amount, data: st.DataObject
) -> None:
    """Any two numbers that the printed ones allow lie within what is said to be left."""
    if compare(known, total) == "cannot meet" and known.lower > (total.upper or 0):
        return
    part = data.draw(st.integers(_up(known.lower), _top(known)), label="part")
    whole = data.draw(st.integers(_up(total.lower), _top(total)), label="whole")
    left = left_by(total, known)
    if whole >= part and _within(part, known) and _within(whole, total):
        assert _within(whole - part, left)
    if is_exact(left) and left.lower > 0:
        assert is_exact(total)
        assert is_exact(known)


@given(EXACT, AMOUNTS)
def test_what_was_added_is_taken_away_again(one: Amount, other: Amount) -> None:
    assert without_addend(add([one, other]), one) == other


@given(st.lists(COUNTED, min_size=2), st.integers(1, 50), st.randoms())
def test_chance_grows_with_what_was_tried_and_not_with_the_order(
    amounts: Sequence[Amount], tried: int, random: Random
) -> None:
    total = add(amounts)
    moved = list(amounts)
    random.shuffle(moved)
    sums = [Sum(total, tuple(amounts))]
    assert chance(sums, tried=tried) <= chance(sums, tried=tried + 1) <= 1
    assert chance([Sum(total, tuple(moved))], tried=tried) == chance(sums, tried=tried)


@given(st.lists(COUNTED, min_size=2), st.lists(COUNTED, min_size=2))
def test_a_further_sum_that_is_met_never_makes_chance_likelier(
    first: Sequence[Amount], second: Sequence[Amount]
) -> None:
    one, other = ([Sum(add(own), tuple(own))] for own in (first, second))
    assert chance(one, other) <= chance(one)


@given(st.lists(COUNTED, min_size=2), st.lists(AMOUNTS, min_size=2), AMOUNTS)
def test_a_sum_that_is_not_met_says_nothing(
    met: Sequence[Amount], parts: Sequence[Amount], total: Amount
) -> None:
    other = Sum(total, tuple(parts))
    if other.verdict != "meets":
        own = Sum(add(met), tuple(met))
        assert chance([own], [other]) == chance([own])


def _up(number: float) -> int:
    return -int(-number // 1)


def _top(amount: Amount) -> int:
    return max(_up(amount.lower), int(amount.lower + 50 if amount.upper is None else amount.upper))


def _within(number: int, amount: Amount) -> bool:
    return amount.lower <= number and (amount.upper is None or number <= amount.upper)
