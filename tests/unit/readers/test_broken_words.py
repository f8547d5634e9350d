from __future__ import annotations

import pytest

from foi_compare.readers.broken_words import mended


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a\nprosecuti\non", "a\nprosecution"),
        ("Commu\nnity\nresoluti\non", "Community\nresolution"),
        ("investig\nati\non is not", "investigation is not"),
        ("No\noutco\nme\nassign\ned as\nyet", "No\noutcome\nassigned as\nyet"),
        ("Tot\nal", "Total"),
        ("Taking\n, making", "Taking, making"),
        ("Summons\n: a person", "Summons: a person"),
        ("PROSECUTI\nON", "PROSECUTION"),
        ("restrain\ning\norder", "restraining\norder"),
        ("(irrespectiv\ne of any", "(irrespective of any"),
    ],
)
def test_a_word_that_a_column_breaks_is_whole_again(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "under\nage",  # two words that make a third one
        "Not\nRecorded",
        "NFA\nother",
        "Charged\nor\nsummonsed",
        "no suspect\nidentified",
        "Police\nDecision",
        "2019\n20",
        "OC1\n6",
        "out\ncome1",
    ],
)
def test_words_below_each_other_stay_words(text: str) -> None:
    assert mended(text) == text
