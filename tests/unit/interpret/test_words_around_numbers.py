"""Words around a number that change nothing of what it counts, and those that do."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.units import units_counted
from foi_compare.model import Question
from lettering import letter, matcher, prose

OUTCOME = (
    "How many crimes of arson were recorded as Outcome 21 between 1 January 2021 and "
    "31 December 2023?"
)
BOTH = (
    "How often was Outcome 21 given for arson from 1 January 2021 to 31 December 2023? For each "
    "one please give the place and a description of the parties."
)


def settled(answer: str, question: str = OUTCOME) -> list[tuple[str, float | int | None]]:
    """Return code and number of what is read without a doubt and with a code."""
    found, _ = prose(
        "Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer
    )
    read = [(matcher().match(one.label).code, one) for one in found if not one.doubts]
    return [(code, one.value.amount) for code, one in read if code]


@pytest.mark.parametrize(
    "answer",
    [
        "Our Performance and Analysis Unit has confirmed that there were 59 crimes.",
        "Following consultation with the Crime Management Team I can advise that it was 59.",
        "A member of our disclosure team ran a search and found 59 crimes.",
        "Having checked our Niche system I can confirm that there were 59.",
        "Upon interrogating our crime recording database 59 crimes were found.",
        "The crime system has been interrogated and the result is 59 crimes.",
        "An electronic search was carried out by one of our data analysts, who found 59 crimes.",
        "Happily I am in a position to tell you that the number is 59.",
        "It gives me pleasure to inform you that the number of crimes was 59.",
        "Fully disclosed: 59 crimes.",
        "Held and released in its entirety: 59 crimes.",
        "There were 59 crimes which fit the description you gave.",
        "The search terms you supplied brought back 59 crimes.",
        "In answer to this point: 59.",
        "59 crimes were shown with this outcome against them.",
        "A total of 59 crimes meet your criteria as at today's date.",
        "Across the whole force there were 59.",
        "All told there were 59.",
        "That makes 59.",
        "Please accept 59 as our answer.",
        "According to our Recording Bureau the number is 59.",
        "Data was taken from the live system this week and shows 59 crimes with Outcome 21.",
        "I've spoken with our Data Analyst and she tells me it's 59.",
        "Our crime system, when queried, shows 59.",
        "We are content to release the figure in full, which stands at 59.",
        "Please be advised that the total is 59.",
        "The information is held and is provided to you in full: 59 offences.",
    ],
)
def test_who_counted_and_how_kindly_it_is_said_narrows_nothing(answer: str) -> None:
    assert settled(answer) == [("21", 59)]


@pytest.mark.parametrize(
    "answer",
    [
        "59 crimes come within the first limb of the question.",
        "In answer to the first part there were 59 crimes.",
        "59 crimes were recorded by the Performance Department.",
        "Crimes checked by the registrar: 59.",
        "59 crimes have been audited by the registrar.",
        "Our analysts have confirmed that 59 crimes were wrongly recorded.",
        "Our Rape Investigation Team recorded 59 crimes.",
        "59 crimes were found on the database of the National Crime Agency.",
        "59 crimes are held on Niche but not on Athena.",
        "An initial search returned 59 crimes.",
        "A keyword search returned 59 crimes.",
        "59 crimes were committed using a computer system.",
        "59 crimes were found by searching a suspect's computer.",
        "59 cases had full admissions.",
        "59 of them were repeat victims.",
        "59 crimes were carried out by them.",
        "59 crimes were recorded against children.",
        "59 crimes had this outcome recorded against the victim.",
        "The 59 crimes you listed were recorded.",
        "59 crimes were put to them.",
        "59 crimes took place in the whole of the county town.",
        "We believe the answer to be 59 crimes.",
        "59 crimes, yet some details cannot be relied upon.",
    ],
)
def test_words_that_may_narrow_what_is_counted_stay_a_doubt(answer: str) -> None:
    assert settled(answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "59 crimes were not closed with this outcome.",
        "59 crimes weren't given the outcome.",
        "59 crimes did not receive the outcome.",
        "Not counting attempts, there were 59 crimes.",
    ],
)
def test_a_number_of_what_did_not_have_the_outcome_is_not_that_of_the_outcome(answer: str) -> None:
    assert settled(answer) == []


def test_a_denial_in_the_question_or_of_none_at_all_is_no_doubt() -> None:
    asked = "How many crimes of arson recorded as Outcome 21 in 2022 were not filed in that year?"
    assert settled("There were 59 crimes which were not filed.", asked) == [("21", 59)]
    assert settled("There weren't any.") == [("21", 0)]


@pytest.mark.parametrize("question", [OUTCOME, BOTH])
def test_a_number_whose_details_the_next_clause_keeps_back_is_an_answer(question: str) -> None:
    answer = "We recorded 93 crimes; however, the names are withheld under Section 40(2)."
    assert settled(answer, question) == [("21", 93)]


@pytest.mark.parametrize(
    "answer",
    [
        "93 crimes are exempt, but the details are withheld.",
        "93 crimes were recorded, but the locations are exempt by virtue of Section 31(1).",
        "The total was 93, although details of each cannot be given.",
        "93 crimes had a suspect, but the names are withheld under Section 40(2).",
        "93 crimes were recorded, but the details would exceed the limit: Section 12(1).",
        "93 crimes would have to be read, but the details are exempt under Section 40(2).",
        "We withhold the details of 93 crimes.",
    ],
)
def test_a_number_that_stands_in_the_sentence_of_a_refusal_is_asked(answer: str) -> None:
    assert settled(answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "12 of the crimes were closed with this outcome.",
        "12 have been recorded.",
        "12 is the number.",
        "12 can be confirmed.",
    ],
)
def test_a_count_that_opens_a_sentence_numbers_nothing(answer: str) -> None:
    assert settled(answer) == [("21", 12)]


def test_a_number_before_a_question_numbers_it() -> None:
    found = letter(
        "Kent Police",
        "Request",
        f"1 {OUTCOME}",
        "2 Is the force policy public?",
        "3 Could you send me a copy of it?",
        "Response",
        "1. There were 12 crimes.",
        "2. Yes.",
        "3. It is attached.",
    )
    assert [one.number for one in found.questions] == ["1", "2", "3"]


def _two_points(answer: str, *more: str) -> tuple[tuple[Question, ...], list[float | int | None]]:
    parts = (
        "Kent Police",
        "Your request was for:",
        f"- {OUTCOME}",
        "- Any terms of reference.",
        "Our response is as follows.",
        "Point 1:",
        answer,
        *more,
        "Point 2:",
        "None held.",
    )
    figures, _ = prose(*parts)
    amounts = [one.value.amount for one in figures if one.question == "1"]
    return letter(*parts).questions, amounts


def test_a_lone_number_with_a_stop_is_the_answer_to_its_question() -> None:
    questions, amounts = _two_points("8.")
    assert questions[0].disposition == "disclosed"
    assert amounts == [8]


def test_a_lone_number_above_words_numbers_them() -> None:
    _, amounts = _two_points("8.", "We do not record this.")
    assert amounts == []


@pytest.mark.parametrize(
    "said",
    [
        "In 8 no suspect was identified.",
        "The victim did not support action in 8.",
        "No suspect has been identified in 8.",
    ],
)
def test_the_people_of_an_outcome_are_not_what_is_counted(said: str) -> None:
    assert units_counted(said) == frozenset()


def test_people_who_are_counted_are() -> None:
    assert units_counted("8 suspects were identified.") == {"people"}
