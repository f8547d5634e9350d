from __future__ import annotations

import pytest

from foi_compare.model import Question
from lettering import letter, reading

COUNT = "How many crimes of arson were recorded as Outcome 21 in 2022?"
PLACES = "How many crimes of arson were recorded as Outcome 21 in 2022, and where was each?"
DETAILS = "Which police stations dealt with them?"
DOCUMENT = "Please send me your policy on arson."
OPENING = "Thank you for your request of 4 May 2024. I respond on behalf of the force as follows."


def answered(answer: str, question: str) -> Question:
    found = letter("Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer)
    (only,) = found.questions
    return only


@pytest.mark.parametrize(
    "answer",
    [
        "We could not make sense of this and would be grateful if you would put it another way.",
        "You have not said which period you mean. Please do so, and we will make a start.",
        "Which districts do you wish to be covered? We shall wait to hear from you.",
        "Please let me know if you require crimes or convictions.",
        "1. Your question is rather broad. Would you be good enough to narrow it?",
        "Your dates are incomplete. Please supply one.",
    ],
)
def test_an_answer_that_gives_nothing_may_ask_back_in_any_words(answer: str) -> None:
    assert answered(answer, DETAILS).disposition == "clarification_sought"


@pytest.mark.parametrize(
    "answer",
    [
        "They tell me that nothing of the sort is kept.",
        "Kent Police has no formal written policy for this subject.",
        "No local policy. Officers follow the national guidance.",
        "It was never committed to paper.",
        "Please be informed that no minutes were taken.",
        "There is currently no policy in place. It may change.",
        "Please find set out below our response.\n\nThere is no policy in place.",
        "Please note that we do not have minutes of these meetings.",
        "None.",
        "This information is held by another agency and not by us.",
        "After a search no documents about Outcome 21 were found.",
    ],
)
def test_an_answer_that_gives_nothing_may_lack_it_in_any_words(answer: str) -> None:
    assert answered(answer, DOCUMENT).disposition in {"not_held", "unclear"}


@pytest.mark.parametrize(
    "answer",
    [
        "Officers at three stations in the north of the county.",
        "The decision is taken by a supervisor of the rank of sergeant or above.",
        "A sergeant. There are no others who may do so.",
        "We follow the national rules. These are not changed locally.",
        "Training is given in the first month. It is not repeated.",
    ],
)
def test_words_that_tell_something_disclose_it(answer: str) -> None:
    assert answered(answer, DETAILS).disposition in {"disclosed", "unclear"}


def test_a_crime_of_many_words_that_had_an_outcome_not_once_is_zero() -> None:
    said = "No possession of a bladed article crimes had Outcome 21 in that period."
    assert answered(said, COUNT).disposition == "nil"
    assert (
        answered("In 2022 no arson crime has had Outcome 21 applied.", COUNT).disposition == "nil"
    )


def test_neither_of_our_systems_is_no_zero() -> None:
    said = "Neither of our systems lets us search for it. It exceeds the limit in Section 12(1)."
    assert answered(said, DETAILS).disposition == "refused"


@pytest.mark.parametrize(
    "answer",
    [
        "To say more is refused (s12(1)). What we can say is that 59 crimes had this outcome.",
        "59 crimes, but the locations cannot be supplied as Section 12(1) applies.",
        "59 crimes. Locations would mean a trawl of 4,210 records: section 12(1) is engaged.",
        "The total was 59. Locations would need a manual review and Section 12(1) is engaged.",
        "Total: 59. For the rest Section 12(1) is engaged, as 4,210 papers would need a search.",
        "We have given the total number (59), however locations are withheld under Section 31(1).",
        "We recorded 59 crimes and are withholding the details under Section 30(1).",
        "There were 59 crimes; where each was is unknown to us, for it is not recorded.",
    ],
)
def test_a_number_with_the_other_half_kept_back_is_a_part_of_the_answer(answer: str) -> None:
    assert reading(answered(answer, PLACES)) == "partial"


def test_whether_no_further_details_are_a_part_that_is_lacking_is_asked() -> None:
    found = answered("59 crimes were recorded, but no further details are held.", PLACES)
    assert {one.code for one in found.readings} >= {"partial", "disclosed"}


def test_the_crimes_that_would_have_to_be_searched_are_no_part_of_the_answer() -> None:
    said = "4,210 crimes. To read each would take 701 hours and Section 12(1) applies."
    assert answered(said, COUNT).disposition in {"refused", "unclear"}


@pytest.mark.parametrize("section", ["31(3)", "40(5B)", "23(5)"])
def test_a_section_that_frees_from_confirming_refuses_nothing_else(section: str) -> None:
    found = answered(f"Section {section} is engaged for this question.", DETAILS)
    assert (found.disposition, found.exemptions) == ("neither_confirm_nor_deny", (section,))


def test_a_section_needs_no_word_before_it() -> None:
    found = answered("A confirmation or denial would be harmful. 31(3) applies.", DETAILS)
    assert (found.disposition, found.exemptions) == ("neither_confirm_nor_deny", ("31(3)",))


def test_anything_further_is_other_information() -> None:
    found = answered(
        "There were 3 crimes. Should there be anything further, we neither confirm nor deny it: "
        "Section 31(3).",
        COUNT,
    )
    assert found.disposition == "disclosed"


@pytest.mark.parametrize(
    "answer",
    [
        "We have logged your request and passed it on. Please quote the number above.",
        "I am sorry that we have not yet been able to answer you. We hope to do so by 3 June 2024.",
        "The force needs more time in which to consider the public interest.",
        "This is to confirm that we got your request on 1 April. It has the number above.",
        "A qualified exemption is being considered and the time limit has been extended.",
        "This is an automated reply; please do not answer it.",
    ],
)
def test_a_letter_that_answers_no_question_discloses_nothing(answer: str) -> None:
    found = letter("Kent Police", "Dear Requester", OPENING, answer, "Yours sincerely")
    assert [one.disposition for one in found.questions] == ["unclear"]


def test_the_remarks_below_an_answer_do_not_decide_it() -> None:
    found = answered(
        "Could you give a time frame?\n\nPlease note that the data come from a live system.",
        DETAILS,
    )
    assert found.disposition == "clarification_sought"


@pytest.mark.parametrize(
    "answer",
    [
        "We cannot start on this. Which crimes do you mean? Until you have told us, no time runs.",
        "Before we can proceed, please can you confirm which crimes you would like us to search?",
        "There is one thing that we must ask you first: are these to be by the date of the crime?",
    ],
)
def test_a_letter_that_repeats_no_question_may_ask_what_is_meant(answer: str) -> None:
    found = letter(
        "Kent Police", "Dear Requester", "Thank you for your request.", answer, "Yours sincerely"
    )
    assert [one.disposition for one in found.questions] == ["clarification_sought"]


def test_the_number_of_forces_in_a_remark_gives_nothing() -> None:
    found = answered(
        "This is not held.\n\nThe rules leave room, and no two forces count alike.", DETAILS
    )
    assert found.disposition == "not_held"


def test_a_question_that_the_answer_opens_with_is_answered_by_no() -> None:
    found = answered("Held by Kent Police? No.", DOCUMENT)
    assert found.disposition in {"not_held", "unclear"}


def test_no_record_is_made_of_the_rest() -> None:
    said = "59 crimes. No record is made of the other matters that you mention."
    assert answered(said, PLACES).disposition == "partial"


def test_the_reckoning_of_a_cost_beside_an_explained_section_refuses() -> None:
    found = answered(
        "Section 12(1) of the Act allows that authorities do not have to comply with a request if "
        "the cost exceeds the limit. It would take about 88 hours to answer this question.",
        DETAILS,
    )
    assert (found.disposition, found.exemptions) == ("refused", ("12(1)",))


def test_a_line_that_ends_in_its_value_is_no_question() -> None:
    found = letter("Kent Police", "Response", "Q1", "Total crimes of arson with Outcome 10: 274")
    assert [(one.number, one.disposition) for one in found.questions] == [("1", "disclosed")]
