"""A page read off a picture, shown to pdfplumber's search for tables as it knows pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from foi_compare.model import Box
from foi_compare.readers.tables.ground.page import Page, Word

Edges = tuple[float, float, float, float]  # left, top, right, bottom


class SeenPage:
    """Has of pdfplumber's pages what its search for tables asks for."""

    def __init__(self, page: Page) -> None:
        self.bbox: Edges = (0.0, 0.0, page.width, page.height)
        self._words = [_as_word(word) for word in page.words if not word.turn]
        self.edges = [
            *(_as_edge("h", (r.start, r.at, r.end, r.at)) for r in page.horizontal),
            *(_as_edge("v", (r.at, r.start, r.at, r.end)) for r in page.vertical),
            *(edge for fill in page.fills for edge in _around(fill.box)),
        ]

    @property
    def cropbox(self) -> Edges:
        """The part that is shown: all of it."""
        return self.bbox

    @property
    def mediabox(self) -> Edges:
        """The whole page."""
        return self.bbox

    def extract_words(self, **_: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - pdfplumber's settings
        """Return the words as pdfplumber has them."""
        return self._words

    def crop(self, box: Edges, *, strict: bool) -> SeenPage:
        """Return the words and edges in a box."""
        del strict
        part = object.__new__(SeenPage)
        part.bbox = box
        part._words = list(_inside(self._words, box))
        part.edges = list(_inside(self.edges, box))
        return part

    def find_tables(self, settings: Mapping[str, Any] | None = None) -> list[Any]:
        """Return pdfplumber's tables."""
        from pdfplumber.table import TableFinder, TableSettings

        # Without chars of its own a page has no cells to fill; where these stand is all we ask.
        return list(TableFinder(self, TableSettings.resolve(dict(settings or {}))).tables)


def _as_word(word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "x0": word.x0,
        "x1": word.x1,
        "top": word.top,
        "bottom": word.bottom,
        "doctop": word.top,
        "upright": True,
    }


def _as_edge(orientation: str, edges: Edges) -> dict[str, Any]:
    x0, top, x1, bottom = edges
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _around(box: Box) -> Iterable[dict[str, Any]]:
    x0, top, x1, bottom = box
    for at in (top, bottom):
        yield _as_edge("h", (x0, at, x1, at))
    for at in (x0, x1):
        yield _as_edge("v", (at, top, at, bottom))


def _inside(things: Iterable[dict[str, Any]], box: Edges) -> Iterable[dict[str, Any]]:
    x0, top, x1, bottom = box
    return (
        thing
        for thing in things
        if thing["x0"] < x1 and thing["x1"] > x0 and thing["top"] < bottom and thing["bottom"] > top
    )
