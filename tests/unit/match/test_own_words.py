"""Labels in forces' own words: what decides is read, and what may undo it is asked about."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook

with (Path(__file__).parent / "data" / "own_words.csv").open(
    encoding="utf-8", newline=""
) as _lines:
    LABELS = [(row["label"], row["answer"]) for row in csv.DictReader(_lines)]


@pytest.mark.parametrize(("label", "answer"), LABELS)
def test_a_label_in_own_words_gets_its_answer(matcher: Matcher, label: str, answer: str) -> None:
    match = matcher.match(label)
    if answer.startswith("ask:"):
        named = {candidate.code for candidate in match.candidates}
        assert match.status == "ambiguous", match.reason
        assert set(answer.removeprefix("ask:").split("|")) <= named
    else:
        assert answer in {match.code, match.status, match.role}, match.reason


def test_a_word_of_every_use_is_nothing_beside_facts_that_decide(
    matcher: Matcher, outcomes: Codebook
) -> None:
    for word in outcomes.vocabulary.idle:
        label = f"Investigation complete {word}, no suspect identified"
        assert matcher.match(label).code == "18", label
        assert not matcher.left_of(label), label


def test_a_word_of_every_use_before_a_yes_may_be_what_is_sought(
    matcher: Matcher, outcomes: Codebook
) -> None:
    for word in outcomes.vocabulary.idle:
        label = f"Suspect identified, victim {word} supporting"
        assert matcher.match(label).status == "ambiguous", label


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("OC22 Divers., educ. or interv. activity", ()),
        ("OC22 Divers., educ. or qxerv. activity", ("qxerv",)),
        ("Ev. Diff. VB - susp not ID'd", ()),
        ("Ev. Diff. QX - susp not ID'd", ("qx",)),
        ("Charged (suspects)", ()),
    ],
)
def test_a_word_that_is_short_for_one_of_the_title_is_not_left(
    matcher: Matcher, label: str, left: tuple[str, ...]
) -> None:
    assert matcher.left_of(label) == left


@pytest.mark.parametrize(
    ("part", "label", "left"),
    [
        ("(alt. offence)", "Charge/summons (alt. offence)", ()),
        ("(suspects)", "Charge/summons (suspects)", ("suspects",)),
        ("(juvenile)", "Cautioned (juvenile)", ()),
        ("(north)", "Cautioned, juvenile (north)", ("north",)),
        ("and arrests", "Outcome 1 charges and arrests", ("arrests",)),
    ],
)
def test_what_states_no_fact_of_the_outcome_is_left_of_a_part(
    matcher: Matcher, part: str, label: str, left: tuple[str, ...]
) -> None:
    assert matcher.left_of_part(part, label) == left
