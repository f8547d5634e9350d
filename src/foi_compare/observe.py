"""A reply and the verdicts on its labels to observations, and to what is set aside after all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.model import (
    ASKED_WHOLE,
    Candidate,
    Decision,
    Figure,
    LabelMatcher,
    Match,
    Observation,
    Question,
    Reply,
    SetAside,
    Status,
    Value,
)

ID_LENGTH = 12
FIGURES_IN_REVIEW = "figures_in_review"
FIGURES_SET_ASIDE = "figures_set_aside"
_GIVING = frozenset({"disclosed", "partial"})
# All forces together record some seven million crimes a year; more is two numbers read as one.
_BEYOND_COUNTING = 10_000_000


def observe(
    reply: Reply, *, matcher: LabelMatcher, codebook_name: str, decisions: tuple[Decision, ...] = ()
) -> tuple[tuple[Observation, ...], tuple[SetAside, ...]]:
    """Return the observations of a reply, and all of it that is set aside.

    A figure is accepted if its label has one code (or is a total, or a group) and nothing casts
    doubt on the number, the label or the force. Everything else is in review with its reason.
    Decisions on single observations are applied here; those on labels are the matcher's.
    """
    matches = {
        group.key: matcher.match_table(group.labels, group.context(reply.force_id))
        for group in reply.label_groups
    }
    about = {key: any(_is_outcome(match) for match in found) for key, found in matches.items()}
    questions = {question.number: question for question in reply.questions}
    hashes = dict(zip(reply.files, reply.sha256, strict=True))
    printed = {
        (figure.group, figure.label_index): figure.label for figure in reversed(reply.figures)
    }
    by_id = {decision.observation_id: decision for decision in decisions if decision.observation_id}
    observations: list[Observation] = []
    set_aside = list(reply.set_aside)
    taken: dict[str, int] = {}
    for figure in reply.figures:
        match = matches[figure.group][figure.label_index]
        # A number in a sentence that no rule explains is asked; a table of other things is not. The
        # total of all crimes stands alone in its sentence, and belongs to the outcomes asked about.
        told = figure.origin == "sentence" and match.status == "total"
        question = questions.get(figure.question)
        if told and not figure.doubts and (question is None or not question.text):
            figure = replace(figure, doubts=(_OF_WHAT,))  # noqa: PLW2901
        whole = figure.rule == ASKED_WHOLE
        asked = told or whole or (figure.origin == "sentence" and figure.doubts)
        if not about[figure.group] and not asked:
            set_aside.append(_aside(figure, "table_not_about_outcomes", match.reason))
            continue
        subject = _Subject(reply, question, codebook_name, hashes, printed)
        observation = _observation(figure, match, subject, taken)
        decided = _decide(observation, by_id.get(observation.observation_id))
        if isinstance(decided, SetAside):
            set_aside.append(decided)
        else:
            observations.append(decided)
    return tuple(observations), tuple(set_aside)


def flag_answers(reply: Reply, observations: Sequence[Observation]) -> Reply:
    """Return the reply with its questions flagged whose answer gives no number that stands.

    That the force disclosed something stays true: `figures_in_review` says that every number of an
    answer waits for a person, `figures_set_aside` that a question about outcomes is answered by
    tables and none of them is about outcomes.
    """
    given = {table.question for table in reply.plain_tables if table.entries}
    given |= {figure.question for figure in reply.figures if figure.origin != "sentence"}
    questions = []
    for question in reply.questions:
        flag = ""
        own = [one for one in observations if one.question == question.number]
        if question.disposition not in _GIVING:
            pass
        elif own and all(one.status == "review" for one in own):
            flag = FIGURES_IN_REVIEW
        elif not own and question.about_outcomes and question.number in given:
            flag = FIGURES_SET_ASIDE
        flags = (*question.flags, flag) if flag else question.flags
        questions.append(replace(question, flags=flags))
    return replace(reply, questions=tuple(questions))


_OF_WHAT = "a total, and the question that it answers is not printed: a total of what?"


class _Subject(NamedTuple):
    """What every observation of a reply shares."""

    reply: Reply
    question: Question | None
    codebook: str
    hashes: Mapping[str, str]
    printed: Mapping[tuple[int, int], str]


def _is_outcome(match: Match) -> bool:
    return match.status == "matched" or (match.status == "ambiguous" and bool(match.candidates))


def _observation(
    figure: Figure, match: Match, subject: _Subject, taken: dict[str, int]
) -> Observation:
    reply = subject.reply
    doubts = _doubts(figure, match, reply)
    status: Status = "review" if doubts else "decided" if match.rule == "decision" else "accepted"
    sha256 = subject.hashes.get(figure.file, "")
    # One sentence of a joint letter may stand for each of its forces.
    own = reply.force_id if "joint_reply" in reply.flags else ""
    identity = _identity(figure, sha256, own)
    taken[identity] = taken.get(identity, 0) + 1
    suffix = f"-{taken[identity]}" if taken[identity] > 1 else ""
    across_total = figure.across and match.role == "code"
    return Observation(
        observation_id=identity + suffix,
        force_id=reply.force_id,
        reference=reply.reference,
        question=figure.question,
        asked=subject.question.asked if subject.question is not None else "",
        measure=figure.value.measure,
        unit=figure.unit,
        offence=figure.offence,
        offence_code=figure.offence_code,
        series=figure.series,
        period=figure.period,
        breakdown=figure.breakdown,
        codebook=subject.codebook,
        code=match.code if match.status == "matched" else "",
        value=figure.value,
        label=figure.label,
        role="total" if across_total else match.role,
        match_rule=_rule(figure, match),
        match_score=round(match.score, 4),
        status=status,
        reason="; ".join(doubts) if doubts else _reason(figure, match),
        evidence=figure.evidence,
        file=figure.file,
        sha256=sha256,
        place=figure.place,
        rows=figure.rows,
        candidates=match.candidates,
        spots=figure.spots,
        group=figure.group,
        counted=figure.counted,
        across=figure.across,
        asked_as=subject.printed.get((figure.group, match.asked_at), ""),
    )


def _doubts(figure: Figure, match: Match, reply: Reply) -> list[str]:
    """Return each reason for which a careful analyst would have to ask."""
    doubts = list(figure.doubts)
    # A table that is asked about whole has one question: what its labels are is the next one.
    if figure.rule == ASKED_WHOLE and (match.status == "none" or not match.label.strip()):
        pass
    elif match.status == "ambiguous" and match.role != "group":
        doubts.append(match.reason or "the label may mean more than one code")
    elif match.status == "none":
        doubts.append(match.reason or "no code is known for this label")
    amount = figure.value.amount
    if figure.value.measure == "count" and amount is not None and amount >= _BEYOND_COUNTING:
        doubts.append("no force counts so many: are two numbers printed as one?")
    if figure.value.measure == "count" and amount is not None and amount < 0:
        doubts.append("a count is not less than none: is the sign a dash, or is it a change?")
    if not reply.force_id:
        doubts.append(reply.force_doubt or "which force replied is not certain")
    return doubts


def _reason(figure: Figure, match: Match) -> str:
    parts = [match.reason, figure.note]
    if match.role == "group" and match.members:
        parts.insert(0, "a group of codes: " + ", ".join(match.members))
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _rule(figure: Figure, match: Match) -> str:
    return ", ".join(part for part in (match.rule, figure.rule) if part)


def _identity(figure: Figure, sha256: str, force_id: str) -> str:
    """Return an id that depends on what the file prints and where, not on its name."""
    place = figure.place
    parts = (
        sha256,
        place.part,
        place.page,
        place.table,
        place.row,
        place.column,
        figure.label,
        figure.series,
        figure.breakdown,
        figure.offence,
        figure.value.as_printed,
        figure.value.measure,
        *(spot[1:] for spot in figure.spots),
        *((force_id,) if force_id else ()),
    )
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:ID_LENGTH]


def _decide(observation: Observation, decision: Decision | None) -> Observation | SetAside:
    """Apply a person's decision on one observation while its source is still the same file."""
    if decision is None or decision.source_sha256 != observation.sha256:
        return observation
    said = f"decided by {decision.decided_by or 'a person'}"
    note = f"{said}: {decision.note}" if decision.note else said
    if decision.kind == "set_aside":
        return SetAside(
            rule="decision",
            reason=note,
            text=observation.value.as_printed,
            place=observation.place,
            file=observation.file,
            spots=observation.spots,
            rows=observation.rows,
        )
    decided = replace(
        observation, status="decided", match_rule="decision", match_score=1.0, reason=note
    )
    if decision.kind == "code":
        return replace(decided, code=decision.code, role="code", candidates=_chosen(decision))
    if decision.kind == "value":
        return replace(decided, value=_decided_value(observation.value, decision))
    return observation


def _chosen(decision: Decision) -> tuple[Candidate, ...]:
    return (Candidate(code=decision.code, score=1.0, why="decided"),)


def _decided_value(value: Value, decision: Decision) -> Value:
    number = float(decision.value)
    amount = int(number) if number.is_integer() else number
    return replace(value, status="exact", amount=amount, lower=amount, upper=amount)


def _aside(figure: Figure, rule: str, reason: str) -> SetAside:
    return SetAside(
        rule=rule,
        reason=reason or "a table that is not about outcomes",
        text=figure.value.as_printed,
        place=figure.place,
        file=figure.file,
        spots=figure.spots,
        rows=figure.rows,
    )
