"""What was asked for and stands nowhere beside a number: its year, the end of its question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from foi_compare.interpret.periods import find_periods
from foi_compare.model import Figure, Question
from foi_compare.text import fold_space

_YEAR = r"(?:(?:FY|CY)\s?)?(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?"
_EACH_YEAR = re.compile(
    rf"{_YEAR}(?:,\s?{_YEAR})*,?\s(?:and|&)\s(?:for\s|in\s)?{_YEAR}"
    r"|\b(?:each|every|per|by)\s(?:of the\s)?(?:\w+\s){0,3}years?\b",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"\b(?:with|of|by|as|in|to|for|from|the|an?|and|or|on|at|outcomes?|between)\s*$", re.IGNORECASE
)
_ONE_YEAR = 366  # days
NO_YEAR = "the question asks for several years, and none stands over this number"


def undated_tables(figures: Iterable[Figure]) -> Mapping[str, frozenset[int]]:
    """Return for each question with several tables and lists of counts those under no year."""
    found: dict[str, set[int]] = defaultdict(set)
    every: dict[str, set[int]] = defaultdict(set)
    for figure in figures:
        if figure.origin == "sentence" or figure.value.measure != "count" or figure.across:
            continue
        every[figure.question].add(figure.group)
        if not _is_dated(figure):
            found[figure.question].add(figure.group)
    return {q: frozenset(groups) for q, groups in found.items() if len(every[q]) > 1}


def left_unsaid(
    figure: Figure, questions: Mapping[str, Question], undated: Mapping[str, frozenset[int]]
) -> Iterator[str]:
    """Yield what a number lacks of what its question asks for.

    Of two tables below a question for 2022 and 2023 each is of one of them; a lone one is of both.
    A sentence tells of one of them, and need not say which of those told of before.
    Where a question of the reply breaks off, the words of another may have been read in its place.
    `undated` is what `undated_tables` returns.
    """
    question = questions.get(figure.question)
    if question is None:
        return
    groups = undated.get(figure.question, frozenset())
    told = figure.origin == "sentence" and figure.value.measure == "count"
    undated_one = figure.group in groups or (told and not _is_dated(figure))
    if undated_one and _EACH_YEAR.search(question.text):
        yield NO_YEAR
    if "in_question" in figure.rule:
        broken = next(filter(_breaks_off, (one.text for one in questions.values())), "")
        if broken:
            yield f"the question “{fold_space(broken)}” breaks off: which words belong to which?"


def _is_dated(figure: Figure) -> bool:
    headings: Iterable[str] = (figure.series, *(text for _, text in figure.breakdown))
    if any(map(find_periods, headings)):
        return True
    period = figure.period
    return period is not None and (period.end - period.start).days <= _ONE_YEAR


def _breaks_off(text: str) -> bool:
    return _BROKEN_OFF.search(text) is not None
