"""Binary Excel workbooks (XLSB) → the cells of each sheet as they are shown.

Records and their layouts are those of [MS-XLSB], sections 2.3.1 and 2.4.
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Iterator

from foi_compare.headway import moved, signed
from foi_compare.limits import check_sheets
from foi_compare.readers.opening.zipped import Zipped
from foi_compare.readers.workbooks.number_format import BUILT_IN
from foi_compare.readers.workbooks.stored_cells import (
    StoredCell,
    StoredSheet,
    Workbook,
    conditions_unread,
)

_ROW, _RK, _ERROR, _BOOL, _REAL, _SHARED = 0, 2, 3, 4, 5, 7  # 6 is a string
_FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = 9, 10, 11  # 8 is a string
_SHARED_ITEM, _FORMAT, _XF, _COLUMNS, _RICH_STRING = 19, 44, 47, 60, 62
_BLANK, _SIZE, _CONDITION = 1, 148, 461
_BOOK_PROPERTIES, _SHEET, _MERGE, _CELL_XFS, _CELL_XFS_END = 153, 156, 176, 617, 618
_HIDDEN_ROW = 0x10
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


def read_workbook(zipped: Zipped) -> Workbook:
    """Return the sheets of an XLSB file."""
    targets = _targets(zipped)
    strings = tuple(
        _wide(body, 1)
        for kind, body in _records(zipped.read("xl/sharedStrings.bin"))
        if kind == _SHARED_ITEM
    )
    formats = tuple(_formats(zipped.read("xl/styles.bin")))
    sheets: list[StoredSheet] = []
    unread: list[str] = []
    unknowable = ["boxes drawn on the sheets of a binary workbook are not read"]
    from_1904 = False
    for kind, body in _records(zipped.read("xl/workbook.bin")):
        if kind == _BOOK_PROPERTIES:
            from_1904 = bool(body[0] & 1)
        elif kind == _SHEET:
            check_sheets(len(sheets) + len(unread) + 1)
            state = int.from_bytes(body[:4], "little")
            relation = _wide(body, 8)
            name = _wide(body, 12 + 2 * len(relation))
            target = targets.get(relation, "")
            if "worksheets/" in target and target in zipped:
                records = _SheetRecords(strings, formats)
                sheets.append(_sheet(zipped.read(target), name, records, hidden=state != 0))
                if records.conditions:
                    unknowable.append(conditions_unread(name))
            else:
                unread.append(name)
    return Workbook(
        sheets=tuple(sheets),
        from_1904=from_1904,
        unread=tuple(unread),
        unknowable=tuple(unknowable),
    )


class _SheetRecords:
    """Collects a sheet from its records."""

    def __init__(self, strings: tuple[str, ...], formats: tuple[str, ...]) -> None:
        self.cells: dict[tuple[int, int], StoredCell] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.extent = (0, 0)
        self.conditions = False
        self._strings = strings
        self._formats = formats
        self._row = 0

    def add(self, kind: int, body: bytes) -> None:
        if kind == _ROW:
            self._row = int.from_bytes(body[:4], "little")
            if body[11] & _HIDDEN_ROW:
                self.hidden_rows.add(self._row)
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<II", body)
            if body[16] & 1:
                self.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            self.merges.append((top, left, bottom, right))
        elif kind == _SIZE:
            _, bottom, _, right = struct.unpack_from("<IIII", body)
            self._reach(bottom, right)
        elif kind == _CONDITION:
            self.conditions = True
        elif _BLANK <= kind <= _FORMULA_ERROR or kind == _RICH_STRING:
            self._reach(self._row, int.from_bytes(body[:4], "little"))
            if kind != _BLANK:
                self._cell(kind, body)

    def _reach(self, row: int, column: int) -> None:
        if row > _LAST_ROW or column > _LAST_COLUMN:
            raise ValueError((row, column))  # no sheet has such a place: the file is damaged
        self.extent = (max(self.extent[0], row + 1), max(self.extent[1], column + 1))

    def _cell(self, kind: int, body: bytes) -> None:
        column = int.from_bytes(body[:4], "little")
        style = int.from_bytes(body[4:7], "little")
        value, text = _value(kind, body, self._strings)
        if value is not None or text.strip():
            code = self._formats[style] if style < len(self._formats) else "General"
            self.cells[self._row, column] = StoredCell(value, text, code)


def _sheet(data: bytes, name: str, records: _SheetRecords, *, hidden: bool) -> StoredSheet:
    moved()
    for kind, body in signed(_records(data)):
        records.add(kind, body)
    return StoredSheet(
        name=name,
        cells=records.cells,
        extent=records.extent,
        merges=tuple(records.merges),
        hidden=hidden,
        hidden_rows=frozenset(records.hidden_rows),
        hidden_columns=frozenset(records.hidden_columns),
    )


def _value(kind: int, body: bytes, strings: tuple[str, ...]) -> tuple[float | None, str]:
    """Return the number of a cell, or its text."""
    if kind == _RK:
        return _rk(int.from_bytes(body[8:12], "little")), ""
    if kind in (_REAL, _FORMULA_NUMBER):
        return struct.unpack_from("<d", body, 8)[0], ""
    if kind == _SHARED:
        index = int.from_bytes(body[8:12], "little")
        text = strings[index] if index < len(strings) else ""
    elif kind in (_BOOL, _FORMULA_BOOL):
        text = "TRUE" if body[8] else "FALSE"
    elif kind in (_ERROR, _FORMULA_ERROR):
        text = _ERRORS.get(body[8], "#N/A")
    else:
        text = _wide(body, 9 if kind == _RICH_STRING else 8)
    return None, text


def _rk(stored: int) -> float:
    """Return the number of an RkNumber: 30 bits, an integer or a float, maybe in hundredths."""
    if stored & 2:
        number = float(stored - 2**32 if stored & 2**31 else stored) // 4
    else:
        number = struct.unpack("<d", struct.pack("<Q", (stored & 0xFFFFFFFC) << 32))[0]
    return number / 100 if stored & 1 else number


def _formats(data: bytes) -> Iterator[str]:
    """Yield the format code of each cell style."""
    codes = dict(BUILT_IN)
    cells = False
    for kind, body in _records(data):
        if kind == _FORMAT:
            codes[int.from_bytes(body[:2], "little")] = _wide(body, 2)
        elif kind in (_CELL_XFS, _CELL_XFS_END):
            cells = kind == _CELL_XFS
        elif kind == _XF and cells:
            yield codes.get(int.from_bytes(body[2:4], "little"), "General")


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80 and at < len(data):
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            if at >= len(data):
                return
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[at : at + size]
        at += size


def _wide(body: bytes, at: int) -> str:
    """Return a counted string of UTF-16."""
    count = int.from_bytes(body[at : at + 4], "little")
    if count == 0xFFFFFFFF:
        return ""
    return body[at + 4 : at + 4 + 2 * count].decode("utf-16-le", errors="replace")


def _targets(zipped: Zipped) -> dict[str, str]:
    """Return the parts that the workbook points to, by identifier."""
    targets = {}
    for found in _RELATION.finditer(zipped.read("xl/_rels/workbook.bin.rels")):
        values = {
            key.decode(): value.decode("utf-8", errors="replace")
            for key, value in _ATTRIBUTE.findall(found.group())
        }
        target = posixpath.normpath(posixpath.join("/xl", values.get("Target", "")))
        targets[values.get("Id", "")] = target.lstrip("/")
    return targets
