"""Phrases of the facts found in the tokens of a label: the longest first, each word used once.

A phrase is a row of terms. `a|b` is either, `a?` may be missing, `..` passes over up to four other
words of the same clause (never over a negation or a person), `^` and `$` are the ends of the
label. Breaks (commas, dashes, brackets) may stand between any two terms, but hard ones (all but
commas, slashes, `and`, `or`) neither before nor after a `not` unless the phrase says `;`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from foi_compare.match.label_reading.lexicon import Token

_LONGEST_GAP = 4


class Element(NamedTuple):
    """One element of a phrase: the terms it takes, whether it may be missing, or a gap."""

    terms: frozenset[str]
    optional: bool = False
    gap: bool = False


class Phrase(NamedTuple):
    """A compiled phrase; `owner` is what finding it means, an index into the caller's list."""

    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]
    at_start: bool
    at_end: bool
    owner: int


class Found(NamedTuple):
    """A phrase found: the positions of the tokens that it used, and to how many ends it is tied."""

    owner: int
    positions: tuple[int, ...]
    anchors: int = 0


def compile_phrase(text: str, owner: int) -> Phrase:
    """Compile one phrase of the codebook."""
    parts = text.split()
    elements = [
        Element(frozenset(), gap=True)
        if part == ".."
        else Element(frozenset(part.rstrip("?").split("|")), optional=part.endswith("?"))
        for part in parts
        if part not in {"^", "$"}
    ]
    needs = tuple(part.terms for part in elements if not part.gap and not part.optional)
    return Phrase(tuple(elements), needs, parts[:1] == ["^"], parts[-1:] == ["$"], owner)


class PhraseBook:
    """The phrases of a codebook, found by the terms they begin with."""

    def __init__(self, phrases: Iterable[Phrase], blocks: frozenset[str]) -> None:
        """Take the phrases; a gap never passes over `blocks`, negations and doubts."""
        self._blocks = blocks
        self._by_term: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for term in phrase.needs[0]:
                self._by_term.setdefault(term, []).append(phrase)

    def find(self, tokens: Sequence[Token]) -> tuple[Found, ...]:
        """Return the phrases of the tokens, longest first; no token serves two of them."""
        present = frozenset(token.term for token in tokens)
        search = _Search(tokens, self._blocks)
        hits = {
            Found(phrase.owner, positions, phrase.at_start + phrase.at_end)
            for term in present
            for phrase in self._by_term.get(term, ())
            if all(not present.isdisjoint(terms) for terms in phrase.needs)
            for positions in search.all_matches(phrase)
        }
        return _without_overlap(hits)


def _without_overlap(found: Iterable[Found]) -> tuple[Found, ...]:
    hits = list(found)
    hits.sort(key=lambda hit: (-len(hit.positions), -hit.anchors, hit.positions, hit.owner))
    used: set[int] = set()
    kept = []
    for hit in hits:
        if used.isdisjoint(hit.positions):
            used.update(hit.positions)
            kept.append(hit)
    return tuple(kept)


class _Search:
    """Tries phrases at every position of one label."""

    def __init__(self, tokens: Sequence[Token], blocks: frozenset[str]) -> None:
        self._tokens = tokens
        self._blocks = blocks
        words = [index for index, token in enumerate(tokens) if token.kind != "break"]
        self._first = words[0] if words else 0
        self._last = words[-1] if words else -1

    def all_matches(self, phrase: Phrase) -> Iterator[tuple[int, ...]]:
        starts = (self._first,) if phrase.at_start else range(len(self._tokens))
        for start in starts:
            if self._tokens[start].kind == "break":
                continue
            for positions in self._from(phrase.elements, start):
                if not phrase.at_end or positions[-1] == self._last:
                    yield positions
                    break

    def _from(
        self, elements: tuple[Element, ...], at: int, *, negated: bool = False
    ) -> Iterator[tuple[int, ...]]:
        if not elements:
            yield ()
            return
        element, rest = elements[0], elements[1:]
        if element.gap:
            for after in self._gap_ends(at):
                yield from self._from(rest, after, negated=negated)
            return
        negated = negated or "not" in element.terms
        place = self._skip_breaks(at, element, negated=negated)
        at_break = ";" in element.terms
        if place < len(self._tokens) and self._tokens[place].term in element.terms:
            for positions in self._from(rest, place + 1, negated=negated and not at_break):
                yield (place, *positions)
        if element.optional:
            yield from self._from(rest, at, negated=negated)

    def _skip_breaks(self, at: int, element: Element, *, negated: bool) -> int:
        """Pass over breaks; no negation reaches over a hard one (`evidence - no suspect`)."""
        while at < len(self._tokens) and self._tokens[at].kind == "break":
            if self._tokens[at].term == ";" and (negated or ";" in element.terms):
                return at
            at += 1
        return at

    def _gap_ends(self, at: int) -> Iterator[int]:
        passed = 0
        yield at
        while at < len(self._tokens) and passed < _LONGEST_GAP:
            token = self._tokens[at]
            if token.kind in {"negator", "doubt", "torn"} or token.term in self._blocks:
                return
            if token.term == ";":
                return
            passed += token.kind != "break"
            at += 1
            yield at
