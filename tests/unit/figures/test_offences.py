"""Offence codes are one thing however they are written."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.offences import (
    find_offence_codes,
    leading_code,
    looks_like_offence,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("home office code 86/2", "86/2"),
        ("(HO code 08602)", "86/2"),
        ("086/02", "86/2"),
        ("008/31 - Breach of restraining order", "8/31"),
        ("offence code 8/06", "8/6"),
    ],
)
def test_one_form_for_a_code(text: str, code: str):
    assert [found for _, _, found in find_offence_codes(text)] == [code]


@pytest.mark.parametrize("text", ["15/02/2022", "2019/20", "1040A/22", "12/5", "FOI 586/26"])
def test_dates_years_and_references_are_no_offence(text: str):
    assert find_offence_codes(text) == ()


@pytest.mark.parametrize(
    ("label", "code"),
    [("8N Assault with injury", "8N"), ("08602 Images", "86/2"), ("Burglary", "")],
)
def test_the_code_at_the_head_of_a_label(label: str, code: str):
    assert leading_code(label) == code


def test_outcome_labels_are_no_offences():
    labels = (
        "Charged/Summonsed",
        "Community resolution",
        "No suspect identified",
        "Caution - adults",
    )
    assert not any(looks_like_offence(label) for label in labels)
    assert looks_like_offence("Burglary - Residential")
