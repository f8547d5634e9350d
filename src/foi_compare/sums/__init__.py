"""Printed numbers added up and held against printed totals, with what chance has in it.

Pure arithmetic: nothing here knows words, cells or pages.
"""

from foi_compare.sums.amounts import (
    NIL,
    UNKNOWN,
    Amount,
    Bounded,
    add,
    amount_of,
    exact,
    is_exact,
    left_by,
    plain,
    rounding,
    without_addend,
)
from foi_compare.sums.chance import ALONE, BESIDE_WORDS, chance
from foi_compare.sums.totals import (
    Beneath,
    Sum,
    Verdict,
    can_meet,
    compare,
    find_beneath,
    totals_among,
)

__all__ = [
    "ALONE",
    "BESIDE_WORDS",
    "NIL",
    "UNKNOWN",
    "Amount",
    "Beneath",
    "Bounded",
    "Sum",
    "Verdict",
    "add",
    "amount_of",
    "can_meet",
    "chance",
    "compare",
    "exact",
    "find_beneath",
    "is_exact",
    "left_by",
    "plain",
    "rounding",
    "totals_among",
    "without_addend",
]
