"""Figures that a narrow column broke are asked about."""

from __future__ import annotations

from unit.figures.test_tables import figures


def test_a_broken_total_that_nothing_proves_breaks_nothing_down_either():
    head = "Offence | Charged | Cautioned | Total"
    found = figures(head, "Theft | 300 | 70 | 38\n0", "Arson | 20 | 11 | 4\n1")
    assert not any(figure.breakdown for figure in found)
    sure = [figure.value.as_printed for figure in found if not figure.doubts]
    asked = [figure.value.as_printed for figure in found if figure.doubts]
    assert (sure, asked) == (["300", "70", "20", "11"], ["38 0", "4 1"])
