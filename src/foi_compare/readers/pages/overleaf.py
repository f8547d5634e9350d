"""A table and the text above it to whether it goes on from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from foi_compare.readers.pages.pdf_blocks import Paragraph
from foi_compare.readers.pages.pdf_join import has_values, may_continue
from foi_compare.readers.pages.pdf_part import Part
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.sums import ALONE, UNKNOWN, Amount, Sum, chance

_FURTHEST = 30.0  # points between rows of one table: further apart stand two
_LETTERHEAD = re.compile(
    r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b|\b(?:tel(?:ephone)?|fax|e-?mail|ref(?:erence)?|foi)\b"
    r"|@|www\.|\b(?:official|restricted)\b|\bpage\s\d|\w/\d{3,}"
    r"|\A(?:the\s)?(?:[\w&'-]+\s){1,3}(?:police|constabulary)(?:\sservice)?\Z",
    re.IGNORECASE,
)


def goes_on_below(parts: Sequence[Part], table: PageTable) -> bool:
    """Tell whether a table goes on in one right below it on its page, which has no heading.

    The rows of one stand further apart than those of the other.
    """
    above, below = parts[-1].table.grid, table.grid
    near = 0 <= below.box.top - above.box.bottom <= _FURTHEST
    return near and may_continue(parts[0].table.grid, below)


def is_letterhead(paragraph: Paragraph) -> bool:
    """Tell whether the text at the top of a page is a force's address, its reference or a marking.

    Such text is on every page, or on each after the first; a sentence or a name heads what follows.
    """
    text = paragraph.text.strip()
    return not text.endswith((".", ":", "?")) and _LETTERHEAD.search(text) is not None


def goes_on_overleaf(parts: Sequence[Part], table: PageTable) -> bool:
    """Tell whether a table below a letterhead goes on with the columns of the one before it.

    It has as many, at the same places, and begins with values: what has a heading is read by it.
    """
    first, here = parts[0].table.grid, table.grid
    return here.n_columns == first.n_columns and has_values(here, 0) and may_continue(first, here)


def adds_up_overleaf(parts: Sequence[Part], table: PageTable) -> bool:
    """Tell whether a table without a heading ends in the sums of its rows and those of the parts.

    Then it goes on with them, whatever stands below these on their page: a chart, a note.
    """
    if not goes_on_overleaf(parts, table):
        return False
    here = table.grid
    alone, together = [], []
    for column in range(1, here.n_columns):
        *rows, total = _counts(here, column) or [UNKNOWN]
        before = [one for part in parts for one in _counts(part.table.grid, column)]
        alone.append(Sum(total, tuple(rows)))
        together.append(Sum(total, (*before, *rows)))
    verdicts = {one.verdict for one in together}
    own = {one.verdict for one in alone}
    return "cannot meet" in own and "cannot meet" not in verdicts and chance(together) <= ALONE


def _counts(grid: Grid, column: int) -> list[Amount]:
    """Return the counts in a column from top to bottom; what is withheld may be any number."""
    cells = (cell for cell in grid.cells if cell.column == column and is_value(cell.words))
    counts = [one for one in cells if PERIOD.fullmatch(one.text) is None]
    if any("%" in one.text for one in counts):
        return []
    return [_amount(one) for one in sorted(counts, key=attrgetter("row"))]


def _amount(cell: GridCell) -> Amount:
    digits = cell.text.replace(",", "")
    return Amount(int(digits), int(digits)) if digits.isdecimal() else UNKNOWN
