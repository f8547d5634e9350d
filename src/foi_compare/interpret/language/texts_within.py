"""Which of many texts another one ends with, and which stand in it, without trying each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

_KNOWN_BY = 12  # letters by which a text is looked up


class ByEnd:
    """Texts, to find those that end with another."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; they are told by their places."""
        self._texts = texts
        self._ending: dict[int, Mapping[str, Sequence[int]]] = {}
        self._found: dict[str, frozenset[int]] = {}

    def of(self, end: str) -> frozenset[int]:
        """Return the places of the texts that end so."""
        if end not in self._found:
            known = end[-_KNOWN_BY:]
            found = self._all(len(known)).get(known, ())
            self._found[end] = frozenset(i for i in found if self._texts[i].endswith(end))
        return self._found[end]

    def _all(self, length: int) -> Mapping[str, Sequence[int]]:
        if length not in self._ending:
            ending: dict[str, list[int]] = defaultdict(list)
            for index, text in enumerate(self._texts):
                ending[text[max(0, len(text) - length) :]].append(index)
            self._ending[length] = ending
        return self._ending[length]


class Inside:
    """Texts, to find those that stand in another."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; they are told by their places."""
        self._texts = texts
        self._starting: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            self._starting[text[:_KNOWN_BY]].append(index)
        self._lengths = sorted({len(start) for start in self._starting})

    def of(self, text: str) -> frozenset[int]:
        """Return the places of the texts that stand in this one."""
        starts: Collection[str] = {
            text[at : at + length] for length in self._lengths for at in range(len(text) + 1)
        }
        found = (index for start in starts for index in self._starting.get(start, ()))
        return frozenset(index for index in found if self._texts[index] in text)
