"""Letters that hold a requester off: a receipt, a delay, a promise of an answer."""

from __future__ import annotations

import pytest

from foi_compare.interpret.whole_letter.letter import Letter
from lettering import letter, reading

HOW = "What is the process by which a crime is closed, and who has the final say?"
DETAILS = "What was the occupation of each suspect?"
DOCUMENT = "A copy of the force policy on closing crimes early"
COUNT = "How many crimes of arson were recorded as Outcome 21 in 2022?"


def whole(text: str) -> Letter:
    return letter(
        "Kent Police", "Our ref: FOI 1234/25", "Dear Requester", text, "Yours sincerely", "FOI Unit"
    )


def disposition(answer: str, question: str) -> str:
    found = letter("Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer)
    (only,) = found.questions
    return only.disposition


@pytest.mark.parametrize(
    "text",
    [
        (
            "Thanks for your message. Your request has reached us and a colleague will be looking "
            "at it. You should hear from us by 14 March 2025."
        ),
        (
            "I regret that a response has not yet been finalised. We are working to complete it "
            "and hope to have it with you by 14 March 2025."
        ),
        (
            "Unfortunately, we have been unable to complete our response within 20 working days. A "
            "full response will follow."
        ),
        (
            "Unfortunately we are still waiting for information from a department and so cannot "
            "yet respond. We apologise for this delay."
        ),
        (
            "Due to a backlog of requests our reply to you is late. We are doing all we can to get "
            "it to you by 14 March 2025."
        ),
        "I am writing to let you know that your request is in the queue to be dealt with.",
        (
            "Your request remains outstanding. We have chased the department concerned and will be "
            "in contact once we have heard from them."
        ),
        (
            "Holding reply: the exemption that we think may be engaged calls for the public "
            "interest to be weighed, and we need until 14 March 2025 to do it."
        ),
        "We acknowledge your request of 2 February 2025. A reply is due by 3 March 2025.",
        (
            "This is an interim reply. We're awaiting data from the Crime Registrar and hope to "
            "reply fully next week."
        ),
        (
            "Just to let you know that we got your request and one of the team has it. You'll get "
            "our answer by 14 March 2025."
        ),
    ],
)
def test_a_letter_that_only_holds_off_is_unclear_and_says_so(text: str) -> None:
    (only,) = whole(text).questions
    assert (only.disposition, only.flags) == ("unclear", ("acknowledgement",))


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (HOW, "I apologise for the delay in responding. A supervisor signs it off.", "disclosed"),
        (HOW, "The victim will receive a letter within five working days.", "disclosed"),
        (HOW, "Officers aim to see the victim within five days of the report.", "disclosed"),
        (DOCUMENT, "We apologise for the late response. No such document is held.", "not_held"),
        (DOCUMENT, "I am sorry for the delay, a backlog. A copy is attached.", "see_attachment"),
        (DOCUMENT, "The policy has not yet been finalised and so is not held.", "not_held"),
        (DOCUMENT, "The guidance is still being drafted; we do not hold a copy.", "not_held"),
        (DETAILS, "It is not possible to answer within the time limit of 18 hours.", "refused"),
        (DETAILS, "We regret the delay. This is exempt under Section 40(2).", "refused"),
        (DETAILS, "Information on staffing is not held.", "not_held"),
        (DETAILS, "We are awaiting your clarification.", "clarification_sought"),
        (COUNT, "Apologies for the delay. There were 59 crimes.", "disclosed"),
    ],
)
def test_an_answer_that_comes_late_is_an_answer(question: str, answer: str, expected: str) -> None:
    assert disposition(answer, question) in {expected, "unclear"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Pursuant to Section 1(3) of the Freedom of Information Act 2000 Kent Police asks for "
            "further particulars so as to find what you want. State the years, please."
        ),
        "Thanks for your e-mail. What do you mean by 'disposed of'? It could be read in two ways.",
        "We cannot act on your request as it stands. Tell us (1) which offence and (2) the years.",
        "Your letter does not tell us what you are after. Please write again saying so.",
        "We need to understand your request better. It is suspended until you tell us more.",
        "Before work can begin we need to know two things: the dates, and the area.",
        (
            "We refer to your request and ask that you supply the following so that the "
            "information may be located: (a) dates; (b) police district."
        ),
        "The Force is unable to determine what information is being requested. Please specify.",
    ],
)
def test_a_letter_that_asks_back_under_the_act_is_no_small_print(text: str) -> None:
    (only,) = whole(text).questions
    assert reading(only) == "clarification_sought"


@pytest.mark.parametrize(
    "answer",
    [
        "We would ask that you be more precise about the sort of incident that interests you.",
        "Your request does not contain enough detail for this to be located. Please supply dates.",
        "In its current form this cannot be searched for. Please rephrase.",
        "You have not specified a time frame. Please do so.",
        "It is not apparent from your wording whether suspects are meant. Can you confirm?",
    ],
)
def test_what_is_asked_back_below_a_question_is_no_part_of_it(answer: str) -> None:
    found = letter(
        "Kent Police",
        "Dear Requester",
        f"1. {DETAILS}",
        answer,
        f"2. {COUNT}",
        "There were 59 crimes.",
        "Yours sincerely",
    )
    assert [one.disposition for one in found.questions] == ["clarification_sought", "disclosed"]
    assert found.questions[0].text == DETAILS


def test_a_requester_who_offers_to_refine_asks_nothing_back() -> None:
    found = letter(
        "Kent Police",
        "Request",
        f"1. {COUNT} If this question is too broad please tell me.",
        "Response",
        "1. There were 59 crimes.",
    )
    assert [one.disposition for one in found.questions] == ["disclosed"]


def test_a_question_that_runs_into_what_was_asked_back_is_a_question() -> None:
    found = letter(
        "Kent Police",
        "You asked for the following:",
        f"1. {DETAILS}",
        "2. Number of arson offences closed with Outcome 21, 1 April 2020 to 31 March 2023"
        "\nWe wrote to you to ask:\nCan you confirm which date you would like?",
        "You responded:\nThe date on which it was recorded, please.",
        "Response",
        "1. This is not held.",
        "2. There were 12 crimes.",
    )
    assert [(one.number, one.disposition) for one in found.questions] == [
        ("1", "not_held"),
        ("2", "disclosed"),
    ]
