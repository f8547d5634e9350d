"""The texts that may be like another one, found by their words in place of comparing with all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from foi_compare.interpret.language.question_likeness import CLEAR_BEGINNING


class LikeTexts:
    """Texts by a key each, to ask which of them may share most of their words with another.

    What was added under a key stays: a text that grew or changed is found by its earlier words too,
    and whoever asks compares all the same.
    """

    def __init__(self, share: float) -> None:
        """Take the share of words that like texts have in common at least."""
        self._share = share
        self._with_word: dict[str, dict[str, None]] = {}
        self._with_beginning: dict[tuple[str, ...], dict[str, None]] = {}

    def add(self, key: str, words: Sequence[str], new: Iterable[str] | None = None) -> None:
        """Add a text, of whose words only some may be `new` under its key."""
        for word in words if new is None else new:
            self._with_word.setdefault(word, {})[key] = None
        beginning = tuple(words[:CLEAR_BEGINNING])
        self._with_beginning.setdefault(beginning, {})[key] = None

    def like(self, words: Sequence[str]) -> set[str]:
        """Return the keys of all texts that may be like this one; some of them may not be.

        Of texts that share so many words each has one of the rarest ones at least. One that is the
        beginning of the other may share fewer.
        """
        distinct = set(words)
        rarest = sorted((self._with_word.get(word, {}) for word in distinct), key=len)
        enough = len(distinct) - math.ceil(self._share * len(distinct)) + 1
        beginning = self._with_beginning.get(tuple(words[:CLEAR_BEGINNING]), {})
        return set(beginning).union(*rarest[:enough])
