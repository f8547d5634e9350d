"""A row of the comparison as the report shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.shares import Denominator, NoShare, Ratio


class Cell(NamedTuple):
    """One number of the comparison: as it prints, its bounds, and the numbers it is made of."""

    text: str
    lower: float
    upper: float | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the comparison, as the report shows it; `cells` by code."""

    force_id: str
    force: str
    reference: str
    question: str
    about: str
    series: str
    start: str
    end: str
    cells: Mapping[str, Cell]
    total: str
    summed: str
    reconciles: bool | None
    in_review: int
    comparable: str
    shares: Mapping[Denominator, Mapping[str, Ratio | NoShare]]
