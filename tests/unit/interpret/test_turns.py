"""Answers typed into the words of the requester: told by their lines and print, or by nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paragraph
from foi_compare.model import Table, TextBlock
from lettering import dispositions, letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
D, H, N, R = "disclosed", "not_held", "nil", "refused"


def dash(text: str) -> TextBlock:
    return paragraph(f"- {text}", "list_item")


def bold(text: str) -> TextBlock:
    return replace(paragraph(text), bold=True)


def said(*parts: str | Table | TextBlock) -> list[tuple[str, str]]:
    return dispositions(letter(*HEAD, *parts))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            (
                "Q1. How many vans were stolen in Dover in 2023?\n47",
                "Q2. How many of the thieves were charged?\n12",
                "Q3. What is kept on the drivers?\nNo information is held.",
            ),
            [("1", D), ("2", D), ("3", H)],
        ),
        (
            (
                "How many vans were stolen in 2023\nThere were 47 vans.",
                "How many persons were charged\nNone were charged.",
                "How many vans were found again\n31 vans.",
            ),
            [("1", D), ("2", N), ("3", D)],
        ),
        (
            (
                dash("Number of vans stolen in 2023"),
                bold("47 vans."),
                dash("Number of charges"),
                bold("12 charges."),
                dash("What the force holds on the drivers"),
                bold("No information is held."),
            ),
            [("1", D), ("2", D), ("3", H)],
        ),
    ],
    ids=["numbered", "by-line-alone", "dashes-and-bold"],
)
def test_each_question_has_the_answer_on_the_lines_below_it(
    parts: tuple[str | TextBlock, ...], expected: list[tuple[str, str]]
) -> None:
    assert said(*parts) == expected


def test_lines_that_the_requester_adds_to_a_question_answer_nothing() -> None:
    found = said(
        "You asked:",
        "1. How many vans were stolen in 2023?\nThe Dover paper printed 47.",
        "2. How many of the thieves were charged?\nThe same paper printed 12.",
        "Response",
        "Your request is refused as a whole under section 14(1), since it is vexatious.",
    )
    assert found == [("1", R), ("2", R)]


def test_a_question_cut_at_the_end_of_a_line_is_not_parted() -> None:
    found = letter(
        *HEAD,
        "You asked:",
        "1. How many vans were stolen between the 1st\nJanuary 2020 and 31st December 2022",
        "2. How many persons were charged between the 1st\nJanuary 2020 and 31st December 2022",
        "Response",
        "1. 47",
        "2. 12",
    )
    assert [one.text.endswith("December 2022") for one in found.questions] == [True, True]


def test_an_answer_that_opens_with_as_above_is_that_of_the_question_above() -> None:
    found = letter(
        *HEAD,
        "You asked:",
        "1. How many vans were stolen by officers?",
        "2. Which of them were new?",
        "Response",
        "1. No information is held.",
        "2. As above, they belong to the same list.",
    )
    assert [one.disposition for one in found.questions] == [H, H]
