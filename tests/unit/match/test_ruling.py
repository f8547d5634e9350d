"""Stated facts to codes, rule by rule."""

from __future__ import annotations

import pytest

from foi_compare.match.ruling import Judge
from foi_compare.model.codes import Codebook


@pytest.fixture(scope="module")
def judge(outcomes: Codebook) -> Judge:
    return Judge(outcomes)


@pytest.mark.parametrize(
    ("code", "facts", "proof"),
    [
        ("1", {"charge"}, ()),
        ("1A", {"charge"}, ()),
        ("8", {"charge"}, ("charge",)),
        (
            "18",
            {"suspect=not_identified", "victim=does_not_support"},
            ("suspect=not_identified", "victim=does_not_support"),
        ),
        ("8", {"age=youth"}, ()),
    ],
)
def test_a_printed_code_is_held_against_what_the_words_prove(
    judge: Judge, code: str, facts: set[str], proof: tuple[str, ...]
) -> None:
    assert judge.elsewhere(code, facts) == proof


@pytest.mark.parametrize(
    ("code", "facts", "silent", "person"),
    [
        ("15", {"evidential"}, {"victim"}, "victim"),
        ("15", {"evidential"}, {"suspect"}, ""),
        ("15", {"evidential", "victim=supports"}, {"suspect", "victim"}, ""),
        ("15", {"insufficient"}, {"suspect"}, "suspect"),
        ("15", {"insufficient", "victim=does_not_support"}, {"victim"}, ""),
        ("15", set(), {"victim"}, "victim"),
        ("15", set(), {"suspect"}, ""),
        ("15", set(), set(), ""),
        ("8", {"age=youth"}, {"victim"}, ""),
    ],
)
def test_a_person_of_whom_nothing_is_said_is_named_where_a_rule_needs_it(
    judge: Judge, code: str, facts: set[str], silent: set[str], person: str
) -> None:
    assert judge.left_open(code, facts, silent) == person


@pytest.mark.parametrize(
    ("facts", "cut_short", "codes"),
    [
        ({"caution", "age=adult"}, False, ["3"]),
        ({"caution", "age=adult"}, True, ["3", "3A"]),
        ({"caution", "age=adult", "kind=any"}, False, ["3", "3A"]),
        ({"caution"}, False, ["2", "3"]),
    ],
)
def test_an_explicit_fact_may_be_lost_only_from_a_label_cut_short_or_of_any_kind(
    judge: Judge, facts: set[str], *, cut_short: bool, codes: list[str]
) -> None:
    ruling = judge.rule(facts, {"caution"}, cut_short=cut_short)
    assert [candidate.code for candidate in ruling.candidates] == codes


def test_a_rule_without_topics_names_nothing(judge: Judge) -> None:
    assert judge.rule({"age=adult"}, (), cut_short=False).candidates == ()
