from __future__ import annotations

from fractions import Fraction

import pytest

from foi_compare.report.rankings import (
    Standing,
    Waiting,
    rankings_of,
    sentence_of,
    share_when_answered,
)
from foi_compare.shares import Ratio

NAMES = {"a": "Avon", "b": "Beds", "c": "Cheshire", "d": "Devon"}
ANY: frozenset[str] = frozenset()


def ratio(lower: int, upper: int | None = None) -> Ratio:
    """Return a share in per cent."""
    return Ratio(Fraction(lower, 100), Fraction(lower if upper is None else upper, 100))


def stands(force: str, lower: int, upper: int | None = None) -> Standing:
    return Standing(force, {"1": ratio(lower, upper)}, {"1": (lower, upper or lower)})


def waits(force: str, counts: dict[str, int], *numbers: Waiting) -> Standing:
    return Standing(force, {}, {code: (one, one) for code, one in counts.items()}, numbers)


def test_exact_shares_have_a_first_and_a_last_that_nothing_changes() -> None:
    (found,) = rankings_of([stands("a", 30), stands("b", 20), stands("c", 10)], ["1"])
    assert (found.first, found.last, found.open) == (("a",), ("c",), ())
    assert found.holds


def test_an_interval_that_reaches_over_the_highest_leaves_open_who_is_first() -> None:
    (found,) = rankings_of([stands("a", 30), stands("b", 20, 31), stands("c", 10)], ["1"])
    assert (found.first, found.last) == (("a", "b"), ("c",))
    assert found.open == (("a", "b"),)
    assert not found.holds
    assert sentence_of(found, NAMES) == (
        "Avon (30.0 %) or Beds (20.0 % to 31.0 %) may be first, since hidden numbers leave it open"
    )


def test_an_interval_in_the_middle_leaves_both_ends_as_they_are() -> None:
    found = rankings_of(
        [stands("a", 30), stands("b", 20, 25), stands("c", 22), stands("d", 1)], "1"
    )
    assert found[0].open == (("b", "c"),)
    assert found[0].holds


def test_two_with_the_same_share_are_first_together() -> None:
    (found,) = rankings_of([stands("a", 30), stands("b", 30), stands("c", 10)], ["1"])
    assert found.first == ("a", "b")
    assert found.holds


def test_one_force_alone_is_not_ranked() -> None:
    assert rankings_of([stands("a", 30)], ["1"]) == ()


def test_numbers_that_wait_change_the_ranking_only_where_their_size_allows_it() -> None:
    ranked = [stands("a", 30), stands("b", 10)]
    few = waits("c", {"1": 20, "18": 80}, Waiting(1, 1, ANY))
    many = waits("c", {"1": 20, "18": 80}, Waiting(20, 20, ANY))
    assert rankings_of([*ranked, few], ["1"])[0].holds
    (found,) = rankings_of([*ranked, many], ["1"])
    assert [(one.force, one.ends) for one in found.upsets] == [("c", ("first",))]
    assert sentence_of(found, NAMES) == "Cheshire has numbers that wait, and could be first"


def test_numbers_that_can_only_be_of_other_outcomes_add_nothing_to_this_one() -> None:
    other = waits("c", {"1": 20, "18": 80}, Waiting(20, 20, frozenset({"14", "16"})))
    assert share_when_answered(other, "1") == Ratio(Fraction(20, 120), Fraction(20, 100))
    assert share_when_answered(other, "14") == Ratio(Fraction(0), Fraction(20, 120))


def test_a_force_of_which_everything_waits_is_left_to_be_said_once() -> None:
    whole = waits("c", {}, Waiting(20, 20, ANY))
    assert whole.waits_whole
    assert rankings_of([stands("a", 30), stands("b", 10), whole], ["1"])[0].upsets == ()


@pytest.mark.parametrize("upper", [None, 50])
def test_what_nothing_bounds_may_be_anything(upper: int | None) -> None:
    one = waits("c", {"1": 10, "18": 90}, Waiting(0, upper, ANY))
    found = share_when_answered(one, "1")
    assert (found == Ratio(Fraction(0), Fraction(1))) is (upper is None)
    assert found.upper is not None
    assert found.lower < Fraction(10, 100) < found.upper
