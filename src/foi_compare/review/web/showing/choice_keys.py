"""The keys that choose answers: digits, then letters that no key of the page is."""

from __future__ import annotations

_DIGITS = "123456789"
# Others do something on the page; `i`, `l` and `o` look like digits.
_LETTERS = "deghmnvxyz"
_CAPITALS = "ABCDEFGHJKMNPQRSTUVWXYZ"
CHOICE_KEYS = _DIGITS + _LETTERS + _CAPITALS


def choice_key(at: int) -> str:
    """Return the key of the answer at a position from 0; none where there are more than keys."""
    return CHOICE_KEYS[at] if at < len(CHOICE_KEYS) else ""
