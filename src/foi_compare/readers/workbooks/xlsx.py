"""The XML of an Excel workbook → the cells of each sheet as they are shown."""

from __future__ import annotations

import io
import math
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.headway import moved, signed
from foi_compare.limits import check_cells, check_sheets
from foi_compare.readers.opening.zipped import Zipped
from foi_compare.readers.text.note_marks import as_note_mark
from foi_compare.readers.workbooks.number_format import BUILT_IN
from foi_compare.readers.workbooks.stored_cells import UNCOMPUTED, StoredCell, StoredSheet, Workbook
from foi_compare.readers.workbooks.xlsx_conditions import (
    Condition,
    as_conditions_show,
    conditions,
    formats_of_conditions,
)

Element = Any  # lxml elements

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_USUAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


class _Context(NamedTuple):
    strings: tuple[str, ...]
    formats: tuple[str, ...]
    conditional: tuple[str, ...]


def read_workbook(zipped: Zipped) -> Workbook:
    """Return the sheets of an XLSX or XLSM file."""
    main = _main(zipped)
    related = _related(zipped, main)
    book = _root(zipped, main)
    formats, conditional = _formats(zipped, _of_kind(related, "styles"))
    strings = tuple(_strings(zipped, _of_kind(related, "sharedStrings")))
    context = _Context(strings, formats, conditional)
    sheets = []
    unread = []
    beside: list[str] = []
    filled = 0
    listed = tuple(book.iter("{*}sheet"))
    check_sheets(len(listed))
    for node in listed:
        name = node.get("name", "")
        kind, target = related.get(_relation_id(node), ("", ""))
        if kind == "worksheet" and target in zipped:
            hidden = node.get("state", "visible") != "visible"
            sheets.append(_sheet(zipped, target, name, hidden=hidden, context=context))
            filled += len(sheets[-1].cells)
            check_cells(filled)
            beside.extend(f"sheet {name}: {what}" for what in _undrawn(zipped, target))
        else:
            unread.append(name)
    properties = book.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Workbook(
        sheets=tuple(sheets), from_1904=from_1904, unread=tuple(unread), beside=tuple(beside)
    )


class _SheetXml:
    """Collects a sheet while its XML streams by, so that long sheets need no tree."""

    def __init__(self, context: _Context) -> None:
        self.cells: dict[tuple[int, int], StoredCell] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.uncomputed: list[str] = []
        self.conditions: list[Condition] = []
        self.extent = (0, 0)
        self._context = context
        self._row = -1
        self._column = -1

    def start_row(self, node: Element) -> None:
        self._row = _bounded(node.get("r"), _MOST_ROWS, self._row + 2) - 1
        self._column = -1
        if _is_hidden(node, "ht"):
            self.hidden_rows.add(self._row)

    def end(self, tag: str, node: Element) -> None:
        if tag == "c":
            self._cell(node)
        elif tag == "row":
            check_cells(len(self.cells))
            moved()
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
        elif tag == "col" and _is_hidden(node, "width"):
            first = _bounded(node.get("min"), _MOST_COLUMNS, 1)
            last = _bounded(node.get("max"), _MOST_COLUMNS, first)
            if len(self.hidden_columns) < _MOST_COLUMNS:  # each is named once, by all that is right
                self.hidden_columns.update(range(first - 1, last))
        elif tag == "mergeCell":
            self.merges.extend(_range(node.get("ref", "")))
        elif tag == "conditionalFormatting":
            self.conditions.extend(conditions(node, self._context.conditional, _range))

    def _cell(self, node: Element) -> None:
        at = _position(node.get("r", "")) or (self._row, self._column + 1)
        self._column = at[1]
        self.extent = (max(self.extent[0], at[0] + 1), max(self.extent[1], at[1] + 1))
        value, text = _value(node, self._context.strings)
        if value is not None or text:
            formats = self._context.formats
            style = _bounded(node.get("s"), len(formats), 0)
            code = formats[style] if style < len(formats) else "General"
            self.cells[at] = StoredCell(value, text, code)
        elif node.find("{*}f") is not None and node.get("t") != "str":  # `=""` has a result
            self.uncomputed.append(node.get("r", ""))
            self.cells[at] = UNCOMPUTED


def _sheet(
    zipped: Zipped, target: str, name: str, *, hidden: bool, context: _Context
) -> StoredSheet:
    from lxml import etree

    moved()
    found = _SheetXml(context)
    stream = io.BytesIO(_xml(zipped, target))
    for event, node in etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True
    ):
        tag = node.tag.rpartition("}")[2]
        if event == "end":
            found.end(tag, node)
        elif tag == "row":
            found.start_row(node)
    return StoredSheet(
        name=name,
        cells=as_conditions_show(found.cells, found.conditions),
        extent=found.extent,
        merges=tuple(found.merges),
        hidden=hidden,
        hidden_rows=frozenset(found.hidden_rows),
        hidden_columns=frozenset(found.hidden_columns),
        uncomputed=tuple(found.uncomputed),
        texts=tuple(_drawn(zipped, target)),
    )


def _value(node: Element, strings: tuple[str, ...]) -> tuple[float | None, str]:
    """Return the number of a cell, or its text."""
    kind = node.get("t", "n")
    if kind == "inlineStr":
        inline = node.find("{*}is")
        return None, "" if inline is None else _rich(inline)
    found = node.find("{*}v")
    stored = "" if found is None else (found.text or "").strip()
    if kind == "n" and stored:
        try:
            number = float(stored)
        except ValueError:
            return None, stored
        return (number, "") if math.isfinite(number) else (None, stored)
    if kind == "s" and stored:
        index = int(stored)
        stored = strings[index] if 0 <= index < len(strings) else ""
    elif kind == "b" and stored:
        stored = "TRUE" if stored == "1" else "FALSE"
    return None, stored


def _rich(node: Element) -> str:
    """Return the text of a string with its runs; readings of Asian words are not part of it."""
    pieces: list[str] = []
    for child in node:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            text = "".join(part.text or "" for part in child.findall("{*}t"))
            raised = child.find("{*}rPr/{*}vertAlign")
            is_raised = raised is not None and raised.get("val") != "baseline"
            pieces.append(as_note_mark("".join(pieces), text) if is_raised else text)
    return "".join(pieces)


def _strings(zipped: Zipped, name: str) -> Iterator[str]:
    if name in zipped:
        for node in signed(_root(zipped, name).iter("{*}si")):
            yield _rich(node)


def _formats(zipped: Zipped, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the format code of each cell style, and of each style that conditions refer to."""
    if name not in zipped:
        return (), ()
    root = _root(zipped, name)
    codes = dict(BUILT_IN)
    for node in root.iter("{*}numFmt"):
        if node.getparent().tag.endswith("numFmts"):
            codes[_bounded(node.get("numFmtId"), 10**6, 0)] = node.get("formatCode", "General")
    styles = root.find("{*}cellXfs")
    ids = () if styles is None else (_bounded(xf.get("numFmtId"), 10**6, 0) for xf in styles)
    return tuple(codes.get(one, "General") for one in ids), formats_of_conditions(root)


def _drawn(zipped: Zipped, target: str) -> Iterator[str]:
    """Yield the texts of the boxes drawn on a sheet, one for each paragraph."""
    for kind, name in _related(zipped, target).values():
        if kind == "drawing" and name in zipped:
            for paragraph in _root(zipped, name).iter("{*}p"):
                text = "".join(node.text or "" for node in paragraph.iter("{*}t")).strip()
                if text:
                    yield text


def _undrawn(zipped: Zipped, target: str) -> Iterator[str]:
    """Yield what hangs on a sheet and is not read: comments, charts, pictures."""
    related = _related(zipped, target)
    comments = sum(
        len(list(_root(zipped, name).iter("{*}comment", "{*}threadedComment")))
        for kind, name in related.values()
        if kind in ("comments", "threadedComment") and name in zipped
    )
    if comments:
        yield f"{comments} comments are not read"
    drawn = [
        posixpath.basename(name)
        for kind, drawing in related.values()
        if kind == "drawing" and drawing in zipped
        for inner, name in _related(zipped, drawing).values()
        if inner in ("chart", "image")
    ]
    if drawn:
        yield f"pictures and charts are not read: {', '.join(sorted(drawn))}"


def _main(zipped: Zipped) -> str:
    for kind, target in _related(zipped, "").values():
        if kind == "officeDocument" and target in zipped:
            return target
    return "xl/workbook.xml"


def _related(zipped: Zipped, part: str) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in zipped:
        return {}
    return {
        node.get("Id", ""): (
            node.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/"),
        )
        for node in _root(zipped, name).iter("{*}Relationship")
    }


def _of_kind(related: dict[str, tuple[str, str]], kind: str) -> str:
    return next((target for found, target in related.values() if found == kind), "")


def _relation_id(node: Element) -> str:
    return next((value for key, value in node.attrib.items() if key.endswith("}id")), "")


def _xml(zipped: Zipped, name: str) -> bytes:
    return zipped.read_xml(name).replace(_STRICT, _USUAL)


def _root(zipped: Zipped, name: str) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(_xml(zipped, name), parser)


def _position(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if 0 < row <= _MOST_ROWS and column <= _MOST_COLUMNS else None


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
    first, _, last = reference.partition(":")
    start, end = _position(first), _position(last or first)
    if start and end and start <= end:
        yield (*start, *end)


def _is_hidden(node: Element, size: str) -> bool:
    """Tell whether a row or column is not shown: it says so, or has no height or width."""
    return node.get("hidden") in ("1", "true") or node.get(size) in ("0", "0.0")


def _bounded(text: str | None, most: int, otherwise: int) -> int:
    return min(int(text), most) if text and text.isdecimal() else otherwise
