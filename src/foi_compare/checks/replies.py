"""What a reply says of itself that bears on its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foi_compare.model import Code, Finding, Observation, Question, Reply

_WHOLE_YEAR = 365  # days
_ODD_ENDS = 2  # a first and a last year that are cut short
# For each flag of a question the name of the check, and what it reports.
_SAID_BY_FLAG = {
    "answers_another_unit": (
        "answers_another_unit",
        "the question asks about one thing and the answer counts another: {statement}",
    ),
    "promised_details_missing": (
        "promised_details_missing",
        "the answer promises details that are not in the reply; ask the force for them",
    ),
    "figures_set_aside": (
        "outcomes_given",
        (
            "the question asks about outcomes, and no table below it is about outcomes; "
            "set_aside.csv says of each why not: ask the force for them, or say in decisions.csv "
            "which label of the table is an outcome"
        ),
    ),
}


def flagged_answers(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report what the flags of a question say against its answer.

    It counts something else than was asked, it promises details that the reply does not hold, or
    it gives tables about something else where outcomes were asked for.
    """
    del observations, codes
    for flag, (check, message) in _SAID_BY_FLAG.items():
        for question in reply.questions:
            if flag in question.flags:
                said = message.format(statement=question.statement or "see the reply")
                yield _finding(reply, question, check, said)


def content_not_read(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report what the files of a reply show and their readers do not read; figures may be in it."""
    del observations, codes
    for hint in reply.hints:
        if hint.kind == "unread_content":
            said = f"{hint.value}: look whether figures, or words about them, stand there"
            yield _finding(reply, Question(number=""), "content_not_read", said)


def whole_periods(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report a series that covers part of a year beside whole ones.

    Quarters in a row with the year they make up are no odd ends of what is compared.
    """
    del codes
    spans = {
        (one.series, one.period.kind): (one.period.end - one.period.start).days + 1
        for one in observations
        if one.period is not None and one.series and not one.breakdown
    }
    part = {series for series, kind in spans if kind == "part"}
    short = {
        series for (series, kind), days in spans.items() if kind == "other" and days < _WHOLE_YEAR
    }
    if len(short) <= _ODD_ENDS and any(days >= _WHOLE_YEAR for days in spans.values()):
        part |= short
    for series in sorted(part):
        yield Finding(
            check="part_year",
            severity="warning",
            passed=False,
            force_id=reply.force_id,
            reference=reply.reference,
            question="",
            message=f"{series} is part of a year: do not compare it with whole ones",
            left=series,
            files=reply.files,
        )


def _finding(reply: Reply, question: Question, check: str, message: str) -> Finding:
    return Finding(
        check=check,
        severity="warning",
        passed=False,
        force_id=reply.force_id,
        reference=reply.reference,
        question=question.number,
        message=message,
        files=reply.files,
    )
