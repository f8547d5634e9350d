"""What each sentence of an answer does, by the weights of its words."""

from __future__ import annotations

import pytest

from foi_compare.interpret.dispositions.sentence_acts import (
    ACTS,
    Heard,
    features_of,
    hear,
    together,
)
from foi_compare.interpret.dispositions.sentence_features import phrases_of, tokens
from foi_compare.interpret.dispositions.weighing import scales
from lettering import wordings

COUNT = "How many burglaries were recorded in 2022?"


def test_numbers_and_sections_are_read_as_what_they_are() -> None:
    assert tokens("Of 1,204 files, section 40(2) covers 12.") == (
        ["of", "#", "files", "sec40", "covers", "#"]
    )
    assert tokens("S31(1)(a) applies?") == ["sec31", "applies", "?"]


def test_phrases_are_of_up_to_three_words_in_a_row() -> None:
    assert phrases_of(["not", "held"]) == {
        *("not", "held", "< not", "not held", "held >", "< not held", "not held >"),
    }


def test_a_sentence_is_told_by_its_place_and_by_its_question() -> None:
    first, last = features_of(["The burglaries are not counted.", "Sorry."], COUNT)
    assert {"first", "words of the question: 1", "asked for a number"} <= first
    assert {"last", "words of the question: 0", "length: 0"} <= last
    assert "alone" not in first
    (only,) = features_of(["Sorry."], "")
    assert {"alone", "asked for something unknown"} <= only


def test_what_sentences_do_together_is_told_by_the_surest_of_each_act() -> None:
    gives = Heard(dict.fromkeys(ACTS.values(), 0.0) | {"gives": 0.95, "refuses": 0.05})
    refuses = Heard(dict.fromkeys(ACTS.values(), 0.0) | {"refuses": 0.6, "gives": 0.4})
    found = set(together([gives, refuses], "figures"))
    assert {"gives: 90%", "refuses: 50%", "gives and refuses"} <= found
    assert {"begins: gives", "ends: refuses", "does no more than: gives, refuses"} <= found
    assert "refuses: 75%" not in found
    assert {"likely refuses, figures given", "tells first and last: gives, refuses"} <= found
    assert not set(together([], "nothing"))


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("There were 214 burglaries.", "gives"),
        ("No burglaries were recorded.", "counts none"),
        ("The force does not record this.", "holds nothing"),
        ("This is exempt under section 40(2).", "refuses"),
        ("We neither confirm nor deny that anything is held.", "neither confirms nor denies"),
        ("Please see the attached spreadsheet.", "attaches"),
        ("Which years do you mean?", "asks back"),
        ("A reply will follow within 20 working days.", "is pending"),
    ],
)
def test_plain_sentences_do_what_they_say(sentence: str, act: str) -> None:
    (heard,) = hear([sentence], COUNT, scales(wordings()).acts)
    assert heard.act == act


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("You had asked before whether section 12 was applied.", "refuses"),
        ("You told us that you had counted 214 burglaries.", "gives"),
        ("If you are not content you may ask for a review.", "asks back"),
    ],
)
def test_sentences_that_only_look_alike_do_something_else(sentence: str, act: str) -> None:
    (heard,) = hear([sentence], COUNT, scales(wordings()).acts)
    assert heard.act != act
