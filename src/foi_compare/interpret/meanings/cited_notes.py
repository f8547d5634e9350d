"""The numbers of notes that a cell sends to: `see note 2`, `12 [1]`, `Live³`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_CITED = re.compile(
    rf"\b(?:foot)?notes?\s(?:no\.?\s|number\s)?(?P<named>\d{{1,2}})\b"
    rf"|\S\s?\[(?P<boxed>\d{{1,2}})\]|(?<=\S)(?P<raised>[{_RAISED}])",
    re.IGNORECASE,
)


def notes_cited(text: str) -> Iterator[int]:
    """Yield the numbers of the notes that a text sends to, in order."""
    for found in _CITED.finditer(text):
        raised = found["raised"]
        yield _RAISED.index(raised) if raised else int(found["named"] or found["boxed"])
