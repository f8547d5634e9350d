"""A merged dataset to the same with profiles, grades, and a word on every comparison row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foi_compare.model import Dataset, Grade, Profile, QuestionProfile, Settings, Span
from foi_compare.profiles.answer_topics import Topic, topics_of
from foi_compare.profiles.describe import hints_of, profile_question, summarise
from foi_compare.profiles.facets import reasons_for
from foi_compare.profiles.given_answers import Answer, answers_of
from foi_compare.profiles.grade_reasons import Verdict, judge, reasons_against_all, wanted
from foi_compare.profiles.reasons import Reason, numbers, short_words, stop
from foi_compare.profiles.table import Asked, Trial, trial_of

_Key = tuple[str, str, str]


def assess(dataset: Dataset) -> Dataset:
    """Return the dataset with what its replies say of themselves and which of them compare.

    No number is changed. The result depends on what the replies hold, not on their order. A
    question on which no force gives a number (a policy, say) is not graded.
    """
    batch = dataset.batch
    names = {force.force_id: force.name for force in batch.forces}
    answers = answers_of(dataset)
    words: dict[int, str] = {}
    verdicts: dict[_Key, tuple[Topic, Verdict]] = {}
    for topic in topics_of(answers):
        if not any(answer.members for answer in topic.answers):
            continue
        trial = trial_of(topic, asked_of(topic, batch.settings, batch.codebook.counts), names)
        reasons = _reasons_by_row(trial)
        words.update((position, short_words(found) or "yes") for position, found in reasons.items())
        shapes = wanted(trial, reasons)
        for answer in topic.answers:
            verdicts[_key(answer)] = (topic, judge(answer, trial, reasons, shapes))
    return replace(
        dataset,
        comparison=tuple(
            replace(row, comparable=words.get(at, "")) for at, row in enumerate(dataset.comparison)
        ),
        profiles=_profiles(dataset, answers, verdicts),
        grades=tuple(
            _grade(answer, *verdicts[_key(answer)])
            for answer in answers
            if _key(answer) in verdicts
        ),
    )


def asked_of(topic: Topic, settings: Settings, counts: str) -> Asked:
    """Return what the settings say was asked in a topic; `counts` is the codebook's unit."""
    question = next((one for one in settings.questions if one.key == topic.key), None)
    named = {answer.question.code for answer in topic.answers} - {""}
    start, end = settings.period_start, settings.period_end
    return Asked(
        unit=question.unit if question else "",
        code=(question.code if question else "") or (named.pop() if len(named) == 1 else ""),
        offence=(question.offence if question else "") or settings.offence,
        span=Span(start, end) if start is not None and end is not None else None,
        counts=counts,
        keys=bool(settings.questions),
    )


def _key(answer: Answer) -> _Key:
    return (answer.force_id, answer.reference, answer.question.number)


def _reasons_by_row(trial: Trial) -> dict[int, tuple[Reason, ...]]:
    """Return for each row, by its position in the comparison, what is to be said against it."""
    by_row = {entry.line.position: entry for entry in trial.entries}
    found: dict[int, tuple[Reason, ...]] = {}
    for at, answer in enumerate(trial.topic.answers):
        general = reasons_against_all(answer, at, trial)
        for line in answer.lines:
            entry = by_row.get(line.position)
            if entry is not None:
                own = reasons_for(entry, trial)
            elif line.row.in_review:
                short = f"{numbers(line.row.in_review)} in review, none stands yet"
                own = (stop("nothing", short, short),)
            else:
                short = "only blanks, not explained"
                own = (stop("nothing", short, short),)
            found[line.position] = (*general, *own)
    return found


def _grade(answer: Answer, topic: Topic, verdict: Verdict) -> Grade:
    return Grade(
        force_id=answer.force_id,
        reference=answer.reference,
        question=answer.question.number,
        topic=topic.key,
        comparable=verdict.comparable,
        sentences=verdict.sentences,
    )


def _profiles(
    dataset: Dataset,
    answers: Sequence[Answer],
    verdicts: Mapping[_Key, tuple[Topic, Verdict]],
) -> tuple[Profile, ...]:
    by_reply: dict[tuple[str, str], list[QuestionProfile]] = {}
    for answer in answers:
        profile = profile_question(answer)
        if _key(answer) in verdicts:
            profile = replace(profile, missing=verdicts[_key(answer)][1].missing)
        by_reply.setdefault((answer.force_id, answer.reference), []).append(profile)
    found = []
    for read in dataset.replies:
        reply = read.reply
        questions = by_reply.get((reply.force_id, reply.reference), [])
        hidden, unknowable = hints_of(read, "hidden"), hints_of(read, "unknowable")
        unknowable += hints_of(read, "unread_content")
        found.append(
            Profile(
                force_id=reply.force_id,
                reference=reply.reference,
                files=reply.files,
                questions=tuple(questions),
                hidden=hidden,
                unknowable=unknowable,
                summary=summarise(questions, hidden, unknowable),
            )
        )
    return tuple(found)
