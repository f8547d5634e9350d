"""Figures that a narrow column broke: whole where the row adds up to them, else asked about."""

from __future__ import annotations

import pytest

from foi_compare.interpret.table_layout.broken_figures import whole_figures
from unit.figures.test_tables import figures


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (["300", "70", "37\n0"], {2: "370"}),
        (["1,0\n02", "400", "602"], {0: "1,002"}),
        (["3\n00", "70", "37\n0"], {0: "300", 2: "370"}),
        (["300", "", "70", "37\n0"], {3: "370"}),
        # Nothing adds up to it, two numbers prove nothing, and not all of the row is known.
        (["300", "70", "37\n1"], {}),
        (["370", "37\n0"], {}),
        (["300", "70", "not held", "37\n0"], {}),
        (["0", "370", "37\n0"], {}),
        (["300", "70", "370"], {}),
        # So small a sum may be met by accident.
        (["9", "2", "1\n1"], {}),
        (["300", "70", "3,7\n0"], {}),
    ],
)
def test_a_broken_figure_is_whole_where_the_row_adds_up(printed: list[str], whole: dict[int, str]):
    assert whole_figures(printed) == whole


def test_a_total_that_its_column_broke_is_a_total_and_breaks_nothing_down():
    head = "Offence | Charged | Cautioned | Total"
    found = figures(head, "Theft | 300 | 70 | 37\n0", "Arson | 20 | 11 | 3\n1")
    assert [figure.value.as_printed for figure in found] == ["300", "70", "370", "20", "11", "31"]
    assert not any(figure.breakdown for figure in found)


def test_a_broken_total_that_nothing_proves_breaks_nothing_down_either():
    head = "Offence | Charged | Cautioned | Total"
    found = figures(head, "Theft | 300 | 70 | 38\n0", "Arson | 20 | 11 | 4\n1")
    assert not any(figure.breakdown for figure in found)
    sure = [figure.value.as_printed for figure in found if not figure.doubts]
    asked = [figure.value.as_printed for figure in found if figure.doubts]
    assert (sure, asked) == (["300", "70", "20", "11"], ["38 0", "4 1"])
