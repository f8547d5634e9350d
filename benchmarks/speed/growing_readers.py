"""The readers with inputs that grow: those that the tests count the steps of, at larger sizes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from growing import GROWING as COUNTED

_LARGER = 8  # times the size that the tests begin with, so that seconds can be compared


class Growing(NamedTuple):
    """What grows, the size to begin with, and the call for an input of a size."""

    name: str
    first: int
    work: Callable[[int], Callable[[], object]]


GROWING: tuple[Growing, ...] = tuple(
    Growing(one.name, one.first * _LARGER, one.work) for one in COUNTED
)
