"""A word that there is not to the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.errors import InputError


def meant(word: str, known: Iterable[str]) -> str:
    """Return ` Do you mean …?` with the nearest words that there are; empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, tuple(known), n=3)
    return f" Do you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""


def chosen(words: Iterable[str], known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return the words that were given for an option, in the order of those that there are.

    Raises:
        InputError: one of them is none of these.

    """
    given = tuple(words)
    for word in given:
        if word not in known:
            raise InputError(
                f"`{word}` is no {what}; it may be {', '.join(known)}.{meant(word, known)}"
            )
    return tuple(word for word in known if word in given)


def shipped_codebooks() -> list[str]:
    """Return the codebooks that ship, for a shell that completes a word."""
    from foi_compare.codebooks.loader import list_codebooks

    return list(list_codebooks())
