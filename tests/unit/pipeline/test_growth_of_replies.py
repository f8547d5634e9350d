"""Time grows with what a reply holds and not faster: letter, tables, figures, checks, account."""

from __future__ import annotations

import pytest

from counted import Counted
from growing import Growing
from growing_replies import REPLIES
from growth import assert_grows_evenly
from weighing import IN_C, WORD

# Counted with what is done in C, which is the same for all; these take least.
WEIGHED = (
    "numbers of paragraphs", "numbers in a sentence", "blanks in a line", "answers alone",
    "rows of request and response", "sentences in a line", "labels that differ",
    "labels of nothing", "equal labels", "pairs of years", "dates", "references in a line",
    "offences in a line", "headings", "tables",
)  # fmt: skip
_NAMES = {f"reply: {axis}" for axis in WEIGHED}
_STEPS_ALONE = [growing for growing in REPLIES if growing.name not in _NAMES]


@pytest.mark.parametrize("growing", _STEPS_ALONE, ids=lambda growing: growing.name)
def test_a_reply_is_read_in_time_that_grows_as_it_does(growing: Growing) -> None:
    assert_grows_evenly(growing.work, growing.first)


@pytest.mark.parametrize("axis", WEIGHED)
def test_and_so_it_is_with_what_is_done_in_c(axis: str, counting: Counted) -> None:
    assert counting.uneven(f"reply: {axis}") == ""


@pytest.mark.parametrize("axis", ["equal labels", "offences in a line", "references in a line"])
def test_nor_do_the_characters_read_in_c_alone(axis: str, counting: Counted) -> None:
    assert counting.uneven(f"{IN_C}reply: {axis}") == ""


@pytest.mark.parametrize("piece", ["Ab-", "1,", "."])
def test_nor_does_a_pattern_look_through_a_long_word_again_and_again(
    piece: str, counting: Counted
) -> None:
    assert counting.uneven(f"{WORD}{piece}") == ""
