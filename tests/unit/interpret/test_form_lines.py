"""The requester's empty form, flattened to lines: its numbered labels are no questions."""

from __future__ import annotations

from lettering import letter
from unit.interpret.test_whole_reply import reply

FORM = (
    "Outcome description 2022 2023\n\n1. Suspect charged or summoned to court\n\n"
    "2. Police caution given to a youth\n\n2A. Young person cautioned for another offence"
)
ASKED = "Q1. Please break the burglaries down by outcome.\n\nQ2. Please send the policy."


def parts_with(text: str, *blocks: str) -> set[str]:
    return {part.kind for part in letter(*blocks).parts if text in part.segment.text}


def test_the_labels_of_an_empty_form_are_no_questions() -> None:
    found = letter("Kent Police", "Request", ASKED, "Response", "A1. You sent:", FORM, "A2. None.")
    parts = [part for part in found.parts if "Young person" in part.segment.text]
    assert [(part.kind, part.numbers) for part in parts] == [("request", ("1",))]


def test_the_table_below_an_empty_form_answers_the_question_above_it() -> None:
    filled = "Outcome description 2022 2023\n1. Charged 31 28\n8. Community resolution 12 9"
    found = reply(
        "Kent Police", "Request", *ASKED.split("\n\n"), "Response", "A1. You sent:",
        *FORM.split("\n\n"), "The completed form is below.", filled, "A2. This is not held.",
    )  # fmt: skip
    assert {figure.question for figure in found.figures} == {"1"}
    assert [figure.value.amount for figure in found.figures] == [31, 28, 12, 9]


def test_labels_whose_numbers_follow_are_no_empty_form() -> None:
    wrapped = "Outcome 2022 2023\n\nSuspect identified, victim does\n\nnot support action 206 231"
    blocks = ("Kent Police", "Request", ASKED, "Response", "A1.", wrapped)
    assert parts_with("Suspect identified", *blocks) == {"answer"}


def test_one_line_below_a_heading_is_no_form() -> None:
    blocks = ("Kent Police", "Request", ASKED, "Response", "A1. In 2022 and 2023", "No trace of it")
    assert parts_with("No trace", *blocks) == {"answer"}


def test_numbered_rows_below_a_line_of_periods_cite_no_question() -> None:
    rows = ("Outcome 2022 2023", "1. Charged 31 28", "2. Youth caution 4 7", "8. Resolved 12 9")
    found = reply(
        "Kent Police", "Request", *ASKED.split("\n\n"), "Response", "A1. See here.", *rows,
        "A2. This is not held.",
    )  # fmt: skip
    assert {figure.question for figure in found.figures} == {"1"}
    assert len(found.figures) == 6
    assert [question.disposition for question in found.questions] == ["disclosed", "not_held"]
