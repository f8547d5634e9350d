"""Tables that set the request beside the response, told from tables of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.welsh import is_welsh
from foi_compare.interpret.letter_text.numbered_runs import counts_up, value_alone
from foi_compare.interpret.letter_text.numbering import before
from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.model import Table

_FEWEST_WORDS = 5
_HEADING_WORDS = 6
# `What was asked` beside `Reply`, `Question` beside `First decision` and `Review decision`.
_ASKED = re.compile(r"\b(?:asked|you (?:want\w*|sought|wrote)|wanted|requested|questions?)\b")
_ANSWERED = re.compile(
    r"^(?:(?:the|our|my|first|original|initial|earlier|review|final|revised|new|correct|corrected"
    r"|force)\s)*"
    r"(?:repl(?:y|ies)|responses?|answers?|decisions?|findings?|outcomes?)"
    r"(?:\s(?:on|at|after|of|in)\s(?:the\s|this\s|our\s|my\s)?(?:internal\s)?review)?$"
    r"|\bwhat (?:we|i) (?:found|hold|can|say)\b|^(?:we|i) (?:said|told|wrote|answered)\b"
)
_OF_EARLIER = re.compile(r"^(?:(?:the|our|my)\s)?(?:first|original|initial|earlier)\s")
# What stands over the answers of one force of several that reply together.
_OF_FORCE = re.compile(r"\b(?:police|constabulary|heddlu|force)\b")
_TWO = 2
_BARE_NUMBER = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?)\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BARE_LETTER = re.compile(r"\s*(?P<letter>[A-H]|[ivx]{1,4})\s*")


class Columns(NamedTuple):
    """The columns of such a table; `passed` hold what was decided at first, before a review.

    `dated` hold the periods that the answers beside them are of.
    """

    left: int
    right: int
    header_rows: int
    passed: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()


def dialogue_columns(table: Table, book: Phrasebook) -> Columns | None:
    """Return the columns of a table that sets request beside response, None where it does not.

    Its header says so, and the left cells are sentences or the numbers of questions; or the left of
    two columns counts its sentences up, and the right one speaks. A table of labels is no dialogue.
    """
    header = {cell.column: plain(cell.text) for cell in table.cells if cell.row == 0}
    lefts = [c for c, text in header.items() if _heads(text, book, "dialogue_left", _ASKED)]
    rights = [c for c, text in header.items() if _heads(text, book, "dialogue_right", _ANSWERED)]
    forces = [c for c, text in header.items() if _OF_FORCE.search(text) and c not in lefts]
    if lefts and not rights and len(forces) > 1:
        return _if_asking(table, Columns(lefts[0], min(forces), 1))
    pairs = [(a, b) for a in lefts for b in rights if a < b]
    pairs = pairs or [(a, a + 1) for a in lefts if _answered_beside(table, a, header)]
    if not pairs:
        told = table.n_columns == _TWO and not _said_twice(table)
        told = told and (
            _asks_in_order(table) or _cites_questions(table) or _answers_by_number(table)
        )
        return Columns(0, 1, 1) if told else None
    left, right = pairs[-1]
    passed = frozenset(
        one for one in rights if left < one < right or _OF_EARLIER.match(header[one])
    )
    dated = frozenset(at for at in range(left + 1, right) if _holds_periods(table, at))
    return _if_asking(table, Columns(left, right, 1, passed, dated))


def answering_rows(table: Table) -> frozenset[int]:
    """Return the rows that answer, each in one cell, the numbered question in the row above it.

    None where not all rows take turns so.
    """
    asked = [cell for cell in table.cells if cell.row % 2 == 0]
    below = [cell for cell in table.cells if cell.row % 2]
    numbers = [cell.text for cell in asked if cell.column == 0]
    words = [cell.text for cell in asked if cell.column == 1]
    turns = len(numbers) == len(words) == len(below) == table.n_rows / 2
    merged = all(cell.column_span == table.n_columns for cell in below)
    told = table.n_columns == _TWO and turns and merged and all(map(_is_sentence, words))
    return frozenset(cell.row for cell in below) if told and counts_up(numbers) else frozenset()


def _holds_periods(table: Table, column: int) -> bool:
    """Return whether the cells of a column below its heading hold a period each."""
    texts = _column(table, column)
    return bool(texts) and all(is_period_text(text) for text in texts if text.strip())


def _if_asking(table: Table, columns: Columns) -> Columns | None:
    """Return the columns of a table if half of what stands on the left can be asked."""
    asked = _column(table, columns.left)
    asking = [text for text in asked if _is_sentence(text) or _is_number(text)]
    counted = any(counts_up(_column(table, at)) for at in range(columns.left))
    return columns if asked and (counted or 2 * len(asking) >= len(asked)) else None


def _answered_beside(table: Table, left: int, header: Mapping[int, str]) -> bool:
    """Return whether the only column behind one of requests, whatever its heading, answers them.

    `You asked | We say`: the left cells ask, and the heading beside it counts nothing.
    """
    asked = _column(table, left)
    alone = left + 1 == table.n_columns - 1
    worded = bool(header.get(left + 1)) and not _DIGITS.search(header[left + 1])
    return alone and worded and bool(asked) and 2 * sum(map(_is_sentence, asked)) > len(asked)


def _column(table: Table, column: int) -> list[str]:
    """Return the cells of a column below its heading."""
    return [cell.text for cell in table.cells if cell.column == column and cell.row > 0]


def _heads(text: str, book: Phrasebook, group: str, telling: re.Pattern[str]) -> bool:
    """Return whether a heading is one that stands over requests, or over responses."""
    few = len(text.split()) <= _HEADING_WORDS
    return book.whole(group, text) or (few and telling.search(text) is not None)


def _asks_in_order(table: Table) -> bool:
    """Return whether the left of two columns is a numbered list that the right one answers.

    `1 Charged or summonsed | 45` is none: what stands beside labels are numbers alone.
    """
    if table.n_rows <= _TWO:
        return False
    rows = {(cell.row, cell.column): cell.text for cell in table.cells if cell.row > 0}
    asked = [rows.get((row, 0), "") for row in range(1, table.n_rows)]
    markers = [read_marker(text) for text in asked]
    numbers = [one.numbers[0] for one in markers if one is not None and len(one.numbers) == 1]
    if len(numbers) != len(asked) or not all(
        earlier.casefold() in before(later) for earlier, later in pairwise(numbers)
    ):
        return False
    sentences = sum(map(_is_sentence, asked))
    speaks = any(_is_sentence(text) for (_, column), text in rows.items() if column == 1)
    return speaks and 2 * sentences > len(asked)


def _cites_questions(table: Table) -> bool:
    """Return whether each row of two columns opens with a question by word and number alone."""
    lefts = _column(table, 0)
    markers = [read_marker(text) for text in lefts]
    named = [one for one in markers if one is not None and one.kind == "question" and one.numbers]
    alone = all(_is_number(text) for text in lefts)
    return len(lefts) >= _TWO and len(named) == len(lefts) and alone


def in_two_languages(table: Table) -> bool:
    """Return whether the right of two columns says again in English what the left says in Welsh.

    Where a number stands in one of them alone, they do not say the same.
    """
    pairs = _said_twice(table)
    return bool(pairs) and all(
        sorted(_DIGITS.findall(welsh)) == sorted(_DIGITS.findall(english))
        for welsh, english in pairs
    )


def _said_twice(table: Table) -> list[tuple[str, str]]:
    """Return the sentences of two columns where the left speaks Welsh and the right does not."""
    if table.n_columns != _TWO:
        return []
    sides: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for cell in table.cells:
        sides[cell.column > 0][cell.row] = cell.text
    welsh, english = sides
    pairs = [(text, english.get(row, "")) for row, text in welsh.items() if _is_sentence(text)]
    again = sum(is_welsh(left) and not is_welsh(right) for left, right in pairs)
    return pairs if again >= _TWO and _TWO * again > len(pairs) else []


def _answers_by_number(table: Table) -> bool:
    """Return whether the left of two columns counts up and the right one speaks, row by row.

    `1 | Charged` is none: what stands beside the number of a row is no sentence.
    """
    left, right = _column(table, 0), _column(table, 1)
    speaking = sum(map(_is_sentence, right))
    return counts_up(left) and 2 * speaking > len(left)


def question_number(text: str) -> Marker | None:
    """Return the marker that opens a cell of questions, where `2` or `B` alone numbers one too."""
    bare = _BARE_NUMBER.fullmatch(text)
    if bare is not None:
        return Marker("bare", (bare["number"].lower(),), len(text))
    letter = _BARE_LETTER.fullmatch(text)
    if letter is not None:
        return Marker("bare", (letter["letter"],), len(text))
    value = value_alone(text)
    return Marker("bare", (str(value),), len(text)) if value else read_marker(text)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or "?" in text


def _is_number(text: str) -> bool:
    """Return whether a cell numbers a question and says nothing else: `Q2`, `1.`, `2a`."""
    marker = question_number(text)
    return marker is not None and bool(marker.numbers) and not text[marker.end :].strip()
