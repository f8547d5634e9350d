"""Pages read off pictures → the same values that the pages of a PDF are, and their doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from foi_compare.model import Block, Box, Hint, Table
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.pdf_decoding.pdf_picture import rendered
from foi_compare.readers.scans import ocr
from foi_compare.readers.scans.scan_page import SeenPage, read_page
from foi_compare.readers.scans.second_look import is_figure
from foi_compare.readers.tables.ground.page import Fill, Page, Rule, Word

_COVERED = 0.5  # of the page: a picture of that size is the page
_STAMP = 12  # words that were laid over a scan: its number, a date, a footer
_SEVERAL, _MUCH = 10, 0.2  # numbers in doubt, and their share, on a page that is hardly legible
_READ = "read from a picture by optical character recognition; every number was looked at twice"
_MISSING = "is a picture, and the engine that reads pictures is missing here"


def read_of(seen: SeenPage, scale: float, number: int) -> ReadPage:
    """Return a page that was read off a picture; `scale` are the points for a pixel."""
    words: list[Word] = []
    doubts: dict[int, str] = {}
    length = 0
    for word in seen.words:
        box = (word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale)
        size = len(word.text)
        words.append(
            Word(word.text, *box, start=length, length=size, turn=word.turn, bold=word.bold)
        )
        if word.doubt:
            doubts[length] = word.doubt
        length += size + 1
    width, height = (side * scale for side in seen.size)
    page = Page(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        horizontal=tuple(
            Rule(s.at * scale, s.start * scale, s.end * scale) for s in seen.rules.level
        ),
        vertical=tuple(
            Rule(s.at * scale, s.start * scale, s.end * scale) for s in seen.rules.upright
        ),
        fills=tuple(
            Fill(Box(*(side * scale for side in shade.area)), (shade.level,) * 3)
            for shade in seen.shades
        ),
    )
    on_side = seen.turned % 180 == 90
    return ReadPage(
        page=page,
        raw="\n".join(word.text for word in seen.words),
        turned=seen.turned,
        width=height if on_side else width,
        height=width if on_side else height,
        hidden=(),
        twice=(),
        raised=(),
        cuts=(),
        scanned=False,
        picture=True,
        doubts=doubts,
        unread=tuple(Box(*(side * scale for side in area)) for area in seen.unread),
        leaning=seen.angle,
    )


def is_picture(read: ReadPage) -> bool:
    """Tell whether a page of a PDF shows no text of its own, or but a stamp on a picture."""
    words = len(read.page.words) + len(read.hidden)
    if not words:
        return True
    area = read.page.width * read.page.height * _COVERED
    covered = any((box.x1 - box.x0) * (box.bottom - box.top) >= area for box in read.page.images)
    return covered and words <= _STAMP


def is_read_off(read: ReadPage) -> bool:
    """Tell whether a page of a PDF is to be read off its picture, whatever text lies under it."""
    return read.scanned or is_picture(read)


def with_picture_read(document: Any, read: ReadPage) -> ReadPage:  # noqa: ANN401 - pdfium has no types
    """Return a page of a PDF, if it is a picture as it is read off that where the engine is."""
    if not is_read_off(read) or ocr.missing():
        return read
    return _read_off(document, read)


def _read_off(document: Any, read: ReadPage) -> ReadPage:  # noqa: ANN401 - as above
    """Return a page as it is read off its picture; as it was where little is seen there.

    What a scanner laid under its picture has been looked at once, and by nobody since.
    """
    image, scale = rendered(document, read.page.number - 1)
    low, high = image.getextrema()
    if high - low < 40:  # of 255: nothing is printed on it
        return read
    seen = read_of(read_page(image, ocr.engine()), scale, read.page.number)
    return seen if len(seen.page.words) * 2 >= len(read.page.words) else read


def with_doubts(blocks: Sequence[Block], pages: Sequence[ReadPage]) -> tuple[Block, ...]:
    """Return the blocks, texts with what another look saw of their numbers, where it differs."""
    doubtful = {read.page.number: _doubtful(read) for read in pages if read.doubts}
    if not doubtful:
        return tuple(blocks)
    return tuple(_in_doubt(block, doubtful) for block in blocks)


def _doubtful(read: ReadPage) -> list[tuple[str, str]]:
    return [(w.text, read.doubts[w.start]) for w in read.page.words if w.start in read.doubts]


def _in_doubt(block: Block, doubtful: dict[int, list[tuple[str, str]]]) -> Block:
    if isinstance(block, Table) or block.place.page not in doubtful:
        return block
    inside = set(block.text.split())
    doubts = [
        doubt
        for text, doubt in doubtful[block.place.page]
        if text in inside and any(map(str.isdigit, text))
    ]
    return replace(block, doubt="; ".join(dict.fromkeys(doubts))) if doubts else block


def picture_hints(pages: Sequence[ReadPage], pictures: set[int], missing: str) -> list[Hint]:
    """Return what is to be known of pages that are pictures, and were not read if `missing`."""
    hints = []
    for read in pages:
        number = read.page.number
        if number in pictures and missing and read.page.images:
            hints.append(Hint(kind="unknowable", value=f"page {number} {_MISSING} ({missing})"))
        elif number in pictures and not read.page.words:
            hints.append(Hint(kind="unknowable", value=f"page {number} is a picture without text"))
    hints.extend(_hardly_legible(read) for read in pages if _is_hardly_legible(read))
    if any(read.picture for read in pages):
        where = "" if all(read.picture for read in pages) else _named(pages)
        hints.append(Hint(kind="unknowable", value=f"{where}{_READ}"))
    return hints


def _is_hardly_legible(read: ReadPage) -> bool:
    """Tell whether so many numbers of a page are in doubt that others may not have been seen."""
    doubted = len(read.doubts)
    return doubted >= _SEVERAL and doubted >= _MUCH * _figures_on(read)


def _figures_on(read: ReadPage) -> int:
    return sum(is_figure(word.text) for word in read.page.words)


def _hardly_legible(read: ReadPage) -> Hint:
    value = (
        f"page {read.page.number} is hardly legible: {len(read.doubts)} of its "
        f"{_figures_on(read)} numbers looked different at another look, and some may not have been "
        "seen at all; ask for a better copy"
    )
    return Hint(kind="unknowable", value=value)


def _named(pages: Sequence[ReadPage]) -> str:
    numbers = [str(read.page.number) for read in pages if read.picture]
    return f"page{'s' * (len(numbers) > 1)} {', '.join(numbers)}: "
