"""Printed numbers held against printed totals: what meets, what may, and what chance has in it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from foi_compare.interpret.meanings.values import parse_value
from foi_compare.sums import (
    ALONE,
    BESIDE_WORDS,
    NIL,
    UNKNOWN,
    Amount,
    Bounded,
    Sum,
    add,
    chance,
    compare,
    find_beneath,
    left_by,
    rounding,
    totals_among,
)


def numbers(*printed: float | str) -> tuple[Bounded, ...]:
    """Return numbers as they are printed: 7, or `<5`."""
    values = (parse_value(str(one)) for one in printed)
    return tuple(value for value in values if value is not None)


def of(total: float | str, *parts: float | str) -> Sum:
    (printed,) = numbers(total)
    return Sum(printed, numbers(*parts))


def test_intervals_are_added_with_both_of_their_bounds():
    assert add(numbers(3, "<5", "1-4")) == Amount(4, 11)
    assert add([*numbers(3), UNKNOWN]) == Amount(3, None)
    assert add(numbers(3, 4), more=True) == Amount(7, None)
    assert add(()) == NIL


def test_decimals_are_added_as_they_are_printed():
    assert add(numbers(0.1, 0.2)) == Amount(0.3, 0.3)


@pytest.mark.parametrize(
    ("reached", "total", "verdict"),
    [
        (Amount(12, 12), Amount(12, 12), "meets"),
        (Amount(11, 11), Amount(12, 12), "cannot meet"),
        (Amount(4, 11), Amount(11, 11), "may meet"),
        (Amount(4, 11), Amount(12, 12), "cannot meet"),
        (Amount(4, None), Amount(12, 12), "may meet"),
        (Amount(13, None), Amount(12, 12), "cannot meet"),
        (Amount(4, 4), Amount(0, 4), "may meet"),
    ],
)
def test_what_a_total_says_of_what_was_added_up(reached: Amount, total: Amount, verdict: str):
    assert compare(reached, total) == verdict


def test_rounded_shares_may_miss_their_total_by_half_a_digit_each():
    shares = numbers(33.3, 33.3, 33.3)
    (whole,) = numbers(100)
    assert rounding(shares) == Fraction(15, 100)
    assert compare(add(shares), whole, rounding(shares)) == "meets"
    assert compare(add(shares), whole) == "cannot meet"


def test_what_a_total_leaves_beside_a_part_is_never_less_than_nothing():
    assert left_by(Amount(12, 12), Amount(3, 5)) == Amount(7, 9)
    assert left_by(Amount(12, 12), Amount(3, None)) == Amount(0, 9)
    assert left_by(Amount(2, 4), Amount(3, 3)) == Amount(0, 1)


def test_the_number_that_is_the_sum_of_all_others():
    assert totals_among(numbers(300, 70, 370)) == (2,)
    assert totals_among(numbers(300, 70, 371)) == ()
    assert totals_among(numbers(7, 7)) == ()
    assert totals_among(numbers(3, "<5", 7)) == ()


def rows(
    *printed: Sequence[int], ends: Sequence[int]
) -> list[tuple[Sequence[Bounded], int | None]]:
    return [(numbers(*one), at if at in ends else None) for at, one in enumerate(printed)]


def test_the_rows_beneath_a_total_end_where_every_column_adds_up_to_it():
    below = rows((4, 5), (6, 7), (1, 1), ends=(0, 1, 2))
    found = find_beneath(numbers(10, 12), below)
    assert found is not None
    assert (found.end, found.tried) == (1, 2)
    assert [one.verdict for one in found.sums] == ["meets", "meets"]
    assert find_beneath(numbers(10, 13), below) is None
    assert find_beneath(numbers(10, 12), rows((4, 5), (6, 7), ends=())) is None


def test_no_row_is_looked_at_behind_what_exceeds_the_total():
    below = rows((4,), (5,), (-1,), ends=(2,))
    assert find_beneath(numbers(8), below) is None
    found = find_beneath(numbers(8), below, signed=True)
    assert found is not None
    assert found.end == 2


def test_what_may_meet_in_every_column_is_found_nowhere():
    assert find_beneath(numbers("<5"), rows((1,), (2,), ends=(0, 1))) is None


def test_sums_of_small_numbers_are_met_by_accident():
    assert chance([of(0, 0, 0)]) == 1
    assert chance([of(2, 1, 1)]) > BESIDE_WORDS
    assert ALONE < chance([of(5, 2, 3)]) <= BESIDE_WORDS
    assert chance([of(431, 218, 213)]) < ALONE
    assert chance([of(5, 2, 3), of(4, 3, 1)]) == Fraction(1, 30)


def test_a_total_that_repeats_its_only_number_says_nothing():
    assert chance([of(431, 431, 0)]) == 1
    # In another column the other row counts too, so the two rows are added.
    assert chance([of(431, 431, 0), of(7, 0, 7)]) < ALONE


def test_what_was_found_after_many_tries_is_likelier_met_by_accident():
    assert chance([of(431, 218, 213)], tried=8) == 8 * chance([of(431, 218, 213)])
    assert chance([of(5, 2, 3)], tried=8) == 1


def test_what_may_meet_says_nothing():
    assert chance([of(431, 428, "<5")]) == 1


def test_rounded_numbers_have_fewer_neighbours():
    assert chance([of(300, 100, 200)]) == Fraction(1, 4)
    assert chance([of(35, 15, 20)]) == Fraction(1, 8)


def test_rows_of_several_totals_are_counted_apart():
    assert chance([of(10, 4, 6)], [of(20, 9, 11)]) == Fraction(1, 11 * 21)
    assert chance([of(10, 10)], [of(20, 20)]) == 1
