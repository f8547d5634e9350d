"""Lines of text → paragraphs, headings, list items, and the tables that alignment makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from foi_compare.headway import moved, signed
from foi_compare.model import Block, Place, TextBlock
from foi_compare.model.document import TextKind
from foi_compare.readers.text.aligned import aligned_tables
from foi_compare.readers.text.spanned_cells import simple_table

_ITEM = re.compile(
    r"\s*(?:[•·▪●\u2022*-]\s+|Q(?:uestion)?\s*\d+[a-z]?\s*[.):]|\(?\d{1,2}(?:\.\d{1,2})?[.)/]\s"
    r"|\(?(?:[a-z]|[ivx]{1,4})\)\s|[A-Za-z]\.\s)"
)
# `… under Section 40` / `(2) of the Act`: the line below belongs to the number above.
_CITES = re.compile(
    r"\b(?:sections?|s\.?|paragraphs?|regulations?|articles?|adran)\s?\d{0,2}(?:\(\w{1,2}\))?\s*$",
    re.IGNORECASE,
)
_ENDS_IN_VALUE = re.compile(r"(?:\d[\d,]*%?|<\s?\d+|\*|-|–|nil)\s*$", re.IGNORECASE)
# Lines such as `1. Charged 30` or `3A. Caution 4 12`; one that ends in a year may be a question.
_ROW_OF_VALUES = re.compile(
    r"(?!.*\?)(?:.*\s(?:\d[\d,]*%?|<\s?\d+|\*|-|–|nil)\s+(?:\d[\d,]*%?|<\s?\d+|\*|-|–|nil)"
    r"|.*\s(?!(?:19|20)\d\d\s*$)(?:\d[\d,]*%?|<\s?\d+|\*|-|–|nil))\s*",
    re.IGNORECASE,
)
_LEAST_ROWS = 3
_LONGEST_VALUE = 40  # characters of the end of a line that show whether it is a value
_LONGEST_ROW = 1_000  # characters of a line that may be a row; a longer one is a paragraph
_UNDERLINE = re.compile(r"\s*([=~_-])\1{2,}\s*")
_QUOTE = re.compile(r"\s?>")
_HEADING_LENGTH = 80


def text_blocks(text: str, *, part: str, first_table: int = 1) -> tuple[Block, ...]:
    r"""Return the blocks of a text: split at blank lines and headings, `\n` kept inside.

    Lines quoted with `>` are of kind `quoted`.
    """
    place = Place(part=part)
    blocks: list[Block] = []
    table = first_table
    for paragraph in _paragraphs(text):
        moved()
        for quoted, group in groupby(paragraph, key=lambda line: bool(_QUOTE.match(line))):
            lines = list(group)
            if quoted:
                blocks.append(TextBlock(text=_joined(lines), kind="quoted", place=place))
                continue
            for block in _unquoted(lines, part, table):
                table += not isinstance(block, TextBlock)
                blocks.append(block)
    return tuple(blocks)


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in re.split(r"[\n\f\v]", text):
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _unquoted(lines: Sequence[str], part: str, table: int) -> Iterator[Block]:
    done = 0
    for number, found in enumerate(aligned_tables(lines), start=table):
        yield from _prose(lines[done : found.first], part)
        yield simple_table(found.rows, part=part, number=number)
        done = found.last
    yield from _prose(lines[done:], part)


def _prose(lines: Sequence[str], part: str) -> Iterator[TextBlock]:
    place = Place(part=part)
    run: list[str] = []
    apart = _items_apart(lines)
    kind: TextKind = "paragraph"
    for index, line in enumerate(signed(lines)):
        if _UNDERLINE.fullmatch(line):
            continue
        underlined = index + 1 < len(lines) and _UNDERLINE.fullmatch(lines[index + 1]) is not None
        heading = _is_heading(line, alone=len(lines) == 1, underlined=underlined)
        cited = bool(run) and _CITES.search(run[-1]) is not None and line.lstrip().startswith("(")
        item = apart[index] and _ITEM.match(line) is not None and not cited
        if run and (heading or item):
            yield TextBlock(text=_joined(run), kind=kind, place=place)
            run = []
        if heading:
            yield TextBlock(text=line.strip(), kind="heading", level=1, place=place)
            kind = "paragraph"
            continue
        if item or not run:
            kind = "list_item" if _ITEM.match(line) else "paragraph"
        run.append(line)
    if run:
        yield TextBlock(text=_joined(run), kind=kind, place=place)


def _items_apart(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it stands apart if it is a list item.

    A flattened table whose labels are numbered (`1. Charged 30`) stays one block: most of the
    lines of the paragraph end in a value, or a run of them does in a letter without blank lines.
    """
    values = sum(map(_ends_in_value, lines))
    if values * 2 > len(lines):
        return [False] * len(lines)
    apart: list[bool] = []
    for rows, run in groupby(lines, key=_is_row_of_values):
        length = len(list(run))
        apart += [not rows or length < _LEAST_ROWS] * length
    return apart


def _ends_in_value(line: str) -> bool:
    """Tell whether a line ends in a value; its last characters tell."""
    return _ENDS_IN_VALUE.search(line.rstrip()[-_LONGEST_VALUE:]) is not None


def _is_row_of_values(line: str) -> bool:
    return len(line) <= _LONGEST_ROW and _ROW_OF_VALUES.fullmatch(line) is not None


def _is_heading(line: str, *, alone: bool, underlined: bool) -> bool:
    stripped = line.strip()
    if len(stripped) > _HEADING_LENGTH or not any(map(str.isalpha, stripped)):
        return False
    if underlined:
        return True
    if stripped[-1] in ".,;?!" or _ends_in_value(stripped):
        return False
    letters = [letter for letter in stripped if letter.isalpha()]
    shouting = len(letters) > 3 and all(map(str.isupper, letters))
    return shouting or (alone and stripped.endswith(":") and len(stripped.split()) < 6)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in lines)
