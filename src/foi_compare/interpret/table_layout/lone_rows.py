"""Rows that open a picture by themselves, too few to be seen as a table → the table they make.

A number is given to a column only where every column of values has one: then their order tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_number, is_value
from foi_compare.model import Cell, Place, Table, TextBlock

_FEWEST = 2  # values of a row: one alone may end a sentence
_WORDS = 8  # of the rest of a label: more are a sentence
ASIDE = 20.0  # points that a sheet may lie to the side of the one before

Extents = Mapping[int, tuple[float, float]]  # from where to where a column stands


class LoneRows(NamedTuple):
    """The rows as a table; `offsets` say where in their text each of its cells begins."""

    table: Table
    offsets: Mapping[tuple[int, int], int]


class _Text(NamedTuple):
    text: str
    offset: int


def lone_rows(block: TextBlock, columns: Extents) -> LoneRows | None:
    """Return the lines of a text as rows of a table with these columns, or None.

    Each is a label with a value for every column, or the rest of a label; together they reach from
    the first column to the last.
    """
    box = block.place.box
    values = len(columns) - 1
    if box is None or values < _FEWEST:
        return None
    left, right = columns[min(columns)][0], columns[max(columns)]
    if abs(box.x0 - left) > ASIDE or not right[0] < box.x1 <= right[1] + ASIDE:
        return None
    rows: list[list[_Text]] = []
    for line in _lines(block.text):
        row = _row(line, values)
        if row:
            rows.append(row)
        elif rows and _goes_on(line.text):
            label = rows[-1][0]
            rows[-1][0] = label._replace(text=f"{label.text} {line.text.strip()}")
        else:
            return None
    return _table_of(block, rows) if rows and begins_label(rows[0][0].text) else None


def begins_label(text: str) -> bool:
    """Tell whether a text begins a label, as against being the rest of one."""
    return text[:1].isupper() or text[:1].isdigit()


def _lines(text: str) -> Iterator[_Text]:
    offset = 0
    for line in text.split("\n"):
        yield _Text(line, offset)
        offset += len(line) + 1


def _goes_on(text: str) -> bool:
    """Tell whether a line is the rest of the label above it: words, the first without a capital."""
    return text[:1].islower() and not any(map(str.isdigit, text)) and len(text.split()) <= _WORDS


def _row(line: _Text, values: int) -> list[_Text]:
    """Return the label and the values of a line, nothing where it has more values, or fewer."""
    words: list[_Text] = []
    at = 0
    for word in line.text.split():
        at = line.text.index(word, at)
        words.append(_Text(word, line.offset + at))
        at += len(word)
    count = next((n for n, word in enumerate(reversed(words)) if not is_value(word.text)), 0)
    label = words[: len(words) - count]
    numbers = words[len(label) :]
    if count != values or not any(map(str.isalpha, label[-1].text)):
        return []
    if not all(is_number(word.text) for word in numbers):
        return []
    end = label[-1].offset + len(label[-1].text) - line.offset
    begin = label[0].offset - line.offset
    return [_Text(line.text[begin:end], label[0].offset), *numbers]


def _table_of(block: TextBlock, rows: Sequence[Sequence[_Text]]) -> LoneRows:
    place = block.place
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=cell.text,
            place=Place(
                part=place.part, page=place.page, row=row + 1, column=column + 1, box=place.box
            ),
        )
        for row, texts in enumerate(rows)
        for column, cell in enumerate(texts)
    )
    table = Table(cells=cells, n_rows=len(rows), n_columns=len(rows[0]), place=place)
    offsets = {
        (row, column): cell.offset
        for row, texts in enumerate(rows)
        for column, cell in enumerate(texts)
    }
    return LoneRows(table, offsets)
