"""What differs between two sets of outputs: the numbers that came, went or changed, and why."""

from foi_compare.changes.finding import Change, Edition, changes_between
from foi_compare.changes.wording import lines_of

__all__ = ["Change", "Edition", "changes_between", "lines_of"]
