"""The parts of a letter to what is said to each of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from foi_compare.interpret.dispositions.answer_acts import Said, read_answer
from foi_compare.interpret.dispositions.whole_letters import waits_for
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import (
    ANSWERING,
    Part,
    Slot,
    answer_kind,
)
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import REPORTED
from foi_compare.interpret.whole_letter.belonging import as_it_stands
from foi_compare.interpret.whole_letter.letter_end import to_its_end
from foi_compare.interpret.whole_letter.question_asked import question_asked
from foi_compare.model import Question


def parts_by_file(parts: Iterable[Part]) -> dict[str, tuple[Part, ...]]:
    """Return the parts of each file, in order."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.segment.file, []).append(part)
    return {file: tuple(own) for file, own in found.items()}


def first_text(texts: Iterable[str]) -> str:
    """Return the first text that is not empty; '' where there is none."""
    return next(filter(None, texts), "")


class Heard(NamedTuple):
    """A question with what is said to it: its own sentences, and those said to none by name."""

    slot: Slot
    question: Question
    own: tuple[Said, ...]
    unaddressed: tuple[Said, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """The sentences that answer it."""
        return self.own or self.unaddressed


class Hearing:
    """What the letters of a reply say, by the questions that they say it to."""

    def __init__(
        self,
        parts: tuple[Part, ...],
        slots: tuple[Slot, ...],
        book: Phrasebook,
        reference: str,
        days: Mapping[str, str],
    ) -> None:
        """Sort the parts of a reply; `days` are those of its letters, by file."""
        self.waiting = _waiting(parts, book)
        self.slots = slots
        self._earlier = [
            part for part in parts if part.segment.kind == REPORTED and part.kind == "quoted"
        ]
        decided = [part for part in parts if part.segment.file not in self.waiting]
        decided = _without_preface(decided, [slot.number for slot in slots])
        found: dict[str, list[Part]] = {}
        for part in as_it_stands(decided, days):
            for number in dict.fromkeys(part.numbers or ("",)):
                found.setdefault(number, []).append(part)
        self.parts = {number: to_its_end(own) if number else own for number, own in found.items()}
        self._book = book
        self._reference = reference
        self._days = days
        self._passages: tuple[tuple[Said, ...], ...] = ()

    def heard(self) -> Iterator[Heard]:
        """Yield each question with the sentences that answer it, in the order of the reply."""
        general = self._said("")
        unaddressed = tuple(one for one in general if not one.cites)
        for slot in self.slots:
            named = tuple(one for one in general if slot.number in one.cites)
            question = question_asked(slot, self._title(slot.number))
            yield Heard(slot, question, (*self._said(slot.number), *named), unaddressed)

    def _title(self, number: str) -> str:
        """Return what stands behind a number over its answer: `Question 1: thefts in 2023`."""
        over = (part.segment for part in self.parts.get(number, ()))
        return first_text(
            one.body for one in over if one.marker is not None and one.marker.kind == "question"
        )

    def _said(self, number: str) -> tuple[Said, ...]:
        return self._read(self.parts.get(number, ()))

    def _read(self, parts: Sequence[Part]) -> tuple[Said, ...]:
        return read_answer(parts, self._book, self._reference)

    def by_letter(self, number: str) -> tuple[tuple[Said, ...], ...]:
        """Return what each dated letter says to a question, where they are of several days."""
        of_file = parts_by_file(self.parts.get(number, ()))
        dated = [parts for file, parts in of_file.items() if file in self._days]
        if len({self._days[parts[0].segment.file] for parts in dated}) <= 1:
            return ()
        return tuple(map(self._read, dated))

    def said_at_first(self, number: str) -> tuple[Said, ...]:
        """Return what an earlier letter said to a question, or to all, as this one tells it."""
        parts = [one for one in self._earlier if not one.numbers or number in one.numbers]
        spoken = [
            one._replace(kind=answer_kind(one.segment, plain(one.segment.text), self._book))
            for one in parts
        ]
        return self._read(spoken)

    @cached_property
    def unprinted(self) -> bool:
        """Whether the letter prints no question: all that it says is taken to answer one."""
        return len(self.slots) == 1 and not (self.slots[0].text or self.slots[0].numbered)

    def shared(self, number: str) -> tuple[tuple[Said, ...], ...]:
        """Return the passages, said to no question by name, that a question shares with others.

        Where no question is printed, all that is said may answer several.
        """
        if not self.unprinted and (len(self.slots) == 1 or self.parts.get(number)):
            return ()
        if not self._passages:
            parts = self.parts.get(number if self.unprinted else "", ())
            self._passages = tuple(self._read((part,)) for part in parts)
        return self._passages


def _without_preface(parts: list[Part], asked: Sequence[str]) -> list[Part]:
    """Return the parts without what stands above the first question, where each is answered.

    `You put four questions to us`, above them, answers none.
    """
    own = {number for part in parts if part.kind in ANSWERING for number in part.numbers}
    begun = next((at for at, part in enumerate(parts) if part.kind == "request"), 0)
    if not own.issuperset(asked):
        return parts
    return [one for at, one in enumerate(parts) if at >= begun or one.numbers or one.segment.table]


def _waiting(parts: Iterable[Part], book: Phrasebook) -> dict[str, tuple[str, str]]:
    """Return why each file that decides nothing yet does not, with the sentence that says so."""
    words = Voice(book)
    found: dict[str, tuple[str, str]] = {}
    for file, own in parts_by_file(parts).items():
        said = [part.segment for part in own if part.kind not in {"request", "quoted"}]
        waits = waits_for(said, words)
        if waits is not None:
            found[file] = waits
    return found
