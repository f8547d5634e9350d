from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.match.label_reading.label_words import clean, is_cut_short, split_words, squeeze
from foi_compare.text import on_one_line


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Charge or Summons¹", "charge or summons"),
        ("Caution – adults †", "caution - adults"),
        ("Caution - adults [2]", "caution - adults"),
        ("Caution - adults [note 3]", "caution - adults"),
        ("complete \x96 no suspect", "complete - no suspect"),
        ("complete � no suspect", "complete - no suspect"),
        ("complete â€“ no suspect", "complete - no suspect"),
        ('complete ????" no suspect', "complete - no suspect"),
        ("possible –Case closed", "possible - case closed"),
        ("Community\nresolution", "community resolution"),
        ("inves-\ntigation", "inves-tigation"),
        ("T.I.C.", "tic"),
        ("Caution (18+)", "caution (over 18)"),
        ("Caution 18 and over", "caution over 18"),
        ("No. of crimes", "number of crimes"),
        ("No of crimes", "number of crimes"),
        ("No suspect", "no suspect"),
        ("N/A", "na"),
        ("co\u2011operate", "co-operate"),
        ("Victim(s) / offender/s", "victims / offenders"),
        ("Community resolutions (formerly discretionary disposals)", "community resolutions"),
        ("  \u200bCharged\ufeff ", "charged"),
        ("", ""),
    ],
)
def test_a_label_is_cleaned_of_what_changes_nothing(label: str, text: str) -> None:
    assert clean(label) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("victim's choice", "victims choice"),
        ("a - b", "a ; b"),
        ("a-b", "a b"),
        ("a/b", "a , b"),
        ("a or b", "a , b"),
        ("a and b", "a , b"),
        ("a nor b", "a , not b"),
        ("a (b)", "a ; b ;"),
        ("a: b; c", "a ; b ; c"),
        ("a, b & c", "a , b , c"),
        ("10 years", "10 years"),
        ("...", ""),
    ],
)
def test_words_and_breaks_are_told_apart(text: str, words: str) -> None:
    assert " ".join(word.text for word in split_words(text)) == words


def test_a_word_before_a_dot_may_be_cut_short() -> None:
    assert [word.dotted for word in split_words("comm. resolution")] == [True, False]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("charged (", True),
        ("charged (alternate", True),
        ("charged with", True),
        ("adult caution or", True),
        ("charged and", True),
        ("charged...", True),
        ("charge/", True),
        ("caution &", True),
        ("charged", False),
        ("charged (alternate)", False),
        ("with", False),
        ("or", False),
        ("", False),
    ],
)
def test_text_that_breaks_off_is_noticed(text: str, cut: bool) -> None:
    assert is_cut_short(text, frozenset({"with"})) is cut


def test_only_letters_and_digits_are_left_for_comparing() -> None:
    assert squeeze("type 1a - charged/summonsed_x") == "type1achargedsummonsedx"


@given(
    st.text("Charged 1;\u200b\u202e\u2066\x00\x0b\x1b\x1c\x7f\x80\x85\x91\x95\x96\n", max_size=20)
)
def test_a_label_is_the_same_as_it_is_printed(label: str) -> None:
    assert clean(on_one_line(label)) == clean(label)
