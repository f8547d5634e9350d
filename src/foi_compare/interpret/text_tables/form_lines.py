"""Lines below a line of periods: the labels of an empty form, or rows with their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.table_layout.flat_lines import VALUE
from foi_compare.text import find_numerals

_LONGEST = 25  # words of a label
_FEWEST = 2  # labels, and periods of a heading
_ENDS = re.compile(r"[.?!:;]\W*$")


def lines_of_empty_forms(segments: Sequence[Segment]) -> frozenset[int]:
    """Return the indices of the segments that are lines of a form nobody has filled in.

    `Outcome 2021 2022`, and below it labels without a number. Its numbered labels are no questions.
    """
    found: set[int] = set()
    for at, segment in enumerate(segments):
        lines = segment.text.split("\n")
        if at in found or segment.table is not None or not _heads_periods(lines[0]):
            continue
        if segment.marker is not None and segment.marker.numbers:
            continue  # the first of a list, which stands over none of its like
        if not all(map(_is_label, lines[1:])):
            continue
        end = at + 1
        while end < len(segments) and _holds_labels(segments[end]):
            end += 1
        labels = sum(len(one.text.split("\n")) for one in segments[at:end]) - 1
        if labels >= _FEWEST:
            found.update(range(at, end))
    return frozenset(found)


def rows_below_periods(segments: Sequence[Segment]) -> frozenset[int]:
    """Return the indices of the segments that are rows of a table that was flattened to lines.

    `Outcome 2021 2022`, and below it labels that each end in two numbers. The numbers that open
    such rows (`2. Caution 4 7`) cite no question.
    """
    found: set[int] = set()
    for at, segment in enumerate(segments):
        if at in found or segment.table is not None or not _heads_periods(segment.text):
            continue
        width = len(find_periods(segment.text))
        row = re.compile(rf"[^?]*?[^\W\d_][^?]*?(?:\s+(?:{VALUE})){{{width}}}\s*", re.IGNORECASE)
        end = at + 1
        while end < len(segments) and _is_row(segments[end], row):
            end += 1
        if end - at > _FEWEST:
            found.update(range(at, end))
    return frozenset(found)


def _is_row(segment: Segment, row: re.Pattern[str]) -> bool:
    return segment.table is None and row.fullmatch(segment.text) is not None


def _heads_periods(line: str) -> bool:
    """Return whether a line names periods and holds no other number: `Outcome 2021 2022`."""
    periods = find_periods(line)
    if len(periods) < _FEWEST or _ENDS.search(line) is not None:
        return False
    return all(
        any(one.start <= numeral.start < one.end for one in periods)
        for numeral in find_numerals(line)
    )


def _holds_labels(segment: Segment) -> bool:
    if segment.table is not None or segment.listed:
        return False
    if segment.marker is not None and segment.marker.kind not in ("bare", "bullet"):
        return False
    return all(map(_is_label, segment.text.split("\n")))


def _is_label(line: str) -> bool:
    """Return whether a line has words and no number but the one that opens it."""
    marker = read_marker(line)
    body = line[marker.end :] if marker is not None and marker.kind == "bare" else line
    words = len(body.split())
    return 0 < words <= _LONGEST and _ENDS.search(line) is None and not unexplained(body)
