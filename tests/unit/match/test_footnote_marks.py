"""A number in a bracket behind a label: a code, a mark of a footnote, or a question."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.matching import LabelContext, LabelDecision

OUTCOME = LabelContext(header="Outcome")
MARKED = ("Cannabis warning (1)", "Community resolution (2)", "Charged", "PND [2]", "Total (3)")


def codes(matcher: Matcher, *labels: str) -> list[str]:
    return [match.code or match.status for match in matcher.match_table(labels, OUTCOME)]


def test_marks_that_run_through_a_table_and_are_none_of_its_codes_are_no_codes(
    matcher: Matcher,
) -> None:
    assert codes(matcher, *MARKED) == ["7", "8", "1", "6", "total"]
    matches = matcher.match_table(MARKED, OUTCOME)
    assert matches[1].reason == (
        "the title `Community resolution` → 8 "
        "(the numbers behind its labels are marks of footnotes)"
    )
    assert matches[2] == matcher.match("Charged")
    assert matches[1].label == "Community resolution (2)"


def test_a_mark_leaves_open_what_the_words_leave_open(matcher: Matcher) -> None:
    labels = ("Cannabis warning (1)", "Community resolution (2)", "No suspect identified (2)")
    assert codes(matcher, *labels) == ["7", "8", "ambiguous"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Community resolution (2)",),  # one mark alone may be a wrong code
        ("Charged", "Community resolution (2)", "Cannabis warning (2)"),  # no first mark
        ("Cannabis warning (1)", "Community resolution (3)"),  # marks leave none out
        ("Cannabis warning (2)", "Community resolution (1)"),  # and begin with the first
        ("Charged (1)", "Community resolution (2)"),  # only one is denied
        ("Charged (1)", "Youth caution (2)", "Adult caution (3)", "PND (4)"),  # mostly codes
        ("Cannabis warning (1)", "Community resolution (2)", "PND (16)"),  # codes beside them
        ("Cannabis warning (OC1)", "Community resolution (OC2)"),  # they say that they are codes
    ],
)
def test_other_numbers_that_the_words_deny_stay_questions(
    matcher: Matcher, labels: tuple[str, ...]
) -> None:
    matches = matcher.match_table(labels, OUTCOME)
    assert {match.rule for match in matches if match.status == "ambiguous"} == {"contradiction"}


def test_a_decision_goes_before_the_marks(matcher: Matcher) -> None:
    decided = Matcher(matcher.codebook, (LabelDecision(label="PND [2]", code="2"),))
    assert codes(decided, *MARKED) == ["7", "8", "1", "2", "total"]
