"""What a person decided on files and letters: who wrote them, when, and what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from foi_compare.model import (
    Decision,
    DecisionProblem,
    Disposition,
    FileSettings,
    Question,
    Reply,
    Settings,
    bare_number,
)

_NO_QUESTION = "no_question"  # what was read as a question is none of the request
_DISPOSITIONS = {str(one): one for one in get_args(Disposition)}


def settings_with(
    settings: Settings, decisions: Iterable[Decision], files: Iterable[tuple[str, str]]
) -> Settings:
    """Return the settings with what was decided on some files, given as (name, hash).

    A decision beats the settings: the later word holds.
    """
    hashes = {sha256: name for name, sha256 in files}
    told = tuple(
        entry
        for one in decisions
        if one.source_sha256 in hashes
        and (entry := _entry(one, hashes[one.source_sha256])) is not None
    )
    return replace(settings, files=(*settings.files, *told)) if told else settings


def of_known_questions(
    decisions: Iterable[Decision], settings: Settings
) -> tuple[tuple[Decision, ...], tuple[DecisionProblem, ...]]:
    """Return the decisions without those that name a question which the settings do not hold.

    Where the settings hold no questions, any key groups the answers that carry it.
    """
    keys = [question.key for question in settings.questions]
    kept: list[Decision] = []
    problems: list[DecisionProblem] = []
    for one in decisions:
        if not keys or (one.kind, one.scope) != ("question", "file") or one.answer in keys:
            kept.append(one)
            continue
        problem = f"`{one.answer}` is the key of no question in the settings: {', '.join(keys)}."
        problems.append(
            DecisionProblem(line=one.line, kind="unreadable", problem=problem, decision=one)
        )
    return tuple(kept), tuple(problems)


def _entry(decision: Decision, name: str) -> FileSettings | None:
    match decision.kind:
        case "force" if decision.subject:
            return FileSettings(file=name, forces=((decision.subject, decision.answer),))
        case "force":
            return FileSettings(file=name, force=decision.answer)
        case "reference":
            return FileSettings(file=name, reference=decision.answer)
        case "date":
            return FileSettings(file=name, dated=decision.answer)
        case "question" if decision.scope == "file":
            return FileSettings(file=name, questions=((decision.subject, decision.answer),))
        case _:
            return None


def with_dispositions(reply: Reply, decisions: Iterable[Decision]) -> tuple[Reply, tuple[str, ...]]:
    """Return the reply with the dispositions that a person gave, and the decisions obeyed."""
    own = [
        one for one in decisions if one.kind == "disposition" and one.source_sha256 in reply.sha256
    ]
    obeyed: list[str] = []
    questions = list(reply.questions)
    named = _by_name(questions) if own else {}
    gone: set[int] = set()
    for decision in own:
        fitting = _about(decision.subject, questions, named)
        if decision.answer == _NO_QUESTION and decision.subject:
            if fitting and not _numbers_answer(reply, [questions[at] for at in fitting]):
                gone.update(fitting)
                obeyed.append(decision.decision_id)
            continue
        disposition = _DISPOSITIONS.get(decision.answer)
        if not fitting or disposition is None:
            continue
        obeyed.append(decision.decision_id)
        sections = tuple(filter(None, (s.strip() for s in decision.told("sections").split(","))))
        for at in fitting:
            questions[at] = replace(
                questions[at],
                disposition=disposition,
                exemptions=sections or _kept(questions[at], disposition),
                decided=True,
                readings=(),
            )
    left = tuple(one for at, one in enumerate(questions) if at not in gone)
    return replace(reply, questions=left), tuple(obeyed)


def _numbers_answer(reply: Reply, questions: Iterable[Question]) -> bool:
    """Tell whether numbers stand under a question: then it is one, or they have to move first."""
    numbers = {one.number for one in questions}
    tables = ({one.question for one in reply.figures}, {one.question for one in reply.plain_tables})
    return any(numbers & of for of in tables)


def _by_name(questions: Sequence[Question]) -> dict[tuple[str, str], list[int]]:
    """Return where questions stand, by their number as it is cited and by their key."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, question in enumerate(questions):
        named["number", bare_number(question.number)].append(at)
        named["key", question.asked].append(at)
    return named


def _about(
    subject: str, questions: Sequence[Question], named: Mapping[tuple[str, str], list[int]]
) -> Sequence[int]:
    """Return where the questions stand that a subject names, by number or key; '' names all."""
    if not subject:
        return range(len(questions))
    by_number, by_key = named.get(("number", bare_number(subject))), named.get(("key", subject))
    return sorted({*(by_number or ()), *(by_key or ())})


def _kept(question: Question, disposition: Disposition) -> tuple[str, ...]:
    """Return the exemptions of a question that its new disposition can have."""
    refusing = {"refused", "partial", "neither_confirm_nor_deny"}
    return question.exemptions if disposition in refusing else ()
