"""Write small binary workbooks, XLS ([MS-XLS]) and XLSB ([MS-XLSB]), record by record."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compound import compound
from reading import zipped

Value = str | float | None
_BUILT_IN = {"General": 0, "0": 1, "0%": 9, "m/d/yy": 14}
_FIRST_OWN = 164  # the number of the first format that a workbook defines for itself


@dataclass(frozen=True, kw_only=True)
class BinarySheet:
    """A sheet: rows of values, formats by (row, column), and what of it is hidden or merged.

    `conditions` adds a conditional format without its rules, which nothing here reads.
    Rows and columns count from 0; `merges` are first row, last row, first column, last column.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    conditions: bool = False

    def cells(self) -> Iterator[tuple[int, int, str | float]]:
        """Yield what is filled, row by row."""
        for row, values in enumerate(self.rows):
            for column, value in enumerate(values):
                if value is not None:
                    yield row, column, value

    def width(self) -> int:
        """Return the number of columns."""
        return max(map(len, self.rows), default=0)


def _codes(sheets: Sequence[BinarySheet]) -> list[str]:
    """Return the formats in use; the place of each is the number of its cell format."""
    return list(dict.fromkeys(["General", *(c for s in sheets for c in s.formats.values())]))


def _number_of(code: str, codes: Sequence[str]) -> int:
    return _BUILT_IN.get(code, _FIRST_OWN + codes.index(code))


def xls(*sheets: BinarySheet) -> bytes:
    """Return a workbook of Excel 97 to 2003 (BIFF8)."""
    codes = _codes(sheets)
    head = _biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    head += _biff(0x0042, struct.pack("<H", 1200))
    head += _biff(0x0022, struct.pack("<H", 0))
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short("Arial")
    head += _biff(0x0031, font) * 5
    for code in codes:
        if code not in _BUILT_IN:
            head += _biff(0x041E, struct.pack("<H", _number_of(code, codes)) + _long(code))
    for code in codes:
        head += _biff(0x00E0, struct.pack("<HHH", 0, _number_of(code, codes), 1) + bytes(14))
    bodies = [_biff_sheet(sheet, codes) for sheet in sheets]
    names = [_short(sheet.name) for sheet in sheets]
    at = len(head) + sum(4 + 6 + len(name) for name in names) + 4
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        head += _biff(0x0085, struct.pack("<IBB", at, sheet.hidden, 0) + name)
        at += len(body)
    return compound({"Workbook": head + _biff(0x000A, b"") + b"".join(bodies)})


def _biff(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _short(text: str) -> bytes:
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _biff_sheet(sheet: BinarySheet, codes: Sequence[str]) -> bytes:
    body = _biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for column in sheet.hidden_columns:
        body += _biff(0x007D, struct.pack("<HHHHHH", column, column, 2304, 0, 1, 0))
    size = struct.pack("<IIHHH", 0, len(sheet.rows), 0, sheet.width(), 0)
    body += _biff(0x0200, size)
    for row in sheet.hidden_rows:
        flags = 0x0100 | 0x20
        body += _biff(0x0208, struct.pack("<HHHHHHI", row, 0, sheet.width(), 300, 0, 0, flags))
    for row, column, value in sheet.cells():
        xf = codes.index(sheet.formats.get((row, column), "General"))
        place = struct.pack("<HHH", row, column, xf)
        if isinstance(value, str):
            body += _biff(0x0204, place + _long(value))
        else:
            body += _biff(0x0203, place + struct.pack("<d", value))
    if sheet.merges:
        merges = b"".join(struct.pack("<HHHH", *merge) for merge in sheet.merges)
        body += _biff(0x00E5, struct.pack("<H", len(sheet.merges)) + merges)
    if sheet.conditions:
        body += _biff(0x01B0, bytes(14))
    return body + _biff(0x000A, b"")


def xlsb(*sheets: BinarySheet) -> bytes:
    """Return a binary workbook of Excel 2007 and later."""
    codes = _codes(sheets)
    own = [code for code in codes if code not in _BUILT_IN]
    formats = b"".join(
        _record(44, struct.pack("<H", _number_of(code, codes)) + _wide(code)) for code in own
    )
    xfs = b"".join(
        _record(47, struct.pack("<HHHHHBBHH", 0, _number_of(code, codes), *[0] * 7)[:16])
        for code in codes
    )
    styles = (
        (_record(615, struct.pack("<I", len(own))) + formats + _record(616, b"") if own else b"")
        + _record(617, struct.pack("<I", len(codes)))
        + xfs
        + _record(618, b"")
    )
    strings = list(dict.fromkeys(v for s in sheets for *_, v in s.cells() if isinstance(v, str)))
    shared = _record(159, struct.pack("<II", len(strings), len(strings))) + b"".join(
        _record(19, b"\x00" + _wide(text)) for text in strings
    )
    listed = b"".join(
        _record(156, struct.pack("<II", sheet.hidden, at) + _wide(f"rId{at}") + _wide(sheet.name))
        for at, sheet in enumerate(sheets, 1)
    )
    book = _record(131, b"") + _record(143, b"") + listed + _record(144, b"")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="{relation}/worksheet" Target="worksheets/s{at}.bin"/>'
        for at in range(1, len(sheets) + 1)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book + _record(157, bytes(26)) + _record(132, b""),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{relations}">{targets}'
            "</Relationships>",
            "xl/sharedStrings.bin": shared,
            "xl/styles.bin": styles,
            **{
                f"xl/worksheets/s{at}.bin": _xlsb_sheet(sheet, codes, strings)
                for at, sheet in enumerate(sheets, 1)
            },
        }
    )


def _record(kind: int, body: bytes) -> bytes:
    return _varied(kind) + _varied(len(body)) + body


def _varied(number: int) -> bytes:
    if number < 0x80:
        return bytes([number])
    return bytes([number & 0x7F | 0x80, number >> 7])


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_sheet(sheet: BinarySheet, codes: Sequence[str], strings: Sequence[str]) -> bytes:
    body = _record(129, b"")
    body += _record(148, struct.pack("<IIII", 0, len(sheet.rows) - 1, 0, sheet.width() - 1))
    if sheet.hidden_columns:
        columns = (struct.pack("<IIIIH", at, at, 2304, 0, 1) for at in sheet.hidden_columns)
        body += _record(390, b"") + b"".join(_record(60, c) for c in columns) + _record(391, b"")
    body += _record(145, b"")
    current = -1
    for row, column, value in sheet.cells():
        if row != current:
            current, flags = row, 0x10 if row in sheet.hidden_rows else 0
            body += _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
        xf = codes.index(sheet.formats.get((row, column), "General"))
        place = struct.pack("<II", column, xf)
        if isinstance(value, str):
            body += _record(7, place + struct.pack("<I", strings.index(value)))
        elif float(value).is_integer():
            body += _record(2, place + struct.pack("<I", (int(value) << 2 | 2) & 0xFFFFFFFF))
        else:
            body += _record(5, place + struct.pack("<d", value))
    body += _record(146, b"")
    if sheet.merges:
        merges = (_record(176, struct.pack("<IIII", *merge)) for merge in sheet.merges)
        body += _record(177, struct.pack("<I", len(sheet.merges))) + b"".join(merges)
        body += _record(178, b"")
    if sheet.conditions:
        body += _record(461, bytes(12)) + _record(462, b"")
    return body + _record(130, b"")
