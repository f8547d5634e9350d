"""Words to terms: synonyms, abbreviations, misspellings and damage, as the vocabulary has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from foi_compare.match.wording import HARD, SOFT, Word, clean, split_words
from foi_compare.model.codebook import Vocabulary

Kind = Literal[
    "term", "filler", "number", "break", "negator", "doubt", "foreign", "unknown", "torn", "cut"
]

# Scanners and people mistake these for one another; the left side is what is printed by mistake.
_LOOKALIKES = (("1", "l"), ("1", "i"), ("0", "o"), ("5", "s"), ("rn", "m"), ("vv", "w"))
_LOOKALIKE_LETTERS = (("c", "e"), ("l", "i"), ("i", "l"), ("ii", "u"), ("cl", "d"))
_SHORTEST_REPAIR = 6
_LONG_WORD = 9
_SHORTEST_PIECE = 2
_SHORTEST_STEM = 4


class Token(NamedTuple):
    """A term of a label with the words it was printed as."""

    term: str
    kind: Kind
    printed: str


class Lexicon:
    """The vocabulary of a codebook, ready to read words with."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        phrases: Iterable[str],
        polar: Iterable[str],
        texts: Iterable[str],
    ) -> None:
        """Take the vocabulary, the phrases of the facts, and the titles and aliases.

        `polar` are the terms of predicates: a word torn off between two of them is in doubt.
        """
        self._polar = frozenset(polar) | {"not"}
        self.dropped = frozenset(vocabulary.dropped)
        self._light = frozenset(vocabulary.light)
        self._negator_words = frozenset(vocabulary.negators)
        self._doubts = frozenset(vocabulary.doubts)
        self._fillers = frozenset(vocabulary.fillers)
        self._foreign = frozenset(vocabulary.foreign)
        self._sequences: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        self._term_of: dict[str, str] = {}
        for term, wordings in vocabulary.terms.items():
            self._term_of.setdefault(term, term)
            for wording in wordings:
                self._add(wording, (term,))
        self._expansions = {
            wording: tuple(self._words(meaning))
            for wording, meaning in vocabulary.expansions.items()
        }
        for sequences in self._sequences.values():
            sequences.sort(key=lambda entry: -len(entry[0]))
        ordinary = frozenset(vocabulary.ordinary)
        self._plain = ordinary | {word for text in texts for word in self._words(text)}
        self._phrase_terms = frozenset(map(self.term, _literals(phrases))) | self._polar
        self._known = frozenset().union(
            self._term_of,
            self._expansions,
            self._phrase_terms,
            self._plain,
            self._negator_words,
            self._doubts,
            self._fillers,
            self._foreign,
            self.dropped,
            self._light,
            *(words for sequences in self._sequences.values() for words, _ in sequences),
        )
        self._targets = sorted(
            word
            for word in self._known - ordinary
            if word.isalpha() and len(word) >= _SHORTEST_REPAIR
        )
        self._repairs: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Read cleaned text as tokens; dropped words are gone, breaks stay."""
        words = self._spelt(split_words(text))
        return tuple(self._as_tokens(words))

    def knows(self, word: str) -> bool:
        """Say whether a word is one of the vocabulary as it stands."""
        return word in self._known

    def term(self, word: str) -> str:
        """Return the term that a word stands for: itself where it stands for no other."""
        return "not" if word in self._negator_words else self._term_of.get(word, word)

    def _words(self, text: str) -> list[str]:
        return [
            word.text
            for word in split_words(clean(text))
            if not word.is_break and word.text not in self.dropped
        ]

    def _add(self, wording: str, meaning: tuple[str, ...]) -> None:
        words = tuple(self._words(wording))
        if len(words) == 1 and len(meaning) == 1:
            self._term_of[words[0]] = meaning[0]
        elif words:
            self._sequences.setdefault(words[0], []).append((words, meaning))

    def _spelt(self, words: Sequence[Word]) -> list[tuple[str, str]]:
        """Return (word as known, word as printed); a torn word becomes `?` and an empty one."""
        spelt: list[tuple[str, str]] = []
        position = 0
        while position < len(words):
            word = words[position]
            following = words[position + 1] if position + 1 < len(words) else HARD
            joined = word.text + following.text
            known = word.is_break or word.text in self._known
            torn = not (known and (following.is_break or following.text in self._known))
            if torn and not word.is_break and not following.is_break and joined in self._known:
                spelt.append((joined, f"{word.text} {following.text}"))
                position += 2
                continue
            if known:
                pieces: tuple[str, ...] = (word.text,)
            else:
                pieces = self._repair(word.text, stem=word.dotted or position == len(words) - 1)
            spelt += [
                (meaning, word.text)
                for piece in pieces
                for meaning in self._expansions.get(piece, (piece,))
            ]
            position += 1
        return spelt

    def _repair(self, word: str, *, stem: bool) -> tuple[str, ...]:
        key = word + "." if stem else word
        if key not in self._repairs:
            self._repairs[key] = (
                self._restore_lookalikes(word)
                or (self._complete(word) if stem else ())
                or self._split_glued(word)
                or self._nearest(word)
                or (word,)
            )
        return self._repairs[key]

    def _restore_lookalikes(self, word: str) -> tuple[str, ...]:
        has_digit = any(sign.isdigit() for sign in word) and not word.isdigit()
        pairs = _LOOKALIKES if has_digit else (*_LOOKALIKES, *_LOOKALIKE_LETTERS)
        found = {word}
        for wrong, right in pairs:
            if wrong in word:
                found |= {form.replace(wrong, right) for form in found}
                if not has_digit:
                    found |= {form.replace(wrong, right, 1) for form in found}
        return _only(self._of_one_meaning(sorted((found - {word}) & self._known)))

    def _complete(self, word: str) -> tuple[str, ...]:
        """Take a word that a dot or the edge of a column cut off for the one word it begins."""
        if len(word) < _SHORTEST_STEM or not word.isalpha():
            return ()
        starts = [known for known in self._known if known.startswith(word)]
        meanings = self._of_one_meaning(sorted(starts))
        if len(meanings) <= 1:
            return _only(meanings)
        return ("?torn",) if self._polar.intersection(map(self._meaning, meanings)) else ("?cut",)

    def _split_glued(self, word: str) -> tuple[str, ...]:
        """Part words whose spaces were lost, if every piece is known."""
        if len(word) < _LONG_WORD or not word.isalpha():
            return ()
        best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 20), end - _SHORTEST_PIECE + 1):
                before = best[start]
                piece = word[start:end]
                if before is None or piece not in self._known:
                    continue
                present = best[end]
                if present is None or len(before) + 1 < len(present):
                    best[end] = (*before, piece)
        return best[-1] or ()

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Return the one word of the vocabulary within a letter or two, else what is in doubt."""
        if len(word) < _SHORTEST_REPAIR or not word.isalpha():
            return ()
        reach = 1 if len(word) < _LONG_WORD else 2
        found = extract(word, self._targets, scorer=OSA.distance, score_cutoff=reach, limit=None)
        if not found:
            return ()
        nearest = min(distance for _, distance, _ in found)
        words = [target for target, distance, _ in found if distance == nearest]
        meanings = self._of_one_meaning(sorted(words))
        return _only(meanings) if len(meanings) <= 1 else ("?torn",)

    def _of_one_meaning(self, words: Sequence[str]) -> list[str]:
        """Keep one word for each meaning."""
        kept: dict[str, str] = {}
        for word in words:
            kept.setdefault(self._meaning(word), word)
        return list(kept.values())

    def _meaning(self, word: str) -> str:
        if word in self._negator_words:
            return "not"
        if word in self._term_of:
            return self._term_of[word]
        return "" if word in self.dropped | self._light | self._fillers else word

    def _as_tokens(self, spelt: Sequence[tuple[str, str]]) -> Iterable[Token]:
        kept = [(word, printed) for word, printed in spelt if word not in self.dropped]
        position = 0
        while position < len(kept):
            word, printed = kept[position]
            for words, meaning in self._sequences.get(word, ()):
                following = kept[position : position + len(words)]
                if tuple(entry[0] for entry in following) == words:
                    printed = " ".join(dict.fromkeys(entry[1] for entry in following))
                    yield from (self._token(term, printed) for term in meaning)
                    position += len(words)
                    break
            else:
                if word not in self._light:
                    yield self._token(word, printed)
                position += 1

    def _token(self, word: str, printed: str) -> Token:
        if word in {HARD.text, SOFT.text}:
            return Token(word, "break", "")
        if word == "?torn":
            return Token(word, "torn", printed)
        if word == "?cut":
            return Token(word, "cut", printed)
        if word in self._negator_words or word == "not":
            return Token("not", "negator", printed)
        term = self._term_of.get(word, word)
        return Token(term, self._kind(word, term), printed)

    def _kind(self, word: str, term: str) -> Kind:
        kinds: Mapping[Kind, bool] = {
            "doubt": word in self._doubts or term in self._doubts,
            "foreign": word in self._foreign,
            "term": word in self._term_of or term in self._phrase_terms,
            "filler": word in self._fillers,
            "number": word.isdigit(),
        }
        return next((kind for kind, holds in kinds.items() if holds), "unknown")


def _literals(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        for element in phrase.split():
            if element not in {"..", "^", "$"}:
                yield from element.rstrip("?").split("|")


def _only(words: Sequence[str]) -> tuple[str, ...]:
    return (words[0],) if len(words) == 1 else ()
