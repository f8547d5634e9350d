"""`Outcome 14 to 22` gives a count where its sentence cannot mean a range of codes."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.aside import explain, unexplained
from foi_compare.interpret.meanings.given_counts import part_counts
from unit.interpret.test_prose import read

LIST = "Outcome 1 was given to 32, outcome 8 (community resolution) to 7, outcome 14 to 22 and "


def test_counts_given_to_outcomes_are_read() -> None:
    found = read(LIST + "outcome 18 to 55.", "How many crimes were recorded in 2022, by outcome?")
    assert [(code, amount) for code, amount, _ in found][-3:] == [("8", 7), ("14", 22), ("18", 55)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Outcome 14 to 22, outcome 15 to 28.", ["22", "28"]),
        ("Outcome 14 to 18 and outcome 1 to 8 are combined.", []),
        ("Outcomes 14 to 28 and outcomes 8 to 7.", []),
        ("Amended from outcome 18 to 14 and from outcome 16 to 1.", []),
        ("Outcome 14 to 22 are negative. The table has outcome 8 to 30.", []),
        ("There is no victim, so outcomes 14 and 16 do not apply.", []),
        ("Outcomes 1 to 8 were used in 12 crimes.", ["12"]),
        ("3 had outcomes 14 and 16 had outcome 18.", ["3", "16"]),
    ],
)
def test_what_may_be_a_range_of_codes_counts_nothing(text: str, left: list[str]) -> None:
    assert [one.text for one in unexplained(text)] == left


def test_counts_behind_the_codes_of_several_outcomes_are_given_to_them_in_turn() -> None:
    found = read("Outcomes 14 and 16 were given to 12 and 15 crimes.", "How did crimes end?")
    assert [(code, amount) for code, amount, _ in found] == [("14", 12), ("16", 15)]


def test_the_text_stays_as_long_as_it_was() -> None:
    assert part_counts("outcome 8 to 7, outcome 14 to 22") == "outcome 8 == 7, outcome 14 == 22"


@pytest.mark.parametrize("text", ["1 Ebrill i 31 Mawrth", "o'r 1 Mai hyd 3 Mehefin"])
def test_days_of_the_year_in_welsh_are_dates(text: str) -> None:
    assert {one.rule for one in explain(text)} == {"date"}
    assert not unexplained(text)


def test_the_day_of_a_count_ends_the_name_of_its_outcome() -> None:
    told = "A further 18 had not been assigned an outcome at the date of extraction."
    assert read(told, "How many crimes were recorded in 2022, by outcome?") == [
        ("not_yet_assigned", 18, "")
    ]
