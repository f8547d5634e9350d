"""A text in or around a table to how likely it makes the numbers something else than they seem.

`Suspects by outcome` counts no crimes, and `Crimes by age of suspect` does. No list of words tells
them apart; weights learnt from some thousand such texts by many hands do. Of a word that no hand
has used they know how often such a word mattered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.meanings.offences import offence_runs
from foi_compare.interpret.periods.period_patterns import MONTHS
from foi_compare.interpret.periods.periods import find_periods
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
Place = Literal["caption", "sentence", "note", "heading", "band", "row"]
# From what share on a text of each place is asked about: see `benchmarks/learn_account.py`. What
# stands in a table speaks of nothing but its numbers, and is asked about sooner.
ASKED_FROM: Mapping[Place, float] = {
    "caption": 0.5, "sentence": 0.5, "note": 0.5, "heading": 0.15, "band": 0.15, "row": 0.15,
}  # fmt: skip
# Places in a table: words stand there alone, and are cut short.
IN_TABLES: frozenset[Place] = frozenset({"heading", "band", "row"})
# From there on it is carried as a note where it holds a phrase that may change the numbers.
NOTED_FROM = 0.01

_NUMBER = re.compile(r"(?<![a-z\d])\d[\d,./:-]*")
_TOKEN = re.compile(r"[a-z']+|[#%?]")
_TOKEN_OF_TABLE = re.compile(r"[a-z']+|[#%?£<>≤≥+δ]")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
# `RunningSum`, `CRIME_COUNT`: how systems write the words of a heading.
_RUN_ON = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
# `No. of crimes` denies nothing.
_NUMBER_OF = re.compile(r"\bnos?(?:\.(?=\s)| (?=of\b))", re.IGNORECASE)
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
_BEGINNINGS = (3, 4)  # letters by which `cumul`, `cum` and `cumulative` are alike
_MOST_STRANGE = 3
GRAMMAR = frozenset(
    {"the", "a", "an", "of", "in", "to", "and", "is", "are", "was", "were", "by", "for", "on"}
    | {"at", "as", "it", "this", "that", "these", "those", "be", "been", "or", "with", "from"}
)
_PLACE = "PLACE"
_OF_PLACES = frozenset(
    {_PLACE, "north", "south", "east", "west", "mid", "upper", "lower", "central", "general"}
    | {"royal", "city", "borough", "district", "division", "county", "area", "town"}
)
_CLASSES = {
    "CRIME": "crime crimes offence offences record records occurrence occurrences",
    "ONLY": "only solely just alone purely merely exclusively",
    "HIDES": "suppressed suppression withheld masked redacted hidden asterisk asterisks tilde star",
    "NOT": "not no never nor neither cannot none without don't isn't doesn't aren't wasn't",
}


class Bearings:
    """Says how likely a text in or around a table changes what its numbers count."""

    def __init__(
        self, around: Weights, inside: Weights, book: Phrasebook, forces: re.Pattern[str]
    ) -> None:
        """Take the weights learnt for texts around tables and for those inside, and the wordings.

        `forces` finds the names of forces.
        """
        self._places = book.wordings.places
        self._buildings = book.wordings.buildings
        self._of_places = self._buildings | _OF_PLACES
        self._weights = {place: inside if place in IN_TABLES else around for place in ASKED_FROM}
        self._scales = {place: Scale(weights) for place, weights in self._weights.items()}
        self._known = known_words(inside)
        self._book = book
        self._forces = forces
        of_class = {word: name for name, words in _CLASSES.items() for word in words.split()}
        of_class |= dict.fromkeys(book.words("numbers_meant"), "NUMBER")
        of_class |= dict.fromkeys(book.words("no_crimes"), "PEOPLE")
        self._class_of: Mapping[str, str] = of_class

    def share(self, text: str, place: Place) -> float:
        """Return how likely a text at a place changes the numbers, from 0 to 1.

        Without weights nothing does.
        """
        if not self._weights[place].towards:
            return 0.0
        return self._scales[place].shares(self._features(text, place))[CHANGES]

    def is_strange(self, text: str, place: Place) -> bool:
        """Return whether a text holds a word that no text has used, as the name of a town."""
        return not self.words(text, place) <= self._known

    def is_place(self, text: str, place: Place) -> bool:
        """Return whether a text is the name of a place, and no more: `West Kirby Hospital`.

        A word that no text has used is one if it stands before what makes it one: `Ormley Clinic`.
        """
        told = list(self._words(_folded(text, place), place))
        words = set(told) - GRAMMAR
        if _PLACE in words and told[-1] in self._buildings:
            return True
        if _PLACE not in words and words.isdisjoint(self._buildings):
            return False
        others = words - self._of_places
        if not self._known:  # while it is learnt which words are known
            return not others
        return not {self._class(one) for one in others} & self._known

    def _features(self, text: str, place: Place) -> frozenset[str]:
        told = self.told(text, place)
        if place not in IN_TABLES:
            return told
        return told | strange(self.words(text, place), self._known, place)

    def words(self, text: str, place: Place) -> frozenset[str]:
        """Return the words of a text that say something, each by its class or stem."""
        classes = {self._class(word) for word in self._words(_folded(text, place), place)}
        return frozenset(word for word in classes - GRAMMAR if len(word) > 1)

    def told(self, text: str, place: Place) -> frozenset[str]:
        """Return what a text has that may speak for or against it, whoever else uses its words."""
        folded = _folded(text, place)
        words = list(self._words(folded, place))
        kinds = {kind for kind in KINDS if self._book.has(f"alters_{kind}", folded)}
        classes = [self._class(word) for word in words]
        kinds |= {turn for turn in _TURNS if self._book.has(turn, folded)}
        denied = "NOT" in classes
        found = {*_phrases(map(_stem, words)), *_pairs(classes)}
        found |= {f"c:{phrase}" for phrase in _phrases(classes)}
        places = [place, "table"] if place in IN_TABLES else [place]
        found |= {f"{at}@{word}" for word in set(classes) - GRAMMAR for at in places}
        if place in IN_TABLES:
            found |= set(_beginnings(words))
        found |= {f"kind {kind}" for kind in kinds}
        found |= {f"{place} kind {kind}" for kind in kinds}
        found |= {f"denied kind {kind}" for kind in kinds if denied}
        found.add(f"kinds {min(len(kinds), _MOST_KINDS)}")
        length = min(len(words) // _WORDS_A_STEP, _LAST_STEP)
        return frozenset(found | {f"at {place}", f"length {length}", f"{place} {length}"})

    def _class(self, word: str) -> str:
        return self._class_of.get(word) or _stem(word)

    def _words(self, folded: str, place: Place) -> Iterator[str]:
        """Yield the words of a text; each period, force, offence, place and number is one."""
        runs = [(found.start(), found.end(), " force ") for found in self._forces.finditer(folded)]
        runs += [(start, end, " offence ") for start, end in offence_runs(folded)]
        for found in find_periods(folded):
            days = (found.period.end - found.period.start).days
            whole = found.period.kind != "part" and days >= _WHOLE_YEAR
            runs.append((found.start, found.end, " year " if whole else " span "))
        text = _NUMBER.sub(" # ", _with(folded, runs))
        if place in IN_TABLES:
            words = _TOKEN_OF_TABLE.findall(_MONTH.sub(" month ", text))
        else:
            words = _TOKEN.findall(text)
        yield from (_PLACE if word in self._places else word for word in words)


def known_words(weights: Weights) -> frozenset[str]:
    """Return the words that the texts have used from which weights were learnt."""
    return frozenset(one[2:] for one in weights.of if one.startswith("c:"))


def strange(words: Collection[str], known: Collection[str], place: Place) -> frozenset[str]:
    """Return the features of how many words of a text at a place are not `known`."""
    count = min(sum(word not in known for word in words), _MOST_STRANGE)
    return frozenset({f"strange {count}", f"{place} strange {count}"})


def _folded(text: str, place: Place) -> str:
    text = _NUMBER_OF.sub("number ", _OPENS.sub("", fold_space(text)))
    return plain(_RUN_ON.sub(" ", text) if place in IN_TABLES else text)


def _beginnings(words: Iterable[str]) -> Iterator[str]:
    """Yield the first letters of words: `^cum` of `cumul`."""
    for word in words:
        if word != _PLACE:
            yield from (f"^{word[:length]}" for length in _BEGINNINGS if len(word) >= length)


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
