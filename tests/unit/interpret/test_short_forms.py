"""Notes that write out short forms say nothing of numbers; others do."""

from __future__ import annotations

import pytest

from foi_compare.interpret.account.short_forms import explains_short_forms


@pytest.mark.parametrize(
    "text",
    [
        "vic = victim.",
        "ID = identified; TIC = taken into consideration.",
        "Carms = Carmarthenshire, Pembs = Pembrokeshire.",
        "DA means domestic abuse.",
        "NFA: no further action",
        "OC stands for outcome code",
    ],
)
def test_short_forms_are_written_out(text: str) -> None:
    assert explains_short_forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Charged = persons who were charged.",
        "* = fewer than five.",
        "Total = 12 crimes",
        "Count: only crimes with a suspect who was named in the first week",
        "Figures: provisional.",
        "Vic: persons harmed.",
        "The figures are estimates.",
    ],
)
def test_other_notes_write_out_none(text: str) -> None:
    assert not explains_short_forms(text)
