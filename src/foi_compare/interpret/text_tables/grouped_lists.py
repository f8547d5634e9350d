"""Lines that each stand over the same list of words and numbers, to the rows of a table.

Bullets below bullets, and the terms of a definition list, print it: `Charged:`, `2022: 1`, `2023:
2`, `Caution:`, `2022: 5`, `2023: 3`; or `Luton:`, `Charged: 1`, `Caution: 5`, `Bedford:` and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_layout.flat_lines import HeadedRun, Line, Row
from foi_compare.interpret.table_layout.grouped_lines import Group, group_at, groups_at, is_list
from foi_compare.interpret.text_tables.tried_runs import about_outcomes_from
from foi_compare.model import Place

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

_KEY_WORDS = 6
_OUTSIDE = frozenset({"letterhead", "signature"})


def grouped_run(lines: Sequence[Line], at: int, matcher: LabelMatcher) -> HeadedRun | None:
    """Return the table whose first label, or place, stands at a line; None if none does.

    It is a line without a number; below it the same words stand as below its like, or some of
    them, each with a number. Either these words are outcomes, or the lines above them.
    """
    if not _may_begin(lines, at, matcher):
        return None
    groups = groups_at(lines, at)
    if not is_list(groups):
        return None
    widest = max(groups, key=lambda group: len(group.keys))
    told = [_names_outcome(text, matcher) for text, _, _ in widest.keys]
    if not any(told):
        if not all(map(_is_key, (text for text, _, _ in widest.keys))):
            return None
        return _labels_above(groups, widest)
    above = [text for text, _, _ in (group.head for group in groups)]
    if any(_names_outcome(text, matcher) or not _is_key(text) for text in above):
        return None
    return _labels_below(groups)


def _may_begin(lines: Sequence[Line], at: int, matcher: LabelMatcher) -> bool:
    """Return whether the first two of some groups name an outcome: a look at two, not at all."""
    first = group_at(lines, at)
    second = None if first is None else group_at(lines, first.after)
    if first is None or second is None:
        return False
    named = (first.head, second.head, *first.keys, *second.keys)
    return any(_names_outcome(text, matcher) for text, _, _ in named)


def _labels_above(groups: Sequence[Group], widest: Group) -> HeadedRun:
    """Return the table whose rows are the lines above the entries."""
    rows: list[Row] = []
    for group in groups:
        label, block, offset = group.head
        own = dict(zip(group.words, group.values, strict=True))
        values = tuple(own.get(word, ("", block, offset)) for word in widest.words)
        used = tuple(range(group.first, group.after))
        rows.append(Row(label, (block, offset), values, group.place, used))
    return HeadedRun(rows, [("", *rows[0].label_at), *widest.keys], groups[-1].after)


def _labels_below(groups: Sequence[Group]) -> HeadedRun | None:
    """Return the table whose columns are the lines above entries that are all alike."""
    first = groups[0]
    if any(group.words != first.words for group in groups):
        return None
    rows: list[Row] = []
    for step, (text, block, offset) in enumerate(first.keys):
        values = tuple(group.values[step] for group in groups)
        used = () if step else tuple(range(first.first, groups[-1].after))
        rows.append(Row(text, (block, offset), values, first.place, used))
    header = [("", *first.head[1:]), *(group.head for group in groups)]
    return HeadedRun(rows, header, groups[-1].after)


def with_groups_told(segments: Sequence[Segment], matcher: LabelMatcher | None) -> list[Segment]:
    """Return the segments of a letter with those that such lists about outcomes are told as rows.

    `Charged:` and `2022: 1` are paragraphs or bullets of their own, and no questions.
    """
    told = list(segments)
    if matcher is None:
        return told
    lines = [
        Line("" if one.table is not None or one.side else text, index, 0, Place(""))
        for index, one in enumerate(segments)
        for text in one.text.split("\n")
    ]
    at = 0
    while at < len(lines):
        run = grouped_run(lines, at, matcher)
        if run is not None and about_outcomes_from(run.rows, matcher)[0]:
            for index in {line.block for line in lines[at : run.after]}:
                told[index] = segments[index]._replace(marker=None, listed=True)
        at = at + 1 if run is None else run.after
    return told


def with_lists_whole(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a letter with the rows of a list that are outside it where others answer.

    A list begins and ends in one answer, whatever its single lines sound like.
    """
    told = list(parts)
    for listed, run in groupby(range(len(told)), key=lambda at: told[at].segment.listed):
        places = list(run) if listed else []
        answers = [told[at] for at in places if told[at].kind == "answer"]
        for at in places:
            if answers and told[at].kind in _OUTSIDE:
                told[at] = told[at]._replace(kind="answer", numbers=answers[0].numbers)
    return told


def _is_key(text: str) -> bool:
    return len(text.split()) <= _KEY_WORDS


def _names_outcome(text: str, matcher: LabelMatcher) -> bool:
    return matcher.match(text).status != "none" and not is_period_text(text)
