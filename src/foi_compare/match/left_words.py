"""The words of a label that have no part in its outcome: neither a fact nor short for its title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from foi_compare.match.label_reading.facts import FactReader, Reading
from foi_compare.match.label_reading.label_words import clean
from foi_compare.model.codes import Codebook

_FEWEST_LETTERS = 3  # of a word that is cut off
_FEWEST_INITIALS = 2


class LeftWords:
    """Tells the words of a label that its code does not stand for."""

    def __init__(self, codebook: Codebook, reader: FactReader) -> None:
        """Take the titles of the codes and what reads their words."""
        self._reader = reader
        self._english = codebook.vocabulary.english
        self._titles: Mapping[str, tuple[str, ...]] = {
            code.code: (clean(code.title), clean(code.short_title))
            for code in codebook.codes.values()
        }

    def without_short_forms(self, reading: Reading, code: str) -> Reading:
        """Return a reading without strange words that are short for words of a code's title.

        `(phys/mental)` beside 12, `PNIPI` beside 9. An English word is itself and short for none.
        """
        short = {word for word in reading.unknown if self._is_short_form(word, code)}
        if not short:
            return reading
        return reading._replace(
            unknown=tuple(word for word in reading.unknown if word not in short),
            doubts=tuple(word for word in reading.doubts if word not in short),
        )

    def of_part(self, part: str, reading: Reading, code: str) -> tuple[str, ...]:
        """Return the words of a part of a label that state none of the facts that were read."""
        return tuple(
            token.printed
            for token in self._reader.lexicon.tokens(clean(part))
            if token.kind != "break"
            and token.term not in reading.stated
            and not self._is_short_form(token.printed, code)
        )

    def _is_short_form(self, word: str, code: str) -> bool:
        if word in self._english or not word.isalpha():
            return False
        return any(
            _begins(word, title) or _is_initials(word, self._initials(title))
            for title in self._titles.get(code, ())
        )

    def _initials(self, title: str) -> str:
        # Behind a colon a title explains itself: nobody takes the first letters of that.
        words = re.findall(r"[^\W\d_]+", title.partition(":")[0])
        return "".join(word[0] for word in words if word not in self._reader.lexicon.dropped)


def _begins(word: str, title: str) -> bool:
    longer = rf"(?<!\w){word}[^\W\d_]"
    return len(word) >= _FEWEST_LETTERS and re.search(longer, title) is not None


def _is_initials(word: str, initials: str) -> bool:
    return len(word) >= _FEWEST_INITIALS and word in initials
