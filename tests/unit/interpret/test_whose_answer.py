"""Whose answer a passage is that cites no number: by order, by subject, or nobody's for certain."""

from __future__ import annotations

import pytest

from lettering import dispositions, letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant", "You asked:")
D, H, R = "disclosed", "not_held", "refused"
ROBBERIES = "1. How many robberies were closed with outcome 18 in 2023?"
BURGLARIES = "2. How many burglaries were closed with outcome 14 in 2023?"
OFFICERS = "2. What are the names of the officers?"
VICTIMS = "3. What are the names of the victims?"
EXEMPT = "the names are personal data and exempt under section 40(2)."

ANSWERED = {
    "remaining": (
        (ROBBERIES, OFFICERS, VICTIMS, "Our response:", "1. There were 318 robberies.",
         f"For the remaining questions, {EXEMPT}"),
        [("1", D), ("2", R), ("3", R)],
    ),
    "by-order-in-one-paragraph": (
        (ROBBERIES, OFFICERS, "Response", ("In relation to your first question, there were 318 "
         f"robberies. In relation to your second question, {EXEMPT}")),
        [("1", D), ("2", R)],
    ),
    "by-subject": (
        (ROBBERIES, BURGLARIES, "Response", "As regards robberies, there were 318.",
         "As regards burglaries, no information is held."),
        [("1", D), ("2", H)],
    ),
    "a-paragraph-for-each": (
        (ROBBERIES, BURGLARIES, "Response", "There were 318 robberies with outcome 18.",
         "No information is held about burglaries."),
        [("1", D), ("2", H)],
    ),
    "the-rest-under-a-heading": (
        (ROBBERIES, OFFICERS, VICTIMS, "Response", "Questions robberies",
         "There were 318.", "Questions rest", "The names are exempt under section 40(2)."),
        [("1", D), ("2", R), ("3", R)],
    ),
    "ranges": (
        (ROBBERIES, BURGLARIES, "3. How many thefts were closed with outcome 16 in 2023?",
         "4. What are the names of the officers?", "Our response:", "Questions 1 to 3",
         "This information is not held by the force.", "Question 4", f"For this, {EXEMPT}"),
        [("1", H), ("2", H), ("3", H), ("4", R)],
    ),
    "all-of-them": (
        (ROBBERIES, BURGLARIES, "Response",
         "Your request is refused as a whole: section 14(1) applies, since it is vexatious.",
         "In fourteen months you have sent us 46 messages."),
        [("1", R), ("2", R)],
    ),
    "sections-named-after-their-answers": (
        (ROBBERIES, OFFICERS, "Our response:", "1. 318 robberies.",
         "2. Section 40(2) applies to the names, which are exempt."),
        [("1", D), ("2", R)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", ANSWERED)
def test_a_passage_answers_the_questions_that_it_speaks_to(shape: str) -> None:
    parts, expected = ANSWERED[shape]
    found = letter(*HEAD, *parts)
    assert dispositions(found) == expected
    assert {one.disposition_status for one in found.questions} == {"accepted"}


IN_DOUBT = {
    "two-passages-about-neither": (
        ROBBERIES, BURGLARIES, "Response", "There were 318 of them.",
        "This information is not held.",
    ),
    "both-about-the-first": (
        ROBBERIES, BURGLARIES, "Response", "There were 318 robberies.",
        "The places of the robberies are exempt under section 40(2).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", IN_DOUBT)
def test_whose_answer_it_is_is_asked_where_nothing_tells(shape: str) -> None:
    for one in letter(*HEAD, *IN_DOUBT[shape]).questions:
        assert (one.disposition, one.disposition_status) == ("unclear", "review")
        assert {"disclosed", "unclear"} <= {reading.code for reading in one.readings}


def test_a_number_that_two_questions_have_is_asked() -> None:
    found = letter(
        *HEAD, ROBBERIES, BURGLARIES, "1. How many thefts were closed with outcome 16 in 2023?",
        "Our response:", "1. 318.", "2. 44.",
    )  # fmt: skip
    first, second = found.questions
    assert (first.disposition_status, second.disposition_status) == ("review", "accepted")
    assert "two questions have the number 1" in first.readings[-1].why


def test_a_part_cited_by_its_letter_in_the_summary() -> None:
    found = letter(
        "Kent Police", "Dear Applicant", "Your request was in two parts.",
        "Part A: how many robberies were closed with outcome 18 in 2023?",
        "Part B: what are the names of the officers?", "Decision",
        "We disclose the whole of Part A. We withhold the whole of Part B under section 40(2).",
        "Part A", "318 robberies.",
    )  # fmt: skip
    assert dispositions(found) == [("A", "disclosed"), ("B", "refused")]
