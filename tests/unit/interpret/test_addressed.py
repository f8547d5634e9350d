from __future__ import annotations

import pytest

from foi_compare.interpret.letter_text.addressed import addressed

NUMBERS = ("1", "2", "3", "4")


@pytest.mark.parametrize(
    ("said", "questions"),
    [
        ("The information for question 2 is not held.", ("2",)),
        ("The data for question 2 are not held; see question 1 for what is.", ("2",)),
        ("No information is held for question 2.", ("2",)),
        ("For these last two we need more time.", ("3", "4")),
        ("The first two questions are refused under section 12(1).", ("1", "2")),
        ("Your second question is answered below in full.", ()),  # `below` points further on
        ("Your second question asks for an opinion.", ("2",)),
        ("The first two chapters say what the law is.", ()),
        ("All four questions are refused.", NUMBERS),
        ("Both questions are refused.", ()),  # there are four
        ("Please see the answer to question 2.", ()),
        ("For the same reason my answer to question 2 no longer stands.", ("2",)),
        ("This is now our answer to question 2:", ("2",)),
        ("Please see our answer to question 2, which has it.", ()),
        ("Of the crimes at question 1, 12 were closed so.", ()),
        ("This includes the crimes of question 1.", ()),
        ("As for question 2.", ()),  # the same as for question 2
        ("As for question 2, there were 14.", ("2",)),
        ("As for (2) and (3), I agree that they cannot be answered.", ("2", "3")),
        ("In answer to 1 and 2 please see the spreadsheet.", ("1", "2")),
        ("In answer to 2 complaints we changed the form.", ()),
        ("It is not clear what is wanted from the first two points.", ("1", "2")),
        ("Two officers came from the first two stations.", ()),
        ("In 2022 (2) and in 2023 (3) were so closed.", ()),
        ("First bullet point: 318 robberies.", ("1",)),
        ("As to the third, section 12(1) applies.", ("3",)),
        ("The third, section 12(1), is absolute.", ()),
        ("I have decided to withhold the whole of Part B under section 40(2).", ("B",)),
        ("The whole of Part B is about a part of the county.", ()),
    ],
)
def test_a_passage_speaks_to_the_questions_that_it_names(
    said: str, questions: tuple[str, ...]
) -> None:
    assert addressed(said, lambda: NUMBERS) == questions


def test_the_remaining_questions_are_those_not_answered_yet() -> None:
    said = "For the remaining questions, nothing is held."
    assert addressed(said, lambda: NUMBERS, lambda: {"1", "3"}) == ("2", "4")
    assert addressed("The remaining crimes of question 2 are open.", lambda: NUMBERS) == ()


def test_both_questions_are_two() -> None:
    assert addressed("Both questions are refused.", lambda: ("1", "2")) == ("1", "2")
