"""Which list of a letter numbers its questions, and lists that look alike."""

from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.model import Table, TextBlock
from lettering import letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
COMPLAIN = "If you are not satisfied you may ask for an internal review."


def quoted(text: str) -> TextBlock:
    return paragraph(text, "quoted")


def numbers(*parts: str | Table | TextBlock) -> list[str]:
    return [one.number for one in letter(*HEAD, *parts).questions]


def said(number: str, *parts: str | Table | TextBlock) -> str:
    question = letter(*HEAD, *parts).question(number)
    assert question is not None
    return question.disposition


PARAGRAPHS = (
    "1. I refer to your request of 3 May about stolen caravans.",
    "2. You asked us for the following:",
    "(a) how many caravans were stolen in 2023",
    "(b) how many were found again",
    "3. As to (a), 318 caravans were stolen.",
    "4. As to (b), this information is not held by the force.",
    f"5. {COMPLAIN}",
)
POINTS = (
    "1. You asked for a review of our reply about caravans.",
    "2. Your questions were (i) how many caravans were stolen, and (ii) how many were found again.",
    "3. As to (i), 318 caravans were stolen.",
    "4. As to (ii), this information is not held by the force.",
    f"5. {COMPLAIN}",
)
NESTED = (
    "You asked for the following information:",
    "1. Caravans stolen in 2023", "a) How many were stolen?", "318",
    "b) How many were found again?", "44",
    "2. The year 2022", "a) As 1a", "201", "b) As 1b", "39",
)  # fmt: skip
DASHES = (
    "Your request about caravans is answered here.",
    "- Number of caravans stolen", "There were 318.",
    "- Number of caravans found again", "Nil.",
    "- Names of the owners", "These are exempt under section 40(2) of the Act.",
)  # fmt: skip
MAIL = (
    "We have received your message and will reply by 5 November.",
    quoted("From: A Person\nSent: 7 October 2025\nSubject: caravans"),
    quoted("A/ how many caravans were stolen"),
    quoted("B/ how many were found again"),
)

LISTS: dict[str, tuple[tuple[str | Table | TextBlock, ...], list[str]]] = {
    "letters-in-a-paragraph-of-the-letter": (PARAGRAPHS, ["a", "b"]),
    "points-in-a-sentence-of-such-a-paragraph": (POINTS, ["i", "ii"]),
    "a-sentence-that-is-a-question-with-points": (
        ("Question 1. How many caravans were stolen?", "318.",
         "Question 2. How many of these were closed (a) with outcome 16 (b) with outcome 18?",
         "(a) 36", "(b) 59"),
        ["1", "2a", "2b"],
    ),
    "letters-that-begin-again-below-the-next-number": (NESTED, ["1a", "1b", "2a", "2b"]),
    "decimals-without-a-mark": (
        ("You asked for", "1.1  the number of caravans stolen\n1.2  the number of boats stolen",
         "This information is not held by the force."),
        ["1.1", "1.2"],
    ),
    "decimals-alone-in-cells": (
        (table("No. | You asked | Our response", "1 | Number of caravans stolen | 318",
               "1.1 | How many of these were found | 44"),),
        ["1", "1.1"],
    ),
    "dashes-with-answers-beneath": (DASHES, ["1", "2", "3"]),
    "letters-that-go-on-below-a-table": (
        ("You asked:", "(a) How many caravans were stolen, by year?",
         table("Year | Caravans", "2023 | 318", "2024 | 201"),
         "(b) Names of the owners of each caravan", "These are exempt under section 40(2)."),
        ["a", "b"],
    ),
    "answers-by-number-to-questions-not-printed": (
        ("I answer your questions by their numbers.", "Question 2: 37", "Question 3: Not held.",
         "Question 1 concerns caravans, on which we hold no information."),
        ["2", "3", "1"],
    ),
    "a-mail-below-a-letter-that-asks-nothing": (MAIL, ["A", "B"]),
    "dashes-in-a-letter-that-only-receives": (
        ("Thank you for your email. It reads:", "- how many caravans were stolen",
         "- how many were found again",
         "Your request has been received and you will hear from us within 20 working days."),
        ["1", "2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_the_list_that_asks_numbers_the_questions(name: str):
    parts, expected = LISTS[name]
    assert numbers(*parts) == expected


ALIKE: dict[str, tuple[tuple[str | Table | TextBlock, ...], list[str]]] = {
    "paragraphs-that-each-tell-a-question": (
        ("1. You asked how many caravans were stolen. There were 318.",
         "2. You asked how many boats were stolen. There were 44.",
         "3. You asked how many were found again. This is not held."),
        ["1", "2", "3"],
    ),
    "points-of-the-law": (
        ("You asked:", "1. How many caravans were stolen?", "318",
         "Section 17 obliges us, when refusing, to (a) state that fact and (b) say why."),
        ["1"],
    ),
    "notes-below-a-table": (
        ("You asked:", "1. How many caravans were stolen, by year?",
         table("Year | Caravans", "2023 | 318", "2024 | 201"),
         "(a) The year runs from April.", "(b) Caravans let for hire are included."),
        ["1"],
    ),
    "dashes-of-an-answer": (
        ("You asked how many caravans were stolen.", "There were 318, of which:",
         "- 120 were stolen in Ashford", "- 198 were stolen elsewhere",
         "- none was found again"),
        ["1"],
    ),
    "a-mail-of-the-force-below": (
        ("We have received your message and will reply by 5 November.",
         quoted("From: Kent Police\nSent: 7 October 2025\nSubject: caravans"),
         quoted("1) how many caravans do you mean?"), quoted("2) which years?")),
        ["1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALIKE)
def test_what_looks_alike_numbers_none(name: str):
    parts, expected = ALIKE[name]
    assert numbers(*parts) == expected


def test_each_paragraph_answers_the_point_that_it_names():
    first, second = letter(*HEAD, *PARAGRAPHS).questions
    assert first.statement == "318 caravans were stolen."
    assert second.disposition == "not_held"
    assert said("ii", *POINTS) == "not_held"


def test_each_dash_has_the_answer_beneath_it():
    assert [one.disposition for one in letter(*HEAD, *DASHES).questions] == [
        "disclosed", "nil", "refused",
    ]  # fmt: skip


def test_what_is_said_to_a_number_is_said_to_the_questions_below_it():
    parts = (
        "Your request reads:",
        "1. Caravans", "1.1 How many were stolen?", "1.2 How many were found again?",
        "2. Boats", "2.1 The number of boats stolen", "2.2 The names of their owners",
        "Our reply is as follows.", "1.1 318", "1.2 44",
        "For part 2, this information is not held by the force.",
    )  # fmt: skip
    assert [said(number, *parts) for number in ("2.1", "2.2")] == ["not_held", "not_held"]


def test_what_has_the_numbers_of_the_mail_below_answers_it() -> None:
    parts = (
        "Q1(a). Attached, see the tab Kent.",
        "Q1(b). Attached, same file.",
        "Q2. No information is held. Highways may have it.",
        "Q3. None.",
        "Annex: CARAVANS_2.xlsx",
        quoted("From: A Person\nSent: 7 October 2025\nSubject: caravans"),
        quoted("Q1 Caravans stolen in 2024 (a) in Kent, (b) elsewhere."),
        quoted("Q2 Lanes closed because of a caravan."),
        quoted("Q3 How many owners were charged?"),
    )
    assert numbers(*parts) == ["1a", "1b", "2", "3"]
    assert said("1a", *parts) == "see_attachment"
    assert said("2", *parts) == "not_held"
    assert said("3", *parts) != "see_attachment"
