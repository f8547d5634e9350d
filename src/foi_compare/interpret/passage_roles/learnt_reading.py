"""A reading of a letter by the roles that learnt weights give to its passages.

What begins a question tells which questions there are; what answers is tied to them sentence by
sentence. A question that may begin elsewhere, or an answer that may be another's, is one to be
asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.dispositions.whole_letters import says_one_thing
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.letter_text.letter_parts import answer_kind
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.request_below import quotes_force
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.interpret.passage_roles.learnt_questions import (
    Question,
    Told,
    questions_asked,
    without_stems,
)
from foi_compare.interpret.passage_roles.letter_roles import BEGINS, roles_by
from foi_compare.interpret.passage_roles.letter_units import words_of_cells
from foi_compare.interpret.passage_roles.tying import Line, Tied, Ties
from foi_compare.text import fold_space

SAYING = frozenset({"answer", "note", "act", "advice"})
_MOST_QUESTIONS = 40
# Letters of all passages: those of a hundred pages, which no letter has. Each takes as long again
# as all else that is done with it.
_MOST_LETTERS = 300_000
_TITLE_WORDS = 8
_TWO = 2
_SURE = 0.85  # of what is said to a question
_MAY_BE_ANOTHER = "it may answer another question, or several"
_NOTHING_SAID = "nothing is found that answers it, where others are answered"
_MAY_BEGIN_ELSEWHERE = "where this question begins and ends is in doubt"


class Explained(NamedTuple):
    """How many questions another reading finds, and whether it leaves nothing over.

    `numbered` says that it has printed numbers for them.
    """

    questions: int
    whole: bool
    numbered: bool = False


class _Reading(NamedTuple):
    """The pieces, the questions, the lines with their pieces, and whom each is said to."""

    told: Sequence[Told]
    questions: Sequence[Question]
    lines: Sequence[tuple[Line, Told]]
    tied: Tied


def learnt_reading(segments: Sequence[Segment], walk: Walk, other: Explained) -> bool:
    """Put into a walk the reading of a letter by learnt weights, where it leads; False else.

    It does where it finds more questions than another reading, and answers to them: the surer, the
    more that one explains. Numbers that are printed, and leave nothing over, are believed. So are
    they beside a table, which may answer what no sentence does: there all its questions have to be
    sure. Titles of tables read like questions: it does not lead where it takes one for a question.
    """
    tabled = any(one.table is not None for one in segments)
    explains = other.whole or tabled
    if any(one.side for one in segments) or (explains and other.numbered):
        return False
    if sum(len(one.text) for one in segments) > _MOST_LETTERS:
        walk.asks_more = True  # nobody has looked whether it does
        return False
    pieces = roles_by(walk.book).pieces(segments)
    told, questions = questions_asked(pieces)
    sure = {
        one.asks
        for one, piece in zip(told, pieces, strict=True)
        if piece.role == BEGINS and piece.shares[BEGINS] >= _SURE
    }
    walk.asks_more = len(sure) > other.questions
    if not other.questions < len(without_stems(questions)) <= _MOST_QUESTIONS:
        return False
    if _takes_title(told, segments, walk.words):
        return False
    lines = list(lines_of(told, questions))
    ties = Ties([line for line, _ in lines], [one.text for one in questions])
    found = _Reading(told, questions, lines, ties.tie(walk.book.wordings.ties.of))
    reading = _as_one(found, walk.book)
    back = quotes_force(segments)
    enough = len(questions) if tabled else _enough(reading, other, explains=explains, back=back)
    told_apart = _answers_several(reading) or (not enough and _may_answer(reading, walk.words))
    if _sure(reading) < enough or not told_apart:
        return False
    walk.asks_more = False
    _put(walk, reading)
    return True


def _takes_title(told: Sequence[Told], segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether a question would be the title of the table right below it."""
    titles = {
        above for above, one in pairwise(segments) if one.table is not None and above.table is None
    }
    asked = (one.segment for one in told if one.asks >= 0 and one.role == BEGINS)
    return any(one in titles and words.titles(one) for one in asked)


def _as_one(reading: _Reading, book: Phrasebook) -> _Reading:
    """Return a reading with all that is said said to all, where the letter says one thing to it."""
    said = [piece.segment for line, piece in reading.lines if line.says]
    before = [one.segment for one in reading.told if one.asks < 0 and one.role not in SAYING]
    every = len(reading.questions)
    if _sure(reading) or not says_one_thing(before, said, book, every):
        return reading
    return reading._replace(tied=Tied((every,) * len(said), (1.0,) * len(said)))


def _sure(reading: _Reading) -> int:
    """Return how many questions begin and are answered where nothing else is likely."""
    said = _shares(reading)
    return sum(
        not one.doubt and said.get(at, 0.0) >= _SURE for at, one in enumerate(reading.questions)
    )


def _enough(reading: _Reading, other: Explained, *, explains: bool, back: bool) -> int:
    """Return how many questions have to be sure for a reading to lead.

    None where another finds one, all of these surely begin where they do, and no mail of the force
    is quoted, which may ask `back`. Else most, all where the other finds several and explains the
    letter, one where it finds one and leaves something over: several questions that are all asked
    about are no better than one.
    """
    count = len(reading.questions)
    if other.questions > 1:
        return count if explains else count // 2 + 1
    if not back and all(one.share >= _SURE for one in reading.questions):
        return 0
    return count // 2 + 1 if other.whole else 1


def _may_answer(reading: _Reading, words: Voice) -> bool:
    """Return whether something answers, and nothing may ask the requester what is meant."""
    back = any(words.asks_back(plain(fold_space(one.segment.text))) for one in reading.told)
    return not back and any(line.says for line, _ in reading.lines)


def _answers_several(reading: _Reading) -> bool:
    """Return whether something is said to two of the questions at least, or to all of them."""
    said = (line for line, _ in reading.lines if line.says)
    told = zip(said, reading.tied.questions, strict=True)
    to = {at for line, at in told if line.role == "answer"}
    return len(reading.questions) in to or len(to) >= _TWO


def lines_of(told: Sequence[Told], questions: Sequence[Question]) -> Iterator[tuple[Line, Told]]:
    """Yield the lines that ask, answer or head, each with its piece: sentences of what answers."""
    places = {one.number.casefold(): at for at, one in enumerate(questions)}
    numbers = [one.number for one in questions]
    for one in told:
        segment = one.segment
        opens = segment.start == 0 or one.end > 0
        if segment.kind in FURNITURE:
            continue
        if one.asks >= 0:
            yield Line(segment.text, one.role, opens, asks=one.asks), one
        elif one.role in SAYING:
            for at, piece in enumerate(_sentences(one)):
                spoken = piece.numbers or addressed(piece.text, lambda: numbers)
                named = frozenset(places[x.casefold()] for x in spoken if x.casefold() in places)
                text = words_of_cells(piece.segment) or piece.segment.text
                yield Line(text, one.role, opens and not at, named=named, says=True), piece
        elif opens and len(segment.text.split()) <= _TITLE_WORDS:
            yield Line(segment.text, one.role, opens, heads=True), one


def _sentences(piece: Told) -> Iterator[Told]:
    """Yield the sentences of a piece, the first with its number."""
    segment = piece.segment
    if segment.table is not None or segment.listed:
        yield piece
        return
    starts = [one.start for one in split_sentences(segment.text, piece.end)]
    for start, end in pairwise([0, *starts[1:], len(segment.text)]):
        text = segment.text[start:end]
        cut = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        if start:
            yield piece._replace(segment=cut._replace(marker=None), numbers=(), end=0)
        else:
            yield piece._replace(segment=cut)


def _put(walk: Walk, reading: _Reading) -> None:
    """Put the parts of a reading into a walk."""
    slots = [walk.asked.new(one.number, numbered=one.numbered) for one in reading.questions]
    left_out = _leaves_out(reading, walk.words)
    for question, slot in zip(reading.questions, slots, strict=True):
        slot.go_on(question.text)
        slot.doubt = _MAY_BEGIN_ELSEWHERE if question.doubt or left_out else ""
    answers = _answers(reading)
    answered = False
    for one in reading.told:
        if one.segment.kind in FURNITURE:
            walk.put(one.segment, "furniture")
        elif one.asks >= 0:
            walk.put(one.segment, "request", (reading.questions[one.asks].number,))
        elif one.role in SAYING:
            answered = True
            for piece, numbers in next(answers):
                _put_answer(walk, piece, numbers)
        else:
            _put_outside(walk, one, answered=answered)
    sure = _shares(reading)
    walk.named = frozenset(
        reading.questions[at].number for at, share in sure.items() if share >= _SURE
    )
    of_all = len(slots) in reading.tied.questions
    for at, slot in enumerate(slots):
        if sure.get(at, 1.0 if of_all else 0.0) < _SURE:
            slot.doubt = slot.doubt or (_MAY_BE_ANOTHER if at in sure else _NOTHING_SAID)


def _leaves_out(reading: _Reading, words: Voice) -> bool:
    """Return whether an item of a list is taken for no question, in a paragraph that holds one."""
    asking = {(one.segment.file, one.segment.block) for one in reading.told if one.asks >= 0}
    return any(
        one.asks < 0
        and one.role not in SAYING
        and (one.segment.file, one.segment.block) in asking
        and words.asks(one.segment)
        and one.segment.text.rstrip().endswith(";")
        for one in reading.told
    )


def _shares(reading: _Reading) -> dict[int, float]:
    """Return for each question that is answered how sure the least sure of its answers is."""
    found: dict[int, float] = {}
    said = (line for line, _ in reading.lines if line.says)
    for line, to, share in zip(said, *reading.tied, strict=True):
        if line.role == "answer" and to < len(reading.questions):
            found[to] = min(share, found.get(to, 1.0))
    return found


def _answers(reading: _Reading) -> Iterator[list[tuple[Told, tuple[str, ...]]]]:
    """Yield what each answering piece says to one question after another, with their numbers."""
    spoken = ((line, piece) for line, piece in reading.lines if line.says)
    said = zip(spoken, reading.tied.questions, strict=True)
    for one in reading.told:
        if one.asks >= 0 or one.role not in SAYING or one.segment.kind in FURNITURE:
            continue
        found: list[tuple[Told, tuple[str, ...]]] = []
        for _ in _sentences(one):
            (line, piece), to = next(said)
            numbers = _said_to(line, to, reading.questions)
            if found and found[-1][1] == numbers:
                found[-1] = (_joined(found[-1][0], piece), numbers)
            else:
                found.append((piece, numbers))
        yield found


def _joined(left: Told, right: Told) -> Told:
    text, end = left.segment.text + right.segment.text, right.segment.end
    return left._replace(segment=left.segment._replace(text=text, end=end))


def _said_to(line: Line, to: int, questions: Sequence[Question]) -> tuple[str, ...]:
    if to in line.named and len(line.named) > 1:
        return tuple(questions[at].number for at in sorted(line.named))
    return (questions[to].number,) if to < len(questions) else ()


def _put_answer(walk: Walk, piece: Told, numbers: tuple[str, ...]) -> None:
    segment = piece.segment
    if piece.end and numbers:
        segment = segment._replace(marker=Marker("answer", numbers, piece.end))
    if segment.table is not None:
        walk.put(segment, "answer", numbers)
    elif segment.text.strip():
        kind = answer_kind(segment, plain(fold_space(segment.text)), walk.book)
        notes = piece.role in {"note", "advice"} and kind == "answer"
        walk.put(segment, "notes" if notes else kind, numbers)


def _put_outside(walk: Walk, piece: Told, *, answered: bool) -> None:
    segment = piece.segment
    if piece.role == "earlier" and segment.table is None:
        walk.put(segment._replace(kind=REPORTED), "quoted")
    elif piece.role == "request":
        walk.put(segment, "request")
    elif piece.role in {"complaint", "end"} or (answered and piece.role in {"other", "head"}):
        walk.put(segment, "signature")
    else:
        walk.put(segment, "heading" if walk.words.is_heading(segment.text) else "letterhead")
