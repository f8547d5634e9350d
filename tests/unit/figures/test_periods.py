"""Which days a printed period covers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.interpret.periods.calendar_spans import calendar_year, financial_year, month
from foi_compare.interpret.periods.parts_of_years import names_part_of_year, part_of_year
from foi_compare.interpret.periods.periods import find_days, find_periods, heading_period


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2021", "2021-01-01", "2021-12-31", "calendar"),
        ("2020/21", "2020-04-01", "2021-03-31", "financial"),
        ("FY ending March 2023", "2022-04-01", "2023-03-31", "financial"),
        ("Quarter ending June 2023", "2023-04-01", "2023-06-30", "other"),
        ("three months to 31 January 2023", "2022-11-01", "2023-01-31", "other"),
        ("six months ending September 2023", "2023-04-01", "2023-09-30", "other"),
        ("1 January to 31 December 2023", "2023-01-01", "2023-12-31", "calendar"),
        ("between 1 April and 30 June 2023", "2023-04-01", "2023-06-30", "other"),
        ("1 Nov - 31 Jan 2024", "2023-11-01", "2024-01-31", "other"),
        ("1 April to 31 March 2024", "2023-04-01", "2024-03-31", "financial"),
        ("2021/2022", "2021-04-01", "2022-03-31", "financial"),
        ("2018-19", "2018-04-01", "2019-03-31", "financial"),
        ("2018–19", "2018-04-01", "2019-03-31", "financial"),
        ("2019-2020", "2019-04-01", "2020-03-31", "financial"),
        ("FY20/21", "2020-04-01", "2021-03-31", "financial"),
        ("2018-2023", "2018-01-01", "2023-12-31", "other"),
        ("01/04/19 - 31/03/24", "2019-04-01", "2024-03-31", "other"),
        ("between 1st July 2021 and 1st July 2022", "2021-07-01", "2022-07-01", "other"),
        ("from 1 April 2020 until 31 March 2021", "2020-04-01", "2021-03-31", "financial"),
        ("01.01.20 to 31.12.20", "2020-01-01", "2020-12-31", "calendar"),
        ("April 2019 to March 2020", "2019-04-01", "2020-03-31", "financial"),
        ("Apr'18", "2018-04-01", "2018-04-30", "month"),
        ("Apr-23", "2023-04-01", "2023-04-30", "month"),
        ("July 2021", "2021-07-01", "2021-07-31", "month"),
        ("Q1 2020/21", "2020-04-01", "2020-06-30", "other"),
        ("Q4 2020/21", "2021-01-01", "2021-03-31", "other"),
        ("2023-07", "2023-07-01", "2023-07-31", "month"),
        ("H1 2023", "2023-01-01", "2023-06-30", "other"),
        ("2023 H2", "2023-07-01", "2023-12-31", "other"),
        ("H2 2022/23", "2022-10-01", "2023-03-31", "other"),
        ("First half of 2023", "2023-01-01", "2023-06-30", "other"),
        ("2021 Q2", "2021-04-01", "2021-06-30", "other"),
        ("year ending March 2023", "2022-04-01", "2023-03-31", "financial"),
        ("12 months to 31 December 2022", "2022-01-01", "2022-12-31", "calendar"),
        ("Jan-Jun 2023", "2023-01-01", "2023-06-30", "other"),
        ("2023 (to 30 June)", "2023-01-01", "2023-06-30", "other"),
        ("Since 1 April 2023 (to 31/12/2023)", "2023-04-01", "2023-12-31", "other"),
        ("April 2023 (up to March 2024)", "2023-04-01", "2024-03-31", "financial"),
        ("2022 to date", "2022-01-01", "2022-12-31", "part"),
    ],
)
def test_a_printed_period(text: str, start: str, end: str, kind: str):
    (found,) = find_periods(text)
    assert (str(found.period.start), str(found.period.end), found.period.kind) == (start, end, kind)


@pytest.mark.parametrize(
    "text",
    [
        "1040A/22",
        "2011/673",
        "20/09/1088",
        "15/02/2022",
        "31 September 2021",
        "FY23",
        "financial year 2021",
        "1 January and 31 December 2023",
        "31 March to 1 March 2023",
        "there may 20 crimes be",
        "12345",
        "2019/21",
    ],
)
def test_what_is_no_period_or_cannot_be_settled(text: str):
    assert find_periods(text) == ()


@pytest.mark.parametrize(
    "text", ["FOI 2024-1122", "FOI 2024.0311 - arson", "Ref 2022-015", "605.2024", "FOI-247-2024"]
)
def test_the_year_in_the_number_of_a_request_is_no_period(text: str):
    assert find_periods(text) == ()


def test_the_second_sheet_of_two_years_names_a_period_still():
    assert [found.period.as_printed for found in find_periods("2020-20211")] == ["2020"]


def test_a_day_that_does_not_exist_is_no_day():
    assert [str(day.period.start) for day in find_days("15/02/2022 and 31/09/2022")] == [
        "2022-02-15"
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2021/22", ""),
        ("Financial year 2021/22", ""),
        ("Number of crimes 2021", ""),
        ("2021*", ""),
        ("2021/22 (1 April 2021 to 31 March 2022)", ""),
        ("Arson 2022 (Jan-Dec 2022)", "Arson"),
        ("Cumberland Infirmary 2021/22", "Cumberland Infirmary"),
    ],
)
def test_what_a_heading_says_beside_its_period(text: str, rest: str):
    found = heading_period(text)
    assert found is not None
    assert found[1] == rest


@given(st.text(alphabet="0123456789/-. to2019AprJune'", max_size=40))
def test_any_text_is_read_without_overlap(text: str):
    found = find_periods(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(one.period.start <= one.period.end for one in found)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021/22 (to 31 December 2021)", "2021-04-01", "2021-12-31"),
        ("2021/22 (to 31/12/2021)", "2021-04-01", "2021-12-31"),
        ("2021/22 up to the end of February", "2021-04-01", "2022-02-28"),
        ("2021 (Jan - Sept)", "2021-01-01", "2021-09-30"),
        ("2021/22 (April to December)", "2021-04-01", "2021-12-31"),
        ("2021/22 (Q3)", "2021-10-01", "2021-12-31"),
        ("2021/22 until 31 March 2022", "2021-04-01", "2022-03-31"),
    ],
)
def test_a_heading_that_says_how_much_of_its_year_is_meant_is_no_whole_year(
    text: str, start: str, end: str
):
    found = heading_period(text)
    assert found is not None
    assert (str(found[0].start), str(found[0].end)) == (start, end)


@pytest.mark.parametrize("text", ["2021/22 YTD", "2021/22 to date", "2021/22 (part year)"])
def test_a_year_that_is_not_over_is_part_of_one(text: str):
    (found,) = find_periods(text)
    assert (found.period.kind, str(found.period.start)) == ("part", "2021-04-01")


@pytest.mark.parametrize(
    "text",
    [
        "Q2",
        "Q2 (Jul-Sep)",
        "Q2 Jul-Sep",
        "Q2: Jul to Sep",
        "Jul-Sep (Q2)",
        "Second quarter",
        "2nd quarter",
    ],
)
def test_a_quarter_may_print_its_months_beside_its_name(text: str):
    found = part_of_year(text, financial_year(2021, "2021/22"))
    assert found is not None
    assert (str(found.start), str(found.end)) == ("2021-07-01", "2021-09-30")


def test_a_quarter_with_the_months_of_another_kind_of_year_is_no_part_of_this_one():
    assert part_of_year("Q1 (Apr-Jun)", calendar_year(2021, "2021")) is None
    assert names_part_of_year("Q1 (Apr-Jun)")


def test_a_part_of_a_year_needs_a_year_of_twelve_months():
    year = calendar_year(2021, "2021")
    assert part_of_year("March", year) == month(2021, 3, "March 2021")
    (longer,) = find_periods("2019 to 2021")
    assert part_of_year("March", longer.period) is None
    assert not names_part_of_year("March 2021")


@pytest.mark.parametrize(
    ("text", "printed", "days"),
    [
        ("Apr-Jun", "Q1 2022/23", "2022-04-01 2022-06-30"),
        ("Jan-Mar", "Q4 2022/23", "2023-01-01 2023-03-31"),
        ("May", "Q1 2022/23", "2022-05-01 2022-05-31"),
        ("Jul-Sep", "Q1 2022/23", ""),
        ("Q1", "Q1 2022/23", ""),
        ("Q1 (Apr-Jun)", "Q1 2022/23", ""),
        ("Dec to Jan", "Oct 2022 to Mar 2023", "2022-12-01 2023-01-31"),
    ],
)
def test_a_part_of_a_year_holds_months_and_no_quarters(text: str, printed: str, days: str) -> None:
    (within,) = find_periods(printed)
    found = part_of_year(text, within.period)
    assert (f"{found.start} {found.end}" if found is not None else "") == days


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Q2 Jul-Sep 23", "2023-07-01", "2023-09-30"),
        ("Q4 Jan - Mar 24", "2024-01-01", "2024-03-31"),
        ("Quarter 2 (July to September) 2023", "2023-07-01", "2023-09-30"),
        ("Apr-Jun (Q1) 2023", "2023-04-01", "2023-06-30"),
        ("Q2 2023 (Jul-Sep)", "2023-07-01", "2023-09-30"),
        ("2023 Q2 (Apr-Jun)", "2023-04-01", "2023-06-30"),
        ("Jul-Sep 2023/24", "2023-07-01", "2023-09-30"),
        ("Q4 Jan-Mar 2023/24", "2024-01-01", "2024-03-31"),
        ("H1 (Apr-Sep) 2023/24", "2023-04-01", "2023-09-30"),
        ("Apr-Jun 23/24", "2023-04-01", "2023-06-30"),
        ("Table 2 Jul-Sep 23", "2023-07-01", "2023-09-30"),
        ("2 Jul - 30 Sep 23", "2023-07-02", "2023-09-30"),
        ("Apr 2021/22", "2021-04-01", "2021-04-30"),
        ("2nd half of 2022/23", "2022-10-01", "2023-03-31"),
        ("Quarter 2 2023/24", "2023-07-01", "2023-09-30"),
    ],
)
def test_months_beside_a_year_and_a_quarter_are_the_period(text: str, start: str, end: str) -> None:
    found = heading_period(text)
    assert found is not None
    assert (str(found[0].start), str(found[0].end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Q4 (Jan-Mar) 2024",  # of 2024, or of the year that began in April 2024
        "Q2 (Jan-Mar) 2023/24",
        "Q3 (Jul-Aug) 2023",
        "Summer 2023",
        "Week 12 2023",
        "Months 1-6 2023/24",
        "Quarters 1 and 2 2023/24",
        "2024 (3 months)",
        "Mid-2023",
        "Pre-2020",
        "before 2023",
        "after April 2014",
        "first six months of 2023",
        "last quarters of 2022/23",
        "the 2023 financial year",
    ],
)
def test_a_part_that_nothing_bounds_is_not_its_whole_year(text: str) -> None:
    assert heading_period(text) is None
