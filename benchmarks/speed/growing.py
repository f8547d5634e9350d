"""The shape of what is timed at growing sizes: `growth.py` runs cases like these."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    """One kind of input that grows.

    `work` makes an input of a size and returns the call to be timed; `first` is the smallest size.
    """

    name: str
    work: Callable[[int], Callable[[], object]]
    first: int
