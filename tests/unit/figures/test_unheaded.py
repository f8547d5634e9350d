"""Numbers under no heading are asked about; blanks there are nothing."""

from __future__ import annotations

import pytest

from foi_compare.model import Figure
from unit.figures.test_tables import figures, said


def test_a_row_with_a_number_too_many_is_asked_and_the_others_get_no_blank() -> None:
    found = figures(
        "Outcome | 2021 | 2022 | ",
        "Charged | 1 | 2 | ",
        "Community resolution | 3 | 4 | 5",
        "Caution - adults | 6 | 7 |",
    )
    assert said(found) == [
        ("Charged", "2021", "1"),
        ("Charged", "2022", "2"),
        ("Community resolution", "2021", "3"),
        ("Community resolution", "2022", "4"),
        ("Community resolution", "", "5"),
        ("Caution - adults", "2021", "6"),
        ("Caution - adults", "2022", "7"),
    ]
    assert [bool(one.doubts) for one in found] == [False, False, True, True, True, False, False]


def test_a_whole_column_without_a_heading_is_asked() -> None:
    found = figures("Outcome | 2021 | ", "Charged | 1 | 2", "Community resolution | 3 | 9")
    assert [bool(one.doubts) for one in found] == [False, True, False, True]


def test_it_is_the_total_where_it_is_the_sum_in_every_row() -> None:
    found = figures(
        "Outcome | 2021 | 2022 | ", "Charged | 1 | 2 | 3", "Community resolution | 3 | 4 | 7"
    )
    assert [one.across for one in found] == [False, False, True] * 2
    assert not any(one.doubts for one in found)


def test_small_numbers_that_add_up_by_accident_are_no_total() -> None:
    found = figures(
        "Outcome | 2021 | 2022 | ", "Charged | 1 | 0 | 1", "Community resolution | 0 | 1 | 1"
    )
    assert [bool(one.doubts) for one in found] == [False, False, True] * 2
    assert not any(one.across for one in found)


def test_a_total_without_a_heading_says_in_how_many_rows_it_is_met() -> None:
    found = figures("Outcome | 2021 | 2022 | ", "Charged | 11 | <5 | 13", "Caution | 13 | 14 | 27")
    said = "column 4 is the sum of those beside it in 1 of 2 rows"
    assert {one.by_sums for one in found} == {(said,)}


def test_a_plain_list_needs_no_heading() -> None:
    found = figures("Charged | 1", "Community resolution | 3")
    assert not any(one.doubts for one in found)


def test_a_column_under_a_name_is_a_total_where_it_is_the_sum_of_those_beside_it() -> None:
    heads = "Outcome | Robbery | Burglary | Both"
    found = figures(heads, "Charged | 31 | 41 | 72", "Caution | 23 | 14 | 37")
    assert [one.across for one in found] == [False, False, True] * 2
    found = figures(heads, "Charged | 31 | 41 | 72", "Caution | 23 | 14 | 38")
    assert not any(one.across for one in found)


FULL = (
    "Outcome | Q1 2022/23 | Q2 2022/23 | {0}",
    "Charged | 31 | 41 | 72",
    "Caution | 23 | 14 | {1}",
)


def of_quarters(name: str, last: int) -> list[Figure]:
    return figures(*(line.format(name, last) for line in FULL))


@pytest.mark.parametrize("name", ["Full year", "Both quarters", "Apr-Sep", "Tot"])
def test_the_sum_of_the_years_or_quarters_beside_it_is_their_total(name: str) -> None:
    found = of_quarters(name, 37)
    assert [one.across for one in found] == [False, False, True] * 2
    assert not any(one.doubts for one in found)


def test_what_is_no_sum_of_the_quarters_beside_it_is_asked() -> None:
    found = of_quarters("Full year", 38)
    assert [bool(one.doubts) for one in found] == [False, False, True] * 2
    assert not any(one.across for one in found)


def test_a_year_is_no_sum_of_the_quarters_beside_it_but_a_period_of_its_own() -> None:
    assert not any(one.across for one in of_quarters("2023/24", 37))
