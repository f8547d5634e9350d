"""Columns and periods that the numbers beside them add up to are totals, whatever their name."""

from __future__ import annotations

import pytest

from builders import table
from unit.figures.test_tables import figures, read

ACROSS = "Year | Charged | Outcome 3 | Community resolution"


def totals(*rows: str) -> set[str]:
    """Return the numbers under a label that is read as a total of all outcomes."""
    return {
        one.value.as_printed
        for found in read(table(*rows))
        for one in found.figures
        if found.groups[0].labels[one.label_index] == "Total"
    }


@pytest.mark.parametrize("name", ["Quarter total", "Combined", "Filed in the period", "Σ"])
def test_a_column_that_adds_up_all_outcomes_is_their_total(name: str) -> None:
    rows = (f"{ACROSS} | {name}", "2022 | 241 | 69 | 118 | 428", "2023 | 187 | 48 | 96 | 331")
    assert totals(*rows) == {"428", "331"}
    front = (
        f"Year | {name} | Charged | Outcome 3",
        "2022 | 310 | 241 | 69",
        "2023 | 235 | 187 | 48",
    )
    assert totals(*front) == {"310", "235"}


@pytest.mark.parametrize(
    "rows",
    [
        (f"{ACROSS} | Bicycles", "2022 | 241 | 69 | 118 | 427", "2023 | 187 | 48 | 96 | 331"),
        (f"{ACROSS} | Bicycles", "2022 | 1 | 0 | 1 | 2", "2023 | 0 | 1 | 0 | 1"),
        (
            f"{ACROSS} | A | B",
            "2022 | 241 | 69 | 118 | 428 | 4",
            "2023 | 9 | 8 | 6 | 23 | 1",
        ),
    ],
)
def test_what_a_row_misses_or_meets_by_chance_is_no_total(rows: tuple[str, ...]) -> None:
    assert totals(*rows) == set()


def across(*rows: str) -> set[str]:
    """Return the numbers that stand in a total over the periods."""
    return {one.value.as_printed for one in figures(*rows) if one.across}


def test_a_period_that_the_shorter_ones_add_up_to_is_their_total() -> None:
    quarters = (
        "Quarter | Charged | Outcome 3",
        "Apr-Jun 2023 | 98 | 14",
        "Jul-Sep 2023 | 82 | 16",
        "Oct-Dec 2023 | 91 | 15",
        "Jan-Mar 2024 | 81 | 17",
    )
    assert across(*quarters, "2023/24 | 352 | 62") == {"352", "62"}
    # It misses one, it covers more days, and it is the same number by chance.
    assert across(*quarters, "2023/24 | 352 | 63") == set()
    assert across(*quarters, "2023 | 352 | 62") == set()
    halves = "Outcome | Jan-Jun 2024 | Jul-Dec 2024 | 2024"
    assert across(halves, "Charged | 26 | 151 | 177", "Outcome 3 | 9 | 22 | 31") == {
        "177",
        "31",
    }
    assert across(halves, "Charged | 0 | 1 | 1", "Outcome 3 | 0 | 0 | 0") == set()


def test_periods_that_run_on_from_one_day_are_no_totals() -> None:
    rows = ("To date | Charged", "Apr-Jun 2023 | 98", "Apr-Sep 2023 | 180", "Apr-Dec 2023 | 271")
    assert across(*rows) == set()


@pytest.mark.parametrize("heading", ["Change", "% change", "+/-", "Change from 2022", "Difference"])
def test_how_much_a_count_grew_is_set_aside(heading: str) -> None:
    rows = (
        f"Outcome | 2022 | 2023 | {heading}",
        "Charged | 41 | 52 | +11",
        "Outcome 3 | 9 | 7 | -2",
    )
    (found,) = read(table(*rows))
    assert {one.series for one in found.figures} == {"2022", "2023"}
    assert [one.text for one in found.set_aside if one.rule == "change"] == ["+11", "-2"]


def test_a_row_of_what_grew_is_set_aside_too() -> None:
    rows = ("Year | Charged | Outcome 3", "2021 | 41 | 9", "2023 | 52 | 7")
    (found,) = read(table(*rows, "Change 2021 to 2023 | +27% | -22%"))
    assert {one.series for one in found.figures} == {"2021", "2023"}
    assert [one.text for one in found.set_aside if one.rule == "change"] == ["+27%", "-22%"]


def test_a_change_of_plea_is_no_growth() -> None:
    (found,) = read(table("Outcome | 2022 | Change of plea", "Charged | 41 | 11"))
    assert not any(one.rule == "change" for one in found.set_aside)


def test_no_beside_yes_is_what_it_says() -> None:
    heads = {one.series for one in figures("Outcome | Yes | No", "Charged | 2 | 17")}
    assert heads == {"Yes", "No"}
    assert {one.series for one in figures("Outcome | No", "Charged | 2")} == {""}
