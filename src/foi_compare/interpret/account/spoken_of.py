"""A sentence to the tables that it says it speaks of: `the table above`, `question 2`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.meanings.cell_kinds import is_whole
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.model import Block, Document, Figure, Table

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
# What is compared with is not what is spoken of.
_COMPARED = re.compile(
    r"\b(?:compared?|comparable|comparison|agree|match|tally|reconciled?|consistent|differs?)\s"
    r"(?:with|to|from)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SHEET = re.compile(
    r"\b(?:tab|sheet|worksheet)\s(?:called\s|named\s|headed\s)?[\"'“‘](?P<name>[^\"'”’]+)[\"'”’]"
    r"|[\"'“‘](?P<before>[^\"'”’]+)[\"'”’]\s(?:tab|sheet|worksheet)\b",
    re.IGNORECASE,
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

    `questions` are those that it cites, `table` says which table (`above`, `first`, `2`), or which
    sheet (`sheet arrests`),
    `whole` says that it speaks of all that the reply gives. It speaks of nothing else if `alone`;
    if not, it also speaks of what it stands beside.
    """

    questions: tuple[str, ...] = ()
    table: str = ""
    whole: bool = False
    alone: bool = False


NOTHING = Spoken()
OWN_TABLE = Spoken(table="own", alone=True)  # a note in a row of it
_FEWEST_NUMBERS = 2


def spoken_of(text: str, numbers: Sequence[str]) -> Spoken:
    """Return what a sentence says that it speaks of; `numbers` are those of the questions."""
    text = _COMPARED.sub("", text)
    folded = plain(text)
    if _ABOVE.search(folded):
        return Spoken(table="above", alone=True)
    if _EARLIER.search(folded):
        return Spoken(table="earlier", alone=True)
    sheet = _SHEET.search(text)
    if sheet is not None:
        return Spoken(table=_part_of(sheet["name"] or sheet["before"]), alone=True)
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


def _part_of(sheet: str) -> str:
    return f"sheet {sheet.strip()}".casefold()


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
        self._names = {
            group: {named["number"] for text in texts for named in _NUMBERED.finditer(plain(text))}
            for group, texts in captions.items()
        }
        self._parts = {
            name: {index: block.place.part.casefold() for index, block in enumerate(one.blocks)}
            for name, one in documents.items()
        }
        at: dict[str, dict[int, set[int]]] = {
            name: {i: set() for i, block in enumerate(one.blocks) if _gives_numbers(block)}
            for name, one in documents.items()
        }
        for figure in figures:
            self._questions[figure.group].add(figure.question)
            if figure.origin != "sentence":
                for spot in figure.spots:
                    at[spot.file].setdefault(spot.block, set()).add(figure.group)
        self._printed = {name: _in_order(found) for name, found in at.items()}

    def of(self, spoken: Spoken, file: str, block: int) -> frozenset[int] | None:
        """Return the groups that a sentence at a place speaks of, None where it does not say.

        There are none where it speaks of a table without outcomes. What is known to belong to no
        question may belong to the one that is cited.
        """
        if spoken == NOTHING:
            return None
        if spoken.whole:
            return frozenset(self._questions)
        asked = {*spoken.questions, ""}
        cited = [g for g, own in self._questions.items() if own & asked] if spoken.questions else []
        tables = self._of_words(spoken.table, file, block)
        return frozenset().union(cited, *tables) if cited or tables else None

    def _of_words(self, words: str, file: str, block: int) -> Sequence[frozenset[int]]:
        """Return the groups of each table that is meant by `above`, `earlier`, `first`, `2`."""
        printed = [groups for _, groups in self._printed[file]]
        above = [groups for at, groups in self._printed[file] if at < block]
        if words == "above":
            return above[-1:]
        if words == "earlier":
            return above
        if words in {"last", "final"}:
            return printed[-1:]
        if words.isdecimal() and any(self._names.values()):
            return [frozenset({group}) for group, own in self._names.items() if words in own]
        if words.startswith("sheet "):
            parts = self._parts[file]
            printed_there = [groups for at, groups in self._printed[file] if parts[at] == words]
            return printed_there or [frozenset()] * (words in parts.values())
        if not words:
            return ()
        nth = int(words) - 1 if words.isdecimal() else _ORDINALS.index(words)
        return printed[nth : nth + 1]


def _gives_numbers(block: Block) -> bool:
    """Return whether a block is a table of numbers, as against one that frames a letter."""
    if not isinstance(block, Table):
        return False
    numbers = (cell for cell in block.cells if is_whole(cell.text))
    return len(tuple(islice(numbers, _FEWEST_NUMBERS))) == _FEWEST_NUMBERS


def _in_order(found: Mapping[int, set[int]]) -> list[tuple[int, frozenset[int]]]:
    """Return (block, groups) of each table; one that goes on over pages is one."""
    tables: list[tuple[int, frozenset[int]]] = []
    for at in sorted(found):
        groups = frozenset(found[at])
        if groups and tables and groups <= tables[-1][1]:
            continue
        tables.append((at, groups))
    return tables
