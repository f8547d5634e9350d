"""Figures of one answer to several questions, to the question whose period they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.interpret.letter import Letter
from foi_compare.model import Figure, Period


def share_out(figures: Sequence[Figure], letter: Letter) -> tuple[Figure, ...]:
    """Return the figures, those of an answer to `Q2 & Q3` with the question that asks their period.

    Question 2 asks about 2022 and question 3 about 2023: the column 2023 of their table answers
    the third. Where no question or several ask about a period, the first keeps it.
    """
    together = {
        part.numbers[0]: part.numbers
        for part in letter.parts
        if part.kind == "answer" and len(part.numbers) > 1
    }
    if not together:
        return tuple(figures)
    asked = {question.number: question.period for question in letter.questions}

    def owner(figure: Figure) -> str:
        numbers = together.get(figure.question, ())
        fits = [number for number in numbers if _is_within(figure.period, asked.get(number))]
        return fits[0] if len(fits) == 1 else figure.question

    return tuple(replace(figure, question=owner(figure)) for figure in figures)


def _is_within(period: Period | None, asked: Period | None) -> bool:
    if period is None or asked is None:
        return False
    return asked.start <= period.start and period.end <= asked.end
