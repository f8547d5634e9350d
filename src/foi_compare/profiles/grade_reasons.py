"""The reasons against the rows of an answer to its grade: yes, part or no, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import UNKNOWN_FORCE, Comparable, Disposition, Span
from foi_compare.profiles.given_answers import Answer, Entry, Line, Shape
from foi_compare.profiles.period_kinds import kind_of, range_words, words_for, years_within
from foi_compare.profiles.reasons import ROUNDED, Reason, care, numbers, sentences, stop
from foi_compare.profiles.table import Trial

_UNANSWERED: Mapping[Disposition, str] = {
    "refused": "refused",
    "not_held": "says that it does not hold this",
    "neither_confirm_nor_deny": "neither confirms nor denies that it holds this",
    "clarification_sought": "asks for clarification first",
    "see_attachment": "points to an attachment that is not in the inbox or holds no such numbers",
    "disclosed": "answers, but with no number about outcomes",
    "partial": "answers in part, but with no number about outcomes",
    "unclear": "no number about outcomes was found in its answer",
}
_NIL = "says that there were none, and so has no row in the comparison"
_IN_DOUBT = "it is in question what its answer comes to"
_ANOTHER_UNIT = "answers about something else than was asked"
_UNKNOWN = "it is not certain which force replied"
_UNMATCHED = (
    "it is not certain which of the questions that were sent this answers; say so in"
    " foi-compare.toml"
)
_NOT_PRINTED = "the question is not printed; set beside the others because the outcomes agree"
_NO_COMMON = "no period or offence that most of the others give too"
_TWICE = "answered in more than one reply of this force"


class Verdict(NamedTuple):
    """The grade of an answer; `missing` says what it leaves out of what is wanted."""

    comparable: Comparable
    sentences: tuple[str, ...]
    missing: tuple[str, ...] = ()


def judge(
    answer: Answer,
    trial: Trial,
    reasons: Mapping[int, Sequence[Reason]],
    shapes: frozenset[Shape],
) -> Verdict:
    """Return the grade of one answer of a topic.

    `yes`: every row that most forces give is there and nothing is to be said against it. `part`:
    some are, or something is to be known of them. `no`: none can stand beside the others'.

    Args:
        answer: the answer.
        trial: the topic's rows.
        reasons: by the position of a row in the comparison, what is to be said against it.
        shapes: those that the table should have, as `wanted` says.

    """
    if answer.force_id == UNKNOWN_FORCE:
        return Verdict("no", (_UNKNOWN,))
    if "answers_another_unit" in answer.question.flags:
        return Verdict("no", (_ANOTHER_UNIT,))
    if not answer.standing:
        return _without_numbers(answer)
    lines = _whole(answer.standing)
    usable = [line for line in lines if not _stopped(reasons[line.position])]
    against = [reason for line in lines for reason in reasons[line.position]]
    missing = tuple(_missing(answer, trial, shapes))
    if not usable:
        return Verdict("no", sentences(r for r in against if r.stops), missing)
    if _complete(lines, trial, reasons, shapes) and not missing:
        return Verdict("yes", ())
    return Verdict("part", (*sentences(against), *missing) or (_NO_COMMON,), missing)


def reasons_against_all(answer: Answer, at: int, trial: Trial) -> tuple[Reason, ...]:
    """Return what stands against every row of an answer, whatever is in it."""
    found: list[Reason] = []
    if answer.force_id == UNKNOWN_FORCE:
        found.append(stop("force", "force not certain", _UNKNOWN))
    if "answers_another_unit" in answer.question.flags:
        found.append(stop("about", _ANOTHER_UNIT, _ANOTHER_UNIT))
    if ROUNDED in answer.question.flags:
        found.append(care("rounded", "numbers are rounded", "its numbers are rounded"))
    return (*found, *_doubts(answer, at, trial))


def _doubts(answer: Answer, at: int, trial: Trial) -> list[Reason]:
    """Return what is not certain of the question that an answer belongs to."""
    found = []
    if trial.asked.keys and not trial.topic.keyed:
        found.append(stop("question", "not certain which question it answers", _UNMATCHED))
    if at in trial.topic.by_outcomes:
        found.append(care("question", "question not printed", _NOT_PRINTED))
    if len(trial.references.get(answer.force_id, ())) > 1:
        found.append(care("question", _TWICE, _TWICE))
    return found


def _without_numbers(answer: Answer) -> Verdict:
    if answer.in_review:
        verb = "is" if answer.in_review == 1 else "are"
        words = f"{numbers(answer.in_review)} {verb} in review and none stands yet"
        return Verdict("no", (words,))
    question = answer.question
    if question.disposition == "nil":
        return Verdict("part", (_NIL,))
    if answer.lines:
        return Verdict("no", ("only blanks, and it does not say what they mean",))
    if question.disposition_status == "review":
        return Verdict("no", (_IN_DOUBT,))
    words = _UNANSWERED[question.disposition]
    if question.exemptions:
        words += f" under section {', '.join(question.exemptions)}"
    return Verdict("no", (words,))


def _stopped(reasons: Iterable[Reason]) -> bool:
    return any(reason.stops for reason in reasons)


def _whole(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the rows that are not broken down further, or all where there are only such."""
    return [line for line in lines if not line.split] or lines


def wanted(trial: Trial, reasons: Mapping[int, Sequence[Reason]]) -> frozenset[Shape]:
    """Return the shapes of row that the table should have: most forces in it give them.

    Most are more than half, and two at least; a force is in it with a row that nothing stops.
    """
    usable = [one for one in trial.entries if not _stopped(reasons[one.line.position])]
    forces = {entry.force_id for entry in usable}
    by: dict[Shape, set[str]] = {}
    for entry in usable:
        by.setdefault(entry.shape, set()).add(entry.force_id)
    return frozenset(
        shape for shape, own in by.items() if len(own) * 2 > len(forces) and len(own) > 1
    )


def _complete(
    lines: Sequence[Line],
    trial: Trial,
    reasons: Mapping[int, Sequence[Reason]],
    shapes: frozenset[Shape],
) -> bool:
    """Return whether every wanted row is there without a word against it."""
    own = trial.pool.at(line.position for line in lines)
    good = {entry.shape for entry in own if not reasons[entry.line.position]}
    return bool(shapes) and shapes <= good


def _missing(answer: Answer, trial: Trial, shapes: frozenset[Shape]) -> Iterator[str]:
    """Yield the periods and offences that are wanted and not there."""
    own = trial.pool.at(line.position for line in answer.lines)
    yield from _missing_periods(own, shapes, trial.asked.span)
    given = {entry.shape.offence for entry in own}
    lacking = sorted({shape.offence for shape in shapes} - given - {""})
    for offence in lacking:
        yield f"no figures for “{trial.pool.printed_offence(offence)}”"


def _missing_periods(
    own: Sequence[Entry], shapes: Iterable[Shape], asked: Span | None
) -> Iterator[str]:
    spans = {entry.shape.span for entry in own} - {None}
    kinds = {kind_of(span) for span in spans}
    others = {shape.span for shape in shapes if shape.span is not None and shape.kind in kinds}
    if asked is not None:
        for kind in sorted(kinds):
            others.update(years_within(asked, kind))
    lacking = {span for span in others if span not in spans}
    if not lacking:
        return
    if len(spans) == 1 and len(others) > 1:
        only = next(span for span in spans if span is not None)
        yield f"one period only ({words_for(only)}); wanted are {range_words(others)}"
    else:
        yield f"no figures for {range_words(lacking)}"
