"""Numbered lines that are the labels of a form, a table or a definition, and ask nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.aside import explain, rule_of
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.model import LabelMatcher
from foi_compare.text import find_numerals, fold_space

LABEL = "label"  # the kind of the marker of such a line
_FEWEST = 2
_NAMES_CODE = "outcome or code named"
_BETWEEN_PAGES = ("page_header", "page_footer")


def with_labels_told(
    segments: Sequence[Segment], matcher: LabelMatcher | None, words: Voice
) -> list[Segment]:
    """Return the segments with those marked as labels whose numbers are codes, not questions.

    `18. Investigation complete` in the midst of its like is a label of outcome 18: lines that
    follow each other, whose words the matcher knows as labels of the very codes they open with. A
    line that it does not know is one of them where it stands between two that it knows. Where the
    reply answers by these numbers (`2. 14`), they are those of questions all the same.
    """
    told = list(segments)
    if matcher is None:
        return told
    found = (_trimmed(run, told, matcher) for run in _runs(told, matcher, words))
    runs = [run for run in found if run]
    labels = {index for run in runs for index in run}
    for run in runs:
        numbers = {told[index].marker.numbers[0] for index in run}  # type: ignore[union-attr]
        if not numbers & _answered(told, run, labels, words):
            for index in run:
                told[index] = segments[index]._replace(marker=Marker(LABEL, (), 0))
    return told


def is_label(segment: Segment) -> bool:
    """Return whether a segment was found to be a numbered label."""
    return segment.marker is not None and segment.marker.kind == LABEL


def _runs(
    segments: Sequence[Segment], matcher: LabelMatcher, words: Voice
) -> Iterator[tuple[int, ...]]:
    """Yield the places of lines that follow each other and may all be labels with their codes."""
    run: list[int] = []
    seen: set[str] = set()
    for index, segment in enumerate(segments):
        if run and segment.kind in _BETWEEN_PAGES:
            continue
        code = _code(segment, matcher)
        beside = not run or segments[run[-1]].side == segment.side
        if not code or code in seen or not beside or not _may_label(segment, code, matcher, words):
            yield tuple(run)
            run, seen = [], set()
            if not code or not _may_label(segment, code, matcher, words):
                continue
        run.append(index)
        seen.add(code)
    yield tuple(run)


def _code(segment: Segment, matcher: LabelMatcher) -> str:
    """Return the code that the number before a line may be, else ''."""
    marker = segment.marker
    lone = marker is not None and marker.kind == "bare" and len(marker.numbers) == 1
    if marker is None or not lone or segment.listed or segment.table is not None:
        return ""
    number = marker.numbers[0].lstrip("0").upper()
    return number if number in matcher.codes else ""


def _may_label(segment: Segment, code: str, matcher: LabelMatcher, words: Voice) -> bool:
    body = fold_space(segment.body)
    asides = explain(body)
    counts = any(rule_of(one, asides) != _NAMES_CODE for one in find_numerals(body))
    if not body or "?" in body or words.asks(segment) or counts:
        return False
    found = matcher.match(body)
    return found.status != "total" and found.code in {"", code}


def _trimmed(
    run: tuple[int, ...], segments: Sequence[Segment], matcher: LabelMatcher
) -> tuple[int, ...]:
    """Return a run from the first to the last line that the matcher knows; () for too few."""
    known = [
        index
        for index in run
        if matcher.match(fold_space(segments[index].body)).code == _code(segments[index], matcher)
    ]
    kept = tuple(index for index in run if known and known[0] <= index <= known[-1])
    return kept if len(known) >= _FEWEST and 2 * len(known) >= len(kept) else ()


def _answered(
    segments: Sequence[Segment], run: Sequence[int], labels: Collection[int], words: Voice
) -> set[str]:
    """Return the numbers by which what stands behind a run answers, if no question has them."""
    asked: set[str] = set()
    answered: set[str] = set()
    for index, segment in enumerate(segments):
        marker = segment.marker
        if index in labels or marker is None or marker.kind == "bullet":
            continue
        answers = marker.kind == "answer" or words.answers(segment)
        if marker.kind == "question" or (marker.kind == "bare" and not answers):
            asked.update(marker.numbers)
        if index > run[-1] and (answers or marker.kind == "regarding"):
            answered.update(marker.numbers)
    return answered - asked
