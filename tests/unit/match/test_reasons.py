"""What a verdict says for itself, word for word."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher


def test_a_label_without_a_known_word_says_so(matcher: Matcher) -> None:
    assert matcher.match("zorb").reason == "no words of this codebook"


def test_a_negation_without_use_is_quoted_as_printed(matcher: Matcher) -> None:
    assert matcher.match("Finalised - undetected, no suspect identified").reason == (
        "undetected, in the counting before April 2014 → legacy_undetected; "
        "but `no suspect identified` is not understood"
    )


@pytest.mark.parametrize(
    ("label", "quoted"),
    [
        ("Named suspect, victim declines - not cleared", "not cleared"),
        ("Outcome 8 - Burglary", "burglary"),
        ("Burglary (8)", "burglary"),
    ],
)
def test_what_leaves_a_label_open_is_quoted_as_printed(
    matcher: Matcher, label: str, quoted: str
) -> None:
    match = matcher.match(label)
    assert (match.status, len(match.candidates)) == ("ambiguous", 1)
    assert match.reason.endswith(f"but `{quoted}` is not understood")


def test_a_word_that_is_passed_over_lowers_the_score(matcher: Matcher) -> None:
    for label in ("Community resolution zorb conditions", "Community resolution - zorb conditions"):
        match = matcher.match(label)
        assert (match.code, match.score) == ("8", 0.91)
