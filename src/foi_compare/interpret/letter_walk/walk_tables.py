"""Which question a table answers: the one it names, or the one whose answer points to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import Part, Slot
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.question_slots import SlotBook
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.model import Table
from foi_compare.text import find_numerals, fold_space

_NAME = r"(?:table|tabl|chart|appendix|annex|schedule)\s(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})(?!\w)"
_NAMED = re.compile(rf"\b{_NAME}")
_OPENS = re.compile(rf"\W*({_NAME})")
# `the tab named Outcomes`, `sheet "Burglary"`: a heading with these words stands over its tables.
_SHEET = re.compile(
    r"\b(?:tab|sheet|worksheet)\s(?:(?:named|called|titled|headed|labelled|marked)\s|(?=[\"']))"
    r"[\"']?([^.,;:()\"']+\b)"
)
# `2.4 samples`, `3a ages`: the sheet of a question; a lone figure may count or be a year.
_OPENS_NUMBER = re.compile(r"\W*(\d{1,2}(?:\.\d{1,2}|[a-h]))(?=[\s:)-]|$)", re.IGNORECASE)
_ENDS = (".", "?", "!", ":", ";")
_TWO_TURNS = 4
_SPOKEN = frozenset({"heading", "answer", "refusal", "estimate"})
_PROMISES = ("promise", "see_attachment")


def table_name(text: str) -> str:
    """Return the name with which a text opens (`table 1`, in lower case), else ''."""
    found = _OPENS.match(plain(fold_space(text)))
    return found[1] if found is not None else ""


class Promises:
    """The tables that answers name (`see table 1`), each with the questions it answers."""

    def __init__(self) -> None:
        self._answered: dict[str, set[tuple[str, ...]]] = {}

    def note(self, part: Part) -> None:
        """Note what a part of the reply points to."""
        if part.kind != "answer" or not part.numbers or part.segment.table is not None:
            return
        text = plain(fold_space(part.segment.text))
        named = (*_NAMED.findall(text), *_SHEET.findall(text))
        for name in named if not table_name(text) else ():
            self._answered.setdefault(name, set()).add(part.numbers)

    def answered_by(self, name: str) -> tuple[str, ...]:
        """Return the questions of the one answer that points to a table; none if several do."""
        answered = self._answered.get(name, ())
        return next(iter(answered)) if len(answered) == 1 else ()


def owners(text: str, asked: SlotBook, promises: Promises) -> tuple[str, ...]:
    """Return the questions that the name of a table gives it to, none where it does not say.

    `Table 1 (question 2)` says so itself; `Table 1`, or a sheet by its name, belongs to the one
    answer that points to it.
    """
    for citation in cited_questions(text):
        if asked.seen(citation.numbers):
            return asked.cite(citation.numbers)
    opened = _OPENS_NUMBER.match(text)
    if opened is not None and asked.seen((opened[1],)):
        return asked.cite((opened[1],))
    return promises.answered_by(table_name(text) or plain(fold_space(text)))


def above_their_questions(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with each table given to the question below it, where all stand so.

    They do where no heading parts request and answers, a table opens the letter, table and question
    take turns, and nothing stands below the last question.
    """
    turns = [part for part in parts if _is_counted(part) or part.kind == "request"]
    tables = turns[::2]
    alternate = all(map(_is_counted, tables)) and not any(map(_is_counted, turns[1::2]))
    said = any(part.kind in _SPOKEN and part.segment.table is None for part in parts)
    if len(turns) < _TWO_TURNS or len(turns) % 2 or not alternate or said:
        return tuple(parts)
    below = {id(table): part.numbers for table, part in zip(tables, turns[1::2], strict=True)}
    return tuple(
        part._replace(kind="answer", numbers=below[id(part)]) if id(part) in below else part
        for part in parts
    )


def _is_counted(part: Part) -> bool:
    return part.segment.table is not None and has_counts(part.segment.table)


def has_counts(table: Table) -> bool:
    """Return whether a table holds numbers outside its first row and first column."""
    return any(find_numerals(cell.text) for cell in table.cells if cell.row > 0 and cell.column > 0)


def title_of(table: Table) -> str:
    """Return the caption of a table, else the text that stands alone in its first row."""
    first = [cell.text for cell in table.cells if cell.row == 0 and cell.text.strip()]
    lone = first[0] if len(first) == 1 else ""
    return table.caption or (lone if table_name(lone) else "")


@dataclass(slots=True, kw_only=True)
class Dialogue:
    """The questions of a table that sets them beside their answers, and who points further on.

    `open` is the question whose words have not ended: a line of it may stand in the next row.
    """

    open: str = ""
    answered: list[tuple[str, ...]] = field(default_factory=list)
    pointing: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, numbers: tuple[str, ...], segment: Segment, book: Phrasebook) -> None:
        """Note the answer to a question."""
        folded = plain(fold_space(segment.text))
        points = _NAMED.search(folded) or any(book.has(group, folded) for group in _PROMISES)
        for noted, applies in ((self.answered, True), (self.pointing, bool(points))):
            if applies and numbers not in noted:
                noted.append(numbers)

    def ask(self, slot: Slot | None) -> None:
        """Note the question that a cell asks."""
        unended = slot is not None and not slot.ends_with(_ENDS)
        self.open = slot.number if slot is not None and unended else ""

    def heirs(self) -> tuple[str, ...]:
        """Return the questions that what stands below the table belongs to, if that is clear."""
        several = len(self.answered) > 1
        candidates = self.pointing if several else self.answered
        return candidates[0] if len(candidates) == 1 else ()
