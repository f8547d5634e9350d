"""What a heading over years says that they are, or by what the crimes in them were dated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import table
from foi_compare.interpret.periods.periods import find_periods
from unit.interpret.test_whole_reply import reply

LABELS = ("Charged/Summonsed", "Community resolution")


def down(over: str, first: str, second: str) -> list[str]:
    return spans(" | ".join((over, *LABELS)), f"{first} | 31 | 23", f"{second} | 41 | 14")


def across(over: str, first: str, second: str) -> list[str]:
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    return spans(f"{over} | {first} | {second}", *rows)


def below(over: str, first: str, second: str) -> list[str]:
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    return spans(f"Outcome | {over} | {over}", f"Outcome | {first} | {second}", *rows)


def spans(*rows: str) -> list[str]:
    found = reply("Kent Police", "Burglaries by outcome.", table(*rows))
    periods = sorted({figure.period for figure in found.figures if figure.period}, key=str)
    assert len(found.figures) == 4
    assert not any(figure.doubts for figure in found.figures)
    return [f"{period.start} {period.end}" for period in periods]


TO_MARCH = ["2021-04-01 2022-03-31", "2022-04-01 2023-03-31"]


@pytest.mark.parametrize("way", [down, across, below])
@pytest.mark.parametrize(
    ("over", "first", "second"),
    [
        ("Year to 31 March", "2022", "2023"),
        ("12 months to March", "2022", "2023"),
        ("Financial year ending", "2022", "2023"),
        ("Year ending", "31 March 2022", "31 March 2023"),
        ("Year ending", "March 2022", "March 2023"),
        ("Year to 31 March", "2021/22", "2022/23"),
        ("Crimes recorded in the year ending 31 March", "2022", "2023"),
        ("Number of offences, 12 months to March", "2022", "2023"),
    ],
)
def test_a_heading_that_ends_years_is_read_with_the_years_beside_it(
    way: Callable[[str, str, str], list[str]], over: str, first: str, second: str
) -> None:
    assert way(over, first, second) == TO_MARCH


@pytest.mark.parametrize("way", [down, across, below])
@pytest.mark.parametrize(
    "over",
    [
        "Financial year", "FY", "FYE", "Year ending", "Year (Apr-Mar)", "Year (1 April - 31 March)",
        "Year from 1 April",
    ],
)  # fmt: skip
def test_a_year_that_may_be_named_by_its_beginning_or_its_end_is_no_period(
    way: Callable[[str, str, str], list[str]], over: str
) -> None:
    assert way(over, "2022", "2023") == []


def test_a_year_is_a_calendar_year_where_nothing_says_otherwise() -> None:
    calendar = ["2022-01-01 2022-12-31", "2023-01-01 2023-12-31"]
    assert down("Year", "2022", "2023") == calendar
    assert down("Year (Jan-Dec)", "2022", "2023") == calendar


def test_a_heading_over_years_may_run_over_two_lines() -> None:
    heads = ("Year ending | Outcome | Outcome", f"31 March | {LABELS[0]} | {LABELS[1]}")
    assert spans(*heads, "2022 | 31 | 23", "2023 | 41 | 14") == TO_MARCH


def test_years_that_end_otherwise_than_their_heading_says_are_asked() -> None:
    rows = ("Year to 30 September | 2021/22 | 2022/23", f"{LABELS[0]} | 31 | 41")
    found = reply("Kent Police", "Burglaries by outcome.", table(*rows, f"{LABELS[1]} | 23 | 14"))
    assert all(figure.doubts for figure in found.figures)


@pytest.mark.parametrize(
    ("over", "asked"),
    [("Month finalised", False), ("Year committed", False), ("Month suspect arrested", True)],
)
def test_how_crimes_are_dated_is_noted_and_who_is_counted_is_asked(over: str, asked: bool) -> None:
    rows = (" | ".join((over, *LABELS)), "April 2024 | 31 | 23", "May 2024 | 41 | 14")
    found = reply("Kent Police", "Burglaries by outcome.", table(*rows))
    assert all(bool(figure.doubts) is asked for figure in found.figures)
    assert all((over in figure.note) is not asked for figure in found.figures)


@pytest.mark.parametrize(
    ("text", "start"),
    [("Financial year ending 2022", "2021-04-01"), ("Year to the end of March 2022", "2021-04-01")],
)
def test_years_told_by_their_end(text: str, start: str) -> None:
    assert [str(one.period.start) for one in find_periods(text)] == [start]


def test_a_year_ending_in_a_year_alone_may_be_of_either_kind() -> None:
    assert find_periods("Year ending 2022") == ()


@pytest.mark.parametrize(
    "over",
    ["FY", "CY", "Financial year", "Calendar year", "Year", "Period", "Fin. Year"],
)
def test_a_heading_that_says_only_what_the_periods_below_it_are_divides_nothing(over: str) -> None:
    head = (f"Outcome | {over} | {over}", "Outcome | 2021/22 | 2022/23")
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    found = reply("Kent Police", "Burglaries by outcome.", table(*head, *rows))
    assert {figure.breakdown for figure in found.figures} == {()}
    assert len({figure.period for figure in found.figures}) == 2
    assert not any(figure.doubts for figure in found.figures)


def test_words_over_periods_that_are_no_kind_of_period_divide_the_numbers() -> None:
    head = ("Outcome | Burglary | Burglary", "Outcome | 2021/22 | 2022/23")
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    found = reply("Kent Police", "Crimes by outcome.", table(*head, *rows))
    assert all("Burglary" in (figure.offence, *figure.breakdown) for figure in found.figures)


def test_a_month_below_its_year_is_the_period_of_its_numbers() -> None:
    head = ("Outcome | Year 2023 | Year 2024", "Outcome | Dec-23 | Jan-24")
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    assert spans(*head, *rows) == ["2023-12-01 2023-12-31", "2024-01-01 2024-01-31"]
    found = reply("Kent Police", "Burglaries by outcome.", table(*head, *rows))
    assert {(figure.series, figure.breakdown) for figure in found.figures} == {
        ("Dec-23", ()),
        ("Jan-24", ()),
    }


def test_of_two_periods_that_lie_beside_each_other_neither_narrows_the_other() -> None:
    head = ("Recorded | 2021/22 | 2021/22", "Outcome | 2022 | 2023")
    rows = (f"{LABELS[0]} | 31 | 41", f"{LABELS[1]} | 23 | 14")
    found = reply("Kent Police", "Burglaries by outcome.", table(*head, *rows))
    assert {figure.series for figure in found.figures} == {"2021/22"}
