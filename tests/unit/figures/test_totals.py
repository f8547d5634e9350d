"""A number off a page is asked about where its line misses its printed total."""

from __future__ import annotations

from dataclasses import replace

from builders import table
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.interpret.whole_reply.blanks_and_totals import ask_where_totals_fail
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def asked(*lines: str, page: int = 1) -> list[str]:
    (layout,) = lay_out(table(*lines), "reply.pdf", 0, codes=frozenset(MATCHER.codes))
    reading = read_layout(layout, MATCHER, Surroundings(), 0, "table")
    figures = [
        replace(figure, place=figure.place._replace(page=page)) for figure in reading.figures
    ]
    matches = {
        group.key: MATCHER.match_table(group.labels, group.context("")) for group in reading.groups
    }
    return [f.value.as_printed for f in ask_where_totals_fail(figures, matches) if f.doubts]


def test_a_column_that_reaches_its_total_is_accepted():
    assert asked("Outcome | 2019", "Charged | 3", "Community resolution | 4", "Total | 7") == []


def test_a_column_that_misses_its_total_is_asked_about_and_its_neighbour_is_not():
    lines = ("Outcome | 2019 | 2020", "Charged | 3 | 1", "Community resolution | 4 | 1")
    assert asked(*lines, "Total | 8 | 2") == ["3", "4", "8"]


def test_a_row_that_misses_its_total_is_asked_about():
    assert asked("Outcome | 2019 | 2020 | Total", "Charged | 300 | 74 | 37") == ["300", "74", "37"]


def test_what_is_suppressed_may_fill_the_gap():
    lines = ("Outcome | 2019", "Charged | 3", "Community resolution | <5")
    assert asked(*lines, "Total | 6") == []
    assert asked(*lines, "Total | 9") == ["3", "<5", "9"]


def test_a_file_that_holds_its_cells_is_taken_at_its_word():
    lines = ("Outcome | 2019", "Charged | 3", "Community resolution | 4", "Total | 8")
    assert asked(*lines, page=0) == []


def test_rows_that_are_part_of_another_are_not_added_to_it():
    lines = ("Outcome | 2019", "Charged | 7", "of which charge | 3", "Community resolution | 4")
    assert asked(*lines, "Total | 11") == []


def test_all_crimes_recorded_may_be_more_than_have_these_outcomes_and_never_less():
    lines = ("Outcome | 2019 | 2020", "Charged | 300 | 310", "Community resolution | 40 | 50")
    assert asked(*lines, "Total recorded crimes | 412 | 405") == []
    assert asked(*lines, "Total recorded crimes | 312 | 405") == ["300", "40", "312"]
    assert asked(*lines, "Total outcomes recorded | 412 | 405") != []
    # Where one column shows that the total is the sum, another that misses it was misread.
    assert asked(*lines, "Total recorded crimes | 340 | 405") == ["310", "50", "405"]
