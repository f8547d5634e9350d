"""Tables over whose columns no headings stand, or what is none."""

from __future__ import annotations

from builders import table
from foi_compare.interpret.unheaded import SENTENCE
from unit.interpret.test_whole_reply import reply

ASKED = "1. What were the outcomes of the arson offences recorded from 2020 to 2022?"
ROWS = ("Outcome 1 | 4 | 5 | 6", "Outcome 8 | 7 | 8 | 9", "Outcome 16 | 1 | 2 | 3")


def doubts(*headings: str) -> set[tuple[str, ...]]:
    found = reply("Kent Police", "Request", ASKED, "Response", table(*headings, *ROWS))
    assert len(found.figures) == 9
    return {figure.doubts for figure in found.figures}


def test_a_sentence_cut_up_among_the_headings_leaves_them_in_doubt():
    cut = "We hold what you ask. | so here you have | all the counts of | these three years"
    assert all(SENTENCE in found for found in doubts(cut, "Outcome | 2020 | 2021 | 2022"))


def test_headings_in_small_letters_are_no_sentence():
    assert doubts("Outcome | crimes of 2020 | crimes of 2021 | crimes of 2022") == {()}
    assert doubts("Outcome | 2020 | 2021 | 2022") == {()}
