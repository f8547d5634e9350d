"""Labels put in other words than the vocabulary was made from: given a code, asked about, or none.

The odd half was looked at while the vocabulary was widened. The even half was only counted until
183 of its 192 labels with a single code had it; its wrong answers were looked at afterwards.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from foi_compare.match.matcher import Matcher

_DATA = Path(__file__).parent / "data"


def _labels(half: str) -> list[tuple[str, str]]:
    with (_DATA / f"rephrased_{half}.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["label"], row["code"]) for row in csv.DictReader(lines)]


def _share_given(matcher: Matcher, labels: Sequence[tuple[str, str]]) -> float:
    single = [(label, code) for label, code in labels if code in matcher.codes]
    return sum(matcher.match(label).code == code for label, code in single) / len(single)


@pytest.mark.parametrize(("label", "code"), [*_labels("odd"), *_labels("even")])
def test_a_rephrased_label_never_gets_another_code(matcher: Matcher, label: str, code: str) -> None:
    match = matcher.match(label)
    assert match.code in {"", code}, match.reason
    assert (match.status == "total") == (code == "total")


def test_nearly_every_rephrased_label_gets_its_code(matcher: Matcher) -> None:
    assert _share_given(matcher, _labels("odd")) >= 0.97


def test_most_labels_that_were_only_counted_get_their_code(matcher: Matcher) -> None:
    assert _share_given(matcher, _labels("even")) >= 0.93


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Outcome 15 - named suspect; victim supports; some evidential difficulties", "15"),
        ("OC17 - prosecution time limit expired (possible summary offence)", "17"),
        ("named suspect; victim supports; some evidential difficulties", ""),
        ("Outcome 3 - adult caution (offered)", ""),
        ("Outcome 3 - some caution", ""),
        ("Outcome 16 - named suspect; victim supports; some evidential difficulties", ""),
    ],
)
def test_a_mild_doubt_is_passed_over_only_where_code_and_words_prove_the_same(
    matcher: Matcher, label: str, code: str
) -> None:
    assert matcher.match(label).code == code


@pytest.mark.parametrize(
    "label",
    [
        "Death of victim or suspect",
        "Suspect or victim too ill",
        "Offender has reached the age of criminal responsibility",
        "Victim too young to give evidence",
        "Victim supports no further action; suspect named",
        "Suspect identified; victim's wishes unclear",
        "Victim support unknown, suspect named",
        "Full code test met, suspect identified, victim supports",
        "CPS decide to prosecute - not in the public interest",
        "Formal action not in the public interest - police decision (Outcome 21)",
    ],
)
def test_a_label_that_says_two_things_or_the_reverse_is_asked_about(
    matcher: Matcher, label: str
) -> None:
    assert matcher.match(label).status == "ambiguous"
