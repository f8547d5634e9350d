"""What a reply says of itself that bears on its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foi_compare.model import Code, Finding, Observation, Question, Reply

_WHOLE_YEAR = 365  # days
_ODD_ENDS = 2  # a first and a last year that are cut short


def unit_of_the_answer(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report a question that is answered about something else than it asked."""
    del observations, codes
    for question in reply.questions:
        if "answers_another_unit" in question.flags:
            yield _finding(
                reply,
                question,
                "answers_another_unit",
                "the question asks about one thing and the answer counts another: "
                f"{question.statement or 'see the reply'}",
            )


def promised_details(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report details that an answer promises and the reply does not hold."""
    del observations, codes
    for question in reply.questions:
        if "promised_details_missing" in question.flags:
            yield _finding(
                reply,
                question,
                "promised_details_missing",
                "the answer promises details that are not in the reply; ask the force for them",
            )


def outcomes_given(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Report a question about outcomes that is answered with tables about something else."""
    del observations, codes
    for question in reply.questions:
        if "figures_set_aside" in question.flags:
            yield _finding(
                reply,
                question,
                "outcomes_given",
                "the question asks about outcomes, and no table below it is about outcomes; "
                "set_aside.csv says of each why not: ask the force for them, or say in "
                "decisions.csv which label of the table is an outcome",
            )


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
