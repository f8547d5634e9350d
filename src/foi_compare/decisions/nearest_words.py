"""Words of an answer compared: the same word, or the nearest valid one to name in a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from foi_compare.text import normalise

_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_NEAR = 0.5
YES = ("yes", "y", "ok", "correct", "right", "true")
NO = ("no", "n", "wrong", "false")


class UnclearError(ValueError):
    """A line cannot be understood; the text says which word, and what would be valid."""


def plain(text: str) -> str:
    """Return a word for comparing: lower case, no mark at its end, `_` and `-` as a space."""
    return _BETWEEN_WORDS.sub(" ", normalise(text)).strip(" .:!?")


def nearest(word: str, valid: Iterable[str], *, least: float = _NEAR) -> str:
    """Return the valid word most like this one, empty where none is like it.

    Of two as like, that with the same first letter: `label` goes before `table`.
    """
    from rapidfuzz.distance import OSA  # most words are as they should be

    wanted = plain(word)
    found = [
        (OSA.normalized_similarity(wanted, plain(name)), plain(name)[:1] == wanted[:1], name)
        for name in dict.fromkeys(valid)
    ]
    score, _, name = max(found, key=lambda one: one[:2], default=(0.0, False, ""))
    return name if score >= least else ""


def refusal(word: str, what: str, valid: Sequence[str]) -> UnclearError:
    """Return the error that names a word, what it is not, and the nearest valid one."""
    near = nearest(word, valid)
    hint = f"; the nearest is `{near}`" if near else ""
    return UnclearError(f"`{word}` is no {what}{hint}. It may be {', '.join(valid)}.")


def same_word(text: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return the word that a text is, by its own name or another; empty where it is none."""
    wanted = plain(text)
    for word, others in words.items():
        if wanted == plain(word) or wanted in others:
            return word
    return ""


def leading_word(text: str, words: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Return the word that a text begins with, and what follows it; both empty where none does."""
    folded = " ".join(text.split())
    found = [
        (len(name), word, folded[len(name) :].strip(" :;,"))
        for word, others in words.items()
        for name in (word, plain(word), *others)
        if plain(folded[: len(name)]) == plain(name) and folded[len(name) : len(name) + 1] in " :;,"
    ]
    return max(found, default=(0, "", ""))[1:]
