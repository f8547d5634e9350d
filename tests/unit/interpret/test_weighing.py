"""Features are weighed over what an answer can be, and the strongest of them explain it."""

from __future__ import annotations

import pytest

from foi_compare.interpret.weighing import EVERY, Scale
from lettering import wordings

WEIGHTS = {
    EVERY: {"disclosed": 0.5},
    "refused": {"refused": 3.0, "disclosed": -1.0},
    "refused alone": {"refused": 1.0},
    "table": {"disclosed": 2.0},
}


def test_the_share_of_a_disposition_is_that_of_its_features() -> None:
    first, second = Scale(WEIGHTS).weigh({"refused", "unknown"}, {"refused", "disclosed"})
    assert (first.disposition, second.disposition) == ("refused", "disclosed")
    assert first.share == pytest.approx(1 / (1 + 2.718281828 ** (-0.5 - 3.0)))
    assert first.share + second.share == pytest.approx(1)


def test_what_an_answer_cannot_be_gets_no_share() -> None:
    (only,) = Scale(WEIGHTS).weigh({"refused"}, {"disclosed"})
    assert (only.disposition, only.share) == ("disclosed", 1)


def test_the_features_that_speak_most_for_a_disposition_explain_it() -> None:
    first, second = Scale(WEIGHTS).weigh(
        {"refused", "refused alone", "table"}, {"refused", "disclosed"}
    )
    assert first.features == ("refused", "refused alone")
    assert second.features == ("table",)


def test_every_weight_is_of_a_disposition() -> None:
    towards = {one for _, weights in wordings().weights for one, _ in weights}
    assert towards == {
        *("disclosed", "partial", "refused", "not_held", "neither_confirm_nor_deny"),
        *("nil", "clarification_sought", "see_attachment", "unclear"),
    }
