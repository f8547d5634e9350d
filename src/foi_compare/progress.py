"""Who is told how far a run has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how far a run has come."""

    def begin(self, what: str, total: int) -> None:
        """Hear that a phase of so many steps begins."""
        ...

    def step(self) -> None:
        """Hear that one step of it is done."""
        ...


class Silence:
    """Tells nobody."""

    def begin(self, what: str, total: int) -> None:
        """Ignore it."""

    def step(self) -> None:
        """Ignore it."""
