"""Rows that add up rows beside them, where the outcomes stand across the columns."""

from __future__ import annotations

from unit.figures.test_tables import figures

DISTRICTS = (
    "Area | Borough | Charged | Community resolution",
    "West | Acton | 47 | 205",
    "West | Ealing | 74 | 112",
    "West | West BCU total | 121 | 317",
    "East | Bow | 67 | 133",
    "East | Stepney | 41 | 118",
    "East | East BCU total | 108 | 251",
    "All boroughs asked for | All boroughs asked for | 229 | 568",
)


def test_a_row_that_adds_up_those_before_it_is_a_total_whatever_its_name() -> None:
    found = figures(*DISTRICTS)
    assert [one.value.as_printed for one in found if one.across] == [
        "121", "317", "108", "251", "229", "568",
    ]  # fmt: skip
    assert not any(one.doubts for one in found)


def test_a_row_that_is_called_a_total_and_adds_up_none_is_asked() -> None:
    found = figures(*DISTRICTS[:3], "West | West BCU total | 122 | 317", *DISTRICTS[4:6])
    assert [one.value.as_printed for one in found if one.doubts] == ["122", "317"]
    assert not any(one.across for one in found)


def test_small_numbers_that_add_up_by_accident_make_no_total() -> None:
    found = figures("Area | Charged | Community resolution", "A | 1 | 0", "B | 0 | 2", "C | 1 | 2")
    assert not any(one.across or one.doubts for one in found)


def test_a_district_of_any_size_is_no_total() -> None:
    found = figures(*(line for line in DISTRICTS if "total" not in line and "All" not in line))
    assert not any(one.across or one.doubts for one in found)


def test_a_share_beside_columns_does_not_hide_which_of_them_adds_up_the_others() -> None:
    found = figures(
        "Outcome | Kent | Essex | South | % of South",
        "Charged | 36 | 41 | 77 | 11.4%",
        "Community resolution | 112 | 95 | 207 | 30.7%",
        "Caution - adults | 210 | 181 | 391 | 57.9%",
    )
    assert [one.value.as_printed for one in found if one.across] == ["77", "207", "391"]
