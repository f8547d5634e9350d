"""A document to how its lines are printed: repeated, numbered by a style of its own, in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.numbered_runs import (
    lettered_lines,
    lettered_pieces,
    numbered_lines,
)
from foi_compare.interpret.letter_text.repeated_lines import lines_printed_twice
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.model import Document, TextBlock

_HEADER_WORDS = 6


class Print(NamedTuple):
    """How a document is printed: the lines it repeats, and whether two columns lost their marks.

    `numbered` are the lines that it numbers in a style of its own, as the block has them, and
    `lettered` those that it numbers by part (`B1`). `answers` says that `A.` opens an answer, since
    `Q.` opens a question, and no `B.` follows.
    """

    book: Phrasebook
    twice: frozenset[str] = frozenset()
    numbered: Mapping[str, Marker] = MappingProxyType({})
    lettered: Mapping[str, Marker] = MappingProxyType({})
    columns: bool = False
    answers: bool = False

    def marker(self, text: str) -> Marker | None:
        """Return the marker that opens a text."""
        lettered = self.lettered.get(text.partition("\n")[0])
        if lettered is not None:
            return lettered
        found = read_marker(text)
        if found is None or found.kind == "bullet":
            found = self.numbered.get(text.partition("\n")[0], found)
        if self.answers and found is not None and _is_letter(found, "A"):
            return found._replace(kind="answer", numbers=())
        return found


def print_of(document: Document, book: Phrasebook) -> Print:
    """Return how the lines of a document are printed."""
    lines = [
        line
        for block in document.blocks
        if isinstance(block, TextBlock)
        for line in block.text.split("\n")
    ]
    pieces = [piece for line in lines for piece in lettered_pieces(line)]
    return Print(
        book,
        lines_printed_twice(document),
        {lines[index]: marker for index, marker in numbered_lines(lines).items()},
        {pieces[index]: marker for index, marker in lettered_lines(pieces).items()},
        any(_heads_columns(line, book) for line in lines),
        _answers_by_letter(lines),
    )


def _answers_by_letter(lines: Sequence[str]) -> bool:
    opening = [marker for line in lines if (marker := read_marker(line)) is not None]
    asks = any(marker.kind == "question" and not marker.numbers for marker in opening)
    return asks and not any(_is_letter(marker, "B") for marker in opening)


def _is_letter(marker: Marker, letter: str) -> bool:
    return marker.kind == "bare" and marker.numbers == (letter,)


def _heads_columns(line: str, book: Phrasebook) -> bool:
    """Return whether a line `Request Response` heads what once were two columns."""
    words = plain(line).split()
    return 1 < len(words) <= _HEADER_WORDS and any(
        book.whole("dialogue_left", " ".join(words[:cut]))
        and book.whole("dialogue_right", " ".join(words[cut:]))
        for cut in range(1, len(words))
    )


def only_marker(line: str) -> bool:
    """Return whether a line is a number with its word and nothing behind it: `Request 2`."""
    marker = read_marker(line)
    return marker is not None and marker.kind != "bullet" and not line[marker.end :].strip()
