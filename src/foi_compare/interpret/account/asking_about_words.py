"""The figures of a reply to the same figures, asked about where words around them are left over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.headway import signed
from foi_compare.interpret.account.around_tables import (
    Saying,
    bears,
    introduces,
    notes_in,
    of_one_table,
    sayings,
    steps_to,
    within_reach,
)
from foi_compare.interpret.account.asked_words import is_other_kind, left_unsaid, undated_groups
from foi_compare.interpret.account.caption_words import Beside, captions_left, has_use, without_use
from foi_compare.interpret.account.columns_in_sums import columns_in_sums
from foi_compare.interpret.account.doubt_texts import About, left_over, noted
from foi_compare.interpret.account.heading_words import ColumnAccount
from foi_compare.interpret.account.parted_by import announces_parts
from foi_compare.interpret.account.reach import reaches, words_over
from foi_compare.interpret.account.row_account import RowAccount
from foi_compare.interpret.account.spoken_of import OWN_TABLE, Tables
from foi_compare.interpret.account.word_uses import Left, Uses, words_of
from foi_compare.interpret.account.year_begins import agrees, year_begins
from foi_compare.interpret.table_axes.captions import is_sentence, names_apart
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Document, Figure, TextBlock
from foi_compare.text import fold_space

_UNSPEAKING = frozenset({"request", "quoted", "letterhead", "furniture", "signature", "dialogue"})
# What the reading of sentences leaves to this account in one that gives a number.
_OF_OWN_SENTENCE = frozenset({"scale", "sum", "revision", "error", "standing", "noted"})
# What is changed of a number alone, whatever else the sentence speaks of.
_OF_COUNTS = frozenset({"people", "scale", "sum", "measure"})
# What a note may say of the numbers that bear its sign, and each of them carries.
_CARRIED = frozenset({"scope", "noted", "revision", "error", "standing", "denial"})
# What says which crimes are counted, or how they were dated.
_STILL_CRIMES = frozenset({"scope", "noted", "basis"})
# `One row per crime`, `each line is one recorded offence`.
_ONE_ROW_A_CRIME = re.compile(
    r"\b(?:one|1|a|each|every)\s(?:row|line|record|entry)\b(?:\s\w+){0,2}?"
    r"\s(?:per|each|is|represents|for\s(?:each|every|one|a))\s(?:(?:one|a|an|single|recorded)\s)*"
    r"(?:crime|offence)\b",
    re.IGNORECASE,
)
_INCLUDES = re.compile(r"[\W\d]*(?:also\s)?includ(?:es|ing)\b", re.IGNORECASE)


class _Table(NamedTuple):
    """The words of one table, and what is left of them.

    `sums` are the columns that add up to one of them, each with that one.
    `told` are the captions that only tell it from other tables.
    `near`, `elsewhere` and `tied` are the sentences, by their place among all, that stand around
    it, that speak of another table, and that say they speak of it; `headings` and `labels` the
    words over and beside each of its numbers. `lists_crimes` says that it has a row for each crime,
    as it prints in words.
    """

    printed: Printed | None
    columns: ColumnAccount | None
    rows: RowAccount | None
    sums: Mapping[int, int]
    captions: tuple[str, ...]
    told: tuple[str, ...]
    near: frozenset[int]
    elsewhere: frozenset[int]
    tied: frozenset[int]
    headings: frozenset[frozenset[str]]
    labels: frozenset[frozenset[str]]
    lists_crimes: bool


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
    rows = {group: RowAccount(one, uses) for group, one in printed.items()}
    of_letter = sayings(letter, figures, uses)
    notes = [
        (group, note)
        for group, own in rows.items()
        for note in notes_in(printed[group], own.notes, uses)
    ]
    said = (*of_letter, *(note for _, note in notes))
    unspeaking = frozenset(_unspeaking(letter, documents))
    blocks: dict[int, set[tuple[str, int]]] = defaultdict(set)
    headings: dict[int, set[frozenset[str]]] = defaultdict(set)
    labels: dict[int, set[frozenset[str]]] = defaultdict(set)
    measures: dict[int, dict[tuple[str, str], frozenset[str]]] = defaultdict(dict)
    own: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        own[figure.group].append(figure)
        if figure.value.measure != "count":
            measured, place = measures[figure.group], (figure.label, figure.series)
            measured[place] = measured.get(place, frozenset()) | {figure.value.measure}
        blocks[figure.group].update((spot.file, spot.block) for spot in figure.spots)
        headings[figure.group].add(words_over(figure))
        labels[figure.group].add(words_of(figure.label))
    by_name = {document.name: document for document in documents}
    introducing = frozenset(
        index for index, one in enumerate(of_letter) if introduces(by_name[one.file], one.block)
    )
    bound = frozenset(i for i in introducing if not said[i].of_all or of_one_table(said[i]))
    said_in: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, one in enumerate(said):
        said_in[one.file, one.block].append(index)
    near = {
        group: frozenset(
            index
            for block in set(within_reach(found, by_name))
            for index in said_in.get(block, ())
            if steps_to(said[index], found, by_name) > 0
        )
        for group, found in blocks.items()
    }
    tied = _ties(said, Tables(figures, captions, by_name))
    tied.update(
        (index, frozenset({group}))
        for index, (group, note) in enumerate(notes, start=len(of_letter))
        if note.spoken == OWN_TABLE
    )
    told = names_apart(figures, captions)
    tables = {
        group: _Table(
            printed=printed.get(group),
            columns=ColumnAccount(printed[group], uses) if group in printed else None,
            rows=rows.get(group),
            sums=columns_in_sums(own[group], printed[group]) if group in printed else {},
            captions=tuple(
                text
                for text in captions.get(group, ())
                if fold_space(text) not in unspeaking and not _tells(text, told.get(group), uses)
            ),
            told=tuple(filter(None, (told.get(group),))),
            near=near[group],
            elsewhere=(bound - near[group]).union(
                i for i, own in tied.items() if said[i].spoken.alone and group not in own
            ),
            tied=frozenset(i for i, own in tied.items() if group in own),
            headings=frozenset(headings[group]),
            labels=frozenset(labels[group]),
            lists_crimes=group in printed
            and printed[group].axes.kind == "records"
            and any(
                _ONE_ROW_A_CRIME.search(text)
                for text in (*captions.get(group, ()), *(one.text for one in said))
            ),
        )
        for group in blocks
    }
    heard = _Heard(said)
    questions = {question.number: question for question in letter.questions}
    undated = undated_groups(figures, uses.is_total)
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
                measures[figure.group].get((figure.label, figure.series), frozenset()),
                wanted.get(figure.question),
            ),
            tables[figure.group],
            heard,
            uses,
            left_unsaid(figure, questions, undated),
        )
        for figure in signed(figures)
    )


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


class _Heard:
    """The sentences of a letter, and those of which something may be left over for a figure."""

    def __init__(self, said: Sequence[Saying]) -> None:
        self.said = said
        left = [index for index, one in enumerate(said) if not (one.of_shares or one.restates)]
        self._of_sentences = [i for i in left if _may_be_of_sentences(said[i])]
        self._of_tables = [i for i in left if _may_be_of_tables(said[i])]
        self._left = frozenset(left)

    def of(self, figure: Figure, table: _Table) -> Sequence[int]:
        """Return which sentences to look at for a figure, in order."""
        sentence = figure.origin == "sentence"
        always = self._of_sentences if sentence else self._of_tables
        near = table.tied if sentence else table.near | table.tied
        near &= self._left
        return sorted(near.union(always)) if near else always


def _may_be_of_sentences(one: Saying) -> bool:
    own = any(left.kind in _OF_OWN_SENTENCE for left in one.changes)
    return own or one.in_head or one.of_all


def _may_be_of_tables(one: Saying) -> bool:
    return one.in_head or one.of_all or one.of_numbers


def _asked(
    figure: Figure,
    beside: Beside,
    table: _Table,
    heard: _Heard,
    uses: Uses,
    unsaid: Iterable[str],
) -> Figure:
    # A sentence above a table is judged among the sentences, a name by itself.
    names = [
        text
        for text in table.captions
        if not (_is_sentence(text, heard.said) or _says_the_list(text, table))
    ]
    captions, named = captions_left(names, figure, beside, uses)
    code = uses.code_of(figure.label)
    place: About = "sentence" if figure.origin == "sentence" else "table"
    doubts = [*_of_table(figure, beside, table), *(left_over(text, place) for text in captions)]
    doubts += unsaid
    notes = [noted(text) for text in named]
    # How crimes are dated makes them no others: `Month finalised` over the months.
    notes += [noted(text) for text, left in _stubs(figure, beside, table) if _only_dates(left)]
    of_all_years = figure.period is None and uses.is_total(figure.series)
    for index in heard.of(figure, table):
        one = heard.said[index]
        if one.year_begins and of_all_years:
            continue  # it is asked of each year that it adds
        tied = index in table.tied
        others = one.questions and figure.question and figure.question not in one.questions
        if (others and not tied) or index in table.elsewhere:
            continue
        named_so = any(one.text in text for text in (*names, *table.told))
        if named_so or _says_the_list(one.text, table):
            continue
        if _is_of_other_columns(one, figure, table) or announces_parts(one.text, figure, uses):
            continue
        if not reaches(one.reach, figure, code, table.headings, table.labels):
            continue
        left = _left_of(one, figure, beside, near=index in table.near, tied=tied)
        signed = one.sign and table.printed is not None and _bears(table.printed, one.sign)
        if not left or (signed and not _has_sign(figure, table.printed, one.sign)):
            continue
        other = one.of_all and is_other_kind(one.changes, beside.wanted)
        if not other and _is_carried(one, signed=bool(signed)) and not _is_of(one, figure):
            notes.append(noted(one.text))
        else:
            doubts.append(left_over(left, place))
    if not doubts and not notes:
        return figure
    note = "; ".join(filter(None, (figure.note, *dict.fromkeys(notes))))
    return replace(figure, doubts=tuple(dict.fromkeys((*figure.doubts, *doubts))), note=note)


def _is_of_other_columns(one: Saying, figure: Figure, table: _Table) -> bool:
    """Return whether a sentence names columns of a table, and not the one that a figure is in."""
    if table.printed is None or table.columns is None or figure.place not in table.printed.places:
        return False
    return table.printed.places[figure.place][1] not in table.columns.named_in(one.text)


def _says_the_list(text: str, table: _Table) -> bool:
    """Return whether a text says that each row of a table is a crime, and so it is read."""
    return table.lists_crimes and _ONE_ROW_A_CRIME.search(text) is not None


def _is_sentence(text: str, said: Sequence[Saying]) -> bool:
    ends = text.rstrip().endswith(".")
    return is_sentence(text) or (ends and any(one.text in text for one in said))


def _is_of(one: Saying, figure: Figure) -> bool:
    """Return whether a sentence is the one that gives a figure."""
    return figure.origin == "sentence" and one.text.endswith(fold_space(figure.evidence))


def _is_carried(one: Saying, *, signed: bool) -> bool:
    """Return whether the numbers carry a sentence as a note, so that nobody need be asked.

    It makes them no other numbers: it says what is left out or put in, how they were dated, or that
    they are not final; or it is the note of a sign.
    """
    kinds = {change.kind for change in one.changes}
    if _INCLUDES.match(one.text):
        kinds -= {"people"}  # `* Includes 3 crimes where two persons were charged`
    return not one.bears or (signed and bool(kinds) and kinds <= _CARRIED)


def _left_of(one: Saying, figure: Figure, beside: Beside, *, near: bool, tied: bool) -> str:
    """Return the words of a sentence that are left over for a figure, '' where there are none.

    What stands near a table, or is `tied` to it by its words, speaks of it; what stands farther off
    does so if it speaks of numbers.
    The head of a letter, and sentences beside one that gives a number, have to speak of all.
    """
    if one.of_shares or one.restates:
        return ""
    if one.year_begins and agrees(one.year_begins, figure):
        return ""
    changes = without_use(one.changes, figure, beside)
    if one.changes and not changes:
        return ""
    if _is_of(one, figure):
        return one.text if any(left.kind in _OF_OWN_SENTENCE for left in changes) else ""
    counted = one.of_numbers or one.of_crimes or any(left.kind in _OF_COUNTS for left in changes)
    if tied and counted:
        return one.text
    if one.in_head and (one.of_numbers or one.of_crimes) and not one.of_request:
        return one.text
    if one.in_head or figure.origin == "sentence":
        return one.text if one.of_all else ""
    # `Our system is ours alone`: what narrows crimes has to name them, or the numbers.
    makes_others = one.bears and {left.kind for left in changes} != {"scope"}
    near = near and (one.is_note or one.of_crimes or makes_others)
    return one.text if one.of_numbers or near else ""


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


def _bears(printed: Printed, sign: str) -> bool:
    layout = printed.layout
    rows = (*layout.headers, *layout.body)
    return any(bears(layout.text(row, column), sign) for row in rows for column in layout.columns)


def _has_sign(figure: Figure, printed: Printed | None, sign: str) -> bool:
    """Return whether a figure, its label or a heading over it bears the sign of a note."""
    if printed is None or figure.place not in printed.places:
        return True
    layout = printed.layout
    row, column = printed.places[figure.place]
    texts = [layout.text(above, column) for above in layout.headers]
    texts += [layout.text(row, at.at) for at in printed.axes.columns if at.kind != "value"]
    return any(bears(text, sign) for text in (*texts, layout.text(row, column)))


def _unspeaking(letter: Letter, documents: Sequence[Document]) -> Iterator[str]:
    """Yield the texts that stand in no answer: the request, the head of the letter."""
    for document in documents:
        for index, block in enumerate(document.blocks):
            zone = letter.zones.get((document.name, index))
            if isinstance(block, TextBlock) and zone is not None and zone.kind in _UNSPEAKING:
                yield fold_space(block.text)
