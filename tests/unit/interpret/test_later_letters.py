from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.interpret.whole_reply.corrections import Correction
from foi_compare.interpret.whole_reply.later_letters import RULE, stand_by_date
from foi_compare.model import Figure
from lettering import matcher
from unit.interpret.test_whole_reply import reply

DATES = {"first.txt": "2024-05-14", "second.txt": "2024-06-20"}
ASKED = ("Kent Police", "Request", "2. How many thefts were closed with outcome 16 in 2023?")


def figure(amount: int, file: str) -> Figure:
    """Return the number that a letter gives to question 2."""
    (found,) = reply(*ASKED, "Response", f"2. {amount} thefts had outcome 16.").figures
    return replace(found, file=file)


def correction(*, named: bool = True) -> Correction:
    """Return what the second letter says of its number."""
    return Correction(
        "The answer to question 2 was wrong.", ("2",), frozenset(), named, "second.txt", 0
    )


def test_the_later_letter_stands_and_the_older_number_is_kept() -> None:
    old, new = figure(205, "first.txt"), figure(215, "second.txt")
    found = stand_by_date((old, new), (correction(),), DATES, matcher())
    assert found.figures == (new,)
    assert [(one.rule, one.file, one.reason) for one in found.set_aside] == [
        (RULE, "first.txt", "the letter of 2024-06-20 puts it right: 215 (second.txt)")
    ]
    assert not found.corrections


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        (correction(named=False), DATES),
        (correction(), {}),
        (correction(), {"first.txt": "2024-07-01", "second.txt": "2024-06-20"}),
    ],
)
def test_what_is_not_certain_is_left_to_be_asked(said: Correction, dates: dict[str, str]) -> None:
    both = figure(205, "first.txt"), figure(215, "second.txt")
    found = stand_by_date(both, (said,), dates, matcher())
    assert (found.figures, found.set_aside, found.corrections) == (both, (), (said,))


def test_a_number_that_the_later_letter_does_not_give_is_left_to_be_asked() -> None:
    old = figure(205, "first.txt")
    found = stand_by_date((old,), (correction(),), DATES, matcher())
    assert (found.figures, found.set_aside) == ((old,), ())
