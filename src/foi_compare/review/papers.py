"""The documents of a batch as a person sees them: as they were read, and as pictures of pages.

Whatever opens a stranger's file runs in a program that does nothing else; here pictures are bytes
that are handed on.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import TypeVar

from foi_compare.engine import Engine, Lost
from foi_compare.errors import UnreadableDocumentError
from foi_compare.inbox import InboxFile
from foi_compare.model import (
    Decision,
    Document,
    FileSettings,
    Observation,
    SetAside,
    Table,
    UnreadSource,
)
from foi_compare.pictures import Drawing, PageWord
from foi_compare.picturing import (
    CutTask,
    PagePicture,
    PageTask,
    PictureTask,
    cut_anew,
    home_of,
    page_picture,
    page_words,
    readings_of_page,
)
from foi_compare.review.documents import DocumentView, document_view, with_numerals_placed
from foi_compare.review.readings import reading_views
from foi_compare.review.views import PageView, Reading

Key = TypeVar("Key")
Value = TypeVar("Value")
Task = TypeVar("Task")
Result = TypeVar("Result")
Read = Callable[[str], Document | None]

_PICTURES_KEPT = 24
_WORDS_KEPT = 24
_PAGED = frozenset({"pdf", "scan", "image"})


class Papers:
    """Shows documents. Its methods may be called from several threads."""

    def __init__(
        self, read: Read, files: Iterable[InboxFile], told: Iterable[FileSettings], engine: Engine
    ) -> None:
        """Take what is shown.

        Args:
            read: returns a document as it was read, None where it could not be.
            files: those of the inbox.
            told: what a person says of files: their passwords.
            engine: where files are opened; it is entered, and of nobody else.

        """
        self.document = read
        self._files = tuple(files)
        self._told = tuple(told)
        self._engine = engine
        self._at_work = Lock()
        self._drawn: OrderedDict[PictureTask, PagePicture] = OrderedDict()
        self._words: OrderedDict[PageTask, tuple[PageWord, ...]] = OrderedDict()

    def is_paged(self, file: str) -> bool:
        """Return whether a document has pages that can be shown as pictures."""
        document = self.document(file)
        return document is not None and document.format in _PAGED

    def picture(
        self, file: str, page: int, scale: float, drawing: Drawing | None = None
    ) -> PagePicture | str:
        """Return the picture of a page, or why there is none.

        Args:
            file: the name of a document.
            page: counted from 1.
            scale: the pixels for a point that are wished for.
            drawing: what is drawn over it.

        """
        where = self._page(file, page)
        if isinstance(where, str):
            return where
        task = PictureTask(
            file=where.file,
            name=file,
            page=page,
            told=self._told,
            scale=scale,
            drawing=drawing or Drawing(),
        )
        return self._kept(self._drawn, _PICTURES_KEPT, page_picture, task)

    def view(
        self,
        file: str,
        observations: Iterable[Observation],
        set_aside: Iterable[SetAside],
        decisions: Sequence[Decision] = (),
    ) -> DocumentView | None:
        """Return a document with what was made of it; None where it could not be read.

        Args:
            file: the name of a document.
            observations: the numbers of the batch, or those of the document.
            set_aside: what was set aside, likewise.
            decisions: those that stand.

        """
        document = self.document(file)
        if document is None:
            return None
        return document_view(document, observations, set_aside, decisions=decisions)

    def page(self, view: DocumentView, page: int, scale: float) -> PageView | str:
        """Return a page with its size and the places of all its numerals, or why there is none."""
        picture = self.picture(view.name, page, scale)
        if isinstance(picture, str):
            return picture
        shown = view.page(page, width=picture.width, height=picture.height)
        if not any(text.numerals for text in shown.texts):
            return shown
        where = self._page(view.name, page)
        if isinstance(where, str):
            return shown
        words = self._kept(self._words, _WORDS_KEPT, page_words, where)
        return shown if isinstance(words, str) else with_numerals_placed(shown, words)

    def readings(self, view: DocumentView, page: int) -> tuple[tuple[Reading, Reading], ...] | str:
        """Return both readings of each table of a page on which two differ, or why there are none.

        The one that stands comes first.
        """
        where = self._page(view.name, page)
        found = where if isinstance(where, str) else self._done(readings_of_page, where)
        return found if isinstance(found, str) else reading_views(found, view, page)

    def cut(
        self, file: str, page: int, xs: Sequence[float], ys: Sequence[float]
    ) -> tuple[tuple[str, ...], ...] | str:
        """Return the cells of a page inside lines row by row, or why there are none.

        Args:
            file: the name of a document.
            page: counted from 1.
            xs: where the lines between columns stand, in points from the left.
            ys: where the lines between rows stand, in points from the top.

        """
        where = self._page(file, page)
        if isinstance(where, str):
            return where
        task = CutTask(
            file=where.file, name=file, page=page, told=self._told, xs=tuple(xs), ys=tuple(ys)
        )
        table = self._done(cut_anew, task)
        return _rows(table) if isinstance(table, Table) else table

    def _page(self, file: str, page: int) -> PageTask | str:
        try:
            home = home_of(self._files, file)
        except UnreadableDocumentError as error:
            return str(error)
        return PageTask(file=home, name=file, page=page, told=self._told)

    def _kept(
        self,
        kept: OrderedDict[Task, Result],
        most: int,
        function: Callable[[Task], Result | UnreadSource],
        task: Task,
    ) -> Result | str:
        """Return what comes of a task, from those that were done last where it is among them."""
        known = kept.get(task)
        if known is not None:
            return known
        done = self._done(function, task)
        if not isinstance(done, str):
            _keep(kept, task, done, most)
        return done

    def _done(self, function: Callable[[Task], Result | UnreadSource], task: Task) -> Result | str:
        with self._at_work:
            ((_, result),) = self._engine.map(function, [task])
        if isinstance(result, Lost):
            return f"The page could not be shown: {result.problem}."
        if isinstance(result, UnreadSource):
            return f"{result.problem} {result.next_step}".strip()
        return result


def _keep(kept: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return tuple(map(tuple, rows))
