"""A sentence with its numerals to figures, and to what is set aside of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foi_compare.interpret.dispositions.answer_acts import sentence_kind, zero_said
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.meanings.aside import Aside
from foi_compare.interpret.meanings.named_outcomes import denies_zero, is_denied, named_outcomes
from foi_compare.interpret.meanings.values import exact, parse_word
from foi_compare.interpret.running_text.counts_beside import CountsBeside
from foi_compare.interpret.running_text.numerals_aside import NumeralsAside
from foi_compare.interpret.running_text.paragraph_years import ParagraphYears, below_year
from foi_compare.interpret.running_text.prose_asked import AskedOutcomes
from foi_compare.interpret.running_text.prose_beside import moved
from foi_compare.interpret.running_text.prose_claims import OF_OTHERS
from foi_compare.interpret.running_text.prose_counts import Count, read_counts
from foi_compare.interpret.running_text.prose_examples import Examples
from foi_compare.interpret.running_text.prose_figures import Where, figure_of
from foi_compare.interpret.running_text.prose_pairs import Reader, Reading, pair_counts
from foi_compare.interpret.running_text.prose_stance import defines, is_of_others, other_forces
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Figure, Force, LabelGroup, LabelMatcher, Question
from foi_compare.text import Numeral, find_numerals, fold_space

_LABEL_WORDS = 25
_DENIED = "the sentence says what the outcome is not"
# What a reply costs; crimes are told of in the past.
_FEE = re.compile(
    r"\bno (?:charge|fee)s? (?:is|are|(?:will|shall|would) be|applies|apply|for|in respect of)\b"
    r"|\bno (?:charge|fee)s? (?:was|has been) (?:made|payable) (?:for|to)\b"
)
_NO = re.compile(r"no|not|none|never|nothing|\w+n't")


class SentenceReader:
    """Reads the sentences of a letter one by one, and keeps the figures that they come to."""

    def __init__(
        self,
        letter: Letter,
        matcher: LabelMatcher,
        book: Phrasebook,
        forces: tuple[Force, ...],
        beside: CountsBeside,
        aside: NumeralsAside,
    ) -> None:
        self.figures: list[Figure] = []
        self.groups: list[LabelGroup] = []
        self.examples = Examples()
        self._matcher = matcher
        self._book = book
        self._beside = beside
        self._aside = aside
        self._others = other_forces(letter, forces)
        self._asked = AskedOutcomes(letter, matcher, book)
        self._years = ParagraphYears()

    def read(
        self,
        where: Where,
        sentence: Sentence,
        numerals: Sequence[Numeral],
        asides: Sequence[Aside],
    ) -> None:
        """Read a sentence: its numerals become figures, or are set aside by a rule."""
        folded = plain(fold_space(sentence.text))
        kind = sentence_kind(where.part, folded, self._book)
        small = kind == "legal" and not self._book.has("counts_crimes", folded)
        counting = self._without_left_out(where, sentence, numerals)
        left = self._aside.by_rule(where, counting, asides, fallback="legal" if small else "")
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
            self._aside.add(where, left, rule)
            return
        own = Sentence(sentence.text, 0, len(sentence.text))
        counts = read_counts(own.text, own, [moved(numeral, -sentence.start) for numeral in left])
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
        readings = self.examples.doubt_unclaimed(where, sentence, counts, readings)
        if len(counts) == 1 and not any(one.certain for one in named):
            alone = not self._beside.has_others(where, sentence)
            asked = question if alone else None
            several = alone and len(where.part.numbers) > 1
            readings = (self._led(own, counts[0], readings[0], asked, several=several),)
        readings = self._years.as_above(where.part, sentence, readings)
        readings = below_year(where, sentence, readings)
        for count, reading in zip(counts, readings, strict=True):
            placed = count._replace(
                numerals=tuple(moved(numeral, sentence.start) for numeral in count.numerals)
            )
            self.add(
                where, sentence, placed, self._asked.settled(kind, sentence, reading, question)
            )

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
        self._aside.add(where, out, "crimes left out")
        return [one for one in numerals if one not in out]

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
        if _FEE.search(plain(sentence.text)):
            return
        named = named_outcomes(sentence.text, self._matcher)
        if len({one.code for one in named}) > 1 or self._asked.unit_doubts(sentence, question):
            return
        label = named[0].label if named else self._asked.label_of(question)[0]
        if not label:
            return
        words = sentence.text.split()
        negations = [word for word in words if _NO.fullmatch(plain(word).strip(".,"))]
        of_label = [word for word in plain(label).split() if _NO.fullmatch(word.strip(".,"))]
        if named and 0 < len(negations) <= len(of_label):
            return  # `no outcome allocated` is the name of one
        printed = next(iter(negations), words[0])
        count = Count(sentence.start, sentence.start, replace(exact(0, printed)), ())
        denied = any(denies_zero(sentence.text, one) for one in named)
        reading = Reading(label=label if named else "", doubts=(_DENIED,) if denied else ())
        settled = self._asked.settled("answer", sentence, reading, question)
        self.add(where, sentence, count, settled)

    def add(self, where: Where, sentence: Sentence, count: Count, reading: Reading) -> None:
        """Keep a count as a figure, with its label in a group of its own."""
        question = self._asked.question(where.part, sentence.text)
        key = len(self.groups)
        self.groups.append(
            LabelGroup(
                key=key,
                labels=(reading.label,),
                question=question.text if question is not None else "",
            )
        )
        self.figures.append(figure_of(where, sentence, count, reading, question, key))
