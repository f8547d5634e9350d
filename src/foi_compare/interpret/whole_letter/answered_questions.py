"""The questions of a letter to what each comes to, by the sentences that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.dispositions.agreement import disagreement, numbers_run_on, tie_of
from foi_compare.interpret.dispositions.answer_acts import Said, read_answer
from foi_compare.interpret.dispositions.disposition import Verdict, gives, judge
from foi_compare.interpret.dispositions.weighing import Scales
from foi_compare.interpret.dispositions.whole_letters import asks_fee, takes_time, waits_for
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot, answer_kind
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.passages import lets_stand
from foi_compare.interpret.letter_text.segments import REPORTED
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.aside import explain
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.meanings.periods import find_periods
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.interpret.whole_letter.belonging import (
    WHOLLY,
    as_it_stands,
    may_be_of_another,
    may_be_of_one,
    said_apart,
    whose,
)
from foi_compare.interpret.whole_letter.letter_end import to_its_end
from foi_compare.model import (
    Period,
    Question,
)
from foi_compare.text import fold_space

_OFFENCE = re.compile(
    r"(?:relat(?:ed|ing)\s+to|offences?\s+of|crimes?\s+of|involving)\s+(?P<offence>[^?]{3,160}?)\s*"
    r"\((?:home\s+office|H\.?O\.?|offence|crime)\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:outcome|OC)\s*(?:type|code|number|no\.?|of)?\s*[:#]?\s*(\d{1,2}[A-Ca-c]?)(?!\w)"
    r"(?!\s(?:crimes|offences|cases|incidents)\b)",
    re.IGNORECASE,
)
# What asks back, or confirms and denies nothing, does so for all it is said to.
_OF_ALL = frozenset({"clarification_sought", "neither_confirm_nor_deny"})
_SEVERAL = "it is said to several questions, and may be meant for another"
_UNANSWERED = "nothing is said to it, though the answers name it or speak of its subject"
_BY_ORDER = "nothing but the order of a letter without numbers says that it answers this question"
_RUNS_ON = "the numbers run on behind the last question, and may be those of paragraphs"
_DECIDES_NOTHING = "it says something, and nothing of it is known to decide"
_FIRST_STANDS = "it may let stand what was decided at first"
_LETTERS_DIFFER = "the letters of this reply answer it differently, and none says which stands"
_AS_ABOVE = re.compile(
    r"\W*(?:(?:please\s)?see\s(?:the\s(?:list|table|figures|answer|response|data)\s)?above|(?:the\s)?(?:same\s)?(?:answer\s)?as\s(?:above|before)"
    r"|same\sas\sabove|fel\suchod|gweler\suchod)\W*"
)
# `As above, they belong to the same publication`.
_LIKE_ABOVE = re.compile(r"\W*(?:as above\b|(?:the )?same (?:applies|goes|answer|reason)\b)")


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


class Answers:
    """Joins the slots of a reply with what is said to each of them."""

    def __init__(
        self,
        parts: tuple[Part, ...],
        slots: tuple[Slot, ...],
        book: Phrasebook,
        reference: str,
        days: Mapping[str, str],
        walk: Walk | None = None,
    ) -> None:
        self._parts: dict[str, list[Part]] = {}
        self._waiting = _waiting(parts, book)
        self._earlier = [
            part for part in parts if part.segment.kind == REPORTED and part.kind == "quoted"
        ]
        decided = [part for part in parts if part.segment.file not in self._waiting]
        for part in as_it_stands(decided, days):
            for number in dict.fromkeys(part.numbers or ("",)):
                self._parts.setdefault(number, []).append(part)
        self._parts = {
            number: to_its_end(own) if number else own for number, own in self._parts.items()
        }
        self._slots = slots
        self._borne_out = walk.borne_out if walk is not None else frozenset()
        self._by_order = walk.by_order if walk is not None else frozenset()
        self._below = _answered_below(parts)
        self._runs_on = numbers_run_on(parts, [slot.number for slot in slots if slot.text])
        self._named = frozenset(
            number.casefold()
            for part in parts
            if part.kind not in {"request", "quoted"}
            for citation in cited_questions(part.segment.text)
            for number in citation.numbers
        )
        self._book = book
        self._reference = reference
        self._days = days
        self._passages: tuple[tuple[Said, ...], ...] = ()

    def heard(self) -> Iterator[Heard]:
        """Yield each question with the sentences that answer it, in the order of the reply."""
        general = self._said(())
        unaddressed = tuple(one for one in general if not one.cites)
        for slot in self._slots:
            named = tuple(one for one in general if slot.number in one.cites)
            yield Heard(slot, _question(slot), (*self._said((slot.number,)), *named), unaddressed)

    def questions(self, weigh: Scales) -> tuple[Question, ...]:
        """Return the questions in the order of the reply, each with its verdict."""
        heard = tuple(self.heard())
        drafts = [(one.question, self._verdict(one, weigh)) for one in heard]
        verdicts: dict[str, Verdict] = {}
        for (question, verdict), one in zip(drafts, heard, strict=True):
            last = next(reversed(verdicts), "")
            above = verdict._replace(see_question=last) if _is_above(verdict) else verdict
            above = _pointed(one, above, last)
            verdicts[question.number] = self._followed(question.number, above, verdicts)
        firm = {question.number: verdict for question, verdict in drafts} | verdicts
        followed = [
            self._followed(one.question.number, firm[one.question.number], firm) for one in heard
        ]
        parted = any(one.own for one in heard) or len({one.disposition for one in followed}) > 1
        return tuple(
            _with(one.question, self._agreed(one, verdict, parted=parted))
            for one, verdict in zip(heard, followed, strict=True)
        )

    def _agreed(self, heard: Heard, verdict: Verdict, *, parted: bool) -> Verdict:
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
        number = heard.slot.number
        by_order = not heard.slot.numbered and number not in self._below
        by_order = (by_order or number in self._by_order) and bool(heard.own)
        if by_order and len(self._slots) > 1 and not self._bears_out(heard):
            doubt = doubt or _BY_ORDER
        if self._runs_on:
            doubt = doubt or _RUNS_ON
        several = parted and not heard.own and len(self._slots) > 1
        decides = verdict.disposition != "unclear"
        if several and decides and may_be_of_another(verdict, heard.unaddressed):
            doubt = _SEVERAL
        return whose(verdict, (), doubt) if doubt else verdict

    def _bears_out(self, heard: Heard) -> bool:
        """Return whether the words of an answer are about its question, and about no other."""
        own = next(at for at, slot in enumerate(self._slots) if slot.number == heard.slot.number)
        about = {self._topics.of(one.text) for one in heard.own if one.text}
        return about - {None} == {own}

    @cached_property
    def _topics(self) -> Topics:
        return Topics([slot.text for slot in self._slots])

    def _followed(self, number: str, verdict: Verdict, verdicts: Mapping[str, Verdict]) -> Verdict:
        """Return the verdict of the question that an answer points to (`see question 1`)."""
        other = verdicts.get(verdict.see_question)
        if other is None or verdict.see_question == number:
            return verdict
        if verdict.disposition not in {"disclosed", "unclear", "see_attachment"}:
            return verdict
        return other._replace(statement=verdict.statement, flags=("see_another_question",))

    def _verdict(self, heard: Heard, weigh: Scales) -> Verdict:
        slot, question, own, unaddressed = heard
        said = heard.said
        waits = self._put_off(said)
        if waits is not None:
            return waits
        verdict = judge(said, question, self._book, weigh)
        if lets_stand([one.text for one in said]):
            verdict = self._standing(heard, verdict, weigh)
        apart: tuple[Verdict, ...] = ()
        whole = _OF_ALL | WHOLLY if self._unprinted else _OF_ALL
        if verdict.disposition not in whole:
            apart = said_apart(self._shared(slot.number), question, self._book, weigh)
        apart = apart or self._in_letters(question, weigh)
        if apart or slot.doubt:
            return whose(verdict, apart, slot.doubt or (_LETTERS_DIFFER if own else _SEVERAL))
        if not own and len(self._slots) > 1 and may_be_of_one(verdict, said):
            return whose(verdict, (), _SEVERAL)
        if not said and self._parts.keys() - {""}:
            return self._passed_over(heard, verdict)
        verdict = self._with_general(heard, verdict, weigh)
        if not (slot.text or slot.numbered or gives(said)) and "disclosed" in {
            verdict.disposition,
            *(one.code for one in verdict.readings[:1]),
        }:
            # Where no question is known, words that announce and give nothing answer none.
            verdict = verdict._replace(disposition="unclear", readings=())
        return _rounded(verdict, unaddressed)

    def _passed_over(self, heard: Heard, verdict: Verdict) -> Verdict:
        """Return the verdict on a question to which nothing is said: unclear, and flagged so.

        Where the letter names it or repeats its words and nothing stands there, or where another
        answer speaks of what this one alone asks, a person is asked.
        """
        number = heard.slot.number
        if heard.slot.cited or number in self._subjects or number.casefold() in self._named:
            return whose(verdict, (), _UNANSWERED)
        return verdict._replace(flags=("unanswered",))

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """The numbers of the questions whose subject alone a sentence said to one of them has."""
        about = (
            self._topics.of(sentence.text)
            for number, parts in self._parts.items()
            if number
            for part in parts
            if part.segment.table is None
            for sentence in split_sentences(part.segment.body)
        )
        return frozenset(self._slots[at].number for at in about if at is not None)

    def _put_off(self, said: Sequence[Said]) -> Verdict | None:
        """Return the verdict where the letter decides nothing yet, or nothing on this question."""
        if self._waiting and not said:
            flag, statement = next(iter(self._waiting.values()))
            return Verdict("unclear", statement=statement, flags=(flag,))
        for flag, tells in (("more_time", takes_time), ("fee_notice", asks_fee)):
            if tells(said):
                statement = fold_space(first_text(one.text for one in said))
                return Verdict("unclear", statement=statement, flags=(flag,))
        return None

    def _with_general(self, heard: Heard, verdict: Verdict, weigh: Scales) -> Verdict:
        """Return a verdict in the light of what is said to no question by name.

        Words that speak to no question in particular give none of several its answer; where they
        would decide what the own words of an answer do not, a person is asked.
        """
        question, own, unaddressed = heard.question, heard.own, heard.unaddressed
        alone = len(self._slots) == 1 or own or any(one.data for one in heard.said)
        if verdict.disposition == "disclosed" and not alone:
            verdict = verdict._replace(disposition="unclear")
        if not own or verdict.flags:
            return verdict
        if verdict.disposition == "unclear":
            both = judge((*unaddressed, *own), question, self._book, weigh)
            if both.disposition in WHOLLY and gives(own):
                return verdict  # what was given is not refused with the rest
            if both.disposition != "unclear" and may_be_of_another(both, unaddressed):
                return whose(both, (verdict,), _SEVERAL)
            return both if both.disposition != "unclear" or not verdict.readings else verdict
        if verdict.disposition == "disclosed" and not gives(own):
            general = judge(unaddressed, question, self._book, weigh)
            if {str(general.disposition), *(one.code for one in general.readings[:1])} & WHOLLY:
                return whose(verdict, (general,), _SEVERAL)
        return verdict

    def _standing(self, heard: Heard, verdict: Verdict, weigh: Scales) -> Verdict:
        """Return the verdict on an answer that lets stand what was decided at first."""
        first = self._said_at_first(heard.slot.number)
        if _says_little(verdict, heard.said):
            return judge((*first, *heard.said), heard.question, self._book, weigh)
        before = judge(first, heard.question, self._book, weigh)
        if before.disposition in WHOLLY and verdict.disposition == "disclosed":
            return whose(verdict, (before,), _FIRST_STANDS)
        return verdict

    def _in_letters(self, question: Question, weigh: Scales) -> tuple[Verdict, ...]:
        """Return what letters of several days say to a question, where they do not agree."""
        of_file = parts_by_file(self._parts.get(question.number, ()))
        dated = [parts for file, parts in of_file.items() if file in self._days]
        if len({self._days[parts[0].segment.file] for parts in dated}) <= 1:
            return ()
        passages = (read_answer(parts, self._book, self._reference) for parts in dated)
        return said_apart(passages, question, self._book, weigh)

    def _said_at_first(self, number: str) -> tuple[Said, ...]:
        """Return what an earlier letter said to a question, or to all, as this one tells it."""
        parts = [one for one in self._earlier if not one.numbers or number in one.numbers]
        spoken = [
            one._replace(kind=answer_kind(one.segment, plain(one.segment.text), self._book))
            for one in parts
        ]
        return read_answer(spoken, self._book, self._reference)

    @cached_property
    def _unprinted(self) -> bool:
        """Whether the letter prints no question: all that it says is taken to answer one."""
        return len(self._slots) == 1 and not (self._slots[0].text or self._slots[0].numbered)

    def _shared(self, number: str) -> tuple[tuple[Said, ...], ...]:
        """Return the passages, said to no question by name, that a question shares with others.

        Where no question is printed, all that is said may answer several.
        """
        if not self._unprinted and (len(self._slots) == 1 or self._parts.get(number)):
            return ()
        if not self._passages:
            parts = self._parts.get(number if self._unprinted else "", ())
            self._passages = tuple(
                read_answer((part,), self._book, self._reference) for part in parts
            )
        return self._passages

    def _said(self, numbers: tuple[str, ...]) -> tuple[Said, ...]:
        parts = self._parts.get(numbers[0] if numbers else "", ())
        return read_answer(parts, self._book, self._reference)


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


def _rounded(verdict: Verdict, unaddressed: Sequence[Said]) -> Verdict:
    """Return a verdict with the flag of figures that the letter says are rounded."""
    told = any("rounded" in one.acts for one in unaddressed)
    if not told or verdict.disposition not in {"disclosed", "partial"}:
        return verdict
    if "rounded" in verdict.flags:
        return verdict
    return verdict._replace(flags=(*verdict.flags, "rounded"))


def _says_little(verdict: Verdict, said: Sequence[Said]) -> bool:
    """Return whether an answer decides nothing itself, or discloses and gives nothing."""
    return verdict.disposition == "unclear" or (
        verdict.disposition == "disclosed" and not gives(said)
    )


def _pointed(heard: Heard, verdict: Verdict, last: str) -> Verdict:
    """Return a verdict in doubt with the question above, `last`, if its first words point there."""
    if not heard.own or verdict.see_question or verdict.disposition != "unclear" or verdict.flags:
        return verdict
    if _LIKE_ABOVE.match(plain(heard.own[0].text)) is not None:
        return verdict._replace(see_question=last)
    return verdict


def _is_above(verdict: Verdict) -> bool:
    """Return whether an answer is that of the question above, as `As above` is."""
    return _AS_ABOVE.fullmatch(plain(verdict.statement)) is not None


def _question(slot: Slot) -> Question:
    text = fold_space(slot.text)
    codes = {code for _, _, code in find_offence_codes(text)}
    offence = _OFFENCE.search(text)
    outcomes = {match.group(1).upper() for match in _CODE.finditer(text)}
    return Question(
        number=slot.number,
        text=text,
        doubt=slot.doubt,
        unit=unit_asked(text),
        period=_period(text),
        offence=offence["offence"] if offence is not None else "",
        offence_code=codes.pop() if len(codes) == 1 else "",
        code=outcomes.pop() if len(outcomes) == 1 else "",
    )


def _period(text: str) -> Period | None:
    """Return the one period that a question names; years in a row are one span."""
    asides = explain(text)
    periods = [
        found.period
        for found in find_periods(text)
        if not any(
            aside.start < found.end and found.start < aside.end
            for aside in asides
            if aside.rule not in {"period", "date"}
        )
    ]
    if len(periods) <= 1:
        return periods[0] if periods else None
    kinds = {period.kind for period in periods}
    ordered = sorted(periods, key=lambda period: period.start)
    gaps = any((later.start - earlier.end).days > 1 for earlier, later in pairwise(ordered))
    if len(kinds) != 1 or gaps:
        return None
    return Period(
        start=ordered[0].start,
        end=max(period.end for period in periods),
        kind="other",
        as_printed=", ".join(period.as_printed for period in periods),
    )


def _with(question: Question, verdict: Verdict) -> Question:
    return replace(
        question,
        disposition=verdict.disposition,
        exemptions=verdict.exemptions,
        statement=verdict.statement,
        flags=verdict.flags,
        unit=verdict.counts or question.unit,
        readings=verdict.readings,
    )
