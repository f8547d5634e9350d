"""The depth of a page and the attributes of its elements, measured before its tree is built.

The time for a tree grows with the depth, and with the square of the attributes of one element.
"""

from __future__ import annotations

import re

from foi_compare.readers.opening.damage import BeyondLimitError
from foi_compare.readers.web.html_tags import BLOCK

# Elements that the next one of their kind ends stand beside each other, ended or not.
_BESIDE = frozenset(
    (
        "body", "caption", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li",
        "optgroup", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
    )
)  # fmt: skip
_TAG = re.compile(rf"<(/?)(?:{'|'.join(sorted(BLOCK - _BESIDE))})\b", re.IGNORECASE)
# Far more than a page has, for not each element of a careless page is ended.
_DEEPEST = 20_000
# A quotation mark opens a value behind `=` alone.
_VALUE = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_OPENED = re.compile(rf"<[a-z](?:[^>=]++|{_VALUE}|=)*+", re.IGNORECASE)
_VALUES, _NAMES = re.compile(_VALUE), re.compile(r"[^\s/]+")
_MOST_ATTRIBUTES = 2_000  # of an element; those of programs that draw have a hundred


def check_attributes(text: str) -> None:
    """Raise a BeyondLimitError for a page with an element of more attributes than any has."""
    for tag in _OPENED.finditer(text):
        inside = tag[0]
        if len(inside) > 2 * _MOST_ATTRIBUTES:
            names = _NAMES.findall(_VALUES.sub(" ", inside))
            if len(names) > _MOST_ATTRIBUTES + 1:
                raise BeyondLimitError(f"an element of more than {_MOST_ATTRIBUTES:,} attributes")


def check_depth(text: str) -> None:
    """Raise a BeyondLimitError for a page whose elements stand in each other without end."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise BeyondLimitError(f"more than {_DEEPEST:,} elements inside each other")
