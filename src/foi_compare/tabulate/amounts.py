"""Printed values to their sum, as exact numbers or intervals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from foi_compare.model import Amount, Observation


def add(observations: Iterable[Observation], *, more: bool = False) -> Amount:
    """Return the sum of values; decimals are added as printed, so that 0.1 and 0.2 are 0.3.

    Args:
        observations: whose values to add.
        more: whether the sum may lack something, so that nothing bounds it from above.

    """
    lower = Decimal(0)
    upper = None if more else Decimal(0)
    for observation in observations:
        value = observation.value
        lower += Decimal(str(value.lower))
        if upper is not None:
            upper = None if value.upper is None else upper + Decimal(str(value.upper))
    return Amount(_plain(lower), None if upper is None else _plain(upper))


def _plain(number: Decimal) -> float | int:
    return int(number) if number == number.to_integral_value() else float(number)
