"""Features are weighed over what an answer can be, and the strongest of them explain it."""

from __future__ import annotations

import math

import pytest

from foi_compare.interpret.dispositions.sentence_acts import ACTS
from foi_compare.interpret.dispositions.weighing import DISPOSITIONS, EVERY, Scale
from foi_compare.model.wording_lists import Weights
from lettering import wordings

WEIGHTS = Weights(
    ("disclosed", "refused"),
    {
        EVERY: [0.5, 0.0],
        "refused": [-1.0, 3.0],
        "refused alone": [0.0, 1.0],
        "table": [2.0, 0.0],
    },
)


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


def test_shares_are_of_everything_that_may_be() -> None:
    shares = Scale(WEIGHTS).shares({"table"})
    assert shares == {
        "disclosed": pytest.approx(1 / (1 + math.exp(-2.5))),
        "refused": pytest.approx(1 / (1 + math.exp(2.5))),
    }


def test_every_weight_that_ships_is_of_something_that_may_be() -> None:
    shipped = wordings()
    assert shipped.dispositions.towards == DISPOSITIONS
    assert shipped.acts.towards == tuple(ACTS.values())
    for weights in (shipped.dispositions, shipped.acts):
        assert EVERY in weights.of
        assert {len(row) for row in weights.of.values()} == {len(weights.towards)}
