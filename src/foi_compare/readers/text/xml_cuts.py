"""XML without some of its elements, told by patterns in one pass and without a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator


def elements(xml: str, opening: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield each element that a tag opens, and where its content and the element itself end.

    The first group of `opening` is the name. An element reaches to the first end of that name
    behind its tag; what lies inside one is not looked at, and what nothing ends is none. Where no
    end of a name is left it is not looked for again: a file may open what it never ends a million
    times.
    """
    ends: dict[str, int] = {}
    done = 0
    for tag in opening.finditer(xml):
        if tag.start() < done:
            continue
        close = f"</{tag[1]}>"
        if 0 <= ends.get(close, 0) < tag.end():
            ends[close] = xml.find(close, tag.end())
        end = ends[close]
        if end >= 0:
            done = end + len(close)
            yield tag, end, done


def without(xml: str, opening: re.Pattern[str]) -> str:
    """Return the XML without the elements that these tags open."""
    kept: list[str] = []
    last = 0
    for tag, _, end in elements(xml, opening):
        kept.append(xml[last : tag.start()])
        last = end
    return "".join((*kept, xml[last:]))
