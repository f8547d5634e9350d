"""Telephone numbers and the numbers of officers in running text: they are no figures."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.aside import explain, unexplained


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Int: 741-2266", "telephone number"),
        ("Internal tel 771-2290", "telephone number"),
        ("DDI 0121 496 0611", "telephone number"),
        ("Direct line: 496 0611", "telephone number"),
        ("PC 1163 Marsh timed them.", "collar number"),
        ("It was sent to Sergeant 2210 Le Brocq.", "collar number"),
    ],
)
def test_the_number_of_a_person_is_set_aside(text: str, rule: str) -> None:
    assert not unexplained(text)
    assert rule in {aside.rule for aside in explain(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Internal 741 crimes, 226 of them solved",
        "Sergeant 310",
        "PC 310 offences",
        "PC 1204 Sergeant 310",
        "It was asked to Sergeant 310 Inspector 102",
    ],
)
def test_a_count_beside_such_words_is_not(text: str) -> None:
    assert {aside.rule for aside in explain(text)}.isdisjoint({"telephone number", "collar number"})
