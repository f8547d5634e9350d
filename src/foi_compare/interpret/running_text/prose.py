"""The sentences of an answer to figures; every other numeral of running text is set aside by rule.

A number is a figure only where its sentence, or the question above it, names one outcome. A
number in an answer that no rule explains becomes a figure with a doubt, so that a person sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from foi_compare.interpret.language.phrases import Phrasebook, phrasebook
from foi_compare.interpret.language.sentences import Sentence, split_sentences
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letterhead.head_lines import stands_alone
from foi_compare.interpret.meanings.aside import Aside, explain, rule_of
from foi_compare.interpret.meanings.cell_kinds import is_number, is_period_text
from foi_compare.interpret.meanings.named_outcomes import counts_outcomes
from foi_compare.interpret.meanings.notices import NOTICE_RULES
from foi_compare.interpret.meanings.values import interval, parse_value
from foi_compare.interpret.numbered_lines.label_lists import is_label
from foi_compare.interpret.periods.year_dashes import part_years_from_counts, years_counted
from foi_compare.interpret.running_text.counts_beside import CountsBeside
from foi_compare.interpret.running_text.numerals_aside import NumeralsAside
from foi_compare.interpret.running_text.prose_asked import doubt_rivals
from foi_compare.interpret.running_text.prose_beside import Answering, Claimed, within
from foi_compare.interpret.running_text.prose_counts import Count
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.interpret.running_text.prose_pairs import Reading
from foi_compare.interpret.running_text.sentence_figures import SentenceReader
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import (
    Cell,
    Document,
    Figure,
    Force,
    LabelGroup,
    LabelMatcher,
    SetAside,
    Spot,
    Table,
    TextBlock,
    Value,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import Numeral, find_numerals, fold_space

_HEAD_AND_END = frozenset({"letterhead", "signature"})
_KNOWN = frozenset({"matched", "ambiguous", "total"})


def read_prose(
    documents: tuple[Document, ...],
    letter: Letter,
    matcher: LabelMatcher,
    wordings: Wordings,
    claimed: AbstractSet[Spot],
    forces: tuple[Force, ...],
) -> tuple[tuple[Figure, ...], tuple[LabelGroup, ...], tuple[SetAside, ...]]:
    """Return the figures, their labels, and what is set aside, of all running text of a reply.

    `claimed` are the numerals that tables and flattened lists already account for, `forces` is the
    register. The keys of the label groups count from 0.
    """
    reader = _ProseReader(letter, matcher, phrasebook(wordings), claimed, forces)
    holders = _Holders(documents)
    for part in letter.parts:
        if part.segment.table is None:
            holder = holders.of(part.segment)
            reader.part(Where(part, holder.text, holder.place))
    figures, groups, set_aside = reader.found()
    return tuple(doubt_rivals(figures, matcher, letter.regions)), tuple(groups), tuple(set_aside)


class _Holders:
    """The blocks and the cells in which segments stand."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._blocks = {document.name: document.blocks for document in documents}
        self._cells: dict[tuple[str, int], dict[tuple[int, int], Cell]] = {}

    def of(self, segment: Segment) -> TextBlock | Cell:
        """Return what a segment of running text stands in."""
        block = self._blocks[segment.file][segment.block]
        if not isinstance(block, Table):
            return block
        at = (segment.file, segment.block)
        if at not in self._cells:
            self._cells[at] = {(cell.row, cell.column): cell for cell in reversed(block.cells)}
        return self._cells[at][segment.row, segment.column]


class _ProseReader:
    """Reads the parts of a letter one by one."""

    def __init__(
        self,
        letter: Letter,
        matcher: LabelMatcher,
        book: Phrasebook,
        claimed: AbstractSet[Spot],
        forces: tuple[Force, ...],
    ) -> None:
        self._letter = letter
        self._matcher = matcher
        self._claimed = Claimed(claimed)
        self._answering = Answering(letter)
        self._beside = CountsBeside(self._answering, self._claimed, letter.reference)
        self._aside = NumeralsAside()
        self._sentences = SentenceReader(letter, matcher, book, forces, self._beside, self._aside)
        self._dashed: dict[tuple[str, frozenset[str]], frozenset[int]] = {}
        self._above = ""

    def found(self) -> tuple[Sequence[Figure], Sequence[LabelGroup], Sequence[SetAside]]:
        """Return the figures, their labels, and what is set aside, of all parts read so far."""
        return self._sentences.figures, self._sentences.groups, self._aside.found

    def part(self, where: Where) -> None:
        """Account for every numeral of one part."""
        segment = where.part.segment
        if not is_number(segment.text):
            self._above = fold_space(segment.text)
        if stands_alone(where.part):
            self._sentences.examples.pass_heading(where.part)
        numerals = [
            numeral
            for numeral in within(find_numerals(where.text), segment.start, segment.end)
            if not self._claimed.overlaps(segment, numeral)
        ]
        read = part_years_from_counts(where.text, self._years_counted(where.part))
        asides = explain(read, reference=self._letter.reference)
        open_ = where.part.kind == "request" and not is_label(segment)
        unanswered = open_ and not self._answering.has(where.part)
        if where.part.kind not in ANSWERING and not unanswered:
            if where.part.kind in _HEAD_AND_END and self._may_be_cell(segment):
                self._listed(where, numerals, asides, self._above)
                return
            if where.part.kind == "letterhead":
                numerals = self._without_answers(where, numerals, asides)
            self._aside.by_rule(where, numerals, asides, fallback=where.part.kind)
            return
        head = segment.start + self._beside.head(where.part)
        opening = [numeral for numeral in numerals if numeral.end <= head]
        self._aside.add(where, opening, "list number")
        rest = [numeral for numeral in numerals if numeral.end > head]
        if segment.listed and not _is_dated(segment.text):
            self._listed(where, rest, asides)
            return
        start = min([head, *(numeral.start for numeral in rest)])
        for sentence, inside in _with_numerals(split_sentences(read, start, segment.end), rest):
            self._sentences.read(where, sentence, inside, asides)

    def _may_be_cell(self, segment: Segment) -> bool:
        """Return whether a bare number stands below the label of an outcome, by whatever lines."""
        return is_number(segment.text) and self._matcher.match(self._above).status in _KNOWN

    def _without_answers(
        self, where: Where, numerals: Sequence[Numeral], asides: Sequence[Aside]
    ) -> list[Numeral]:
        """Read the opening sentences that count an outcome; return the numerals of the others.

        A letter may begin with its answer, and no heading or question says so.
        """
        others: list[Numeral] = []
        segment = where.part.segment
        sentences = split_sentences(where.text, segment.start, segment.end)
        for sentence, inside in _with_numerals(sentences, numerals):
            open_ = [n for n in inside if not rule_of(n, asides)]
            if counts_outcomes(where.text, sentence.text, open_, self._matcher):
                self._sentences.read(where, sentence, inside, asides)
            else:
                others.extend(inside)
        return others

    def _years_counted(self, part: Part) -> frozenset[int]:
        """Return the years that have a count behind a dash in the answer that a part belongs to."""
        key = (part.segment.file, frozenset(part.numbers))
        if key not in self._dashed:
            self._dashed[key] = years_counted(
                other.segment.text
                for other in self._answering.to(key[1])
                if other.segment.file == key[0]
            )
        return self._dashed[key]

    def _listed(
        self,
        where: Where,
        numerals: Sequence[Numeral],
        asides: Sequence[Aside],
        above: str = "",
    ) -> None:
        """Rows of label and number that no table reading took: each goes to a person.

        `above` is the label of a number that has none beside it.
        """
        for sentence, inside in _with_numerals(_lines(where), numerals):
            if not inside:
                continue
            # The number that ends a row is its count, whatever it looks like, but in a notice.
            counted = inside[-1:] if rule_of(inside[-1], asides) not in NOTICE_RULES else []
            known = inside[: len(inside) - len(counted)]
            left = self._aside.by_rule(where, known, asides, fallback="")
            for numeral in (*left, *counted):
                label = where.text[sentence.start : numeral.start].strip(" :-–=|\t")
                count = Count(numeral.start, numeral.end, _value_of(numeral), (numeral,))
                self._sentences.add(
                    where,
                    sentence,
                    count,
                    Reading(
                        label=label or above or sentence.text,
                        doubts=("a row of a list that could not be read as a table",),
                    ),
                )


def _is_dated(text: str) -> bool:
    """Return whether each line of a text is a period with its number: `FY 2021/22 14`."""
    lines = [line.strip().rpartition(" ") for line in text.splitlines() if line.strip()]
    return all(is_period_text(lead.rstrip(" :-–=")) and last.isdecimal() for lead, _, last in lines)


def _with_numerals(
    sentences: Iterable[Sentence], numerals: Sequence[Numeral]
) -> Iterator[tuple[Sentence, list[Numeral]]]:
    """Yield each sentence with the numerals that begin in it; both stand in the order of a text."""
    for sentence in sentences:
        yield sentence, list(within(numerals, sentence.start, sentence.end))


def _value_of(numeral: Numeral) -> Value:
    value = parse_value(numeral.text)
    return interval(0, None, numeral.text) if value is None else value


def _lines(where: Where) -> list[Sentence]:
    segment = where.part.segment
    lines = []
    start = segment.start
    for line in where.text[segment.start : segment.end].split("\n"):
        lines.append(Sentence(line, start, start + len(line)))
        start += len(line) + 1
    return lines
