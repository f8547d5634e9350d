"""The parts of a letter as lines with their labels, wherever the label of a line is printed.

Force, reference and date are all read from these lines, so that a letterhead set in a table, in
one cell of it, or on a sheet of its own counts as much as one in paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.model import Cell, Table

HEADS = frozenset({"letterhead", "heading", "furniture"})
_LONGEST_LETTERHEAD = 8  # rows of a table that sets a letterhead
_LONGEST_LINE = 12  # words of a line that stands by itself
_REQUESTERS = frozenset({"request", "quoted"})
# `Our ref` with its value in the block below, or in the next cell.
_REFERENCE = re.compile(
    r"(?:our |my |your |force )?(?:(?:foia?|freedom of information|case|request|log|unique) )*"
    r"(?:reference|ref|cyfeirnod|ein cyf)\.?(?: (?:number|no\.?))?\s*[:.]?"
)
# `Request:` with nothing but `2025/209` below it asks nothing.
_REQUEST = re.compile(
    r"(?:(?:foia?|freedom of information|information) )*(?:request|application)\s*:"
)
_NUMBER = re.compile(r"\s*(?=\S*[A-Za-z/_.-])[\w/.-]*\d[\w/.-]*\s*")
# A cell that says its own reference: `Kent Police / Our ref: 12/345`.
_OWN_REFERENCE = re.compile(r"\b(?:ref|reference|cyfeirnod|cyf)\b[^\n\d]{0,20}\d", re.IGNORECASE)
_TEXT = attrgetter("text")
_ADDRESSEE = re.compile(r"\s*(?:to|at|cc)\s*:?\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!;:]\s*$")


def with_labels(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts, tables that set a letterhead as lines, and each value behind its label.

    Of any other table stay its caption, its title rows and, as a letterhead of their own, the cells
    that say a reference. Only the texts count for who asks: offsets do not hold any more.
    """
    lined: list[Part] = []
    label = ""
    begun = False
    for part in parts:
        begun = begun or part.kind in _REQUESTERS
        for line in _lines(part, begun=begun):
            lined.append(_behind(label, line))
            text = line.segment.text.strip()
            label = text if _REFERENCE.fullmatch(plain(text)) or _is_request(text) else ""
    return tuple(lined)


def _is_request(text: str) -> bool:
    return _REQUEST.fullmatch(plain(text)) is not None


def _behind(label: str, line: Part) -> Part:
    """Return a line with the label that stands above it or in the cell before it."""
    segment = line.segment
    numbers = _is_request(label)
    if not label or segment.table is not None or (numbers and not _NUMBER.fullmatch(segment.text)):
        return line
    kind = "letterhead" if numbers else line.kind
    return line._replace(
        kind=kind, segment=segment._replace(text=f"{label} {segment.text.lstrip()}")
    )


def stands_alone(part: Part) -> bool:
    """Return whether a part is a line by itself, as on the first sheet of a workbook."""
    text = part.segment.text.strip()
    words = len(text.split()) <= _LONGEST_LINE
    return words and "\n" not in text and _SENTENCE_END.search(text) is None


def _lines(part: Part, *, begun: bool) -> tuple[Part, ...]:
    table = part.segment.table
    if table is None or part.kind in _REQUESTERS:
        return (part,)
    if sets_letterhead(part, begun=begun):
        return (_as_text(part, "letterhead", _rows(table)),)
    texts = dict.fromkeys(map(_TEXT, table.cells))  # a list has thousands, and repeats few
    said = [text for text in texts if _OWN_REFERENCE.search(text)]
    caption, *titles = (
        _as_text(part, part.kind, text) for text in (table.caption, *_titles(table))
    )
    return (caption, *titles, *(_as_text(part, "letterhead", text) for text in said))


def _titles(table: Table) -> Iterator[str]:
    """Yield the texts that stand alone in the first rows of a table."""
    top = [cell for cell in table.cells if cell.row < _LONGEST_LETTERHEAD]
    for cell, *_ in takewhile(lambda row: len(row) == 1, _by_row(top)):
        yield cell.text


def _as_text(part: Part, kind: str, text: str) -> Part:
    return part._replace(kind=kind, segment=part.segment._replace(text=text, table=None))


def sets_letterhead(part: Part, *, begun: bool) -> bool:
    """Return whether a part is a table that sets a letterhead: short, and it counts nothing.

    Once the request has begun, one that was not read as a letterhead must say a reference.
    """
    table = part.segment.table
    if table is None or table.n_rows > _LONGEST_LETTERHEAD:
        return False
    if part.kind == "letterhead":
        return True
    rows = _by_row(table.cells)
    labelled = [row for row in rows if any(_is_label(cell.text) for cell in row)]
    if any(cell.text.strip().isdecimal() for row in rows if row not in labelled for cell in row):
        return False
    return not begun or any(any(map(str.isdigit, cell.text)) for row in labelled for cell in row)


def _is_label(text: str) -> bool:
    return _REFERENCE.fullmatch(plain(text).strip()) is not None


def _by_row(cells: Iterable[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _rows(table: Table) -> str:
    """Return the rows of a letterhead, two spaces between its cells.

    Left out is who is written to, and a row with a number in a cell of its own that no label of a
    reference explains.
    """
    lines = [table.caption]
    for row in _by_row(table.cells):
        texts = [cell.text.strip() for cell in row]
        if any(map(str.isdecimal, texts)) and not any(map(_is_label, texts)):
            continue
        kept = [
            text
            for text, before in zip(texts, ["", *texts], strict=False)
            if not _ADDRESSEE.fullmatch(before)
        ]
        lines.append("  ".join(kept))
    return "\n".join(lines)
