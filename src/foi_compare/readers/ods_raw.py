"""The XML of an ODS file → its text by patterns: the second extraction the ledger counts by.

It shares no code with the reader of the cells and builds no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from foi_compare.model import RawPart
from foi_compare.readers.sheets import given_name

_MOST_REPEATS = 4096
_TOKEN = re.compile(
    r"<table:table (?P<table>[^>]*)>"
    r"|<table:table-row(?P<row>[^>]*?)/?>|(?P<end_row></table:table-row>)"
    r"|<table:(?:covered-)?table-cell(?P<cell>[^>]*?)(?P<empty>/?)>"
    r"|(?P<end_cell></table:(?:covered-)?table-cell>)"
    r"|(?P<line></text:[ph]>|<text:line-break[^>]*>|<text:tab[^>]*>)|(?P<space><text:s[ /][^>]*>)"
    r"|<[^>]*>|(?P<text>[^<]+)"
)
_ANNOTATION = re.compile(r"<office:annotation[ >].*?</office:annotation>", re.DOTALL)
_COLUMNS = re.compile(r'table:number-columns-repeated="(\d+)"')
_ROWS = re.compile(r'table:number-rows-repeated="(\d+)"')
_NAME = re.compile(r'table:name="([^"]*)"')
_VALUE = re.compile(r'office:value="([^"]*)"')


def raw_parts(xml: str) -> Iterator[RawPart]:
    """Yield the text of each sheet of `content.xml`, a cell to a line."""
    whole = _ANNOTATION.sub("", xml)
    starts = [found.start() for found in re.finditer(r"<table:table ", whole)]
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        sheet = whole[start:end]
        found = _NAME.search(sheet[: sheet.find(">")])
        name = unescape(found[1]) if found else ""
        yield RawPart(f"sheet {name}", "\n".join([given_name(name), *_lines(sheet)]))


def _lines(sheet: str) -> Iterator[str]:
    row: list[str] = []
    cell: list[str] = []
    stored = ""
    times = repeat = 1
    for token in _TOKEN.finditer(sheet):
        match token.lastgroup:
            case "row":
                yield "".join(cell)  # boxes drawn on the sheet stand before its rows
                row, cell, times = [], [], _times(_ROWS, token["row"])
            case "empty":
                stored, cell = _stored(token["cell"]), []
                repeat = _times(_COLUMNS, token["cell"])
                if token["empty"]:
                    row += [stored] * repeat
            case "end_cell":
                row += ["".join(cell).strip() or stored] * repeat
                cell = []
            case "end_row":
                yield from row * times
            case "line":
                cell.append("\n")
            case "space":
                cell.append(" ")
            case "text":
                cell.append(unescape(token["text"]))
            case _:
                pass


def _stored(attributes: str) -> str:
    found = _VALUE.search(attributes)
    return found[1] if found else ""


def _times(pattern: re.Pattern[str], attributes: str) -> int:
    found = pattern.search(attributes)
    return min(int(found[1]), _MOST_REPEATS) if found else 1
