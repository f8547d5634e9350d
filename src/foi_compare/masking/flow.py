"""A document to the lines that a person reads, in order, with the cells of a row side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from foi_compare.model import Document, Table, TextBlock
from foi_compare.text import fold_marks, fold_space


class Lines(NamedTuple):
    """The text of a document.

    `lines` are those of its blocks; `rows` the cells of each row of its tables; `columns` the
    cells of each column.
    """

    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]


def lines_of(document: Document) -> Lines:
    """Return the text of a document as lines, paragraphs, rows and columns."""
    lines: list[str] = []
    paragraphs: list[str] = []
    rows: list[tuple[str, ...]] = []
    columns: list[tuple[str, ...]] = []
    for block in document.blocks:
        if isinstance(block, TextBlock):
            lines += [_line(line) for line in block.text.splitlines()]
            paragraphs.append(fold_space(fold_marks(block.text)))
        else:
            rows += _grouped(block, down=False)
            columns += _grouped(block, down=True)
            for cell in block.cells:
                lines += [_line(line) for line in cell.text.splitlines()]
    return Lines(tuple(lines), tuple(paragraphs), tuple(rows), tuple(columns))


def _line(text: str) -> str:
    """Return a line without the marks of a quoted mail and of a list."""
    return fold_space(fold_marks(text).lstrip(" >|*•·\t"))


def _grouped(table: Table, *, down: bool) -> Iterable[tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        text = fold_space(fold_marks(cell.text))
        if text:
            found.setdefault(cell.column if down else cell.row, []).append(text)
    return map(tuple, found.values())
