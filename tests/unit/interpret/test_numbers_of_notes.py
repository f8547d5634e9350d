"""Numbers in notes that count nothing given: of points, of any crime, of how few are hidden."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.aside import unexplained


def left(text: str) -> list[str]:
    return [numeral.text for numeral in unexplained(text, reference="")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Notes: 1. Data may change. 2. Each force counts its own; 3. Areas are wards.", []),
        ("Please note: 1) An outcome may change. 2) Figures may differ.", []),
        ("Charged: 1. Cautioned: 2. Not yet assigned: 3.", ["1", "2", "3"]),
        ("They were charged: 1. Nothing else was recorded.", ["1"]),
        ("Charged were 1. Of these 3. Two were cautioned.", ["1", "3", "Two"]),
    ],
)
def test_numbers_of_points_within_a_paragraph_count_nothing(text: str, counts: list[str]) -> None:
    assert left(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A crime can have one outcome only.", []),
        ("Each crime has only one outcome, which may change.", []),
        ("One suspect may be arrested more than once.", []),
        ("One crime may have been recorded twice.", ["One"]),
        ("A crime may have been closed and one outcome was given.", ["one"]),
        ("One suspect was arrested.", ["One"]),
        ("Each district had one outcome 22.", ["one"]),
    ],
)
def test_one_of_any_is_no_count(text: str, counts: list[str]) -> None:
    assert left(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Where there were fewer than five crimes, “1 to 4” is shown.", []),
        ("There were fewer than five crimes, and 4 is shown below.", ["five", "4"]),
    ],
)
def test_what_is_shown_where_there_are_few_is_no_count(text: str, counts: list[str]) -> None:
    assert left(text) == counts
