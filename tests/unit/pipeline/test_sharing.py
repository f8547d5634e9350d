"""Equal values of many replies are kept once, and stay what they were."""

from __future__ import annotations

import pickle

import pytest

from foi_compare.batch import sharing
from foi_compare.batch.sharing import Sharing
from observing import observation

ONE = observation("Charged", "12")


def anew(value: object) -> object:
    """Return a value as it comes from another process."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own value


def test_what_comes_in_twice_is_equal_and_its_texts_are_there_once() -> None:
    shared = Sharing()
    first, second = shared.of(anew((ONE,))), shared.of(anew((ONE,)))
    assert first == second == (ONE,)
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[0] is not second[0]
    assert first[0].label is second[0].label
    assert first[0].value is second[0].value
    assert first[0].place == ONE.place


def test_no_more_is_noted_than_pays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_MOST", 2)
    shared = Sharing()
    texts = [anew(f"label {number}") for number in range(9)]
    assert [shared.of(text) for text in texts] == texts
    assert len(shared._known) == 2
