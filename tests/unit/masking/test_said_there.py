"""A name that is a word besides is masked where it stands as it stood in the documents."""

from __future__ import annotations

import pytest

from foi_compare.masking import masked
from foi_compare.model import Person

PEOPLE = (Person(("Hope",), said=(("told", "that"), (",", "."), ("Trust", "07700"), ("of", "4"))),)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He told Hope that it was so.", "He told [name] that it was so."),
        ("He told\n> Hope that", "He told\n> [name] that"),
        ("He told HOPE that", "He told [name] that"),
        ("Hope that it is so", "[name] that it is so"),
        ("He told Hope", "He told [name]"),
        ("his supervisor, Hope.", "his supervisor, [name]."),
        ("We saw Hope and others", "We saw Hope and others"),
        ("Hope", "Hope"),
        ("Hope.", "Hope."),
        ("Hope 07700 900316", "[name] [telephone number]"),
        ("Hope 4", "Hope 4"),
        ("He told Hopeful that", "He told Hopeful that"),
    ],
)
def test_it_stands_between_the_same_words_or_at_the_end_of_a_quotation(
    text: str, wanted: str
) -> None:
    assert masked(text, PEOPLE) == wanted
