"""The verdict on a question to one to be asked, where what speaks for it does not agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from foi_compare.interpret.dispositions.agreement import disagreement, numbers_run_on, tie_of
from foi_compare.interpret.dispositions.disposition import Verdict
from foi_compare.interpret.dispositions.evidence import asks_document
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.whole_letter.belonging import may_be_of_another, whose
from foi_compare.interpret.whole_letter.hearing import Heard, Hearing

SEVERAL = "it is said to several questions, and may be meant for another"
_BY_ORDER = "nothing but the order of a letter without numbers says that it answers this question"
_RUNS_ON = "the numbers run on behind the last question, and may be those of paragraphs"
_NONE_OR_UNKNOWN = "there may be none of it rather than no record"
_HEARD = 0.75  # the share from which on a sentence says surely enough that nothing is held
_PARTS_ASKED = "it may ask several things, of which one is answered and another refused"
_CELLS_WITHHELD = "cells of its table may be withheld by what the letter says of small numbers"
# What stands in a cell in the place of a small number, and what tells of it.
_SMALL = re.compile(r"\s*(?:<\s?\d{1,2}|\*+)\s*")
_OF_SMALL = re.compile(
    r"<\s?\d|\*|\basterisk|\b(?:fewer|less|lower) than\b|\bbelow (?:five|ten|\d)"
    r"|\bsmall(?:er)? numbers?\b"
)
_DECIDES_NOTHING = "it says something, and nothing of it is known to decide"


class Accord:
    """What the parts of a letter, and the way it numbers them, speak for as a whole."""

    def __init__(self, hearing: Hearing, parts: Sequence[Part], walk: Walk) -> None:
        """Take what is heard, all `parts` of the letter, and how it was walked."""
        self._book = walk.book
        self._slots = hearing.slots
        self._parts = hearing.parts
        self._borne_out = walk.borne_out
        self._by_order = walk.by_order
        self._asks_more = walk.asks_more
        self._below = _answered_below(parts) | walk.named
        self._withholds = any(map(_withholds_small, parts))
        self._runs_on = numbers_run_on(parts, [slot.number for slot in self._slots if slot.text])

    @cached_property
    def topics(self) -> Topics:
        """What the words of each question are about."""
        return Topics([slot.text for slot in self._slots])

    def agreed(self, heard: Heard, verdict: Verdict, *, parted: bool) -> Verdict:
        """Return a verdict as one to be asked where what speaks for it does not agree.

        `parted` says that the letter does not say the same to all of its questions: then what it
        says to none of them by name may be meant for another.
        """
        points = "see_another_question" in verdict.flags
        if verdict.readings or points:
            return verdict
        silent = verdict.disposition == "unclear" and not verdict.flags
        if verdict.ground is None:
            passed = silent and parted and len(self._slots) > 1
            return whose(verdict, (), _DECIDES_NOTHING) if passed else verdict
        parts = self._parts.get(heard.slot.number, ())
        tie = tie_of(
            parts,
            numbered=heard.slot.numbered,
            alone=len(self._slots) == 1,
            borne_out=heard.slot.number in self._borne_out,
        )
        doubt = disagreement(verdict.disposition, verdict.ground, tie)
        if silent:
            doubt = _DECIDES_NOTHING
        unheld = verdict.disposition == "not_held" and (
            not heard.question.text
            or (verdict.ground.keeps < _HEARD and not asks_document(heard.question, self._book))
        )
        if unheld and not any("not_held" in one.acts for one in heard.said):
            doubt = doubt or _NONE_OR_UNKNOWN
        number = heard.slot.number
        by_order = not heard.slot.numbered and number not in self._below
        by_order = (by_order or number in self._by_order) and bool(heard.own)
        if by_order and len(self._slots) > 1 and not self._bears_out(heard):
            doubt = doubt or _BY_ORDER
        if self._runs_on:
            doubt = doubt or _RUNS_ON
        if self._asks_more and verdict.disposition == "partial" and not heard.slot.numbered:
            doubt = doubt or _PARTS_ASKED
        if self._withholds and verdict.disposition == "disclosed" and any(map(_is_small, parts)):
            doubt = doubt or _CELLS_WITHHELD
        several = parted and not heard.own and len(self._slots) > 1
        decides = verdict.disposition != "unclear"
        if several and decides and may_be_of_another(verdict, heard.unaddressed):
            doubt = SEVERAL
        return whose(verdict, (), doubt) if doubt else verdict

    def _bears_out(self, heard: Heard) -> bool:
        """Return whether the words of an answer are about its question, and about no other."""
        own = next(at for at, slot in enumerate(self._slots) if slot.number == heard.slot.number)
        about = {self.topics.of(one.text) for one in heard.own if one.text}
        return about - {None} == {own}


def _withholds_small(part: Part) -> bool:
    """Return whether a passage of the force applies a section to small numbers."""
    text = part.segment.text
    spoken = part.kind in ANSWERING and _OF_SMALL.search(plain(text)) is not None
    return spoken and bool(cited_sections(text))


def _is_small(part: Part) -> bool:
    """Return whether a cell of a table has a sign in the place of a number."""
    table = part.segment.table
    return table is not None and any(_SMALL.fullmatch(cell.text) for cell in table.cells)


def _answered_below(parts: Sequence[Part]) -> frozenset[str]:
    """Return the questions that each have their answer right below them, if most have."""
    told = [part for part in parts if part.kind not in {"furniture", "heading"}]
    asked = {part.numbers for part in told if part.kind == "request" and len(part.numbers) == 1}
    below = {
        part.numbers[0]
        for part, following in pairwise(told)
        if part.kind == "request" and part.numbers in asked
        if following.kind in ANSWERING and following.numbers == part.numbers
    }
    return frozenset(below) if 2 * len(below) > len(asked) else frozenset()
