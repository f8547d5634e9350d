"""A label to the facts that it states, and to the words that nobody could place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foi_compare.match.label_reading.label_phrases import Found, Phrase, PhraseBook, compile_phrase
from foi_compare.match.label_reading.label_words import is_cut_short
from foi_compare.match.label_reading.lexicon import Lexicon, Token
from foi_compare.match.label_reading.polarity import read_subjects
from foi_compare.model.codes import Codebook, Group, OtherTable


class Owner(NamedTuple):
    """What finding a phrase means: one of these is set."""

    fact: str = ""
    part: str = ""
    group: Group | None = None
    other: OtherTable | None = None
    total: str = ""


class Reading(NamedTuple):
    """What a label states.

    `facts` maps each fact to the words that state it; `topics` are those that make it a label of
    the codebook. `doubts` are negations and undoing words that belong to no fact; `unknown` are
    words outside the vocabulary, `idle` those that say nothing; `foreign` are words of other
    tables, `kinds` those tables. `stated` are the terms that state the facts.
    """

    facts: Mapping[str, str]
    topics: frozenset[str]
    doubts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    total: str = ""
    cut_short: bool = False
    words: int = 0
    firm: int = 0
    subjects: frozenset[str] = frozenset()
    uncounted: tuple[str, ...] = ()
    negated: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()


class FactReader:
    """Reads labels with the statements, polarities and vocabulary of one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the phrases of the codebook."""
        self._facts = codebook.facts
        sources: list[tuple[Owner, Sequence[str]]] = [
            *(
                (Owner(fact=entry.fact, part=entry.part), entry.phrases)
                for entry in codebook.facts.statements
            ),
            *((Owner(group=entry), entry.phrases) for entry in codebook.groups),
            *((Owner(other=entry), entry.labels) for entry in codebook.other_tables),
            (Owner(total="total"), codebook.totals),
            (Owner(total="subtotal"), codebook.subtotals),
        ]
        self._owners = [owner for owner, _ in sources]
        texts = [
            (phrase, place) for place, (_, phrases) in enumerate(sources) for phrase in phrases
        ]
        polar_terms = [
            term
            for polarity in codebook.facts.polarities
            for term in (*polarity.positive, *polarity.negative)
        ]
        titles = [
            text for code in codebook.codes.values() for text in (code.title, code.short_title)
        ]
        self.lexicon = Lexicon(
            codebook.vocabulary,
            phrases=[*(text for text, _ in texts), *(b.word for b in codebook.facts.bound)],
            polar=polar_terms,
            texts=[*titles, *(alias.label for alias in codebook.aliases)],
        )
        self._negatives = {term for p in codebook.facts.polarities for term in p.negative}
        self._blocks = frozenset(codebook.facts.subjects)
        self._phrases = PhraseBook(self._compiled(texts), self._blocks)
        self._topics = frozenset(
            {entry.fact for entry in codebook.facts.statements if entry.topic}
            | {
                fact
                for p in codebook.facts.polarities
                for fact in (p.positive_fact, p.negative_fact)
            }
            | {fact for b in codebook.facts.bound for fact, _ in b.by_subject.values()}
        )
        self._counted = {
            term
            for phrase in (*codebook.totals, *codebook.subtotals)
            for part in self.as_terms(phrase).split()
            for term in part.rstrip("?").split("|")
        }

    @property
    def subjects(self) -> frozenset[str]:
        """The terms of people of whom something may be said."""
        return self._blocks

    def as_terms(self, phrase: str) -> str:
        """Put the terms for the words of a phrase, and leave out words that are dropped."""
        parts = (part for part in phrase.split() if part not in self.lexicon.dropped)
        return " ".join(map(self._as_term, parts))

    def _as_term(self, part: str) -> str:
        ending = "?" if part.endswith("?") else ""
        words = part.removesuffix("?").split("|")
        return "|".join(dict.fromkeys(map(self.lexicon.term, words))) + ending

    def _compiled(self, texts: Sequence[tuple[str, int]]) -> tuple[Phrase, ...]:
        compiled = (compile_phrase(self.as_terms(text), owner) for text, owner in texts)
        return tuple(phrase for phrase in compiled if phrase.needs)

    def read(self, text: str) -> Reading:
        """Read cleaned text, its printed code taken away."""
        tokens = self.lexicon.tokens(text)
        found = self._phrases.find(tokens)
        free = [True] * len(tokens)
        for hit in found:
            for at in hit.positions:
                free[at] = False
        owners = ((self._owners[hit.owner].fact, hit.positions) for hit in found)
        stating = [(fact, positions) for fact, positions in owners if fact]
        strange: list[str] = []
        for said in read_subjects(
            tokens, free, self._facts.polarities, self._facts.bound, self._facts.subjects
        ):
            if not said.fact:
                strange += [tokens[at].printed for at in said.positions]
                continue
            stating.append((said.fact, said.positions))
            for at in said.positions:
                free[at] = False
        reading = self._reading(tokens, free, self._quoted(tokens, stating), found, text)
        return reading._replace(
            negated=frozenset(
                fact for fact, at in stating if any(tokens[one].kind == "negator" for one in at)
            ),
            stated=frozenset(tokens[one].term for _, at in stating for one in at),
            doubts=(*reading.doubts, *strange),
        )

    def _quoted(
        self, tokens: Sequence[Token], stating: Sequence[tuple[str, Sequence[int]]]
    ) -> Mapping[str, str]:
        """Return each fact with the first words that state it."""
        facts: dict[str, str] = {}
        for fact, positions in stating:
            facts.setdefault(fact, self._quote(tokens, positions))
        return facts

    def _reading(
        self,
        tokens: Sequence[Token],
        free: Sequence[bool],
        facts: Mapping[str, str],
        found: Sequence[Found],
        text: str,
    ) -> Reading:
        owners = [self._owners[hit.owner] for hit in found]
        left = [token for token, is_free in zip(tokens, free, strict=True) if is_free]

        def of_kind(*kinds: str) -> tuple[str, ...]:
            return tuple(token.printed for token in left if token.kind in kinds)

        undone = tuple(token.printed for token in left if token.term in self._negatives)

        return Reading(
            facts=facts,
            topics=self._topics & frozenset(facts),
            doubts=of_kind("negator", "doubt", "torn") + undone,
            unknown=of_kind("unknown", "cut"),
            idle=of_kind("idle"),
            foreign=of_kind("foreign"),
            kinds=tuple(owner.other.kind for owner in owners if owner.other),
            groups=tuple(owner.group for owner in owners if owner.group),
            total=next((owner.total for owner in owners if owner.total), ""),
            parts=frozenset(owner.part for owner in owners if owner.part)
            | {fact for fact in facts if fact.partition("=")[0] in self._facts.splits},
            cut_short=is_cut_short(text, self.lexicon.dropped),
            subjects=frozenset(token.term for token in left if token.term in self._blocks),
            uncounted=tuple(
                token.printed
                for token in left
                if token.kind == "term" and token.term not in self._counted
            ),
            firm=sum(not is_free for is_free in free),
            words=sum(token.kind != "break" for token in tokens),
        )

    def is_loose(self, reading: Reading) -> bool:
        """Say whether nothing but the loosest facts are stated, such as a death of nobody named."""
        loose = {fact for b in self._facts.bound for fact, _ in [b.by_subject.get("", ("", ""))]}
        loose |= {entry.fact for entry in self._facts.statements if entry.or_none}
        return reading.topics <= loose

    def may_be_none(self, reading: Reading) -> bool:
        """Say whether a stated fact leaves it open that the label is none of the codebook."""
        return any(
            entry.or_none and entry.fact in reading.facts for entry in self._facts.statements
        )

    @staticmethod
    def _quote(tokens: Sequence[Token], positions: Sequence[int]) -> str:
        return " ".join(tokens[at].printed for at in positions)
