"""Figures kept as CSV: rows of cells as a person would type them."""

from __future__ import annotations

import csv
from pathlib import Path

_FOLDER = Path(__file__).parent / "figures"


def read_figures(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of one file of `figures/`, the header first."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))
