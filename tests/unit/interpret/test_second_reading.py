"""A letter is read again as a whole where the first reading leaves something unexplained."""

from __future__ import annotations

from builders import document
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import Place, TextBlock
from lettering import forces, letter, wordings

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"


def read(*parts: str) -> Letter:
    return letter(*HEAD, *parts, END)


def printed(*blocks: TextBlock) -> Letter:
    return read_letter((document(*HEAD, *blocks),), forces(), wordings())


def answers(found: Letter) -> dict[str, str]:
    return {one.number: one.disposition for one in found.questions}


def texts(found: Letter) -> dict[str, str]:
    return {one.number: one.text for one in found.questions}


def test_numbers_out_of_order_are_those_of_questions() -> None:
    found = read(
        "I have put iii first as it is the shortest.",
        "iii. Assaults on staff recorded in 2023", "There were 45 assaults.",
        "i. How many cameras does the force have?", "2,186 cameras.",
        "ii. How many were worn at the time of the assaults?", "This information is not held.",
    )  # fmt: skip
    assert answers(found) == {"i": "disclosed", "ii": "not_held", "iii": "disclosed"}
    assert texts(found)["ii"].startswith("How many were worn")


def test_numbers_in_brackets_behind_each_other() -> None:
    found = read(
        "Your request read:",
        "(1)(a) How many drones were bought in 2023?", "(1)(b) How many drones were lost?",
        "(2)(a) How many complaints were made?",
        "RESPONSE",
        "(1)(a) and (1)(b) There were none in 2023.", "(2)(a) This information is not held.",
    )  # fmt: skip
    assert answers(found) == {"1a": "nil", "1b": "nil", "2a": "not_held"}


def test_a_noun_of_its_own_numbers_the_questions_of_a_letter() -> None:
    asked = "Element A   The number of reports in 2023\nElement B   The number of suicides"
    found = read(
        "I.  WHAT WAS ASKED", asked, "II.  WHAT WE SAY",
        "Element A.  There were 317 reports in 2023.",
        "Element B.  The force does not hold this information.",
    )  # fmt: skip
    assert answers(found) == {"A": "disclosed", "B": "not_held"}


def test_an_outcome_numbers_no_question() -> None:
    rows = "Outcome 1   12 crimes\nOutcome 2   3 crimes"
    found = read("1. How many crimes had each outcome in 2022 and in 2023?", rows, rows)
    assert list(answers(found)) == ["1"]


def test_questions_and_answers_by_one_letter_each() -> None:
    found = read(
        "The answers are these.",
        "Q. Thefts of bicycles in 2023 (i)\nA. 274 were recorded.",
        "Q. The makes most often hit (ii)\nA. No information is held.",
        "Q. Reward paid for information (iii)\nA. Nothing was paid.",
    )  # fmt: skip
    assert answers(found)["2"] == "not_held"
    assert len(found.questions) == 3


def test_what_is_quoted_twice_answers_what_is_quoted_once() -> None:
    found = read(
        "Your lines begin with one mark, and ours with two.",
        "> 1) How many people were detained in 2023?", ">> 1,527.",
        "> 1a) How many of them were taken to hospital by car?", ">> 688 were.",
        "> 2) How many were children?", ">> None at all.",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "1a": "disclosed", "2": "nil"}


def test_a_request_in_an_annex_is_what_the_letter_answers() -> None:
    found = read(
        "Your request is set out on the last page.",
        "Questions 3 and 2. This information is not held.",
        "Question 1. There were 41 murders.",
        END,
        "Annex: request as received",
        "1. How many murders were there?", "2. How many were closed?", "3. What did it cost?",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "2": "not_held", "3": "not_held"}
    assert texts(found)["1"] == "How many murders were there?"


def test_headings_alone_say_what_was_asked() -> None:
    def titled(title: str, text: str) -> tuple[TextBlock, TextBlock]:
        place = Place(part="body")
        heading = TextBlock(place=place, kind="heading", text=title, bold=True)
        return heading, TextBlock(place=place, kind="paragraph", text=text)

    found = printed(
        *titled("Officers by base", "We hold this but it is exempt under section 31(1)(a)."),
        *titled("Deployments in the year", "611 operations were recorded in 2023."),
        *titled("Makers of the ammunition", "This information is not held."),
    )
    assert answers(found) == {"1": "refused", "2": "disclosed", "3": "not_held"}


def test_a_question_told_in_a_sentence_has_its_answer_behind_it() -> None:
    found = read(
        "Question one asked how many recordings were made on 3 May. 1,918 recordings were made.",
        "Question two wanted the number of cameras. This information is not held.",
    )
    assert answers(found) == {"1": "disclosed", "2": "not_held"}


def test_every_question_that_is_asked_is_kept() -> None:
    found = read(
        "1. Please provide the number of robberies.", "2. Please provide the number of charges.",
        "3. Please provide the ages of victims.", "Response",
        "Question 3", "This information is not held.",
    )  # fmt: skip
    assert list(answers(found)) == ["1", "2", "3"]


def test_the_last_answer_ends_where_the_letter_does() -> None:
    found = read(
        "1. How many robberies were recorded in 2023?", "There were 318 robberies.",
        "2. Will there be more cameras?", "Yes. This was agreed on 12 September.", "Yours,",
        "If you are not happy with this you can ask that it be withheld or refused again.",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "2": "disclosed"}
