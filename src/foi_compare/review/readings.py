"""Tables that were cut anew or read in two ways to what a person is shown and may choose."""

from __future__ import annotations

from collections.abc import Iterable

from foi_compare.decisions.details import write_detail
from foi_compare.model import Table
from foi_compare.readers.two_readings import TwoReadings
from foi_compare.review.cells import bare_view
from foi_compare.review.documents import DocumentView
from foi_compare.review.views import Reading, TableView


def reading_views(
    found: Iterable[TwoReadings], view: DocumentView, page: int
) -> tuple[tuple[Reading, Reading], ...]:
    """Return both readings of each table, each with the line that chooses it.

    A table of which the document has no numeral has none: nothing could be decided on it.
    """
    pairs = []
    shown = view.page(page).tables
    for chosen, other in found:
        box = chosen.place.box
        here = [
            one for one in shown
            if one.box and box and one.box.top < box.bottom and one.box.bottom > box.top
            and one.box.x0 < box.x1 and one.box.x1 > box.x0
        ]  # fmt: skip
        anchors = [one.anchor for one in here if one.anchor]
        if len(anchors) == 1:
            pairs.append((_reading(chosen, view, anchors[0]), _reading(other, view, anchors[0])))
    return tuple(pairs)


def _reading(table: Table, view: DocumentView, anchor: str) -> Reading:
    shown = bare_view(table, anchor=anchor)
    return Reading(
        name=" and ".join(table.readings),
        table=shown,
        differs=tuple((cell.row + 1, cell.column + 1) for cell in table.cells if cell.doubt),
        line=grid_line(view, shown, shown.xs, shown.ys),
    )


def grid_line(
    view: DocumentView, table: TableView, xs: Iterable[float], ys: Iterable[float]
) -> tuple[tuple[str, str], ...]:
    """Return the line of `decisions.csv` that draws the lines of a table anew, column by column."""
    lines = (("x", _written(xs)), ("y", _written(ys)))
    return (*_on_table(view, table), ("answer", "grid"), ("detail", write_detail(lines)))


def typed_line(
    view: DocumentView, table: TableView, csv: str, csv_sha256: str
) -> tuple[tuple[str, str], ...]:
    """Return the line of `decisions.csv` that puts a typed table in the place of one."""
    detail = write_detail((("csv", csv), ("csv_sha256", csv_sha256)))
    return (*_on_table(view, table), ("answer", "typed"), ("detail", detail))


def _on_table(view: DocumentView, table: TableView) -> tuple[tuple[str, str], ...]:
    return (
        ("kind", "table"),
        ("scope", "place"),
        ("file", view.name),
        ("source_sha256", view.sha256),
        ("page", str(table.page) if table.page else ""),
        ("anchor", table.anchor),
        ("subject", table.caption or f"table {table.number}"),
    )


def _written(lines: Iterable[float]) -> str:
    return " ".join(f"{line:.1f}".rstrip("0").rstrip(".") for line in sorted(lines))
