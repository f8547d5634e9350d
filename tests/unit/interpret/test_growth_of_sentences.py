"""What stands beside a number is read, not the whole text again for each."""

from __future__ import annotations

from typing import SupportsIndex

from foi_compare.interpret.prose_labels import counts_outcomes
from foi_compare.text import find_numerals
from lettering import matcher


class _Sliced(str):
    """A text that counts the characters taken out of it."""

    __slots__ = ("taken",)

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        self.taken = getattr(self, "taken", 0) + len(found)
        return found


def test_a_label_is_looked_for_beside_its_number_and_not_from_the_top() -> None:
    text = _Sliced("see 12, " * 500)
    assert not counts_outcomes(text, "see 12,", find_numerals(str(text)), matcher())
    assert text.taken < 3 * len(text)
