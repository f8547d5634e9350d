"""The rows that agree so far, and which forces have what of them: each worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import cast

from foi_compare.profiles.given_answers import Entry
from foi_compare.profiles.period_kinds import natural

Value = Callable[[Entry], Hashable]


def value_of(field: str) -> Value:
    """Return what reads one field of the shape of a row."""
    return lambda entry: cast("Hashable", getattr(entry.shape, field))


def forces_by(entries: Iterable[Entry], value: Value) -> dict[Hashable, set[str]]:
    """Return the forces by what they have."""
    found: dict[Hashable, set[str]] = {}
    for entry in entries:
        found.setdefault(value(entry), set()).add(entry.force_id)
    return found


def most(by: Mapping[Hashable, set[str]]) -> list[Hashable]:
    """Return what most forces have; several where they are as frequent."""
    highest = max((len(forces) for forces in by.values()), default=0)
    return sorted((value for value, forces in by.items() if len(forces) == highest), key=str)


class Pool:
    """Rows that agree so far.

    A batch has thousands of rows and each is compared with all others: what is asked of the same
    rows again is kept.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.forces = frozenset(entry.force_id for entry in entries)
        self._by: dict[str, dict[Hashable, set[str]]] = {}
        self._parts: dict[str, dict[Hashable, Pool]] = {}
        self._giving: tuple[tuple[str, frozenset[str]], ...] | None = None
        self._places = {entry.line.position: at for at, entry in enumerate(entries)}
        self._printed: dict[str, str] = {}

    def at(self, positions: Iterable[int]) -> list[Entry]:
        """Return the rows at some positions of the comparison, in the order of the pool."""
        found = {self._places[one] for one in positions if one in self._places}
        return [self.entries[at] for at in sorted(found)]

    def printed_offence(self, key: str) -> str:
        """Return an offence as a row prints it: the last that has one of this key."""
        if not self._printed:
            shapes = ((entry.shape.offence, entry.line.row.offence) for entry in self.entries)
            self._printed = {offence: printed or offence for offence, printed in shapes}
        return self._printed[key]

    @property
    def giving(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return each code in its order, with the forces that give a number for it."""
        if self._giving is None:
            found: dict[str, set[str]] = {}
            for entry in self.entries:
                for code in entry.line.codes:
                    found.setdefault(code, set()).add(entry.force_id)
            ordered = sorted(found, key=natural)
            self._giving = tuple((code, frozenset(found[code])) for code in ordered)
        return self._giving

    def by(self, field: str) -> Mapping[Hashable, set[str]]:
        """Return the forces by what they have in one field of the shape."""
        if field not in self._by:
            self._by[field] = forces_by(self.entries, value_of(field))
        return self._by[field]

    def like(self, entry: Entry, field: str) -> Pool:
        """Return the rows that have the same in one field of the shape."""
        value = value_of(field)
        if field not in self._parts:
            parts: dict[Hashable, list[Entry]] = {}
            for each in self.entries:
                parts.setdefault(value(each), []).append(each)
            self._parts[field] = {key: Pool(entries) for key, entries in parts.items()}
        return self._parts[field][value(entry)]

    def has_partner(self, entry: Entry, field: str) -> bool:
        """Return whether another force has the same in one field of the shape."""
        return bool(self.by(field)[value_of(field)(entry)] - {entry.force_id})

    def outvotes(self, entry: Entry, field: str) -> bool:
        """Return whether a row has something else in a field than most forces give.

        A value stands if more than half of the forces give it, or if it is the most frequent one
        and not that of one force alone. Where two are as frequent, neither is the rule.
        """
        value = value_of(field)(entry)
        own = self.by(field)[value]
        if len(own) * 2 > len(self.forces):
            return False
        return len(own) < 2 or most(self.by(field)) != [value]
