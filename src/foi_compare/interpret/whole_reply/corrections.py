"""Figures that the reply itself puts right in words: both the old and the new one are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.values import parse_value
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Doubt, Figure
from foi_compare.text import find_numerals, fold_space

# A letter that corrects another may say so above everything else.
_SPEAKING = frozenset({"answer", "notes", "refusal", "estimate", "legal", "letterhead"})


class Correction(NamedTuple):
    """A sentence that puts a number right: the questions it may speak of, the numbers in it.

    `named` says that it names these questions itself; `file` and `block` are where it stands.
    """

    sentence: str
    questions: tuple[str, ...]
    amounts: frozenset[float | None]
    named: bool
    file: str
    block: int


def ask_where_corrected(
    figures: Sequence[Figure], corrections: Sequence[Correction]
) -> tuple[Figure, ...]:
    """Return the figures, those that a sentence of the reply may put right with a doubt.

    A sentence that names the old number (`50 should read 55`) speaks of the figures of that value,
    one that does not of every figure of its question.
    """
    if not corrections:
        return tuple(figures)
    told = [_figures_of(one, figures) for one in corrections]
    return tuple(
        replace(figure, doubts=(*figure.doubts, *_doubts(index, corrections, told)))
        for index, figure in enumerate(figures)
    )


def _doubts(
    index: int, corrections: Sequence[Correction], told: Sequence[frozenset[int]]
) -> tuple[str, ...]:
    return tuple(
        Doubt(f"the reply puts a number right: {one.sentence}", "table")
        for one, indices in zip(corrections, told, strict=True)
        if index in indices
    )


def _figures_of(correction: Correction, figures: Sequence[Figure]) -> frozenset[int]:
    near = [
        index
        for index, figure in enumerate(figures)
        if not correction.questions or figure.question in ("", *correction.questions)
    ]
    # The number that the sentence itself gives may be the new one, and is none that it speaks of.
    own = {index for index in near if fold_space(figures[index].evidence) == correction.sentence}
    same = {index for index in near if figures[index].value.amount in correction.amounts}
    return frozenset(own | ((same - own) or set(near)))


def corrections_of(letter: Letter, book: Phrasebook) -> Iterator[Correction]:
    """Yield the sentences of a reply that put a number right."""
    for part in letter.parts:
        segment = part.segment
        if part.kind not in _SPEAKING or segment.table is not None:
            continue
        for sentence in split_sentences(segment.text, 0, len(segment.text)):
            if not book.has("corrects", plain(fold_space(sentence.text))):
                continue
            cited = {number for one in cited_questions(sentence.text) for number in one.numbers}
            named = tuple(one.number for one in letter.questions if one.number in cited)
            values = (parse_value(numeral.text) for numeral in find_numerals(sentence.text))
            amounts = frozenset(value.amount for value in values if value is not None)
            yield Correction(
                fold_space(sentence.text),
                named or part.numbers,
                frozenset(amounts - {None}),
                bool(named),
                segment.file,
                segment.block,
            )
