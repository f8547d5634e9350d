"""Titles within their paragraphs, over questions and again before the answers."""

from __future__ import annotations

import pytest

from lettering import dispositions, letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant", "Eich cais / Your request")
ASKED = ("Vans\nHow many vans were stolen?", "Thieves\nWhat are the names of the thieves?")
GIVEN, KEPT = "14 vans were stolen.", "These are exempt under section 40(2) and are withheld."


@pytest.mark.parametrize("mark", [" - ", ": ", " \u2013 ", "\n"])
def test_a_title_opens_the_answer_to_the_question_below_it(mark: str) -> None:
    found = letter(
        *HEAD, *ASKED, "Ein hymateb / Our response", f"Thieves{mark}{KEPT}", f"Vans{mark}{GIVEN}"
    )
    assert dispositions(found) == [("1", "disclosed"), ("2", "refused")]


def test_a_title_that_no_answer_takes_up_numbers_no_question() -> None:
    found = letter(*HEAD, *ASKED, "Our response", f"Lorries - {GIVEN}", f"Names - {KEPT}")
    assert "disclosed" not in [one.disposition for one in found.questions]
