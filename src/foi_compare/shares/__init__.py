"""Counts to shares, rates and ranks: intervals where a part is one, and never a guess between."""

from foi_compare.shares.ranks import Rank, cannot_be_ranked, compare, ranks_of
from foi_compare.shares.ratio_words import not_ranked, percent, printed
from foi_compare.shares.ratios import Ratio, rate, share
from foi_compare.shares.wholes import (
    ASSIGNED,
    RECORDED,
    Counts,
    Denominator,
    NoShare,
    counts_of,
    share_of,
    unassigned_of,
)

__all__ = [
    "ASSIGNED",
    "RECORDED",
    "Counts",
    "Denominator",
    "NoShare",
    "Rank",
    "Ratio",
    "cannot_be_ranked",
    "compare",
    "counts_of",
    "not_ranked",
    "percent",
    "printed",
    "ranks_of",
    "rate",
    "share",
    "share_of",
    "unassigned_of",
]
