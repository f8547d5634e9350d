"""The figures of a reply to the same figures, asked about where words around them are left over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.headway import signed
from foi_compare.interpret.account.around_tables import (
    Saying,
    introduces,
    notes_in,
    of_one_table,
    sayings,
    steps_to,
    within_reach,
)
from foi_compare.interpret.account.asked_words import broken_off, left_unsaid, undated_groups
from foi_compare.interpret.account.caption_words import Beside, captions_left, has_use, without_use
from foi_compare.interpret.account.columns_in_sums import columns_in_sums
from foi_compare.interpret.account.doubt_texts import About, left_over, noted
from foi_compare.interpret.account.heading_words import ColumnAccount
from foi_compare.interpret.account.reach import words_over
from foi_compare.interpret.account.row_account import RowAccount
from foi_compare.interpret.account.sentences_left import SentencesLeft, Surroundings
from foi_compare.interpret.account.spoken_of import OWN_TABLE, Tables
from foi_compare.interpret.account.word_uses import Left, Uses, words_of
from foi_compare.interpret.account.year_begins import agrees, year_begins
from foi_compare.interpret.language.texts_within import Inside
from foi_compare.interpret.table_axes.captions import is_sentence, names_apart
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Document, Figure, TextBlock
from foi_compare.text import fold_space

_UNSPEAKING = frozenset({"request", "quoted", "letterhead", "furniture", "signature", "dialogue"})
# What says which crimes are counted, or how they were dated.
_STILL_CRIMES = frozenset({"scope", "noted", "basis"})
# `One row per crime`, `each line is one recorded offence`.
_ONE_ROW_A_CRIME = re.compile(
    r"\b(?:one|1|a|each|every)\s(?:row|line|record|entry)\b(?:\s\w+){0,2}?"
    r"\s(?:per|each|is|represents|for\s(?:each|every|one|a))\s(?:(?:one|a|an|single|recorded)\s)*"
    r"(?:crime|offence)\b",
    re.IGNORECASE,
)


class _Table(NamedTuple):
    """The words of one table, and what is left of them.

    `sums` are the columns that add up to one of them, each with that one. `names` are the captions
    that are no sentences, `around` says where it stands among these, and `lists_crimes` that it has
    a row for each crime, as it prints in words. `measures` are those of the columns for a label and
    a series.
    """

    printed: Printed | None
    columns: ColumnAccount | None
    rows: RowAccount | None
    sums: Mapping[int, int]
    names: tuple[str, ...]
    around: Surroundings
    lists_crimes: bool
    measures: Mapping[tuple[str, str], frozenset[str]]


def ask_where_words_are_left(
    figures: Sequence[Figure],
    printed: Mapping[int, Printed],
    captions: Mapping[int, tuple[str, ...]],
    letter: Letter,
    documents: Sequence[Document],
    uses: Uses,
) -> tuple[Figure, ...]:
    """Return the figures, with a doubt for all words around them whose use is not known.

    `printed` and `captions` hold the tables by their label group: what they print in words, and the
    texts that name them.
    """
    surroundings = _Said(figures, printed, captions, letter, documents, uses)
    tables = surroundings.tables()
    questions = {question.number: question for question in letter.questions}
    undated = undated_groups(figures, uses.is_total)
    broken = broken_off(letter.questions)
    sheets = {block.place.part for document in documents for block in document.blocks}
    wanted = {
        number: uses.changes(one.text)
        for number, one in questions.items()
        if one.text and f"sheet {one.text}" not in sheets  # nobody asked for what a sheet is called
    }
    return tuple(
        _asked(
            figure,
            Beside(
                tables[figure.group].measures.get((figure.label, figure.series), frozenset()),
                wanted.get(figure.question),
            ),
            tables[figure.group],
            surroundings.heard,
            uses,
            left_unsaid(figure, questions, undated, broken),
        )
        for figure in signed(figures)
    )


class _Said:
    """The sentences of a reply, and where its tables, lists and counts stand among them.

    `heard` asks what they leave over for a figure.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        printed: Mapping[int, Printed],
        captions: Mapping[int, tuple[str, ...]],
        letter: Letter,
        documents: Sequence[Document],
        uses: Uses,
    ) -> None:
        self._printed, self._captions, self._uses = printed, captions, uses
        self._documents = {document.name: document for document in documents}
        self._rows = {group: RowAccount(one, uses) for group, one in printed.items()}
        of_letter = sayings(letter, figures, uses)
        notes = [
            (group, note)
            for group, own in self._rows.items()
            for note in notes_in(printed[group], own.notes, uses)
        ]
        self._said = (*of_letter, *(note for _, note in notes))
        tied = _ties(self._said, Tables(figures, captions, self._documents))
        tied.update(
            (index, frozenset({group}))
            for index, (group, note) in enumerate(notes, start=len(of_letter))
            if note.spoken == OWN_TABLE
        )
        self.heard = SentencesLeft(self._said, [*self._introducing(of_letter)], tied, uses)
        self._tied: dict[int, set[int]] = defaultdict(set)
        for index, groups in tied.items():
            for group in () if self._said[index].spoken.whole else groups:
                self._tied[group].add(index)
        self._in_block: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, one in enumerate(self._said):
            self._in_block[one.file, one.block].append(index)
        self._inside = Inside([one.text for one in self._said])
        self._of_rows = frozenset(i for i, one in enumerate(self._said) if _is_of_rows(one.text))
        self._unspeaking = frozenset(_unspeaking(letter, documents))
        self._apart = names_apart(figures, captions)
        self._figures: dict[int, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._figures[figure.group].append(figure)

    def tables(self) -> Mapping[int, _Table]:
        """Return the tables, lists and sentences with figures by their groups."""
        return {group: self._table(group, own) for group, own in self._figures.items()}

    def _introducing(self, of_letter: Sequence[Saying]) -> Iterator[int]:
        """Yield which sentences of the letter are of the table that they stand above alone."""
        for index, one in enumerate(of_letter):
            of_one = not one.of_all or of_one_table(one)
            if of_one and introduces(self._documents[one.file], one.block):
                yield index

    def _table(self, group: int, figures: Sequence[Figure]) -> _Table:
        printed, captions = self._printed.get(group), self._captions.get(group, ())
        measures: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
        for figure in figures:
            if figure.value.measure != "count":
                measures[figure.label, figure.series] |= {figure.value.measure}
        lists_crimes = (
            printed is not None
            and printed.axes.kind == "records"
            and bool(self._of_rows or any(map(_is_of_rows, captions)))
        )
        apart = self._apart.get(group)
        names = tuple(
            text
            for text in captions
            if fold_space(text) not in self._unspeaking
            and not _tells(text, apart, self._uses)
            and not (self._is_sentence(text) or (lists_crimes and _is_of_rows(text)))
        )
        told = names if apart is None else (*names, apart)
        silent = frozenset(index for text in told for index in self._inside.of(text))
        columns = None if printed is None else ColumnAccount(printed, self._uses)
        return _Table(
            printed=printed,
            columns=columns,
            rows=self._rows.get(group),
            sums={} if printed is None else columns_in_sums(figures, printed),
            names=names,
            around=Surroundings(
                group=group,
                printed=printed,
                columns=columns,
                near=self._near({(spot.file, spot.block) for f in figures for spot in f.spots}),
                tied=frozenset(self._tied[group]),
                silent=silent | self._of_rows if lists_crimes else silent,
                headings=frozenset(map(words_over, figures)),
                labels=frozenset(words_of(figure.label) for figure in figures),
            ),
            lists_crimes=lists_crimes,
            measures=measures,
        )

    def _near(self, blocks: Collection[tuple[str, int]]) -> frozenset[int]:
        """Return the sentences that stand around the blocks of a table."""
        return frozenset(
            index
            for block in set(within_reach(blocks, self._documents))
            for index in self._in_block.get(block, ())
            if steps_to(self._said[index], blocks, self._documents) > 0
        )

    def _is_sentence(self, text: str) -> bool:
        """Return whether a caption is a sentence, which is judged among those of the letter."""
        ends = text.rstrip().endswith(".")
        return is_sentence(text) or (ends and bool(self._inside.of(text)))


def _tells(text: str, name: str | None, uses: Uses) -> bool:
    """Return whether a caption is the name that tells a table from others, and says no more.

    `Table 1 – Newport` above one, `Table 2 – Torfaen` above the next: names explain each other.
    """
    return text == name and all(left.kind == "scope" for left in uses.changes(text))


def _ties(said: Sequence[Saying], tables: Tables) -> dict[int, frozenset[int]]:
    """Return the groups that each sentence says it speaks of, by its place among all."""
    found = (
        (index, tables.of(one.spoken, one.file, one.block))
        for index, one in enumerate(said)
        if one.spoken != OWN_TABLE
    )
    return {index: groups for index, groups in found if groups is not None}


def _asked(
    figure: Figure,
    beside: Beside,
    table: _Table,
    heard: SentencesLeft,
    uses: Uses,
    unsaid: Iterable[str],
) -> Figure:
    captions, named = captions_left(table.names, figure, beside, uses)
    place: About = "sentence" if figure.origin == "sentence" else "table"
    said = heard.of(figure, beside, table.around)
    doubts = [
        *_of_table(figure, beside, table),
        *(left_over(text, place) for text in captions),
        *unsaid,
        *said.doubts,
    ]
    # How crimes are dated makes them no others: `Month finalised` over the months.
    dating = [text for text, left in _stubs(figure, beside, table) if _only_dates(left)]
    notes = [*map(noted, (*named, *dating)), *said.notes]
    if not doubts and not notes:
        return figure
    note = "; ".join(filter(None, (figure.note, *dict.fromkeys(notes))))
    return replace(figure, doubts=tuple(dict.fromkeys((*figure.doubts, *doubts))), note=note)


def _is_of_rows(text: str) -> bool:
    """Return whether a text says that each row of a table is a crime."""
    return _ONE_ROW_A_CRIME.search(text) is not None


def _of_table(figure: Figure, beside: Beside, table: _Table) -> Iterator[str]:
    if table.printed is None or table.columns is None or table.rows is None:
        return
    yield from (*table.columns.table, *table.rows.table)
    for text, changes in _stubs(figure, beside, table):
        if not _only_dates(changes):
            yield left_over(text, "table")
    if figure.place in table.printed.places:
        row, column = table.printed.places[figure.place]
        proven = _is_in_a_sum(column, table)
        for text, left in table.columns.columns.get(column, ()):
            if proven and (left is None or left.kind in _STILL_CRIMES):
                continue
            if (left is None or not has_use(left, figure)) and not _dates(text, figure):
                yield left_over(text, "column")
        yield from table.rows.of(row)


def _stubs(figure: Figure, beside: Beside, table: _Table) -> Iterator[tuple[str, Sequence[Left]]]:
    """Yield (heading, phrases) of what is left for a figure of the headings over words."""
    # Of a crime in each row, `Victim gender` says what it is like.
    stubs = {} if table.lists_crimes or table.columns is None else table.columns.stubs
    for text, changes in stubs.items():
        left = without_use(changes, figure, beside)
        if left and not _dates(text, figure):
            yield text, left


def _only_dates(changes: Sequence[Left]) -> bool:
    """Return whether phrases say no more than how crimes are dated."""
    return all(one.kind == "basis" for one in changes)


def _dates(text: str, figure: Figure) -> bool:
    """Return whether a heading says in which month years end, and a figure is of such a year."""
    return agrees(year_begins(text), figure)


def _is_in_a_sum(column: int, table: _Table) -> bool:
    """Return whether a column is a part of one that holds all, or that one, whatever it says.

    It counts what that one counts, so no phrase over that one may make it count something else.
    """
    if column not in table.sums or table.columns is None:
        return False
    over = table.columns.columns.get(table.sums[column], ())
    return all(left is None or left.kind in _STILL_CRIMES for _, left in over)


def _unspeaking(letter: Letter, documents: Sequence[Document]) -> Iterator[str]:
    """Yield the texts that stand in no answer: the request, the head of the letter."""
    for document in documents:
        for index, block in enumerate(document.blocks):
            zone = letter.zones.get((document.name, index))
            if isinstance(block, TextBlock) and zone is not None and zone.kind in _UNSPEAKING:
                yield fold_space(block.text)
