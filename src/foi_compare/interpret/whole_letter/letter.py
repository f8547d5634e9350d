"""The documents of one reply to what the letter says: force, reference, date, questions, zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.questions import read_segments
from foi_compare.interpret.dispositions.weighing import scales
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot, Zone
from foi_compare.interpret.letter_text.segments import segments_of
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.letter_walk.walk_tables import above_their_questions
from foi_compare.interpret.letterhead.force import decide_force, force_evidence
from foi_compare.interpret.letterhead.letter_date import LetterDate, letter_date
from foi_compare.interpret.letterhead.reference import own_reference
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.interpret.table_layout.headings import announces_outcome
from foi_compare.interpret.table_layout.picture_pages import texts_of
from foi_compare.interpret.whole_letter.answer_days import days_of_answers, letter_days
from foi_compare.interpret.whole_letter.answered_questions import Answers
from foi_compare.interpret.whole_letter.answers_alone import answers_alone
from foi_compare.interpret.whole_letter.belonging import as_it_stands
from foi_compare.interpret.whole_letter.hearing import Heard, Hearing, first_text, parts_by_file
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
    Question,
    Table,
    TextBlock,
    bare_number,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import find_numerals, fold_space

__all__ = ["Identity", "Letter", "Zone", "identify", "read_letter"]

_ALIKE = 0.8
_TITLING = frozenset({"title", "subject"})
# What stands before the name of a sheet: `on the tab "Outcomes"`, `See sheet Q1`.
_SHEET = r"\b(?:sheet|worksheet|tab|page)\s[\"']?"
_CORRECTS = re.compile(r"\b(?:correct(?:ed|ion)|amend(?:ed|ment)|replac\w+)\b", re.IGNORECASE)


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
    of_file = parts_by_file(parts)
    evidence = tuple(
        sign
        for document in documents
        for sign in force_evidence(document, of_file.get(document.name, ()), forces, book)
    )
    references = {
        document.name: own_reference(document, of_file.get(document.name, ()))
        for document in ordered
    }
    reference = first_text(references.values())
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
        hearing = Hearing(said, slots, book, reference, dates)
        found = Answers(hearing, said, book, walk).questions(scales(wordings))
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

    questions = answered(parts)
    if _asks_nothing(slots) and questions[0].readings and not joint:
        parts, slots = answers_alone(parts, slots, reference, book, scales(wordings))
        questions = answered(parts)
    regions = force_regions(parts, joint, forces) if joint else {}
    each = parts_of_each(parts, joint, regions, forces) if joint else {}
    return Letter(
        force_id=force_id,
        force_evidence=evidence,
        reference=reference,
        dated=dated.text,
        questions=questions,
        zones=_zones(documents, parts),
        parts=parts,
        flags=dated.flags,
        joint=joint,
        regions=regions,
        each={member: answered(said) for member, said in each.items()},
        dates=dates,
    )


def _asks_nothing(slots: Sequence[Slot]) -> bool:
    """Return whether a letter prints no question, and all that it says is taken to answer one."""
    return len(slots) == 1 and not (slots[0].text or slots[0].numbered)


def read_answers(
    documents: tuple[Document, ...], wordings: Wordings, matcher: LabelMatcher | None = None
) -> tuple[Heard, ...]:
    """Return each question of a reply with what is said to it, before anything is weighed."""
    book = phrasebook(wordings)
    texts = _letters_first(documents, book)
    walk = _walk(texts, book, matcher)
    parts = _settled(walk)
    of_file = parts_by_file(parts)
    reference = first_text(
        own_reference(one, of_file.get(one.name, ())) for one in chain.from_iterable(texts)
    )
    return tuple(Hearing(parts, walk.ordered_slots(), book, reference, {}).heard())


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

    A letter that puts another right stands behind it, and a later one behind an earlier.
    """

    def rank(document: Document) -> tuple[int, bool, str]:
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
            day = (
                letter_date(document, _walk(((document,),), book).parts, "").text if several else ""
            )
            return 0, corrects or any(map(_CORRECTS.search, titles)), day
        return 1 + any(isinstance(block, Table) for block in document.blocks), False, ""

    texts = texts_of(documents)
    several = len(texts) > 1
    ordered = sorted(texts, key=lambda pages: min(map(rank, pages)))
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


def _first_date(dates: Iterable[LetterDate]) -> LetterDate:
    return next((found for found in dates if found.text), LetterDate("", ()))


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
        _has_figures(block)
        for document in documents
        if document.name not in lettered
        for block in document.blocks
    )
    return tuple(
        replace(one, disposition="disclosed", flags=(*one.flags, "in_attachment"))
        if one.disposition == "see_attachment" and (attached or _is_within(one, documents))
        else one
        for one in questions
    )


def _is_within(question: Question, documents: Sequence[Document]) -> bool:
    """Return whether what an answer points to stands within the reply: `See sheet "Dogs"`."""
    said = plain(question.statement)
    for document in documents:
        over = ""
        for block in document.blocks:
            if isinstance(block, TextBlock) and block.kind == "heading":
                over = plain(block.text).strip()
            elif over and _has_figures(block) and _names_sheet(said, over):
                return True
    return False


def _names_sheet(said: str, name: str) -> bool:
    return re.search(rf"{_SHEET}{re.escape(name)}(?!\w)", said) is not None


def _has_figures(block: Table | TextBlock) -> bool:
    return isinstance(block, Table) and any(find_numerals(cell.text) for cell in block.cells)


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
