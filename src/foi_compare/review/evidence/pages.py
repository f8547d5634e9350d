"""The documents of an inbox, opened one at a time by a program that reads strangers' files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from foi_compare.batch.engine import Engine, Lost
from foi_compare.batch.failures import lost
from foi_compare.batch.picturing import (
    USUAL_SCALE,
    CutTask,
    PagePicture,
    PictureTask,
    cut_anew,
    get_ready,
    page_picture,
    page_words,
    readings_of_page,
)
from foi_compare.batch.reading import read_file
from foi_compare.batch.reuse import Reuse
from foi_compare.batch.tasks import PageTask, ReadTask, unpacked
from foi_compare.batch.workshop import Plan, workshop_of
from foi_compare.errors import UnreadableDocumentError
from foi_compare.inputs.inbox import InboxFile, home_of
from foi_compare.model import Document, Observation, SetAside, UnreadSource
from foi_compare.pictures import Drawing, PageWord
from foi_compare.pipeline import Reusing
from foi_compare.readers.shown.two_readings import TwoReadings
from foi_compare.review.evidence.readings import reading_views
from foi_compare.review.evidence.shown_cells import bare_view
from foi_compare.review.evidence.shown_documents import (
    DocumentView,
    document_view,
    with_numerals_placed,
)
from foi_compare.review.evidence.views import PageView, Reading, TableView
from foi_compare.rulings import grids
from foi_compare.store import Keeping, NoStore
from foi_compare.workers.engines import engine_for

Key = TypeVar("Key")
Value = TypeVar("Value")
Result = TypeVar("Result")
Task = TypeVar("Task", bound=PageTask)

_DOCUMENTS_KEPT = 6
_PICTURES_KEPT = 40  # a hundred kilobytes each


class Pages:
    """Shows documents: their pages as pictures, and what was read of them.

    It has one worker of its own, so that a page is not waited for behind a batch that is read. Any
    thread may ask; what is asked of the worker is done one after the other.
    """

    def __init__(
        self,
        files: Iterable[InboxFile],
        plan: Plan,
        *,
        store: Callable[[], Keeping] = NoStore,
        reusing: Reusing = Reuse,
        engine: Engine | None = None,
    ) -> None:
        """Take the files of an inbox and the plan of its run.

        Args:
            files: those of the inbox, hashed.
            plan: with the settings and the decisions as they stand.
            store: opens what earlier runs have kept; it is closed again each time.
            reusing: makes what finds a file that was read before, given the store.
            engine: where files are opened; None for a worker of its own.

        """
        self._files = tuple(files)
        self._plan = plan
        self._store = store
        self._reusing = reusing
        self._engine = engine or engine_for(1, plan.settings.limits)
        self._asking = Lock()
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._pictures: OrderedDict[PictureTask, PagePicture] = OrderedDict()

    def __enter__(self) -> Self:
        """Start what the engine needs, and let it get ready while a person looks elsewhere."""
        self._engine.__enter__()
        self._engine.prepare(get_ready, None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the worker."""
        self._engine.__exit__(kind, error, traceback)

    def take(self, plan: Plan, files: Iterable[InboxFile] | None = None) -> None:
        """Go on with other decisions, and with the files as they are now."""
        with self._asking:
            before, self._plan = self._plan, plan
            self._files = self._files if files is None else tuple(files)
            # Of all that can be decided, lines that are moved alone are obeyed by a reader.
            for name, document in list(self._documents.items()):
                told = (grids(one.decisions, document.sha256) for one in (before, plan))
                if next(told) != next(told):
                    del self._documents[name]

    def picture(
        self,
        name: str,
        page: int,
        *,
        scale: float = USUAL_SCALE,
        drawing: Drawing | None = None,
        hide: Sequence[str] = (),
        sha256: str = "",
    ) -> PagePicture:
        """Return the picture of a page.

        Args:
            name: of the document, as in the outputs.
            page: counted from 1.
            scale: pixels for a point; a page too large for it is shown with fewer.
            drawing: what is drawn over it.
            hide: texts that are painted over wherever they stand on it.
            sha256: the hash that the document has to have, empty for whatever it has.

        Raises:
            UnreadableDocumentError: there is no such page, or it cannot be shown.

        """
        task = PictureTask(
            file=home_of(self._files, name),
            name=name,
            page=page,
            sha256=sha256,
            told=self._plan.settings.files,
            scale=scale,
            drawing=drawing or Drawing(),
            hide=tuple(hide),
        )
        with self._asking:
            known = self._pictures.get(task)
        if known is None:
            known = self._asked(page_picture, task)
            with self._asking:
                _keep(self._pictures, task, known, _PICTURES_KEPT)
        return known

    def words(self, name: str, page: int) -> tuple[PageWord, ...]:
        """Return the words of a page where they stand on it, in reading order.

        Raises:
            UnreadableDocumentError: there is no such page, or it cannot be read.

        """
        return self._asked(page_words, self._page(name, page))

    def cut(self, name: str, page: int, xs: Sequence[float], ys: Sequence[float]) -> TableView:
        """Return the cells of a page inside lines, as the decision `grid` would have them read.

        Args:
            name: of the document.
            page: counted from 1.
            xs: the lines between columns, in points from the left of the displayed page.
            ys: the lines between rows, in points from its top.

        Raises:
            UnreadableDocumentError: there is no such page, or nothing between the lines.

        """
        where = self._page(name, page)
        task = CutTask(
            file=where.file, name=name, page=page, told=where.told, xs=tuple(xs), ys=tuple(ys)
        )
        return bare_view(self._asked(cut_anew, task))

    def readings(
        self, name: str, page: int, view: DocumentView
    ) -> tuple[tuple[Reading, Reading], ...]:
        """Return both readings of each table of a page on which two differ, the chosen one first.

        Raises:
            UnreadableDocumentError: there is no such page, or it cannot be read.

        """
        found: tuple[TwoReadings, ...] = self._asked(readings_of_page, self._page(name, page))
        return reading_views(found, view, page)

    def document(self, name: str) -> Document:
        """Return a document as it was read; only one that is kept nowhere is read again.

        Raises:
            UnreadableDocumentError: it cannot be read.

        """
        with self._asking:
            known = self._documents.get(name)
        if known is None:
            known = self._read(name)
            with self._asking:
                _keep(self._documents, name, known, _DOCUMENTS_KEPT)
        return known

    def view(
        self, name: str, observations: Iterable[Observation], set_aside: Iterable[SetAside]
    ) -> DocumentView:
        """Return a document with what was made of it, to be paged through.

        Raises:
            UnreadableDocumentError: it cannot be read.

        """
        document = self.document(name)
        return document_view(document, observations, set_aside, decisions=self._plan.decisions)

    def page(self, view: DocumentView, number: int) -> PageView:
        """Return a page with its size, and with the place of each numeral outside of tables.

        Raises:
            UnreadableDocumentError: there is no such page, or it cannot be shown.

        """
        picture = self.picture(view.name, number)
        shown = view.page(number, width=picture.width, height=picture.height)
        return with_numerals_placed(shown, self.words(view.name, number))

    def _page(self, name: str, page: int) -> PageTask:
        told = self._plan.settings.files
        return PageTask(file=home_of(self._files, name), name=name, page=page, told=told)

    def _asked(self, function: Callable[[Task], Result | UnreadSource], task: Task) -> Result:
        """Return what a worker makes of a page, or raise why it makes nothing."""
        with self._asking:
            _, result = next(iter(self._engine.map(function, [task])))
        if isinstance(result, Lost):
            result = lost(task.file._replace(name=task.name), result)
        if isinstance(result, UnreadSource):
            raise UnreadableDocumentError(result.file, result.problem, result.next_step)
        return result

    def _read(self, name: str) -> Document:
        file = home_of(self._files, name)
        plan = self._plan
        with self._store() as store:
            reuse = self._reusing(store, plan, workshop_of(plan), lambda _: None)
            read = reuse.reading(file)
            if read is None:
                with self._asking:
                    task = ReadTask(plan=plan, file=file)
                    _, result = next(iter(self._engine.map(read_file, [task])))
                if isinstance(result, Lost):
                    told = lost(file, result)
                    raise UnreadableDocumentError(name, told.problem, told.next_step)
                read = result
            for document, _ in read.documents:
                filled = reuse.filled(document) if document.name == name else None
                if filled is not None:
                    return unpacked(filled)
        why = next((one for one in read.unread if one.file == name), None)
        if why is not None:
            raise UnreadableDocumentError(name, why.problem, why.next_step)
        raise UnreadableDocumentError(name, "it is no longer there.", "Read the inbox again.")


def _keep(kept: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)
