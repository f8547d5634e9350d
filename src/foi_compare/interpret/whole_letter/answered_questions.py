"""The questions of a letter to what each comes to, by the sentences that answer it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from foi_compare.interpret.dispositions.answer_acts import Said
from foi_compare.interpret.dispositions.disposition import Verdict, gives, judge
from foi_compare.interpret.dispositions.weighing import Scales
from foi_compare.interpret.dispositions.whole_letters import asks_fee, takes_time
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.passages import lets_stand
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.whole_letter.answers_in_doubt import SEVERAL, Accord
from foi_compare.interpret.whole_letter.belonging import (
    WHOLLY,
    may_be_of_another,
    may_be_of_one,
    said_apart,
    whose,
)
from foi_compare.interpret.whole_letter.hearing import Heard, Hearing, first_text
from foi_compare.model import Question
from foi_compare.text import fold_space

# What asks back, or confirms and denies nothing, does so for all it is said to.
_OF_ALL = frozenset({"clarification_sought", "neither_confirm_nor_deny"})
_UNANSWERED = "nothing is said to it, though the answers name it or speak of its subject"
_FIRST_STANDS = "it may let stand what was decided at first"
_LETTERS_DIFFER = "the letters of this reply answer it differently, and none says which stands"
_AS_ABOVE = re.compile(
    r"\W*(?:(?:please\s)?see\s(?:the\s(?:list|table|figures|answer|response|data)\s)?above|(?:the\s)?(?:same\s)?(?:answer\s)?as\s(?:above|before)"
    r"|same\sas\sabove|fel\suchod|gweler\suchod)\W*"
)
# `As above, they belong to the same publication`.
_LIKE_ABOVE = re.compile(r"\W*(?:as above\b|(?:the )?same (?:applies|goes|answer|reason)\b)")


class Answers:
    """Joins the questions of a reply with what comes of what is said to each of them."""

    def __init__(
        self, hearing: Hearing, parts: tuple[Part, ...], book: Phrasebook, walk: Walk
    ) -> None:
        """Take what is heard, all `parts` of the letter, and how it was walked."""
        self._hearing = hearing
        self._accord = Accord(hearing, parts, walk)
        self._named = frozenset(
            number.casefold()
            for part in parts
            if part.kind not in {"request", "quoted"}
            for citation in cited_questions(part.segment.text)
            for number in citation.numbers
        )
        self._book = book

    def questions(self, weigh: Scales) -> tuple[Question, ...]:
        """Return the questions in the order of the reply, each with its verdict."""
        heard = tuple(self._hearing.heard())
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
            _with(one.question, self._accord.agreed(one, verdict, parted=parted))
            for one, verdict in zip(heard, followed, strict=True)
        )

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
        whole = _OF_ALL | WHOLLY if self._hearing.unprinted else _OF_ALL
        if verdict.disposition not in whole:
            apart = said_apart(self._hearing.shared(slot.number), question, self._book, weigh)
        apart = apart or said_apart(
            self._hearing.by_letter(slot.number), question, self._book, weigh
        )
        if apart or slot.doubt:
            return whose(verdict, apart, slot.doubt or (_LETTERS_DIFFER if own else SEVERAL))
        if not own and len(self._hearing.slots) > 1 and may_be_of_one(verdict, said):
            return whose(verdict, (), SEVERAL)
        if not said and self._hearing.parts.keys() - {""}:
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
            self._accord.topics.of(sentence.text)
            for number, parts in self._hearing.parts.items()
            if number
            for part in parts
            if part.segment.table is None
            for sentence in split_sentences(part.segment.body)
        )
        return frozenset(self._hearing.slots[at].number for at in about if at is not None)

    def _put_off(self, said: Sequence[Said]) -> Verdict | None:
        """Return the verdict where the letter decides nothing yet, or nothing on this question."""
        if self._hearing.waiting and not said:
            flag, statement = next(iter(self._hearing.waiting.values()))
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
        alone = len(self._hearing.slots) == 1 or own or any(one.data for one in heard.said)
        if verdict.disposition == "disclosed" and not alone:
            verdict = verdict._replace(disposition="unclear")
        if not own or verdict.flags or verdict.see_question:
            return verdict
        if verdict.disposition == "unclear":
            both = judge((*unaddressed, *own), question, self._book, weigh)
            if both.disposition in WHOLLY and gives(own):
                return verdict  # what was given is not refused with the rest
            if both.disposition != "unclear" and may_be_of_another(both, unaddressed):
                return whose(both, (verdict,), SEVERAL)
            return both if both.disposition != "unclear" or not verdict.readings else verdict
        if verdict.disposition == "disclosed" and not gives(own):
            general = judge(unaddressed, question, self._book, weigh)
            if {str(general.disposition), *(one.code for one in general.readings[:1])} & WHOLLY:
                return whose(verdict, (general,), SEVERAL)
        return verdict

    def _standing(self, heard: Heard, verdict: Verdict, weigh: Scales) -> Verdict:
        """Return the verdict on an answer that lets stand what was decided at first."""
        first = self._hearing.said_at_first(heard.slot.number)
        if _says_little(verdict, heard.said):
            return judge((*first, *heard.said), heard.question, self._book, weigh)
        before = judge(first, heard.question, self._book, weigh)
        if before.disposition in WHOLLY and verdict.disposition == "disclosed":
            return whose(verdict, (before,), _FIRST_STANDS)
        return verdict


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
