"""What must hold of the matcher for any label."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foi_compare.codebooks.loader import load_codebook
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import LabelContext

WORDINGS = Path(__file__).parents[1] / "unit" / "match" / "data" / "outcome_wordings.csv"


@cache
def outcomes() -> Codebook:
    return load_codebook("home-office-outcomes")


@cache
def matcher() -> Matcher:
    return Matcher(outcomes())


@cache
def labelled() -> tuple[tuple[str, str], ...]:
    """Labels with the code that they get: wordings, titles, none of them cut short."""
    with WORDINGS.open(encoding="utf-8", newline="") as lines:
        wordings = [row["label"] for row in csv.DictReader(lines)]
    titles = [text for code in outcomes().codes.values() for text in (code.title, code.short_title)]
    matched = ((label, matcher().match(label)) for label in (*wordings, *titles))
    return tuple((label, match.code) for label, match in matched if match.status == "matched")


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    """Make matchers and wordings before the first example, which then is as fast as the others."""
    labelled()
    fresh()
    reversed_matcher()


LABELLED = st.deferred(lambda: st.sampled_from(labelled()))
WORDS = st.sampled_from(
    (
        *(
            "suspect",
            "victim",
            "not",
            "no",
            "identified",
            "named",
            "supports",
            "declines",
            "charged",
        ),
        *("caution", "adult", "youth", "police", "cps", "public", "interest", "investigation"),
        *(
            "complete",
            "further",
            "action",
            "16",
            "1A",
            "(OC14)",
            "Outcome",
            "-",
            "/",
            ";",
            ",",
            "or",
        ),
        *("unable", "withdrawn", "evidential", "difficulties", "total", "alternate", "offence"),
        *("ill", "dead", "burglary", "zebra"),
    )
)
ANY_LABEL = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=12).map(" ".join),
    LABELLED.map(lambda one: one[0]),
)


@given(ANY_LABEL)
def test_any_text_gets_a_verdict_that_holds_together(label: str) -> None:
    match = matcher().match(label)
    assert match.label == label
    assert (match.status == "matched") == bool(match.code)
    assert not match.code or match.code in matcher().codes
    assert match.reason
    assert "\n" not in match.reason.replace(label, "")
    assert 0 <= match.score <= 1
    names = [candidate.code for candidate in match.candidates]
    assert len(names) == len(set(names))
    assert set(names) <= {*matcher().codes, "none"}
    assert all(0 <= candidate.score <= 1 for candidate in match.candidates)
    assert match.status == "ambiguous" or not names


@given(st.lists(ANY_LABEL, max_size=8), st.text(max_size=20), st.text(max_size=20))
def test_any_table_gets_one_verdict_for_each_label(
    labels: list[str], header: str, caption: str
) -> None:
    context = LabelContext(header=header, caption=caption)
    matches = matcher().match_table(labels, context)
    assert [match.label for match in matches] == labels


@given(ANY_LABEL)
def test_the_same_label_gets_the_same_verdict_from_a_fresh_matcher(label: str) -> None:
    assert fresh().match(label) == matcher().match(label)


@cache
def fresh() -> Matcher:
    return Matcher(outcomes())


@given(ANY_LABEL)
def test_the_order_of_the_codebook_never_decides(label: str) -> None:
    one, other = matcher().match(label), reversed_matcher().match(label)
    assert (one.status, one.code, one.role) == (other.status, other.code, other.role)
    assert {c.code for c in one.candidates} == {c.code for c in other.candidates}


@cache
def reversed_matcher() -> Matcher:
    book = outcomes()
    facts = replace(
        book.facts, rules=book.facts.rules[::-1], settlements=book.facts.settlements[::-1]
    )
    codes = dict(reversed(list(book.codes.items())))
    return Matcher(replace(book, codes=codes, facts=facts, aliases=book.aliases[::-1]))


FURNITURE = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" - ", " – "),
        lambda text: text.replace(" - ", " — "),
        lambda text: text.replace(" – ", " - "),
        lambda text: text + "*",
        lambda text: text + "\u00b9",
        lambda text: text + " \u2020",
        lambda text: text + " [1]",
        lambda text: text + ".",
        lambda text: text + " ",
        lambda text: f"\u2022 {text}",
        lambda text: f"- {text}",
        lambda text: f'"{text}"',
        lambda text: f"{text[:3]}\u200b{text[3:]}",
    ]
)


@given(LABELLED, FURNITURE, FURNITURE)
def test_furniture_never_changes_the_code(
    labelled_one: tuple[str, str], first: Callable[[str], str], second: Callable[[str], str]
) -> None:
    label, code = labelled_one
    match = matcher().match(second(first(label)))
    assert (match.status, match.code) == ("matched", code), match.reason


@given(
    LABELLED,
    st.sampled_from(["{c} - {l}", "{c}: {l}", "Outcome {c} - {l}", "OC{c} {l}", "Type {c}: {l}"]),
)
def test_the_code_before_a_label_never_changes_it(labelled_one: tuple[str, str], form: str) -> None:
    label, code = labelled_one
    assume(code[0].isdigit() and not re.search(r"\d", label))
    match = matcher().match(form.format(c=code, l=label))
    assert (match.status, match.code) == ("matched", code), match.reason


@given(LABELLED, st.sampled_from(["16", "8", "1A", "22", "18"]))
def test_another_code_before_a_label_is_a_question(
    labelled_one: tuple[str, str], wrong: str
) -> None:
    label, code = labelled_one
    assume(code != wrong and not re.search(r"\d", label))
    match = matcher().match(f"Outcome {wrong} - {label}")
    assert match.status != "matched" or match.code == wrong
    if match.status == "matched":
        # The words do not exclude the printed code, as `14 - no suspect identified` does not.
        assert matcher().match(label).rule in {"facts", "alias", "title"}


NEGATION = re.compile(
    r"\b(?:does not|did not|will not|is not|was not|has not|not|no|without|never|no longer)\s+"
    r"(?=support|wish|want|willing|named|suspect|offender|identified|known|victim|supportive)|"
    r"\bun(?=supportive\b|identified\b|willing\b|named\b)",
    re.IGNORECASE,
)


@given(LABELLED)
@settings(max_examples=300)
def test_removing_a_negation_changes_the_code_or_abstains(labelled_one: tuple[str, str]) -> None:
    label, code = labelled_one
    assume("unable" not in label.lower())  # `unable or (un)willing` says no either way
    for found in NEGATION.finditer(label):
        without = label[: found.start()] + label[found.end() :]
        match = matcher().match(without)
        assert match.status != "matched" or match.code != code, (without, match.reason)


STATING = re.compile(
    r"\b(?:supports?|supportive|identified|declines|willing|charged|community|caution|cautions?|"
    r"taken|expired|penalty|too ill|diversionary)\b",
    re.IGNORECASE,
)


@given(LABELLED)
@settings(max_examples=300)
def test_inserting_a_negation_changes_the_code_or_abstains(labelled_one: tuple[str, str]) -> None:
    label, code = labelled_one
    for found in STATING.finditer(label):
        negated = f"{label[: found.start()]}not {label[found.start() :]}"
        match = matcher().match(negated)
        assert match.status != "matched" or match.code != code, (negated, match.reason)


@given(LABELLED, st.integers(min_value=1, max_value=60))
def test_a_cut_label_is_never_given_another_code_of_the_same_kind(
    labelled_one: tuple[str, str], cut: int
) -> None:
    label, code = labelled_one
    pairs = {"14": "15 16 18", "15": "14 16 18", "16": "14 15 18", "18": "14 15 16"}
    pairs |= {"9": "10 21 22", "10": "9 21 22", "21": "9 10 22", "22": "9 10 21"}
    assume(code in pairs and len(label) > cut and not re.search(r"\d", label))
    match = matcher().match(label[:-cut])
    assert match.code not in pairs[code].split(), (label[:-cut], match.reason)
