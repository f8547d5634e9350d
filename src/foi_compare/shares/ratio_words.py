"""Ratios to words: an interval is rounded outwards, so that what is printed stays true."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from foi_compare.shares.ratios import Ratio


def percent(ratio: Ratio, digits: int = 1) -> str:
    """Return a share as `12.3 %`, or `12.3 % to 14.5 %`."""
    hundredfold = Ratio(ratio.lower * 100, None if ratio.upper is None else ratio.upper * 100)
    return printed(hundredfold, digits, " %")


def printed(ratio: Ratio, digits: int = 1, unit: str = "") -> str:
    """Return a ratio as one number, `1.2 to 3.4`, or `1.2 or more`.

    Args:
        ratio: the ratio.
        digits: decimals; an interval is rounded down below and up above.
        unit: what stands behind each number.

    """
    if ratio.is_exact:
        return f"{float(ratio.lower):.{digits}f}{unit}"
    low = f"{_rounded(ratio.lower, digits, up=False):.{digits}f}{unit}"
    if ratio.upper is None:
        return f"{low} or more"
    return f"{low} to {_rounded(ratio.upper, digits, up=True):.{digits}f}{unit}"


def not_ranked(one: str, its: str, other: str, others: str) -> str:
    """Return the sentence that says of two names with their printed values why neither leads."""
    return f"{one} ({its}) and {other} ({others}) cannot be ranked: either may be the higher."


def _rounded(number: Fraction, digits: int, *, up: bool) -> float:
    scale = int(10**digits)
    whole: int = ceil(number * scale) if up else floor(number * scale)
    return whole / scale
