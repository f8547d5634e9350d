"""Where each force stands on a map on which every force area has one tile."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Tile(NamedTuple):
    """A tile: column from the west and row from the north, with a short name."""

    force_id: str
    column: int
    row: int
    short: str


@cache
def tiles() -> tuple[Tile, ...]:
    """Return a tile for each force that polices an area; forces of a network have none."""
    text = files("foi_compare.report").joinpath("tiles.csv").read_text(encoding="utf-8")
    return tuple(
        Tile(row["force_id"], int(row["column"]), int(row["row"]), row["short"])
        for row in csv.DictReader(text.splitlines())
    )
