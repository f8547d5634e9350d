"""What is said to several questions, or only looks like an answer, is not accepted as one."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Table
from lettering import letter
from unit.interpret.test_whole_reply import reply

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant", "You asked:")
ASKED = (
    "1. How many robberies were recorded in 2023?",
    "2. How many officers are suspected of one?",
    "Response",
)
DENIED = "We are not obliged to say whether we hold anything on this under section 40(5)."
ACCEPTED, REVIEW = "accepted", "review"


def standing(found: Letter) -> list[tuple[str, str]]:
    return [(one.disposition, one.disposition_status) for one in found.questions]


@pytest.mark.parametrize(
    "said",
    [DENIED, "This is exempt under section 31(1)(a) and is withheld."],
    ids=["denial", "refusal"],
)
def test_what_is_kept_back_from_no_question_by_name_may_be_of_one(said: str) -> None:
    assert standing(letter(*HEAD, *ASKED, said)) == [("unclear", REVIEW)] * 2


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            "We neither confirm nor deny under section 40(5) that we hold what you requested.",
            "neither_confirm_nor_deny",
        ),
        ("All of it is exempt under section 31(1)(a) and is withheld.", "refused"),
        ("It would exceed the appropriate limit. Section 12(1) applies.", "refused"),
    ],
    ids=["denial-of-all", "refusal-of-all", "limit-of-the-request"],
)
def test_what_is_kept_back_of_all_that_was_asked_answers_each(said: str, code: str) -> None:
    assert standing(letter(*HEAD, *ASKED, said)) == [(code, ACCEPTED)] * 2


POINTS = table(
    "Point | At first | Upon review",
    "First | Section 12(1) | Overturned, there were 97",
    "Second | No information held | Upheld",
)
COUNTS = table("Kind | Of shops | Of persons", "Robberies | 12 | 97", "Suspects | 3 | 21")


@pytest.mark.parametrize(
    ("told", "status"), [(POINTS, REVIEW), (COUNTS, ACCEPTED)], ids=["cells-keep", "all-given"]
)
def test_a_table_that_keeps_cells_back_is_no_answer_to_all(told: Table, status: str) -> None:
    asked = ("1. How many robberies were recorded in 2023?", "2. How many suspects were there?")
    found = letter(*HEAD, *asked, "Response", "The review is done.", told)
    assert {one.disposition_status for one in found.questions} == {status}


def test_a_table_that_keeps_cells_back_from_its_one_question_answers_it() -> None:
    found = letter(*HEAD, *ASKED[:1], "Response", table("Area | 2023", "A | 12", "B | Not held"))
    assert [one.disposition_status for one in found.questions] == [ACCEPTED]


MASKED = "Numbers below 5 are exempt under section 40(2) and have been withheld."
TWO_PLACES = (
    "1. How many robberies were recorded in Deal?",
    "2. How many robberies were recorded in Hythe?",
    "3. How many robberies were recorded in Lydd?",
    "Response",
)


@pytest.mark.parametrize(
    ("over", "status"), [("Questions 1 and 2", REVIEW), ("Question 1", ACCEPTED)]
)
def test_a_table_of_several_questions_may_be_masked_for_one(over: str, status: str) -> None:
    given = table("Outcome | 2022 | 2023", "Charged | 23 | 14", "Cautioned | 9 | *")
    found = letter(*HEAD, *TWO_PLACES, over, given, MASKED, "Question 3", "44.")
    assert (found.questions[0].disposition_status, found.questions[2].disposition) == (
        status,
        "disclosed",
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("How many of them led to a charge?", ("unclear", REVIEW)),
        ("Which of these offences do you mean?", ("clarification_sought", ACCEPTED)),
    ],
    ids=["asked-again", "asked-back"],
)
def test_a_question_in_an_answer_asks_back_where_it_speaks_to_the_requester(
    said: str, expected: tuple[str, str]
) -> None:
    asked = "1. Faint ohonynt a arweiniodd at gyhuddiad?"
    assert standing(letter(*HEAD, asked, "Response", f"1. {said}")) == [expected]


FEE = (
    "We are able to supply copies. The cost is payable in advance under section 9 of the Act:",
    table("Item | Number | Sum", "A4 pages | 310 | 31", "Plans | 22 | 99"),
    "Please pay by 28 August 2025. Until payment is made the twenty working days are stopped.",
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [("FEES NOTICE", ("unclear", ("fee_notice",))), ("REPLY", ("disclosed", ()))],
)
def test_what_a_fees_notice_counts_discloses_nothing(
    title: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    told = FEE if title != "REPLY" else FEE[1:2]
    (one,) = reply(title, "Kent Police", "Dear Applicant", *told).questions
    assert (one.disposition, tuple(f for f in one.flags if f == "fee_notice")) == expected
