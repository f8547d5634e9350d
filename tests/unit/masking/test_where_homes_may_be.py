"""Each form of an address is looked for only in texts that hold what the form cannot lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.masking.where_names_stand import homes as forms
from foi_compare.model.personal import Person

CASES = Path(__file__).parents[2] / "golden" / "cases"
TEXTS = [
    path.read_text(encoding="utf-8", errors="replace").replace("\\n", "\n")
    for path in (*sorted(CASES.glob("*/*")), *sorted(Path(__file__).parent.glob("*.py")))
    if path.suffix in {".txt", ".eml", ".html", ".json", ".csv", ".py"}
]


def in_streets(text: str) -> bool:
    """Tell whether a text has a word of a street."""
    return any(word in text for word in forms._STREETS)


def test_no_form_is_found_in_a_text_that_is_passed_over() -> None:
    coded = (forms._FIELD, forms._OWNED, forms._HOUSE_IN_STREET)
    found = [text for text in TEXTS if any(form.search(text) for form in coded)]
    assert found
    assert all(map(forms._ENDS_POSTCODE.search, found))
    assert all(in_streets(text) for text in TEXTS if forms._LIVED_AT.search(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I live at 4 Alder Lane, Ripon", ("4 Alder Lane", "Ripon")),
        ("Address: 7 The Shambles, York YO1 7LZ", ("7 The Shambles", "York", "YO1 7LZ")),
        ("Iona Quell, Rose Cottage, Upham, Hants", ("Rose Cottage", "Upham", "Hants")),
    ],
)
def test_each_form_is_found_where_nothing_but_it_stands(text: str, found: tuple[str, ...]) -> None:
    assert found in set(forms.homes(text, [Person(("Iona", "Quell"))]))


def test_an_office_below_a_name_is_no_home() -> None:
    text = "Iona Quell\n{}, Carleton Hall, Penrith CA10 2AU"
    people = [Person(("Iona", "Quell"))]
    assert set(forms.homes(text.format("Rose Cottage"), people))
    assert not set(forms.homes(text.format("Legal Services"), people))


def test_a_house_by_its_name_is_nobodys_where_nobody_is_named() -> None:
    assert not set(forms.homes("Iona Quell, Rose Cottage, Upham, Hants", []))
