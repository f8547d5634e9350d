"""A large table gives signs all the while that it is understood: none of it is taken for a stop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from builders import document, table
from foi_compare import headway
from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.understanding import read_group
from foi_compare.batch.workshop import Plan, load_workshop

PLAN = Plan(load=load_workshop)
LABELS = ("Charge/Summons", "Caution - adults", "Community resolution")
ROWS = 400
# Of the work, between two signs: a quarter of a million numbers takes four minutes; two may pass
# without a sign.
MOST = 0.1


class Silence:
    """The calls between two signs: those since the last one, the most so far, and all."""

    def __init__(self) -> None:
        self.since = self.longest = self.calls = 0

    def note(self, frame: FrameType, event: str, called: object) -> None:
        """Count a call."""
        del frame, called
        if event in {"call", "c_call"}:
            self.since += 1
            self.calls += 1

    def end(self) -> None:
        """Hear a sign."""
        self.longest = max(self.longest, self.since)
        self.since = 0


@pytest.fixture(name="silence")
def _silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[Silence]:
    """Hear a table of some hundred rows as often as one of many thousands is heard."""
    monkeypatch.setattr(headway, "_BETWEEN", 8)
    found = Silence()
    headway.listen(found.end)
    yield found
    headway.listen(headway._to_nobody)


def task(rows: int) -> GroupTask:
    lines = (
        f"{LABELS[at % 3]} {at} | {at * 7 % 901} | {at * 5 % 611} | {at * 3 % 411}"
        for at in range(rows)
    )
    whole = document("Kent Police", table("Outcome | 2019 | 2020 | 2021", *lines))
    return GroupTask(plan=PLAN, documents=(whole,))


def test_a_large_table_gives_signs_while_it_is_understood(silence: Silence) -> None:
    read_group(task(rows=3))  # what is loaded once counts nowhere
    silence.longest = silence.since = 0
    large = task(rows=ROWS)
    before = sys.getprofile()
    sys.setprofile(silence.note)
    try:
        read_group(large)
    finally:
        sys.setprofile(before)
    silence.end()
    assert silence.calls > 1_000_000
    assert silence.longest < silence.calls * MOST
