"""Whether a text is Welsh: which of the two languages its small words are of."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_KEPT = 64  # texts: each answer is held against its question, which may be long
_WELSH = frozenset(
    {
        "yn", "y", "yr", "o", "gyda", "gan", "ar", "ac", "oedd", "roedd", "nid", "nad",
        "ni", "wedi", "eu", "hyn", "am", "cafodd", "cawsant", "caewyd", "gaewyd", "faint",
        "pob", "fel", "hynny", "bod", "mae", "yw", "oes", "dim", "neu", "sydd", "rhwng",
        "drosedd", "troseddau", "droseddau", "achosion", "canlyniad", "chanlyniad",
        "ganlyniad",
    }
)  # fmt: skip
_ENGLISH = frozenset(
    {
        "the", "of", "were", "was", "with", "and", "in", "to", "is", "are", "how", "many",
        "that", "this", "for", "by", "not", "which", "had", "have", "there", "crimes",
        "offences", "outcome", "closed", "recorded",
    }
)  # fmt: skip


@lru_cache(maxsize=_KEPT)
def is_welsh(text: str) -> bool:
    """Return whether a text has two small words of Welsh at least, and more than of English."""
    words = [word.casefold() for word in _WORD.findall(text)]
    welsh = sum(word in _WELSH for word in words)
    return welsh >= _FEWEST and welsh > sum(word in _ENGLISH for word in words)
