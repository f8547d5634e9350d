"""OpenDocument spreadsheets (ODS) → the cells of each sheet as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foi_compare.headway import moved, signed
from foi_compare.limits import Repeats, check_sheets
from foi_compare.readers.opening.zipped import Zipped
from foi_compare.readers.workbooks.stored_cells import (
    StoredCell,
    StoredSheet,
    Workbook,
    conditions_unread,
)

Element = Any  # lxml elements

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_COLUMNS = 16_384  # of a sheet
_MOST_HIDDEN = 4096  # rows of an empty one that is repeated: these run to the edge


def read_workbook(zipped: Zipped) -> Workbook:
    """Return the sheets of an ODS file; it stores each cell as it is shown."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(zipped.read_xml("content.xml"), parser)
    unseen = {
        node.get(f"{_STYLE}name")
        for node in root.iter(f"{_STYLE}style")
        if any(
            properties.get(f"{_TABLE}display") == "false"
            for properties in node.iter(f"{_STYLE}table-properties")
        )
    }
    spreadsheet = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    sheets = [] if spreadsheet is None else spreadsheet.findall(f"{_TABLE}table")
    check_sheets(len(sheets))
    conditional = {
        node.get(f"{_STYLE}name")
        for node in root.iter(f"{_STYLE}style")
        if node.find(f"{_STYLE}map") is not None
    }
    repeats = Repeats()
    return Workbook(
        sheets=tuple(
            _sheet(node, repeats, hidden=node.get(f"{_TABLE}style-name") in unseen)
            for node in sheets
        ),
        unknowable=tuple(
            conditions_unread(node.get(f"{_TABLE}name", ""))
            for node in sheets
            if _has_conditions(node, conditional)
        ),
    )


def _has_conditions(table: Element, conditional: set[str | None]) -> bool:
    """Tell whether cells of a sheet are shown by conditions, as a style or as the sheet has it."""
    return any(
        node.tag.endswith("}conditional-format") or node.get(f"{_TABLE}style-name") in conditional
        for node in table.iter("{*}conditional-format", f"{_TABLE}table-cell")
    )


def _sheet(table: Element, repeats: Repeats, *, hidden: bool) -> StoredSheet:
    cells: dict[tuple[int, int], StoredCell] = {}
    merges: list[tuple[int, int, int, int]] = []
    hidden_rows: set[int] = set()
    row = 0
    moved()
    for node in signed(_within(table, f"{_TABLE}table-row")):
        times = _number(node, f"{_TABLE}number-rows-repeated")
        found = list(_cells(node, repeats))
        repeats.add(len(found) * (times - 1))
        if _is_hidden(node):
            hidden_rows.update(range(row, row + (times if found else min(times, _MOST_HIDDEN))))
        for at in range(row, row + (times if found else 0)):
            for column, text, height, width in found:
                cells[at, column] = StoredCell(None, text)
                if height > 1 or width > 1:
                    merges.append((at, column, at + height - 1, column + width - 1))
        row += times
    drawn = table.find(f"{_TABLE}shapes")
    boxes = () if drawn is None else tuple(_text(node) for node in drawn.iter(f"{_TEXT}p"))
    return StoredSheet(
        name=table.get(f"{_TABLE}name", ""),
        cells=cells,
        merges=tuple(merges),
        hidden=hidden,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(_hidden_columns(table)),
        texts=tuple(text for text in boxes if text),
    )


def _cells(row: Element, repeats: Repeats) -> Iterator[tuple[int, str, int, int]]:
    """Yield column, text, height and width of the filled cells of a row."""
    column = 0
    for node in row:
        if node.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = _number(node, f"{_TABLE}number-columns-repeated")
        lines = [_text(child) for child in node if child.tag in (f"{_TEXT}p", f"{_TEXT}h")]
        text = "\n".join(lines).strip() or node.get(f"{_OFFICE}value", "")
        if text:
            height = _number(node, f"{_TABLE}number-rows-spanned")
            width = _number(node, f"{_TABLE}number-columns-spanned")
            repeats.add(times - 1)
            for at in range(column, column + times):
                yield at, text, height, width
        column += times


def _text(node: Element) -> str:
    pieces = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(_number(child, f"{_TEXT}c"), 80))
        elif child.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            pieces.append("\n" if child.tag.endswith("break") else "\t")
        elif child.tag != f"{_OFFICE}annotation" and isinstance(child.tag, str):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _hidden_columns(table: Element) -> Iterator[int]:
    column = 0
    for node in _within(table, f"{_TABLE}table-column"):
        times = _number(node, f"{_TABLE}number-columns-repeated")
        if _is_hidden(node):
            yield from range(column, min(column + times, _MOST_COLUMNS))
        column += times


def _within(table: Element, tag: str) -> Iterator[Element]:
    """Yield rows or columns of a table, groups and headers opened."""
    for node in table:
        if node.tag == tag:
            yield node
        elif isinstance(node.tag, str) and node.tag.startswith(_TABLE) and "-" in node.tag:
            yield from _within(node, tag)


def _is_hidden(node: Element) -> bool:
    return str(node.get(f"{_TABLE}visibility", "visible")) != "visible"


def _number(node: Element, name: str) -> int:
    text = node.get(name, "1")
    return max(1, min(int(text), 10**7)) if text.isdecimal() else 1
