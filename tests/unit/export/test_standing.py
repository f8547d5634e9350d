from __future__ import annotations

from foi_compare.export.board_words import comparable, profile_words, reasons
from foi_compare.model import Comparable, Grade, Profile


def grade(question: str, given: Comparable, *said: str, reference: str = "1/22") -> Grade:
    return Grade(
        force_id="kent",
        reference=reference,
        question=question,
        topic="",
        comparable=given,
        sentences=said,
    )


def profile(reference: str, summary: str) -> Profile:
    return Profile(
        force_id="kent", reference=reference, files=("a.pdf",), questions=(), summary=summary
    )


def test_the_grade_of_a_force_is_over_its_questions() -> None:
    assert comparable([grade("1", "yes"), grade("2", "yes")], heard_from=True) == "yes"
    assert comparable([grade("1", "yes"), grade("2", "no")], heard_from=True) == "part"
    assert comparable([grade("1", "part")], heard_from=True) == "part"
    assert comparable([grade("1", "no")], heard_from=True) == "no"
    assert comparable([], heard_from=True) == "no"
    assert comparable([], heard_from=False) == ""


def test_one_question_needs_no_number_and_several_do() -> None:
    assert list(reasons([grade("1", "no", "gives months", "and more")])) == [
        "Gives months; and more"
    ]
    grades = [grade("1", "no", "gives months"), grade("2", "no", "gives months"), grade("3", "yes")]
    assert list(reasons(grades)) == ["Questions 1, 2: gives months"]
    assert list(reasons([*grades[1:], grade("", "no", "gives days")])) == [
        "Question 2: gives months",
        "Question without a number: gives days",
    ]


def test_questions_of_several_replies_carry_the_reference() -> None:
    grades = [grade("1", "no", "gives months"), grade("1", "yes", reference="2/22")]
    assert list(reasons(grades)) == ["Question 1 (1/22): gives months"]


def test_several_replies_are_described_one_by_one() -> None:
    assert profile_words([]) == ""
    assert profile_words([profile("1/22", "Counts")]) == "Counts"
    assert profile_words([profile("1/22", "Counts"), profile("", "Records")]) == (
        "1/22: Counts | a.pdf: Records"
    )
