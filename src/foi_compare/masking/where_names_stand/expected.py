"""Sentences to the runs of words with a capital that are persons, by weighing what speaks for it.

Where a person is expected every such run is one unless it is known to be something else; where a
place is expected none is. Between the two, what the words themselves are decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from foi_compare.masking.kinds_of_words.name_words import is_given, is_initial, is_particle, plain
from foi_compare.masking.kinds_of_words.personal_evidence import Kinds
from foi_compare.masking.kinds_of_words.place_names import stands_for_place
from foi_compare.masking.kinds_of_words.runs import Run, runs, trimmed
from foi_compare.masking.where_names_stand.contexts import (
    is_located,
    is_no_person,
    weight_of_context,
)
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SENTENCE = 4
_LONGEST = 5
_AROUND = 60
ENOUGH = 2.5

_FIRST = {
    "given": 3.5,
    "surname": 1.0,
    "unknown": 1.0,
    "both": 0.0,
    "word": -1.5,
    "built": -3.0,
    "other": -3.0,
}
_FURTHER = {
    "given": 1.0,
    "surname": 1.0,
    "unknown": 0.5,
    "both": 0.5,
    "word": -1.0,
    "built": -1.5,
    "other": -3.0,
}
_GIVEN_AND_WORD, _INITIAL, _DOUBLE, _ALONE, _PLURAL, _NEVER = 1.5, 1.5, 1.0, -1.0, 1.5, -3.0
_ARTICLES = frozenset({"A", "I", "Y"})  # the last is Welsh


def expected_in_sentences(
    texts: Iterable[str], known: Collection[str], kinds: Kinds, lists: NameLists
) -> Iterator[Words]:
    """Yield the names that sentences speak of.

    Args:
        texts: the paragraphs and cells of a reply; one without a sentence is passed over.
        known: the words of the names found already: who stands beside one is a person too.
        kinds: what tells what a word may be.
        lists: the lists of the package.

    """
    beside = set(known)
    located: set[str] = set()
    found: dict[Words, None] = {}
    sentences = [text for text in texts if _is_sentence(text)]
    for text in (*sentences, *sentences):  # who is known by then stands beside another
        for one in runs(text):
            run = trimmed(one, text, kinds)
            if run is None or len(run.words) > _LONGEST:
                continue
            before = text[max(0, run.start - _AROUND) : run.start]
            behind = text[run.end : run.end + _AROUND]
            if is_located(text, before, behind) or _is_place(run, text, lists):
                located.update(run.words)
            elif (
                not is_no_person(before, behind, lists)
                and (
                    weight_of_words(run.words, kinds, lists)
                    + weight_of_context(run, before, behind, beside)
                )
                >= ENOUGH
            ):
                found[run.words] = None
                beside.update(run.words)
    yield from (words for words in found if len(words) > 1 or words[0] not in located)


def _is_sentence(text: str) -> bool:
    small = len(_SMALL.findall(text))
    return small >= _SENTENCE or (small == _SENTENCE - 1 and text.endswith("."))


def _is_place(run: Run, text: str, lists: NameLists) -> bool:
    return len(run.words) > 1 and stands_for_place(run.words, text, run.start, run.end, lists)


def weight_of_words(words: Words, kinds: Kinds, lists: NameLists) -> float:
    """Return how much the words of a run are like a name; below 0 they are like none."""
    first, *others = (word for word in words if not is_particle(word))
    weight = _of_first(first, kinds, lists)
    if not others:
        return _NEVER if is_initial(first) else weight + _ALONE
    if first in _ARTICLES or " ".join(map(plain, words[:2])) in lists.eponyms:
        return _NEVER
    inner = sum(min(0.0, _FURTHER[kinds(one)]) for one in others[:-1] if not is_initial(one))
    return weight + inner + _of_last(others[-1], weight, kinds)


def _of_first(word: str, kinds: Kinds, lists: NameLists) -> float:
    if is_initial(word):
        return _INITIAL
    if kinds(word) == "both" and is_given(word, lists):
        return _GIVEN_AND_WORD
    return _FIRST[kinds(word)]


def _of_last(word: str, first: float, kinds: Kinds) -> float:
    """Return what a last word says; an ordinary one says more behind what is no first name."""
    if is_initial(word):
        return 0.0
    weight = _FURTHER[kinds(word)]
    if kinds(word) == "word":
        # `the Angiolini Inquiry`, `the Nolan Principles`
        weight -= (first <= _FIRST["surname"]) + _PLURAL * word.endswith("s")
    return weight + _DOUBLE if "-" in word and weight > 0 else weight
