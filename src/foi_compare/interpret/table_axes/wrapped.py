"""Labels that run over several rows of a table, to one label in the row of their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Axes
    from foi_compare.interpret.table_layout.laid_out import Layout
    from foi_compare.model import LabelMatcher

# A text that ends so goes on; one that begins so went before.
_GOES_ON = re.compile(
    r"[,;:/(&\u2013-]\s*$|\b(?:and|or|of|the|an?|not|but|to|by|in|for|with|is|has|been|does)\s*$"
    r"|\([^)]*$",
    re.IGNORECASE,
)
# `(1) Charged` begins with its code.
_WENT_BEFORE = re.compile(r"\s*(?!of which\b|\(blank\)|\((?:OC\s?)?\d{1,3}[A-Z]?\))[a-z&/(),;-]")


def join_wrapped(layout: Layout, axes: Axes, matcher: LabelMatcher) -> Layout:
    """Return the table with labels put together whose lines stand in rows of their own.

    A row with a label and nothing else is the end of the label above it, or the beginning of the
    one below it, where its words are torn and both together are the label of one outcome. The same
    holds of the words beside codes that are the labels.
    """
    if axes.label_column < 0:
        return layout
    kinds = {column.at: column.kind for column in axes.columns}
    coded = kinds.get(axes.label_column) == "code"
    words = (at for at, kind in kinds.items() if coded and kind == "text")
    for at in (axes.label_column, *words):
        layout = _joined_in(layout, at, matcher)
    return layout


def _joined_in(layout: Layout, at: int, matcher: LabelMatcher) -> Layout:
    """Return the table with the labels of one column put together."""
    joined: dict[tuple[int, int], str] = {}
    continued: list[int] = []
    pending: list[int] = []
    numbered = -1
    for row in layout.body:
        text = layout.text(row, at)
        if any(layout.text(row, column) for column in layout.columns if column != at):
            before = " ".join(layout.text(above, at) for above in pending)
            if pending and _is_torn(before, text, matcher):
                joined[row, at] = f"{before} {text}"
                continued.extend(pending)
            pending = []
            numbered = row
            continue
        above = joined.get((numbered, at)) or (layout.text(numbered, at) if numbered >= 0 else "")
        if not pending and above and _is_torn(above, text, matcher):
            joined[numbered, at] = f"{above} {text}"
            continued.append(row)
        elif text:
            pending.append(row)
    if not joined:
        return layout
    return replace(
        layout,
        joined=MappingProxyType({**layout.joined, **joined}),
        continued=(*layout.continued, *continued),
        body=tuple(row for row in layout.body if row not in continued),
    )


def _is_torn(first: str, second: str, matcher: LabelMatcher) -> bool:
    """Return whether two texts are halves of the label of an outcome."""
    if not first or not second:
        return False
    whole, end = matcher.match(f"{first} {second}"), matcher.match(second)
    if whole.status != "matched":
        return False
    if _GOES_ON.search(first):
        # `Evidential difficulties:` may be a heading over whole labels as well.
        return end.status != "matched" or end.code == whole.code
    if _WENT_BEFORE.match(second) is None:
        return False
    # `Charge/summons/postal` and `requisition` are each the outcome that both are together, and so
    # is `investigation not in the public interest` below `Police decision - further`.
    begun = matcher.match(first)
    own = begun.status == "matched" and begun.code != whole.code
    return end.status != "matched" or (end.code == whole.code and not own)
