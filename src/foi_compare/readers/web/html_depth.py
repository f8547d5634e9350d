"""The depth of a page, measured before its tree is built: the time for a tree grows with both."""

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


def check_depth(text: str) -> None:
    """Raise a BeyondLimitError for a page whose elements stand in each other without end."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise BeyondLimitError(f"more than {_DEEPEST:,} elements inside each other")
