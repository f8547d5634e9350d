"""Figures read from a text that its reader doubts, to questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.model import Document, Figure, TextBlock


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
