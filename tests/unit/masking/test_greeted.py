"""Whom a letter greets by one word, which may be any word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare.masking.kinds_of_words.read_lines import line_of
from foi_compare.masking.where_names_stand.greeted import greeted

Mask = Callable[..., str]


def test_who_is_greeted_and_wrote_the_mail_is_masked_whatever_the_word(mask: Mask) -> None:
    text = (
        "To: Quartz\n\nDear Quartz,\n\nQuartz asked for the figures.\n\nFrom: Quartz <q@a.example>"
    )
    assert "Quartz" not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Quartz,\n\nThe figures are below.",
        "From: Quartz\n\nThe figures are below.",
        "To: Requester\n\nDear Requester,\n\nThe requester asked for the figures.",
    ],
)
def test_one_sign_of_the_two_is_too_few_and_an_office_is_no_name(text: str) -> None:
    lines = [line_of(line) for line in text.splitlines() if line]
    small = frozenset(word for word in text.split() if word.islower())
    assert not tuple(greeted(lines, small))
