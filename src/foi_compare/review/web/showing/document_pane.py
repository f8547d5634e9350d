"""A document as it was read to the pane on the left: a page with boxes, or its text and tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import Address, Box, Observation, read_anchor
from foi_compare.review.evidence.said_places import Stretch, stretches_in
from foi_compare.review.evidence.shown_documents import MOST_ROWS, DocumentView
from foi_compare.review.evidence.views import (
    NO_STANDING,
    CellView,
    NumeralView,
    PageView,
    Standing,
    TableView,
    TextView,
)
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.template_views import (
    BoxView,
    DocumentPane,
    FlowBlock,
    FlowCell,
    FlowPiece,
    GridView,
    PageChoice,
)

SCALE = 2.0  # pixels for a point, sharp on a screen of today
ROWS_ABOVE = 25  # of what is asked about
_PART_SHOWN = 30
_SAYS_SO = "What it says to the question"


class Asked(NamedTuple):
    """What is asked about in a document, and its numbers with what they are called.

    `passages` are the sentences that a question without a number is about, `aside` the numerals
    that an answer set aside.
    """

    numbers: Collection[str]
    names: Mapping[str, str]
    passages: Sequence[str] = ()
    aside: Collection[Address] = ()


def names_of(observations: Iterable[Observation]) -> dict[str, str]:
    """Return what each number is called: its value, label and heading."""
    return {one.observation_id: name_of(one) for one in observations}


def name_of(one: Observation) -> str:
    """Return what a number is called."""
    waits = " (asked)" if one.status == "review" else ""
    printed = one.value.as_printed or "blank"
    return ", ".join(filter(None, (printed, one.label, one.series))) + waits


def page_pane(
    view: DocumentView, shown: PageView, asked: Asked, passages: Iterable[Box] = ()
) -> DocumentPane:
    """Return a page as its picture with the lines and boxes of what was read on it.

    `passages` are where the sentences stand that are asked about.
    """
    cells = [cell for table in shown.tables for cell in table.cells]
    boxes = [_cell_box(cell, asked) for cell in cells]
    boxes += [_numeral_box(one, asked) for text in shown.texts for one in text.numerals]
    boxes += [_box(box, "asked", _SAYS_SO, NO_STANDING) for box in passages]
    return DocumentPane(
        file=view.name,
        address=page_addresses.of_document(view.name, shown.part),
        pages=_choices(view, shown.part),
        part=shown.part,
        page=shown.page,
        picture=page_addresses.of_picture(view.name, shown.page, SCALE),
        alt=f"Page {shown.page} of {view.name}",
        width=round(shown.width, 1),
        height=round(shown.height, 1),
        tables=tuple(
            GridView(number=table.number, xs=table.xs, ys=table.ys)
            for table in shown.tables
            if table.xs and table.ys
        ),
        boxes=tuple(box for box in boxes if box is not None),
    )


def flow_pane(view: DocumentView, part: str, row: int, asked: Asked) -> DocumentPane:
    """Return a part of a document without pages, a long table from a row on."""
    shown = view.flow(part, first_row=max(row, 1))
    rows = next((t.rows for t in shown.tables if t.rows[1] - t.rows[0] + 1 < t.n_rows), None)
    longest = max((table.n_rows for table in shown.tables), default=0)
    said = stretches_in(shown.blocks, asked.passages)
    return DocumentPane(
        file=view.name,
        address=page_addresses.of_document(view.name, part),
        pages=_choices(view, part),
        part=part,
        blocks=tuple(
            _table(block, asked, {(row, column) for n, row, column in said.cells if n == at})
            if isinstance(block, TableView)
            else _text(block, asked, said.texts.get(at, ()))
            for at, block in enumerate(shown.blocks)
        ),
        rows=rows,
        earlier=_at_row(view, part, rows[0] - MOST_ROWS) if rows and rows[0] > 1 else "",
        later=_at_row(view, part, rows[1] + 1) if rows and rows[1] < longest else "",
    )


def _at_row(view: DocumentView, part: str, row: int) -> str:
    return page_addresses.of_document(view.name, part, max(row, 1))


def bare_pane(file: str, note: str, pages: tuple[PageChoice, ...] = ()) -> DocumentPane:
    """Return a document of which nothing can be shown, and why."""
    return DocumentPane(file=file, address=page_addresses.of_document(file), pages=pages, note=note)


def page_number(part: str) -> int:
    """Return the page that a part is, 1 where it is none."""
    number = part.rpartition(" ")[2]
    return int(number) if part.startswith("page ") and number.isdigit() else 1


def _choices(view: DocumentView, chosen: str) -> tuple[PageChoice, ...]:
    return tuple(
        PageChoice(
            text=(part.removeprefix("page ") if view.is_paged else part)[:_PART_SHOWN],
            address=page_addresses.of_document(view.name, part),
            chosen=part == chosen,
        )
        for part in view.parts
    )


def _style(standing: Standing, asked: Asked) -> str:
    if any(one in asked.numbers for one in standing.observation_ids):
        return "asked"
    if asked.aside and any(one in asked.aside for one in read_anchor(standing.anchor)):
        return "asked"
    if any(asked.names.get(one, "").endswith("(asked)") for one in standing.observation_ids):
        return "review"
    if standing.observation_ids:
        return "value"
    return "aside" if standing.rule else ""


def _label(text: str, standing: Standing, asked: Asked) -> str:
    names = [asked.names[one] for one in standing.observation_ids if one in asked.names]
    if names:
        return "; ".join(names)
    return f"{text}: {standing.reason or standing.rule}" if standing.rule else text


def _address(standing: Standing) -> str:
    return page_addresses.of_number(standing.observation_ids[0]) if standing.observation_ids else ""


def _cell_box(cell: CellView, asked: Asked) -> BoxView | None:
    style = _style(cell.standing, asked)
    return _box(cell.box, style, _label(cell.text, cell.standing, asked), cell.standing)


def _numeral_box(one: NumeralView, asked: Asked) -> BoxView | None:
    style = _style(one.standing, asked)
    return _box(one.box, style, _label(one.text, one.standing, asked), one.standing)


def _box(box: Box | None, style: str, label: str, standing: Standing) -> BoxView | None:
    if box is None or not style:
        return None
    # The union of odd cells may have its sides turned about.
    left, right = sorted((box.x0, box.x1))
    top, bottom = sorted((box.top, box.bottom))
    return BoxView(
        x=round(left, 1),
        y=round(top, 1),
        width=round(right - left, 1),
        height=round(bottom - top, 1),
        style=style,
        label=label,
        address=_address(standing),
    )


def _table(table: TableView, asked: Asked, said: Collection[tuple[int, int]]) -> FlowBlock:
    rows = tuple(
        tuple(_cell(cell, asked, (cell.row, cell.column) in said) for cell in row)
        for row in table.by_row()
    )
    first, last = table.rows
    cut = f"rows {first} to {last} of {table.n_rows}" if last - first + 1 < table.n_rows else ""
    return FlowBlock(caption=", ".join(filter(None, (table.caption, cut))), rows=rows)


def _cell(cell: CellView, asked: Asked, says_so: bool) -> FlowCell:
    style = "asked" if says_so else _style(cell.standing, asked)
    return FlowCell(
        text=cell.text,
        style=" ".join(filter(None, (cell.role, style if style != cell.role else ""))),
        label=_label("", cell.standing, asked),
        address=_address(cell.standing),
        columns=cell.column_span,
        rows=cell.row_span,
    )


def _text(block: TextView, asked: Asked, said: Iterable[Stretch]) -> FlowBlock:
    pieces: list[FlowPiece] = []
    at = 0
    for one in sorted(block.numerals, key=lambda one: one.start):
        style = _style(one.standing, asked)
        if one.start < at or style not in {"asked", "review", "value"}:
            continue
        pieces += _pieces(block.text, (at, one.start), said)
        pieces.append(
            FlowPiece(
                text=one.text,
                style=style,
                label=_label(one.text, one.standing, asked),
                address=_address(one.standing),
            )
        )
        at = one.end
    pieces += _pieces(block.text, (at, len(block.text)), said)
    is_heading = block.kind == "heading" or block.bold
    return FlowBlock(style="heading" if is_heading else "", pieces=tuple(pieces))


def _pieces(text: str, within: Stretch, said: Iterable[Stretch]) -> Iterator[FlowPiece]:
    """Yield a stretch of a text in pieces, those that say what is asked about marked."""
    at, end = within
    for start, stop in said:
        if max(start, at) < min(stop, end):
            yield FlowPiece(text=text[at : max(start, at)])
            yield FlowPiece(text=text[max(start, at) : min(stop, end)], style="asked")
            at = min(stop, end)
    yield FlowPiece(text=text[at:end])


def grid_of(table: TableView) -> tuple[tuple[str, ...], ...]:
    """Return the texts of a table row by row."""
    rows = [[""] * table.n_columns for _ in table.by_row()]
    for row, cells in zip(rows, table.by_row(), strict=True):
        for cell in cells:
            if cell.column <= len(row):
                row[cell.column - 1] = " ".join(cell.text.split())
    return tuple(map(tuple, rows))
