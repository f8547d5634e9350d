"""A composed reply as plain text, its tables flattened to lines."""

from __future__ import annotations

from random import Random

from composer.pieces import Composed, Grid, Text


def plain_text(reply: Composed) -> str:
    """Return the reply as text; where a table can be read without its marks, they are lost."""
    rng = Random(reply.name)
    gap = "\n" * rng.choice((1, 2, 2, 3))
    tabbed = rng.random() < 0.3
    parts = []
    for block in reply.blocks:
        if isinstance(block, Text):
            parts.append(block.text)
        else:
            parts.append(_table(block, tabs=tabbed or block.flat == "tabs", rng=rng))
    return gap.join(parts) + "\n"


def _table(block: Grid, *, tabs: bool, rng: Random) -> str:
    rows = _filled(block)
    if not tabs:
        kept = [[text for text, first in row if text and first] for row in rows]
        return "\n".join(" ".join(texts) for texts in kept)
    texts = [[text if first else "" for text, first in row] for row in rows]
    if rng.random() < 0.6:
        return "\n".join("\t".join(line).rstrip() for line in texts)
    widths = [max(map(len, column)) + 3 for column in zip(*texts, strict=True)]
    return "\n".join(
        "".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in texts
    )


def _filled(block: Grid) -> list[list[tuple[str, bool]]]:
    """Return every cell of the grid with whether it stands there itself or a span covers it."""
    width = sum(cell.columns for cell in block.rows[0])
    grid: list[list[tuple[str, bool] | None]] = [[None] * width for _ in block.rows]
    for down, row in enumerate(block.rows):
        across = 0
        for cell in row:
            while grid[down][across] is not None:
                across += 1
            for y in range(cell.rows):
                for x in range(cell.columns):
                    grid[down + y][across + x] = (cell.text, x == 0 and y == 0)
            across += cell.columns
    return [[entry or ("", True) for entry in row] for row in grid]
