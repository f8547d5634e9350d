"""The replies of a batch to one dataset, in one order whatever order they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from foi_compare.causes import WHICH_FORCE, ask
from foi_compare.model import (
    UNKNOWN_FORCE,
    Batch,
    Dataset,
    Decision,
    DoubtOf,
    Finding,
    LedgerRow,
    Observation,
    ReadReply,
)
from foi_compare.rulings import names_by_hash, said_by
from foi_compare.tabulate import tabulate

_DIGITS = re.compile(r"(\d+)")


def merge(replies: Sequence[ReadReply], batch: Batch) -> Dataset:
    """Return the dataset of a batch.

    Numbers of a reply whose force is unknown go to review under `unknown`. Figures that are
    printed twice and differ go to review too, with a finding; see `tabulate`.
    """
    ordered = tuple(sorted((_with_force(reply) for reply in replies), key=_reply_order))
    observed = sorted((o for reply in ordered for o in reply.observations), key=_order)
    tabulated, comparison, findings = tabulate(observed, batch.codebook.codes)
    stale = [decision for reply in ordered for decision in reply.stale]
    stale += [
        one.decision for one in batch.decision_problems if one.kind == "stale" and one.decision
    ]
    # What was decided on a file that has changed reaches no reply any more.
    present = {entry.sha256 for entry in batch.inputs}
    stale += [
        one for one in batch.decisions if one.source_sha256 and one.source_sha256 not in present
    ]
    replies_read = [reply.reply for reply in ordered]
    observations, review = ask(tabulated, replies_read, batch.codebook.codes, stale)
    ledger = [row for reply in ordered for row in reply.ledger] + list(batch.ledger)
    findings = (
        *(finding for reply in ordered for finding in reply.findings),
        *findings,
        *_every_number_read(ordered, batch.ledger),
        *batch.findings,
    )
    findings, known = _known(findings, batch)
    unheard = _decisions_not_obeyed(batch, ordered, known)
    findings = (*findings, *unheard)
    return Dataset(
        batch=batch,
        replies=ordered,
        observations=observations,
        comparison=comparison,
        review=review,
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
    in_review = observation.status == "review"
    reason = observation.reason if in_review else WHICH_FORCE
    doubts = observation.doubts if in_review else (DoubtOf("force", WHICH_FORCE),)
    return replace(
        observation, force_id=UNKNOWN_FORCE, status="review", reason=reason, doubts=doubts
    )


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
        observation.addresses,
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


def _every_number_read(
    replies: Iterable[ReadReply], loose: Iterable[LedgerRow]
) -> Iterable[Finding]:
    """Yield for each file whether every numeral in it is accounted for."""
    for read in replies:
        yield from _accounts(read.ledger, read.reply.force_id, read.reply.reference)
    yield from _accounts(tuple(loose), "", "")


def _accounts(rows: Sequence[LedgerRow], force_id: str, reference: str) -> Iterable[Finding]:
    of_file: dict[str, list[LedgerRow]] = {}
    for row in rows:
        of_file.setdefault(row.file, []).append(row)
    for file, own in of_file.items():
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


def _known(findings: Iterable[Finding], batch: Batch) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """Return the findings, those known to a person without alarm, and the lines that say so."""
    inputs = names_by_hash({entry.name: entry.sha256 for entry in batch.inputs})
    said = {
        (name, one.subject): one
        for one in batch.decisions
        if one.kind == "finding"
        for name in _names_of(one, inputs)
    }
    obeyed: set[str] = set()
    told = []
    for finding in findings:
        places = ((file, finding.check) for file in finding.files)
        known = [said[place] for place in places if place in said]
        if known and not finding.passed:
            obeyed |= {one.decision_id for one in known}
            message = f"{finding.message.rstrip('.')}. Known: {said_by(known[0])}."
            told.append(replace(finding, severity="info", message=message))
        else:
            told.append(finding)
    return tuple(told), frozenset(obeyed)


def _names_of(decision: Decision, inputs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names of the file that was decided on, by its hash where the line has it."""
    if decision.source_sha256:
        return inputs.get(decision.source_sha256, ())
    return (decision.file,)


def _decisions_not_obeyed(
    batch: Batch, replies: Iterable[ReadReply], known: frozenset[str]
) -> Iterable[Finding]:
    """Yield a finding for each line of decisions.csv that changed nothing, with the reason."""
    for problem in batch.decision_problems:
        check = "decision_has_its_source" if problem.kind == "stale" else "decision_is_understood"
        yield _of_decision(check, problem.line, problem.problem, problem.decision)
    obeyed = {one for read in replies for one in read.obeyed} | set(batch.obeyed) | known
    stale = {one.decision_id for read in replies for one in read.stale}
    present = {entry.sha256 for entry in batch.inputs}
    for decision in batch.decisions:
        if decision.decision_id in obeyed:
            continue
        if decision.codebook not in {"", batch.codebook.name}:
            yield _of_another_codebook(decision, batch.codebook.name)
            continue
        if decision.source_sha256 and decision.source_sha256 not in present:
            why = "was decided on a file that is not in this inbox, or has changed since"
        elif decision.observation_id and decision.decision_id not in stale:
            why = "names a number by an identifier that no number has any more"
        elif decision.decision_id in stale or decision.scope == "place":
            why = "was decided on numbers that no longer stand together in one table, row or column"
        elif decision.scope == "file" and not decision.subject:
            why = "changed nothing: its file is no reply, or the reply holds nothing that it names"
        else:
            why = (
                f"hits nothing: no {decision.kind} of this inbox is {decision.subject!r}, or"
                " another line says otherwise of the same words"
            )
        said = f"it {why}; it was not applied, and is asked again."
        yield _of_decision("decision_has_its_source", decision.line, said, decision)


def _of_another_codebook(decision: Decision, codebook: str) -> Finding:
    said = (
        f"it speaks in the codes of `{decision.codebook}`, and this run has those of `{codebook}`."
    )
    found = _of_decision("decision_has_its_source", decision.line, said, decision)
    return replace(found, severity="info", passed=True)


def _of_decision(check: str, line: int, problem: str, decision: Decision | None) -> Finding:
    return Finding(
        check=check,
        severity="warning",
        passed=False,
        force_id=decision.force_id if decision is not None else "",
        reference="",
        question="",
        message=f"Line {line} of decisions.csv: {problem}",
        left=decision.subject if decision is not None else "",
        right=(decision.written or decision.answer) if decision is not None else "",
        files=(decision.file,) if decision is not None and decision.file else (),
    )
