from __future__ import annotations

import pytest

from foi_compare.errors import DecisionsError
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import LabelDecision


def decided(label: str, code: str, *, force_id: str = "", line: int = 2) -> LabelDecision:
    return LabelDecision(label=label, code=code, force_id=force_id, line=line, decided_by="A")


def test_a_decision_goes_before_every_rule(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (decided("Charged", "22"),))
    match = matcher.match("Charged")
    assert (match.status, match.code, match.rule, match.score) == ("matched", "22", "decision", 1.0)
    assert match.reason == "decided by A (line 2) → 22"


def test_a_decision_does_not_depend_on_case_spaces_or_dashes(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (decided("No  suspect – identified", "18"),))
    assert matcher.match("NO SUSPECT - IDENTIFIED").code == "18"


def test_a_decision_for_one_force_does_not_leak(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (decided("Caution", "3", force_id="kent"),))
    assert matcher.match("Caution", force_id="kent").code == "3"
    assert matcher.match("Caution", force_id="essex").status == "ambiguous"
    assert matcher.match("Caution").status == "ambiguous"


def test_a_decision_for_a_force_goes_before_one_for_every_force(outcomes: Codebook) -> None:
    decisions = (decided("Caution", "3"), decided("Caution", "2", force_id="kent", line=3))
    matcher = Matcher(outcomes, decisions)
    assert matcher.match("Caution", force_id="kent").code == "2"
    assert matcher.match("Caution", force_id="essex").code == "3"


def test_the_same_decision_twice_is_no_contradiction(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (decided("Caution", "3"), decided("caution", "3", line=5)))
    assert matcher.match("Caution").code == "3"


def test_a_contradiction_names_both_lines(outcomes: Codebook) -> None:
    decisions = (decided("Caution", "3", line=2), decided("CAUTION", "2", line=7))
    with pytest.raises(DecisionsError, match=r"decisions.csv, line 7: .* on line 2") as error:
        Matcher(outcomes, decisions)
    assert error.value.line == 7


@pytest.mark.parametrize(("force_id", "scope"), [("", "every force"), ("kent", "kent")])
def test_a_contradiction_names_the_force_it_is_for(
    outcomes: Codebook, force_id: str, scope: str
) -> None:
    decisions = (
        decided("Caution", "3", force_id=force_id),
        decided("Caution", "2", force_id=force_id, line=3),
    )
    with pytest.raises(DecisionsError, match=f"is 2 for {scope} here, but 3 on line 2"):
        Matcher(outcomes, decisions)


def test_a_code_that_is_not_there_is_named(outcomes: Codebook) -> None:
    with pytest.raises(DecisionsError, match=r"decisions.csv, line 4: `99` is no code"):
        Matcher(outcomes, (decided("Caution", "99", line=4),))


@pytest.mark.parametrize(
    ("word", "status", "role"),
    [("none", "none", "code"), ("total", "total", "total"), ("subtotal", "total", "subtotal")],
)
def test_a_decision_may_say_that_a_label_has_no_code(
    outcomes: Codebook, word: str, status: str, role: str
) -> None:
    match = Matcher(outcomes, (decided("All of it", word),)).match("All of it")
    assert (match.status, match.role, match.code) == (status, role, "")


def test_a_decision_without_name_and_line_says_only_the_code(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (LabelDecision(label="Caution", code="3"),))
    assert matcher.match("Caution").reason == "decided → 3"


def test_a_matcher_of_other_decisions_leaves_the_first_as_it_was(outcomes: Codebook) -> None:
    matcher = Matcher(outcomes, (decided("Charged", "22"),))
    other = matcher.deciding((decided("Caution", "3"),))
    assert (matcher.match("Charged").code, other.match("Charged").code) == ("22", "1")
    assert other.match("Caution").code == "3"
    assert matcher.match("Caution") == Matcher(outcomes).match("Caution")
