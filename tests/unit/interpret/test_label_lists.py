"""Numbered labels of a form or a definition are no questions; numbered questions stay."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import Block, Reply, Settings
from lettering import forces, matcher, paragraphs, wordings

SENT = "Kent Police\n\nDear requester\n\nRequest\n\n"
ASKED = "How many burglaries were recorded in 2022, by outcome? Please fill in:"
COUNTS = table("Outcome | 2022", "Charge/Summons | 12", "Caution - youths | 3")
FROM_ONE = """1. Charge/Summons
1A. Charge/Summons - alternate offence
2. Caution - youths
3. Caution - adults
3A. Caution - adults - alternate offence"""
# The matcher does not know the second line; it stands between two that it does know.
LATER = """18. All lines of enquiry have been completed; no suspect identified
20. Dealt with by others
21 - Further investigation not in the public interest - police decision
22 - Diversionary activity undertaken"""
FORMS = (FROM_ONE, LATER)


def reply(*blocks: Block | str) -> Reply:
    (one,) = interpret(
        (paragraphs(*blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def numbers(one: Reply) -> list[str]:
    return [question.number for question in one.questions]


def owned(one: Reply) -> set[tuple[str, int | None]]:
    return {(figure.question, figure.value.amount) for figure in one.figures}


@pytest.mark.parametrize("form", FORMS)
def test_the_labels_of_a_form_below_a_lone_question_are_part_of_it(form: str) -> None:
    for mark in ("", "1. "):
        found = reply(f"{SENT}{mark}{ASKED}\n{form}\n\nResponse", COUNTS)
        assert numbers(found) == ["1"]
        assert found.questions[0].text.startswith(ASKED)
        assert owned(found) == {("1", 12), ("1", 3)}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_between_two_questions_leaves_the_tables_to_those(form: str) -> None:
    more = "2. How many of these were in Dover?"
    found = reply(f"{SENT}1. {ASKED}\n\n{form}\n\n{more}\n\nResponse\n\n1. As follows.", COUNTS)
    assert numbers(found) == ["1", "2"]
    assert owned(found) == {("1", 12), ("1", 3)}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_a_heading_of_the_answers_ends_with_the_table(form: str) -> None:
    found = reply(f"Kent Police\n\nDear requester\n\n1. {ASKED}\n\n{form}", COUNTS)
    assert (numbers(found), owned(found)) == (["1"], {("1", 12), ("1", 3)})


@pytest.mark.parametrize("form", FORMS)
def test_labels_that_the_answer_explains_are_no_questions_and_count_nothing(form: str) -> None:
    asked = "1. How many burglaries were recorded in 2022, by outcome?"
    found = reply(f"{SENT}{asked}\n\nResponse\n\nThe outcomes are these:\n\n{form}", COUNTS)
    assert (numbers(found), owned(found)) == (["1"], {("1", 12), ("1", 3)})


def test_labels_beside_their_counts_in_a_cell_stay_a_question() -> None:
    grid = table("Request | Response", f"1. {ASKED}\n{LATER} | Please see the table below.")
    found = reply("Kent Police\n\nDear requester", grid, COUNTS)
    assert (numbers(found), owned(found)) == (["1"], {("1", 12), ("1", 3)})


def test_no_number_of_a_form_that_nobody_fills_in_is_a_figure() -> None:
    assert reply(f"{SENT}1. {ASKED}\n\n{LATER}").figures == ()


@pytest.mark.parametrize(
    "asked",
    [
        "1. How many burglaries were recorded?\n2. Of these how many were charged?",
        "1. How many ended in a charge or summons?\n2. How many ended in Outcome 16?",
        "1. Number of charges?\n2. Number of cautions of youths?",
        "1. Please state how many were charged.\n2. Please state how many youths were cautioned.",
        # Codes that are not those of the words: a list of wishes.
        "1. Community resolution\n2. Charge/Summons",
        # The words of one label make no list.
        "1. Charge/Summons\n2. The policy on burglaries",
        "1. Charge/Summons 2021 to 2023\n2. Caution - youths, 14 years old",
    ],
)
def test_numbered_questions_stay_questions(asked: str) -> None:
    for answers in ("1. 40\n\n2. 7", COUNTS):
        found = reply(f"{SENT}Please answer these.\n\n{asked}\n\nResponse", answers)
        assert numbers(found) == ["1", "2"]


@pytest.mark.parametrize("mark", ["{}. {}", "A{}. {}", "Q{}: There were {} crimes."])
def test_labels_whose_numbers_the_reply_answers_by_are_questions(mark: str) -> None:
    answers = "\n\n".join(mark.format(number, count) for number, count in ((1, 40), (2, 7)))
    found = reply(f"{SENT}1. Charge/Summons\n2. Caution - youths\n\nResponse\n\n{answers}")
    assert numbers(found) == ["1", "2"]
    assert {figure.question for figure in found.figures} == {"1", "2"}
