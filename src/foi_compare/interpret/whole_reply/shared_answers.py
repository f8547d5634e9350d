"""Figures of one answer to several questions, to the question whose period or outcome is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foi_compare.interpret.meanings.named_outcomes import named_outcomes
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Doubt, Figure, LabelMatcher, Match, Period, Question


def share_by_outcome(
    figures: Sequence[Figure],
    letter: Letter,
    matcher: LabelMatcher,
    matches: Mapping[int, Sequence[Match]],
) -> tuple[Figure, ...]:
    """Return the figures, those of a list that answers one question a row with these questions.

    `matches` are the verdicts on the labels of each group. Each row must have the outcome that one
    question alone asks for; else the list keeps none.
    """
    asking: dict[str, list[Question]] = {}
    for question in letter.questions:
        codes = {one.code for one in named_outcomes(question.text, matcher) if one.certain}
        if len(codes) == 1:
            asking.setdefault(codes.pop(), []).append(question)
    owners: dict[int, list[Question]] = {}
    mixed: set[int] = set()
    for figure in figures:
        if figure.origin != "list" or figure.question:
            continue
        found = asking.get(matches[figure.group][figure.label_index].code, [])
        if len(found) == 1:
            owners.setdefault(figure.group, []).extend(found)
        else:
            mixed.add(figure.group)
    shared = {
        group
        for group, found in owners.items()
        if group not in mixed and len({one.number for one in found}) == len(found) > 1
    }

    def owned(figure: Figure) -> Figure:
        if figure.group not in shared:
            return figure
        (question,) = asking[matches[figure.group][figure.label_index].code]
        return replace(
            figure,
            question=question.number,
            period=figure.period or question.period,
            offence=figure.offence or question.offence,
            offence_code=figure.offence_code or question.offence_code,
        )

    return tuple(map(owned, figures))


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


def ask_where_question_is_doubtful(
    figures: Sequence[Figure], questions: Sequence[Question]
) -> tuple[Figure, ...]:
    """Return the figures, those under a number that may be another question's with that doubt."""
    doubts = {one.number: Doubt(one.doubt, "question") for one in questions if one.doubt}
    return tuple(
        replace(one, doubts=(*one.doubts, doubts[one.question])) if one.question in doubts else one
        for one in figures
    )
