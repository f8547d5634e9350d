"""The figures of the requester, of others and of examples are asked; the force's own stand."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.running_text.prose_claims import OF_OTHERS, is_told, opens_example
from foi_compare.model import Block, Reply, Settings
from lettering import forces, matcher, wordings

ASKED = "1. How many stalking offences recorded in 2022 had Outcome 16?"
OWN = "There were 62 offences with Outcome 16."


def reply(*blocks: Block | str, asked: str = ASKED) -> Reply:
    (one,) = interpret(
        (document("Kent Police", "Our reference: 123/24", "Request", asked, "Response", *blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def sure(*blocks: Block | str) -> list[float | int | None]:
    return [one.value.amount for one in reply(*blocks).figures if not one.doubts]


TOLD = (
    "You refer to 85 offences with Outcome 16.",
    "Your own figure of 85 offences with Outcome 16 is not ours.",
    "According to your e-mail there were 85 offences with Outcome 16.",
    "We note the 85 offences with Outcome 16 which you found on the internet.",
    "Your request gives 85 for Outcome 16.",
    "In your letter you give 85 for Outcome 16.",
    "The 85 offences with Outcome 16 that you mention were recorded in 2019.",
    "Thank you for telling us that 85 offences had Outcome 16.",
    "\u201cThere were 85 offences with Outcome 16\u201d is what was said.",
    "The press reported 85 offences with Outcome 16.",
    "The annual report of the Commissioner has 85 offences with Outcome 16.",
    "It took 3 analysts to count the offences with Outcome 16.",
    "The Home Office counts 85 offences with Outcome 16.",
)
SUPPOSED = (
    "Consider a street with 8 offences, 5 of them with Outcome 16.",
    "Offence number 85 had Outcome 16.",
    "If, say, 5 offences had Outcome 16 in one ward, a person might be identified.",
    "Suppose that 8 offences had Outcome 16 in a village.",
    "A month with 8 offences closed with Outcome 16 would be shown as 8.",
    "For example, 20 offences were closed with Outcome 16.",
    "Typically, 5 offences have Outcome 16.",
)


@pytest.mark.parametrize("said", [*TOLD, *SUPPOSED])
def test_what_the_force_does_not_claim_is_asked(said: str) -> None:
    assert sure(said) == []
    assert reply(said).figures


@pytest.mark.parametrize(
    "said",
    [
        "I can inform you that 62 offences had Outcome 16.",
        "As you requested, 62 offences were closed with Outcome 16.",
        "In answer to your question, 62 offences had Outcome 16.",
        "For the dates that you gave there were 62 offences with Outcome 16.",
        "As you will see, 62 offences had Outcome 16.",
        "62 offences were closed with Home Office Outcome 16.",
        "I would like to advise you that 62 offences were closed with Outcome 16.",
    ],
)
def test_what_the_force_tells_the_requester_is_its_own(said: str) -> None:
    assert sure(said) == [62]


def test_an_example_goes_on_to_the_end_of_its_paragraph_and_below_its_heading() -> None:
    assert sure(OWN, "For example: a force records 50. Of these, 20 had Outcome 16.") == [62]
    assert sure(OWN, "Example", "20 offences had Outcome 16.") == [62]
    assert sure("Answer", OWN) == [62]


def test_the_table_of_the_requester_or_of_an_example_is_asked() -> None:
    own = table("Outcome | 2022", "Outcome 14 | 12", "Outcome 16 | 27")
    other = table("Outcome | 2022", "Outcome 1 | 44", "Outcome 18 | 55")
    for caption in (
        "Figures that the applicant supplied",
        "Your figures, for comparison:",
        "Example of how to read a table",
    ):
        assert sure("Our figures:", own, caption, other) == [12, 27]
    assert sure("Our figures:", own, "Further outcomes:", other) == [12, 27, 44, 55]


def test_a_figure_of_others_does_not_make_that_of_the_force_doubtful() -> None:
    found = {one.value.amount: one.doubts for one in reply(TOLD[0], "We have 62.").figures}
    assert found[62] == ()
    assert OF_OTHERS in found[85]


def test_the_words_of_the_requester_are_told_from_words_to_them() -> None:
    assert is_told(plain("You have stated that it was so."))
    assert not is_told(plain("You wrote to ask how many of the offences had which outcome."))
    assert is_told(plain("You wrote that there were 85 of them."))
    assert not is_told(plain("The criteria which you gave were used."))
    assert not is_told(plain("You gave us the list of outcome numbers and asked for each."))
    assert not is_told(plain("You listed the outcome codes."))
    assert is_told(plain("You gave us the outcomes and their totals."))
    assert is_told(plain("You sent us these figures."))
    assert opens_example("By way of illustration")
    assert not opens_example("The exact number")


def test_a_number_of_no_year_is_asked_where_others_of_its_question_have_one() -> None:
    asked = "1. How many stalking offences were recorded in each of 2021 and 2022, by outcome?"
    said = ("In 2021 there were 62 offences with Outcome 16.", "14 offences had Outcome 18.")
    figures = reply(*said, asked=asked).figures
    assert {one.value.amount: bool(one.doubts) for one in figures} == {62: False, 14: True}
