"""Column widths of a table that is to be drawn: no number is broken over lines."""

from __future__ import annotations

from composer.pieces import Grid

CHARACTER = 5.9
HEAD = 7.2
PADDING = 14.0


def column_widths(block: Grid, width: float, wide: float = 1.0) -> list[float]:
    """Return the width of each column in points; `wide` is how much wider the letters run."""
    least, wanted = _needs(block, wide)
    if sum(least) >= width:
        return [size * width / sum(least) for size in least]
    spare = width - sum(least)
    hunger = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    share = min(1.0, spare / (sum(hunger) or 1.0))
    return [need + extra * share for need, extra in zip(least, hunger, strict=True)]


def letter_scale(block: Grid, width: float) -> float:
    """Return by how much the letters must shrink so that no word of the table is broken."""
    least, _ = _needs(block, 1.0)
    letters = width - PADDING * len(least)
    return min(1.0, letters / max(1.0, sum(least) - PADDING * len(least)))


def _needs(block: Grid, wide: float) -> tuple[list[float], list[float]]:
    """Return for each column the width of its longest word, and what its texts would like."""
    count = sum(cell.columns for cell in block.rows[0])
    least, wanted = [24.0] * count, [24.0] * count
    for row in block.rows:
        if any(cell.columns > 1 for cell in row):
            continue
        for position, cell in enumerate(row, count - len(row)):
            word = max(map(len, cell.text.split()), default=1)
            size = (HEAD if cell.head else CHARACTER) * wide
            least[position] = max(least[position], word * size + PADDING)
            whole = min(len(cell.text), 45) * CHARACTER + PADDING
            wanted[position] = max(wanted[position], whole)
    return least, wanted
