"""What differs between two sets of outputs: the numbers that came, went or changed, and why."""

from foi_compare.changes.change_lines import lines_of
from foi_compare.changes.finding import Change, Edition, changes_between

__all__ = ["Change", "Edition", "changes_between", "lines_of"]
