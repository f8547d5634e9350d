"""E-mail addresses to the names they are made of: `jane.whitmore@...`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_LOCAL = re.compile(
    r"(?<![\w.])(?P<first>[^\W\d_]+(?:-[^\W\d_]+)?)[._]"
    r"(?:(?P<middle>[^\W\d_])[._])?(?P<last>[^\W\d_]{2,}(?:-[^\W\d_]+)?)[._]?\d*@"
)


def in_addresses(paragraphs: Iterable[str], lists: NameLists) -> Iterator[Words]:
    """Yield the name that an address is made of, where its parts are no words of an office."""
    nothing = lists.roles | lists.buildings | lists.places
    for text in paragraphs:
        for found in _LOCAL.finditer(text):
            first, last = found["first"], found["last"]
            both = (first.casefold(), last.casefold())
            if (both[0] in lists.given and both[1] not in lists.roles) or not any(
                part in nothing or part in lists.also_words for part in both
            ):
                yield (first.title(), last.title())
