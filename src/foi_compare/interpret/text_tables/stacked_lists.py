"""Cells that stand one below the other, a line each, to the rows of a table.

A page that draws its tables with boxes and styles leaves nothing else behind: `Outcome`, `2023`,
`2024`, `Charged`, `46`, `0`, `Caution`, `23`, `0`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from foi_compare.interpret.meanings.cell_kinds import is_number, is_period_text
from foi_compare.interpret.table_layout.flat_lines import VALUE, Head, HeadedRun, Line, Row
from foi_compare.interpret.table_layout.headings import announces_row_heads
from foi_compare.text import fold_marks, fold_space

_BARE = re.compile(VALUE, re.IGNORECASE)
_MOST_COLUMNS = 15
_HEADING_WORDS = 5
_FEWEST_ROWS = 3
_FEWEST_DATED = 2  # rows below several years
_LONGEST = 300  # characters


def stacked_run(lines: Sequence[Line], at: int, codes: AbstractSet[str]) -> HeadedRun | None:
    """Return the table whose first heading stands at a line, None if none does.

    The heading says what the rows are, or is the first of several years. As many lines follow as
    there are columns, then in turn a label and a bare number for each column, three times or more,
    twice below years. Below years a label may be one of the bare `codes`.
    """
    named = announces_row_heads(_text(lines[at]))
    if not named and not is_period_text(_text(lines[at])):
        return None
    first = at + named
    for width in range(1, min(_MOST_COLUMNS, len(lines) - first - 1) + 1):
        heads = lines[first : first + width]
        dated = all(is_period_text(_text(head)) for head in heads)
        if not _is_heading(heads[-1]) or not (named or dated):
            return None
        rows = _rows(lines, first + width, codes if dated and named else frozenset(), width)
        fewest = _FEWEST_DATED if dated and width > 1 else _FEWEST_ROWS
        distinct = len(set(map(_text, heads))) == width
        if len(rows) >= fewest and distinct and (named or width > 1):
            stub = _cell(lines[at]) if named else ("", *_cell(lines[at])[1:])
            header = [stub, *map(_cell, heads)]
            return HeadedRun(rows, header, first + width + len(rows) * (width + 1))
    return None


def _rows(lines: Sequence[Line], at: int, codes: AbstractSet[str], width: int) -> list[Row]:
    """Return the rows from a line on; none where codes are labels and a number is left over."""
    rows: list[Row] = []
    coded = False
    while at + width < len(lines):
        label, *values = lines[at : at + width + 1]
        bare = _text(label).upper() in codes
        if not (bare or _is_label(label)) or not all(map(_is_value, values)):
            break
        coded = coded or bare
        used = tuple(range(at, at + width + 1))
        cells = tuple(_cell(line) for line in values)
        rows.append(Row(_text(label), _cell(label)[1:], cells, label.place, used))
        at += width + 1
    over = at < len(lines) and _is_value(lines[at])
    return [] if coded and (over or len({row.label for row in rows}) < len(rows)) else rows


def _text(line: Line) -> str:
    return fold_space(line.text)


def _cell(line: Line) -> Head:
    start = len(line.text) - len(line.text.lstrip())
    return _text(line), line.block, line.offset + start


def _is_value(line: Line) -> bool:
    text = fold_marks(_text(line))
    return _BARE.fullmatch(text) is not None or is_number(text)


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not _is_value(line) and not is_period_text(_text(line))


def _is_heading(line: Line) -> bool:
    text = _text(line)
    return is_period_text(text) or (not _is_value(line) and len(text.split()) <= _HEADING_WORDS)
