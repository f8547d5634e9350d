"""A table with the question on the left and its answer on the right is read as running text."""

from __future__ import annotations

from builders import table
from foi_compare.model import Reply
from unit.interpret.test_whole_reply import reply

ASKED = (
    "Kent Police",
    "Request",
    "Q1. How many crimes of arson had outcome 1 in 2023?",
    "Q2. How many crimes of arson had outcome 18 in 2023?",
    "Response",
)


def said(found: Reply) -> list[tuple[str, str, float | None]]:
    return [(figure.question, figure.label, figure.value.amount) for figure in found.figures]


def test_numbers_of_questions_beside_bare_answers() -> None:
    found = reply(*ASKED, table("Question | Response", "Q1 | 120", "Q2 | 15"))
    assert said(found) == [("1", "outcome 1", 120), ("2", "outcome 18", 15)]


def test_bare_numbers_of_questions_beside_their_answers() -> None:
    found = reply(*ASKED, table("Question | Answer", "1 | 120", "2 | 15"))
    assert said(found) == [("1", "outcome 1", 120), ("2", "outcome 18", 15)]


def test_numbers_of_questions_beside_sentences() -> None:
    answers = ("Q1 | 120 crimes had outcome 1.", "Q2 | 15 crimes had outcome 18.")
    found = reply(*ASKED, table("Question | Response", *answers))
    assert [(question, amount) for question, _, amount in said(found)] == [("1", 120), ("2", 15)]


def test_a_table_of_labels_under_such_a_heading_is_no_dialogue() -> None:
    rows = ("Query | Information", "Charged | 120", "Community resolution | 15")
    found = reply(*ASKED[:3], "Response", table(*rows))
    assert [(label, amount) for _, label, amount in said(found)] == [
        ("Charged", 120), ("Community resolution", 15),
    ]  # fmt: skip


def test_a_column_of_periods_belongs_to_the_answers() -> None:
    rows = ("Question | Period | Answer", "Q1 | 2023 | 120", "Q2 | 2023 | 15")
    found = reply(*ASKED, table(*rows))
    assert [one.number for one in found.questions] == ["1", "2"]
    assert not any(
        "2023 Q" in one.text or one.text.endswith("2023 2023") for one in found.questions
    )
    assert {amount for _, _, amount in said(found)} == {120, 15}
