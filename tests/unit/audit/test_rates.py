from __future__ import annotations

import pytest

from foi_compare.audit.rates import rate


# Limits as in the tables of exact binomial intervals (R's binom.test, 95 %).
@pytest.mark.parametrize(
    ("wrong", "keyed", "lower", "upper"),
    [
        (0, 100, 0.0, 0.036217),
        (1, 100, 0.000253, 0.054459),
        (5, 50, 0.033275, 0.218135),
        (10, 10, 0.691503, 1.0),
        (0, 1, 0.0, 0.975),
    ],
)
def test_the_interval_is_that_of_clopper_and_pearson(
    wrong: int, keyed: int, lower: float, upper: float
):
    found = rate(wrong, keyed)
    assert found.lower == pytest.approx(lower, abs=1e-6)
    assert found.upper == pytest.approx(upper, abs=1e-6)


def test_nothing_keyed_says_nothing():
    assert rate(0, 0)[2:] == (0.0, 1.0)


def test_more_wrong_than_keyed_is_refused():
    with pytest.raises(ValueError, match="3 of 2"):
        rate(3, 2)
