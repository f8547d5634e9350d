"""A column of a table with what its cells are, and the axes that the columns make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from foi_compare.model import Match

ColumnKind = Literal["text", "period", "value", "code", "index", "empty"]


class Column(NamedTuple):
    """A column of the body: what its cells are, and the text of its headings, outer first."""

    at: int
    kind: ColumnKind
    path: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The innermost heading."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """Where the labels are: `label_column`, or `label_row` of the headers; -1 for the other.

    `matches` holds the verdict for each label text. `kind` is `labels_down`, `labels_across`,
    `records`, `one_label` (all numbers count the same outcome, named outside: `label`) or `none`.
    `other` says what the table is about where its labels are those of another list of results.
    `partial` are the axes of a table that has outcomes among its labels, and too few to tell.
    """

    kind: Literal["labels_down", "labels_across", "records", "one_label", "none"]
    columns: tuple[Column, ...]
    label_column: int = -1
    code_column: int = -1
    label_row: int = -1
    bare_codes: bool = False
    label: str = ""
    other: str = ""
    partial: Axes | None = None
    matches: dict[str, Match]

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """The columns that print values."""
        return tuple(column for column in self.columns if column.kind == "value")
