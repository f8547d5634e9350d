"""A document to the lines that a person reads, in order, with the cells of a row side by side."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from foi_compare.model import Document, Table, TextBlock
from foi_compare.text import fold_marks, fold_space


class Lines(NamedTuple):
    """The text of a document.

    `lines` are those of its blocks; `paragraphs` are its blocks, lines that are wrapped joined to
    one; `cells` are those of its tables; `rows` those of each row, each on one line, and `columns`
    those of each column.
    """

    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    cells: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]


def lines_of(document: Document) -> Lines:
    """Return the text of a document as lines, paragraphs, rows and columns."""
    lines: list[str] = []
    paragraphs: list[str] = []
    cells: list[str] = []
    rows: list[tuple[str, ...]] = []
    columns: list[tuple[str, ...]] = []
    for block in document.blocks:
        if isinstance(block, TextBlock):
            lines += [_line(line) for line in block.text.splitlines()]
            paragraphs.append(_unwrapped(block.text))
        else:
            across, down = _grouped(block)
            rows += across
            columns += down
            # A list of crimes prints the same few texts in thousands of cells.
            for text in dict.fromkeys(cell.text for cell in block.cells):
                lines += [_line(line) for line in text.splitlines()]
                cells.append(_unwrapped(text))
    return Lines(tuple(lines), tuple(paragraphs), tuple(cells), tuple(rows), tuple(columns))


def _line(text: str) -> str:
    """Return a line without the marks of a quoted mail and of a list."""
    return fold_space(fold_marks(text).lstrip(" >|*•·\t"))


def _grouped(table: Table) -> tuple[Iterable[tuple[str, ...]], Iterable[tuple[str, ...]]]:
    """Return the texts of each row, and of each column, without empty cells."""
    rows: dict[int, list[str]] = {}
    columns: dict[int, list[str]] = {}
    for cell in table.cells:
        text = _folded(cell.text)
        if text:
            rows.setdefault(cell.row, []).append(text)
            columns.setdefault(cell.column, []).append(text)
    return map(tuple, rows.values()), map(tuple, columns.values())


def _unwrapped(text: str) -> str:
    """Return a text with a line that is as long as those of running text joined to the next."""
    if "\n" not in text:
        return _folded(text)
    joined = ""
    for line in text.splitlines():
        plain = fold_space(fold_marks(line))
        wide = len(joined) - joined.rfind("\n") > _RUNNING
        joined += f"{' ' if wide else chr(10)}{plain}" if joined else plain
    return joined.strip()


# A name runs over the end of a line in running text; the lines of an address end where they end.
_RUNNING = 40


@lru_cache(maxsize=2**13)
def _folded(text: str) -> str:
    return fold_space(fold_marks(text))
