"""E-mail addresses to the names they are made of: `jane.whitmore@...`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foi_compare.masking.kinds_of_words.read_lines import Line
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_LOCAL = re.compile(
    r"(?<![\w.])(?P<first>[^\W\d_]+(?:-[^\W\d_]+)?)[._]"
    r"(?:(?P<middle>[^\W\d_])[._])?(?P<last>[^\W\d_]{2,}(?:-[^\W\d_]+)?)[._]?\d*@"
)


def in_addresses(lines: Iterable[Line], lists: NameLists) -> Iterator[Words]:
    """Yield the name that an address is made of, where its parts are no words of an office."""
    nothing = lists.roles | lists.buildings | lists.places | lists.also_words
    for line in lines:
        for found in _LOCAL.finditer(line.text) if "@" in line.text else ():
            first, last = found["first"].casefold(), found["last"].casefold()
            known = first in lists.given and last not in lists.roles
            if known or not (first in nothing or last in nothing):
                yield (first.title(), last.title())
