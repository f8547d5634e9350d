"""What was asked for and stands nowhere beside a number: its year, the end of its question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from foi_compare.interpret.account.word_uses import Left
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.model import Figure, Question
from foi_compare.text import fold_space

_YEAR = r"(?:(?:FY|CY)\s?)?(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?"
_EACH_YEAR = re.compile(
    rf"{_YEAR}(?:,\s?{_YEAR})*,?\s(?:and|&)\s(?:for\s|in\s)?{_YEAR}"
    r"|\b(?:each|every|per|by)\s(?:of the\s)?(?:\w+\s){0,3}?years?\b",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"\b(?:with|of|by|as|in|to|for|from|the|an?|and|or|on|at|outcomes?|between)\s*$", re.IGNORECASE
)
_ONE_YEAR = 366  # days
_KIND = re.compile(
    r"(?:domestic|hate|online|cyber|knife-enabled|alcohol-related|drug-related|gang.*)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:flag\w*|tagged|markers?|keywords?|qualifiers?)", re.IGNORECASE)
NO_YEAR = "the question asks for several years, and none stands over this number"


def without_kind_asked(changes: Sequence[Left], wanted: Sequence[Left]) -> list[Left]:
    """Return what a text changes but the kind of crime that its question wants, and how it is told.

    A question for `offences flagged as hate crime` is answered by `offences with a hate marker`,
    one for domestic and hate crime is not. `wanted` is what the words of the question change.
    """
    kinds = _kinds(changes)
    if not kinds or kinds != _kinds(wanted):
        return list(changes)
    return [left for left in changes if not (_KIND.fullmatch(left.words) or is_mark(left.words))]


def is_other_kind(changes: Sequence[Left], wanted: Sequence[Left] | None) -> bool:
    """Return whether a text is of a kind of crime that is not the one its question wants.

    `wanted` is None where nobody knows the question.
    """
    kinds = _kinds(changes)
    return wanted is not None and bool(kinds) and kinds != _kinds(wanted)


def _kinds(changes: Iterable[Left]) -> frozenset[str]:
    return frozenset(left.words.casefold() for left in changes if _KIND.fullmatch(left.words))


def is_mark(words: str) -> bool:
    """Return whether words say how a kind of crime is told from others: a flag, a marker."""
    return _MARK.fullmatch(words) is not None


def undated_groups(
    figures: Sequence[Figure], is_total: Callable[[str], bool]
) -> Mapping[str, frozenset[int]]:
    """Return for each question the tables, lists and sentences of counts that stand under no year.

    Those of a question are left out where one alone gives counts: it is of all its years. So is the
    only total of its numbers. `is_total` knows the labels of totals.
    """
    counts = [one for one in figures if one.value.measure == "count"]
    dated = {one.question for one in counts if _is_dated(one)}
    totalled = {one.question for one in counts if _is_dated(one) and is_total(one.label)}
    found: dict[str, set[int]] = defaultdict(set)
    for figure in counts:
        of_all = figure.question not in totalled and is_total(figure.label)
        if not figure.across and not of_all and not _is_dated(figure):
            found[figure.question].add(figure.group)
    return {
        question: frozenset(groups)
        for question, groups in found.items()
        if len(groups) > 1 or question in dated
    }


def left_unsaid(
    figure: Figure,
    questions: Mapping[str, Question],
    undated: Mapping[str, frozenset[int]],
    broken: str,
) -> Iterator[str]:
    """Yield what a number lacks of what its question asks for.

    Of two tables below a question for 2022 and 2023 each is of one of them; a lone one is of both.
    Where a question of the reply breaks off, the words of another may have been read in its place.
    `undated` and `broken` are what `undated_groups` and `broken_off` return.
    """
    question = questions.get(figure.question)
    if question is None:
        return
    groups = undated.get(figure.question, frozenset())
    dated = figure.across or _is_dated(figure)
    if figure.group in groups and not dated and _EACH_YEAR.search(question.text):
        yield NO_YEAR
    if broken and "in_question" in figure.rule:
        yield f"the question “{fold_space(broken)}” breaks off: which words belong to which?"


def _is_dated(figure: Figure) -> bool:
    headings: Iterable[str] = (figure.series, *(text for _, text in figure.breakdown))
    if any(map(find_periods, headings)):
        return True
    period = figure.period
    return period is not None and (period.end - period.start).days <= _ONE_YEAR


def broken_off(questions: Iterable[Question]) -> str:
    """Return the first question that breaks off in the middle, '' where none does."""
    return next((one.text for one in questions if _BROKEN_OFF.search(one.text)), "")
