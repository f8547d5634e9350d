from __future__ import annotations

import pytest

from foi_compare.interpret.letter_text.numbering import above, before, below, is_full, steps, trunk


@pytest.mark.parametrize(
    ("opened", "printed", "full"),
    [
        ("1", "a", "1a"),
        ("1a", "b", "1b"),
        ("1b", "i", "1bi"),
        ("1bi", "ii", "1bii"),
        ("1bii", "c", "1c"),
        ("1h", "i", "1i"),  # the letter behind h, no Roman number
        ("2", "ii", "2ii"),
        ("1iii", "iv", "1iv"),
        ("1.1", "a", "1.1a"),
        ("A1", "a", "A1a"),
        ("A1a", "b", "A1b"),
    ],
)
def test_letters_and_roman_numbers_count_on_below_what_is_open(
    opened: str, printed: str, full: str
) -> None:
    assert below(opened, printed) == full


def test_a_number_is_read_in_steps() -> None:
    assert [steps(one) for one in ("1bii", "1.2", "A1a", "iv")] == [
        ("1", "b", "ii"), ("1", ".2"), ("a", "1", "a"), ("iv",),
    ]  # fmt: skip
    assert list(above("1bii")) == ["1b", "1"]
    assert trunk("1.2a") == "1.2"


def test_what_stands_before_a_number_may_be_of_two_styles() -> None:
    assert before("1v") == ("1iv", "1u")
    assert before("1.2") == ("1.1",)
    assert before("1a") == before("1") == ()


def test_a_letter_alone_does_not_say_its_whole_place() -> None:
    assert [is_full(one) for one in ("1b", "A1", "1.1", "b", "iv")] == [
        True, True, True, False, False,
    ]  # fmt: skip
