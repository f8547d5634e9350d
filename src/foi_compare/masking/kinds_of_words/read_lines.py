"""A document to the lines that a person reads, in order, each with its words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.name_words import has_capital, plain
from foi_compare.model import Cell, Document, Table, TextBlock
from foi_compare.text import fold_marks, fold_space

WORD_OR_MARK = (
    r"(?:[^\W\d_]+(?:['’`-][^\W\d_]+)*|\d(?:[\d,./:]*\d)?[^\W\d_]{0,2}(?![^\W\d_])|\d[\d,./:]*\d"
    r"|\d|\S)"
)
BETWEEN_CELLS = frozenset("|¦")
_TOKEN = re.compile(WORD_OR_MARK)
_ADDRESS = re.compile(r"\S{0,80}@\S+")
# A line of running text, whose sentence goes on in the next; the lines of an address end.
_RUNNING = 40
_LONGEST = 20_000  # characters: what is joined to more is copied with each line anew
NUMERAL = re.compile(r"[<£]?\s*\d[\d,.]*%?|-|nil|(?:under|fewer than|less than) \d+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_BEHIND_DIGIT = re.compile(r"(?<=\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
# The rows of a list of crimes are not read each; what its cells say is.
_MOST_ROWS = 30
# Under these headings of a column stand persons, whatever stands beside them.
_OF_PERSONS = re.compile(
    r"\W*(?:(?:requester|requestor|applicant|customer|officer|contact|staff|author|analyst)'?s?"
    r"(?: name| dealing| in (?:the )?case)?|name of (?:officer|requester|applicant)|oic"
    r"|dealt with by|investigating officer|arresting officer|case (?:officer|handler))\W*",
    re.IGNORECASE,
)
_HINTS = {"sender": "From", "recipient": "To", "author": "Author"}


class Line(NamedTuple):
    """A line of a document, or a row of one of its tables with `|` between the cells.

    Between the lines of one cell stands `¦`.

    `tokens` are its words, numbers and marks, `places` where each begins and ends; `capitals` are
    the indices of the words with a capital that are no part of an e-mail address.
    """

    text: str
    tokens: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    capitals: tuple[int, ...]


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of a document, lines of running text that are wrapped joined to one."""
    return tuple(line_of(text) for text in _texts(document))


@lru_cache(maxsize=2**12)
def line_of(text: str) -> Line:
    """Return a line with its tokens."""
    found = list(_TOKEN.finditer(text))
    blank = _ADDRESS.sub(_blank, text) if "@" in text else text
    capitals = (
        index
        for index, token in enumerate(found)
        # `2A` is a code
        if has_capital(blank[slice(*token.span())]) and not _BEHIND_DIGIT.match(text, token.start())
    )
    return Line(
        text,
        tuple(token.group() for token in found),
        tuple(token.span() for token in found),
        tuple(capitals),
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def labels_of_numbers(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of the labels of numbers in tables, as the lists hold words."""
    rows = (line.text.split(" | ") for line in lines if " | " in line.text)
    labels = (one for row in rows if any(map(NUMERAL.fullmatch, row)) for one in row)
    return frozenset(
        plain(word) for text in labels if ": " not in text for word in _WORD.findall(text)
    )


def heads_of_numbers(document: Document) -> frozenset[str]:
    """Return the words of the headings over numbers in tables, as the lists hold words.

    They label the numbers below them as what stands beside a number does: `South Kesteven`.
    """
    tables = (block for block in document.blocks if isinstance(block, Table))
    texts = chain.from_iterable(map(_heads, tables))
    return frozenset(plain(word) for text in texts for word in _WORD.findall(text))


def _heads(table: Table) -> Iterator[str]:
    """Yield the texts above the first number of each column that holds mostly numbers."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        numbers = [cell.row for cell in cells if NUMERAL.fullmatch(cell.text.strip())]
        first = min(numbers, default=0)
        heads = [cell.text for cell in cells if cell.row < first]
        if 2 * len(numbers) > len(cells) - len(heads) and ": " not in "".join(heads):
            yield from heads


def _texts(document: Document) -> Iterator[str]:
    for hint in document.hints:
        if hint.kind in _HINTS:
            yield f"{_HINTS[hint.kind]}: {hint.value}"
    for block in document.blocks:
        yield from _unwrapped(block.text) if isinstance(block, TextBlock) else _of_table(block)


def _unwrapped(text: str) -> list[str]:
    """Return the lines of a text, without the marks of a quoted mail and of a list."""
    joined: list[str] = []
    for line in text.splitlines():
        plain = fold_space(fold_marks(line).lstrip(" >|*•·\t"))
        if plain and joined and _RUNNING < len(joined[-1]) < _LONGEST:
            joined[-1] += f" {plain}"
        elif plain:
            joined.append(plain)
    return joined


def _of_table(table: Table) -> Iterable[str]:
    rows: dict[int, list[str]] = {}
    persons: dict[int, str] = {}
    for cell in table.cells:
        text = _of_cell(cell.text)
        if text and not cell.row and _OF_PERSONS.fullmatch(text):
            persons[cell.column] = text
        elif text and cell.column in persons:
            text = f"{persons[cell.column]}: {text}"
        if text:
            rows.setdefault(cell.row, []).append(text)
    if len(rows) <= _MOST_ROWS:
        return map(" | ".join, rows.values())
    return dict.fromkeys(chain.from_iterable(map(_by_themselves, rows.values())))


def _by_themselves(row: Sequence[str]) -> Iterator[str]:
    """Yield the words of a row of a long table, each beside a number where the row has one."""
    beside = " | 1" if any(map(NUMERAL.fullmatch, row)) else ""
    yield from (f"{text}{beside}" for text in row if _LETTER.search(text))


@lru_cache(maxsize=2**12)
def _of_cell(text: str) -> str:
    return " ¦ ".join(_unwrapped(text))
