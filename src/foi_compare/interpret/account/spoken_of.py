"""A sentence to the tables that it says it speaks of: `the table above`, `question 2`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.interpret.addressed import addressed
from foi_compare.interpret.markers import cited_questions
from foi_compare.interpret.phrases import plain
from foi_compare.model import Document, Figure, Table

_OPENING = re.compile(
    r"\W*(?:please\s)?(?:note|be aware|it should be (?:noted|borne in mind))\s(?:that\s)?",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\babove table\b|\btable (?:(?!below)[\w()]+ ){0,2}above\b")
_EARLIER = re.compile(
    r"\b(?:preceding|previous|foregoing|earlier) tables?\b|\btables above\b"
    r"|\babove (?:\w+ )?tables\b"
)
_FIGURES_ABOVE = re.compile(
    r"\b(?:above|preceding|previous|foregoing|earlier) (?:figures?|numbers?|data|counts?|totals?)\b"
    r"|\b(?:figures?|numbers?|data|counts?|totals?) (?:given |shown )?above\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NTH = re.compile(rf"\b(?P<nth>{'|'.join(_ORDINALS)}|last|final) table\b")
_NUMBERED = re.compile(r"\btable (?P<number>\d{1,2})\b")
_NTH_QUESTION = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}|last|final)"
    r" (?:question|request|point|query|answer|response|reply)\b"
)
_THINGS = r"(?:tables|figures|data|numbers|counts|statistics|totals|values)"
_WHOLE = re.compile(
    rf"\b(?:both|all|each|every)\s(?:of\s)?(?:the\s|these\s|our\s)?{_THINGS}\b"
    rf"|\b{_THINGS}\b.*\b(?:this|our|the) (?:response|reply|letter|document|disclosure|e-?mail)\b"
    rf"|\b{_THINGS} throughout\b|^\W*(?:the |these |our )?tables\b"
)


class Spoken(NamedTuple):
    """What a sentence says that it speaks of.

    `questions` are those that it cites, `table` says which table (`above`, `first`, `2`),
    `whole` says that it speaks of all that the reply gives. It speaks of nothing else if `alone`;
    if not, it also speaks of what it stands beside.
    """

    questions: tuple[str, ...] = ()
    table: str = ""
    whole: bool = False
    alone: bool = False


NOTHING = Spoken()
OWN_TABLE = Spoken(table="own", alone=True)  # a note in a row of it
NO_GROUP = -1


def spoken_of(text: str, numbers: Sequence[str]) -> Spoken:
    """Return what a sentence says that it speaks of; `numbers` are those of the questions."""
    folded = plain(text)
    if _ABOVE.search(folded):
        return Spoken(table="above", alone=True)
    if _EARLIER.search(folded):
        return Spoken(table="earlier", alone=True)
    one = _NTH.search(folded) or _NUMBERED.search(folded)
    if one is not None:
        return Spoken(table=one[1], alone=True)
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    own = tuple(n for n in addressed(rest, lambda: numbers) if n in numbers)
    if own:
        return Spoken(questions=own, alone=True)
    cited = {number for one in cited_questions(text) for number in one.numbers}
    cited |= {_nth_of(found["nth"], numbers) for found in _NTH_QUESTION.finditer(folded)}
    return Spoken(
        questions=tuple(number for number in numbers if number in cited),
        table="above" if _FIGURES_ABOVE.search(folded) else "",
        whole=_WHOLE.search(folded) is not None,
    )


def _nth_of(word: str, numbers: Sequence[str]) -> str:
    index = _ORDINALS.index(word) if word in _ORDINALS else len(numbers) - 1
    return "".join(numbers[index : index + 1])


class Tables:
    """The tables and lists of a reply, by their groups of figures, to find those spoken of."""

    def __init__(
        self,
        figures: Iterable[Figure],
        captions: Mapping[int, Sequence[str]],
        documents: Mapping[str, Document],
    ) -> None:
        """Take the figures of a reply, the texts that name its tables, and its documents."""
        self._questions: dict[int, set[str]] = defaultdict(set)
        self._at: dict[str, dict[int, int]] = {
            name: {at: NO_GROUP for at, block in enumerate(one.blocks) if isinstance(block, Table)}
            for name, one in documents.items()
        }
        self._names = {
            group: {named["number"] for text in texts for named in _NUMBERED.finditer(plain(text))}
            for group, texts in captions.items()
        }
        for figure in figures:
            self._questions[figure.group].add(figure.question)
            if figure.origin != "sentence":
                self._at[figure.file].update((spot.block, figure.group) for spot in figure.spots)

    def of(self, spoken: Spoken, file: str, block: int) -> frozenset[int] | None:
        """Return the groups that a sentence at a place speaks of, None where it does not say.

        There are none where it speaks of a table without outcomes.
        """
        if spoken == NOTHING:
            return None
        if spoken.whole:
            return frozenset(self._questions)
        cited = (g for g, own in self._questions.items() if not own.isdisjoint(spoken.questions))
        groups = {*cited, *self._of_words(spoken.table, file, block)}
        return frozenset(groups - {NO_GROUP}) if groups else None

    def _of_words(self, words: str, file: str, block: int) -> Iterable[int]:
        """Return the group for `above`, `first`, `2`; `NO_GROUP` for a table without outcomes."""
        printed = self._at[file]
        if words.isdecimal():
            named = {group for group, own in self._names.items() if words in own}
            return named if any(self._names.values()) else self._nth(int(words) - 1, printed)
        if words == "above":
            above = [at for at in printed if at < block]
            return {printed[max(above)]} if above else ()
        if words == "earlier":
            return {group for at, group in printed.items() if at < block}
        if words in {"last", "final"}:
            return self._nth(len(printed) - 1, printed)
        return self._nth(_ORDINALS.index(words), printed) if words else ()

    @staticmethod
    def _nth(index: int, printed: Mapping[int, int]) -> Iterable[int]:
        return [printed[at] for at in sorted(printed)[index : index + 1]]
