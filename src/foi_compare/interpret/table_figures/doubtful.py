"""Figures read from a text that its reader doubts, or under such words, to questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.model import Cell, Document, Figure, TextBlock


def ask_where_text_is_doubtful(
    figures: Sequence[Figure], documents: Sequence[Document]
) -> tuple[Figure, ...]:
    """Return the figures, those read from a text block that its reader doubts with that doubt."""
    doubtful = {
        (document.name, index): block.doubt
        for document in documents
        for index, block in enumerate(document.blocks)
        if isinstance(block, TextBlock) and block.doubt
    }
    if not doubtful:
        return tuple(figures)
    return tuple(
        replace(
            figure,
            doubts=(
                *figure.doubts,
                *dict.fromkeys(
                    doubtful[spot.file, spot.block]
                    for spot in figure.spots
                    if (spot.file, spot.block) in doubtful
                ),
            ),
        )
        for figure in figures
    )


class WordDoubts:
    """What a reader doubts in the words of a table that say what its numbers count.

    A year or a code that may be another one puts a number under the wrong heading.
    """

    def __init__(self, layout: Layout, words: Sequence[int]) -> None:
        """Take the table, and which of its columns name what stands in a row."""
        self._layout = layout
        self._words = words
        self._none = not any(cell is not None and cell.doubt for row in layout.grid for cell in row)

    def of(self, row: int, column: int, heads: Sequence[int]) -> tuple[str, ...]:
        """Return the doubts on a number; `heads` are rows further up that name those below them."""
        if self._none:
            return ()
        grid = self._layout.grid
        own = grid[row][column]
        said = own.doubt if own is not None else ""
        cells = [("heading", grid[above][column]) for above in self._layout.headers]
        cells += [("label", self._said_last(row, at)) for at in self._words]
        cells += [("heading", cell) for head in heads for cell in grid[head]]
        doubts = [(name, cell.doubt) for name, cell in cells if cell is not None and cell.doubt]
        return tuple(
            dict.fromkeys(f"its {name} is in doubt: {why}" for name, why in doubts if why != said)
        )

    def _said_last(self, row: int, column: int) -> Cell | None:
        """Return the cell of a column that speaks for a row: its own, or the last above a blank."""
        cells = (self._layout.grid[at][column] for at in range(row, self._layout.body[0] - 1, -1))
        return next((cell for cell in cells if cell is not None and cell.text.strip()), None)
