"""Bands of ages as headings, told from numbers that are hidden in intervals."""

from __future__ import annotations

import pytest

from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.ground.ages import are_ages
from foi_compare.readers.tables.ground.lines import lines_of
from typeset import PITCH, words_at


@pytest.mark.parametrize(
    ("texts", "ages"),
    [
        (["10 to 17", "18 to 24", "25 to 49", "50 and over"], True),
        (["Under 18", "18-24", "25+"], True),
        (["0–17", "18 or older"], True),
        (["1-4", "5-9", "10-14"], False),
        (["10-14", "5-9", "15-19"], False),
        (["18", "19", "20"], False),
        (["Under 18"], False),
        ([], False),
    ],
)
def test_bands_that_follow_one_another_are_ages(texts: list[str], ages: bool) -> None:
    assert are_ages(texts) == ages


@pytest.mark.parametrize(
    ("heads", "headed"), [(("10 to 17", "18 to 24"), True), (("15 to 19", "5 to 9"), False)]
)
def test_ages_over_values_are_a_heading(heads: tuple[str, ...], headed: bool) -> None:
    rows = [
        ("Suspect", *heads),
        ("Charged", "41", "38"),
        ("Caution", "17", "22"),
        ("None", "8", "7"),
    ]
    words = [
        word
        for number, row in enumerate(rows)
        for at, text in enumerate(row)
        for word in words_at(text, 60 + 100 * at, 80 + number * PITCH, 10 * number + at)
    ]
    (grid,) = read_by_words(lines_of(words))
    assert grid.n_columns == 3
    assert grid.n_header == headed
