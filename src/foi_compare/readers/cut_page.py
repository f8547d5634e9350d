"""A page of a PDF and the lines that a person drew over it to the table between the lines."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Sequence

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, Cell, Place, Source, Table

_FEWEST_LINES = 2  # they have something between them
_SAME_LINE = 3.0  # points


def cut_page(
    source: Source, password: str, page: int, xs: Sequence[float], ys: Sequence[float]
) -> Table:
    """Return the words of a page in the cells between vertical and horizontal lines.

    Args:
        source: a PDF.
        password: opens it, where it needs one.
        page: counted from 1.
        xs: where the vertical lines stand, in points from the left.
        ys: where the horizontal lines stand, in points from the top.

    Raises:
        UnreadableDocumentError: it is no PDF, has no such page, or no words between the lines.

    """
    import pdfplumber

    xs, ys = sorted(xs), sorted(ys)
    cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    try:
        with pdfplumber.open(io.BytesIO(source.data), password=password or None) as document:
            pages = dict(enumerate(document.pages, start=1))
            words = pages[page].extract_words(x_tolerance=1.5)
    except Exception as error:
        problem = f"page {page} cannot be cut along the lines ({type(error).__name__}: {error})."
        raise UnreadableDocumentError(source.name, problem, "Type the table instead.") from error
    for word in words:
        column = bisect_right(xs, (word["x0"] + word["x1"]) / 2) - 1
        row = bisect_right(ys, (word["top"] + word["bottom"]) / 2) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            cells.setdefault((row, column), []).append((word["top"], word["x0"], word["text"]))
    if min(len(xs), len(ys)) < _FEWEST_LINES or not cells:
        problem = f"page {page} has no words between the lines that were drawn."
        raise UnreadableDocumentError(source.name, problem, "Draw them again, or type the table.")
    part = f"page {page}"
    return Table(
        cells=tuple(
            Cell(
                row=row,
                column=column,
                text=_in_lines(found),
                place=Place(
                    part=part,
                    page=page,
                    table=1,
                    row=row + 1,
                    column=column + 1,
                    box=Box(xs[column], ys[row], xs[column + 1], ys[row + 1]),
                ),
            )
            for (row, column), found in sorted(cells.items())
        ),
        n_rows=len(ys) - 1,
        n_columns=len(xs) - 1,
        place=Place(part=part, page=page, table=1, box=Box(xs[0], ys[0], xs[-1], ys[-1])),
        readings=("drawn",),
    )


def _in_lines(words: Sequence[tuple[float, float, str]]) -> str:
    """Return words in reading order, those of one height on one line."""
    lines: list[list[tuple[float, float, str]]] = []
    for word in sorted(words):
        if lines and word[0] - lines[-1][0][0] <= _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(text for _, text in sorted(w[1:] for w in line)) for line in lines)
