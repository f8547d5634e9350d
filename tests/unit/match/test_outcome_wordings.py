"""Wordings in the styles of many forces, written for the tests: the matcher is tuned on them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foi_compare.match.matcher import Matcher

with (Path(__file__).parent / "data" / "outcome_wordings.csv").open(
    encoding="utf-8", newline=""
) as _lines:
    WORDINGS = [(row["label"], row["answer"]) for row in csv.DictReader(_lines)]


@pytest.mark.parametrize(("label", "answer"), WORDINGS)
def test_a_wording_gets_its_answer(matcher: Matcher, label: str, answer: str) -> None:
    match = matcher.match(label)
    kind, _, names = answer.partition(":")
    if names:
        assert match.status == "ambiguous", match
        assert set(names.split("|")) <= {candidate.code for candidate in match.candidates}
    elif kind in {"none", "total"}:
        assert match.status == kind, match
    else:
        assert (match.status, match.code) == ("matched", kind), match.reason


def test_no_keyed_label_gets_a_wrong_code(
    matcher: Matcher, keyed_labels: list[dict[str, str]]
) -> None:
    wrong = [
        (row["label"], row["code"], match.code)
        for row in keyed_labels
        for match in [matcher.match(row["label"])]
        if match.status == "matched" and match.code != row["code"]
    ]
    assert wrong == []


def test_at_least_97_of_100_keyed_labels_with_one_code_get_it(
    matcher: Matcher, keyed_labels: list[dict[str, str]]
) -> None:
    single = [row for row in keyed_labels if row["code"] in matcher.codes]
    right = sum(matcher.match(row["label"]).code == row["code"] for row in single)
    assert right / len(single) >= 0.97


def test_every_ambiguous_keyed_label_is_left_open_with_its_true_candidates(
    matcher: Matcher, keyed_labels: list[dict[str, str]]
) -> None:
    for row in keyed_labels:
        kind, _, names = row["code"].partition(":")
        if kind == "ambiguous":
            match = matcher.match(row["label"])
            assert match.status == "ambiguous", row
            assert set(names.split("|")) <= {one.code for one in match.candidates}, row


def test_keyed_totals_are_totals(matcher: Matcher, keyed_labels: list[dict[str, str]]) -> None:
    for row in keyed_labels:
        if row["code"] == "total":
            assert matcher.match(row["label"]).status == "total", row
