"""A PDF page as pdfplumber reads it: a third opinion on where the words of a table stand."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from foi_compare.model import Box, Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.tables.ground.page import Page, Word

_NEAR = 4.0  # points between the middles of one word in two decoders
_LINE = 3  # points between what stands on one line, or flush with one another
_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
# Rows between rules or stripes; what words are flush with ends short of the rows' edges.
_ROWS = {
    "vertical_strategy": "text",
    "horizontal_strategy": "lines",
    "intersection_y_tolerance": 80,
}
# An object that is a reference and nothing else: pdfminer follows a circle of these for ever. They
# may lie packed in a stream, too; so it is also counted how often a page asks for an object.
_REFERENCE = re.compile(rb"obj(?<!\wobj)\s+\d+\s+\d+\s+R\b")
_MOST_ASKED = 1_000_000
# Words, rules and fills of a page that pdfplumber is shown: it weighs each against each, and takes
# ten seconds for so many. A page of small print has half as many.
_MOST_SEEN = 4_000
_FEWEST_ROWS = 3
_ENOUGH = 0.8  # share of the words of a table that a reading must place


class Arbiter:
    """Reads single tables with pdfplumber; a file that it cannot open gets no opinion."""

    def __init__(self, source: Source, password: str) -> None:
        self._source = source
        self._password = password
        self._broken = _REFERENCE.search(source.data) is not None
        self._number = 0
        self._page: Any = None
        self._words: list[dict[str, Any]] = []
        self._tables: list[Any] = []

    def places(self, read: ReadPage, page: Page, box: Box) -> Mapping[int, tuple[int, int]] | None:
        """Return row and column of the words in the box, or None where no table is seen."""
        from pdfplumber.utils.exceptions import (
            MalformedPDFException,
            PdfminerException,
        )

        if read.turned or self._broken or is_crowded(page):
            return None
        try:
            return self._places(page, box)
        except (*DAMAGE, MalformedPDFException, PdfminerException):
            # No failure of the third reader may stop the first two.
            self._broken = True
            return None

    def _turn_to(self, number: int) -> None:
        """Read a page; only one is kept, so that a long file takes no more memory."""
        if number == self._number:
            return
        import pdfplumber

        from foi_compare.readers.pdf_decoding.pdf_lean_page import LeanPage

        # pdfminer tells of every oddity of a damaged file; what matters is what it then reads.
        logging.getLogger("pdfminer").addHandler(logging.NullHandler())
        # The document is not closed: it holds nothing but our bytes, and closing a damaged one
        # reads it once more.
        document = pdfplumber.open(
            io.BytesIO(self._source.data), pages=[number], password=self._password or None
        )
        document.doc.getobj = _counted(document.doc.getobj)
        self._page = LeanPage.of(document.pages[0])
        self._tables = self._page.find_tables()
        self._words = self._page.extract_words(keep_blank_chars=False)
        self._number = number

    def _places(self, page: Page, box: Box) -> Mapping[int, tuple[int, int]] | None:
        self._turn_to(page.number)
        theirs = self._page
        shift_x = float(theirs.cropbox[0] - theirs.mediabox[0])
        shift_y = float(theirs.mediabox[3] - theirs.cropbox[3])
        here = Box(box.x0 + shift_x, box.top + shift_y, box.x1 + shift_x, box.bottom + shift_y)
        tables = [t for t in self._tables if _overlap(t.bbox, here) and len(t.rows) > 0]
        tables = [t for t in tables if len(t.rows[0].cells) > 1]
        ours = [w for w in page.words if _holds(box, w)]
        words = self._words
        found = _match(ours, _placed(tables, words), shift_x, shift_y)
        # Where rules frame a part of it at most, let pdfplumber look at the words, too.
        for way in (_between_rules, _by_text, _by_lines):
            if len(found) >= len(ours) * _ENOUGH:
                break
            other = _match(ours, way(theirs, here, words), shift_x, shift_y)
            found = other if way is _by_lines else max(found, other, key=len)
        return found or None


def is_crowded(page: Page) -> bool:
    """Tell whether more stands on a page than pdfplumber can weigh in a few seconds."""
    rules = len(page.horizontal) + len(page.vertical)
    return len(page.words) + rules + len(page.fills) > _MOST_SEEN


def _counted(ask: Callable[[int], object]) -> Callable[[int], object]:
    """Return the function, to be called a bounded number of times."""
    left = _MOST_ASKED

    def counted(number: int) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise RecursionError(number)
        return ask(number)

    return counted


Placed = list[tuple[dict[str, Any], tuple[int, int]]]


def _between_rules(page: Any, box: Box, words: list[dict[str, Any]]) -> Placed:  # noqa: ANN401 - pdfplumber has no types
    """Place the words in rows that level rules or shading part, and columns that words show."""
    area = page.crop(_inside(box, page.bbox), strict=False)
    tables = area.find_tables({**_ROWS, "explicit_horizontal_lines": [box.top, box.bottom]})
    return _placed([t for t in tables if len(t.rows) >= _FEWEST_ROWS], words)


def _by_text(page: Any, box: Box, words: list[dict[str, Any]]) -> Placed:  # noqa: ANN401 - as above
    """Place the words in the rows and columns that words show."""
    area = page.crop(_inside(box, page.bbox), strict=False)
    return _placed(area.find_tables(_TEXT), words)


def _by_lines(page: Any, box: Box, words: list[dict[str, Any]]) -> Placed:  # noqa: ANN401, ARG001 - as above; one of three ways
    """Place the numerals by the line they stand on and the edge they share with others."""
    return _aligned([word for word in words if _stands_in(box, word)])


def _overlap(one: tuple[float, float, float, float], other: Box) -> bool:
    x0, top, x1, bottom = one
    return x0 < other.x1 and x1 > other.x0 and top < other.bottom and bottom > other.top


def _inside(box: Box, bounds: tuple[float, float, float, float]) -> tuple[float, ...]:
    return (
        max(box.x0 - 2, bounds[0]),
        max(box.top - 2, bounds[1]),
        min(box.x1 + 2, bounds[2]),
        min(box.bottom + 2, bounds[3]),
    )


def _holds(box: Box, word: Word) -> bool:
    return box.top - 2 <= word.middle <= box.bottom + 2 and word.x0 < box.x1 and word.x1 > box.x0


def _stands_in(box: Box, word: dict[str, Any]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2)


def _aligned(words: list[dict[str, Any]]) -> Placed:
    """Return the words with a row for each line and a column for each edge that numerals share.

    Values of one column stand flush left, flush right or centred: the way that gives the fewest
    columns is theirs.
    """
    from pdfplumber.utils import cluster_list

    numerals = [word for word in words if any(letter.isdigit() for letter in word["text"])]
    middles = sorted((word["top"] + word["bottom"]) / 2 for word in numerals)
    lines = cluster_list(middles, _LINE)
    best: list[list[float]] = []
    places: list[float] = []
    for edge in (_left, _right, _centre):
        groups = cluster_list(sorted(edge(word) for word in numerals), _LINE)
        if not best or len(groups) < len(best):
            best, places = groups, [edge(word) for word in numerals]
    found = []
    for word, place in zip(numerals, places, strict=True):
        middle = (word["top"] + word["bottom"]) / 2
        row = next(i for i, line in enumerate(lines) if middle in line)
        column = next(i for i, group in enumerate(best) if place in group)
        found.append((word, (row, column)))
    return found


def _left(word: dict[str, Any]) -> float:
    return float(word["x0"])


def _right(word: dict[str, Any]) -> float:
    return float(word["x1"])


def _centre(word: dict[str, Any]) -> float:
    return float(word["x0"] + word["x1"]) / 2


def _placed(tables: list[Any], words: list[dict[str, Any]]) -> Placed:
    """Return the words with the row and column of the cell around their middle."""
    found = []
    offset = 0
    for table in sorted(tables, key=lambda t: t.bbox[1]):
        rows = table.rows
        for word in words:
            x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
            for index, row in enumerate(rows):
                if not row.bbox[1] <= y <= row.bbox[3]:
                    continue
                for column, cell in enumerate(row.cells):
                    if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                        found.append((word, (offset + index, column)))
        offset += len(rows)
    return found


def _match(
    ours: list[Word],
    theirs: Placed,
    shift_x: float,
    shift_y: float,
) -> dict[int, tuple[int, int]]:
    """Return the places of our words that the other decoder reads alike on the same spot."""
    by_text: dict[str, list[tuple[float, float, tuple[int, int]]]] = {}
    for word, place in theirs:
        x, y = (word["x0"] + word["x1"]) / 2 - shift_x, (word["top"] + word["bottom"]) / 2 - shift_y
        by_text.setdefault(word["text"], []).append((x, y, place))
    found = {}
    for own in ours:
        x, y = (own.x0 + own.x1) / 2, own.middle
        for other_x, other_y, place in by_text.get(own.text, ()):
            if abs(other_x - x) <= _NEAR and abs(other_y - y) <= _NEAR:
                found[own.start] = place
                break
    return found
