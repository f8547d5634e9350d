"""Rows of fields that are longer or shorter than their head: mended where one reading fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from foi_compare.headway import signed

_VALUE = re.compile(r"[-+£$€(<>~≤≥ ]*\d[\d,. ]*%?\)?[*†]?|\*|-|–|\s*")
_YEAR = re.compile(r"\s*(?:FY ?)?(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?\s*")


class Fields(NamedTuple):
    """The fields of a row, and why it is not certain which stands under which heading."""

    texts: tuple[str, ...]
    doubt: str = ""


def mended(rows: Sequence[Sequence[str]], delimiter: str) -> list[Fields]:
    """Return the rows; those of another length than most of their table are mended or in doubt.

    A delimiter within a label shifts all that follows. Where words stand before as many numbers as
    the table has columns of them, they are the label.
    """
    found: list[Fields] = []
    for several, group in groupby(rows, key=lambda row: len(row) > 1):
        block = list(group)
        found.extend(_block(block, delimiter) if several else map(_alone, block))
    return found


def _alone(row: Sequence[str]) -> Fields:
    return Fields(tuple(row))


def _block(rows: Sequence[Sequence[str]], delimiter: str) -> Iterator[Fields]:
    """Yield the rows of one table, which stand one below the other."""
    widths = Counter(map(len, rows))
    head = next(i for i, row in enumerate(rows) if widths[len(row)] == max(widths.values()))
    width = len(rows[head])
    above = rows[head - 1] if head else ()
    lacking = len(above) == width - 1 and any(map(_YEAR.fullmatch, above))
    yield from map(_alone, rows[:head])
    for row in signed(rows[head:]):
        doubt = _doubt(len(above), width) if lacking else ""
        yield _fitted(row, width, delimiter) if len(row) != width else Fields(tuple(row), doubt)


def _fitted(row: Sequence[str], width: int, delimiter: str) -> Fields:
    texts = list(row)
    while len(texts) > width and not texts[-1].strip():
        texts.pop()
    more = len(texts) - width
    if more > 0:
        words, values = texts[: more + 1], texts[more + 1 :]
        if not any(map(_VALUE.fullmatch, words)) and all(map(_VALUE.fullmatch, values)):
            return Fields((delimiter.join(words), *values))
    if more == 0 or not any(map(_VALUE.fullmatch, filter(str.strip, texts))):
        return Fields(tuple(texts))  # a note, or a row that an empty field made longer
    lacking = [""] * -more
    return Fields((*texts, *lacking), _doubt(width, len(texts)))


def _doubt(heads: int, fields: int) -> str:
    return f"this row has {fields} fields below {heads} headings: which belongs to which?"
