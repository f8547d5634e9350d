"""A reply and the verdicts on its labels to observations, and to what is set aside after all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.addresses import NOWHERE, Addresses
from foi_compare.headway import signed
from foi_compare.model import (
    ASKED_WHOLE,
    NOTED,
    Decision,
    Doubt,
    DoubtOf,
    Figure,
    LabelMatcher,
    Match,
    Observation,
    Question,
    Reply,
    SetAside,
    Status,
    about,
    write_anchor,
)
from foi_compare.model.matching import GROUP_OF
from foi_compare.rulings import Ruled, Rulings, Sited, said_by, site

FIGURES_IN_REVIEW = "figures_in_review"
FIGURES_SET_ASIDE = "figures_set_aside"
CAVEATS = "caveats"
_GIVING = frozenset({"disclosed", "partial"})
# All forces together record some seven million crimes a year; more is two numbers read as one.
_BEYOND_COUNTING = 10_000_000


class Observed(NamedTuple):
    """What came of the figures of a reply.

    `obeyed` and `stale` are decisions on places in it: `stale` are those whose numerals no longer
    stand together in one table, row or column.
    """

    observations: tuple[Observation, ...]
    set_aside: tuple[SetAside, ...]
    obeyed: tuple[str, ...] = ()
    stale: tuple[Decision, ...] = ()


def observe(
    reply: Reply,
    *,
    matcher: LabelMatcher,
    codebook_name: str,
    addresses: Addresses = NOWHERE,
    rulings: Rulings | None = None,
) -> Observed:
    """Return the observations of a reply, and all of it that is set aside.

    A figure is accepted if its label has one code (or is a total, or a group) and nothing casts
    doubt on the number, the label or the force. Everything else is in review with its reason.
    `addresses` are those of the documents of the reply. `rulings` are the decisions on places in
    it; those on labels are the matcher's.
    """
    matches = {
        group.key: matcher.match_table(group.labels, group.context(reply.force_id))
        for group in reply.label_groups
    }
    about_outcomes = {key: any(map(_is_outcome, found)) for key, found in matches.items()}
    questions = {question.number: question for question in reply.questions}
    unanswered = _unanswered(reply, about_outcomes)
    printed = {
        (figure.group, figure.label_index): figure.label for figure in reversed(reply.figures)
    }
    subject = _Subject(reply, questions, codebook_name, printed)
    sited = site(reply, matches, addresses)
    ruled, unplaced = (rulings or Rulings()).lay_over(sited)
    observations: list[Observation] = []
    set_aside = list(reply.set_aside)
    obeyed: dict[str, None] = {}
    for own, (figure, match, decisions, left_out) in signed(zip(sited, ruled, strict=True)):
        obeyed |= dict.fromkeys(decision.decision_id for decision in decisions)
        # What another decision leaves out shows nothing of the one on its label.
        obeyed |= dict.fromkeys(filter(None, ("" if left_out else match.decided,)))
        decided_none = match.reason if match.decided and match.status == "none" else ""
        if left_out or decided_none:
            set_aside.append(_aside(figure, "decision", left_out or decided_none))
            continue
        # A number in a sentence that no rule explains is asked; a table of other things is not. The
        # total of all crimes stands alone in its sentence, and belongs to the outcomes asked about.
        told = figure.origin == "sentence" and match.status == "total"
        question = questions.get(figure.question)
        if told and not figure.doubts and (question is None or not question.text):
            figure = replace(figure, doubts=(_OF_WHAT,))  # noqa: PLW2901
        whole = figure.rule == ASKED_WHOLE
        asked = told or whole or decisions or (figure.origin == "sentence" and figure.doubts)
        asked = asked or (figure.question in unanswered and match.rule not in _OF_OTHER_TABLES)
        if not about_outcomes[figure.group] and not asked:
            set_aside.append(_aside(figure, "table_not_about_outcomes", match.reason))
            continue
        observations.append(_observation(own, Ruled(figure, match, decisions), subject))
    met = _met_already(unplaced, set_aside, addresses)
    obeyed |= dict.fromkeys(decision.decision_id for decision in met)
    placed = (
        replace(one, anchor=one.anchor or write_anchor(addresses.of(one.spots)))
        for one in set_aside
    )
    obeyed_all = frozenset(map(id, met))
    stale = tuple(one for one in unplaced if id(one) not in obeyed_all)
    return Observed(tuple(observations), tuple(placed), tuple(obeyed), stale)


def _unanswered(reply: Reply, about_outcomes: Mapping[int, bool]) -> frozenset[str]:
    """Return the questions about outcomes to which no table has a label that the codebook knows.

    Their tables may print outcomes in words that nobody has seen: they are asked about.
    """
    asking = {one.number for one in reply.questions if one.about_outcomes and one.text}
    known = {figure.question for figure in reply.figures if about_outcomes[figure.group]}
    return frozenset(asking - known)


def _met_already(
    decisions: Sequence[Decision], set_aside: Sequence[SetAside], addresses: Addresses
) -> list[Decision]:
    """Return the decisions that say of numbers that they are none, where they are set aside.

    Two answers may say so, one on a label and one on its table: the first leaves nothing to obey.
    """
    denying = [one for one in decisions if one.anchor and one.answer in {"not_outcomes", "none"}]
    if not denying:
        return []
    aside = {address for one in set_aside for address in addresses.of(one.spots)}
    # A blank cell has no numeral to set aside.
    return [one for one in denying if aside.issuperset(a for a in one.anchor if not a.across)]


def flag_answers(reply: Reply, observations: Sequence[Observation]) -> Reply:
    """Return the reply with its questions flagged whose answer gives no number that stands.

    That the force disclosed something stays true: `figures_in_review` says that every number of an
    answer waits for a person, `figures_set_aside` that a question about outcomes is answered by
    tables and none of them is about outcomes, `caveats` that the reply says what its numbers
    leave out, or that they are not final.
    """
    given = {table.question for table in reply.plain_tables if table.entries}
    given |= {figure.question for figure in reply.figures if figure.origin != "sentence"}
    answering: dict[str, list[Observation]] = {}
    for one in observations:
        answering.setdefault(one.question, []).append(one)
    questions = []
    for question in reply.questions:
        flag = ""
        own = answering.get(question.number, [])
        if question.disposition not in _GIVING:
            pass
        elif own and all(one.status == "review" for one in own):
            flag = FIGURES_IN_REVIEW
        elif not own and question.about_outcomes and question.number in given:
            flag = FIGURES_SET_ASIDE
        noted = CAVEATS if any(NOTED in one.reason for one in own) else ""
        flags = (*question.flags, *filter(None, (flag, noted)))
        questions.append(replace(question, flags=flags))
    return replace(reply, questions=tuple(questions))


_OF_OTHER_TABLES = frozenset({"other_table"})
_OF_WHAT = Doubt(
    "a total, and the question that it answers is not printed: a total of what?", "question"
)


class _Subject(NamedTuple):
    """What every observation of a reply shares."""

    reply: Reply
    questions: Mapping[str, Question]
    codebook: str
    printed: Mapping[tuple[int, int], str]


def _is_outcome(match: Match) -> bool:
    return match.status == "matched" or (match.status == "ambiguous" and bool(match.candidates))


def _observation(own: Sited, ruled: Ruled, subject: _Subject) -> Observation:
    reply, figure, match = subject.reply, ruled.figure, ruled.match
    doubts = _doubts(figure, match, reply)
    decided = bool(ruled.decisions) or match.rule == "decision"
    status: Status = "review" if doubts else "decided" if decided else "accepted"
    question = subject.questions.get(figure.question)
    across_total = figure.across and match.role == "code"
    said = tuple(dict.fromkeys(map(said_by, ruled.decisions)))
    return Observation(
        observation_id=own.observation_id,
        force_id=reply.force_id,
        reference=reply.reference,
        question=figure.question,
        asked=question.asked if question is not None else "",
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
        reason="; ".join(map(str, doubts)) if doubts else _reason(figure, match, said),
        evidence=figure.evidence,
        file=figure.file,
        sha256=own.sha256,
        place=figure.place,
        rows=figure.rows,
        candidates=match.candidates,
        spots=figure.spots,
        group=figure.group,
        counted=figure.counted,
        across=figure.across,
        label_at=f"{figure.group}, {figure.label_at or figure.label_index}",
        asked_as=subject.printed.get((figure.group, match.asked_at), ""),
        addresses=own.addresses,
        doubts=tuple(DoubtOf(about(doubt), str(doubt)) for doubt in doubts),
        decision_ids=tuple(decision.decision_id for decision in ruled.decisions),
    )


def _doubts(figure: Figure, match: Match, reply: Reply) -> list[str]:
    """Return each reason for which a careful analyst would have to ask."""
    doubts = list(figure.doubts)
    # A table that is asked about whole has one question: what its labels are is the next one.
    whole = figure.rule == ASKED_WHOLE and figure.doubts
    if whole and (match.status == "none" or not match.label.strip()):
        pass
    elif match.status == "ambiguous" and match.role != "group":
        doubts.append(Doubt(match.reason or "the label may mean more than one code", "label"))
    elif match.status == "none":
        doubts.append(Doubt(match.reason or "no code is known for this label", "label"))
    amount = figure.value.amount
    if figure.value.measure == "count" and amount is not None and amount >= _BEYOND_COUNTING:
        doubts.append("no force counts so many: are two numbers printed as one?")
    if figure.value.measure == "count" and amount is not None and amount < 0:
        doubts.append("a count is not less than none: is the sign a dash, or is it a change?")
    if not reply.force_id:
        doubts.append(Doubt(reply.force_doubt or "which force replied is not certain", "force"))
    return doubts


def _reason(figure: Figure, match: Match, said: Sequence[str]) -> str:
    parts = [match.reason, figure.note, *said]
    if match.role == "group" and match.members:
        parts.insert(0, GROUP_OF + ", ".join(match.members))
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _rule(figure: Figure, match: Match) -> str:
    return ", ".join(part for part in (match.rule, figure.rule) if part)


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
