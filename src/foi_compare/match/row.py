"""One label of a table with everything that was read of it, for judging the table as a whole."""

from __future__ import annotations

from typing import NamedTuple

from foi_compare.match.label_reading.facts import Reading
from foi_compare.match.label_reading.printed_code import PrintedCode
from foi_compare.model.matching import Match


class Row(NamedTuple):
    """A label of a table: the verdict on it alone, and on its words without the printed code."""

    match: Match
    by_words: Match
    reading: Reading
    printed: PrintedCode
