"""Observations to comparison rows: a printed number counts once, and no sum is a guess."""

from foi_compare.tabulate.comparison_rows import Tabulated, row_key, tabulate

__all__ = ["Tabulated", "row_key", "tabulate"]
