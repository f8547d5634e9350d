"""The tables and lists of a reply to their figures, and to what is set aside of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from foi_compare.headway import moved
from foi_compare.interpret.language.runs_of_text import Runs
from foi_compare.interpret.letter_text.letter_parts import NOT_ASKED
from foi_compare.interpret.table_axes.captions import above_pages
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.table_figures.answer_lines import answer_runs, cell_runs
from foi_compare.interpret.table_figures.outcome_tables import OutcomeTables
from foi_compare.interpret.table_figures.set_aside import first_rows_of, rest_of_lines, whole_table
from foi_compare.interpret.table_figures.surroundings import Surroundings, TableReading
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_figures.whole_tables import (
    GOES_ON,
    Evidence,
    aside_table,
    asked_whole,
    claimed,
    goes_on_unnamed,
    is_plainly_other,
    with_rows_of,
)
from foi_compare.interpret.table_layout.flat_lines import FlatTable, Line
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.interpret.table_layout.picture_pages import Run, runs_of_pages, tables_over_pages
from foi_compare.interpret.text_tables.lists import find_lists
from foi_compare.interpret.whole_letter.letter import Letter, Zone
from foi_compare.limits import check_numbers
from foi_compare.model import (
    ASKED_WHOLE,
    AsideTable,
    Document,
    Doubt,
    Figure,
    LabelGroup,
    LabelMatcher,
    PlainTable,
    Question,
    SetAside,
    Table,
)

# Zones whose tables and lists are never the answer. A table of outcomes anywhere else is read:
# where a letter has no headings, its first table may well stand above the first sentence.
UNANSWERING = {
    "request": ("request", "part of the request, not of the answer"),
    "quoted": ("quoted", "quoted from an earlier message"),
}

# The words of a page's frame (a cloud of keywords, links to other replies) are no list either.
_NO_LINES = frozenset((*UNANSWERING, "furniture"))

_LIST_IN_REQUEST = Doubt("the list stands where the request is quoted: is it the answer?", "table")
_ANSWERING = frozenset({"answer", "refusal", "estimate"})
_NOTHING_GIVEN = frozenset({"refused", "neither_confirm_nor_deny", "not_held"})
_SEVERAL = 2
Marks = Mapping[tuple[str, int], frozenset[str]]
NO_MARKS: Marks = MappingProxyType({})
_ROW_WORDS = 6  # of a numbered row of a list; more are a question
_WHICH_QUESTION = Doubt(
    "the reply answers several questions: which of them does this table answer?", "question"
)


class Gathering:
    """Gathers what the tables and lists of all documents of a reply give."""

    def __init__(
        self,
        letter: Letter,
        matcher: LabelMatcher,
        documents: Sequence[Document],
        marks: Marks,
    ) -> None:
        self.letter = letter
        self.marks = marks
        self.matcher = matcher
        self.above = {
            name: above for pages in runs_of_pages(documents) for name, above in above_pages(pages)
        }
        self.runs = {
            begun: run
            for begun, run in tables_over_pages(documents).items()
            if letter.zones.get(begun, Zone("answer", "")).kind not in UNANSWERING
        }
        self.rests = frozenset(rest for run in self.runs.values() for rest in run.rests)
        self.questions = {question.number: question for question in letter.questions}
        self.waiting = _waiting(self.questions)
        self.asking = _asking(letter)
        self.answered = _answered(letter)
        self.codes = frozenset(matcher.codes)
        self.figures: list[Figure] = []
        self.groups: list[LabelGroup] = []
        self.set_aside: list[SetAside] = []
        self.plain: list[PlainTable] = []
        self.captions: dict[int, tuple[str, ...]] = {}
        self.printed: dict[int, Printed] = {}
        self.next_group = 0
        self.numbers = 0
        self.beside: list[TableReading] = []
        self.outcomes: dict[str, OutcomeTables] = {one.name: OutcomeTables() for one in documents}
        self.aside: list[AsideTable] = []
        self.requested: list[tuple[Document, FlatTable, Zone]] = []
        self.unanswering: list[tuple[Document, int, Table, Zone]] = []

    def document(self, document: Document) -> None:
        """Read the tables of a document, and the lists in its answers."""
        tables = 0
        for index, block in enumerate(document.blocks):
            if isinstance(block, Table):
                tables += 1
                moved()
                if (document.name, index) not in self.rests:
                    self._table(document, index, block)
        self._lists(document, tables)

    def _lists(self, document: Document, tables: int) -> None:
        """Take the lists of a document; its tables are so many."""
        for zone, lines in answer_runs(document, self.letter, _NO_LINES):
            for flat in find_lists(lines, self.matcher, tables + 1):
                tables += 1
                if (document.name, flat.block) not in self.rests:
                    self._flat(document, flat, self._claimed(zone))
        for zone, cell, lines in cell_runs(document, self.letter, _NO_LINES):
            for flat in find_lists(lines, self.matcher, tables + 1):
                tables += 1
                self._flat(document, flat.within(*cell), zone)
        for zone, lines in answer_runs(document, self.letter, NOT_ASKED):
            rows = [line for line in lines if not self._asks(document, line)]
            for flat in find_lists(rows, self.matcher, tables + 1):
                tables += 1
                self.requested.append((document, flat, zone))

    def _asks(self, document: Document, line: Line) -> bool:
        """Return whether a line among the words of the requester is one of a numbered question."""
        asking = self.asking.get((document.name, line.block))
        return asking is not None and asking.overlap(line.offset, line.offset + 1)

    def _table(self, document: Document, index: int, table: Table) -> None:
        zone = self._zone(document, index)
        if zone.kind == "dialogue":
            return  # the request beside its response: its cells are read as running text
        marks = self.marks.get((document.name, index), frozenset())
        if zone.kind in UNANSWERING and "outcomes" not in marks:
            self.unanswering.append((document, index, table, zone))
            return
        doubts = self.above[document.name].doubts_of(index)
        for reading in self._figures_of(document, index, table, zone):
            self._take(self._asked_for(document, zone, _doubted(reading, doubts)))

    def _figures_of(
        self, document: Document, index: int, table: Table, zone: Zone
    ) -> tuple[TableReading, ...]:
        captions = self.above[document.name].captions_of(table, index)
        run = self.runs.get((document.name, index), Run(table=table))
        marks = self.marks.get((document.name, index), frozenset())
        around = replace(self._around(zone), marks=marks)
        readings: list[TableReading] = []
        group = self.next_group
        for layout in lay_out(
            run.table,
            document.name,
            index,
            codes=self.codes,
            captions=captions,
            origins=run.origins,
        ):
            reading = read_layout(layout, self.matcher, around, group, "table")
            self.numbers += reading.numbers()
            check_numbers(document.name, self.numbers)
            group += len(reading.groups)
            readings.append(reading)
        return tuple(readings)

    def _zone(self, document: Document, index: int) -> Zone:
        """Return the zone of a table."""
        zone = self.letter.zones.get((document.name, index), Zone("answer", ""))
        if zone.kind in UNANSWERING or zone.kind == "dialogue":
            return zone
        return self._claimed(zone)

    def _claimed(self, zone: Zone) -> Zone:
        """Return the zone of an answer with its question: the one that it may answer.

        Where several may be meant it has none.
        """
        waiting = self.waiting
        return Zone(zone.kind, waiting[0]) if len(waiting) == 1 and not zone.question else zone

    def _asked_for(self, document: Document, zone: Zone, reading: TableReading) -> TableReading:
        """Return a reading with doubt where its document answers several questions one by one."""
        if zone.question or len(self.answered.get(document.name, ())) < _SEVERAL:
            return reading
        return _doubted(reading, (_WHICH_QUESTION,))

    def finish(self) -> None:
        """Set aside the tables of the request, unless the figures of an answer stand only there.

        Then the program may have taken the answer for the request: a person looks.
        """
        self._finish_plain()
        for document, flat, zone in self.requested:
            self._ask_about_list(document, flat, zone)
        given = {figure.question for figure in self.figures}
        for document, index, table, zone in self.unanswering:
            rule, reason = UNANSWERING[zone.kind]
            question = self.questions.get(zone.question) if zone.kind == "request" else None
            lacking = not given
            if question is not None:
                lacking = zone.question not in given and question.disposition not in _NOTHING_GIVEN
            found = self._figures_of(document, index, table, zone) if lacking else ()
            if any(reading.figures for reading in found):
                quoted = "an earlier reply or message" if zone.kind == "quoted" else "the request"
                doubt = Doubt(
                    f"the table stands where {quoted} is quoted: is it the answer?", "table"
                )
                for reading in found:
                    self._take(_doubted(reading, (doubt,)))
            else:
                items = tuple(whole_table(document, index, table, rule, reason))
                self.set_aside.extend(items)
                unread = TableReading(set_aside=items, first_rows=first_rows_of(table))
                self.aside.extend(aside_table(unread, question))

    def _finish_plain(self) -> None:
        """Settle the tables without outcome labels, now that the others are known."""
        answered = {figure.question for figure in self.figures}
        asks = any(question.about_outcomes for question in self.questions.values())
        for reading in self.beside:
            at = _address(reading.set_aside)
            number = reading.plain.question if reading.plain is not None else ""
            question = self.questions.get(number)
            near = self.outcomes.get(at[0], OutcomeTables())
            evidence = Evidence(
                question=question,
                answered=number in answered,
                same_rows=reading.instead is not None and near.have_rows_of(reading.instead),
                before=near.before(at[1]),
                asks_outcomes=asks or not any(one.text for one in self.questions.values()),
            )
            found = claimed(reading, evidence, self.matcher)
            if found is None:
                self.set_aside.extend(reading.set_aside)
                plainly = is_plainly_other(reading, evidence)
                self.aside.extend(aside_table(reading, question, plainly=plainly))
            else:
                self._take(self._numbered(found))

    def _numbered(self, reading: TableReading) -> TableReading:
        """Return a reading with its own labels numbered after those of all others."""
        key = self.next_group
        own = {group.key for group in reading.groups}
        figures = tuple(
            replace(figure, group=key) if figure.group in own else figure
            for figure in reading.figures
        )
        groups = tuple(replace(group, key=key) for group in reading.groups)
        return replace(reading, figures=figures, groups=groups)

    def _ask_about_list(self, document: Document, flat: FlatTable, zone: Zone) -> None:
        """Ask about a list of outcomes and counts among the words of the requester.

        It may be the answer, right below its question.
        """
        question = self.questions.get(zone.question)
        if question is None or question.disposition not in _NOTHING_GIVEN:
            self._flat(document, flat, zone, doubt=_LIST_IN_REQUEST)

    def _flat(self, document: Document, flat: FlatTable, zone: Zone, doubt: str = "") -> None:
        captions = flat.captions
        if not captions and flat.cell == (-1, -1):
            captions = self.above[document.name].texts_above(flat.block)
        for layout in lay_out(
            flat.table,
            document.name,
            flat.block,
            codes=self.codes,
            captions=captions,
            origins=flat.origins,
        ):
            reading = read_layout(layout, self.matcher, self._around(zone), self.next_group, "list")
            # The words of a flattened row may run over lines: what they hold is set aside by line.
            reading = self._asked_for(document, zone, replace(reading, set_aside=()))
            if not reading.figures:
                continue  # what else the numbers among the words are, is told by their sentence
            if doubt:
                reading = asked_whole(reading, doubt)
            self._take(reading)
            self.set_aside.extend(rest_of_lines(document, flat, reading.figures))

    def _take(self, reading: TableReading) -> None:
        if reading.plain is not None:
            self.plain.append(reading.plain)
            self.beside.append(reading)
            return
        if not reading.figures and reading.first_rows:
            self.aside.extend(aside_table(reading, None))
        if reading.stubs and reading.figures:
            reading = self._named_by_rows(reading)
            file, block = _address(reading.figures)
            self.outcomes.setdefault(file, OutcomeTables()).add(block, reading)
        self.figures.extend(reading.figures)
        self.groups.extend(reading.groups)
        self.captions |= {group.key: reading.captions for group in reading.groups}
        if reading.printed is not None:
            self.printed |= {group.key: reading.printed for group in reading.groups}
        self.set_aside.extend(reading.set_aside)
        self.next_group += len(reading.groups)

    def _named_by_rows(self, reading: TableReading) -> TableReading:
        """Return a table of outcomes; one that names no row, with the rows of the one before."""
        file, _ = _address(reading.figures)
        before = self.outcomes[file].last if file in self.outcomes else None
        asked = reading.figures[0].rule == ASKED_WHOLE
        if asked or before is None or not goes_on_unnamed(reading, before):
            return reading
        return asked_whole(with_rows_of(reading, before), GOES_ON)

    def _around(self, zone: Zone) -> Surroundings:
        question = self.questions.get(zone.question, Question(number=zone.question))
        return Surroundings(
            force_id=self.letter.force_id,
            question=zone.question,
            question_text=question.text,
            period=question.period,
            offence=question.offence,
            offence_code=question.offence_code,
            unit=question.unit,
            code=question.code,
        )


def _doubted(reading: TableReading, doubts: tuple[Doubt, ...]) -> TableReading:
    """Return a reading with doubts on each of its figures."""
    if not doubts:
        return reading
    figures = tuple(replace(one, doubts=(*one.doubts, *doubts)) for one in reading.figures)
    return replace(reading, figures=figures)


def _waiting(questions: Mapping[str, Question]) -> list[str]:
    """Return the questions that a table of no answer may belong to.

    They are those whose answer announces more; without any, those that are given something: all
    others are refused, or nothing is held.
    """
    open_ = [n for n, one in questions.items() if one.disposition not in _NOTHING_GIVEN]
    return [n for n in open_ if "promised_details_missing" in questions[n].flags] or open_


def _asking(letter: Letter) -> dict[tuple[str, int], Runs]:
    """Return the runs of each block, by its file and place, that are numbered questions."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for segment in (part.segment for part in letter.parts):
        numbered = segment.marker is not None and segment.marker.numbers
        if numbered and len(segment.body.split()) > _ROW_WORDS:
            runs = found.setdefault((segment.file, segment.block), [])
            runs.append((segment.start, segment.end))
    return {block: Runs(runs) for block, runs in found.items()}


def _answered(letter: Letter) -> dict[str, set[tuple[str, ...]]]:
    """Return for each file the questions that its parts answer, as they do so together."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for part in letter.parts:
        if part.kind in _ANSWERING and part.numbers:
            found.setdefault(part.segment.file, set()).add(part.numbers)
    return found


def _address(placed: Sequence[Figure] | Sequence[SetAside]) -> tuple[str, int]:
    """Return the file and the block in which numbers stand."""
    spots = [spot for one in placed for spot in one.spots[:1]][:1]
    return (spots[0].file, spots[0].block) if spots else ("", -1)
