"""The tables of a web page → grids, and layout tables told from data tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from foi_compare.headway import signed
from foi_compare.model import Table
from foi_compare.readers.opening.damage import BeyondLimitError
from foi_compare.readers.text.spanned_cells import Span, build_table
from foi_compare.readers.web.html_tags import is_hidden

Node = Any  # selectolax has no types

_MOST_COLUMNS = 1000  # the HTML standard's limit of colspan
# A few merged cells may fill a table as large as the square of their number.
_MOST_REPEATED = 20_000
_LONG = 1500  # characters: a column of a page, not a cell of a table
_SHORT = 80
_NUMBER = re.compile(r"\s*(\d{1,6})")
_VALUE = re.compile(
    r"[£<>≤~]?\s*\d[\d,. ]*%?(?:\s*[*†])?|nil|none|-|–|\*|fewer than \d+|less than \d+",
    re.IGNORECASE,
)


def rows_of(table: Node) -> tuple[Node | None, list[list[Node]]]:
    """Return the caption of a table and its rows of cells, as a browser orders them."""
    caption = None
    head: list[list[Node]] = []
    body: list[list[Node]] = []
    foot: list[list[Node]] = []
    for child in _elements(table):
        if child.tag == "caption" and caption is None:
            caption = child
        elif child.tag == "tr":
            body.append(_cells(child))
        elif child.tag in ("thead", "tbody", "tfoot"):
            section = {"thead": head, "tfoot": foot}.get(child.tag, body)
            section.extend(_cells(row) for row in _elements(child) if row.tag == "tr")
    return caption, head + body + foot


def caption_of_figure(figure: Node) -> Node | None:
    """Return the caption of a figure that shows one table; none where it shows several."""
    return figure.css_first("figcaption") if len(figure.css("table")) == 1 else None


def is_layout(table: Node, rows: Sequence[Sequence[Node]]) -> bool:
    """Tell a table that only arranges a page from one that holds data."""
    if _holds(table, "table") or not any(rows):
        return True
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    if _holds(table, "th") or _holds(table, "caption"):
        return False
    if table.css_first("h1, h2, h3, h4, h5, h6, form, hr, nav, main, article, section") is not None:
        return True
    longest = max(len((cell.text() or "").strip()) for row in rows for cell in row)
    if max(map(len, rows)) == 1:
        return len(rows) < 3 or longest > _SHORT
    return len(rows) < 3 and longest > _LONG


def cells_of(
    rows: Sequence[Sequence[Node]],
    text_of: Callable[[Node], str],
    *,
    part: str,
    number: int,
    caption: str,
) -> Table:
    """Return the table of these rows, spans resolved as the HTML standard says."""
    spans: list[Span] = []
    repeated = 0
    busy: dict[int, int] = {}  # column → rows that a cell above still covers
    for row, cells in enumerate(signed(rows)):
        column = 0
        covered = dict(busy)
        for cell in cells:
            while covered.get(column, 0) > 0:
                column += 1
            width = min(max(1, _span(cell, "colspan")), _MOST_COLUMNS)
            height = _span(cell, "rowspan") or len(rows)
            height = min(height, len(rows) - row)
            repeated += (height - 1) * width
            if repeated > _MOST_REPEATED:
                raise BeyondLimitError(
                    f"a table whose cells reach down over more than {_MOST_REPEATED:,} places"
                )
            spans.append(
                Span(
                    row=row,
                    column=column,
                    text=text_of(cell),
                    row_span=height,
                    column_span=width,
                    header=cell.tag == "th",
                    hidden=is_hidden(cell) or is_hidden(cell.parent) or is_hidden(_section(cell)),
                )
            )
            for at in range(column, column + width):
                busy[at] = max(busy.get(at, 0), height)
            column += width
        busy = {at: left - 1 for at, left in busy.items() if left > 1}
    return build_table(spans, part=part, number=number, caption=caption)


def values_in_definitions(texts: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a definition list is a table of labels and values."""
    values = sum(1 for term, value in texts if term and _VALUE.fullmatch(value.strip()))
    return len(texts) > 1 and values * 2 > len(texts)


def _span(cell: Node, name: str) -> int:
    found = _NUMBER.match(cell.attributes.get(name) or "1")
    return int(found.group(1)) if found else 1


def _section(cell: Node) -> Node:
    return cell.parent.parent or cell.parent


def _holds(table: Node, tag: str) -> bool:
    return any(node.mem_id != table.mem_id for node in table.css(tag))


def _cells(row: Node) -> list[Node]:
    return [child for child in _elements(row) if child.tag in ("td", "th")]


def _elements(node: Node) -> Iterator[Node]:
    child = node.child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next
