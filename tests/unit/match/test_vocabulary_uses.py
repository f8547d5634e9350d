"""Each entry of the outcomes vocabulary has a label that shows when it is gone.

`python benchmarks/measure_deletions.py` writes the labels; an entry without one is redundant.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook

with (Path(__file__).parent / "data" / "vocabulary_uses.csv").open(
    encoding="utf-8", newline=""
) as _lines:
    USES = list(csv.DictReader(_lines))


@pytest.mark.parametrize(
    ("label", "answer"), sorted({(use["label"], use["answer"]) for use in USES if use["label"]})
)
def test_an_entry_of_the_vocabulary_has_its_effect(
    matcher: Matcher, label: str, answer: str
) -> None:
    match = matcher.match(label)
    candidates = "|".join(candidate.code for candidate in match.candidates)
    found = f"{match.role}:{candidates}" if match.status == "ambiguous" else match.code
    assert (found or match.status) == answer


def test_every_word_of_a_term_is_in_the_list_of_uses(outcomes: Codebook) -> None:
    listed = {(use["where"], use["entry"]) for use in USES}
    for term, wordings in outcomes.vocabulary.terms.items():
        assert {(f"terms.{term}", wording) for wording in wordings} <= listed, term
