"""Which part of which document stands on the left, and what of it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, Dataset, Observation, Place, SetAside, read_anchor
from foi_compare.review.asked.seen import CauseSeen, DocumentSeen, NumberSeen
from foi_compare.review.desk import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.evidence.said_places import boxes_of_passages, stretches_in
from foi_compare.review.evidence.shown_documents import DocumentView, with_numerals_placed
from foi_compare.review.evidence.views import PageView, Reading, TableView, TextView
from foi_compare.review.web.showing.document_pane import (
    ROWS_ABOVE,
    SCALE,
    Asked,
    bare_pane,
    flow_pane,
    grid_of,
    names_of,
    page_number,
    page_pane,
)
from foi_compare.review.web.showing.template_views import DocumentPane

_CAPTION_SHOWN = 60
_KEPT = 6
_NEAR = 2  # parts before and after
Cells = tuple[tuple[str, ...], ...]


class _Seen(NamedTuple):
    """A document as it was put together, and the dataset that this was done with."""

    dataset: Dataset
    view: DocumentView | None


class Panes:
    """Puts documents together with what was made of them."""

    def __init__(self, desk: Desk, papers: Pages) -> None:
        """Take the desk, and the documents that it is about."""
        self._desk = desk
        self._papers = papers
        self._kept: dict[str, _Seen] = {}

    def of_question(self, seen: CauseSeen) -> DocumentPane:
        """Return the document of a question at the place that it is about."""
        if seen.passages and (said := self.said(self._beside(seen.item.file), seen.passages)):
            return self.pane(said[0], Place(part=said[1], row=said[2]), (), seen.passages)
        numbers = [one for one in seen.observations if one.file == seen.item.file]
        place = seen.item.place or (numbers[0].place if numbers else None)
        return self.pane(seen.item.file, place, numbers)

    def _beside(self, file: str) -> tuple[str, ...]:
        """Return the files of the reply that one is of, that one first."""
        seen = self._desk.document(file)
        return tuple(dict.fromkeys((file, *(seen.files if seen is not None else ()))))

    def said(self, files: Iterable[str], passages: Sequence[str]) -> tuple[str, str, int] | None:
        """Return the file, the part and the row in which the first passage stands that is found."""
        views = [view for view in map(self._view, files) if view is not None]
        for passage in passages:
            for view in views:
                for part in view.parts:
                    found = stretches_in(_blocks(view, part), [passage])
                    if found.texts or found.cells:
                        return view.name, part, found.first_row
        return None

    def of_number(self, seen: NumberSeen) -> DocumentPane:
        """Return the document of a number at its place."""
        one = seen.observation
        return self.pane(one.file, one.place, [one])

    def of_document(
        self,
        seen: DocumentSeen,
        part: str,
        row: int,
        marked: Sequence[Observation] = (),
        passages: Sequence[str] = (),
    ) -> DocumentPane:
        """Return a document at one of its parts and rows, the first where it is not named.

        `marked` are numbers that are asked about and `passages` sentences, wherever they stand.
        """
        place = Place(part=part, row=row + ROWS_ABOVE) if part else None
        return self.pane(seen.file, place, marked, passages)

    def tables(self, file: str, part: str) -> tuple[tuple[str, str], ...]:
        """Return the tables near a part of a document: the anchor of each, and what it is called.

        A table goes on from one that stands near: to look at all of sixty pages takes a second.
        """
        view = self._view(file)
        if view is None:
            return ()
        at = view.parts.index(part) if part in view.parts else 0
        near = view.parts[max(at - _NEAR, 0) : at + _NEAR + 1]
        found = (table for one in near for table in _tables(view, one))
        return tuple((table.anchor, _called(table)) for table in found if table.anchor)

    def cells_of_question(self, seen: CauseSeen) -> Cells:
        """Return the cells of the table that a question is about, as they were read."""
        numbers = seen.observations
        return self._cells(seen.item.file, {one.observation_id for one in numbers})

    def cells_of_number(self, seen: NumberSeen) -> Cells:
        """Return the cells of the table that a number stands in, as they were read."""
        return self._cells(seen.observation.file, {seen.observation.observation_id})

    def readings(self, file: str, page: int) -> tuple[tuple[Reading, Reading], ...]:
        """Return both readings of each table of a page on which two differ."""
        view = self._view(file)
        if view is None or not view.is_paged:
            return ()
        with suppress(UnreadableDocumentError):
            return self._papers.readings(file, page, view)
        return ()

    def is_paged(self, file: str) -> bool:
        """Return whether a document has pages that are shown as pictures."""
        view = self._view(file)
        return view is not None and view.is_paged

    def _cells(self, file: str, numbers: set[str]) -> Cells:
        view = self._view(file)
        if view is None or not numbers:
            return ()
        own = (one for one in self._desk.dataset.observations if one.observation_id in numbers)
        parts = {one.place.part for one in own}
        for table in (table for part in sorted(parts) for table in _tables(view, part)):
            if any(numbers & set(cell.standing.observation_ids) for cell in table.cells):
                return grid_of(table)
        return ()

    def _view(self, file: str) -> DocumentView | None:
        """Return a document with what was made of it, put together anew where that has changed."""
        dataset = self._desk.dataset
        kept = self._kept.get(file)
        if kept is None or kept.dataset is not dataset:
            kept = _Seen(dataset, self._put_together(file))
            # A batch has documents of thousands of numbers; a person has few before them.
            self._kept = dict([*self._kept.items(), (file, kept)][-_KEPT:])
        return kept.view

    def _put_together(self, file: str) -> DocumentView | None:
        seen = self._desk.document(file)
        if seen is None:
            return None
        self._desk.keep_papers(self._papers)
        aside = [one.set_aside for one in seen.set_aside]
        with suppress(UnreadableDocumentError):
            return self._papers.view(file, seen.observations, aside)
        return None

    def page_of_passage(
        self, files: Iterable[str], passages: Sequence[str]
    ) -> tuple[tuple[str, int], tuple[Box, ...]]:
        """Return the page on which the first passage stands that is found, and where on it.

        Raises:
            UnreadableDocumentError: the page cannot be read.

        """
        said = self.said(files, passages)
        view = self._view(said[0]) if said is not None else None
        if said is None or view is None or not view.is_paged:
            return ("", 0), ()
        page = view.page(page_number(said[1]))
        return (view.name, page.page), self.boxes_of(view, page, passages)

    def pane(
        self,
        file: str,
        place: Place | None,
        marked: Sequence[Observation | SetAside],
        passages: Sequence[str] = (),
    ) -> DocumentPane:
        """Return a document at a place, with numbers and passages marked; None where it begins."""
        view = self._view(file)
        if view is None:
            return bare_pane(file, "This file could not be read.")
        dataset = self._desk.dataset
        own = (one for one in dataset.observations if one.file == file)
        asked = Asked(
            {one.observation_id for one in marked if isinstance(one, Observation)},
            names_of(own),
            passages,
            {at for one in marked if isinstance(one, SetAside) for at in read_anchor(one.anchor)},
        )
        part = place.part if place and place.part in view.parts else ""
        part = part or next(iter(view.parts), "")
        if view.is_paged:
            try:
                page = self._page(view, page_number(part))
                return page_pane(view, page, asked, self.boxes_of(view, page, passages))
            except UnreadableDocumentError as error:
                return bare_pane(file, str(error))
        return flow_pane(view, part, place.row - ROWS_ABOVE if place else 1, asked)

    def _page(self, view: DocumentView, number: int) -> PageView:
        """Return a page with its size; the words of it are looked for where they are needed.

        On a picture that takes seconds.
        """
        picture = self._papers.picture(view.name, number, scale=SCALE)
        page = view.page(number, width=picture.width, height=picture.height)
        named = (one for text in page.texts for one in text.numerals)
        if not any(one.standing.observation_ids for one in named):
            return page
        return with_numerals_placed(page, self._papers.words(view.name, number))

    def boxes_of(
        self, view: DocumentView, page: PageView, passages: Sequence[str]
    ) -> tuple[Box, ...]:
        """Return where passages stand on a page: line by line, or the paragraphs that hold them.

        The words of a picture are not looked for: that takes seconds.
        """
        if not passages:
            return ()
        words = self._papers.words(view.name, page.page) if view.format == "pdf" else ()
        if lines := boxes_of_passages(words, passages):
            return lines
        found = stretches_in(page.blocks, passages)
        boxes = [block.box for at, block in enumerate(page.blocks) if at in found.texts]
        boxes += [
            cell.box
            for at, block in enumerate(page.blocks)
            if isinstance(block, TableView)
            for cell in block.cells
            if (at, cell.row, cell.column) in found.cells
        ]
        return tuple(box for box in boxes if box is not None)


def _blocks(view: DocumentView, part: str) -> tuple[TableView | TextView, ...]:
    if view.is_paged:
        return view.page(page_number(part)).blocks
    return view.flow(part).blocks


def _tables(view: DocumentView, part: str) -> tuple[TableView, ...]:
    return tuple(one for one in _blocks(view, part) if isinstance(one, TableView))


def _called(table: TableView) -> str:
    caption = f": {table.caption[:_CAPTION_SHOWN]}" if table.caption else ""
    return f"table {table.number} of {table.part}{caption}"
