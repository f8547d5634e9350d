"""How alike a label is to what each code is called: the last resort, with a measured margin."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

from foi_compare.match.label_reading.label_words import clean, split_words, squeeze
from foi_compare.model.codes import Codebook


class Likeness(NamedTuple):
    """A code with the likeness, from 0 to 1, of the nearest of its titles and aliases."""

    code: str
    score: float
    wording: str


class Likenesses:
    """Compares labels with every title and alias that stands for a single code."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the titles and aliases of the codebook."""
        texts = [
            (text, code.code)
            for code in codebook.codes.values()
            for text in (code.title, code.short_title)
            if text
        ]
        texts += [
            (alias.label, alias.codes[0]) for alias in codebook.aliases if len(alias.codes) == 1
        ]
        self._codes = [code for _, code in texts]
        self._wordings = [text for text, _ in texts]
        self._squeezed = [squeeze(clean(text)) for text in self._wordings]
        self._order = {code: place for place, code in enumerate(codebook.codes)}

    def rank(self, text: str, allowed: Collection[str]) -> tuple[Likeness, ...]:
        """Return the allowed codes, the most alike first.

        Spaces and marks are left out of the comparison, so that words that a reader glued
        together or tore apart compare as they were printed.
        """
        target = squeeze(text)
        if not target or not self._squeezed:
            return ()
        # One by one: rapidfuzz's table of scores takes numpy, which takes longer to import.
        like = Indel.normalized_similarity
        scores = [like(target, wording) for wording in self._squeezed]
        best: dict[str, Likeness] = {}
        for code, wording, score in zip(self._codes, self._wordings, scores, strict=True):
            present = best.get(code)
            if code in allowed and (present is None or score > present.score):
                best[code] = Likeness(code, score, wording)
        return tuple(sorted(best.values(), key=self._rank_key))

    def _rank_key(self, likeness: Likeness) -> tuple[float, int]:
        return (-likeness.score, self._order[likeness.code])


def has_other_words(text: str, wording: str, english: Container[str]) -> bool:
    """Say whether cleaned text holds a word of the dictionary that the wording does not hold.

    Such a word is no damaged one, however alike the letters of the whole are.
    """
    own = {word.text for word in split_words(wording)}
    others = {word.text for word in split_words(text)} - own
    return any(
        word.removesuffix(ending) in english for word in others for ending in ("", "s", "d", "ed")
    )


def settles(ranked: Iterable[Likeness], cut: float, margin: float) -> Likeness | None:
    """Return the first likeness if it is above the cut and ahead of the next by the margin."""
    first, second = [*ranked, None, None][:2]
    if first is None or first.score < cut:
        return None
    ahead = second is None or first.score - second.score >= margin
    return first if ahead else None
