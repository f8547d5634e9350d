"""Cells that stand one below the other, a line each, to the rows of a table.

A page that draws its tables with boxes and styles leaves nothing else behind: `Outcome`, `2023`,
`2024`, `Charged`, `46`, `0`, `Caution`, `23`, `0`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_layout.flat_lines import VALUE, Head, HeadedRun, Line, Row
from foi_compare.interpret.table_layout.headings import announces_row_heads
from foi_compare.text import fold_marks, fold_space

_BARE = re.compile(VALUE, re.IGNORECASE)
_MOST_COLUMNS = 15
_HEADING_WORDS = 5
_FEWEST_ROWS = 3
_LONGEST = 300  # characters


def stacked_run(lines: Sequence[Line], at: int) -> HeadedRun | None:
    """Return the table whose first heading stands at a line, None if none does.

    The heading says what the rows are. As many lines follow as there are columns, then in turn a
    label and a bare number for each column, three times or more.
    """
    if not announces_row_heads(_text(lines[at])):
        return None
    for width in range(1, min(_MOST_COLUMNS, len(lines) - at - 1) + 1):
        heads = lines[at + 1 : at + 1 + width]
        if not _is_heading(heads[-1]):
            return None
        rows = _rows(lines, at + 1 + width, width)
        if len(rows) >= _FEWEST_ROWS and len(set(map(_text, heads))) == width:
            header = [_cell(line) for line in (lines[at], *heads)]
            return HeadedRun(rows, header, at + 1 + width + len(rows) * (width + 1))
    return None


def _rows(lines: Sequence[Line], at: int, width: int) -> list[Row]:
    rows: list[Row] = []
    while at + width < len(lines):
        label, *values = lines[at : at + width + 1]
        if not _is_label(label) or not all(map(_is_value, values)):
            break
        used = tuple(range(at, at + width + 1))
        cells = tuple(_cell(line) for line in values)
        rows.append(Row(_text(label), _cell(label)[1:], cells, label.place, used))
        at += width + 1
    return rows


def _text(line: Line) -> str:
    return fold_space(line.text)


def _cell(line: Line) -> Head:
    start = len(line.text) - len(line.text.lstrip())
    return _text(line), line.block, line.offset + start


def _is_value(line: Line) -> bool:
    return _BARE.fullmatch(fold_marks(_text(line))) is not None


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not _is_value(line) and not is_period_text(_text(line))


def _is_heading(line: Line) -> bool:
    text = _text(line)
    return is_period_text(text) or (not _is_value(line) and len(text.split()) <= _HEADING_WORDS)
