"""The tables of single pages that make up one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.readers.tables.choice.choose import PageTable


class Beside(NamedTuple):
    """Where the columns of a page belong: beside which part, right of how many columns.

    `rows` gives for each of its rows the row of that part which it stands beside.
    """

    part: int
    columns: int
    rows: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table of one page: which page, and how many of its top rows repeat the heading.

    `row_goes_on` tells that the first row below these is the rest of the last row before it;
    `may_go_on` that it may be, and nothing tells. The columns of a page may stand `beside` those of
    another part instead of below.
    """

    page: int
    table: PageTable
    repeated: int = 0
    row_goes_on: bool = False
    may_go_on: bool = False
    beside: Beside | None = None
