"""Likeness in a codebook that has no facts, as a person writes one: a negation is never damage."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook, Vocabulary
from foi_compare.model.matching import Code

TITLES = {
    "a": "Weapon was not recovered from the place of the crime",
    "b": "Holder of the weapon remained unidentified by witnesses",
}


def own(outcomes: Codebook) -> Matcher:
    codes = {
        code: Code(code=code, title=title, short_title=title) for code, title in TITLES.items()
    }
    english = outcomes.vocabulary.english
    words = Vocabulary(
        negators=("not",), terms={"unidentified": ("unidentified",)}, english=english
    )
    return Matcher(
        Codebook(
            name="own", title="Own", prefix="own_", counts="crimes", codes=codes, vocabulary=words
        )
    )


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Weapon was not recovered from the place of the crime", "a"),
        ("Weapon was recovered frorn the place of the crime", ""),
        ("Holder of the weapon remained unidentified by witneses", "b"),
        ("Holder of the weapon remained identified by witneses", ""),
    ],
)
def test_a_label_that_lost_a_negation_is_not_alike(
    outcomes: Codebook, label: str, code: str
) -> None:
    match = own(outcomes).match(label)
    assert match.code == code, match
