from __future__ import annotations

import pytest
from PIL import Image

from foi_compare.readers.scans.second_look import LOOKS, Look, figures, is_figure, looked_twice
from foi_compare.readers.scans.seen_words import SeenWord
from seeing import FakeEyes


def checked(text: str, *answers: str, sure: float = 0.99, first: float = 1.0) -> SeenWord:
    """Return a word, seen with confidence `first`, that further looks read as these answers."""
    asked = iter(answers)

    def shown(_word: SeenWord, look: Look) -> Image.Image:
        assert look in LOOKS
        return Image.new("L", (60, 30), 255)

    eyes = FakeEyes(lambda _: (next(asked), sure))
    (word,) = looked_twice([SeenWord(text, 0, 0, 9, 9, first)], shown, eyes)
    return word


@pytest.mark.parametrize("again", ["1,204", "1204", "1,204."])
def test_a_second_look_that_sees_the_same_figures_confirms_them(again: str):
    assert checked("1,204", again).doubt == ""


def test_where_the_looks_differ_a_third_one_that_agrees_with_the_first_confirms_it():
    assert checked("96", "86", "96").doubt == ""


def test_what_two_later_looks_see_is_told_and_not_taken():
    word = checked("96", "86", "86")
    assert (word.text, word.doubt) == ("96", "`96` may be `86` on this scan")


def test_every_look_that_differs_is_told():
    assert checked("96", "86", "").doubt == "`96` may be `86` or no number at all on this scan"


def test_a_point_for_a_comma_is_another_number():
    assert checked("1.034", "1,034", "1,034").doubt == "`1.034` may be `1,034` on this scan"


def test_confidence_alone_accepts_nothing_and_the_want_of_it_doubts():
    assert checked("7", "1", "1", sure=1.0).doubt == "`7` may be `1` on this scan"
    assert checked("7", "7", "7", sure=0.3).doubt == "`7` is hardly legible on this scan"


def test_a_faint_number_needs_two_further_looks_that_see_the_same():
    assert checked("1", "1", "1", first=0.5).doubt == ""
    assert checked("1", "1", "7", first=0.5).doubt == "`1` may be `7` on this scan"
    assert checked("1", "7", "1", first=0.5).doubt == "`1` is hardly legible on this scan"


def test_a_point_where_thousands_part_may_be_a_comma_whatever_all_looks_say():
    assert checked("9.428", "9.428", "9.428").doubt == "`9.428` may be `9,428` on this scan"
    assert checked("9.4", "9.4").doubt == ""


def test_two_numbers_are_not_one():
    assert (
        checked("2020123", "2020 123", "2020 123").doubt
        == "`2020123` may be `2020 123` on this scan"
    )
    assert figures("12  34 %") == "12 34%"
    assert figures(" Q 5 to 8") == "5 8"


def test_the_letter_before_the_c_of_a_code_is_no_figure():
    assert figures("(0C14)") == figures("(OC14)") == "14"
    assert figures("100C1") == "1001"


def test_letters_that_look_like_figures_are_looked_at_too():
    assert checked("O", "0", "0").doubt == "`O` may be `0` on this scan"
    assert [is_figure(text) for text in ("O", "lO", "12", "Now", "OOOOO")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_a_word_without_figures_is_not_looked_at_again():
    assert checked("Charged").doubt == ""


def test_signs_that_change_a_number_count_and_raised_figures_are_figures():
    assert figures("<5*") == "<5*"
    assert figures("451²") == "4512"
    assert figures("–") == "-"
    assert figures("-5") == "-5"
    assert figures("3-") == figures("3:") == "3"
