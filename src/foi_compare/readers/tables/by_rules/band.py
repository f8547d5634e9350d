"""A band, the row between two drawn edges, and the edges that close it."""

from __future__ import annotations

from typing import NamedTuple

from foi_compare.readers.tables.ground.lines import Line

Stretch = tuple[float, float]


class Edge(NamedTuple):
    """The height at which rows end, and the stretches along which they do.

    The end of a shading says nothing about the columns beside it, as the end of a rule does.
    """

    at: float
    stretches: tuple[Stretch, ...]
    shaded: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0][0]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.stretches[-1][1]


class Band(NamedTuple):
    """A row: its lines from top to bottom, between two edges or at an open end.

    `below` are the stretches along which an edge parts it from the next row.
    """

    top: float
    bottom: float
    lines: tuple[Line, ...]
    below: tuple[Stretch, ...] = ()
