"""Tables that set the request beside the response, told from tables of figures."""

from __future__ import annotations

import re

from foi_compare.interpret.markers import Marker, read_marker
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.model import Table

_FEWEST_WORDS = 5
_BARE_NUMBER = re.compile(r"\s*(?P<number>\d{1,2}[a-z]?)\s*", re.IGNORECASE)


def dialogue_columns(table: Table, book: Phrasebook) -> tuple[int, int, int] | None:
    """Return (left column, right column, header rows) where a table sets request beside response.

    Its header says so, and the left cells are sentences or the numbers of questions; a table of
    labels is no dialogue.
    """
    header = {cell.column: cell for cell in table.cells if cell.row == 0}
    lefts = [c for c, cell in header.items() if book.whole("dialogue_left", plain(cell.text))]
    rights = [c for c, cell in header.items() if book.whole("dialogue_right", plain(cell.text))]
    pairs = [(a, b) for a in lefts for b in rights if a < b]
    if not pairs:
        return None
    left, right = pairs[-1]
    asked = [cell.text for cell in table.cells if cell.column == left and cell.row > 0]
    asking = [text for text in asked if _is_sentence(text) or _is_number(text)]
    return (left, right, 1) if asked and 2 * len(asking) >= len(asked) else None


def question_number(text: str) -> Marker | None:
    """Return the marker that opens a cell of questions, where `2` alone numbers one too."""
    bare = _BARE_NUMBER.fullmatch(text)
    if bare is None:
        return read_marker(text)
    return Marker("bare", (bare["number"].lower(),), len(text))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or "?" in text


def _is_number(text: str) -> bool:
    """Return whether a cell numbers a question and says nothing else: `Q2`, `1.`, `2a`."""
    marker = question_number(text)
    return marker is not None and bool(marker.numbers) and not text[marker.end :].strip()
