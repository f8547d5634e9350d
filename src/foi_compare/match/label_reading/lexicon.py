"""Words to terms: synonyms, abbreviations, misspellings and damage, as the vocabulary has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from foi_compare.match.label_reading.label_words import HARD, SOFT, Word, clean, parted, split_words
from foi_compare.match.label_reading.repair import CUT, TORN, Repairer
from foi_compare.model.codes import Vocabulary

Kind = Literal[
    "term",
    "filler",
    "idle",
    "number",
    "break",
    "negator",
    "doubt",
    "foreign",
    "unknown",
    "torn",
    "cut",
]

# Two words are joined only where a long one comes of it: `inves tigation`, never `a d`.
_SHORTEST_JOINED = 6
_SHORT_END = 3
_FEWEST_WELSH = 2  # words that nothing parts from English ones; one alone may be a name
_JOINTS = frozenset({"and", "or"})


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
        self._idle = frozenset(vocabulary.idle)
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
        for wording in [wording for wording in self._expansions if " " in wording]:
            self._add(wording, self._expansions.pop(wording))
        for sequences in self._sequences.values():
            sequences.sort(key=lambda entry: -len(entry[0]))
        # Words of titles and aliases that no phrase needs say nothing by themselves.
        self._plain = {word for text in texts for word in self._words(text)}
        self._foreign = frozenset(vocabulary.foreign) - self._plain
        self._welsh = vocabulary.welsh
        self._english = vocabulary.english
        self._phrase_terms = frozenset(map(self.term, _literals(phrases))) | self._polar
        self._known = frozenset().union(
            self._term_of,
            self._expansions,
            self._phrase_terms,
            self._plain,
            vocabulary.ordinary,
            self._negator_words,
            self._doubts,
            self._fillers,
            self._idle,
            self._foreign,
            self.dropped,
            self._light,
            _JOINTS,
            *(words for sequences in self._sequences.values() for words, _ in sequences),
        )
        self._repairer = Repairer(
            self._known,
            ordinary=vocabulary.ordinary,
            english=vocabulary.english,
            small=self.dropped | self._light | self._negator_words | _JOINTS,
            polar=self._polar,
            meaning=self._meaning,
        )

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Read cleaned text as tokens; dropped words are gone, breaks stay."""
        words = self._spelt(self._without_welsh(split_words(text)))
        return tuple(self._as_tokens(words))

    def negations(self, text: str) -> int:
        """Count the negations of cleaned text."""
        return sum(
            token.kind == "negator" or token.term.startswith("un") for token in self.tokens(text)
        )

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

    def _without_welsh(self, words: Sequence[Word]) -> Sequence[Word]:
        """Leave out the parts of a bilingual label that are Welsh, if English is left."""
        if self._welsh.isdisjoint(word.text for word in words):
            return words
        parts = parted(words)
        read = [part for part in parts if not self._is_welsh(part)]
        fewest = 1 if len(read) < len(parts) else _FEWEST_WELSH
        rest = tuple(word for part in read for word in self._behind_welsh(part, fewest))
        return rest if any(self._is_english(word.text) for word in rest) else words

    def _is_welsh(self, part: Sequence[Word]) -> bool:
        """Say whether all words of a part are Welsh and one of them is nothing but Welsh."""
        texts = [word.text for word in part if not word.is_break]
        return all(text in self._welsh for text in texts) and not all(map(self._is_english, texts))

    def _behind_welsh(self, part: Sequence[Word], fewest: int) -> Sequence[Word]:
        """Leave out the Welsh words that a part begins with, where they are so many at least.

        Nothing need part the languages where each stands on a line of its own.
        """
        run = list(takewhile(lambda word: word.text in self._welsh, part))
        while run and self._is_english(run[-1].text):
            run.pop()
        return part[len(run) :] if len(run) >= fewest else part

    def _is_english(self, word: str) -> bool:
        return word in self._known or word in self._english

    def _spelt(self, words: Sequence[Word]) -> list[tuple[str, str]]:
        """Return (word as known, word as printed); a torn word becomes `?` and an empty one."""
        spelt: list[tuple[str, str]] = []
        position = 0
        while position < len(words):
            word = words[position]
            following = words[position + 1] if position + 1 < len(words) else HARD
            joined = self._joined(word, following)
            if joined:
                spelt.append((joined, f"{word.text} {following.text}"))
                position += 2
                continue
            is_last = 0 < position == len(words) - 1
            for piece in self._pieces(word, is_last=is_last):
                meanings = self._expansions.get(piece, (piece,))
                spelt += [(meaning, word.text) for meaning in meanings]
            position += 1
        return spelt

    def _joined(self, word: Word, following: Word) -> str:
        """Return the known word that a break inside it left as two, one of them unknown."""
        joined = word.text + following.text
        # `on going` is one word although each of it is one.
        whole = {word.text, following.text} <= self._known - self._idle
        return (
            joined
            if len(joined) >= _SHORTEST_JOINED and joined in self._known and not whole
            else ""
        )

    def _pieces(self, word: Word, *, is_last: bool) -> tuple[str, ...]:
        if word.is_break or word.text in self._known or word.text.isdigit():
            return (word.text,)
        if word.ending:
            whole = self._repairer.shortened(word.text.removesuffix(word.ending), word.ending)
            if whole:
                return (whole,)
        found = self._repairer.repair(word.text, dotted=word.dotted, stem=is_last)
        is_rest = is_last and len(word.text) <= _SHORT_END and found == (word.text,)
        return (CUT,) if is_rest else found

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
                if self._are(following, words):
                    printed = " ".join(dict.fromkeys(entry[1] for entry in following))
                    yield from (self._token(term, printed) for term in meaning)
                    position += len(words)
                    break
            else:
                if word not in self._light:
                    yield self._token(word, printed)
                position += 1

    def _are(self, printed: Sequence[tuple[str, str]], words: tuple[str, ...]) -> bool:
        """Say whether words are those of a wording; the last may be cut short (`postal req`)."""
        if len(printed) < len(words) or any(
            one[0] != word for one, word in zip(printed, words[:-1], strict=False)
        ):
            return False
        last, as_printed = printed[-1]
        begun = self._kind(last, last) == "unknown" and words[-1].startswith(as_printed)
        return last == words[-1] or (begun and len(as_printed) >= _SHORT_END)

    def _token(self, word: str, printed: str) -> Token:
        if word in {HARD.text, SOFT.text}:
            return Token(word, "break", "")
        if word in _JOINTS:
            return Token(SOFT.text, "break", "")
        if word in {TORN, CUT}:
            return Token(word, "torn" if word == TORN else "cut", printed)
        if word in self._negator_words or word == "not":
            return Token("not", "negator", printed)
        term = self._term_of.get(word, word)
        return Token(term, self._kind(word, term), printed)

    def _kind(self, word: str, term: str) -> Kind:
        kinds: Mapping[Kind, bool] = {
            "doubt": word in self._doubts or term in self._doubts,
            "foreign": word in self._foreign,
            "idle": word in self._idle,
            "term": word in self._term_of or term in self._phrase_terms,
            "filler": word in self._fillers or word in self._plain,
            "number": word.isdigit(),
        }
        return next((kind for kind, holds in kinds.items() if holds), "unknown")


def _literals(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        for element in phrase.split():
            yield from element.rstrip("?").split("|")
