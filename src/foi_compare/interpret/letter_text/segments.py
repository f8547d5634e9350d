"""The blocks of a document to segments: the runs of text that play one part in a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook
from foi_compare.interpret.letter_text.dialogue_tables import (
    Columns,
    answering_rows,
    dialogue_columns,
    in_two_languages,
    question_number,
)
from foi_compare.interpret.letter_text.line_runs import runs_of
from foi_compare.interpret.letter_text.numbered_runs import lettered_lines
from foi_compare.interpret.letter_text.printed_lines import Print, print_of
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.model import Cell, Document, Table, TextBlock

Side = Literal["", "left", "right"]
REPORTED = "reported"  # the kind of a segment that tells what an earlier letter said
TABLE_NOTE = "table note"  # of one that a cell of the table above it sends to


class Segment(NamedTuple):
    """A run of text of one block (or, of a dialogue table, of one cell) with its offsets.

    `row` and `column` are -1 for a text block; `table` is set where the segment is a whole table.
    `side` tells the columns of a table that sets request and response beside each other.
    `listed` says that it is a row of labels and numbers, not a sentence.
    """

    file: str
    block: int
    start: int
    end: int
    text: str
    marker: Marker | None
    kind: str
    bold: bool = False
    row: int = -1
    column: int = -1
    table: Table | None = None
    side: Side = ""
    listed: bool = False

    @property
    def body(self) -> str:
        """Return the text behind the marker."""
        return self.text if self.marker is None else self.text[self.marker.end :]


def segments_of(document: Document, book: Phrasebook) -> Iterator[Segment]:
    """Yield the segments of a document in reading order."""
    print_ = print_of(document, book)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from _table_segments(document.name, index, block, book)
        else:
            yield from _text_segments(document.name, index, block, print_)


def _text_segments(file: str, index: int, block: TextBlock, print_: Print) -> Iterator[Segment]:
    first = True
    for start, end, listed in runs_of(block.text, print_):
        text = block.text[start:end]
        marker = None if listed else print_.marker(text)
        side = _flat_side(block.text, start, end) if print_.columns else ""
        if first and block.marker and (marker is None or marker.kind == "bullet"):
            marker = _file_marker(block.marker)
        first = False
        segment = Segment(file, index, start, end, text, marker, block.kind, listed=listed)
        yield segment._replace(bold=block.bold, side=side)


def _flat_side(text: str, start: int, end: int) -> Side:
    """Return the column of a run where a line holds a question and its answer, else ''."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return "right"
    line_end = text.find("\n", end)
    return "left" if text[end : line_end if line_end >= 0 else None].strip() else ""


def _file_marker(printed: str) -> Marker | None:
    """Return the marker that the file computes; it takes no room in the text."""
    marker = read_marker(f"{printed} X")
    return None if marker is None else Marker(marker.kind, marker.numbers, 0)


def _table_segments(file: str, index: int, table: Table, book: Phrasebook) -> Iterator[Segment]:
    columns = dialogue_columns(table, book)
    if columns is None and in_two_languages(table):
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            for run in runs_of(cell.text, Print(book)):
                piece = _cell_segment((file, index), cell, run, "")
                yield piece if cell.column else piece._replace(kind="furniture", marker=None)
        return
    answering = answering_rows(table) if columns is None else frozenset()
    if columns is None and not answering:
        yield Segment(file, index, 0, 0, "", None, "table", table=table)
        return
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    lettered = _lettered(ordered)
    for cell in ordered:
        for start, end, listed in runs_of(cell.text, Print(book)):
            below: Side = "right" if cell.row in answering else "left"
            side = _side(cell, columns) if columns is not None else below
            piece = _cell_segment((file, index), cell, (start, end, listed), side)
            if side == "left" and piece.text in lettered:
                piece = piece._replace(marker=lettered[piece.text])
            passed = columns is not None and piece.side and cell.column in columns.passed
            yield piece._replace(kind=REPORTED, marker=None) if passed else piece


def _lettered(cells: Sequence[Cell]) -> dict[str, Marker]:
    """Return the markers of the cells that number questions by their parts: `A1`, `B1`."""
    texts = [cell.text for cell in cells]
    return {texts[at]: marker for at, marker in lettered_lines(texts).items()}


def _side(cell: Cell, columns: Columns) -> Side:
    if cell.row < columns.header_rows:
        return ""
    if cell.column in columns.passed | columns.dated:
        return "right"
    return "right" if cell.column >= columns.right else "left"


def _cell_segment(
    address: tuple[str, int], cell: Cell, run: tuple[int, int, bool], side: Side
) -> Segment:
    start, end, listed = run
    text = cell.text[start:end]
    return Segment(
        *address,
        start,
        end,
        text,
        None if listed else question_number(text) if side == "left" else read_marker(text),
        "cell",
        row=cell.row,
        column=cell.column,
        side=side,
        listed=listed,
    )
