"""A count that a sentence gives, to a figure with its place, its unit and its question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.meanings.units import units_counted
from foi_compare.interpret.running_text.prose_pairs import out_of_brackets
from foi_compare.model import Figure, Place, Spot
from foi_compare.text import fold_space

if TYPE_CHECKING:
    from foi_compare.interpret.language.sentences import Sentence
    from foi_compare.interpret.running_text.prose_counts import Count
    from foi_compare.interpret.running_text.prose_pairs import Reading
    from foi_compare.model import Question


# What has no end of a sentence for pages is shown as far as it stands near a number of it.
_LONGEST_SHOWN = 4_000
_SHOWN_BESIDE = 200


class Where(NamedTuple):
    """The text that a segment belongs to, and how to address it."""

    part: Part
    text: str
    place: Place

    def spot(self, start: int, end: int) -> Spot:
        """Return the spot of the characters between two offsets of the text."""
        segment = self.part.segment
        return Spot(segment.file, segment.block, segment.row, segment.column, start, end)


def figure_of(
    where: Where,
    sentence: Sentence,
    count: Count,
    reading: Reading,
    question: Question | None,
    group: int,
) -> Figure:
    """Return a count of a sentence as a figure.

    `question` is what it answers, `group` the key of its label.
    """
    reading = out_of_brackets(reading)
    codes = {code for _, _, code in find_offence_codes(sentence.text)}
    if len(codes) > 1:
        several = "the sentence names several offences: which is counted?"
        reading = replace(reading, doubts=(*reading.doubts, several))
    units = units_counted(sentence.text)
    asked_unit = question.unit if question is not None else ""
    unit = asked_unit if asked_unit in units or not units else min(units)
    if len(units) > 1 and asked_unit not in units:
        unit = ""
    return Figure(
        value=count.value,
        label=reading.label,
        group=group,
        label_index=0,
        place=where.place,
        file=where.part.segment.file,
        origin="sentence",
        evidence=_evidence(where, sentence, count),
        question=question.number if question is not None else next(iter(where.part.numbers), ""),
        series=reading.series,
        period=reading.period or (question.period if question is not None else None),
        offence=question.offence if question is not None and not codes else "",
        offence_code=codes.pop()
        if len(codes) == 1
        else (question.offence_code if question is not None else ""),
        unit=unit,
        spots=tuple(where.spot(n.start, n.end) for n in count.numerals),
        doubts=reading.doubts,
        rule=reading.rule,
    )


def _evidence(where: Where, sentence: Sentence, count: Count) -> str:
    """Return the sentence of a number, for a person to see."""
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST_SHOWN:
        start, end = max(start, count.start - _SHOWN_BESIDE), min(end, count.end + _SHOWN_BESIDE)
    return fold_space(where.text[start:end])
