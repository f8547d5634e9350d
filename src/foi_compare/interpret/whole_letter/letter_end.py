"""Where the answer to the last question ends: at the farewell, at how to complain, at a name.

Behind the last answer no number says that it is over: what follows would be weighed with it. Not
every letter says `Yours sincerely`: its end is told too by lines of names, posts and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.text import fold_space

_FAREWELL = re.compile(
    r"\W*(?:yours|all the best|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards"
    r"|sincerely|complaint rights?|your right (?:to|of) (?:complain|review|appeal))\b"
)
# A review tells of somebody who was dissatisfied; the end of a letter, of who may be.
_COMPLAINS = re.compile(
    r"\bfor a review of (?:this|the|our)\b|\bdecision looked at again\b"
    r"|\b(?:if|should|where)\b[^.;]{0,40}\b"
    r"(?:dissatisf|unhappy\b|not (?:happy|satisfied|content)\b)"
    r"|\b(?:may|can|could|right to|wish to|want to)\b[^.;]{0,40}\b"
    r"(?:ask for (?:a|an internal) review\b|complain to\b|to the information commissioner\b)"
)

# `Review requests: foi@…`, `You may seek a review.`, `Right of review: within two months`.
_REVIEWS = re.compile(
    r"\W*(?:(?:right of )?(?:internal )?(?:reviews?|appeals?|complaints?)"
    r"(?: (?:requests?|rights?|procedure))?\s?[:\u2013-]"
    r"|you (?:may|can|could|have|might)\b[^.;:]{0,40}"
    r"\b(?:an?|any) (?:internal )?(?:review|appeal)\b)"
)
_MOST_LINES = 6  # of whoever signs
_MOST_WORDS = 12  # of each
# What says how to reach somebody, or which post they have.
_REACHES = re.compile(
    r"@|\b(?:0\d{2,4}[ -]?\d{3}|ext\b|tel\b|officers?\b|managers?\b|team\b|unit\b"
    r"|department\b|disclosure\b|analyst\b|assistant\b|adviser\b|advisor\b|administrator\b"
    r"|researcher\b|decision maker\b|solicitor\b|registrar\b|information (?:access|rights)\b)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ["and", "at", "by", "de", "for", "in", "of", "on", "or", "post", "the", "to", "van"]
)
_WORD = re.compile(r"[^\W\d_]+")


def to_its_end(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that answer a question without those from the end of the letter on."""
    for at, part in enumerate(parts):
        if at and part.segment.table is None and _ends(plain(fold_space(part.segment.text))):
            file = part.segment.file
            parts = [*parts[:at], *(one for one in parts[at:] if one.segment.file != file)]
            break
    return _unsigned(parts)


def _ends(folded: str) -> bool:
    reviews = _REVIEWS.match(folded) is not None
    return reviews or _FAREWELL.match(folded) is not None or _COMPLAINS.search(folded) is not None


def _unsigned(parts: Sequence[Part]) -> list[Part]:
    """Return parts without the names, posts and addresses that they end with."""
    end = len(parts)
    while end > 1 and _is_of_signature(parts[end - 1]):
        end -= 1
    signs = any(_REACHES.search(part.segment.text) for part in parts[end:])
    return list(parts[:end] if signs else parts)


def _is_of_signature(part: Part) -> bool:
    """Return whether a part may be of a signature: short lines that no sentence stands in."""
    segment = part.segment
    lines = [line for line in segment.text.split("\n") if line.strip()]
    if segment.table is not None or segment.marker is not None or len(lines) > _MOST_LINES:
        return False
    return all(map(_names, lines))


def _names(line: str) -> bool:
    """Return whether a line may name somebody, a post or an address: no sentence stands in it."""
    words = [word for word in _WORD.findall(line) if word.casefold() not in _SMALL]
    small = [word for word in words if word.islower()]
    reaches = _REACHES.search(line) is not None
    short = len(line.split()) <= _MOST_WORDS
    worded = bool(words) or reaches
    return worded and short and (not small or (reaches and not line.rstrip().endswith((".", "?"))))
