"""A codebook folder to what in it does not hold together, with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foi_compare.codebooks.loader import (
    ALIASES_FILE,
    CODES_FILE,
    FACTS_FILE,
    MAIN_FILE,
    VOCABULARY_FILE,
    codebook_texts,
)
from foi_compare.match.label_reading.label_words import clean, squeeze
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook


class Problem(NamedTuple):
    """One thing that is wrong: `line` is 0 where no single line is to blame."""

    file: str
    line: int
    text: str


def check_codebook(book: Codebook, name_or_folder: str) -> tuple[Problem, ...]:
    """Return what is wrong with a codebook that could be loaded, in the order of its files."""
    lines = _Lines(codebook_texts(name_or_folder))
    return (
        *_twice(book),
        *_unreached(book, lines),
        *_unstated(book, lines),
        *_ruling_out_everything(book, lines),
        *_never_told_apart(book, lines),
        *_ambiguous_words(book, lines),
    )


class _Lines:
    """The lines of the files, to say where something stands."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._lines = {name: text.splitlines() for name, text in texts.items()}

    def of(self, file: str, *words: str) -> int:
        """Return the first line of a file that holds all the words in quotes, else 0."""
        for number, line in enumerate(self._lines.get(file, ()), start=1):
            if all(f'"{word}"' in line for word in words):
                return number
        return 0

    def of_code(self, code: str) -> int:
        """Return the line of a code in `codes.csv`."""
        for number, line in enumerate(self._lines.get(CODES_FILE, ()), start=1):
            if line.startswith((f"{code},", f'"{code}",')):
                return number
        return 0


def _twice(book: Codebook) -> Iterator[Problem]:
    """Yield aliases that repeat or contradict an earlier alias or a title."""
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    for code in book.codes.values():
        for title in (code.title, code.short_title):
            known.setdefault(squeeze(clean(title)), ((code.code,), f"the title of {code.code}"))
    for alias in book.aliases:
        key = squeeze(clean(alias.label))
        codes, where = known.setdefault(key, (alias.codes, f"line {alias.line}"))
        if where == f"line {alias.line}":
            continue
        text = f"`{alias.label}` stands for {'|'.join(alias.codes)} here"
        if codes == alias.codes:
            yield Problem(ALIASES_FILE, alias.line, f"{text} and in {where}: a duplicate")
        else:
            yield Problem(ALIASES_FILE, alias.line, f"{text} but for {'|'.join(codes)} in {where}")


def _unreached(book: Codebook, lines: _Lines) -> Iterator[Problem]:
    """Yield codes that no label can reach: not even their own titles give them."""
    matcher = Matcher(book)
    ruled = {rule.code for rule in book.facts.rules}
    for code in book.codes.values():
        titles = [title for title in (code.title, code.short_title) if title]
        if not any(matcher.match(title).code == code.code for title in titles):
            text = f"no label reaches {code.code}: its titles are those of another code"
            yield Problem(CODES_FILE, lines.of_code(code.code), text)
        elif ruled and code.code not in ruled:
            text = f"no rule proves {code.code}: only its titles and aliases reach it"
            yield Problem(FACTS_FILE, 0, text)


def _stated(book: Codebook) -> set[str]:
    facts = book.facts
    stated = {entry.fact for entry in facts.statements}
    stated |= {fact for p in facts.polarities for fact in (p.positive_fact, p.negative_fact)}
    return stated | {fact for b in facts.bound for fact, _ in b.by_subject.values()}


def _named(book: Codebook) -> Iterable[str]:
    facts = book.facts
    for rule in facts.rules:
        yield from (*rule.when, *rule.unless)
    for allowed in facts.allows.values():
        yield from sorted(allowed)
    for settlement in facts.settlements:
        yield from settlement.needs
    yield from (*facts.explicit, *facts.opens, *facts.never, *facts.echoes)


def _unstated(book: Codebook, lines: _Lines) -> Iterator[Problem]:
    """Yield facts that are asked for and that no words state: mostly a misspelling."""
    stated = _stated(book)
    for fact in dict.fromkeys(_named(book)):
        if fact not in stated:
            yield Problem(FACTS_FILE, lines.of(FACTS_FILE, fact), f"no words state `{fact}`")


def _ruling_out_everything(book: Codebook, lines: _Lines) -> Iterator[Problem]:
    """Yield topics that no code has a use for: a label that states one gets no code."""
    facts = book.facts
    used = {fact for rule in facts.rules for fact in rule.when}.union(*facts.allows.values())
    for entry in facts.statements:
        if entry.topic and entry.fact not in used and entry.fact not in facts.never:
            line = lines.of(FACTS_FILE, entry.fact)
            yield Problem(FACTS_FILE, line, f"`{entry.fact}` leaves no code: no rule or allowance")


def _never_told_apart(book: Codebook, lines: _Lines) -> Iterator[Problem]:
    """Yield rules that prove two codes with the same facts."""
    proofs: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for rule in book.facts.rules:
        if frozenset(rule.when) & frozenset(rule.unless):
            continue  # such a rule keeps its code a candidate and proves nothing
        key = (frozenset(rule.when), frozenset(rule.unless))
        other = proofs.setdefault(key, rule.code)
        if other != rule.code:
            line = lines.of(FACTS_FILE, *rule.when)
            text = f"{' + '.join(rule.when)} proves {other} and {rule.code} alike"
            yield Problem(FACTS_FILE, line, text)


def _ambiguous_words(book: Codebook, lines: _Lines) -> Iterator[Problem]:
    """Yield words that stand for two terms, and phrases that state two facts."""
    terms: dict[str, str] = {}
    for term, wordings in book.vocabulary.terms.items():
        for wording in wordings:
            other = terms.setdefault(wording, term)
            if other != term:
                line = lines.of(VOCABULARY_FILE, wording)
                text = f"`{wording}` stands for `{other}` and for `{term}`"
                yield Problem(VOCABULARY_FILE, line, text)
    facts: dict[str, str] = {}
    for entry in book.facts.statements:
        for phrase in entry.phrases:
            other = facts.setdefault(phrase, entry.fact)
            if other != entry.fact:
                line = lines.of(FACTS_FILE, phrase)
                text = f"`{phrase}` states `{other}` and `{entry.fact}`"
                yield Problem(FACTS_FILE, line, text)
    names = [group.name for group in book.groups]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Problem(MAIN_FILE, lines.of(MAIN_FILE, name), f"two groups are called `{name}`")
