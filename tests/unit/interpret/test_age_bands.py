"""Bands of ages as headings: over years, below them, with and without a word over the labels."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.model import Figure, Settings
from lettering import forces, matcher, wordings

ASKED = "1. How many offences of stalking were recorded in 2022 and 2023, by outcome and age?"
LABELS = ("Charged/Summonsed", "Caution - adults", "Community resolution")
BANDS = (
    ("10-17", "18-24", "25 and over"),
    ("Under 18", "18 to 24", "25+", "Total"),
    ("0-17", "18 and over"),
)


def read(*rows: str) -> tuple[Figure, ...]:
    (reply,) = interpret(
        (document("Kent Police", ASKED, table(*rows), "Yours sincerely"),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return reply.figures


def line(first: str, *cells: str) -> str:
    return " | ".join((first, *cells))


def numbers(width: int) -> list[str]:
    return [
        line(label, *(f"{3 + at}{row}" for at in range(width))) for row, label in enumerate(LABELS)
    ]


@pytest.mark.parametrize("stub", ["Outcome", ""])
@pytest.mark.parametrize("bands", BANDS)
def test_ages_over_years_and_years_over_ages_head_the_columns(
    bands: tuple[str, ...], stub: str
) -> None:
    width = 2 * len(bands)
    over = line(stub, *(cell for band in bands for cell in (band, "<")))
    below = line(stub, *("2022", "2023") * len(bands))
    found = read(over, below, *numbers(width))
    years = line(stub, "2022", *("<",) * (len(bands) - 1), "2023", *("<",) * (len(bands) - 1))
    turned = read(years, line(stub, *bands * 2), *numbers(width))
    wanted = {(year, ("Age", band)) for year in ("2022", "2023") for band in bands}
    for figures in (found, turned):
        assert {(one.series, *one.breakdown) for one in figures} == wanted
        assert len(figures) == width * len(LABELS)
        assert not any(one.doubts for one in figures)


def test_hidden_numbers_in_the_first_row_head_nothing() -> None:
    figures = read("Outcome | 2022 | 2023", "Charged/Summonsed | 1-4 | 5-9", *numbers(2)[1:])
    assert {one.label for one in figures} == set(LABELS)
    figures = read("Outcome | 2022 | 2023", " | 1-4 | 5-9", *numbers(2))
    assert {one.series for one in figures} == {"2022", "2023"}
    assert not any(one.breakdown for one in figures)


@pytest.mark.parametrize("stub", ["Suspect age at offence", "Age of victim", "Outcome"])
@pytest.mark.parametrize(
    "bands",
    [
        ("10 to 17 years", "18 to 24 years", "Over 25"),
        ("17 or under", "18 - 24", "25 or older"),
        ("Aged 10 to 17", "Aged 18 to 24", "Not known"),
    ],
)
def test_ages_head_the_columns_whatever_of_people_stands_over_the_labels(
    bands: tuple[str, ...], stub: str
) -> None:
    found = read(line(stub, *bands), *numbers(3))
    assert {one.series for one in found} == set(bands)
    assert {one.label for one in found} == set(LABELS)
    assert not any(one.doubts for one in found)


def test_intervals_in_the_row_of_an_outcome_are_its_numbers() -> None:
    found = read("Charged/Summonsed | 5-9 | 10-14 | 15-19", *numbers(3)[1:])
    assert {one.value.status for one in found if one.label == "Charged/Summonsed"} == {"suppressed"}


def test_one_age_over_the_heading_of_a_column_is_its_heading() -> None:
    found = read(" | Under 18", "Outcome | Crimes", *numbers(1))
    assert {(one.label, one.series) for one in found} == {(label, "Under 18") for label in LABELS}
    hidden = read(" | Under 18", "Outcome | 12", *numbers(1))
    assert "Under 18" not in {one.series for one in hidden}
