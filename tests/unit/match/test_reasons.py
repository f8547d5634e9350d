"""What a verdict says for itself, word for word."""

from __future__ import annotations

from foi_compare.match.matcher import Matcher


def test_a_label_without_a_known_word_says_so(matcher: Matcher) -> None:
    assert matcher.match("zorb").reason == "no words of this codebook"


def test_a_negation_without_use_is_quoted_as_printed(matcher: Matcher) -> None:
    assert matcher.match("Finalised - undetected, no suspect identified").reason == (
        "undetected, in the counting before April 2014 → legacy_undetected; "
        "but `no suspect identified` is not understood"
    )


def test_a_word_that_is_passed_over_lowers_the_score(matcher: Matcher) -> None:
    match = matcher.match("Community resolution zorb conditions")
    assert (match.code, match.score) == ("8", 0.91)
