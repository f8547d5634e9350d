"""Workbooks (XLSX, XLS, XLSB, ODS) → the tables and texts of every sheet, as they are shown."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from typing import Any

from foi_compare.headway import moved, signed
from foi_compare.limits import Cells
from foi_compare.model import Block, Document, Hint, Place, RawPart, Source, Table, TextBlock
from foi_compare.readers.opening.panic import without_outcry
from foi_compare.readers.opening.zipped import Zipped, is_zip, member_names, start_of
from foi_compare.readers.workbooks import ods, ods_raw, xls, xlsb, xlsx
from foi_compare.readers.workbooks.sheets import given_name, sheet_blocks
from foi_compare.readers.workbooks.stored_cells import Shown, StoredCell, Workbook, as_shown

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
# Cells of all sheets, empty ones among them, that the second reading may unfold: it keeps a full
# grid from the first cell to the last, and where memory does not hold that, the program ends.
_WIDEST_GRID = 8_000_000
_NAMED = 12  # rows or columns that a hint lists before it only counts them


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a workbook of Excel or of OpenDocument."""
    if is_zip(data):
        names = {name.lower() for name in member_names(data)}
        return any(name.startswith("xl/") for name in names) or (
            "content.xml" in names and start_of(data, "mimetype").startswith(ods.KIND)
        )
    return xls.recognises(data)


def read(source: Source, password: str = "") -> Document:
    """Return the document of a workbook; hidden rows, columns and sheets are read and flagged."""
    kind, book = _workbook(source, password)
    blocks: list[Block] = []
    shown: list[Shown] = []
    tables = 0
    cells = Cells()
    for stored in book.sheets:
        moved()
        sheet = as_shown(stored, cells, from_1904=book.from_1904)
        shown.append(sheet)
        found = sheet_blocks(sheet.sheet, first_table=tables + 1)
        tables += sum(isinstance(block, Table) for block in found)
        blocks.extend(found)
        place = Place(part=sheet.sheet.place_part())
        blocks.extend(TextBlock(text=text, place=place) for text in stored.texts)
        blocks.extend(TextBlock(text=text, kind="furniture", place=place) for text in sheet.beneath)
        moved()
    try:
        raw = tuple(_raw(source, kind, book, shown))
        unchecked: tuple[Hint, ...] = ()
    except ValueError as error:
        raw = tuple(_from_first(book, shown))
        unchecked = (Hint(kind="unknowable", value=f"read only once, not checked: {error}"),)
    return Document(
        name=source.name,
        sha256=source.sha256,
        format=kind,
        blocks=tuple(blocks),
        raw=raw,
        hints=(*_hints(book, shown), *unchecked),
    )


def _workbook(source: Source, password: str) -> tuple[str, Workbook]:
    if not is_zip(source.data):
        return "xls", xls.read_workbook(source)
    zipped = Zipped(source, password)
    names = {name.lower() for name in zipped.names}
    if "xl/workbook.bin" in names:
        return "xlsb", xlsb.read_workbook(zipped)
    if any(name.startswith("xl/") for name in names):
        return "xlsx", xlsx.read_workbook(zipped)
    return "ods", ods.read_workbook(zipped)


def _hints(book: Workbook, shown: Iterable[Shown]) -> Iterator[Hint]:
    for stored, sheet in zip(book.sheets, shown, strict=True):
        if stored.hidden:
            yield Hint(kind="hidden", value=f"sheet {stored.name}")
        rows = sorted(
            {row + 1 for row, _ in stored.cells} & {row + 1 for row in stored.hidden_rows}
        )
        if rows:
            yield Hint(kind="hidden", value=f"sheet {stored.name}, {_listed('rows', rows)}")
        columns = sorted(
            {at + 1 for _, at in stored.cells} & {at + 1 for at in stored.hidden_columns}
        )
        if columns:
            yield Hint(kind="hidden", value=f"sheet {stored.name}, {_listed('columns', columns)}")
        if sheet.beneath:
            yield Hint(kind="hidden", value=f"sheet {stored.name}, values beneath merged cells")
        if stored.uncomputed:
            named = ", ".join(stored.uncomputed[:_NAMED])
            yield Hint(
                kind="unknowable",
                value=f"sheet {stored.name}: formulas without a stored result ({named})",
            )
    for name in book.unread:
        said = f"sheet {name} holds no cells (a chart or a macro)"
        yield Hint(kind="unread_content", value=said)
    for words in book.beside:
        yield Hint(kind="unread_content", value=words)
    for words in book.unknowable:
        yield Hint(kind="unknowable", value=words)


def _listed(what: str, numbers: list[int]) -> str:
    if len(numbers) > _NAMED:
        return f"{len(numbers)} {what}"
    return f"{what} {', '.join(map(str, numbers))}"


def _raw(source: Source, kind: str, book: Workbook, shown: Iterable[Shown]) -> Iterator[RawPart]:
    """Read the cells a second time, by calamine, which shares no code with the first reading.

    It knows values and no formats, so each value is shown by the format at its place; a cell that
    the first reading lost has none there and stands as its bare value.

    Raises:
        ValueError: there is no second reading of this file; the message says why.

    """
    if kind == "ods":
        xml = Zipped(source).read("content.xml").decode("utf-8", errors="replace")
        yield from ods_raw.raw_parts(xml)
        return
    grid = 0
    for stored in book.sheets:
        rows, columns = stored.extent
        grid += rows * columns
        if grid > _WIDEST_GRID:
            raise ValueError(
                f"the cells of sheet {stored.name} stand too far apart "
                f"({rows:,} rows, {columns:,} columns)"
            )
    # Of all kinds it is this one in which damage makes calamine panic.
    with without_outcry() if kind == "xlsb" else nullcontext():
        second = _calamine(source.data)
    for stored, sheet in zip(book.sheets, shown, strict=True):
        moved()
        lines = [given_name(stored.name), *stored.texts]
        lines.extend(
            _second(value, stored.cells, at, from_1904=book.from_1904)
            for at, value in signed(second.get(stored.name, {}).items())
        )
        yield RawPart(sheet.sheet.place_part(), "\n".join(lines))


def _from_first(book: Workbook, shown: Iterable[Shown]) -> Iterator[RawPart]:
    """Return the cells of the first reading, where there is no second."""
    for stored, sheet in zip(book.sheets, shown, strict=True):
        texts = [
            cell.shown(from_1904=book.from_1904) or cell.stored() for cell in stored.cells.values()
        ]
        lines = [given_name(stored.name), *stored.texts, *texts]
        yield RawPart(sheet.sheet.place_part(), "\n".join(lines))


def _calamine(data: bytes) -> dict[str, dict[tuple[int, int], object]]:
    """Return the filled cells of each sheet as calamine reads them.

    Raises:
        ValueError: calamine cannot read the file, though the first reading could.

    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: {
                (row, column): value
                for row, values in enumerate(
                    book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                )
                for column, value in enumerate(values)
                if value != ""
            }
            for name in book.sheet_names
        }
    except CalamineError as error:
        raise ValueError(str(error)) from error
    except BaseException as error:
        # A panic of Rust code is no Exception; anything else here is one, or stops the program.
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("the second reading broke off") from None


def _second(
    value: Any,  # noqa: ANN401 - whatever calamine makes of a cell
    cells: Mapping[tuple[int, int], StoredCell],
    at: tuple[int, int],
    *,
    from_1904: bool,
) -> str:
    """Return a value of the second reading as the format at its place shows it."""
    first = cells.get(at, StoredCell(None, ""))
    number = _serial(value, from_1904=from_1904)
    if number is None:
        text = "TRUE" if value is True else "FALSE" if value is False else str(value)
        same = text.split() == first.text.split() or "".join(text.split()) == "".join(
            first.text.split()
        )
        return first.shown(from_1904=from_1904) if same else text
    if first.value is None and first.text:
        return str(value)  # a text to one reading and a number to the other: let it be seen
    cell = StoredCell(number, "", first.code)
    return cell.shown(from_1904=from_1904) or cell.stored()


def _serial(value: Any, *, from_1904: bool) -> float | None:  # noqa: ANN401 - the same
    if isinstance(value, bool | str):
        return None
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    if isinstance(value, date):
        moment = datetime.combine(value, getattr(value, "time", time)())
        return (moment - (_EPOCH_1904 if from_1904 else _EPOCH)) / timedelta(days=1)
    return float(value) if isinstance(value, int | float) else None
