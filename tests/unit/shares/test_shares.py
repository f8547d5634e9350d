"""Shares, rates and ranks: exact where the counts are, and true intervals where they are not."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.model import Amount
from foi_compare.shares import (
    ASSIGNED,
    RECORDED,
    Counts,
    NoShare,
    Rank,
    Ratio,
    cannot_be_ranked,
    compare,
    not_ranked,
    percent,
    printed,
    ranks_of,
    rate,
    share,
    share_of,
)


def amount(text: str) -> Amount:
    """Return `7`, `1-4` or `5+` as an amount."""
    if text.endswith("+"):
        return Amount(int(text[:-1]), None)
    lower, _, upper = text.partition("-")
    return Amount(int(lower), int(upper or lower))


def counts(total: str = "", *, adds: str = "", **cells: str) -> Counts:
    """Return a row: cells by code, a printed total that is reached, or what its rows add to."""
    return Counts(
        cells={code.removeprefix("o"): amount(text) for code, text in cells.items()},
        printed=amount(total) if total else None,
        summed=amount(adds or total),
        reconciles=True if total else None,
    )


def shown(row: Counts, code: str, of: str = ASSIGNED) -> str:
    found = share_of(row, code, RECORDED if of == RECORDED else ASSIGNED)
    if isinstance(found, NoShare):
        return found.reason
    return percent(found) if found else ""


def test_a_share_is_of_the_assigned_outcomes_or_of_all_recorded_crimes():
    row = counts("100", o15="20", o18="60", not_yet_assigned="20")
    assert shown(row, "15") == "25.0 %"
    assert shown(row, "15", RECORDED) == "20.0 %"
    assert shown(row, "not_yet_assigned") == ""
    assert shown(row, "not_yet_assigned", RECORDED) == "20.0 %"


def test_without_the_unassigned_nothing_says_that_all_recorded_crimes_are_there():
    row = counts("80", o15="20", o18="60")
    assert shown(row, "15") == "25.0 %"
    assert shown(row, "15", RECORDED) == "it does not say how many have no outcome yet"


def test_both_ends_of_an_exact_share_are_one_value_since_a_report_holds_thousands():
    exact, apart = share(amount("20"), amount("100")), share(amount("1-4"), amount("100"))
    assert exact is not None
    assert exact.lower is exact.upper
    assert apart == (Fraction(1, 100), Fraction(4, 100))


def test_a_suppressed_part_is_an_interval_and_its_total_does_not_undo_that():
    row = counts("100", o15="1-4", o18="97")
    assert shown(row, "15") == "1.0 % to 4.0 %"
    assert shown(row, "18") == "97.0 %"


def test_in_a_sum_a_part_and_its_whole_are_large_together():
    # 4 of 14 is the most and 1 of 11 the least; 4 of 11 cannot be.
    row = counts(adds="11-14", o15="1-4", o18="10")
    assert shown(row, "15") == "9.0 % to 28.6 %"
    assert shown(row, "18") == "71.4 % to 91.0 %"


def test_a_sum_that_may_lack_something_bounds_a_share_from_above_alone():
    row = counts(adds="50+", o15="10", o18="40")
    assert shown(row, "15") == "0.0 % to 20.0 %"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            Counts(
                cells={"15": Amount(5, 5), "18": Amount(7, 7)},
                printed=Amount(90, 90),
                summed=Amount(12, 12),
                reconciles=False,
            ),
            "its rows do not add up to its total",
        ),
        (
            Counts(
                cells={"15": Amount(5, 5)},
                printed=None,
                summed=Amount(12, 12),
                reconciles=None,
                measure="percentage",
            ),
            "it gives a percentage and no counts",
        ),
        (
            Counts(cells={"15": Amount(5, 5)}, printed=None, summed=None, reconciles=None),
            "its rows cannot be added together",
        ),
        (counts(adds="5", o15="5"), "it prints one outcome alone"),
        (counts("0", o15="0", o18="0"), "its total is 0"),
        (counts(adds="0-8", o15="0-4", o18="0-4"), "0.0 % to 100.0 %"),
    ],
)
def test_a_row_of_which_little_can_be_said_says_just_that(row: Counts, why: str):
    assert shown(row, "15") == why


def test_a_part_of_another_part_does_not_make_the_rest_smaller():
    # 1A lies within 1: the cells are more than what was added.
    row = counts(adds="30", o1="20", o1A="5", o18="10")
    assert shown(row, "18") == "33.3 %"
    assert shown(row, "1A") == "16.7 %"


_INTERVALS = st.tuples(st.integers(0, 6), st.integers(0, 4)).map(lambda p: Amount(p[0], sum(p)))


@given(st.lists(_INTERVALS, min_size=2, max_size=4), st.booleans())
def test_no_true_share_lies_outside_and_the_bounds_are_reached(
    cells: list[Amount], with_open: bool
):
    names = [str(at) for at in range(len(cells))]
    if with_open:
        names[-1] = "not_yet_assigned"
    low, high = sum(c.lower for c in cells), sum(c.upper or 0 for c in cells)
    row = Counts(
        cells=dict(zip(names, cells, strict=True)),
        printed=None,
        summed=Amount(low, high),
        reconciles=None,
    )
    found = share_of(row, "0")
    if not isinstance(found, Ratio):
        return
    possible = []
    for values in product(*(range(int(c.lower), int(c.upper or 0) + 1) for c in cells)):
        whole = sum(v for v, name in zip(values, names, strict=True) if name != "not_yet_assigned")
        if whole:
            possible.append(Fraction(values[0], whole))
    assert min(possible) == found.lower
    assert max(possible) == found.upper


def test_a_rate_is_for_so_many_people():
    assert printed(rate(Amount(30, 30), 15_000), 2) == "2.00"
    assert printed(rate(Amount(1, 4), 200_000, 100_000), 2) == "0.50 to 2.00"
    assert printed(rate(Amount(3, None), 3000), 1) == "1.0 or more"


def test_what_is_printed_of_an_interval_is_rounded_outwards():
    assert percent(Ratio(Fraction(1, 3), Fraction(2, 3))) == "33.3 % to 66.7 %"
    assert percent(Ratio(Fraction(1, 3), Fraction(1, 3))) == "33.3 %"


def ratio(low: int, high: int) -> Ratio:
    return Ratio(Fraction(low), Fraction(high))


def test_overlapping_intervals_cannot_be_ranked():
    values = {
        "kent": ratio(3, 6),
        "essex": ratio(5, 5),
        "dorset": ratio(1, 2),
        "gwent": ratio(5, 5),
    }
    assert list(cannot_be_ranked(values)) == [("kent", "essex"), ("kent", "gwent")]
    assert ranks_of(values) == {
        "kent": Rank(1, 3, 4),
        "essex": Rank(1, 2, 4),
        "gwent": Rank(1, 2, 4),
        "dorset": Rank(4, 4, 4),
    }


def test_intervals_that_only_touch_are_ranked():
    assert compare(ratio(1, 2), ratio(2, 3)) == "lower"
    assert compare(ratio(2, 2), ratio(2, 2)) == "equal"
    assert compare(ratio(4, 4), ratio(2, 3)) == "higher"
    assert compare(Ratio(Fraction(2), None), ratio(9, 9)) == "not_ranked"


def test_what_cannot_be_ranked_is_a_sentence():
    assert not_ranked("Kent", "1.0 % to 4.0 %", "Essex", "3.0 %") == (
        "Kent (1.0 % to 4.0 %) and Essex (3.0 %) cannot be ranked: either may be the higher."
    )


@given(st.lists(_INTERVALS, min_size=1, max_size=5), st.data())
def test_no_true_place_lies_outside_a_rank(cells: list[Amount], data: st.DataObject):
    values = {str(at): ratio(int(c.lower), int(c.upper or 0)) for at, c in enumerate(cells)}
    drawn = {
        name: data.draw(st.integers(int(one.lower), int(one.upper or 0)))
        for name, one in values.items()
    }
    for name, rank in ranks_of(values).items():
        place = 1 + sum(other > drawn[name] for other in drawn.values())
        assert rank.best <= place <= rank.worst
