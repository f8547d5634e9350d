"""A text around a table to how likely it makes the numbers something else than they seem.

`Suspects by outcome` counts no crimes, and `Crimes by age of suspect` does. No list of words tells
them apart; weights learnt from some thousand such texts by many hands do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.meanings.offences import offence_runs
from foi_compare.interpret.meanings.periods import find_periods
from foi_compare.model.wording_lists import Weights
from foi_compare.text import fold_space

# The groups of `data/account.toml`, by what they change.
KINDS = (
    "scale", "year", "people", "sum", "scope", "noted", "basis", "revision", "error", "standing",
    "measure", "denial",
)  # fmt: skip
# Turns of phrase of crimes that are in no number, and of where the numbers come from.
_TURNS = ("leaves_out", "tells_source", "corrects")
CHANGES, OTHERWISE = "changes", "otherwise"
Place = Literal["caption", "sentence", "note"]
# From what share on a text of each place is asked about: see `benchmarks/learn_account.py`.
ASKED_FROM: Mapping[Place, float] = {"caption": 0.5, "sentence": 0.5, "note": 0.5}
# From there on it is carried as a note where it holds a phrase that may change the numbers.
NOTED_FROM = 0.05

_NUMBER = re.compile(r"(?<![a-z\d])\d[\d,./:-]*")
_TOKEN = re.compile(r"[a-z']+|[#%?]")
# What opens a note or a point says nothing of the words behind it.
_OPENS = re.compile(
    r"\A\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[*†‡§^~#]+|(?:note|nb) \d{1,2}[.:])\s+(?=\D)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|ions?|e|y|ies)$")
_SHORT, _LONG = 4, 8  # letters of a word that keeps its ending, and of the longest stem
_LONGEST = 3  # words of a phrase
_APART = 4  # how far the words of a pair stand apart, and how far a denial reaches
_WHOLE_YEAR = 364
_WORDS_A_STEP, _LAST_STEP = 5, 6
_MOST_KINDS = 3
_GRAMMAR = frozenset(
    {"the", "a", "an", "of", "in", "to", "and", "is", "are", "was", "were", "by", "for", "on"}
    | {"at", "as", "it", "this", "that", "these", "those", "be", "been", "or", "with", "from"}
)
_CLASSES = {
    "CRIME": "crime crimes offence offences record records occurrence occurrences",
    "ONLY": "only solely just alone purely merely exclusively",
    "HIDES": "suppressed suppression withheld masked redacted hidden asterisk asterisks tilde star",
    "NOT": "not no never nor neither cannot none without don't isn't doesn't aren't wasn't",
}


class Bearings:
    """Says how likely a text around a table changes what its numbers count."""

    def __init__(self, weights: Weights, book: Phrasebook, forces: re.Pattern[str]) -> None:
        """Take the learnt weights, the wordings, and what finds the names of forces."""
        self._scale = Scale(weights)
        self._book = book
        self._forces = forces
        of_class = {word: name for name, words in _CLASSES.items() for word in words.split()}
        of_class |= dict.fromkeys(book.words("numbers_meant"), "NUMBER")
        of_class |= dict.fromkeys(book.words("no_crimes"), "PEOPLE")
        self._class_of: Mapping[str, str] = of_class
        self._learnt = bool(weights.towards)

    def share(self, text: str, place: Place) -> float:
        """Return how likely a text at a place changes the numbers, from 0 to 1.

        Without weights nothing does.
        """
        return self._scale.shares(self.features(text, place))[CHANGES] if self._learnt else 0.0

    def features(self, text: str, place: Place) -> frozenset[str]:
        """Return what a text has that may speak for or against it."""
        folded = plain(_OPENS.sub("", fold_space(text)))
        words = list(self._words(folded))
        kinds = {kind for kind in KINDS if self._book.has(f"alters_{kind}", folded)}
        classes = [self._class_of.get(word) or _stem(word) for word in words]
        kinds |= {turn for turn in _TURNS if self._book.has(turn, folded)}
        denied = "NOT" in classes
        found = {*_phrases(map(_stem, words)), *_pairs(classes)}
        found |= {f"c:{phrase}" for phrase in _phrases(classes)}
        found |= {f"{place}@{word}" for word in set(classes) - _GRAMMAR}
        found |= {f"kind {kind}" for kind in kinds}
        found |= {f"{place} kind {kind}" for kind in kinds}
        found |= {f"denied kind {kind}" for kind in kinds if denied}
        found.add(f"kinds {min(len(kinds), _MOST_KINDS)}")
        length = min(len(words) // _WORDS_A_STEP, _LAST_STEP)
        return frozenset(found | {f"at {place}", f"length {length}", f"{place} {length}"})

    def _words(self, folded: str) -> Iterator[str]:
        """Yield the words of a text, with each period, force, offence and number as one."""
        runs = [(found.start(), found.end(), " force ") for found in self._forces.finditer(folded)]
        runs += [(start, end, " offence ") for start, end in offence_runs(folded)]
        for found in find_periods(folded):
            days = (found.period.end - found.period.start).days
            whole = found.period.kind != "part" and days >= _WHOLE_YEAR
            runs.append((found.start, found.end, " year " if whole else " span "))
        yield from _TOKEN.findall(_NUMBER.sub(" # ", _with(folded, runs)))


def _with(text: str, runs: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with words in place of its runs; of two that overlap, of the first."""
    parts, last = [], 0
    for start, end, word in sorted(runs):
        if start >= last:
            parts += [text[last:start], word]
            last = end
    return "".join((*parts, text[last:]))


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word if len(word) <= _SHORT else _ENDING.sub("", word)[:_LONG]


def _phrases(words: Iterable[str]) -> Iterator[str]:
    """Yield the phrases of up to three words; `<` and `>` are the beginning and the end."""
    row = ["<", *words, ">"]
    for length in range(1, _LONGEST + 1):
        yield from (" ".join(row[at : at + length]) for at in range(len(row) - length + 1))


def _pairs(words: Sequence[str]) -> Collection[str]:
    """Return the pairs of words that stand near each other, and the words near a denial."""
    found = set()
    for at, word in enumerate(words):
        found |= {f"{word}..{other}" for other in words[at + 2 : at + _APART + 1]}
        if word == "NOT":
            found |= {f"denied {other}" for other in words[at + 1 : at + _APART + 1]}
    return found
