"""A codebook without what it may have learnt from the labels that are being scored.

Out go the aliases whose source is the fold, and every entry of the vocabulary (wording of a term,
abbreviation, phrase, filler) to which nothing but the fold bears witness. Witnesses are the labels
of other folds; official lists (the titles of the codebooks that are shipped, and what `sources.csv`
of the codebook names); and wordings that were written without the keyed labels. For the floor only
other folds and the titles of the codebook itself are heard, so that what everybody knows and one
fold prints goes too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.codebooks.loader import list_codebooks, load_codebook
from foi_compare.codebooks.sources import entry_sources
from foi_compare.match.label_reading.facts import FactReader
from foi_compare.match.label_reading.label_phrases import PhraseBook, compile_phrase
from foi_compare.match.label_reading.label_words import clean, split_words
from foi_compare.match.label_reading.printed_code import CodeReader
from foi_compare.model.codes import Codebook
from labels.rows import Row, fold_of, read_independent

OFFICIAL = "official titles"
_INDEPENDENT = "independent wordings"


class Witnesses(NamedTuple):
    """The folds that bear witness to each wording and to each phrase."""

    wordings: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[str]]


def find_witnesses(codebook: Codebook, rows: Sequence[Row]) -> Witnesses:
    """Find which folds, official lists and independent wordings hold each entry."""
    lists = [load_codebook(name) for name in list_codebooks()]
    texts = [(text, OFFICIAL) for book in lists for text in _titles(book)]
    texts += [
        (alias.label, OFFICIAL)
        for book in lists
        if book.name != codebook.name
        for alias in book.aliases
    ]
    texts += [(label, _INDEPENDENT) for label, _ in read_independent()]
    found = _witnesses(codebook, rows, texts)
    named = dict.fromkeys(entry_sources(codebook.name), OFFICIAL)

    def with_named(of: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
        return {entry: folds | {named.get(entry, "")} - {""} for entry, folds in of.items()}

    return Witnesses(with_named(found.wordings), with_named(found.phrases))


def find_prints(codebook: Codebook, rows: Sequence[Row]) -> Witnesses:
    """Find which folds and titles of the codebook print each entry, and nothing else."""
    return _witnesses(codebook, rows, [(text, OFFICIAL) for text in _titles(codebook)])


def _titles(codebook: Codebook) -> list[str]:
    codes = codebook.codes.values()
    texts = [text for code in codes for text in (code.title, code.short_title, code.group)]
    return [text for text in texts if text]


def _witnesses(
    codebook: Codebook, rows: Sequence[Row], others: Sequence[tuple[str, str]]
) -> Witnesses:
    texts = [(row.label, row.fold) for row in rows] + [*others]
    reader, codes = FactReader(codebook), CodeReader(codebook)
    rests = [(codes.read(clean(text)).rest, fold) for text, fold in texts]
    return Witnesses(_of_wordings(codebook, rests), _of_phrases(codebook, reader, rests))


def without_aliases(codebook: Codebook, fold: str) -> Codebook:
    """Return the codebook without the aliases whose source is the fold."""
    kept = tuple(alias for alias in codebook.aliases if fold_of(alias.source) != fold)
    return replace(codebook, aliases=kept)


def without_words(codebook: Codebook, fold: str, witnesses: Witnesses) -> Codebook:
    """Return the codebook without what only one fold bears witness to, aliases included."""
    codebook = without_aliases(codebook, fold)
    vocabulary, facts = codebook.vocabulary, codebook.facts

    def keeps(text: str, of: Mapping[str, frozenset[str]]) -> bool:
        return of.get(text, frozenset()) != {fold}

    def kept(texts: Iterable[str], of: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
        return tuple(text for text in texts if keeps(text, of))

    words, phrases = witnesses.wordings, witnesses.phrases
    return replace(
        codebook,
        vocabulary=replace(
            vocabulary,
            terms={term: kept(wordings, words) for term, wordings in vocabulary.terms.items()},
            expansions={
                key: text for key, text in vocabulary.expansions.items() if keeps(key, words)
            },
            fillers=kept(vocabulary.fillers, words),
            ordinary=kept(vocabulary.ordinary, words),
        ),
        facts=replace(
            facts,
            statements=tuple(
                replace(entry, phrases=kept(entry.phrases, phrases)) for entry in facts.statements
            ),
        ),
        groups=tuple(
            replace(group, phrases=kept(group.phrases, phrases)) for group in codebook.groups
        ),
        other_tables=tuple(
            replace(table, labels=kept(table.labels, phrases)) for table in codebook.other_tables
        ),
        totals=kept(codebook.totals, phrases),
        subtotals=kept(codebook.subtotals, phrases),
    )


def _of_wordings(
    codebook: Codebook, texts: Iterable[tuple[str, str]]
) -> Mapping[str, frozenset[str]]:
    vocabulary = codebook.vocabulary
    dropped = {*vocabulary.dropped}

    def words(text: str) -> tuple[str, ...]:
        found = (word.text for word in split_words(clean(text)) if not word.is_break)
        return tuple(word for word in found if word not in dropped)

    wordings = {
        *(wording for group in vocabulary.terms.values() for wording in group),
        *vocabulary.expansions,
        *vocabulary.fillers,
        *vocabulary.ordinary,
    }
    sequences = {wording: words(wording) for wording in wordings}
    longest = max(map(len, sequences.values()))
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for text, fold in texts:
        found = words(text)
        for size in range(1, longest + 1):
            for start in range(len(found) - size + 1):
                seen[found[start : start + size]].add(fold)
    return {wording: frozenset(seen[sequence]) for wording, sequence in sequences.items()}


def _of_phrases(
    codebook: Codebook, reader: FactReader, texts: Iterable[tuple[str, str]]
) -> Mapping[str, frozenset[str]]:
    sources = [
        *(entry.phrases for entry in codebook.facts.statements),
        *(group.phrases for group in codebook.groups),
        *(table.labels for table in codebook.other_tables),
        codebook.totals,
        codebook.subtotals,
    ]
    phrases = list(dict.fromkeys(phrase for source in sources for phrase in source))
    read = [(reader.lexicon.tokens(text), fold) for text, fold in texts]
    witnesses: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        compiled = compile_phrase(reader.as_terms(phrase), 0)
        book = PhraseBook([compiled] if compiled.needs else [], reader.subjects)
        witnesses[phrase] = frozenset(fold for tokens, fold in read if book.find(tokens))
    return witnesses
