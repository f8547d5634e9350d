"""Words that nobody knows to the words they were: scanning damage, misspelling, cutting, gluing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# What stands for a word that may be one of several: between facts (torn), between others (cut).
TORN = "?torn"
CUT = "?cut"

# Signs that scanners mistake for one another become one: `refu5cs` and `refuses` look alike.
_SIGNS = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "5": "s", "e": "c"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ll", "u"))
_SHORTEST_REPAIR = 6
_SHORTEST_LOOKALIKE = 4
_LONG_WORD = 10
_SHORTEST_PIECE = 3
_LONGEST_PIECE = 20
_SHORTEST_STEM = 4
_FEWEST_LETTERS = 3


class Repairer:
    """Finds the known word that an unknown one was; a word that may be two is left in doubt."""

    def __init__(
        self,
        known: Collection[str],
        *,
        ordinary: Collection[str],
        english: Container[str] = (),
        small: Collection[str],
        polar: frozenset[str],
        meaning: Callable[[str], str],
    ) -> None:
        """Take the known words.

        `ordinary` words are never what an unknown word was; `english` ones are no misspellings;
        `small` words may be pieces of glued
        ones; `polar` are the meanings between which a torn word is in doubt.
        """
        self._known = known
        self._english = english
        self._pieces = {word for word in known if len(word) >= _SHORTEST_PIECE} | set(small)
        self._polar = polar
        self._meaning = meaning
        self._by_stem: dict[str, list[str]] = {}
        for word in sorted(word for word in known if word.isalpha() and word not in ordinary):
            self._by_stem.setdefault(_stem(word), []).append(word)
        self._lookalikes: dict[str, list[str]] = {}
        for word in sorted(word for word in known if word.isalpha()):
            self._lookalikes.setdefault(_skeleton(word), []).append(word)
        self._targets = [
            (word.translate(_SIGNS), word)
            for word in sorted(known)
            if word.isalpha() and len(word) >= _SHORTEST_REPAIR - 1 and word not in ordinary
        ]
        self._spellings = [spelling for spelling, _ in self._targets]
        self._repairs: dict[tuple[str, bool, bool], tuple[str, ...]] = {}

    def repair(self, word: str, *, dotted: bool, stem: bool) -> tuple[str, ...]:
        """Return the words that an unknown word was, itself where nothing is found.

        `dotted` says that a dot follows it, `stem` that the edge of a column may have cut it off.
        """
        key = (word, dotted, stem)
        if key not in self._repairs:
            self._repairs[key] = self._found(word, dotted=dotted, stem=stem)
        return self._repairs[key]

    def shortened(self, start: str, end: str) -> str:
        """Return the one word that an apostrophe shortened (`res'n`), else an empty string."""
        words = [
            word
            for _, word in self._targets
            if word.startswith(start)
            and word.endswith(end)
            and len(word) > len(start) + len(end)
            and len(start) + len(end) >= _SHORTEST_PIECE
        ]
        return next(iter(self._one_meaning(words)), "")

    def _found(self, word: str, *, dotted: bool, stem: bool) -> tuple[str, ...]:
        damaged = _is_damaged(word)
        if not damaged and not word.isalpha():
            return (word,)
        return (
            self._inflected(word)
            or (self._complete(word, dotted=dotted) if dotted else ())
            or ((word,) if word in self._english and not stem else ())
            or self._lookalike(word, sure=damaged or dotted)
            or (self._complete(word, dotted=dotted) if stem else ())
            or ((word,) if word in self._english else ())
            or self._split_glued(word)
            or self._nearest(word)
            or ((TORN,) if damaged else (word,))
        )

    def _inflected(self, word: str) -> tuple[str, ...]:
        """Take a form of a word for another of the same word, and `un` for a negation."""
        if word.endswith("s") and len(word) > _SHORTEST_PIECE and word[:-1] in self._known:
            return (word[:-1],)
        if len(word) >= _SHORTEST_PIECE and word + "s" in self._known:
            return (word + "s",)
        stem = word.removeprefix("un")
        negated = stem != word and len(stem) >= _SHORTEST_STEM and stem in self._known
        if negated:
            return ("un", stem)
        return self._one_meaning(self._by_stem.get(_stem(word), ()))

    def _lookalike(self, word: str, *, sure: bool) -> tuple[str, ...]:
        """Take a word for the one that looks like it; a short one must be damaged or dotted."""
        if len(word) < _SHORTEST_LOOKALIKE and not sure:
            return ()
        return self._one_meaning(self._lookalikes.get(_skeleton(word), ()))

    def _complete(self, word: str, *, dotted: bool) -> tuple[str, ...]:
        """Take a word that was cut off for the one word it begins."""
        shortest = _SHORTEST_PIECE if dotted else _SHORTEST_STEM
        if len(word) < shortest or not word.isalpha():
            return ()
        starts = sorted(
            known for known in self._known if known.startswith(word) and known.isalpha()
        )
        return self._settled(starts)

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Take the one known word within a letter or two."""
        if len(word) < _SHORTEST_REPAIR - 1:
            return ()
        reach = 1 if len(word) < _LONG_WORD else 2
        found = extract(
            word.translate(_SIGNS),
            self._spellings,
            scorer=OSA.distance,
            score_cutoff=reach,
            limit=None,
        )
        nearest = min((distance for _, distance, _ in found), default=0)
        words = [self._targets[place][1] for _, distance, place in found if distance == nearest]
        settled = self._settled(sorted(words))
        # Two short words are often a letter apart: `named` only says that `nnamed` may be it.
        short = max(len(word), *map(len, settled)) < _SHORTEST_REPAIR if settled else False
        return () if short else settled

    def _split_glued(self, word: str) -> tuple[str, ...]:
        """Part words whose spaces were lost, if every piece is known; the fewest pieces win."""
        if len(word) < _LONG_WORD or not word.isalpha():
            return ()
        best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before = best[start]
                if before is None or word[start:end] not in self._pieces:
                    continue
                present = best[end]
                if present is None or len(before) + 1 < len(present):
                    best[end] = (*before, word[start:end])
        return best[-1] or ()

    def _settled(self, words: Sequence[str]) -> tuple[str, ...]:
        if not words:
            return ()
        one = self._one_meaning(words)
        polar = not one and self._polar.intersection(map(self._meaning, words))
        return one or ((TORN,) if polar else (CUT,))

    def _one_meaning(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return one word if all of them mean the same, else nothing."""
        kept = {self._meaning(word): word for word in words}
        return tuple(kept.values()) if len(kept) == 1 else ()


def _stem(word: str) -> str:
    """Return a word without the ending of its form; a short word is left as it is."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending).replace("z", "s")
    return word.replace("z", "s")


def _skeleton(word: str) -> str:
    """Return the word with every sign that may be another put as one of them."""
    folded = word.translate(_SIGNS)
    for pair, sign in _PAIRS:
        folded = folded.replace(pair, sign)
    return folded


def _is_damaged(word: str) -> bool:
    """Say whether digits stand among the letters of a word (`Caut1on`, `i11`)."""
    digits = sum(sign.isdigit() for sign in word)
    return digits > 0 and (
        len(word) - digits >= _FEWEST_LETTERS or word.translate(_SIGNS).isalpha()
    )
