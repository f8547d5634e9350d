"""The parts a reply is made of, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass

COVERED = "<"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text; `bold` where the force sets it so."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A numbered list, whose numbers some formats compute and do not hold as text."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, its first `header_rows` rows the header; `<` belongs to the cell on its left.

    `label_width` is the share of the first column.
    """

    rows: tuple[tuple[str, ...], ...]
    label_width: float = 0.45
    header_rows: int = 1


def spans(row: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """Return the column, the number of columns and the text of every cell of a row."""
    starts = [column for column, text in enumerate(row) if text != COVERED]
    ends = (*starts[1:], len(row))
    return tuple((start, end - start, row[start]) for start, end in zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page break, where there are pages."""


Part = Heading | Paragraph | Numbered | Grid | NewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A composed reply: `head` is the letterhead, `foot` stands at the foot of every page."""

    title: str
    head: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: str = ""
    numbered_pages: bool = False
