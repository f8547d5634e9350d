"""What a verdict says for itself, word for word."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher


def test_a_label_without_a_known_word_says_so(matcher: Matcher) -> None:
    assert matcher.match("zorb").reason == "no words of this codebook"


def test_a_negation_without_use_is_quoted_as_printed(matcher: Matcher) -> None:
    assert matcher.match("Finalised - undetected, suspect not identified").reason == (
        "undetected, in the counting before April 2014 → legacy_undetected; "
        "15 ruled out: no suspect identified; 16 ruled out: no suspect identified; "
        "but `suspect not identified` is not understood"
    )


def test_the_nearest_rivals_are_named_in_the_order_of_the_codebook(matcher: Matcher) -> None:
    match = matcher.match("Further investigation not in the public interest")
    assert match.reason == (
        "not in the public interest + further investigation → 21; "
        "9 ruled out: further investigation; 10 ruled out: further investigation"
    )


def test_the_rival_that_shares_most_is_named_first(matcher: Matcher) -> None:
    match = matcher.match("Investigation is complete; police identified no suspect")
    assert match.reason.endswith(
        "→ 18; legacy_undetected ruled out: police decision; 15 ruled out: no suspect identified"
    )


def test_all_that_a_label_lacks_for_a_code_is_named(matcher: Matcher) -> None:
    why = {one.code: (one.score, one.why) for one in matcher.match("Evid difficulties").candidates}
    assert why == {
        "14": (0.4, "if no suspect identified"),
        "15": (0.4, "if victim supports"),
        "16": (0.2, "if suspect is identified and victim does not support"),
    }


def test_shares_of_three_are_given_in_hundredths(matcher: Matcher) -> None:
    for label in ("Outcome 8 - Caution", "Outcomes 14-16"):
        assert [one.score for one in matcher.match(label).candidates] == [0.33] * 3
    assert [one.score for one in matcher.match("NFA (evidential) CPS").candidates] == [0.67, 0.33]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Outcome 12 zebra walrus", "12"),
        ("Outcome 12 zebra walrus heron", ""),
        ("Community resolution zorb flib quax", ""),
        ("Zorb flib quax: investigation is complete; police identified no suspect", "18"),
    ],
)
def test_words_that_nobody_knows_outweigh_the_others_where_they_are_many(
    matcher: Matcher, label: str, code: str
) -> None:
    assert matcher.match(label).code == code


def test_a_group_that_a_label_words_in_its_own_way(matcher: Matcher) -> None:
    match = matcher.match("Out of court disposal - informal")
    assert (match.label, match.members) == ("Out of court disposal - informal", ("7", "8"))
    assert match.reason.startswith("`Out-of-court (informal)` is a group of codes (7, 8)")


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
