"""What the numbers of the rows of a list are: counts, the numbers of its lines, or years."""

from __future__ import annotations

import re

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_layout.flat_lines import Line, Row

_BARE_LABEL = re.compile(r"\d{1,2}[A-Ca-c]?")
# Between a number and the label it counts: `3 x Outcome 8`, `3 were charged`. Anything else may as
# well stand behind the number of a line.
_COUNTING = re.compile(
    r"\s*(?:(?:x|×|were|was|=)\s|(?:crimes?|offences?|records?)\s*[:=–-])", re.IGNORECASE
)


def is_numbered(rows: list[Row], lines: list[Line]) -> bool:
    """Return whether the numbers before the labels of some rows run on from 1, as notes do."""
    numbers = [row.values[0][0] for row in rows if len(row.values) == 1]
    return (
        len(rows) > 1
        and numbers == [str(number) for number in range(1, len(rows) + 1)]
        and all(_is_number_before(row, lines[row.lines[-1]]) for row in rows)
    )


def are_years(rows: list[Row]) -> bool:
    """Return whether each row ends in a year: `Charged 2021` may be a crime of that year."""
    return all(is_period_text(text) for row in rows for text, _, _ in row.values)


def _is_number_before(row: Row, line: Line) -> bool:
    """Return whether the number of a row stands before its label, and nothing says that it counts.

    That is `1 Charged`, not `Charged 1` and not `1 x Charged`.
    """
    (text, block, start), *_ = row.values
    ahead = block == row.label_at[0] and start < row.label_at[1]
    return ahead and _COUNTING.match(line.text, start - line.offset + len(text)) is None


def are_notes(rows: list[Row], lines: list[Line]) -> bool:
    """Return whether rows are numbered notes: what stands behind their numbers is a sentence."""
    return is_numbered(rows, lines) and any(row.label.endswith(".") for row in rows)


def are_bare(rows: list[Row]) -> bool:
    """Return whether rows have numbers for labels: `1 - 37` may answer question 1."""
    return bool(rows) and all(_BARE_LABEL.fullmatch(row.label) for row in rows)
