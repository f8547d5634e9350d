"""One page of a file to its picture, its words, and its cells between lines that were moved.

These are tasks for the programs that read strangers' files: no picture is made of such a file, and
none is opened, anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import TypeVar

from foi_compare.batch.failures import fault, unreadable
from foi_compare.batch.reading import member_of
from foi_compare.batch.tasks import PageTask, TableTask
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, SaidOfFiles, Source, Table, TablePicture, UnreadSource
from foi_compare.pictures import (
    Drawing,
    PageWord,
    as_png,
    as_small_png,
    boxes_of_texts,
    cut_out,
    drawn_over,
)
from foi_compare.readers import unpack_source
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.shown.cut_page import Lines, content_of_page, cut_content
from foi_compare.readers.shown.shown_page import shown_page
from foi_compare.readers.shown.two_readings import TwoReadings, two_readings

Result = TypeVar("Result")
Task = TypeVar("Task", bound="PageTask")

_SCALE_OF_TABLES = 1.4  # smaller than a page on which lines are moved: it is only read
_WIDEST_TABLE = 900  # pixels
_MARGIN_OF_TABLES = 4.0  # points: half a line of the letter around it would only disturb
USUAL_SCALE = 1.5  # pixels for a point: an A4 page is then 893 pixels wide
_PAGES_KEPT = 4  # as read: lines are moved on one page many times, and a scan takes seconds to read


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTask(PageTask):
    """A page to be drawn.

    `scale` are the pixels for a point that are wished for, `drawing` is what is drawn over it;
    words that spell one of the texts of `hide` are painted over.
    """

    scale: float = USUAL_SCALE
    drawing: Drawing = field(default_factory=Drawing)
    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CutTask(PageTask):
    """A page to be cut along lines: `xs` from its left and `ys` from its top, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """The picture of a page as the bytes of a PNG; sizes are those of the whole page, in points.

    `scale` are the pixels for a point, `pages` how many the document has.
    """

    png: bytes
    scale: float
    width: float
    height: float
    page: int
    pages: int


def get_ready(_task: object) -> None:
    """Load what drawing a page takes, before the first is asked for."""
    import pypdfium2  # noqa: F401 - loaded for what follows
    from PIL import Image, ImageDraw  # noqa: F401


class _NoSourceError(Exception):
    """The bytes of a file cannot be had."""

    def __init__(self, why: UnreadSource) -> None:
        self.why = why


def _or_why_not(function: Callable[[Task], Result]) -> Callable[[Task], Result | UnreadSource]:
    """Let a task return why it cannot be done."""

    @wraps(function)
    def told(task: Task) -> Result | UnreadSource:
        named = task.file._replace(name=task.name)
        try:
            return function(task)
        except _NoSourceError as error:
            return error.why
        except UnreadableDocumentError as error:
            return unreadable(named, error)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug in one page must not end the worker
            return fault(named, error)

    return told


@_or_why_not
def page_picture(task: PictureTask) -> PagePicture:
    """Return the picture of a page, or why there is none."""
    shown = shown_page(*_opened(task), task.page, task.scale)
    drawing = task.drawing
    if task.hide:
        hidden = boxes_of_texts(task.hide, _words(_page_read(_place_of(task))))
        drawing = replace(drawing, painted=(*drawing.painted, *hidden))
    png = as_png(drawn_over(shown.image, shown.scale, drawing))
    return PagePicture(
        png=png,
        scale=shown.scale,
        width=shown.width,
        height=shown.height,
        page=task.page,
        pages=shown.pages,
    )


@_or_why_not
def table_picture(task: TableTask) -> TablePicture:
    """Return the picture of a table, small enough for a page that holds many; or why not."""
    scale = min(_SCALE_OF_TABLES, _WIDEST_TABLE / max(1.0, abs(task.box.x1 - task.box.x0)))
    shown = shown_page(*_opened(task), task.page, scale)
    cut = cut_out(task.box, shown.width, shown.height, _MARGIN_OF_TABLES)
    image = drawn_over(shown.image, shown.scale, Drawing(painted=task.hidden, cut=cut, margin=0.0))
    return TablePicture(
        task.name, task.page, task.table, cut, as_small_png(image), painted=bool(task.hidden)
    )


@_or_why_not
def page_words(task: PageTask) -> tuple[PageWord, ...]:
    """Return the words of a page where they stand on it, in reading order, or why it has none."""
    return _words(_page_read(_place_of(task)))


@_or_why_not
def cut_anew(task: CutTask) -> Table:
    """Return the cells of a page inside lines, as the decision `grid` reads them, or why not."""
    return cut_content(task.name, _page_read(_place_of(task)), Lines(task.xs, task.ys))


@_or_why_not
def readings_of_page(task: PageTask) -> tuple[TwoReadings, ...]:
    """Return the tables of a page that two readings have differently, or why there is no page."""
    return two_readings(_page_read(_place_of(task)))


def _opened(task: PageTask) -> tuple[Source, str]:
    """Return the bytes of a document, and its password."""
    said = SaidOfFiles(task.told)
    source = member_of(task.file, task.name, said, unpack_source)
    if isinstance(source, UnreadSource):
        raise _NoSourceError(source)
    if task.sha256 not in {"", source.sha256}:
        problem = "the file has changed since the outputs were written."
        raise UnreadableDocumentError(task.name, problem, "Run `foi-compare ingest` again.")
    return source, said.told_of(task.name).password


def _place_of(task: PageTask) -> PageTask:
    """Return the page of a task alone."""
    return PageTask(
        file=task.file, name=task.name, page=task.page, sha256=task.sha256, told=task.told
    )


@lru_cache(maxsize=_PAGES_KEPT)
def _page_read(task: PageTask) -> PageContent:
    return content_of_page(*_opened(task), task.page)


def _words(content: PageContent) -> tuple[PageWord, ...]:
    read = content.read
    return tuple(
        PageWord(word.text, read.printed_box(Box(word.x0, word.top, word.x1, word.bottom)))
        for word in read.page.words
    )
