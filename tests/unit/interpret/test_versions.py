"""Two versions of each number side by side: which stands is said by the headings."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.interpret.account.doubt_texts import GIVEN_ANEW, REPLACED
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.whole_reply.versions import version_of
from foi_compare.model import Observation, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

ASKED = "1. How many burglaries were recorded in 2022/23, by outcome?"
ROWS = ("Charged/Summonsed | 41 | 35", "Community resolution | 12 | 9")
EARLIER = "Crimes that were re-classified after recording had been left out."


def observed(headings: str, *said: str) -> tuple[Observation, ...]:
    (reply,) = interpret(
        (document("Kent Police", *said, ASKED, table(f"Outcome | {headings}", *ROWS), "Yours"),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    found, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    return found


@pytest.mark.parametrize(
    ("heading", "version"),
    [
        ("Original response", "old"),
        ("Figures previously disclosed", "old"),
        ("Revised figure", "new"),
        ("Corrected", "new"),
        ("Original and revised figures", ""),
        ("Revised estimate", ""),
        ("2022/23", ""),
        ("Figures", ""),
    ],
)
def test_a_heading_names_one_version_and_nothing_else(heading: str, version: str) -> None:
    assert version_of(heading, phrasebook(wordings())) == version


@pytest.mark.parametrize(
    "headings", ["Original response | Revised figure", "Previously disclosed | Corrected"]
)
@pytest.mark.parametrize(
    "said", [(), ("The revised figures replace those of the original response.",), (EARLIER,)]
)
def test_both_versions_are_read_and_the_old_one_says_that_it_is_replaced(
    headings: str, said: tuple[str, ...]
) -> None:
    found = observed(headings, *said)
    assert {one.status for one in found} == {"accepted"}
    old, new = headings.split(" | ")
    assert {(one.series, REPLACED in one.reason, GIVEN_ANEW in one.reason) for one in found} == {
        (old, True, False),
        (new, False, True),
    }


@pytest.mark.parametrize("headings", ["Original response | 2023", "Revised figure | Revised"])
def test_a_lone_version_is_asked(headings: str) -> None:
    assert "review" in {one.status for one in observed(headings)}


def test_what_the_numbers_of_both_versions_are_is_asked() -> None:
    found = observed("Original response | Revised figure", "The revised figures are of suspects.")
    assert {one.status for one in found} == {"review"}


def test_what_an_earlier_version_left_out_is_asked_where_there_is_one_alone() -> None:
    assert {one.status for one in observed("Number | Percentage", EARLIER)} == {"review"}
