"""Which question a few words are about, by the words that no other question has.

`Burglaries` below `how many burglaries …` and `how many robberies …` is about the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences

_WORD = re.compile(r"[a-z]{4,}|\d{4}|\d{1,2}[a-c]?")
_STEM = 6
# What questions of this kind ask whatever they are about, and how answers speak of it.
_COMMON = frozenset(
    ["about", "above", "answer", "been", "below", "both", "consta", "could", "crime", "data",
     "decisi", "detail", "does", "each", "figure", "follow", "force", "freedo", "from", "give",
     "given",
     "have", "held", "hold", "inform", "into", "issue", "last", "many", "more", "much", "number",
     "offenc", "other", "part", "please", "point", "police", "provid", "questi", "record",
     "regard", "relati", "report", "reques", "respec", "respon", "result", "same", "send",
     "should", "such", "tell", "than", "that", "their", "them", "then", "there", "these",
     "they", "this", "those", "total", "under", "were", "what", "when", "where", "which", "whose",
     "will", "with", "would", "your", "year", "period"]
)  # fmt: skip


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the telling words of a text, singular and plural alike."""
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    found = (word.removesuffix("s")[:_STEM] for word in _WORD.findall(plain(text)))
    return (stem for stem in found if stem not in _COMMON)


class Topics:
    """The words by which each of several questions is told from the others."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._words = [stems(text) for text in questions]
        known = Counter(stem for words in self._words for stem in words)
        self._owner = {
            stem: place
            for place, words in enumerate(self._words)
            for stem in words
            if known[stem] == 1
        }

    def __len__(self) -> int:
        return len(self._words)

    def of(self, text: str) -> int | None:
        """Return the place of the one question that a text is about, None where none is alone."""
        about = {self._owner[stem] for stem in stems(text) if stem in self._owner}
        return about.pop() if len(about) == 1 else None

    def opening(self, text: str) -> int | None:
        """Return the question that the first telling word of the first sentence is of."""
        first = next((one.text for one in split_sentences(text)), "")
        return next((self._owner[stem] for stem in _stems(first) if stem in self._owner), None)

    def opened_with(self, text: str) -> int | None:
        """Return the one question that a text is about, or else its first sentence, or clause."""
        sentence = next((one.text for one in split_sentences(text)), "")
        openings = (text, sentence, sentence.partition(",")[0])
        return next((at for at in map(self.of, openings) if at is not None), None)

    def named_by(self, title: str) -> int | None:
        """Return the question of which a title is a name: it has no telling words but its."""
        place = self.of(title)
        return place if place is not None and stems(title) <= self._words[place] else None
