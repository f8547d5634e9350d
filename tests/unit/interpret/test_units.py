"""What a sentence counts: crimes, or people, but nobody whom a crime is told of."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.units import units_counted


@pytest.mark.parametrize(
    "sentence",
    [
        "22 were closed because the victim did not support action against a named suspect.",
        "In 14 the offender was cautioned.",
        "A suspect was charged in 31.",
        "9 ended because any identified offender was under ten.",
    ],
)
def test_somebody_whom_a_crime_is_told_of_is_not_counted(sentence: str) -> None:
    assert units_counted(sentence) == frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "14 suspects were cautioned.",
        "One suspect was charged.",
        "14 of the offenders were cautioned.",
        "The offender count was 14.",
        "The number of persons charged was 31.",
    ],
)
def test_people_who_are_counted_are(sentence: str) -> None:
    assert units_counted(sentence) == frozenset({"people"})
