"""The labels of the first reply, and rules that every later change must keep."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.matching import LabelContext

SEED = {
    "Community Resolution": "8",
    "Evidential Difficulties – Victim Based – Named suspect not identified": "14",
    "Formal action against the offender is not in the public interest (Police)": "10",
    "Further action will be taken by another body": "20",
    "Investigation Complete: No suspect identified": "18",
    "Named Suspect identified: evidential difficulties prevent further action "
    "(no victim support)": "16",
    "Named Suspect identified: evidential difficulties prevent further action "
    "(victim support)": "15",
    "Prosecution prevented – Named suspect identified but is below the age of criminal "
    "responsibility": "11",
    "Suspect Identified, but not in the public interest for police to investigate": "21",
}


@pytest.mark.parametrize(("label", "code"), SEED.items())
def test_the_labels_of_the_first_reply_get_their_codes(
    matcher: Matcher, label: str, code: str
) -> None:
    match = matcher.match(label)
    assert (match.status, match.code) == ("matched", code)


def test_a_label_that_says_nothing_was_recorded_is_asked(matcher: Matcher) -> None:
    match = matcher.match("Not recorded")
    assert match.status == "ambiguous"
    assert [candidate.code for candidate in match.candidates] == ["not_yet_assigned", "other"]


def test_the_first_reply_as_a_table(matcher: Matcher) -> None:
    labels = ("Not recorded", *SEED, "Grand Total")
    matches = matcher.match_table(labels, LabelContext(header="Outcome", beside=("Total",)))
    assert [match.code for match in matches] == ["", *SEED.values(), ""]
    assert matches[-1].status == "total"
    assert matches[-1].role == "total"
