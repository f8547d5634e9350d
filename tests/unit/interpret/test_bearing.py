"""How words in and around a table are weighed for whether they change what its numbers count."""

from __future__ import annotations

from functools import lru_cache

import pytest

from foi_compare.interpret.account.bearing import ASKED_FROM, Bearings, known_words, strange
from foi_compare.interpret.account.word_uses import finds_forces
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.model.wording_lists import NO_WEIGHTS, Weights
from lettering import forces, wordings

ASKED = ASKED_FROM["heading"]


@lru_cache(maxsize=1)
def bearings() -> Bearings:
    own = wordings()
    names = finds_forces(one.name for one in forces())
    return Bearings(own.account, own.account_in_tables, phrasebook(own), names)


@pytest.mark.parametrize(
    ("harmless", "changing"),
    [
        ("Crime_Count", "Suspect_Count"),
        ("Q2 (Jul-Sep)", "Jul-Sep to date"),
        ("All crimes", "All repeat victims"),
        ("No. of crimes", "No. of arrests"),
        ("Count of Crime Ref", "Cumul. count"),
    ],
)
def test_a_heading_that_changes_the_numbers_outweighs_its_look_alike(
    harmless: str, changing: str
) -> None:
    assert bearings().share(harmless, "heading") < ASKED <= bearings().share(changing, "heading")


def test_a_heading_of_words_that_nobody_taught_is_asked_about() -> None:
    assert bearings().share("Zyxwick", "heading") > ASKED > bearings().share("Volume", "heading")


def test_words_are_parted_where_a_system_runs_them_together() -> None:
    words = bearings().words("RunningSum_of_Suspects", "heading")
    assert words == bearings().words("Running sum of suspects", "heading")
    assert words != bearings().words("RunningSum_of_Suspects", "caption")


def test_strange_words_are_those_that_no_text_has_used() -> None:
    known = known_words(Weights(("changes", "otherwise"), {"c:tally": (0, 0), "tallyman": (1, -1)}))
    assert known == {"tally"}
    assert "heading strange 1" in strange({"tally", "zyxwick"}, known, "heading")
    assert "heading strange 0" in strange({"tally"}, known, "heading")


def test_without_weights_nothing_is_said_of_any_text() -> None:
    own = Bearings(NO_WEIGHTS, NO_WEIGHTS, phrasebook(wordings()), finds_forces(()))
    assert own.share("Suspects", "heading") == own.share("Suspects", "caption") == 0.0
