"""Labels whose lines stand in rows of their own are put together; whole labels stay apart."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from lettering import matcher
from unit.figures.test_tables import figures, read, said


def test_the_rest_of_a_label_below_its_numbers_is_put_to_it() -> None:
    found = figures(
        "Outcome | 2021",
        "Charged | 1",
        "Community resolution | 4",
        "Victim does | 2",
        "not support | ",
        "No suspect | 3",
        "identified | ",
    )
    assert said(found) == [
        ("Charged", "2021", "1"),
        ("Community resolution", "2021", "4"),
        ("Victim does not support", "2021", "2"),
        ("No suspect identified", "2021", "3"),
    ]


def test_the_beginning_of_a_label_above_its_numbers_is_put_to_it() -> None:
    found = figures("Outcome | 2021", "Charged | 1", "Victim does not | ", "support | 2")
    assert said(found) == [("Charged", "2021", "1"), ("Victim does not support", "2021", "2")]


def test_the_rest_of_the_words_beside_codes_is_put_to_them() -> None:
    grid = table(
        "Code | Outcome | 2021",
        "1 | Charge/Summons | 11",
        "8 | Community Resolution | 12",
        "14 | Victim declines or is unable | 13",
        " | to support, no suspect | ",
        "15 | Suspect identified, victim | 14",
        " | supports, evidential difficulty | ",
        "16 | Suspect identified, victim | 15",
        " | does not support | ",
        "18 | Investigation complete, no | 16",
        " | suspect identified | ",
    )
    (layout,) = lay_out(grid, "reply.txt", 0)
    reading = read_layout(layout, matcher(), Surroundings(), 0, "table")
    assert said(reading.figures)[2:] == [
        ("Victim declines or is unable to support, no suspect", "2021", "13"),
        ("Suspect identified, victim supports, evidential difficulty", "2021", "14"),
        ("Suspect identified, victim does not support", "2021", "15"),
        ("Investigation complete, no suspect identified", "2021", "16"),
    ]
    assert not any(one.breakdown for one in reading.figures)


def test_the_numerals_of_every_line_are_accounted_for() -> None:
    grid = table("Outcome | 2021", "Charged | 1", "Outcome 16 - victim does | 2", "not support 9 |")
    (reading,) = read(grid)
    spots = {spot for item in reading.set_aside for spot in item.spots}
    spots |= {spot for figure in reading.figures for spot in figure.spots}
    assert len(spots) == 5


def test_a_whole_label_with_a_blank_stays_a_row() -> None:
    found = figures("Outcome | 2021", "charged | 1", "community resolution | ", "Charge | 2")
    assert [one.label for one in found] == ["charged", "community resolution", "Charge"]


def test_a_heading_over_rows_is_no_part_of_their_labels() -> None:
    found = figures("Outcome | 2021", "Burglary: | ", "Charged | 1", "Robbery: | ", "Charged | 2")
    assert [(one.label, one.offence) for one in found] == [
        ("Charged", "Burglary:"),
        ("Charged", "Robbery:"),
    ]


def test_a_finer_row_of_headings_is_a_row_of_its_own() -> None:
    found = figures(
        "Outcome | 2021 | < | Total",
        "^ | male | female | ^",
        "Charged | 1 | 2 | 3",
    )
    assert [(one.series, one.breakdown) for one in found][:2] == [
        ("2021", (("Gender", "male"),)),
        ("2021", (("Gender", "female"),)),
    ]


def test_a_month_that_a_narrow_column_broke_is_printed_as_one_word() -> None:
    found = figures("Month | Charged | Cautioned", "Apr\n-20 | 1 | 2", "May-2\n0 | 3 | 4")
    assert [one.series for one in found] == ["Apr-20", "Apr-20", "May-20", "May-20"]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("Charge/summons/postal", "requisition", ["Charge/summons/postal requisition"]),
        ("Robbery", "postal requisition", ["postal requisition"]),  # a group of rows
        ("Charge/summons/postal", "Requisition", ["Requisition"]),
    ],
)
def test_halves_that_are_each_the_outcome_of_both_are_put_together(
    first: str, second: str, labels: list[str]
) -> None:
    grid = table("Outcome | 2021", f"{first} |", f"{second} | 4", "Caution - adults | 2")
    (layout,) = lay_out(grid, "reply.docx", 0)
    reading = read_layout(layout, matcher(), Surroundings(), 0, "table")
    assert [one.label for one in reading.figures] == [*labels, "Caution - adults"]
