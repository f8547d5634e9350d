"""Equal texts and periods of many replies kept once.

What comes from a worker is built anew for each reply, so that `accepted`, a force, a label or a
year is there as often as there are numbers. In a run of thousands of replies that is a third of
its memory.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from foi_compare.model import Period, Value

Kept = TypeVar("Kept")

# What most replies say comes early; beyond so many texts, most are of one reply alone, and to note
# them would take more than it saves.
_MOST = 20_000
_WHOLE = frozenset((str, Period, Value))
_ALONE = frozenset((int, float, bool, type(None)))


class Sharing:
    """Knows the texts that came before."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def of(self, value: Kept) -> Kept:
        """Return an equal value whose texts and periods are those of values before it.

        Dataclasses are changed in place: nobody else holds a value that has just come in.
        """
        kind: type = type(value)
        if kind in _WHOLE:
            return self._one(value)
        if isinstance(value, tuple):
            parts = [part if type(part) in _ALONE else self.of(part) for part in value]
            if all(new is old for new, old in zip(parts, value, strict=True)):
                return value
            make: Any = getattr(kind, "_make", kind)
            made: Kept = make(parts)
            return made
        for name in _names(kind):
            old = getattr(value, name)
            if not old or type(old) in _ALONE:
                continue  # most fields of most numbers
            new = self.of(old)
            if new is not old:
                object.__setattr__(value, name, new)
        return value

    def _one(self, value: Kept) -> Kept:
        known: Kept = self._known.get((type(value), value), value)  # type: ignore[assignment]
        if known is value and len(self._known) < _MOST:
            self._known[type(value), value] = value
        return known


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass; of another kind of value, none."""
    return tuple(one.name for one in fields(kind)) if hasattr(kind, "__dataclass_fields__") else ()
