"""Every entry of a vocabulary taken out once: which label shows that it is gone, and which none.

`python benchmarks/measure_deletions.py` writes the labels that show it to the tests, which then
fail for each entry that somebody deletes, and names the entries that no label needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.match.label_reading.label_words import clean, split_words
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import Match

_WORD_LISTS = ("dropped", "light", "fillers", "negators", "doubts", "ordinary", "foreign")


class Entry(NamedTuple):
    """One entry: the list it stands in, its text, and the codebook without it."""

    where: str
    text: str
    without: Callable[[], Codebook]


class Use(NamedTuple):
    """A label that gets another answer once an entry is gone; no label where none does."""

    entry: Entry
    label: str
    answer: str


def answer_of(match: Match) -> str:
    """Return a verdict in one word: a code, `total`, `none`, or the candidates in their order."""
    if match.status == "ambiguous":
        return f"{match.role}:{'|'.join(candidate.code for candidate in match.candidates)}"
    return match.code or match.status


def entries(book: Codebook) -> Iterator[Entry]:
    """Yield every alias, word, abbreviation and phrase of a codebook."""
    for alias in book.aliases:
        kept = tuple(one for one in book.aliases if one is not alias)
        yield Entry("aliases", alias.label, _lazily(book, aliases=kept))
    yield from _words(book)
    yield from _phrases(book)


def _words(book: Codebook) -> Iterator[Entry]:
    words = book.vocabulary
    for term, wordings in words.terms.items():
        for wording in wordings:
            terms = {**words.terms, term: _less(wordings, wording)}
            changed = replace(words, terms=terms)
            yield Entry(f"terms.{term}", wording, _lazily(book, vocabulary=changed))
    for key in words.expansions:
        kept = {one: text for one, text in words.expansions.items() if one != key}
        changed = replace(words, expansions=kept)
        yield Entry("expansions", key, _lazily(book, vocabulary=changed))
    for name in _WORD_LISTS:
        for word in getattr(words, name):
            changed = replace(words, **{name: _less(getattr(words, name), word)})
            yield Entry(name, word, _lazily(book, vocabulary=changed))


def _phrases(book: Codebook) -> Iterator[Entry]:
    facts = book.facts
    for place, statement in enumerate(facts.statements):
        for phrase in statement.phrases:
            fewer = replace(statement, phrases=_less(statement.phrases, phrase))
            listed = (*facts.statements[:place], fewer, *facts.statements[place + 1 :])
            changed = replace(facts, statements=listed)
            yield Entry(f"statement {statement.fact}", phrase, _lazily(book, facts=changed))
    for name in ("totals", "subtotals"):
        for phrase in getattr(book, name):
            kept = _less(getattr(book, name), phrase)
            yield Entry(name, phrase, _lazily(book, **{name: kept}))
    for place, group in enumerate(book.groups):
        for phrase in group.phrases:
            fewer_group = replace(group, phrases=_less(group.phrases, phrase))
            groups = (*book.groups[:place], fewer_group, *book.groups[place + 1 :])
            yield Entry(f"group {group.name}", phrase, _lazily(book, groups=groups))


def uses(
    book: Codebook, labels: Sequence[str], before: Mapping[tuple[str, str], str]
) -> Iterator[Use]:
    """Yield for every entry a label that shows it, of the given ones or made for it.

    `before` holds the label that showed an entry the last time, which is tried first.
    """
    matcher = Matcher(book)
    known = {label: answer_of(matcher.match(label)) for label in labels}
    by_word: dict[str, list[str]] = {}
    for label in sorted(known, key=len):
        for word in dict.fromkeys(word.text for word in split_words(clean(label))):
            by_word.setdefault(word, []).append(label)
    for entry in entries(book):
        other = Matcher(entry.without())
        last = before.get((entry.where, entry.text), "")
        for label in (*([last] if last else []), *_candidates(book, entry, by_word)):
            answer = known.get(label) or answer_of(matcher.match(label))
            if answer_of(other.match(label)) != answer:
                yield Use(entry, label, answer)
                break
        else:
            yield Use(entry, "", "")


_MOST_TRIED = 40
_FRAMES = (
    "{}",
    "Charged {}",
    "Community resolution {}",
    "{} community resolution",
    "Named suspect identified - victim {}",
    "Suspect {} - victim does not support",
    "Caution {}",
    "Adult caution {}",
    "Youth {}",
    "Cannabis {}",
    "{} warning",
    "Victim or {} dead",
    "Investigation {} - no suspect identified",
    "{} difficulties: suspect identified; victim supports",
    "Not in the public interest - {}",
    "Prosecution prevented - suspect {}",
    "{} agency",
    "Other {}",
    "Case {}",
    "No {}",
    "No suspect identified - {}",
    "{} outcome",
    "{} not in public interest (police)",
    "Prosecution time limit {}",
    "Suspect below the {} of criminal responsibility",
)


def _candidates(book: Codebook, entry: Entry, by_word: dict[str, list[str]]) -> Iterable[str]:
    """Yield labels that may show an entry: those that hold it, and some that are made to."""
    words = [word.text for word in split_words(clean(_plain(entry.text))) if not word.is_break]
    yield from by_word.get(words[0] if words else "", [])[:_MOST_TRIED]
    kind, _, term = entry.where.partition(".")
    if kind == "terms":
        for wording in (term, *book.vocabulary.terms[term]):
            for label in by_word.get(wording, [])[:_MOST_TRIED]:
                yield clean(label).replace(wording, entry.text)
    for frame in _FRAMES:
        yield frame.format(_plain(entry.text))


def _plain(phrase: str) -> str:
    """Return a phrase as a label could print it."""
    parts = [part for part in phrase.split() if part not in {"^", "$", ".."}]
    chosen = [part.rstrip("?").split("|")[0].replace("_", " ") for part in parts]
    return " ".join(" - " if part == ";" else part for part in chosen)


def _less(texts: Iterable[str], text: str) -> tuple[str, ...]:
    return tuple(one for one in texts if one != text)


def _lazily(book: Codebook, **changes: object) -> Callable[[], Codebook]:
    return lambda: replace(book, **changes)  # type: ignore[arg-type]  # the names are fields
