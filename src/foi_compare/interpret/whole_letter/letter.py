"""The documents of one reply to what the letter says: force, reference, date, questions, zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.questions import read_segments
from foi_compare.interpret.asked_and_answered.walk import Walk
from foi_compare.interpret.asked_and_answered.walk_tables import above_their_questions
from foi_compare.interpret.dispositions.agreement import disagreement, numbers_run_on, tie_of
from foi_compare.interpret.dispositions.answer_acts import Said, read_answer
from foi_compare.interpret.dispositions.disposition import Verdict, gives, judge
from foi_compare.interpret.dispositions.weighing import Scales, scales
from foi_compare.interpret.dispositions.whole_letters import asks_fee, takes_time, waits_for
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot, Zone, answer_kind
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.passages import lets_stand
from foi_compare.interpret.letter_text.segments import REPORTED, segments_of
from foi_compare.interpret.letterhead.force import decide_force, force_evidence
from foi_compare.interpret.letterhead.letter_date import LetterDate, letter_date
from foi_compare.interpret.letterhead.reference import own_reference
from foi_compare.interpret.meanings.aside import explain
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.meanings.periods import find_periods
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.interpret.table_layout.headings import announces_outcome
from foi_compare.interpret.table_layout.picture_pages import texts_of
from foi_compare.interpret.whole_letter.answer_days import days_of_answers, letter_days
from foi_compare.interpret.whole_letter.belonging import (
    WHOLLY,
    as_it_stands,
    may_be_of_another,
    may_be_of_one,
    said_apart,
    whose,
)
from foi_compare.interpret.whole_letter.joint import force_regions, joint_forces, speak_together
from foi_compare.interpret.whole_letter.joint_answers import parts_of_each
from foi_compare.interpret.whole_letter.notices_behind import with_notices_given
from foi_compare.model import (
    AskedQuestion,
    Document,
    FileSettings,
    Force,
    ForceEvidence,
    LabelMatcher,
    Period,
    Question,
    Table,
    TextBlock,
    bare_number,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import find_numerals, fold_space

__all__ = ["Identity", "Letter", "Zone", "identify", "read_letter"]

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
_ALIKE = 0.8
# What asks back, or confirms and denies nothing, does so for all it is said to.
_OF_ALL = frozenset({"clarification_sought", "neither_confirm_nor_deny"})
_SEVERAL = "it is said to several questions, and may be meant for another"
_UNANSWERED = "nothing is said to it, though the answers name it or speak of its subject"
_BY_ORDER = "nothing but the order of a letter without numbers says that it answers this question"
_RUNS_ON = "the numbers run on behind the last question, and may be those of paragraphs"
_DECIDES_NOTHING = "it says something, and nothing of it is known to decide"
_FIRST_STANDS = "it may let stand what was decided at first"
_TITLING = frozenset({"title", "subject"})
_CORRECTS = re.compile(r"\b(?:correct(?:ed|ion)|amend(?:ed|ment)|replac\w+)\b", re.IGNORECASE)
_LETTERS_DIFFER = "the letters of this reply answer it differently, and none says which stands"
_AS_ABOVE = re.compile(
    r"\W*(?:(?:please\s)?see\s(?:the\s(?:list|table|figures|answer|response|data)\s)?above|(?:the\s)?(?:same\s)?(?:answer\s)?as\s(?:above|before)"
    r"|same\sas\sabove|fel\suchod|gweler\suchod)\W*"
)

# `As above, they belong to the same publication`.
_LIKE_ABOVE = re.compile(r"\W*(?:as above\b|(?:the )?same (?:applies|goes|answer|reason)\b)")


class Identity(NamedTuple):
    """Who wrote a document, under which reference, and when: enough to group files."""

    force_id: str
    reference: str
    dated: str
    evidence: tuple[ForceEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the letter of a reply says.

    `zones` maps (file, block index) to the part that the block plays; `parts` hold the same in
    finer grain, for blocks that hold a question and its answer. `dated` is ISO where it is a day.
    `dates` has the same of each file that says it. `joint` names the forces that reply together,
    `regions` the force of each block under a heading of its own, `each` the questions as each of
    them answers them, where they answer apart.
    """

    force_id: str
    force_evidence: tuple[ForceEvidence, ...]
    reference: str
    dated: str
    questions: tuple[Question, ...]
    zones: Mapping[tuple[str, int], Zone]
    parts: tuple[Part, ...] = ()
    flags: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    regions: Mapping[tuple[str, int], str] = field(default_factory=dict)
    each: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)

    def question(self, number: str) -> Question | None:
        """Return the question with that number, if the reply has one."""
        return next((one for one in self.questions if one.number == number), None)


def identify(document: Document, forces: tuple[Force, ...], wordings: Wordings) -> Identity:
    """Return force, reference and date of one document; empty texts where it does not say."""
    book = phrasebook(wordings)
    walk = _walk(((document,),), book)
    evidence = force_evidence(document, walk.parts, forces, book)
    reference = own_reference(document, walk.parts)
    dated = letter_date(document, walk.parts, reference)
    return Identity(decide_force(evidence), reference, dated.text, evidence)


def read_letter(
    documents: tuple[Document, ...],
    forces: tuple[Force, ...],
    wordings: Wordings,
    settings: FileSettings | None = None,
    asked: tuple[AskedQuestion, ...] = (),
    matcher: LabelMatcher | None = None,
) -> Letter:
    """Return what the documents of one reply say as a letter.

    `settings` are a person's word on these files and win; `asked` are the questions as they were
    sent, to which those of the reply are tied by their text. `matcher` tells the labels of a form
    from numbered questions.
    """
    book = phrasebook(wordings)
    texts = _letters_first(documents, book)
    ordered = tuple(chain.from_iterable(texts))
    walk = _walk(texts, book, matcher)
    parts = _settled(walk)
    of_file = _by_file(parts)
    evidence = tuple(
        sign
        for document in documents
        for sign in force_evidence(document, of_file.get(document.name, ()), forces, book)
    )
    references = {
        document.name: own_reference(document, of_file.get(document.name, ()))
        for document in ordered
    }
    reference = _first(references.values())
    days = {
        document.name: letter_date(document, of_file.get(document.name, ()), reference)
        for document in ordered
    }
    for document in ordered[1:]:
        if references[document.name] and not days[document.name].text:
            # Behind another letter its head may have been read as more of that one's answer.
            alone = _walk(((document,),), book, matcher).parts
            days[document.name] = letter_date(document, alone, reference)
    dates = {file: day.text for file, day in days.items() if day.text}
    dated = _first_date(days.values())
    if settings is not None and settings.reference:
        reference = settings.reference
    of_letters = letter_days(dates, references)
    if settings is not None and settings.dated:
        dated, of_letters = LetterDate(settings.dated, ()), {}
    force_id = settings.force if settings is not None and settings.force else decide_force(evidence)
    told = settings is not None and settings.force
    joint = () if told else joint_forces(evidence, parts, book, forces)
    if speak_together(evidence, joint):
        force_id = ""
    slots = walk.ordered_slots()
    keys = settings.keys() if settings else {}

    def answered(said: tuple[Part, ...]) -> tuple[Question, ...]:
        found = _Answers(said, slots, book, reference, dates).questions(scales(wordings))
        tied = (_tied(one, keys, asked) for one in _joined(found, documents, said, book))
        answered_on = days_of_answers(as_it_stands(said, dates), of_letters)
        return tuple(
            replace(
                one,
                about_outcomes=bool(one.code) or announces_outcome(one.text),
                dated=answered_on.get(one.number, ""),
            )
            for one in tied
        )

    regions = force_regions(parts, joint, forces) if joint else {}
    each = parts_of_each(parts, joint, regions, forces) if joint else {}
    return Letter(
        force_id=force_id,
        force_evidence=evidence,
        reference=reference,
        dated=dated.text,
        questions=answered(parts),
        zones=_zones(documents, parts),
        parts=parts,
        flags=dated.flags,
        joint=joint,
        regions=regions,
        each={member: answered(said) for member, said in each.items()},
        dates=dates,
    )


def read_answers(
    documents: tuple[Document, ...], wordings: Wordings, matcher: LabelMatcher | None = None
) -> tuple[Heard, ...]:
    """Return each question of a reply with what is said to it, before anything is weighed."""
    book = phrasebook(wordings)
    texts = _letters_first(documents, book)
    walk = _walk(texts, book, matcher)
    parts = _settled(walk)
    of_file = _by_file(parts)
    reference = _first(
        own_reference(one, of_file.get(one.name, ())) for one in chain.from_iterable(texts)
    )
    return tuple(_Answers(parts, walk.ordered_slots(), book, reference, {}).heard())


def _walk(
    texts: Iterable[Sequence[Document]], book: Phrasebook, matcher: LabelMatcher | None = None
) -> Walk:
    walk = Walk(book, matcher)
    for pages in texts:
        read_segments(walk, chain.from_iterable(segments_of(page, book) for page in pages))
    walk.finish()
    return walk


def _letters_first(
    documents: tuple[Document, ...], book: Phrasebook
) -> tuple[tuple[Document, ...], ...]:
    """Return the letters first, then texts without tables, then the rest, else as they come.

    A letter that puts another right stands behind it.
    """

    def rank(document: Document) -> tuple[int, bool]:
        texts = [plain(b.text) for b in document.blocks if isinstance(b, TextBlock)]
        lettered = any(
            book.has("salutation", text)
            or book.whole("request_heading", text)
            or book.whole("response_heading", text)
            or book.has("request_sentence", text)
            for text in texts
        )
        if lettered:
            titles = (hint.value for hint in document.hints if hint.kind in _TITLING)
            corrects = any(book.has("corrects", fold_space(text)) for text in texts)
            return 0, corrects or any(map(_CORRECTS.search, titles))
        return 1 + any(isinstance(block, Table) for block in document.blocks), False

    ordered = sorted(texts_of(documents), key=lambda pages: min(map(rank, pages)))
    return tuple(map(tuple, ordered))


def _settled(walk: Walk) -> tuple[Part, ...]:
    """Return the parts with numbers that still stand; a lone question owns every answer."""
    kept = {slot.number: (slot.number,) for slot in walk.ordered_slots()}
    heirs = walk.heirs | kept
    lone = tuple(kept) if len(kept) == 1 else ()
    parts = []
    for part in walk.parts:
        heard = chain.from_iterable(heirs.get(number, ()) for number in part.numbers)
        numbers = tuple(dict.fromkeys(heard))
        if not numbers and part.kind in ANSWERING:
            numbers = lone
        parts.append(part._replace(numbers=numbers))
    return with_notices_given(above_their_questions(parts))


def _by_file(parts: Iterable[Part]) -> dict[str, tuple[Part, ...]]:
    """Return the parts of each file, in order."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.segment.file, []).append(part)
    return {file: tuple(own) for file, own in found.items()}


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _first_date(dates: Iterable[LetterDate]) -> LetterDate:
    return next((found for found in dates if found.text), LetterDate("", ()))


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


class _Answers:
    """Joins the slots of a reply with what is said to each of them."""

    def __init__(
        self,
        parts: tuple[Part, ...],
        slots: tuple[Slot, ...],
        book: Phrasebook,
        reference: str,
        days: Mapping[str, str],
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
        self._slots = slots
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
        tie = tie_of(parts, numbered=heard.slot.numbered, alone=len(self._slots) == 1)
        doubt = disagreement(verdict.disposition, verdict.ground, tie)
        if silent:
            doubt = _DECIDES_NOTHING
        by_order = not heard.slot.numbered and len(self._slots) > 1 and bool(heard.own)
        if by_order and not self._bears_out(heard):
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
                statement = fold_space(_first(one.text for one in said))
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
        of_file = _by_file(self._parts.get(question.number, ()))
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


def _waiting(parts: Iterable[Part], book: Phrasebook) -> dict[str, tuple[str, str]]:
    """Return why each file that decides nothing yet does not, with the sentence that says so."""
    words = Voice(book)
    found: dict[str, tuple[str, str]] = {}
    for file, own in _by_file(parts).items():
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


def _joined(
    questions: tuple[Question, ...],
    documents: tuple[Document, ...],
    parts: Sequence[Part],
    book: Phrasebook,
) -> tuple[Question, ...]:
    """Return the questions with `see attachment` disclosed where the attachment is at hand."""
    lettered = {
        part.segment.file
        for part in parts
        if part.kind == "request"
        or (part.segment.table is None and book.has("see_attachment", plain(part.segment.text)))
    }
    attached = any(
        isinstance(block, Table) and any(find_numerals(cell.text) for cell in block.cells)
        for document in documents
        if document.name not in lettered
        for block in document.blocks
    )
    if not attached:
        return questions
    return tuple(
        replace(one, disposition="disclosed", flags=(*one.flags, "in_attachment"))
        if one.disposition == "see_attachment"
        else one
        for one in questions
    )


def _tied(
    question: Question, keys: Mapping[str, str], asked: tuple[AskedQuestion, ...]
) -> Question:
    """Return the question with the key it was sent under, and what the sender knows of it."""
    key = keys.get(bare_number(question.number), "")
    if not key and question.text:
        scored = sorted(
            ((same_question(question.text, one.text), one.key) for one in asked), reverse=True
        )
        clear = scored and scored[0][0] >= _ALIKE
        if clear and (len(scored) == 1 or scored[1][0] < scored[0][0]):
            key = scored[0][1]
    sent = next((one for one in asked if one.key == key), None)
    if sent is None:
        return replace(question, asked=key)
    codes = {code for _, _, code in find_offence_codes(sent.offence)}
    return replace(
        question,
        asked=key,
        text=question.text or sent.text,
        unit=question.unit or sent.unit or unit_asked(sent.text),
        code=question.code or sent.code,
        offence=question.offence or sent.offence,
        offence_code=question.offence_code or (codes.pop() if len(codes) == 1 else ""),
    )


def _zones(documents: tuple[Document, ...], parts: tuple[Part, ...]) -> dict[tuple[str, int], Zone]:
    """Return the zone of every block: that of the part that says most in it."""
    weights: dict[tuple[str, int], dict[Zone, int]] = {}
    dialogues = set()
    for part in parts:
        address = (part.segment.file, part.segment.block)
        if part.segment.row >= 0 and part.segment.table is None:
            dialogues.add(address)
        zone = Zone(part.kind, part.numbers[0] if part.numbers else "")
        weight = len(part.segment.text) + (10_000 if part.kind == "answer" else 1)
        of_block = weights.setdefault(address, {})
        of_block[zone] = of_block.get(zone, 0) + weight
    zones = {}
    for document in documents:
        for index in range(len(document.blocks)):
            address = (document.name, index)
            found = weights.get(address)
            if address in dialogues:
                zones[address] = Zone("dialogue", "")
            elif found:
                zones[address] = max(found, key=lambda zone: found[zone])
            else:
                zones[address] = Zone("furniture", "")
    return zones
