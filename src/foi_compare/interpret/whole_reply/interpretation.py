"""The documents of one reply to the reply: the letter, its tables, its lists, its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foi_compare.interpret.account.around_tables import restates
from foi_compare.interpret.account.asking_about_words import ask_where_words_are_left
from foi_compare.interpret.account.spoken_of import Tables
from foi_compare.interpret.account.word_uses import Uses
from foi_compare.interpret.dispositions.whole_letters import PUT_OFF
from foi_compare.interpret.language.endless import legible
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letterhead.force import ask_which
from foi_compare.interpret.running_text.prose import read_prose
from foi_compare.interpret.running_text.prose_stance import ask_where_from_elsewhere, other_forces
from foi_compare.interpret.table_axes.captions import tell_apart
from foi_compare.interpret.table_figures.doubtful import ask_where_text_is_doubtful
from foi_compare.interpret.table_figures.gathered_figures import (
    NO_MARKS,
    UNANSWERING,
    Gathering,
    Marks,
)
from foi_compare.interpret.whole_letter.joint import TOGETHER, Naming, owners_of, split_joint
from foi_compare.interpret.whole_letter.letter import Letter, Zone, read_letter
from foi_compare.interpret.whole_reply.blanks_and_totals import (
    ask_where_totals_fail,
    settle_blanks,
    settle_by_other_tables,
)
from foi_compare.interpret.whole_reply.corrections import ask_where_corrected, corrections_of
from foi_compare.interpret.whole_reply.dashes_and_suppressed import (
    read_convention,
    settle_dashes,
    settle_suppressed,
)
from foi_compare.interpret.whole_reply.disclosure_log import replies_on
from foi_compare.interpret.whole_reply.explained_marks import nil_marks, settle_explained
from foi_compare.interpret.whole_reply.later_letters import stand_by_date
from foi_compare.interpret.whole_reply.said_twice import count_once
from foi_compare.interpret.whole_reply.shared_answers import (
    ask_where_question_is_doubtful,
    share_by_outcome,
    share_out,
)
from foi_compare.interpret.whole_reply.taken_back import stand_by_words
from foi_compare.interpret.whole_reply.versions import tell_versions
from foi_compare.model import (
    Candidate,
    Document,
    Figure,
    FileSettings,
    Force,
    LabelMatcher,
    Period,
    PlainTable,
    Question,
    Reply,
    Settings,
    TextBlock,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import fold_space

_UNSAID = "nothing in the letter is known to answer what is asked"


def interpret(
    documents: tuple[Document, ...],
    *,
    matcher: LabelMatcher,
    forces: tuple[Force, ...],
    wordings: Wordings,
    settings: Settings,
    marks: Marks = NO_MARKS,
) -> tuple[Reply, ...]:
    """Return the reply that the documents make together, or each of those on one page.

    `matcher` judges labels, `forces` is the register, `settings` what the person says of the batch
    and of single files, `marks` what is decided on their tables, by file and block.
    """
    lone = len(documents) == 1
    parts = replies_on(documents[0], phrasebook(wordings)) if lone else ()
    groups: list[tuple[Document, ...]] = [(part,) for part in parts] or [documents]
    return tuple(
        reply
        for part in groups
        for reply in _interpret(part, matcher, forces, wordings, settings, marks)
    )


def _interpret(
    documents: tuple[Document, ...],
    matcher: LabelMatcher,
    forces: tuple[Force, ...],
    wordings: Wordings,
    settings: Settings,
    marks: Marks,
) -> tuple[Reply, ...]:
    endless = [legible(document) for document in documents]
    documents = tuple(document for document, _ in endless)
    said = settings.told_of(*(document.name for document in documents))
    letter = read_letter(documents, forces, wordings, said, settings.questions, matcher)
    reading = Gathering(letter, matcher, documents, marks)
    for document in documents:
        reading.document(document)
    reading.finish()
    reading.set_aside.extend(item for _, items in endless for item in items)
    claimed = frozenset(
        [spot for figure in reading.figures for spot in figure.spots]
        + [spot for item in reading.set_aside for spot in item.spots]
    )
    figures, groups, set_aside = read_prose(documents, letter, matcher, wordings, claimed, forces)
    first = reading.next_group
    reading.figures.extend(replace(figure, group=figure.group + first) for figure in figures)
    reading.groups.extend(replace(group, key=group.key + first) for group in groups)
    reading.set_aside.extend(set_aside)
    matches = {
        group.key: matcher.match_table(group.labels, group.context(letter.force_id))
        for group in reading.groups
    }
    sentences = tuple(_sentences(documents, letter))
    convention = read_convention(sentences)
    shared = share_by_outcome(reading.figures, letter, matcher, matches)
    shared = settle_explained(shared, nil_marks(sentences))
    settled = settle_blanks(settle_suppressed(shared, convention), matches)
    settled = settle_by_other_tables(settled, matches, reading.plain)
    settled = settle_dashes(settled, convention)
    settled = ask_where_totals_fail(settled, matches)
    settled = share_out(ask_where_text_is_doubtful(settled, documents), letter)
    settled = ask_where_question_is_doubtful(settled, letter.questions)
    book = phrasebook(wordings)
    once = count_once(settled, matcher)
    reading.set_aside.extend(once.set_aside)
    settled = _put_right(once.figures, reading, letter, documents, matcher, book)
    if not letter.joint:
        others = other_forces(letter, forces)
        settled = ask_where_from_elsewhere(settled, reading.captions, others, book)
    settled = ask_where_words_are_left(
        settled,
        reading.printed,
        reading.captions,
        letter,
        documents,
        Uses(wordings, matcher, _asked_texts(letter), (force.name for force in forces)),
    )
    naming = Naming(forces, said.forces)
    apart = bool(letter.each)
    owners = owners_of(settled, letter.joint, letter.regions, reading.captions, naming, apart=apart)
    reply = Reply(
        force_id=letter.force_id,
        reference=letter.reference,
        dated=letter.dated,
        files=tuple(document.name for document in documents),
        sha256=tuple(document.sha256 for document in documents),
        questions=_answered(letter.questions, settled, reading.plain),
        label_groups=tuple(reading.groups),
        figures=tuple(_with_heading_periods(figure, said) for figure in settled),
        set_aside=tuple(item for item in reading.set_aside if item.spots),
        plain_tables=tuple(reading.plain),
        aside_tables=tuple(reading.aside),
        force_evidence=letter.force_evidence,
        force_doubt="" if letter.force_id else ask_which(letter.force_evidence, documents[0].name),
        flags=letter.flags,
        hints=tuple(
            hint
            for document in documents
            for hint in document.hints
            if hint.kind in {"hidden", "unknowable", "unread_content"}
        ),
    )
    each = {
        member: _answered(questions, _of(member, settled, owners), reading.plain)
        for member, questions in letter.each.items()
    }
    parts = split_joint(reply, letter.joint, owners, naming, each)
    return tuple(
        replace(part, figures=tell_apart(part.figures, reading.captions)) for part in parts
    )


def _put_right(
    figures: tuple[Figure, ...],
    reading: Gathering,
    letter: Letter,
    documents: tuple[Document, ...],
    matcher: LabelMatcher,
    book: Phrasebook,
) -> tuple[Figure, ...]:
    """Return the figures that stand, asked about where a sentence may put them right.

    What the letter replaced is set aside.
    """
    tables = Tables(figures, reading.captions, {one.name: one for one in documents})
    anew = stand_by_words(figures, corrections_of(letter, book), tables, matcher, book)
    standing = stand_by_date(anew.figures, anew.corrections, letter.dates, matcher)
    reading.set_aside.extend((*anew.set_aside, *standing.set_aside))
    told = tell_versions(standing.figures, book)
    return ask_where_corrected(told, standing.corrections)


def _of(member: str, figures: Sequence[Figure], owners: Sequence[str]) -> list[Figure]:
    return [one for one, owner in zip(figures, owners, strict=True) if owner in {member, TOGETHER}]


def _answered(
    questions: tuple[Question, ...], figures: Sequence[Figure], plain: Sequence[PlainTable]
) -> tuple[Question, ...]:
    """Return the questions, those without a word of answer disclosed where their numbers stand.

    What a letter says decides nothing yet is no answer, whatever it counts: `310 pages at 10p`.
    """
    given = {figure.question for figure in figures if figure.origin != "sentence"}
    given |= {table.question for table in plain if table.entries}
    if "" in given and len(questions) == 1 and not questions[0].text:
        given.add(questions[0].number)  # the one question that the reply does not repeat
    return tuple(
        question
        if (question.disposition, question.disposition_status) != ("unclear", "accepted")
        else replace(question, disposition="disclosed")
        if question.number in given and PUT_OFF.isdisjoint(question.flags)
        else _asked_about(question)
        for question in questions
    )


def _asked_about(question: Question) -> Question:
    """Return an unclear question to be asked about, unless the letter says why it is unclear."""
    if question.flags or not question.text:
        return question
    return replace(question, readings=(Candidate(code="unclear", score=1.0, why=_UNSAID),))


def _asked_texts(letter: Letter) -> Iterator[str]:
    """Yield the texts of the request: the words of them are known to the person who asked."""
    yield from (question.text for question in letter.questions)
    yield from (
        part.segment.text
        for part in letter.parts
        if part.segment.table is None and (part.kind in UNANSWERING or _restates(part))
    )


def _restates(part: Part) -> bool:
    """Return whether the head of a letter repeats what was asked for: `You requested …`."""
    return part.kind == "letterhead" and restates(fold_space(part.segment.text))


def _sentences(documents: Sequence[Document], letter: Letter) -> Iterator[str]:
    """Yield the sentences of a reply that may say what its marks mean."""
    for document in documents:
        for index, block in enumerate(document.blocks):
            zone = letter.zones.get((document.name, index), Zone("answer", ""))
            if isinstance(block, TextBlock):
                if zone.kind not in ("request", "furniture", "quoted"):
                    yield from (s.text for s in split_sentences(block.text))
            else:
                # A list of crimes says the same few texts in thousands of cells.
                texts = dict.fromkeys(cell.text for cell in block.cells)
                yield from (text for text in texts if len(text.split()) > 4)


def _with_heading_periods(figure: Figure, said: FileSettings) -> Figure:
    """Return the figure with the period that a person gives to its heading, the last word first."""
    own = (figure.series, *(text for _, text in figure.breakdown))
    for heading in reversed(said.periods):
        wanted = fold_space(heading.heading).casefold()
        text = next((one for one in own if one.casefold() == wanted), "")
        if text:
            given = Period(start=heading.start, end=heading.end, kind="given", as_printed=text)
            return replace(figure, period=given)
    return figure
