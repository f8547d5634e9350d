"""Who is said to be or do what, or not, where words are torn, joined, repeated or strange."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foi_compare.match.matcher import Matcher

with (Path(__file__).parent / "data" / "negations.csv").open(
    encoding="utf-8", newline=""
) as _lines:
    NEGATIONS = [(row["label"], row["answer"]) for row in csv.DictReader(_lines)]


@pytest.mark.parametrize(("label", "answer"), NEGATIONS)
def test_what_is_said_of_people_is_read_to_the_letter(
    matcher: Matcher, label: str, answer: str
) -> None:
    match = matcher.match(label)
    names = "|".join(candidate.code for candidate in match.candidates)
    found = f"code:{names}" if match.status == "ambiguous" else match.code or match.status
    assert found == answer, match.reason
