"""The replies of a batch to one dataset, in one order whatever order they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foi_compare.model import (
    UNKNOWN_FORCE,
    Batch,
    Candidate,
    Dataset,
    Finding,
    LedgerRow,
    Observation,
    ReadReply,
    Reply,
    ReviewItem,
    ReviewKind,
)
from foi_compare.tabulate import tabulate
from foi_compare.text import ranges

_DIGITS = re.compile(r"(\d+)")
_WHICH_FORCE = (
    "It is not certain which force sent this reply, so its numbers stand under no force. Say which"
    " one it is in foi-compare.toml, or put the file into a subfolder with the name of the force."
)


def merge(replies: Sequence[ReadReply], batch: Batch) -> Dataset:
    """Return the dataset of a batch.

    Numbers of a reply whose force is unknown go to review under `unknown`. Figures that are
    printed twice and differ go to review too, with a finding; see `tabulate`.
    """
    ordered = tuple(sorted((_with_force(reply) for reply in replies), key=_reply_order))
    observed = sorted((o for reply in ordered for o in reply.observations), key=_order)
    observations, comparison, findings = tabulate(observed, batch.codebook.codes)
    ledger = [row for reply in ordered for row in reply.ledger] + list(batch.ledger)
    findings = (
        *(finding for reply in ordered for finding in reply.findings),
        *findings,
        *_every_number_read(ordered, batch.ledger),
        *_decisions_not_applied(batch, {one.observation_id for one in observations}),
        *batch.findings,
    )
    return Dataset(
        batch=batch,
        replies=ordered,
        observations=observations,
        comparison=comparison,
        review=(*_unknown_forces(ordered), *_questions(observations)),
        findings=tuple(sorted(dict.fromkeys(findings), key=_finding_order)),
        ledger=tuple(sorted(ledger, key=lambda row: (row.file, natural(row.part)))),
    )


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts `2` before `10` and `1a` after `1`."""
    parts = _DIGITS.split(text)
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part
    )


def _with_force(read: ReadReply) -> ReadReply:
    """Return the reply as it may be published: without a force, nothing of it is accepted."""
    if read.reply.force_id:
        return replace(read, observations=tuple(sorted(read.observations, key=_order)))
    return replace(
        read,
        reply=replace(read.reply, force_id=UNKNOWN_FORCE),
        observations=tuple(sorted(map(_without_force, read.observations), key=_order)),
        findings=tuple(replace(one, force_id=UNKNOWN_FORCE) for one in read.findings),
    )


def _without_force(observation: Observation) -> Observation:
    reason = observation.reason if observation.status == "review" else _WHICH_FORCE
    return replace(observation, force_id=UNKNOWN_FORCE, status="review", reason=reason)


def _reply_order(read: ReadReply) -> tuple[str, str, tuple[str, ...]]:
    return (read.reply.force_id, read.reply.reference, read.reply.files)


def _order(observation: Observation) -> tuple[object, ...]:
    place = observation.place
    return (
        observation.force_id,
        observation.reference,
        natural(observation.question),
        observation.file,
        place.page,
        natural(place.part),
        place.table,
        place.row,
        place.column,
        natural(observation.rows),
        observation.observation_id,
        observation.series,
        observation.breakdown,
    )


def _finding_order(finding: Finding) -> tuple[object, ...]:
    return (
        finding.force_id,
        finding.reference,
        natural(finding.question),
        finding.check,
        finding.passed,
        finding.files,
        finding.places,
        finding.message,
        finding.left,
        finding.right,
        finding.severity,
    )


def _questions(observations: Iterable[Observation]) -> Iterable[ReviewItem]:
    """Yield a question for each number in review, one for those that one answer settles.

    That stands at the label on which the decision is to be made, and names the rows of all.
    """
    together: dict[tuple[object, ...], list[Observation]] = {}
    for one in observations:
        if one.status == "review":
            table = (one.force_id, one.reference, one.file, one.group, one.asked_as, one.reason)
            together.setdefault(table if one.asked_as else (one.observation_id,), []).append(one)
    for members in together.values():
        first = next((one for one in members if one.label == one.asked_as), members[0])
        item = _question_on(first)
        rows = sorted({one.place.row for one in members})
        yield item if len(rows) == 1 or item.rows else replace(item, rows=ranges(rows))


def _question_on(observation: Observation) -> ReviewItem:
    kind: ReviewKind = "number"
    if observation.force_id == UNKNOWN_FORCE:
        kind = "force"
    elif observation.candidates or (observation.role == "code" and not observation.code):
        kind = "label"
    return ReviewItem(
        review_id=observation.observation_id,
        kind=kind,
        force_id=observation.force_id,
        reference=observation.reference,
        question=observation.question,
        label=observation.label,
        value_as_printed=observation.value.as_printed,
        series=observation.series,
        reason=observation.reason,
        candidates=observation.candidates,
        file=observation.file,
        place=observation.place,
        rows=observation.rows,
    )


def _unknown_forces(replies: Iterable[ReadReply]) -> Iterable[ReviewItem]:
    """Yield one question for each reply without a force; its candidates are forces."""
    for read in replies:
        reply = read.reply
        if reply.force_id != UNKNOWN_FORCE:
            continue
        yield ReviewItem(
            review_id=f"force-{reply.sha256[0][:12] if reply.sha256 else reply.files[0]}",
            kind="force",
            force_id=UNKNOWN_FORCE,
            reference=reply.reference,
            question="",
            label="",
            value_as_printed="",
            series="",
            reason=_WHICH_FORCE,
            candidates=_force_candidates(reply),
            file=reply.files[0],
            place=None,
        )


def _force_candidates(reply: Reply) -> tuple[Candidate, ...]:
    signs: dict[str, tuple[float, list[str]]] = {}
    for sign in reply.force_evidence:
        weight, texts = signs.get(sign.force_id, (0.0, []))
        signs[sign.force_id] = (weight + sign.weight, [*texts, f"{sign.kind} {sign.text}"])
    total = sum(weight for weight, _ in signs.values()) or 1.0
    return tuple(
        Candidate(code=force_id, score=round(weight / total, 2), why=", ".join(texts))
        for force_id, (weight, texts) in sorted(signs.items(), key=lambda s: (-s[1][0], s[0]))
    )


def _every_number_read(
    replies: Iterable[ReadReply], loose: Iterable[LedgerRow]
) -> Iterable[Finding]:
    """Yield for each file whether every numeral in it is accounted for."""
    for read in replies:
        yield from _accounts(read.ledger, read.reply.force_id, read.reply.reference)
    yield from _accounts(tuple(loose), "", "")


def _accounts(rows: Sequence[LedgerRow], force_id: str, reference: str) -> Iterable[Finding]:
    for file in dict.fromkeys(row.file for row in rows):
        own = [row for row in rows if row.file == file]
        numerals, unread = sum(row.numerals for row in own), sum(row.unread for row in own)
        missed = [row for row in own if row.unread]
        message = f"{numerals - unread} of {numerals} numbers read"
        for row in missed:
            message += f"; {row.part}: {row.unread} of {row.numerals} unread"
            message += f" ({', '.join(row.unread_texts[:10])})" if row.unread_texts else ""
        yield Finding(
            check="every_number_read",
            severity="error" if unread else "info",
            passed=not unread,
            force_id=force_id,
            reference=reference,
            question="",
            message=message + ".",
            left=str(numerals - unread),
            right=str(numerals),
            files=(file,),
            places=tuple(row.part for row in missed),
        )


def _decisions_not_applied(batch: Batch, observed: set[str]) -> Iterable[Finding]:
    """Yield the decisions that say something of a number that this run does not have."""
    present = {entry.sha256 for entry in batch.inputs}
    for decision in batch.decisions:
        if not decision.observation_id:
            continue
        if decision.source_sha256 not in present:
            why = "was decided on a file that is not in this inbox, or has changed since"
        elif decision.kind != "set_aside" and decision.observation_id not in observed:
            why = "names a number that is not read from its file any more"
        else:
            continue
        yield Finding(
            check="decision_has_its_source",
            severity="warning",
            passed=False,
            force_id=decision.force_id,
            reference="",
            question="",
            message=f"Line {decision.line} of decisions.csv {why}; it was not applied.",
            left=decision.observation_id,
            right=decision.source_sha256,
        )
