"""What a table prints in words: its headings, bands and labels, and the places they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Axes
    from foi_compare.interpret.table_layout.laid_out import Layout
    from foi_compare.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A table as it was read.

    `places` maps the place of a figure to its row and column in the grid; it is empty where rows
    were counted. `bands` maps a row to the row further up that heads it.
    """

    layout: Layout
    axes: Axes
    places: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    bands: Mapping[int, int] = field(default_factory=dict)
