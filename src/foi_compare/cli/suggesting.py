"""A word that there is not to the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable


def meant(word: str, known: Iterable[str]) -> str:
    """Return ` Do you mean …?` with the nearest words that there are; empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, tuple(known), n=3)
    return f" Do you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""
