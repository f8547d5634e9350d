"""The parts that a letter falls into: which segment says what, to which question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook
from foi_compare.interpret.language.question_likeness import words_of
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.exemptions import applied_sections
from foi_compare.interpret.meanings.markers import list_mark_end, read_marker
from foi_compare.text import fold_space

ANSWERING = frozenset({"answer", "refusal", "estimate", "notes", "legal"})
# Every part but the words of the requester.
NOT_ASKED = ANSWERING | {
    "furniture", "letterhead", "heading", "footnote", "definition", "signature", "quoted",
    "dialogue",
}  # fmt: skip
_LONE_NUMBER = re.compile(r"\s*(?P<number>\d{1,2})\.\s*")
_ANSWERS = (
    "not_held",
    "nil",
    "refused",
    "neither_confirm_nor_deny",
    "see_attachment",
    "clarification_sought",
    "states_count",
)


class Zone(NamedTuple):
    """What part a block plays and which question it belongs to.

    `kind` is one of `furniture`, `letterhead`, `heading`, `request`, `answer`, `refusal`,
    `estimate`, `legal`, `notes`, `footnote`, `definition`, `signature`, `quoted`, `dialogue`;
    `question` is the number as printed, the first of several that share an answer, empty where the
    block speaks to the whole request.
    """

    kind: str
    question: str


class Part(NamedTuple):
    """A segment with the part it plays and the numbers of the questions it belongs to."""

    segment: Segment
    kind: str
    numbers: tuple[str, ...] = ()


def head_end(part: Part, known: AbstractSet[str], beside: Iterable[Part]) -> int:
    """Return where the number ends that opens a part and counts nothing.

    `known` are the numbers of questions, `beside` the parts of the reply. `8.` numbers what stands
    behind it; where that is nothing, and nothing but its label stands beside it, it is the answer.
    """
    text = part.segment.text
    end = list_mark_end(text, known)
    marker = part.segment.marker
    if not end and marker is not None and marker.numbers == part.numbers:
        end = marker.end if read_marker(text) is None else 0  # told by the list it stands in
    lone = _LONE_NUMBER.fullmatch(text)
    if not end or lone is None or not part.numbers or lone["number"] in known:
        return end
    others = (
        one
        for one in beside
        if one is not part and one.kind in ANSWERING and one.numbers == part.numbers
    )
    return end if any(map(_says_more, others)) else 0


def _says_more(part: Part) -> bool:
    """Return whether more stands in a part than the label of a question."""
    return part.segment.table is not None or bool(part.segment.body.strip())


class Slot:
    """A question while the letter is read; `parent` is the number above a sub-question.

    `words` are those of its text for comparing. Its text may grow line by line: the lines are
    joined when somebody asks for all of it, and each time the question is added to `grown`. `doubt`
    says why what answers its number may answer another question.
    """

    __slots__ = (
        "_grown",
        "_lines",
        "cited",
        "doubt",
        "number",
        "numbered",
        "paragraphs",
        "parent",
        "words",
    )

    def __init__(
        self, number: str, grown: list[Slot], *, parent: str = "", numbered: bool = True
    ) -> None:
        self._grown = grown
        self.number = number
        self.parent = parent
        self.numbered = numbered
        self.cited = False
        self.doubt = ""
        self.paragraphs: list[str] = []
        self.words: list[str] = []
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """The words of the question, white space folded."""
        if len(self._lines) > 1:
            self._lines = [" ".join(self._lines)]
        return self._lines[0] if self._lines else ""

    @text.setter
    def text(self, text: str) -> None:
        self._lines, self.words = [], []
        self.go_on(text)

    @property
    def known(self) -> bool:
        """Whether any words of it are known."""
        return bool(self._lines)

    def go_on(self, text: str) -> None:
        """Add a further line of the question."""
        line = fold_space(text)
        if line:
            self._lines.append(line)
            self.words += words_of(line)
            self._grown.append(self)

    def ends_with(self, ends: str | tuple[str, ...]) -> bool:
        """Return whether the question ends so, quotation marks left out."""
        return bool(self._lines) and self._lines[-1].rstrip("\"' ").endswith(ends)


def is_note(folded: str, book: Phrasebook) -> bool:
    """Return whether a text, as `plain` gives it, is a remark beside the answer.

    `Please note that …` is one whatever follows, unless it promises details; other remarks
    (`The data were extracted on …`) are one only where they do not answer.
    """
    if book.has("promise", folded):
        return False
    if book.has("note_opener", folded):
        return True
    return book.has("notes_sentence", folded) and not any(
        book.has(group, folded) for group in _ANSWERS
    )


def answer_kind(segment: Segment, folded: str, book: Phrasebook) -> str:
    """Return the part that a segment of an answer plays: answer, notes, refusal and so on."""
    if segment.listed:
        return "answer"
    if book.has("disclaimer_sentence", folded) or book.has("legal_sentence", folded):
        return "legal"
    if book.has("estimate", folded):
        return "estimate"
    if is_note(folded, book):
        return "notes"
    if book.has("refused", folded) or book.has("neither_confirm_nor_deny", folded):
        return "refusal"
    return "refusal" if applied_sections((folded,), book) else "answer"
