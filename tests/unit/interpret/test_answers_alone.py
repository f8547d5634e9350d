"""A letter that repeats no question, and answers in running text."""

from __future__ import annotations

from builders import document, table
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from lettering import forces, letter, wordings

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
THANKS = "Thank you for your letter of 3 March about the police dogs."
GIVEN = "There were 14 dogs at the end of 2023, nine of them trained to find explosives."
MORE = "The dogs were on duty at 47 football matches last season, 29 of them at Priory Park."
REFUSED = (
    "The addresses of the handlers are refused under section 40(2), as they are personal "
    "information."
)
END = "Yours faithfully"


def readings(found: Letter) -> list[list[str]]:
    return [[one.code for one in question.readings] for question in found.questions]


def test_each_passage_that_answers_something_is_asked_about() -> None:
    found = letter(*HEAD, THANKS, GIVEN, REFUSED, MORE, END)
    given, kept = ["disclosed", "unclear"], ["refused", "unclear"]
    assert readings(found) == [given, kept, given]
    assert {one.disposition for one in found.questions} == {"unclear"}


def test_a_refusal_that_goes_on_is_that_of_the_passage_above() -> None:
    again = "Section 31(1)(a) applies as well, and these are refused for that reason too."
    found = letter(*HEAD, THANKS, GIVEN, REFUSED, again, MORE, END)
    assert len(found.questions) == 3


def test_a_request_that_is_refused_as_a_whole_has_no_answers_of_its_own() -> None:
    whole = "Your request is refused under section 14(1), as it is vexatious."
    found = letter(*HEAD, THANKS, whole, GIVEN, END)
    assert len(found.questions) == 1


def test_what_only_gives_answers_one_question() -> None:
    assert len(letter(*HEAD, THANKS, GIVEN, MORE, END).questions) == 1


def test_the_notes_of_a_sheet_answer_nothing_of_their_own() -> None:
    shown = table("Outcome | 2023", "Charged | 12", "No suspect | 40")
    notes = ("Note: Q1 is April to June.", REFUSED)
    found = read_letter((document("Kent Police", shown, *notes),), forces(), wordings())
    assert len(found.questions) == 1


def test_a_table_in_two_languages_is_read_in_english() -> None:
    sides = table(
        "Cymraeg | English",
        "1. Faint o geffylau sydd gan yr heddlu? Mae 11 ar hyn o bryd. "
        "| 1. How many horses do the police have? There are 11 at present.",
        "2. Faint o arestiadau a wnaed o gefn ceffyl? Nid yw hyn ar gael. "
        "| 2. How many arrests were made on horseback? This information is not held.",
    )
    found = read_letter((document(*HEAD, sides, END),), forces(), wordings())
    assert [one.number for one in found.questions] == ["1", "2"]
    assert not any("Faint" in one.text for one in found.questions)


def test_a_table_whose_languages_give_other_numbers_is_none_of_these() -> None:
    sides = table(
        "Cymraeg | English",
        "1. Faint o geffylau sydd gan yr heddlu? Mae 11. | 1. How many horses are there? 12.",
        "2. Faint o arestiadau a wnaed yn 2023? Mae 3. | 2. How many arrests in 2023? 3.",
    )
    found = read_letter((document(*HEAD, sides, END),), forces(), wordings())
    assert [one.number for one in found.questions] == ["1"]
