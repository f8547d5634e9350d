"""What a blank, a dash or a suppressed mark is worth, and how that is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import table
from foi_compare.interpret.table_figures.surroundings import Surroundings, TableReading
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.interpret.whole_reply.blanks_and_totals import (
    settle_blanks,
    settle_by_other_tables,
)
from foi_compare.interpret.whole_reply.dashes_and_suppressed import (
    Convention,
    read_convention,
    settle_dashes,
    settle_suppressed,
)
from foi_compare.model import Figure, Match
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def read(*lines: str) -> TableReading:
    (layout,) = lay_out(table(*lines), "reply.docx", 0, codes=frozenset(MATCHER.codes))
    return read_layout(layout, MATCHER, Surroundings(), 0, "table")


def judged(reading: TableReading) -> dict[int, tuple[Match, ...]]:
    return {
        group.key: MATCHER.match_table(group.labels, group.context("")) for group in reading.groups
    }


def amounts(figures: tuple[Figure, ...]) -> list[float | None]:
    return [figure.value.amount for figure in figures]


def test_a_blank_is_zero_where_the_column_total_is_reached_without_it():
    reading = read("Outcome | 2019", "Charged | 3", "Community resolution | ", "Total | 3")
    assert amounts(settle_blanks(reading.figures, judged(reading))) == [3, 0, 3]


def test_a_blank_stays_not_stated_where_the_total_is_not_reached():
    reading = read("Outcome | 2019", "Charged | 3", "Community resolution | ", "Total | 4")
    assert amounts(settle_blanks(reading.figures, judged(reading))) == [3, None, 4]


def test_a_blank_in_a_row_of_which_another_is_proven_by_no_total():
    rows = ("Outcome | 2019 | 2020", "Charged | 3 | 9", "of which: hate crime |  | 2")
    reading = read(*rows, "Total | 3 | 9")
    settled = settle_blanks(reading.figures, judged(reading))
    assert [f.value.amount for f in settled if f.label.startswith("of which")] == [None, 2]


def test_a_row_total_proves_the_blanks_of_its_row():
    reading = read("Outcome | 2019 | 2020 | Total", "Charged | 3 |  | 3")
    assert amounts(settle_blanks(reading.figures, judged(reading))) == [3, 0, 3]


def test_the_total_of_another_table_proves_the_blanks_of_all_outcomes():
    reading = read("Outcome | North | South", "Charged | 30 | ", "Community resolution |  | 12")
    crimes = read("Offence | Crimes", "Burglary | 40", "Robbery | 2", "Total | 42").plain
    other = read("Offence | Crimes", "Burglary | 40", "Robbery | 3", "Total | 43").plain
    assert crimes is not None
    assert other is not None
    settled = settle_by_other_tables(reading.figures, judged(reading), [crimes])
    assert amounts(settled) == [30, 0, 0, 12]
    unmet = settle_by_other_tables(reading.figures, judged(reading), [other])
    assert amounts(unmet) == [30, None, None, 12]


def test_a_dash_is_nil_unless_the_reply_prints_zeros_or_explains_it():
    plain = read("Outcome | 2019 | 2020", "Charged | 3 | -").figures
    zeros = read("Outcome | 2019 | 2020", "Charged | 0 | -").figures
    assert amounts(settle_dashes(plain, Convention())) == [3, 0]
    assert amounts(settle_dashes(zeros, Convention())) == [0, None]
    assert amounts(settle_dashes(plain, Convention(dash=True))) == [3, None]
    nil = read_convention(("- means nil.",))
    assert amounts(settle_dashes(plain, nil)) == [3, 0]
    assert not read_convention(("A dash means that no figure is held.",)).dash_is_nil


def test_a_note_says_what_a_mark_hides():
    assert read_convention(["* denotes a number between 1 and 4."]) == Convention(1, 4)
    assert read_convention(["* denotes fewer than 5."]) == Convention(None, 4)
    assert read_convention(["5 or fewer crimes are suppressed."]) == Convention(None, 5)
    assert read_convention(["Between 1 and 4 officers attended."]) == Convention()
    figures = read("Outcome | 2019", "Charged | *").figures
    (settled,) = settle_suppressed(figures, Convention(1, 4))
    assert (settled.value.lower, settled.value.upper) == (1, 4)


def test_a_suppressed_number_is_not_zero_where_zeros_are_printed():
    figures = read("Outcome | 2019 | 2020", "Charged | <5 | 0").figures
    assert settle_suppressed(figures, Convention())[0].value.lower == 1
    without = tuple(replace(figure) for figure in figures[:1])
    assert settle_suppressed(without, Convention())[0].value.lower == 0


def test_what_a_person_calls_a_total_proves_no_blank():
    reading = read("Outcome | 2019", "Charged | 3", "Community resolution |", "Cannabis | 3")
    given = judged(reading)
    (key,) = given
    decided = replace(given[key][2], status="total", role="total", decided="d1")
    given = {key: (*given[key][:2], decided)}
    assert [f.value.status for f in settle_blanks(reading.figures, given)][1] == "not_stated"


def test_totals_that_miss_elsewhere_prove_a_blank_only_by_no_small_number():
    rows = ("Outcome | 2019 | 2020", "Charged | 1 | 9", "Community resolution | 1 | 7")
    small = read(*rows, "Caution - adults |  | 1", "Total | 2 | 40")
    assert amounts(settle_blanks(small.figures, judged(small)))[4] is None
    met = read(*rows, "Caution - adults |  | 1", "Total | 2 | 17")
    assert amounts(settle_blanks(met.figures, judged(met)))[4] == 0
    large = read(
        "Outcome | 2019 | 2020", "Charged | 31 | 9", "Caution - adults |  | 1",
        "Community resolution | 12 | 7", "Total | 43 | 40",
    )  # fmt: skip
    assert amounts(settle_blanks(large.figures, judged(large)))[2] == 0


def test_a_blank_that_a_total_proves_says_how_many_of_its_totals_are_met():
    reading = read(
        "Outcome | 2019 | 2020", "Charged | 3 | 4", "Caution - adults |  | 1", "Total | 3 | 5"
    )
    settled = settle_blanks(reading.figures, judged(reading))
    assert settled[2].by_sums == (
        "the totals in row 4 are met in 2 of 2 columns, and leave nothing for the blanks of these",
    )


def test_a_small_total_of_another_table_proves_no_blank():
    reading = read("Outcome | North | South", "Charged | 3 | ", "Community resolution |  | 12")
    crimes = read("Offence | Crimes", "Burglary | 13", "Robbery | 2", "Total | 15").plain
    assert crimes is not None
    settled = settle_by_other_tables(reading.figures, judged(reading), [crimes])
    assert amounts(settled) == [3, None, None, 12]


def test_a_dash_that_stands_for_a_small_number_is_one() -> None:
    found = read("Outcome | 2019 | 2020", "Charged | 0 | -").figures
    hidden = read_convention(("A dash stands for a figure under five;", "none is shown as 0."))
    _, dash = settle_dashes(found, hidden)
    assert (dash.value.status, dash.value.lower, dash.value.upper) == ("suppressed", 1, 4)
    for said in ("A dash stands for no figure.", "A dash means what was under review."):
        assert not read_convention((said,)).dash_hides


@pytest.mark.parametrize(
    ("printed", "said", "bounds"),
    [
        ("<5", "", (1, 4)),
        ("<5", "Zeros are shown as <5.", (0, 4)),
        ("<5", "Figures less than 5, including zero, are shown as <5.", (0, 4)),
        ("<5", "Zero is shown as 0 and small numbers as <5.", (1, 4)),
        ("0-4", "", (0, 4)),
        ("0 to 4", "", (0, 4)),
        ("*", "* denotes a figure between 0 and 4.", (0, 4)),
        ("*", "* denotes a figure between 1 and 4.", (1, 4)),
        ("*", "Numbers smaller than 5 appear as *.", (1, 4)),
        ("~", "~ means 4 or fewer.", (1, 4)),
        ("~", "The area has 4 or fewer stations.", (0, None)),
        ("s40", "s40 = a figure between 1 and 4.", (1, 4)),
        ("[c]", "[c] = 1 to 4, confidential.", (1, 4)),
        ("[c]", "the true figure is between 1 and 4", (1, 4)),
        ("c", "A “c” marks a figure from 1 to 4 that is kept confidential.", (1, 4)),
        ("c", "See Table c for the days 1 to 4.", (0, None)),
        (">5", "* denotes a figure between 1 and 4.", (6, None)),
    ],
)
def test_a_suppressed_number_is_none_only_where_nothing_says_otherwise(
    printed: str, said: str, bounds: tuple[int, int | None]
) -> None:
    found = read("Outcome | 2022 | 2023", f"Charged | {printed} | 12", "Outcome 3 | 7 | 0")
    settled = settle_suppressed(found.figures, read_convention([said] if said else []))
    assert (settled[0].value.lower, settled[0].value.upper) == bounds
