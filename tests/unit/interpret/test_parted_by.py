"""Columns for the sex of people, the one for whoever has none, and what announces them."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.model import Figure
from unit.interpret.test_whole_reply import reply

ROWS = ("Charged/Summonsed | 31 | 23 | 2", "Community resolution | 41 | 14 | 1")
SEXES = "Male suspect | Female suspect | Not known"


def figures(heads: str, said: str = "Thefts by outcome.") -> tuple[Figure, ...]:
    found = reply("Kent Police", said, table(f"Outcome | {heads}", *ROWS)).figures
    assert len(found) == 6
    return found


@pytest.mark.parametrize(
    "heads",
    [
        SEXES,
        "Male | Female | Unknown",
        "Suspect - male | Suspect - female | Suspect - not known",
        "Female victim | Male victim | Not known / company",
        "Under 18 | 18 and over | Not stated",
    ],
)
def test_sexes_and_ages_part_crimes_and_so_does_what_is_not_known(heads: str) -> None:
    assert not any(figure.doubts or figure.unit for figure in figures(heads))


@pytest.mark.parametrize("heads", ["Male suspects | Female suspects | All", "A | B | Unknown"])
def test_people_and_what_is_unknown_among_other_names_are_asked(heads: str) -> None:
    assert any(figure.doubts for figure in figures(heads))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Crimes with a male or a female suspect, by outcome.", False),
        ("Outcomes of theft broken down by gender of the suspect (male/female).", False),
        ("Please find the outcomes of theft, males and females being the suspects.", False),
        ("The number of male and female suspects for each outcome is below.", True),
        ("Only male suspects were counted.", True),
        ("Figures are rounded and given by male and female suspects.", True),
    ],
)
def test_a_sentence_that_announces_the_parts_asks_nothing(said: str, asked: bool) -> None:
    assert all(bool(figure.doubts) is asked for figure in figures(SEXES, said))
