"""Observations to causes: the numbers that wait for one and the same answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.model import (
    Address,
    DecisionKind,
    DoubtAbout,
    DoubtOf,
    Observation,
)
from foi_compare.text import normalise

# The widest first: who answers whether a table counts at all need not look at its cells.
_ORDER: tuple[DoubtAbout, ...] = (
    "force",
    "question",
    "table",
    "column",
    "row",
    "label",
    "blank",
    "number",
)
_OF_ITSELF = frozenset({"number", "reading"})
_Table = tuple[str, str, int]


class Key(NamedTuple):
    """What makes two numbers wait for one answer."""

    kind: DecisionKind
    where: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Numbers that wait for one answer, with the reason of the first.

    `reach` are all numbers that the answer speaks of: the others of the table, of its columns or of
    its rows stand by the same heading, and an answer that left them out would tear the table apart.
    """

    key: Key
    numbers: Sequence[Observation]
    reason: str
    reach: Sequence[Observation]

    def first(self) -> Observation:
        """Return the number at which the question stands: that of the label decided on."""
        return next((o for o in self.numbers if o.asked_as == o.label), self.numbers[0])

    def anchor(self) -> tuple[Address, ...]:
        """Return where the numerals stand that the answer speaks of."""
        return tuple(sorted({address for one in self.reach for address in one.addresses}))


class Waiting:
    """What each number of a dataset waits for."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        """Take all observations: what stands beside a number decides what is asked about it."""
        self._observations = tuple(observations)
        self._tables: dict[_Table, list[Observation]] = defaultdict(list)
        for one in self._observations:
            self._tables[_table(one)].append(one)
        self._axes = {table: _axis(numbers) for table, numbers in self._tables.items()}

    def doubts(self, one: Observation) -> list[DoubtOf]:
        """Return what a number waits for, the widest first; what is about itself is one question.

        What a blank label counts is asked about the line of the table, or about the number where it
        has none: no decision could name such a label. So is the label of a number in a sentence
        that may be read wrong: who looks at the sentence sees both.
        """
        if one.status != "review":
            return [DoubtOf("blank", "what the mark means is not said")]
        doubts = one.doubts or (DoubtOf("label" if one.candidates else "number", one.reason),)
        of_itself = set(_OF_ITSELF)
        nameless = not normalise(one.asked_as or one.label)
        doubtful = any(doubt.about in _OF_ITSELF for doubt in doubts)
        if nameless or (_is_loose(one) and doubtful):
            of_itself.add("label")
        wider = [doubt for doubt in _widened(doubts) if doubt.about not in of_itself]
        own = [doubt for doubt in doubts if doubt.about in of_itself]
        of_number = [doubt for doubt in own if doubt.about != "label"] or own
        if own:
            reason = " ".join(dict.fromkeys(sentence(doubt.reason) for doubt in of_number))
            lines = [doubt.about for doubt in wider if doubt.about in {"column", "row"}]
            axis = next(iter(lines), self._axes[_table(one)]) if nameless else None
            wider.append(DoubtOf(axis or "number", reason))
        return sorted(wider, key=lambda doubt: _ORDER.index(doubt.about))

    def causes(self) -> list[Cause]:
        """Return the causes, each with its numbers; who sent a reply is asked elsewhere."""
        found: dict[Key, dict[str, tuple[Observation, str]]] = {}
        for one in self._observations:
            if not is_asked(one):
                continue
            for doubt in self.doubts(one):
                if doubt.about == "force":
                    continue  # asked once for each reply, with or without numbers
                own = found.setdefault(key_of(one, doubt), {})
                own.setdefault(one.observation_id, (one, doubt.reason))
        return [self._cause(key, tuple(own.values())) for key, own in found.items()]

    def _cause(self, key: Key, own: Sequence[tuple[Observation, str]]) -> Cause:
        numbers = [one for one, _ in own]
        if key.kind == "number":
            numbers.sort(key=lambda one: one.addresses)
        return Cause(key, numbers, own[0][1], self._reach(key.kind, numbers))

    def _reach(self, kind: DecisionKind, numbers: Sequence[Observation]) -> Sequence[Observation]:
        table = self._tables[_table(numbers[0])]
        match kind:
            case "table" | "question":
                return table
            case "column":
                columns = {one.place.column for one in numbers}
                return [one for one in table if one.place.column in columns]
            case "row":
                rows = {(one.place.page, one.place.row) for one in numbers}
                return [one for one in table if (one.place.page, one.place.row) in rows]
            case _:
                return numbers


def _widened(doubts: Iterable[DoubtOf]) -> Iterable[DoubtOf]:
    """Yield doubts, one on a twin as one on the table, unless its columns or rows are asked of."""
    doubts = tuple(doubts)
    lines = any(doubt.about in {"column", "row"} for doubt in doubts)
    for doubt in doubts:
        if doubt.about != "twin":
            yield doubt
        elif not lines:
            yield DoubtOf("table", doubt.reason)


def is_asked(one: Observation) -> bool:
    """Return whether a number waits for an answer: in review, or a mark that nothing explains."""
    unread = one.value.status == "not_stated" and one.role in {"code", "group"}
    return one.status == "review" or unread


def sentence(reason: str) -> str:
    """Return a reason as a sentence of its own."""
    if not reason:
        return ""
    ending = "" if reason.endswith((".", "?", "!")) else "."
    return reason[0].upper() + reason[1:] + ending


def key_of(one: Observation, doubt: DoubtOf) -> Key:
    """Return the cause of a doubt."""
    table = (one.file, one.sha256, one.group)
    label = normalise(one.asked_as or one.label)
    match doubt.about:
        case "force":
            return Key("force", (one.file,))
        case "question" | "table" | "column":
            return Key(doubt.about, table)
        case "row":
            return Key("row", (*table, label))
        case "label":
            return Key("label", (one.force_id, label))
        case "blank":
            return Key("blank", (*table, one.value.as_printed.strip()))
        case _ if _is_loose(one):
            return Key("number", (one.file, one.sha256, doubt.reason))
        case _:
            return Key("number", (*table, doubt.reason))


def _table(one: Observation) -> _Table:
    return (one.file, one.force_id, one.group)


def _is_loose(one: Observation) -> bool:
    """Return whether a number stands in a sentence or a list, and not in a table."""
    return not one.place.table and not one.counted


def _axis(numbers: Sequence[Observation]) -> DoubtAbout | None:
    """Return along which lines a table without labels is asked about; None where it has none.

    Its rows where each has a heading of its own (`series`), else its columns.
    """
    if any(_is_loose(one) or one.counted for one in numbers):
        return None
    headings: Mapping[int, set[str]] = defaultdict(set)
    for one in numbers:
        headings[one.place.row].add(one.series)
    rows, columns = len(headings), len({one.place.column for one in numbers})
    named = all(len(own) == 1 and "" not in own for own in headings.values())
    if rows > 1 and (columns == 1 or (named and len(set.union(*headings.values())) > 1)):
        return "row"
    return "column" if columns > 1 else None
