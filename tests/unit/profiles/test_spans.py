from __future__ import annotations

from datetime import date

import pytest

from foi_compare.model import Period, Span
from foi_compare.profiles.period_kinds import (
    kind_of,
    listed,
    natural,
    range_words,
    span_of,
    words_for,
    years_within,
)


def span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("2018-01-01", "2018-12-31", "calendar"),
        ("2018-04-01", "2019-03-31", "financial"),
        ("2018-07-01", "2019-06-30", "year"),
        ("2021-07-01", "2022-07-01", "year"),
        ("2018-07-15", "2019-07-14", "year"),
        ("2018-04-01", "2018-06-30", "quarter"),
        ("2018-02-01", "2018-04-30", "part"),
        ("2018-02-01", "2018-02-28", "month"),
        ("2018-01-01", "2018-09-30", "part"),
        ("2018-01-01", "2018-09-12", "part"),
        ("2018-01-01", "2020-12-31", "years"),
        ("2018-07-15", "2020-07-14", "years"),
        ("2018-01-01", "2019-06-30", "other"),
        ("2018-01-05", "2019-06-20", "other"),
    ],
)
def test_the_days_of_a_period_make_its_kind(first: str, last: str, kind: str) -> None:
    assert kind_of(span(first, last)) == kind


def test_no_period_is_a_kind_of_its_own() -> None:
    assert kind_of(None) == "none"
    assert span_of(None) is None
    period = Period(
        start=date(2018, 1, 1), end=date(2018, 12, 31), kind="given", as_printed="Year 1"
    )
    assert kind_of(span_of(period)) == "calendar"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-01-01", "2018-12-31", "2018"),
        ("1999-04-01", "2000-03-31", "1999/00"),
        ("2018-06-01", "2018-06-30", "June 2018"),
        ("2021-07-01", "2022-07-01", "1 July 2021 to 1 July 2022"),
    ],
)
def test_a_period_is_written_as_a_person_writes_it(first: str, last: str, words: str) -> None:
    assert words_for(span(first, last)) == words


def test_years_in_a_row_are_a_range_and_others_a_list() -> None:
    years = [span(f"{year}-01-01", f"{year}-12-31") for year in (2018, 2019, 2020, 2022)]
    assert range_words(years[:3]) == range_words(reversed(years[:3])) == "2018 to 2020"
    assert range_words(years[:2]) == "2018 and 2019"
    assert range_words(years) == "2018, 2019, 2020 and 2022"
    quarters = [
        span("2018-01-01", "2018-03-31"),
        span("2018-04-01", "2018-06-30"),
        span("2018-07-01", "2018-09-30"),
    ]
    assert range_words(quarters) == "1 January 2018 to 30 September 2018"


def test_whole_years_within_a_span() -> None:
    whole = span("2018-01-01", "2020-03-31")
    assert [words_for(year) for year in years_within(whole, "calendar")] == ["2018", "2019"]
    assert [words_for(year) for year in years_within(whole, "financial")] == ["2018/19", "2019/20"]
    assert years_within(whole, "month") == ()


def test_a_long_list_is_cut_with_its_number() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], most=3) == "a, b and c"
    assert listed(["a", "b", "c", "d"], most=3) == "a, b and 2 more"


def test_codes_sort_as_a_person_sorts_them() -> None:
    codes = ["other", "10", "1A", "2", "1"]
    assert sorted(codes, key=natural) == ["1", "1A", "2", "10", "other"]
