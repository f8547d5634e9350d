"""Which part of which document stands on the left, and what of it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.model import Observation, Place
from foi_compare.review.desk import Desk
from foi_compare.review.documents import DocumentView, document_view
from foi_compare.review.papers import Papers
from foi_compare.review.seen import CauseSeen, DocumentSeen, NumberSeen
from foi_compare.review.views import TableView
from foi_compare.review.web.showing.document import (
    SCALE,
    Asked,
    bare_pane,
    flow_pane,
    names_of,
    page_number,
    page_pane,
)
from foi_compare.review.web.views import DocumentPane

_CAPTION_SHOWN = 60
Cells = tuple[tuple[str, ...], ...]


class Panes:
    """Puts documents together with what was made of them."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        """Take the desk, and the documents that it is about."""
        self._desk = desk
        self._papers = papers

    def of_question(self, seen: CauseSeen) -> DocumentPane:
        """Return the document of a question at the place that it is about."""
        numbers = [one for one in seen.observations if one.file == seen.item.file]
        place = seen.item.place or (numbers[0].place if numbers else None)
        return self._pane(seen.item.file, place, numbers)

    def of_number(self, seen: NumberSeen) -> DocumentPane:
        """Return the document of a number at its place."""
        one = seen.observation
        return self._pane(one.file, one.place, [one])

    def of_document(self, seen: DocumentSeen, part: str) -> DocumentPane:
        """Return a document at one of its parts, the first where it is not named."""
        place = Place(part=part) if part else None
        return self._pane(seen.file, place, ())

    def tables(self, file: str) -> tuple[tuple[str, str], ...]:
        """Return the tables of a document: the anchor of each, and what it is called."""
        view = self._view(file)
        if view is None:
            return ()
        found = (table for part in view.parts for table in _tables(view, part))
        return tuple((table.anchor, _called(table)) for table in found if table.anchor)

    def cells_of_question(self, seen: CauseSeen) -> Cells:
        """Return the cells of the table that a question is about, as they were read."""
        numbers = seen.observations
        return self._cells(seen.item.file, {one.observation_id for one in numbers})

    def cells_of_number(self, seen: NumberSeen) -> Cells:
        """Return the cells of the table that a number stands in, as they were read."""
        return self._cells(seen.observation.file, {seen.observation.observation_id})

    def _cells(self, file: str, numbers: set[str]) -> Cells:
        view = self._view(file)
        found = self._desk.document(file)
        if view is None or found is None or not numbers:
            return ()
        parts = {o.place.part for o in found.observations if o.observation_id in numbers}
        for table in (table for part in sorted(parts) for table in _tables(view, part)):
            if any(numbers & set(cell.standing.observation_ids) for cell in table.cells):
                return _grid(table)
        return ()

    def _view(self, file: str) -> DocumentView | None:
        document = self._papers.document(file)
        seen = self._desk.document(file)
        if document is None or seen is None:
            return None
        aside = [one.set_aside for one in seen.set_aside]
        return document_view(document, seen.observations, aside)

    def _pane(self, file: str, place: Place | None, numbers: Sequence[Observation]) -> DocumentPane:
        view = self._view(file)
        if view is None:
            return bare_pane(file, "This file could not be read.")
        asked = Asked({one.observation_id for one in numbers}, names_of(self._all(file)))
        part = place.part if place and place.part in view.parts else ""
        part = part or next(iter(view.parts), "")
        if view.is_paged:
            number = page_number(part)
            size = self._papers.picture(file, number, SCALE)
            if isinstance(size, str):
                return bare_pane(file, size)
            return page_pane(view, number, size, asked)
        return flow_pane(view, part, place.row if place else 0, asked)

    def _all(self, file: str) -> Iterable[Observation]:
        seen = self._desk.document(file)
        return seen.observations if seen is not None else ()


def _tables(view: DocumentView, part: str) -> tuple[TableView, ...]:
    if view.is_paged:
        return view.page(page_number(part)).tables
    return view.flow(part).tables


def _called(table: TableView) -> str:
    caption = f": {table.caption[:_CAPTION_SHOWN]}" if table.caption else ""
    return f"table {table.number} of {table.part}{caption}"


def _grid(table: TableView) -> Cells:
    rows = [[""] * table.n_columns for _ in table.by_row()]
    for row, cells in zip(rows, table.by_row(), strict=True):
        for cell in cells:
            if cell.column <= len(row):
                row[cell.column - 1] = " ".join(cell.text.split())
    return tuple(map(tuple, rows))
