"""The XML of an ODS file → its text by patterns: the second extraction the ledger counts by.

It shares no code with the reader of the cells and builds no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from foi_compare.model import RawPart
from foi_compare.readers.text.xml_cuts import without
from foi_compare.readers.workbooks.sheets import given_name

MOST_CELLS = 2_000_000
_TOKEN = re.compile(
    r"<table:table (?P<table>[^>]*)>"
    r"|<table:table-row(?P<row>[^>]*?)/?>|(?P<end_row></table:table-row>)"
    r"|<table:(?:covered-)?table-cell(?P<cell>[^>]*?)(?P<empty>/?)>"
    r"|(?P<end_cell></table:(?:covered-)?table-cell>)"
    r"|(?P<line></text:[ph]>|<text:line-break[^>]*>|<text:tab[^>]*>)|(?P<space><text:s[ /][^>]*>)"
    r"|<[^>]*>|(?P<text>[^<]+)"
)
_ANNOTATION = re.compile(r"<(office:annotation)[ >]")
_COLUMNS = re.compile(r'table:number-columns-repeated="(\d+)"')
_ROWS = re.compile(r'table:number-rows-repeated="(\d+)"')
_NAME = re.compile(r'table:name="([^"]*)"')
_VALUE = re.compile(r'office:value="([^"]*)"')


def raw_parts(xml: str) -> Iterator[RawPart]:
    """Yield the text of each sheet of `content.xml`, a cell to a line."""
    whole = without(xml, _ANNOTATION)
    starts = [found.start() for found in re.finditer(r"<table:table ", whole)]
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        sheet = whole[start:end]
        found = _NAME.search(sheet[: sheet.find(">")])
        name = unescape(found[1]) if found else ""
        yield RawPart(f"sheet {name}", "\n".join([given_name(name), *_lines(sheet)]))


def _lines(sheet: str) -> Iterator[str]:
    reading = _Reading()
    for token in _TOKEN.finditer(sheet):
        if token["row"] is not None:
            yield reading.start_row(token["row"])
        elif token["end_row"]:
            yield from reading.end_row()
        else:
            reading.inside(token)


class _Reading:
    """Where in a sheet the patterns have come to."""

    def __init__(self) -> None:
        self._row: list[str] = []
        self._cell: list[str] = []
        self._stored = ""
        self._times = self._repeat = 1
        self._total = 0

    def start_row(self, attributes: str) -> str:
        """Begin a row, and return what stood before it: boxes drawn on the sheet."""
        before = "".join(self._cell)
        self._row, self._cell, self._times = [], [], _times(_ROWS, attributes)
        return before

    def end_row(self) -> list[str]:
        self._total += len(self._row) * self._times
        if self._total > MOST_CELLS:
            raise ValueError("more repeated cells than a sheet can hold")
        return self._row * self._times

    def inside(self, token: re.Match[str]) -> None:
        if token["cell"] is not None:
            self._stored, self._cell = _stored(token["cell"]), []
            self._repeat = _times(_COLUMNS, token["cell"])
            if token["empty"]:
                self._end_cell()
        elif token["end_cell"]:
            self._end_cell()
        elif token["line"] or token["space"]:
            self._cell.append("\n" if token["line"] else " ")
        elif token["text"]:
            self._cell.append(unescape(token["text"]))

    def _end_cell(self) -> None:
        text = "".join(self._cell).strip() or self._stored
        self._row += [text] * self._repeat if text else []
        self._cell, self._stored = [], ""


def _stored(attributes: str) -> str:
    found = _VALUE.search(attributes)
    return found[1] if found else ""


def _times(pattern: re.Pattern[str], attributes: str) -> int:
    found = pattern.search(attributes)
    return min(int(found[1]), MOST_CELLS) if found else 1
