"""How far two texts are the same question: words compared, numerals deciding."""

from __future__ import annotations

import re

from foi_compare.interpret.language.phrases import plain

EXACTLY = 2.0
CLEAR_BEGINNING = 6


def same_question(left: str, right: str) -> float:
    """Return how surely two texts are one question.

    0 where their numerals differ (Outcome 21 is not Outcome 22), 2 where all words agree, more
    than 1 where one begins as the whole of the other, else the share of words in common.
    """
    return likeness(words_of(left), words_of(right))


def words_of(text: str) -> list[str]:
    """Return the words of a text for comparing."""
    return re.findall(r"\w+", plain(text))


def likeness(left: list[str], right: list[str]) -> float:
    """Return how far two word lists agree; see `same_question`."""
    if not left or not right:
        return 0.0
    if left == right:
        return EXACTLY
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= CLEAR_BEGINNING and longer[: len(shorter)] == shorter:
        return 1.0 + len(shorter) / len(longer)
    if [word for word in left if word[0].isdigit()] != [w for w in right if w[0].isdigit()]:
        return 0.0
    shared = len(set(left) & set(right))
    return shared / max(len(set(left)), len(set(right)))
