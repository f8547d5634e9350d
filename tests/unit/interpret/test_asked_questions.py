from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import AskedQuestion, FileSettings
from lettering import forces, paragraphs, wordings

ASKED = (
    AskedQuestion(key="all", text="How many crimes of arson were recorded in 2022?"),
    AskedQuestion(key="21", text="How many crimes of arson had Outcome 21 in 2022?", code="21"),
    AskedQuestion(key="22", text="How many crimes of arson had Outcome 22 in 2022?", code="22"),
)
LETTER = """
Kent Police

Request

1. How many crimes of arson had Outcome 22 in 2022?

2. How many crimes of arson were recorded in 2022?

Response

1. 4

2. 30
"""


def read(*texts: str, said: FileSettings | None = None) -> Letter:
    whole = tuple(paragraphs(text, name=f"{n}.txt") for n, text in enumerate(texts))
    return read_letter(whole, forces(), wordings(), said, ASKED)


def test_a_question_of_the_reply_is_tied_to_the_one_that_was_sent() -> None:
    assert [(one.number, one.asked) for one in read(LETTER).questions] == [
        ("1", "22"),
        ("2", "all"),
    ]


def test_outcome_21_is_never_tied_to_a_question_about_outcome_22() -> None:
    found = read(LETTER.replace("Outcome 22", "Outcome 20"))
    assert found.questions[0].asked == ""


def test_a_person_says_which_question_is_which() -> None:
    said = FileSettings(file="*", questions=(("1", "21"), ("2", "22")))
    assert [one.asked for one in read(LETTER, said=said).questions] == ["21", "22"]


def test_a_vanished_question_takes_the_words_of_the_one_it_is_said_to_be() -> None:
    said = FileSettings(file="*", questions=(("2", "21"),))
    (found,) = read("Response\n\nQ2 There were 30 crimes.", said=said).questions
    assert (found.number, found.text, found.code) == ("2", ASKED[1].text, "21")


def test_an_attachment_at_hand_answers_what_the_letter_only_points_to() -> None:
    letter = "Kent Police\n\nDear Requester\n\nRequest\n\n1. How many?\n\nResponse\n\nSee attached."
    assert read(letter).questions[0].disposition == "see_attachment"
    sheet = paragraphs(table("Outcome | Total", "Charged | 3"), name="data.xlsx")
    both = read_letter((paragraphs(letter), sheet), forces(), wordings())
    assert both.questions[0].disposition == "disclosed"


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("How many thefts were recorded in 2022?", "crimes"),
        ("How many thefts had a victim under 18?", "crimes"),
        ("How many rape victims were under 18?", "victims"),
        ("How many people were arrested for burglaries?", "people"),
        ("How many calls about thefts were there?", ""),
        ("Arrests for theft and what became of the person arrested", "arrests"),
        ("The outcomes of the thefts for which arrests were made", ""),
    ],
)
def test_offences_by_name_are_crimes_where_they_are_what_is_counted(
    question: str, unit: str
) -> None:
    assert unit_asked(question) == unit


def test_an_answer_that_joins_two_sentences_is_not_taken_for_the_question():
    letter = paragraphs(
        "1. What training is given to officers?",
        "We follow national guidance, and the published counting rules apply.",
        "2. How many thefts were recorded in 2022?",
        "There were 14 thefts.",
    )
    (first, second) = read_letter((letter,), forces(), wordings()).questions
    assert first.text == "What training is given to officers?"
    assert second.text == "How many thefts were recorded in 2022?"


def test_a_question_printed_twice_in_two_lines_is_one_question():
    asked = "What outcomes were given to crimes of arson between 1st January 2019 and 31st December"
    letter = paragraphs(
        f"1. {asked}\n2021?", f"{asked}\n2021?", table("Outcome | 2019", "Charged | 3")
    )
    (question,) = read_letter((letter,), forces(), wordings()).questions
    assert question.text == f"{asked} 2021?"
