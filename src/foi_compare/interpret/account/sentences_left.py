"""The sentences of a letter to what each leaves over for a figure: a doubt, a note, or nothing.

What a sentence does to a figure hangs on few things of it: its question, code, period, unit and
measure. Those that may speak of any number are therefore judged once for all figures that are alike
in these. One by one are judged those that stand beside a table, that say they speak of it, that
gave the number, and that name rows or columns. So time grows as the sentences and the figures do,
and not as the pairs of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from foi_compare.interpret.account.around_tables import Saying, signs_borne
from foi_compare.interpret.account.asked_words import is_other_kind
from foi_compare.interpret.account.caption_words import Beside, is_given_anew, without_use
from foi_compare.interpret.account.doubt_texts import FURTHER_SENTENCES, About, left_over, noted
from foi_compare.interpret.account.heading_words import ColumnAccount, may_name_columns
from foi_compare.interpret.account.parted_by import announces_parts, may_announce_parts
from foi_compare.interpret.account.reach import reaches
from foi_compare.interpret.account.word_uses import Uses
from foi_compare.interpret.account.year_begins import agrees
from foi_compare.interpret.language.texts_within import ByEnd
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.model import Figure, Period
from foi_compare.text import fold_space

# What the reading of sentences leaves to this account in one that gives a number.
_OF_OWN_SENTENCE = frozenset({"scale", "sum", "revision", "error", "standing", "noted"})
# What is changed of a number alone, whatever else the sentence speaks of.
_OF_COUNTS = frozenset({"people", "scale", "sum", "measure"})
# What a note may say of the numbers that bear its sign, and each of them carries.
_CARRIED = frozenset({"scope", "noted", "revision", "error", "standing", "denial"})
_INCLUDES = re.compile(r"[\W\d]*(?:also\s)?includ(?:es|ing)\b", re.IGNORECASE)
# Doubts of one figure, and notes: a person reads no more, and no reply at hand has more than two.
_MOST = 5
_MOST_KEPT = 4 * _MOST  # some of these are of other tables, or said twice


class Surroundings(NamedTuple):
    """Where a table, a list or a sentence with figures stands among the sentences of its letter.

    `near` are the sentences, by their place among all, that stand around it, `tied` those that say
    they speak of it, and `silent` those that say what is known of it by other means. `headings` and
    `labels` are the words over and beside each of its numbers.
    """

    group: int
    printed: Printed | None
    columns: ColumnAccount | None
    near: frozenset[int]
    tied: frozenset[int]
    silent: frozenset[int]
    headings: frozenset[frozenset[str]]
    labels: frozenset[frozenset[str]]


class Leftover(NamedTuple):
    """What the sentences of a letter leave over for a figure."""

    doubts: tuple[str, ...]
    notes: tuple[str, ...]


class _Judged(NamedTuple):
    """What a sentence leaves over, by its place among all; `asks` parts a doubt from a note."""

    place: int
    asks: bool
    text: str


class _Alike(NamedTuple):
    """What a sentence that names no row and no column may ask of a figure; equal ones are alike.

    `anew` says that the figure stands in place of another, `of_all_years` that it is a total over
    no year, `agreeing` which of the months in which years begin agree with it, and `signs` which
    signs of notes its table bears, and which of them it bears itself.
    """

    in_sentence: bool
    question: str
    code: str
    period: Period | None
    unit: str
    measure: str
    beside: Beside
    anew: bool
    of_all_years: bool
    agreeing: tuple[bool, ...]
    signs: tuple[frozenset[str], frozenset[str]]


class SentencesLeft:
    """The sentences of a letter, to ask what they leave over for each of its figures."""

    def __init__(
        self,
        said: Sequence[Saying],
        introducing: Collection[int],
        tied: Mapping[int, Collection[int]],
        uses: Uses,
    ) -> None:
        """Take the sentences, which of them are of the next table alone, and those of some tables.

        `tied` has the groups of figures that a sentence says it speaks of, by its place among all.
        """
        self._said = said
        self._uses = uses
        self._introducing = frozenset(introducing)
        self._tied = tied
        left = frozenset(i for i, one in enumerate(said) if not (one.of_shares or one.restates))
        whole = {i for i in tied if said[i].spoken.whole}
        anywhere = left - self._introducing - {i for i in tied if said[i].spoken.alone}
        self._left = left
        self._of_sentences = frozenset(i for i in left if _may_be_of_sentences(said[i]))
        of_tables = {i for i in left if _may_be_of_tables(said[i])}
        parts = {i for i in anywhere if _names_parts(said[i])}
        # Both by whether the figure stands in a sentence.
        self._anywhere = {
            True: anywhere & (self._of_sentences | whole) - parts,
            False: anywhere & (of_tables | whole) - parts,
        }
        self._of_parts = {
            True: parts & (self._of_sentences | whole),
            False: parts & (of_tables | whole),
        }
        self._months = sorted({one.year_begins for one in said if one.year_begins})
        self._signs = frozenset(one.sign for one in said if one.sign)
        self._by_end = ByEnd([one.text for one in said])
        self._borne: dict[int, frozenset[str]] = {}
        self._columns: dict[tuple[int, int], frozenset[int]] = {}
        self._of_alike: dict[tuple[_Alike, str], tuple[_Judged, ...]] = {}

    def of(self, figure: Figure, beside: Beside, around: Surroundings) -> Leftover:
        """Return what the sentences leave over for a figure: of many, those that come first."""
        alike = self._things(figure, beside, around)
        evidence = fold_space(figure.evidence) if alike.in_sentence else ""
        gives = self._giving(evidence)
        own = self._own(around, in_sentence=alike.in_sentence)
        passed = own | around.silent
        once = [one for one in self._judged_once(figure, alike, "") if one.place not in gives]
        if evidence:
            once += self._judged_once(figure, alike, evidence)
        found = [
            *self._judged(sorted(own - around.silent), figure, alike, around, gives),
            *(one for one in once if one.place not in passed),
        ]
        doubts, notes = (
            tuple(dict.fromkeys(one.text for one in sorted(found) if one.asks == asks))
            for asks in (True, False)
        )
        if max(len(doubts), len(notes)) <= _MOST:
            return Leftover(doubts, notes)
        return Leftover((*doubts[:_MOST], FURTHER_SENTENCES), notes[:_MOST])

    def _giving(self, evidence: str) -> Collection[int]:
        """Return the sentences that give a number in these words."""
        return self._by_end.of(evidence) if evidence else ()

    def _judged_once(self, figure: Figure, alike: _Alike, evidence: str) -> tuple[_Judged, ...]:
        """Return what the sentences of no table leave over for all figures that are alike.

        They are those that give a number in these words, where there are such words.
        """
        key = alike, evidence
        if key not in self._of_alike:
            anywhere = self._anywhere[alike.in_sentence]
            gives = self._giving(evidence)
            places = sorted(anywhere.intersection(gives) if evidence else anywhere)
            judged = self._judged(places, figure, alike, None, gives)
            self._of_alike[key] = tuple(islice(judged, _MOST_KEPT))
        return self._of_alike[key]

    def _things(self, figure: Figure, beside: Beside, around: Surroundings) -> _Alike:
        borne = self._borne_in(around)
        return _Alike(
            in_sentence=figure.origin == "sentence",
            question=figure.question,
            code=self._uses.code_of(figure.label),
            period=figure.period,
            unit=figure.unit,
            measure=figure.value.measure,
            beside=beside,
            anew=is_given_anew(figure),
            of_all_years=figure.period is None and self._uses.is_total(figure.series),
            agreeing=tuple(agrees(month, figure) for month in self._months),
            signs=(borne, _signs_of(figure, around.printed, borne)),
        )

    def _borne_in(self, around: Surroundings) -> frozenset[str]:
        """Return the signs of notes that a table bears."""
        if around.group not in self._borne:
            printed = around.printed
            texts = () if printed is None else tuple(_texts_of(printed))
            self._borne[around.group] = signs_borne(texts, self._signs)
        return self._borne[around.group]

    def _own(self, around: Surroundings, *, in_sentence: bool) -> frozenset[int]:
        """Return the sentences that are judged for each figure of a table by itself."""
        near = around.near & self._left
        if in_sentence:  # what stands beside it speaks of other numbers, if not of the next table
            near &= self._introducing & self._of_sentences
        return near | (around.tied & self._left) | self._of_parts[in_sentence]

    def _judged(
        self,
        places: Iterable[int],
        figure: Figure,
        alike: _Alike,
        around: Surroundings | None,
        gives: Collection[int],
    ) -> Iterator[_Judged]:
        """Yield what some sentences leave over for a figure, whose table is None if none of it."""
        for index in places:
            one = self._said[index]
            near = around is not None and index in around.near
            tied = one.spoken.whole and index in self._tied
            tied = tied or (around is not None and index in around.tied)
            if self._is_of_others(index, figure, near=near, tied=tied):
                continue
            if not self._reaches(index, figure, alike, around):
                continue
            given = index in gives
            left = _left_of(one, figure, alike.beside, near=near, tied=tied, given=given)
            borne, own = alike.signs
            signed = one.sign in borne
            if not left or (signed and one.sign not in own):
                continue
            other = one.of_all and is_other_kind(one.changes, alike.beside.wanted)
            if not other and _is_carried(one, signed=signed) and not given:
                yield _Judged(index, asks=False, text=noted(one.text))
            else:
                place: About = "sentence" if alike.in_sentence else "table"
                yield _Judged(index, asks=True, text=left_over(left, place))

    def _is_of_others(self, index: int, figure: Figure, *, near: bool, tied: bool) -> bool:
        """Return whether a sentence says or shows by its place that it speaks of other figures."""
        one = self._said[index]
        if one.year_begins and figure.period is None and self._uses.is_total(figure.series):
            return True  # it is asked of each year that it adds
        others = one.questions and figure.question and figure.question not in one.questions
        elsewhere = not near and index in self._introducing
        elsewhere = elsewhere or (one.spoken.alone and index in self._tied and not tied)
        return bool(others and not tied) or elsewhere

    def _reaches(
        self, index: int, figure: Figure, alike: _Alike, around: Surroundings | None
    ) -> bool:
        """Return whether a sentence speaks of the row and the column that a figure stands in."""
        one = self._said[index]
        if around is None:
            return reaches(one.reach, figure, alike.code, (), ())
        if not self._is_in_named_column(index, figure, around):
            return False
        if announces_parts(one.text, figure, self._uses):
            return False
        return reaches(one.reach, figure, alike.code, around.headings, around.labels)

    def _is_in_named_column(self, index: int, figure: Figure, around: Surroundings) -> bool:
        """Return whether a figure is in the columns that a sentence names, where it names any."""
        printed, columns = around.printed, around.columns
        if printed is None or columns is None or figure.place not in printed.places:
            return True
        key = around.group, index
        if key not in self._columns:
            self._columns[key] = columns.named_in(self._said[index].text)
        return printed.places[figure.place][1] in self._columns[key]


def _may_be_of_sentences(one: Saying) -> bool:
    own = any(left.kind in _OF_OWN_SENTENCE for left in one.changes)
    return own or one.in_head or one.of_all


def _may_be_of_tables(one: Saying) -> bool:
    return one.in_head or one.of_all or one.of_numbers


def _names_parts(one: Saying) -> bool:
    """Return whether a sentence may name rows or columns, so that it is judged for each figure."""
    named = one.reach.label or one.reach.heading
    return bool(named) or may_name_columns(one.text) or may_announce_parts(one.text)


def _texts_of(printed: Printed) -> Iterator[str]:
    layout = printed.layout
    for row in (*layout.headers, *layout.body):
        yield from (layout.text(row, column) for column in layout.columns)


def _signs_of(figure: Figure, printed: Printed | None, signs: Collection[str]) -> frozenset[str]:
    """Return which signs of notes a figure, its label or a heading over it bears."""
    if not signs or printed is None or figure.place not in printed.places:
        return frozenset(signs)
    layout = printed.layout
    row, column = printed.places[figure.place]
    texts = [layout.text(above, column) for above in layout.headers]
    texts += [layout.text(row, at.at) for at in printed.axes.columns if at.kind != "value"]
    return signs_borne((*texts, layout.text(row, column)), signs)


def _is_carried(one: Saying, *, signed: bool) -> bool:
    """Return whether the numbers carry a sentence as a note, so that nobody need be asked.

    It makes them no other numbers: it says what is left out or put in, how they were dated, or that
    they are not final; or it is the note of a sign.
    """
    kinds = {change.kind for change in one.changes}
    if _INCLUDES.match(one.text):
        kinds -= {"people"}  # `* Includes 3 crimes where two persons were charged`
    return not one.bears or (signed and bool(kinds) and kinds <= _CARRIED)


def _left_of(
    one: Saying, figure: Figure, beside: Beside, *, near: bool, tied: bool, given: bool
) -> str:
    """Return the words of a sentence that are left over for a figure, '' where there are none.

    What stands near a table, or is `tied` to it by its words, speaks of it; what stands farther off
    does so if it speaks of numbers. `given` says that the figure stands in it.
    The head of a letter, and sentences beside one that gives a number, have to speak of all.
    """
    if one.year_begins and agrees(one.year_begins, figure):
        return ""
    changes = without_use(one.changes, figure, beside)
    if one.changes and not changes:
        return ""
    if given:
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
