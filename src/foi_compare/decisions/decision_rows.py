"""The text of a decisions file to its rows, cell by cell; a broken line costs no other line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.decisions.decision_cells import (
    FILE_NAME,
    KINDS,
    NEEDED_COLUMNS,
    OLD_COLUMNS,
    OLD_MARKS,
    TODO_COLUMNS,
)
from foi_compare.decisions.nearest_words import nearest, plain
from foi_compare.errors import DecisionsError
from foi_compare.spreadsheets import unguard

SEPARATORS = ",;\t"
# A cell may hold line ends; a quote that is never closed must not take the rest of the file.
_MOST_LINES = 100
_ALIKE = 0.75
_NO_HEADER = (
    "the first line is to name the columns (kind, subject, answer …); `kind` and `answer` are"
    " needed."
)


class Header(NamedTuple):
    """The columns that a header line names, in its order, and the separator it uses."""

    names: tuple[str, ...]
    separator: str

    @property
    def old(self) -> bool:
        """Whether it is a header of the first version."""
        return "answer" not in self.names


@dataclass(frozen=True, slots=True)
class Row:
    """One line under a header: where it stands, from 1, and its cells by column."""

    line: int
    cells: Mapping[str, str]
    old: bool = False


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that is no row, and why."""

    line: int
    problem: str


def decode(data: bytes, file: str = FILE_NAME) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        DecisionsError: it is not UTF-8.

    """
    if data.startswith(b"PK\x03\x04"):
        problem = "it is a workbook and no CSV; in Excel save it as `CSV UTF-8 (Comma delimited)`."
        raise DecisionsError(file, 0, problem)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = (
            "it is not saved as UTF-8 (older Excel writes Windows-1252); in Excel choose"
            " `CSV UTF-8 (Comma delimited)`."
        )
        raise DecisionsError(file, line, problem) from error


def read_records(text: str) -> tuple[Row | BrokenRow, ...]:
    """Return every line of a text that has one: rows, and lines that are none with the reason.

    A line that names the columns again begins a new section with those.
    """
    return tuple(_records(list(io.StringIO(text, newline=""))))


def last_header(text: str) -> Header | None:
    """Return the header that holds for a line added at the end, None where there is none."""
    headers = filter(None, (_header(line) for line in io.StringIO(text, newline="")))
    return next(reversed(tuple(headers)), None)


def _records(lines: Sequence[str]) -> Iterator[Row | BrokenRow]:
    header: Header | None = None
    complained = False
    at = 0
    while at < len(lines):
        begin = at
        at += 1
        if not lines[begin].strip(SEPARATORS + " \r\n\ufeff"):
            continue
        found = _header(lines[begin])
        if found is not None:
            header = found
            yield from _odd_columns(found, begin + 1)
        elif header is None:
            if not complained:
                yield BrokenRow(begin + 1, _NO_HEADER)
            complained = True
        else:
            row, at = _row(lines, begin, header)
            yield row


def _header(line: str) -> Header | None:
    for separator in SEPARATORS:
        cells = _cells(line, separator)
        if not isinstance(cells, list):
            continue
        names = tuple(plain(cell).replace(" ", "_") for cell in cells)
        if all(name in names for name in NEEDED_COLUMNS):
            return Header(names, separator)
        if "kind" in names and any(name in names for name in OLD_MARKS):
            return Header(names, separator)
    return None


def _odd_columns(header: Header, line: int) -> Iterator[BrokenRow]:
    """Yield the columns whose names are near to one that there is; others are the person's own."""
    known = OLD_COLUMNS if header.old else TODO_COLUMNS
    for name in header.names:
        near = nearest(name, [one for one in known if one not in header.names], least=_ALIKE)
        if name and name not in known and near:
            yield BrokenRow(line, f"`{name}` is no column; the nearest is `{near}`.")


def _row(lines: Sequence[str], begin: int, header: Header) -> tuple[Row | BrokenRow, int]:
    """Return the row that begins at a line, and the line after it."""
    text = ""
    for at in range(begin, min(begin + _MOST_LINES, len(lines))):
        if at > begin and _is_whole(lines[at], header):
            break
        text += lines[at]
        cells = _cells(text, header.separator)
        if isinstance(cells, list):
            return _checked(cells, header, begin + 1), at + 1
        if cells != _OPEN:
            break
    return BrokenRow(begin + 1, "a quotation mark in it is not closed; the line is not CSV."), (
        begin + 1
    )


_OPEN = "open"
_WRONG = "wrong"


def _cells(text: str, separator: str) -> list[str] | str:
    """Return the cells of a line, or whether a quotation mark in it is still open."""
    try:
        rows = list(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error as error:
        return _OPEN if "unexpected end" in str(error) else _WRONG
    return rows[0] if rows else []


def _is_whole(line: str, header: Header) -> bool:
    """Return whether a line is a row by itself, and so no part of a cell above it."""
    cells = _cells(line, header.separator)
    if not isinstance(cells, list) or len(cells) > len(header.names):
        return _header(line) is not None
    named = dict(zip(header.names, cells, strict=False))
    kind = plain(named.get("kind", ""))
    return kind in KINDS or (header.old and kind in {"code", "value", "set aside"})


def _checked(cells: list[str], header: Header, line: int) -> Row | BrokenRow:
    if any(cell.strip() for cell in cells[len(header.names) :]):
        count = f"it has {len(cells)} cells under {len(header.names)} columns"
        return BrokenRow(line, f"{count}; put a cell that holds a comma in quotation marks.")
    # Excel fills a short line up; a person may not.
    padded = (*cells, *[""] * (len(header.names) - len(cells)))
    named = zip(header.names, padded, strict=False)
    return Row(line, {name: unguard(cell.strip()) for name, cell in named if name}, header.old)
