"""The labels, the bands and the words beside the numbers of a table to what is left of them."""

from __future__ import annotations

from collections.abc import Iterator

from foi_compare.interpret.account.doubt_texts import left_over, reaches
from foi_compare.interpret.account.word_uses import Uses
from foi_compare.interpret.table_axes.captions import is_sentence
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.table_layout.headings import (
    dimension_of,
    people_counted,
    read_heading,
    tells_meaning,
    tells_of_people,
)


class RowAccount:
    """What is left of the words of the rows of one table: by row, and for the whole table.

    `notes` are the sentences that stand in rows without numbers, and `table` the doubts on names
    there.
    """

    def __init__(self, printed: Printed, uses: Uses) -> None:
        """Take the table as it was read, and who knows the use of words."""
        self._printed = printed
        self._layout = printed.layout
        self._uses = uses
        self._bands = {band: self._text(band) for band in set(printed.bands.values())}
        self._naming = {text for text in self._bands.values() if self._names(text)}
        said = list(self._sayings())
        self.notes = tuple(text for text in said if text.endswith("."))
        named = (text for text in said if text not in self.notes and not uses.may_be_label(text))
        asked = (left_over(text, "table") for text in named if uses.bears(text, "caption"))
        self.table = (*self._reach(), *asked)
        self._said: dict[int, tuple[str, ...]] = {}

    def of(self, row: int) -> tuple[str, ...]:
        """Return what is left of the words that a row stands beside and below."""
        if row not in self._said:
            said = [*self._of_label(row), *self._beside(row), *self._of_band(row)]
            self._said[row] = tuple(dict.fromkeys(left_over(words, "row") for words in said))
        return self._said[row]

    def _text(self, row: int) -> str:
        texts = (self._layout.text(row, column) for column in self._layout.columns)
        return next(filter(None, texts), "")

    def _reach(self) -> Iterator[str]:
        """Yield the first band of a table that has rows of numbers above it under no band."""
        naming = [band for band, text in self._bands.items() if self._names(text)]
        rows = [row for row, _ in self._printed.places.values() if row not in self._printed.bands]
        if naming and rows and min(rows) < min(naming):
            yield reaches(self._bands[min(naming)])

    def _sayings(self) -> Iterator[str]:
        """Yield what stands in rows without numbers, and is neither label nor period over others.

        `2024 (to 31 October)` says of the rows below it when they are of, and nothing of the rest.
        """
        values = [column.at for column in self._printed.axes.value_columns]
        for row in (*self._layout.titles, *self._layout.body):
            printed = self._layout.row_texts(row)
            texts = [printed[at] for at in self._layout.columns if printed[at]]
            if len(set(texts)) != 1 and any(printed[at] for at in values):
                continue
            text = texts[0] if texts else ""
            if (
                len(text.split()) > 1
                and not (row in self._bands and read_heading(text).period)
                and not self._uses.is_label(text)
                and not dimension_of((text,))
            ):
                yield text

    def _names(self, text: str) -> bool:
        if not text or is_sentence(text):
            return False
        return not self._uses.is_label(text) and not self._uses.names_force(text)

    def _of_label(self, row: int) -> Iterator[str]:
        axes = self._printed.axes
        if axes.label_column < 0:
            return
        yield from self._uses.left_of_label(self._layout.text(row, axes.label_column))

    def _beside(self, row: int) -> Iterator[str]:
        axes = self._printed.axes
        label = self._layout.text(row, axes.label_column) if axes.label_column >= 0 else ""
        for column in axes.columns:
            if column.kind != "text" or column.at in (axes.label_column, axes.code_column):
                continue
            text = self._layout.text(row, column.at)
            if not text or dimension_of((text,)) or self._uses.is_label(text):
                continue
            if tells_of_people(column.heading) or tells_meaning(column.heading):
                continue  # `Former spouse` is no earlier number, and `Person charged` an outcome
            if not self._uses.may_be(text, self._uses.code_of(label)):
                changes = self._uses.changes_at(text, "row")
                yield from (left.words for left in changes if left.kind != "noted")

    def _of_band(self, row: int) -> Iterator[str]:
        band = self._printed.bands.get(row, -1)
        text = self._bands.get(band, "")
        if people_counted(text):
            yield text
        if not text or self._uses.is_label(text):
            return
        changes = () if dimension_of((text,)) else self._uses.changes_at(text, "band")
        alike = len(self._naming) > 1
        # Of `England`, `Scotland` and `Wales` none is a part that only some numbers are of.
        yield from (left.words for left in changes if not (alike and left.kind == "scope"))
        lone = len(self._naming) == 1
        heading = read_heading(text)
        plain = heading.offence or heading.period is not None or dimension_of((text,))
        if lone and not plain and not changes and self._uses.bears(text, "band"):
            yield text
