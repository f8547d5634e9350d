"""The pieces of a letter to the questions that they ask, by the numbers printed, else counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foi_compare.interpret.language.question_likeness import likeness, words_of
from foi_compare.interpret.letter_text.numbering import above, before, below, is_full
from foi_compare.interpret.letter_text.printed_labels import label_of, naming_nouns
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.question_index import LikeTexts
from foi_compare.interpret.passage_roles.letter_roles import BEGINS, GOES_ON, Piece

_ALIKE = 0.6  # from which on two texts are one question
_FIRST = ("1", "a", "i", "a1")
_BEGIN_LISTS = frozenset({*_FIRST, "1a", "1.1", "1i"})
_SURE = 0.6  # of where a question begins
_TWO = 2


class Question(NamedTuple):
    """A question that a letter asks: its number, whether that is printed, and its words.

    `share` is how sure it is that it begins here, and each one before it that counts.
    """

    number: str
    numbered: bool
    text: str
    share: float = 1.0

    @property
    def doubt(self) -> bool:
        """Whether it may begin elsewhere."""
        return self.share < _SURE


class Told(NamedTuple):
    """A piece with the numbers that open it, where its words begin, and the question it asks.

    That is the place of the question among all, -1 for none.
    """

    segment: Segment
    role: str
    numbers: tuple[str, ...]
    end: int
    asks: int = -1

    @property
    def text(self) -> str:
        """The words behind the number."""
        return self.segment.text[self.end :]


def questions_asked(pieces: Sequence[Piece]) -> tuple[list[Told], list[Question]]:
    """Return the pieces with the questions that they ask, and the questions in order."""
    told = list(_labelled(pieces))
    asked = _Asked(counted=not _are_numbered(told))
    found = [
        piece._replace(asks=asked.take(piece, one.shares.get(BEGINS, 0.0)))
        for piece, one in zip(told, pieces, strict=True)
    ]
    return found, asked.questions


def without_stems(questions: Sequence[Question]) -> list[Question]:
    """Return the questions but those that only lead to the letters below them."""
    heads = {head for one in questions for head in above(one.number)}
    return [one for one in questions if one.number.casefold() not in heads]


class _Asked:
    """The questions met so far; where they are `counted` no number is printed before them."""

    def __init__(self, *, counted: bool) -> None:
        self.questions: list[Question] = []
        self._places: dict[str, int] = {}
        self._words: list[list[str]] = []
        self._like = LikeTexts(_ALIKE)
        self._highest = 0
        self._counted = counted
        self._open = -1
        self._cell = ("", -1, -1, -1)
        self._share = 1.0

    def take(self, piece: Told, share: float) -> int:
        """Return the place of the question that a piece asks, -1 where it asks none."""
        if piece.role == BEGINS:
            return self._begin(piece, share)
        if piece.role == GOES_ON and self._open >= 0:
            self._go_on(piece.text)
            return self._open
        return -1

    def _begin(self, piece: Told, share: float) -> int:
        segment = piece.segment
        cell = (segment.file, segment.block, segment.row, segment.column)
        number = self._number_of(piece, within=cell == self._cell)
        self._cell = cell
        self._share = min(self._share, share) if self._counted else share
        known = self._places.get(number.casefold(), -1)
        if not number:
            self._go_on(piece.text)
        elif known >= 0:
            self._open = known
        else:
            self._add(Question(number, not self._counted, piece.text, self._share))
        return self._open

    def _add(self, question: Question) -> None:
        self._open = len(self.questions)
        self.questions.append(question)
        self._places[question.number.casefold()] = self._open
        self._words.append([])
        self._learn(question.text)
        if question.number.isdigit():
            self._highest = max(self._highest, int(question.number))

    def _learn(self, text: str) -> None:
        """Add words to those by which the open question is found again."""
        new = words_of(text)
        self._words[self._open] += new
        self._like.add(str(self._open), self._words[self._open], new)

    def _go_on(self, text: str) -> None:
        """Add words to the question that is open, unless it stands here a second time."""
        if self._open >= 0 and text not in self.questions[self._open].text:
            last = self.questions[self._open]
            self.questions[self._open] = last._replace(text=f"{last.text} {text}")
            self._learn(text)

    def _number_of(self, piece: Told, *, within: bool) -> str:
        """Return the number of the question that begins here, '' where one goes on."""
        if not self._counted and len(piece.numbers) == 1:
            return piece.numbers[0]
        if not self._counted and (within or piece.numbers):
            return ""
        words = words_of(piece.text)
        for at in sorted(map(int, self._like.like(words))):
            if likeness(self._words[at], words) >= _ALIKE:
                return self.questions[at].number
        return str(self._highest + 1)


def _labelled(pieces: Sequence[Piece]) -> Iterator[Told]:
    nouns = naming_nouns(one.segment.text for one in pieces)
    labels = [label_of(one.segment, nouns) for one in pieces]
    numbers = full_numbers([label.numbers if label is not None else () for label in labels])
    for one, label, own in zip(pieces, labels, numbers, strict=True):
        yield Told(one.segment, one.role, own, label.end if label is not None else 0)


def _are_numbered(told: Sequence[Told]) -> bool:
    """Return whether the questions have printed numbers: most do, one of them a first."""
    begun = [one.numbers for one in told if one.role == BEGINS]
    printed = {own[0].casefold() for own in begun if len(own) == 1}
    most = _TWO * sum(len(own) == 1 for own in begun) >= len(begun)
    return most and not printed.isdisjoint(_BEGIN_LISTS)


def full_numbers(printed: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return numbers as printed in a row in full: letters under the number that stands above."""
    last, found = "", []
    for row in printed:
        numbers = []
        for one in row:
            number = below(last, one) if _is_below(one, last) else one
            numbers.append(number)
            last = number if is_full(number) else last
        found.append(tuple(numbers))
    return found


def _is_below(printed: str, last: str) -> bool:
    if is_full(printed) or not last:
        return False
    number = below(last, printed).casefold()
    return printed.casefold() in _FIRST or last.casefold() in before(number)
