"""Notes that say what a heading means, and notes that say which crimes are in no number."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.interpret.account.year_begins import year_begins
from foi_compare.model import Block, Observation, Reply, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

ROWS = ("Charged/Summonsed | 41 | 35", "Community resolution | 12 | 9")
FINANCIAL = table("Outcome | 2021/22 Q1 | 2021/22 Q2", *ROWS)
CALENDAR = table("Outcome | 2021 Q1 | 2021 Q2", *ROWS)
FINANCIAL_YEARS = table("Outcome | 2020/21 | 2021/22", *ROWS)
CALENDAR_YEARS = table("Outcome | 2020 | 2021", *ROWS)
ASKED = "1. How many burglaries were recorded, by outcome?"
GIVEN = "The information is in the table below."
END = "Yours sincerely"

LEFT_OUT = (
    "14 crimes were recorded in error and are not counted.",
    "Crimes recorded in error are excluded from these figures.",
    "The figures do not include 7 offences that were later cancelled.",
    "Note: 3 crimes without a date are left out.",
    "Twelve records which were duplicates have been removed from the totals.",
)
NOT_LEFT_OUT = (
    "14 crimes were recorded in error.",
    "14 crimes were recorded in error and are counted.",
    "The figures exclude 14 crimes recorded in error and have since been superseded.",
    "The figures exclude crimes recorded in error and are shown in thousands.",
    "The revised figures exclude 14 crimes.",
    "Crimes not counted elsewhere were recorded in error.",
)


def replied(*blocks: Block | str) -> Reply:
    (reply,) = interpret(
        (document("Kent Police", ASKED, GIVEN, *blocks, END),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return reply


def observed(*blocks: Block | str) -> list[Observation]:
    """Return what is observed of the table of a letter."""
    found, *_ = observe(replied(*blocks), matcher=matcher(), codebook_name="home-office-outcomes")
    return [one for one in found if one.place.table]


@pytest.mark.parametrize(
    ("note", "month"),
    [
        ("Note: Q1 is April to June.", 4),
        ("Q1 = Apr-Jun; Q2 = Jul-Sep", 4),
        ("Q1 is April to June, Q2 July to September and Q4 January to March.", 4),
        ("The fourth quarter runs from 1 January to 31 March.", 4),
        ("Please note that quarter two means April to June.", 1),
        ("Years run from October to September.", 10),
        ("2021/22 runs from 1 April 2021 to 31 March 2022.", 4),
        ("Year to September", 10),
        ("12 months ending 31 March", 4),
        ("Year to date", 0),
        ("Q1 is April to June, Q2 is April to June.", 0),
        ("Q2 is July to September and is incomplete.", 0),
        ("Q1 is April to May.", 0),
        ("Years run from January to June.", 0),
        ("The figures for April to June are rounded.", 0),
    ],
)
def test_a_note_says_in_which_month_years_begin(note: str, month: int) -> None:
    assert year_begins(note) == month


@pytest.mark.parametrize(("first", "asked"), [("Year to September", False), ("Year to June", True)])
def test_a_heading_on_years_is_met_by_the_columns_that_are_such_years(
    first: str, asked: bool
) -> None:
    grid = table(
        f"{first} | Oct 21 - Sep 22 | Oct 22 - Sep 23",
        "Charged/Summonsed | 41 | 35",
        "Community resolution | 12 | 9",
        "Investigation complete - no suspect identified | 207 | 190",
    )
    assert {one.status == "review" for one in observed(grid)} == {asked}


@pytest.mark.parametrize("note", ["Note: Q1 is April to June.", "Q1 = Apr-Jun; Q2 = Jul-Sep"])
def test_a_note_on_quarters_is_met_by_the_table_that_means_them(note: str) -> None:
    assert {one.status for one in observed(FINANCIAL, note)} == {"accepted"}
    assert {one.status for one in observed(FINANCIAL_YEARS, note)} == {"accepted"}
    assert {one.status for one in observed(CALENDAR, note)} == {"review"}
    assert {one.status for one in observed(CALENDAR_YEARS, note)} == {"review"}


def test_a_note_on_years_is_met_by_the_table_that_means_them() -> None:
    note = "Years run from April to March."
    assert {one.status for one in observed(FINANCIAL_YEARS, note)} == {"accepted"}
    assert {one.status for one in observed(CALENDAR_YEARS, note)} == {"review"}


def test_a_note_on_years_is_of_the_years_that_a_total_adds() -> None:
    rows = ("Outcome | 2020/21 | 2021/22 | Total", "Charged/Summonsed | 3 | 4 | 7")
    found = observed(table(*rows), "Years run from April to March.")
    assert [one.status for one in found] == ["accepted"] * 3
    found = observed(table(*rows), "Years run from October to September.")
    assert [one.status for one in found][:2] == ["review"] * 2


@pytest.mark.parametrize("sentence", LEFT_OUT)
def test_crimes_that_are_in_no_number_are_a_caveat_of_each(sentence: str) -> None:
    found = observed(FINANCIAL_YEARS, sentence)
    assert {one.status for one in found} == {"accepted"}
    assert all(sentence in one.reason for one in found)


@pytest.mark.parametrize("sentence", NOT_LEFT_OUT)
def test_what_is_said_of_the_numbers_themselves_is_asked(sentence: str) -> None:
    assert {one.status for one in observed(FINANCIAL_YEARS, sentence)} == {"review"}


def test_how_many_crimes_are_left_out_is_no_number_of_an_answer() -> None:
    reply = replied(FINANCIAL_YEARS, "Note: 3 crimes without a date are left out.")
    assert [one.rule for one in reply.set_aside if "3 crimes" in one.text] == ["crimes_left_out"]
    counted = replied(FINANCIAL_YEARS, "3 crimes were charged and are not counted in the table.")
    assert "3" in {one.value.as_printed for one in counted.figures}


@pytest.mark.parametrize(
    "note", [*LEFT_OUT, "Note: the figures exclude attempts.", "Q1 is April to June."]
)
def test_a_note_says_the_same_in_a_row_of_its_table(note: str) -> None:
    rows = ("Outcome | 2020/21 | 2021/22", *ROWS)
    for lines in ((*rows, f"{note} | < | <"), (f"{note} | < | <", *rows)):
        found = observed(table(*lines))
        assert {one.status for one in found} == {"accepted"}
        assert year_begins(note) or all(note in one.reason for one in found)
    asked = observed(table(*rows, "Note: the figures count suspects. | < | <"))
    assert {one.status for one in asked} == {"review"}


def test_a_note_in_a_row_speaks_of_its_own_table_alone() -> None:
    rows = ("Outcome | 2020/21 | 2021/22", *ROWS, "Note: the figures count suspects. | < | <")
    other = ("Outcome | 2018/19 | 2019/20", "Charged/Summonsed | 7 | 8", "Caution - adults | 6 | 5")
    found = observed(table(*rows), "Here is the other table.", table(*other))
    asked = {one.value.as_printed for one in found if one.status == "review"}
    assert asked == {"41", "35", "12", "9"}


def test_what_is_wrong_is_asked_where_a_row_says_so() -> None:
    rows = ("Outcome | 2020/21 | 2021/22", *ROWS, "A figure in this table is incorrect. | < | <")
    assert {one.status for one in observed(table(*rows))} == {"review"}
