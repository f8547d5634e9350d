"""The sentences of an answer to figures; every other numeral of running text is set aside by rule.

A number is a figure only where its sentence, or the question above it, names one outcome. A
number in an answer that no rule explains becomes a figure with a doubt, so that a person sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from foi_compare.interpret.dispositions.answer_acts import sentence_kind, zero_said
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.interpret.language.sentences import (
    AROUND_YEAR,
    Sentence,
    split_sentences,
    year_above,
)
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, head_end
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letterhead.head_lines import stands_alone
from foi_compare.interpret.meanings.aside import REASONS, Aside, explain, rule_of, unexplained
from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.meanings.named_outcomes import (
    counts_outcomes,
    denies_zero,
    is_denied,
    named_outcomes,
)
from foi_compare.interpret.meanings.notices import NOTICE_RULES
from foi_compare.interpret.meanings.periods import find_periods
from foi_compare.interpret.meanings.values import exact, interval, parse_value, parse_word
from foi_compare.interpret.meanings.year_dashes import part_years_from_counts, years_counted
from foi_compare.interpret.numbered_lines.label_lists import is_label
from foi_compare.interpret.running_text.prose_asked import AskedOutcomes, doubt_rivals
from foi_compare.interpret.running_text.prose_beside import Answering, Claimed, within
from foi_compare.interpret.running_text.prose_claims import (
    OF_OTHERS,
    SUPPOSED,
    example_at,
    opens_example,
    unclaimed,
)
from foi_compare.interpret.running_text.prose_counts import Count, read_counts
from foi_compare.interpret.running_text.prose_figures import Where, figure_of
from foi_compare.interpret.running_text.prose_pairs import Reader, Reading, pair_counts
from foi_compare.interpret.running_text.prose_stance import defines, is_of_others, other_forces
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import (
    Cell,
    Document,
    Figure,
    Force,
    LabelGroup,
    LabelMatcher,
    Question,
    SetAside,
    Spot,
    Table,
    TextBlock,
    Value,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import Numeral, find_numerals, fold_space

_FEWEST_WORDS = 5  # of a sentence that says of which year its paragraph speaks
_LABEL_WORDS = 25
_DENIED = "the sentence says what the outcome is not"
_HEADING = ANSWERING | {"heading"}
_NO = re.compile(r"no|not|none|never|nothing|\w+n't")


@dataclass(slots=True, kw_only=True)
class _Found:
    figures: list[Figure] = field(default_factory=list)
    groups: list[LabelGroup] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


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
    found = reader.found
    found.figures[:] = doubt_rivals(found.figures, matcher, letter.regions)
    return tuple(found.figures), tuple(found.groups), tuple(found.set_aside)


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
        self.found = _Found()
        self._letter = letter
        self._matcher = matcher
        self._book = book
        self._claimed = Claimed(claimed)
        self._answering = Answering(letter)
        self._others = other_forces(letter, forces)
        self._asked = AskedOutcomes(letter, matcher, book)
        self._counting: dict[frozenset[str], list[Part]] = {}
        self._dashed: dict[tuple[str, frozenset[str]], frozenset[int]] = {}
        self._open: tuple[Part | None, tuple[Numeral, ...]] = (None, ())
        self._exampled = False
        self._example: tuple[Part | None, int] = (None, 0)
        self._year: tuple[Part | None, Reading] = (None, Reading())

    def part(self, where: Where) -> None:
        """Account for every numeral of one part."""
        segment = where.part.segment
        if stands_alone(where.part):
            heads = where.part.kind in _HEADING and not find_numerals(segment.text)
            self._exampled = heads and opens_example(segment.text)
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
            if where.part.kind == "letterhead":
                numerals = self._without_answers(where, numerals, asides)
            self._by_rule(where, numerals, asides, fallback=where.part.kind)
            return
        head = segment.start + self._head(where.part)
        opening = [numeral for numeral in numerals if numeral.end <= head]
        self._aside(where, opening, "list number")
        rest = [numeral for numeral in numerals if numeral.end > head]
        if segment.listed and not _is_dated(segment.text):
            self._listed(where, rest, asides)
            return
        start = min([head, *(numeral.start for numeral in rest)])
        for sentence, inside in _with_numerals(split_sentences(read, start, segment.end), rest):
            self._sentence(where, sentence, inside, asides)

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
                self._sentence(where, sentence, inside, asides)
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

    # Setting aside.

    def _by_rule(
        self,
        where: Where,
        numerals: Iterable[Numeral],
        asides: Sequence[Aside],
        *,
        fallback: str = "",
    ) -> list[Numeral]:
        """Set aside what rules explain; return what none does."""
        rules: dict[str, list[Numeral]] = {}
        left: list[Numeral] = []
        for numeral in numerals:
            rule = rule_of(numeral, asides) or fallback
            if rule:
                rules.setdefault(rule, []).append(numeral)
            else:
                left.append(numeral)
        for rule, explained in rules.items():
            self._aside(where, explained, rule)
        return left

    def _aside(self, where: Where, numerals: Sequence[Numeral], rule: str) -> None:
        if not numerals:
            return
        first, last = numerals[0], numerals[-1]
        self.found.set_aside.append(
            SetAside(
                rule=rule.replace(" ", "_"),
                reason=REASONS.get(rule, "Stands outside the answer."),
                text=_around(where.text, first.start, last.end),
                place=where.place,
                file=where.part.segment.file,
                spots=tuple(where.spot(n.start, n.end) for n in numerals),
            )
        )

    # Figures.

    def _listed(self, where: Where, numerals: Sequence[Numeral], asides: Sequence[Aside]) -> None:
        """Rows of label and number that no table reading took: each goes to a person."""
        for sentence, inside in _with_numerals(_lines(where), numerals):
            if not inside:
                continue
            # The number that ends a row is its count, whatever it looks like, but in a notice.
            counted = inside[-1:] if rule_of(inside[-1], asides) not in NOTICE_RULES else []
            known = inside[: len(inside) - len(counted)]
            left = self._by_rule(where, known, asides, fallback="")
            for numeral in (*left, *counted):
                label = where.text[sentence.start : numeral.start].strip(" :-–=|\t")
                count = Count(numeral.start, numeral.end, _value_of(numeral), (numeral,))
                self._figure(
                    where,
                    sentence,
                    count,
                    Reading(
                        label=label or sentence.text,
                        doubts=("a row of a list that could not be read as a table",),
                    ),
                )

    def _sentence(
        self,
        where: Where,
        sentence: Sentence,
        numerals: Sequence[Numeral],
        asides: Sequence[Aside],
    ) -> None:
        folded = plain(fold_space(sentence.text))
        kind = sentence_kind(where.part, folded, self._book)
        small = kind == "legal" and not self._book.has("counts_crimes", folded)
        counting = self._without_left_out(where, sentence, numerals)
        left = self._by_rule(where, counting, asides, fallback="legal" if small else "")
        question = self._asked.question(where.part, sentence.text)
        defining = defines(folded, self._book)
        if not left:
            if kind == "answer" and not defining and zero_said(sentence.text, self._book):
                self._zero(where, sentence, question)
            return
        rule = "definition" if defining else self._counts_else(kind, folded, where, question)
        if self._book.has("not_held", folded) and not any(parse_word(n.text) != 0 for n in left):
            rule = "number word that is no count"  # `None held.` counts nothing
        if rule:
            self._aside(where, left, rule)
            return
        own = Sentence(sentence.text, 0, len(sentence.text))
        counts = read_counts(own.text, own, [_moved(numeral, -sentence.start) for numeral in left])
        named = named_outcomes(sentence.text, self._matcher)
        readings = pair_counts(
            own.text,
            own,
            counts,
            named,
            Reader(
                name_in=lambda text: named_outcomes(text, self._matcher),
                is_bare=lambda text: self._asked.is_bare(text, question),
            ),
        )
        if any(is_denied(sentence.text, one) for one in named):
            readings = tuple(replace(one, doubts=(*one.doubts, _DENIED)) for one in readings)
        elif not named and question is not None:
            readings = self._asked.in_order(sentence, readings, question)
        if is_of_others(sentence.text, self._others, self._book):
            readings = tuple(replace(one, doubts=(*one.doubts, OF_OTHERS)) for one in readings)
        readings = self._claimed_by(where, sentence, counts, readings)
        if len(counts) == 1 and not any(one.certain for one in named):
            alone = not self._counted_beside(where, sentence)
            asked = question if alone else None
            several = alone and len(where.part.numbers) > 1
            readings = (self._led(own, counts[0], readings[0], asked, several=several),)
        readings = self._of_year(where.part, sentence, readings)
        readings = _below_year(where, sentence, readings)
        for count, reading in zip(counts, readings, strict=True):
            placed = count._replace(
                numerals=tuple(_moved(numeral, sentence.start) for numeral in count.numerals)
            )
            self._figure(
                where, sentence, placed, self._asked.settled(kind, sentence, reading, question)
            )

    def _of_year(
        self, part: Part, sentence: Sentence, readings: tuple[Reading, ...]
    ) -> tuple[Reading, ...]:
        """Give numbers beside no year that of the last count of their paragraph.

        `In 2021 there were 228. Of these, 24 were charged. 15 were closed.`
        """
        if any(find_periods(sentence.text)):
            years = {(one.series, one.period) for one in readings if one.period is not None}
            dated = len(years) == 1 and all(one.period is not None for one in readings)
            dated &= len(sentence.text.split()) >= _FEWEST_WORDS  # `2021 9` is a row of a list
            self._year = (part, readings[0]) if dated else (None, Reading())
            return readings
        own, year = self._year
        if own is not part:
            return readings
        return tuple(replace(one, series=year.series, period=year.period) for one in readings)

    def _without_left_out(
        self, where: Where, sentence: Sentence, numerals: Sequence[Numeral]
    ) -> list[Numeral]:
        """Set aside how many crimes a sentence says are in no number; return the other numerals.

        It counts an outcome where it names one: `4 were cautioned and are not counted here`.
        """
        said = next(self._book.find("leaves_out", plain(sentence.text)), None)
        named = named_outcomes(sentence.text, self._matcher)
        if said is None or any(one.certain for one in named):
            return list(numerals)
        text, start = where.text, sentence.start + said.start
        out = [
            one
            for one in numerals
            if one.start < sentence.start + said.end
            and (one.start >= start or not text[one.end : start].strip())
        ]
        self._aside(where, out, "crimes left out")
        return [one for one in numerals if one not in out]

    def _claimed_by(
        self,
        where: Where,
        sentence: Sentence,
        counts: Sequence[Count],
        readings: tuple[Reading, ...],
    ) -> tuple[Reading, ...]:
        """Doubt what the sentence, or an example that it belongs to, does not claim."""
        example = SUPPOSED if self._in_example(where.part, sentence) else ""
        own = unclaimed(sentence.text, [(count.start, count.end) for count in counts])
        doubts = [doubt or example for doubt in own]
        return tuple(
            replace(one, doubts=(*one.doubts, doubt)) if doubt else one
            for one, doubt in zip(readings, doubts, strict=True)
        )

    def _in_example(self, part: Part, sentence: Sentence) -> bool:
        """Return whether an example has begun above a sentence of a part; found once for all."""
        if self._example[0] is not part:
            self._example = part, part.segment.start + example_at(part.segment.text)
        return self._exampled or self._example[1] < sentence.start

    def _counts_else(self, kind: str, folded: str, where: Where, question: Question | None) -> str:
        """Return the rule for the numbers of a sentence that counts something else, or ''."""
        if self._book.has("asked_by_you", folded):
            return "request"
        reckons = self._book.has("estimate", folded) or (
            kind == "estimate" and self._book.has("reads_files", folded)
        )
        if reckons and not self._book.has("counts_crimes", folded):
            return "estimate"
        of_force = self._book.has("counts_force", folded) and not any(
            self._book.has(group, folded)
            for group in ("outcome_words", "counts_crimes", "numbers_crimes")
        )
        around = where.part.segment.text
        return "not about outcomes" if of_force or self._asked.elsewhere(around, question) else ""

    def _counted_beside(self, where: Where, sentence: Sentence) -> bool:
        """Return whether other numbers answer the same question: in a table, or in words."""
        numbers = frozenset(where.part.numbers)
        if numbers not in self._counting:
            self._counting[numbers] = [
                part
                for part in self._answering.to(numbers)
                if part.kind == "answer" and self._counts(part)
            ]
        if any(part is not where.part for part in self._counting[numbers]):
            return True
        start = sentence.start - where.part.segment.start
        end = start + len(sentence.text)
        return any(not start <= one.start < end for one in self._unexplained(where.part))

    def _unexplained(self, part: Part) -> tuple[Numeral, ...]:
        """Return the numerals of a part that no rule explains; found once for its sentences."""
        if self._open[0] is not part:
            head = self._head(part)
            found = unexplained(part.segment.text[head:], reference=self._letter.reference)
            self._open = part, tuple(_moved(one, head) for one in found)
        return self._open[1]

    def _counts(self, part: Part) -> bool:
        """Return whether a part of an answer gives a number that no rule explains."""
        segment = part.segment
        if segment.table is not None:
            return True
        if self._claimed.begin_in(segment):
            return True
        body = segment.text[self._head(part) :]
        return bool(unexplained(body, reference=self._letter.reference))

    def _head(self, part: Part) -> int:
        """Return where the number of a question ends with which a part begins."""
        return head_end(part, self._answering.known, self._answering.to(frozenset(part.numbers)))

    def _led(
        self,
        sentence: Sentence,
        count: Count,
        reading: Reading,
        question: Question | None,
        *,
        several: bool,
    ) -> Reading:
        """Take the words before a number as its label where they are known (`Charged: 59`).

        Under a `question` about one outcome `Total crimes: 59` is the number of that outcome; the
        caller gives none where other numbers stand beside it. Where it answers `several`, it may be
        the total of all or the number of each.
        """
        lead = sentence.text[: count.start].strip(" :-–—=|\t")
        words = fold_space(lead)
        if not words or len(words.split()) > _LABEL_WORDS or find_numerals(words):
            return reading
        verdict = self._matcher.match(words)
        known = verdict.status in {"matched", "total"} or bool(verdict.candidates)
        if not known or verdict.rule == "similarity":
            return reading
        if verdict.status == "total" and (several or not self._asked.may_be_total(question)):
            return reading
        return replace(reading, label=words)

    def _zero(self, where: Where, sentence: Sentence, question: Question | None) -> None:
        """Take `No crimes were recorded as Outcome 22` as a printed zero of that outcome."""
        named = named_outcomes(sentence.text, self._matcher)
        if len({one.code for one in named}) > 1 or self._asked.unit_doubts(sentence, question):
            return
        label = named[0].label if named else self._asked.label_of(question)[0]
        if not label:
            return
        words = sentence.text.split()
        printed = next((w for w in words if _NO.fullmatch(plain(w).strip(".,"))), words[0])
        count = Count(sentence.start, sentence.start, replace(exact(0, printed)), ())
        denied = any(denies_zero(sentence.text, one) for one in named)
        reading = Reading(label=label if named else "", doubts=(_DENIED,) if denied else ())
        settled = self._asked.settled("answer", sentence, reading, question)
        self._figure(where, sentence, count, settled)

    def _figure(self, where: Where, sentence: Sentence, count: Count, reading: Reading) -> None:
        question = self._asked.question(where.part, sentence.text)
        key = len(self.found.groups)
        self.found.groups.append(
            LabelGroup(
                key=key,
                labels=(reading.label,),
                question=question.text if question is not None else "",
            )
        )
        self.found.figures.append(figure_of(where, sentence, count, reading, question, key))


def _is_dated(text: str) -> bool:
    """Return whether each line of a text is a period with its number: `FY 2021/22 14`."""
    lines = [line.strip().rpartition(" ") for line in text.splitlines() if line.strip()]
    return all(is_period_text(lead.rstrip(" :-–=")) and last.isdecimal() for lead, _, last in lines)


def _below_year(
    where: Where, sentence: Sentence, readings: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """Date a sentence that names no period by the year that heads its paragraph.

    Where that year stands farther down, or another period is named as well, it is asked.
    """
    above = year_above(where.text, sentence.start)
    if not above or any(map(find_periods, sentence.text.split("\n"))):
        return readings
    heads = where.text.lstrip(AROUND_YEAR).startswith(above)
    of_paragraph = {found.period for found in find_periods(where.text)}
    if heads and len(of_paragraph) == 1:
        (year,) = of_paragraph
        return tuple(replace(one, series=above, period=year) for one in readings)
    below = f"stands below the year {above}: is the number of that year?"
    return tuple(replace(one, doubts=(*one.doubts, below)) for one in readings)


def _with_numerals(
    sentences: Iterable[Sentence], numerals: Sequence[Numeral]
) -> Iterator[tuple[Sentence, list[Numeral]]]:
    """Yield each sentence with the numerals that begin in it; both stand in the order of a text."""
    for sentence in sentences:
        yield sentence, list(within(numerals, sentence.start, sentence.end))


def _moved(numeral: Numeral, by: int) -> Numeral:
    return Numeral(numeral.text, numeral.start + by, numeral.end + by)


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


def _around(text: str, start: int, end: int) -> str:
    """Return the numerals with a few words beside them, for a person to recognise."""
    first = text.rfind(" ", 0, max(0, start - 24)) + 1
    last = text.find(" ", end + 24)
    return fold_space(text[first : last if last >= 0 else len(text)])[:200]
