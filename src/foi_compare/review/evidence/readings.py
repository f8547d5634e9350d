"""Tables that were cut anew or read in two ways to what a person is shown and may choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foi_compare.decisions.details import write_detail
from foi_compare.model import Box, Table
from foi_compare.readers.shown.cut_page import Lines
from foi_compare.readers.shown.two_readings import TwoReadings
from foi_compare.review.evidence.shown_cells import bare_view
from foi_compare.review.evidence.shown_documents import DocumentView
from foi_compare.review.evidence.views import Reading, TableView


def reading_views(
    found: Iterable[TwoReadings], view: DocumentView, page: int
) -> tuple[tuple[Reading, Reading], ...]:
    """Return both readings of each table, each with the line that chooses it.

    A table of which the document has no numeral has none: nothing could be decided on it. Nor has
    one that goes on over pages and is read with other columns where it stands by itself.
    """
    pairs = []
    shown = view.page(page).tables
    for both in found:
        here = [one for one in shown if one.anchor and _meet(one.box, both.chosen.place.box)]
        if len(here) == 1 and _may_stand(both.chosen, here[0]):
            chosen = _reading(both.chosen, both.chosen_lines, view, here[0].anchor)
            pairs.append((chosen, _reading(both.other, both.other_lines, view, here[0].anchor)))
    return tuple(pairs)


def _meet(one: Box | None, other: Box | None) -> bool:
    """Tell whether two tables stand on the same part of a page."""
    if one is None or other is None:
        return False
    across = one.x0 < other.x1 and one.x1 > other.x0
    return across and one.top < other.bottom and one.bottom > other.top


def _may_stand(read: Table, shown: TableView) -> bool:
    """Tell whether a table that was read off one page can stand where it is shown.

    What goes on over pages is read with its columns on all of them: one page by itself may lack
    some, and would be a table of its own without a heading.
    """
    is_whole = shown.rows == (1, shown.n_rows)
    return is_whole or read.n_columns == shown.n_columns


def _reading(table: Table, lines: Lines, view: DocumentView, anchor: str) -> Reading:
    shown = replace(bare_view(table, anchor=anchor), xs=lines.xs, ys=lines.ys)
    return Reading(
        name=" and ".join(table.readings),
        table=shown,
        differs=tuple((cell.row + 1, cell.column + 1) for cell in table.cells if cell.doubt),
        line=grid_line(view, shown, lines.xs, lines.ys),
    )


def grid_line(
    view: DocumentView, table: TableView, xs: Iterable[float], ys: Iterable[float]
) -> tuple[tuple[str, str], ...]:
    """Return the line of `decisions.csv` that draws the lines of a table anew, column by column."""
    lines = (("x", _written(xs)), ("y", _written(ys)))
    return (*_on_table(view, table), ("answer", "grid"), ("detail", write_detail(lines)))


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
