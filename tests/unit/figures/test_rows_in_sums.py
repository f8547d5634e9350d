"""Rows that add up rows beside them, where the outcomes stand across the columns."""

from __future__ import annotations

from collections.abc import Sequence

from builders import table
from unit.figures.test_tables import figures, read

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


GROUPED = (
    "Outcome | 2022 | 2023",
    "Charged | 91 | 74",
    "Charged - alternative offence | 12 | 9",
    "Charged - subtotal | 103 | 83",
    "Caution - adults | 44 | 51",
    "Community resolution | 130 | 122",
    "Sub-total other | 174 | 173",
    "Total | 277 | 256",
)


def labels_of(lines: Sequence[str]) -> list[str]:
    """Return the labels of a table as the matcher should see them."""
    return [label for one in read(table(*lines)) for group in one.groups for label in group.labels]


def test_a_sum_tells_that_what_has_the_name_of_an_outcome_is_a_subtotal() -> None:
    found = labels_of(GROUPED)
    assert "Sub-total" in found
    assert not {"Charged - subtotal", "Sub-total other"} & set(found)


def test_what_is_called_a_subtotal_and_adds_up_none_keeps_its_name() -> None:
    found = labels_of([line.replace("103 | 83", "104 | 83") for line in GROUPED])
    assert {"Charged - subtotal", "Sub-total"} <= set(found)


def test_subtotals_of_two_names_are_told_apart_by_them() -> None:
    assert not any(one.doubts for one in figures(*GROUPED))


def test_rows_of_one_name_that_add_up_none_are_asked() -> None:
    again = figures(*GROUPED[:3], *GROUPED[4:6], "Charged | 4 | 6")
    assert [one.value.as_printed for one in again if one.doubts] == ["91", "74", "4", "6"]


def test_names_over_groups_of_rows_stand_in_the_way_of_no_sum() -> None:
    found = figures(
        "Type of theft | Charged | Community resolution",
        "2021/22 | < | <",
        "Bicycles | 141 | 238",
        "Tools | 333 | 161",
        "All thefts | 474 | 399",
        "2022/23 | < | <",
        "Bicycles | 127 | 254",
        "Tools | 306 | 119",
        "All thefts | 433 | 373",
        "Both years | 907 | 772",
    )
    across = [one.value.as_printed for one in found if one.across]
    assert across == ["474", "399", "433", "373", "907", "772"]
    assert [one.series for one in found][-4:] == ["2022/23", "2022/23", "Both years", "Both years"]
    assert found[-1].period is None
