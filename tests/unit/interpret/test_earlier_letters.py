"""Reviews, corrections and receipts: what an earlier letter said, or the law, answers nothing."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import read_letter
from foi_compare.model import Question, Table
from lettering import dispositions, forces, letter, paragraphs, reading, wordings

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Date: 12 May 2024", "Dear Applicant")
D, H, R, U = "disclosed", "not_held", "refused", "unclear"
ROBBERIES = "1. How many robberies were closed with outcome 18 in 2023?"
OFFICERS = "2. What are the names of the officers?"
ASKED = ("You asked:", ROBBERIES, OFFICERS)

LETTERS: dict[str, tuple[tuple[str | Table, ...], list[tuple[str, str]]]] = {
    "review-that-decides-each": (
        ("INTERNAL REVIEW", *ASKED,
         "On 30 January both questions were refused under section 12(1). You asked for a review.",
         ("I have looked at the request again. For question 1 the decision is overturned: there "
          "were 318 robberies."),
         "For question 2 the decision is upheld, but under section 40(2): the names are exempt."),
        [("1", D), ("2", R)],
    ),
    "review-of-all": (
        ("Review of FOI 4100/24", *ASKED,
         ("The first reply stated that 20,000 records would have to be read, and refused the "
          "request under section 12(1)."),
         "You argue that an answer to question 1 was given to another, and that it was 318.",
         "I uphold the original decision: section 12(1) was correctly applied to the request."),
        [("1", R), ("2", R)],
    ),
    "review-that-lets-all-stand": (
        ("Internal review", *ASKED,
         ("Our response of 2 May 2024 refused both questions under section 12(1), since the cost "
          "limit would be exceeded."),
         "Your complaint is not upheld and the decision stands."),
        [("1", R), ("2", R)],
    ),
    "original-response-under-its-heading": (
        ("Internal review", *ASKED, "Original response", "1. This information is not held.",
         "2. The names are exempt under section 40(2).", "Outcome of the review",
         "1. I overturn the decision. There were 318 robberies.",
         "2. I uphold the decision: section 40(2) applies to the names, which are refused."),
        [("1", D), ("2", R)],
    ),
    "original-response-in-each-answer": (
        ("Outcome of internal review", "Question 1", ROBBERIES.removeprefix("1. "),
         "Original response: This information is not held.",
         "Review: The original response was wrong. There were 318 robberies.",
         "Question 2", "How many burglaries were closed with outcome 14 in 2023?",
         "Original response: 44.", "Review: I have checked this and the figure of 44 stands."),
        [("1", D), ("2", D)],
    ),
    "review-in-columns": (
        ("I have reviewed the reply of 2 May 2024.",
         table("Question | First decision | Review decision",
               f"{ROBBERIES} | Refused, section 12(1) | Overturned. There were 318 robberies.",
               f"{OFFICERS} | Not held | Exempt under section 40(2) of the Act.")),
        [("1", D), ("2", R)],
    ),
    "answer-withdrawn": (
        (*ASKED, "Our response:",
         ("1. In our letter of 2 February we told you that this was not held. That was an error "
          "and is withdrawn. There were 318 robberies."),
         "2. The names are exempt under section 40(2)."),
        [("1", D), ("2", R)],
    ),
    "receipt-that-tells-the-law": (
        (*ASKED,
         ("You will have our reply by 10 June 2024. Should the cost exceed the limit, section 12 "
          "lets us refuse a request; information may be exempt under sections 30 and 40."),
         "Some information is exempt, for instance because it is personal (section 40)."),
        [("1", U), ("2", U)],
    ),
    "mail-that-speaks-of-itself": (
        (*ASKED, "Our response:", "1. 318 robberies.", "2. No information is held.",
         "This e-mail may contain material that is exempt under sections 30, 31 and 40."),
        [("1", D), ("2", H)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LETTERS)
def test_only_what_this_letter_says_answers(kind: str) -> None:
    parts, expected = LETTERS[kind]
    found = letter(*HEAD, *parts)
    come_to = [(one.number, reading(one)) for one in found.questions]
    # Where nothing is asked but what the first reply said, it may be asked whose answer it is.
    assert [one if one[1] != "unclear" else None for one in come_to] == [
        one if told[1] != "unclear" else None for one, told in zip(expected, come_to, strict=True)
    ]


LOOK_ALIKES = {
    "nothing-looks-back": (
        (*ASKED, "Our response:", "1. On 30 January we stated in the paper that there were 318.",
         "2. No information is held."),
        [("1", D), ("2", H)],
    ),
    "the-law-applied-here": (
        (*ASKED,
         ("You will have the names by 10 June 2024. Where the cost would exceed the limit we may "
          "refuse; that is so here, and section 12(1) applies to your request, which is refused.")),
        [("1", R), ("2", R)],
    ),
    "requests-under-review-are-counted": (
        ("You asked:", "1. How many internal reviews upheld the original decision in 2023?",
         "Our response:", "1. There were 318 internal reviews."),
        [("1", D)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_what_looks_alike_answers_all_the_same(kind: str) -> None:
    parts, expected = LOOK_ALIKES[kind]
    assert dispositions(letter(*HEAD, *parts)) == expected


EARLIER = (*HEAD, *ASKED, "Our response:", "1. 318 robberies.", "2. No information is held.")


def later(*parts: str) -> tuple[Question, ...]:
    """Return what two letters of one reply come to, of which the second is of a later day."""
    head = ("Kent Police", "Our reference: FOI 4100/24", "Date: 20 June 2024", "Dear Applicant")
    files = (
        paragraphs(*EARLIER, name="letter.txt"),
        paragraphs(*head, *parts, name="second.txt"),
    )
    return read_letter(files, forces(), wordings()).questions


def test_a_later_letter_that_withdraws_an_answer_stands() -> None:
    first, second = later(
        "Our answer to question 2 is withdrawn, and there are such records.",
        "2. The names are exempt under section 40(2).",
    )
    assert (first.disposition, second.disposition) == (D, R)
    assert second.disposition_status == "accepted"


def test_the_title_of_a_later_letter_answers_nothing() -> None:
    head = ("Kent Police", "Date: 20 June 2024", "Internal review – robberies 2024/31190")
    files = (
        paragraphs(*EARLIER, name="letter.txt"),
        paragraphs(
            *head,
            "Dear Applicant",
            "The number of robberies is upheld: there were 320.",
            name="second.txt",
        ),
    )
    parts = read_letter(files, forces(), wordings()).parts
    (title,) = [part for part in parts if part.segment.text == head[-1]]
    assert not title.numbers


def test_two_letters_of_which_neither_withdraws_are_asked() -> None:
    first, second = later("2. The names are exempt under section 40(2).")
    assert (first.disposition_status, second.disposition_status) == ("accepted", "review")
    assert {H, R} <= {reading.code for reading in second.readings}


def test_the_heading_of_a_review_opens_no_end_of_the_letter() -> None:
    end = ("Internal review", "You may ask for a review within 40 working days.")
    found = letter(*HEAD, *ASKED, "Our response:", "1. 318 robberies.", "2. Not held.", *end)
    assert dispositions(found) == [("1", D), ("2", H)]
