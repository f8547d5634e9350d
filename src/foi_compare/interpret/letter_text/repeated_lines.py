"""Lines of running text that a document prints again, as a reply repeats its questions."""

from __future__ import annotations

from collections import Counter

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.model import Document, TextBlock
from foi_compare.text import fold_space

_SENTENCE = 5  # words, from which on a line may be a question
_REPEATING = ("page_header", "page_footer", "furniture")


def lines_printed_twice(document: Document) -> frozenset[str]:
    """Return the lines of running text that a document prints again: questions repeated."""
    counts = Counter(
        unmarked(line)
        for block in document.blocks
        if isinstance(block, TextBlock) and block.kind not in _REPEATING
        for line in block.text.split("\n")
    )
    return frozenset(
        line for line, count in counts.items() if count > 1 and len(line.split()) >= _SENTENCE
    )


def unmarked(line: str) -> str:
    """Return a line for comparing, without the number that opens it."""
    marker = read_marker(line)
    return plain(fold_space(line if marker is None else line[marker.end :]))
