"""Sentences that only announce by what the crimes of a table are parted: by the sex of people."""

from __future__ import annotations

import re

from foi_compare.interpret.account.word_uses import Uses
from foi_compare.interpret.table_layout.headings import (
    dimension_of,
    is_rest_of_dimension,
    unit_of,
)
from foi_compare.model import Figure
from foi_compare.text import fold_space

_OF_CRIMES = frozenset({"", "crimes", "offences", "outcomes"})
_BOTH = 2
_OF_SEX = re.compile(r"\b(?:fe)?males?\b", re.IGNORECASE)
_SEX = re.compile(r"\b(?:gender|sex)\b", re.IGNORECASE)
_PARTED_BY = re.compile(
    rf"{_OF_SEX.pattern}|{_SEX.pattern}|\b(?:suspect|offender|victim|complainant|defendant)s?\b",
    re.IGNORECASE,
)


def may_announce_parts(text: str) -> bool:
    """Return whether a sentence names the sexes of people, or what they are called."""
    values = {found[0].casefold().rstrip("s") for found in _OF_SEX.finditer(text)}
    return len(values) == _BOTH or _SEX.search(text) is not None


def announces_parts(text: str, figure: Figure, uses: Uses) -> bool:
    """Return whether a sentence only says by what the crimes around a figure are parted.

    `Crimes with a male or a female suspect` does over `Male suspect | Female suspect`; `only males`
    and `the number of male and female suspects` say what is counted.
    """
    over = (figure.series, *(text for _, text in figure.breakdown))
    parted = any(dimension_of((one,)) or is_rest_of_dimension(one) for one in over)
    if not parted or unit_of(text) not in _OF_CRIMES or not may_announce_parts(text):
        return False
    rest = fold_space(_PARTED_BY.sub(" ", text))
    return not uses.bears(rest, "sentence") and not uses.sentence_changes(rest)
