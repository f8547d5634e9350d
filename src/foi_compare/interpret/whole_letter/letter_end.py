"""Where the answer to the last question ends: at the farewell, or at how to complain.

Behind the last answer no number says that it is over: what follows would be weighed with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.text import fold_space

_FAREWELL = re.compile(
    r"\W*(?:yours|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards|sincerely"
    r"|complaint rights?|your right (?:to|of) (?:complain|review|appeal))\b"
)
# A review tells of somebody who was dissatisfied; the end of a letter, of who may be.
_COMPLAINS = re.compile(
    r"\bfor a review of (?:this|the|our)\b|\bdecision looked at again\b"
    r"|\b(?:if|should|where)\b[^.;]{0,40}\b"
    r"(?:dissatisf|unhappy\b|not (?:happy|satisfied|content)\b)"
    r"|\b(?:may|can|could|right to|wish to|want to)\b[^.;]{0,40}\b"
    r"(?:ask for (?:a|an internal) review\b|complain to\b|to the information commissioner\b)"
)


def to_its_end(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that answer a question without those from the end of the letter on."""
    for at, part in enumerate(parts):
        if at and part.segment.table is None and _ends(plain(fold_space(part.segment.text))):
            file = part.segment.file
            return [*parts[:at], *(one for one in parts[at:] if one.segment.file != file)]
    return list(parts)


def _ends(folded: str) -> bool:
    return _FAREWELL.match(folded) is not None or _COMPLAINS.search(folded) is not None
