"""Sentences elsewhere in a letter that say of which table or question they speak."""

from __future__ import annotations

import pytest

from builders import document, paragraph, table
from foi_compare.interpret import interpret
from foi_compare.model import Block, Observation, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

FIRST = (
    "Outcome | 2021 | 2022",
    "Charged/Summonsed | 41 | 35",
    "Community resolution | 12 | 9",
)
SECOND = ("Outcome | 2021 | 2022", "Charged/Summonsed | 31 | 25", "Community resolution | 11 | 8")
ASKED = "1. How many burglaries were recorded in 2021 and 2022, by outcome?"
ASKED_NEXT = "2. How many robberies were recorded in 2021 and 2022, by outcome?"
ASKED_IN_WORDS = "2. How many of the burglaries of 2022 were of a dwelling?"
IN_WORDS = "In 2022 there were 63 burglaries of a dwelling."
GIVEN = "The information is in the table below."
CLOSE = "If you are not satisfied with this reply you may ask for an internal review."
END = "Yours sincerely"

OF_FIRST = (
    "Please note that the table above counts suspects and not crimes.",
    "The figures for question 1 are numbers of suspects.",
    "The table in my answer to Q1 is of persons charged, not of crimes.",
    "The numbers given in answer to your first question are of victims.",
    "Please note that the figures in question 1 are rounded to the nearest five.",
    "The first table counts offenders.",
    "In the table at 1 above, suspects are counted.",
    "Those in the first answer are suspects, and no numbers of crimes.",
)
OF_BOTH = (
    "Both tables count suspects.",
    "All figures in this response are rounded to the nearest five.",
    "The figures throughout are numbers of offenders.",
    "The figures in the above two tables are of suspects.",
    "The tables are of suspects.",
)


def observed(*blocks: Block | str) -> tuple[Observation, ...]:
    (reply,) = interpret(
        (document("Kent Police", *blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    found, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    return found


def asked_about(found: tuple[Observation, ...]) -> set[str]:
    """Return the numbers of tables that are not accepted."""
    return {one.value.as_printed for one in found if one.place.table and one.status == "review"}


@pytest.mark.parametrize("sentence", OF_FIRST)
def test_what_is_said_of_an_earlier_table_is_asked_of_its_numbers(sentence: str) -> None:
    opening = (ASKED, GIVEN, table(*FIRST), ASKED_IN_WORDS, IN_WORDS)
    assert asked_about(observed(*opening, sentence, END)) == {"41", "35", "12", "9"}
    assert asked_about(observed(*opening, CLOSE, sentence, END)) == {"41", "35", "12", "9"}
    assert not asked_about(observed(*opening, CLOSE, END))


@pytest.mark.parametrize("sentence", [OF_FIRST[1], OF_FIRST[5]])
def test_what_is_said_of_another_table_is_not_asked_of_the_one_beside_it(sentence: str) -> None:
    blocks = (ASKED, GIVEN, table(*FIRST), ASKED_NEXT, GIVEN, table(*SECOND), sentence, END)
    assert asked_about(observed(*blocks)) == {"41", "35", "12", "9"}


def test_what_numbers_are_compared_with_is_not_spoken_of() -> None:
    said = "These are numbers of suspects, so they cannot be compared with those of question 1."
    blocks = (ASKED, GIVEN, table(*FIRST), ASKED_NEXT, GIVEN, table(*SECOND), said, END)
    assert asked_about(observed(*blocks)) == {"31", "25", "11", "8"}


@pytest.mark.parametrize("sentence", OF_BOTH)
def test_what_is_said_of_all_tables_is_asked_of_each(sentence: str) -> None:
    blocks = (ASKED, GIVEN, table(*FIRST), ASKED_NEXT, GIVEN, table(*SECOND), sentence, END)
    assert len(asked_about(observed(*blocks))) == 8


def test_what_is_said_of_all_figures_below_the_close_is_asked() -> None:
    blocks = (ASKED, GIVEN, table(*FIRST), ASKED_NEXT, GIVEN, table(*SECOND), CLOSE)
    assert len(asked_about(observed(*blocks, "Figures are of suspects.", END))) == 8
    assert not asked_about(observed(*blocks, "The officers may meet suspects.", END))


def test_the_table_above_is_the_last_one_whatever_it_holds() -> None:
    officers = table("Rank | Officers", "Sergeant | 14", "Inspector | 6")
    sentence = "The table above counts persons and not posts."
    blocks = (ASKED, GIVEN, table(*FIRST), "2. How many officers are there?", officers, sentence)
    assert not asked_about(observed(*blocks, END))


def test_a_table_that_frames_words_is_not_the_table_above() -> None:
    frame = table("Officer | Information Manager", "Office | Disclosure")
    sentence = "The table above counts suspects and not crimes."
    assert len(asked_about(observed(ASKED, GIVEN, table(*FIRST), frame, sentence, END))) == 4


def test_the_tables_of_one_grid_are_all_the_table_above() -> None:
    grid = table(*FIRST, " | | ", "Outcome | 2019 | 2020", *SECOND[1:])
    sentence = "The table above counts suspects and not crimes."
    blocks = (ASKED, GIVEN, grid, ASKED_IN_WORDS, IN_WORDS, sentence)
    assert len(asked_about(observed(*blocks, END))) == 8


def test_what_an_earlier_table_leaves_out_goes_with_its_numbers() -> None:
    sentence = "The table above excludes cancelled crimes."
    opening = (ASKED, GIVEN, table(*FIRST), ASKED_IN_WORDS, IN_WORDS)
    found = [one for one in observed(*opening, sentence, END) if one.place.table]
    assert {one.status for one in found} == {"accepted"}
    assert all(sentence in one.reason for one in found)


def test_a_table_is_known_by_the_number_in_its_heading() -> None:
    headed = (paragraph("Table 2: burglaries", "heading"), table(*FIRST))
    other = (paragraph("Table 1: robberies", "heading"), table(*SECOND))
    blocks = (ASKED, *headed, ASKED_NEXT, *other, CLOSE, "Table 2 counts suspects.", END)
    assert asked_about(observed(*blocks)) == {"41", "35", "12", "9"}


def test_what_numbers_cannot_be_compared_with_is_not_spoken_of() -> None:
    said = "The figures are of suspects and cannot be compared with those of question 1."
    blocks = (ASKED, GIVEN, table(*FIRST), ASKED_NEXT, GIVEN, table(*SECOND), said)
    assert asked_about(observed(*blocks, END)) == {"31", "25", "11", "8"}
