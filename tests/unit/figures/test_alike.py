"""Numbers under headings that were lost or torn are asked about."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def doubts(*lines: str) -> list[bool]:
    (layout,) = lay_out(table(*lines), "reply.pdf", 0, codes=frozenset(MATCHER.codes))
    reading = read_layout(layout, MATCHER, Surroundings(), 0, "table")
    return [bool(figure.doubts) for figure in reading.figures]


def test_columns_without_headings_are_asked_about():
    assert doubts("Outcome | | ", "Charged | 3 | 4") == [True, True]


def test_columns_with_headings_are_not():
    assert doubts("Outcome | 2019 | 2020", "Charged | 3 | 4") == [False, False]


@pytest.mark.parametrize(
    "heading", ["2020-", "(19C)", "Theft (", "North/", "TOTA", "Oct)", "2024 (to 31"]
)
def test_half_a_heading_is_asked_about(heading: str):
    assert doubts(f"Outcome | {heading} | 2020/21", "Charged | 3 | 4") == [True, False]


def test_a_count_and_its_share_are_told_apart_by_their_measure():
    assert doubts("Outcome | No. | %", "Charged | 3 | 4.5") == [False, False]


def test_a_heading_with_the_numbers_of_its_column_in_it_is_asked_about():
    lines = ("Outcome | 2020 27 61 | 2021 | Total 9", "Charged | 3 | 4 | 7")
    assert doubts(*lines) == [True, False, True]


def test_a_column_without_a_period_is_asked_about_beside_columns_with_one():
    assert doubts("Outcome | 2019 | 2020 | Suspects", "Charged | 3 | 4 | 9") == [False, False, True]


@pytest.mark.parametrize("heading", ["Total", "Grand total"])
def test_a_total_over_periods_is_not(heading: str):
    assert doubts(f"Outcome | 2019 | 2020 | {heading}", "Charged | 3 | 4 | 7") == [False] * 3


def test_a_row_that_says_its_period_needs_none_above_its_columns():
    assert doubts("Outcome | Year | 2019 crimes | All", "Charged | 2019 | 3 | 4")[0] is False


def test_the_year_of_a_total_was_not_drawn_into_its_heading():
    assert doubts("Outcome | 2019 | Total 2019", "Charged | 3 | 4") == [False, False]
    assert doubts("Outcome | 2019 | Total 412", "Charged | 3 | 4") == [False, True]


def test_a_heading_of_numbers_alone_is_asked_about():
    lines = ("Outcome | Crimes", " | 11 27", "Charged | 3", "Community resolution | 4")
    assert all(doubts(*lines))
