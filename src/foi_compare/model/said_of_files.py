"""The entries on single files, found by the name of a file without trying each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from foi_compare.model.batch_settings import FileSettings

# A range `[…]` stands for other characters than it is written with; the last `]` may end the first.
_WRITTEN_OTHERWISE = re.compile(r"\[.*\]|[*?\[]", re.DOTALL)


class SaidOfFiles:
    """Entries by the longest text that every name they speak of has in it.

    Thousands of entries are held against thousands of files: an entry is tried on the names alone
    that hold its text, which is all of it where it is no pattern.
    """

    def __init__(self, entries: Iterable[FileSettings]) -> None:
        """Take the entries in the order in which they are written."""
        self._entries = tuple(entries)
        self._by_text: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(self._entries):
            self._by_text[_longest_text(entry.file.rstrip("/"))].append(at)
        self._lengths = sorted({len(text) for text in self._by_text})

    def places_of(self, name: str) -> list[int]:
        """Return which entries speak of a file, in order."""
        texts = {
            name[start : start + length]
            for length in self._lengths
            for start in range(len(name) - length + 1)
        }
        tried = sorted(at for text in texts for at in self._by_text.get(text, ()))
        return [at for at in tried if self._entries[at].speaks_of(name)]

    def of(self, *names: str) -> tuple[FileSettings, ...]:
        """Return the entries that speak of some of these files, in order."""
        places = {at for name in names for at in self.places_of(name)}
        return tuple(self._entries[at] for at in sorted(places))

    def told_of(self, *names: str) -> FileSettings:
        """Return all that is said of some files, as `Settings.told_of` does."""
        return FileSettings.together(names[0] if names else "", self.of(*names))


def _longest_text(pattern: str) -> str:
    return max(_WRITTEN_OTHERWISE.split(pattern), key=len)
