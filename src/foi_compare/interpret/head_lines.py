"""The parts of a letter as lines with their labels, wherever the label of a line is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.letter_parts import Part
from foi_compare.interpret.phrases import plain
from foi_compare.model import Table

_LONGEST_LETTERHEAD = 8  # rows of a table that sets a letterhead
# `Our ref` with its value in the block below.
_REFERENCE = re.compile(
    r"(?:our |my |your |force )?(?:(?:foia?|freedom of information|case|request|log|unique) )*"
    r"(?:reference|ref|cyfeirnod|ein cyf)\.?(?: (?:number|no\.?))?\s*[:.]?"
)


def with_labels(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts, the rows of a letterhead as lines, and each value behind its label.

    Only the texts count for who asks: offsets do not hold any more.
    """
    lined: list[Part] = []
    label = ""
    for part in parts:
        segment = part.segment
        if segment.table is not None and part.kind == "letterhead":
            segment = segment._replace(text=_rows(segment.table), table=None)
        text = segment.text
        if label and segment.table is None:
            segment = segment._replace(text=f"{label} {text.lstrip()}")
        lined.append(part._replace(segment=segment))
        label = text.strip() if _REFERENCE.fullmatch(plain(text).strip()) else ""
    return tuple(lined)


def _rows(table: Table) -> str:
    """Return the rows of a letterhead, two spaces between its cells; its caption if it is long."""
    if table.n_rows > _LONGEST_LETTERHEAD:
        return table.caption
    rows: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell.text.strip())
    return "\n".join([table.caption, *("  ".join(texts) for texts in rows.values())])
