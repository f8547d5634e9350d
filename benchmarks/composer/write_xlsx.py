"""A composed reply, or what is attached to its letter, as a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from composer.pieces import Block, Cell, Composed, Grid, Text, numbers_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

YEAR = re.compile(r"(?:FY )?20\d\d(?:[/-]\d\d(?:\d\d)?)?")
COUNT = re.compile(r"\d[\d,]*")


@dataclass(slots=True, kw_only=True)
class Manner:
    """How one workbook is kept."""

    as_text: bool
    beside: bool
    indent: int
    hidden: bool


def workbook_bytes(reply: Composed, blocks: Sequence[Block], *, letter: bool = False) -> bytes:
    """Return the blocks as XLSX: the whole letter on one sheet, or a sheet for each question."""
    import openpyxl

    rng = Random(reply.name)
    manner = Manner(
        as_text=rng.random() < 0.25, beside=rng.random() < 0.3, indent=rng.choice((0, 0, 1)),
        hidden=rng.random() < 0.5,
    )  # fmt: skip
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, part in [("Response", blocks)] if letter else _sheets(reply, blocks):
        sheet = book.create_sheet(title)
        if not letter:
            _line(sheet, f"{reply.force} {reply.reference}", 0)
        _fill(sheet, part, manner)
    if manner.hidden:
        _lookup(book.create_sheet("Lookup"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets(reply: Composed, blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the name of each sheet with what stands on it; the question is always named."""
    number = next((one.question for one in numbers_of(list(blocks))), "1")
    name = f"Question {re.sub('[^A-Za-z0-9]', '', number).removeprefix('Q')}"
    if reply.look == "xlsx_years":
        yield from _by_year(name, blocks)
        return
    yield name, blocks


def by_year(blocks: Sequence[Block]) -> list[Block]:
    """Part tables with years across into one table a year, where that can be done."""
    found: list[Block] = []
    for block in blocks:
        found += _parted(block) if isinstance(block, Grid) else [block]
    return found


def _parted(grid: Grid) -> list[Block]:
    top = grid.rows[0]
    years = [place for place, cell in enumerate(top) if YEAR.fullmatch(cell.text)]
    even = all(len(row) == len(top) and all(c.columns == 1 for c in row) for row in grid.rows)
    if grid.headers != 1 or not even or len(years) < 2 or years[0] != 1:
        return [grid]
    parts: list[Block] = []
    for place in years:
        rows = [(top[0], Cell(text="Number of crimes", head=True))]
        for row in grid.rows[1:]:
            cell = row[place]
            number = cell.number
            if number is not None:
                kind = number.kind if number.kind == "optional" else "sheet_year"
                number = replace(number, kind=kind)
            rows.append((row[0], replace(cell, number=number)))
        parts.append(replace(grid, rows=tuple(rows), caption=top[place].text))
    return parts


def _by_year(name: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
    yearly = [block for block in blocks if isinstance(block, Grid) and YEAR.match(block.caption)]
    if not yearly:
        yield name, blocks
        return
    # What heads a table heads each of its sheets, and its notes stand on all of them.
    head: list[Text] = []
    notes = [block for block in blocks if isinstance(block, Text) and block.kind == "small"]
    for block in blocks:
        if isinstance(block, Text) and block.kind == "heading":
            head = [block]
        elif isinstance(block, Grid):
            caption = block.caption.replace("/", "-")
            title = Text(text=f"{name}: {block.caption}")
            yield f"{name} {caption}", [*head, title, replace(block, caption=""), *notes]


def _fill(sheet: Worksheet, blocks: Sequence[Block], manner: Manner) -> None:
    previous: tuple[int, int] | None = None
    for block in blocks:
        if isinstance(block, Text):
            _line(sheet, block.text, 0)
            previous = None
            continue
        if block.caption:
            _line(sheet, block.caption, manner.indent)
        width = sum(cell.columns for cell in block.rows[0])
        row, column = sheet.max_row + 2, 1 + manner.indent
        if manner.beside and previous is not None:
            row, column = previous
        _draw(sheet, block, row, column, as_text=manner.as_text)
        previous = (row, column + width + 1)


def _line(sheet: Worksheet, text: str, indent: int) -> None:
    row = 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_row + 1
    sheet.cell(row, 1 + indent).value = text


def _draw(sheet: Worksheet, grid: Grid, top: int, left: int, *, as_text: bool) -> None:
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(grid.rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            taken |= {(down + y, across + x) for y in range(cell.rows) for x in range(cell.columns)}
            _write(sheet, cell, (top + down, left + across), as_text=as_text)
            across += cell.columns


def _write(sheet: Worksheet, cell: Cell, place: tuple[int, int], *, as_text: bool) -> None:
    from openpyxl.styles import Font

    target = sheet.cell(*place)
    number = cell.number
    if number is not None and number.status == "exact" and COUNT.fullmatch(cell.text):
        target.value = cell.text if as_text else int(number.lower)
        if "," in cell.text and not as_text:
            target.number_format = "#,##0"
    elif number is not None and number.measure == "percentage" and not as_text:
        whole = cell.text.endswith("%")
        target.value = round(number.lower / 100, 4) if whole else number.lower
        target.number_format = "0.0%" if whole else "0.0"
    else:
        target.value = cell.text or None
    target.font = Font(bold=cell.head)
    if cell.rows > 1 or cell.columns > 1:
        row, column = place
        sheet.merge_cells(
            start_row=row, start_column=column,
            end_row=row + cell.rows - 1, end_column=column + cell.columns - 1,
        )  # fmt: skip


def _lookup(sheet: Worksheet) -> None:
    """Fill a hidden sheet that only says what the codes mean."""
    for row in (
        ("Code", "Meaning"),
        (1, "Charged"),
        (16, "Suspect, no support"),
        (18, "No suspect"),
    ):
        sheet.append(row)
    sheet.sheet_state = "hidden"
