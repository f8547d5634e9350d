"""The lines of a notice: an Act, its sections, a limit, an address; their numbers count nothing.

A refusal may set them as a table or a list (`Section | 17(5)`, `Limit | £450`), which is no list of
labels and counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from foi_compare.interpret.meanings.aside import explain, rule_of
from foi_compare.model import Table
from foi_compare.text import find_numerals

NOTICE = "notice"
REASON = "the words of a notice: an Act, a section, a limit, an address"

# What a notice is made of, and what may stand in it as in anything else.
NOTICE_RULES = frozenset(
    {"address", "telephone number", "statute or section", "money", "time or effort"}
)
_ROW = attrgetter("row")
_BESIDE = frozenset({"reference number", "date", "period"})


def is_notice(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether every numeral of some rows is explained by what a notice is made of.

    The cells of a row are read as one line, so that `Section` explains the number beside it. A
    number alone in its cell may be a count, and a year explains none.
    """
    notice = False
    for row in rows:
        line = " ".join(row)
        asides = explain(line)
        rules = [rule_of(numeral, asides) for numeral in find_numerals(line)]
        counted = any(cell.strip().replace(",", "").isdecimal() for cell in row)
        if not NOTICE_RULES.union(() if counted else _BESIDE).issuperset(rules):
            return False
        notice = notice or not NOTICE_RULES.isdisjoint(rules)
    return notice


def rows_of(table: Table) -> Iterator[list[str]]:
    """Yield the texts of the cells of a table row by row; of a long one, few are asked for."""
    for _, cells in groupby(sorted(table.cells, key=_ROW), key=_ROW):
        yield [cell.text for cell in cells]
