"""What replies.csv says of an answer from which no number stands."""

from __future__ import annotations

from builders import table
from foi_compare.checks import run_checks
from foi_compare.interpret import interpret
from foi_compare.model import Block, Question, Settings
from foi_compare.observe import flag_answers, observe
from lettering import forces, matcher, paragraphs, wordings

ASKED = (
    "Kent Police\n\nDear requester\n\nRequest\n\n1. How many burglaries ended in each outcome?"
    "\n\n2. How many dogs have you?\n\nResponse\n\n1."
)
OUTCOMES = table("Outcome | 2022", "Charged/Summonsed | 12", "Community resolution | 30")
UNSURE = table("Outcome | 2022", "Caution | 12", "Evidential difficulties | 30")
ETHNICITY = table("Ethnicity | 2022", "White | 12", "Asian | 3", "Black | 4")
RANKS = table("Rank | Number", "Constable | 12", "Sergeant | 30")
CONTACTS = table("Contact | Number", "Disclosure unit | 01622 690690", "Fax | 01622 654321")


def judged(*answer: Block | str) -> tuple[tuple[Question, ...], list[str]]:
    """Return the questions as they are published and the checks that fail."""
    (reply,) = interpret(
        (paragraphs(ASKED, *answer, "2. There are 14 dogs."),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    observations, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    reply = flag_answers(reply, observations)
    findings = run_checks(reply, observations, matcher().codes)
    return reply.questions, [one.check for one in findings if not one.passed]


def said(*answer: Block | str) -> tuple[str, tuple[str, ...]]:
    """Return disposition and flags of the question about outcomes."""
    (first, second), _ = judged(*answer)
    assert second.flags == ()
    return first.disposition, first.flags


def test_tables_about_something_else_disclose_and_are_said_to_be_set_aside() -> None:
    assert said(ETHNICITY) == ("disclosed", ("figures_set_aside",))
    assert judged(ETHNICITY)[1] == ["outcomes_given", "table_set_aside"]


def test_numbers_that_all_wait_for_a_person_are_said_to_be_in_review() -> None:
    assert said(UNSURE) == ("disclosed", ("figures_in_review",))
    assert said("There were 14 arrests for burglary.")[1][-1:] == ("figures_in_review",)
    assert judged(UNSURE)[1] == []


def test_an_answer_of_which_a_number_stands_has_no_flag() -> None:
    assert said(OUTCOMES) == ("disclosed", ())
    assert said(ETHNICITY, OUTCOMES) == ("disclosed", ())


def test_a_question_about_something_else_asks_for_no_outcomes() -> None:
    (_, second), failed = judged(OUTCOMES, "2.", RANKS)
    assert (second.disposition, second.flags, failed) == ("disclosed", (), [])


def test_a_refusal_is_no_answer_whose_numbers_are_missing() -> None:
    refused = "This information is exempt under section 31(1) of the Act."
    assert said(refused) == ("refused", ())


def test_telephone_numbers_in_a_table_disclose_nothing() -> None:
    assert said(CONTACTS) == ("unclear", ())
    assert said("The unit can be reached as follows:", CONTACTS)[0] == "unclear"
