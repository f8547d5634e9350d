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
from foi_compare.model import Document, FileSettings, Table, UnreadSource
from foi_compare.picturing import (
    CutTask,
    PagePicture,
    PictureTask,
    cut_anew,
    home_of,
    page_picture,
)

Task = TypeVar("Task")
Result = TypeVar("Result")
Read = Callable[[str], Document | None]

_PICTURES_KEPT = 24
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
        self._drawn: OrderedDict[tuple[str, int, float], PagePicture] = OrderedDict()

    def is_paged(self, file: str) -> bool:
        """Return whether a document has pages that can be shown as pictures."""
        document = self.document(file)
        return document is not None and document.format in _PAGED

    def picture(self, file: str, page: int, scale: float) -> PagePicture | str:
        """Return the picture of a page, or why there is none.

        Args:
            file: the name of a document.
            page: counted from 1.
            scale: the pixels for a point that are wished for.

        """
        key = (file, page, scale)
        if key in self._drawn:
            return self._drawn[key]
        home = self._home(file)
        if isinstance(home, str):
            return home
        task = PictureTask(file=home, name=file, page=page, told=self._told, scale=scale)
        drawn = self._done(page_picture, task)
        if isinstance(drawn, PagePicture):
            self._drawn[key] = drawn
            while len(self._drawn) > _PICTURES_KEPT:
                self._drawn.popitem(last=False)
        return drawn

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
        home = self._home(file)
        if isinstance(home, str):
            return home
        task = CutTask(file=home, name=file, page=page, told=self._told, xs=tuple(xs), ys=tuple(ys))
        table = self._done(cut_anew, task)
        return _rows(table) if isinstance(table, Table) else table

    def _home(self, file: str) -> InboxFile | str:
        try:
            return home_of(self._files, file)
        except UnreadableDocumentError as error:
            return str(error)

    def _done(self, function: Callable[[Task], Result | UnreadSource], task: Task) -> Result | str:
        with self._at_work:
            ((_, result),) = self._engine.map(function, [task])
        if isinstance(result, Lost):
            return f"The page could not be shown: {result.problem}."
        if isinstance(result, UnreadSource):
            return f"{result.problem} {result.next_step}".strip()
        return result


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return tuple(map(tuple, rows))
