"""The dataset to the figures of a run: what was read, what is open, what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from foi_compare.model import UNKNOWN_FORCE, Dataset, Finding, Observation, UnreadSource

# Checks that the closing words tell in places of their own.
_ON_DECISIONS = frozenset(
    {"decision_has_its_source", "decision_is_understood", "settings_and_decisions_agree"}
)
_TOLD_ELSEWHERE = frozenset({"every_number_read", "content_not_read", *_ON_DECISIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of one run.

    `numerals` = `numerals_observed` + `numerals_set_aside` + `unread_numerals`. The numbers about
    outcomes are `accepted` + `decided` + `review`, and also `printed` + `counted` + `blanks`:
    printed in the numerals observed, counted from `records`, or cells without a numeral. `asked`
    are the questions to the person: of which file or force, in which words, for how many numbers.
    `questions` are those of the requests by what is certain of their answers; of which it is not
    certain are `questions_in_review`.
    """

    out: str
    files: int
    copies: int
    replies: int
    forces: tuple[str, ...]
    unknown_force: tuple[str, ...]
    accepted: int
    decided: int
    review: int
    printed: int
    counted: int
    records: int
    blanks: int
    asked: tuple[tuple[str, str, int], ...]
    questions: tuple[tuple[str, int], ...]
    questions_in_review: int
    numerals: int
    numerals_observed: int
    numerals_set_aside: int
    unread_numerals: int
    unread_parts: tuple[str, ...]
    tables_set_aside: int
    content_not_read: tuple[str, ...]
    decisions: int
    decisions_obeyed: int
    decisions_unheard: tuple[str, ...]
    failed_checks: int
    failures: tuple[str, ...]
    passed_checks: int
    unread_files: tuple[UnreadSource, ...]

    def as_json(self) -> dict[str, object]:
        """Return the figures for a script."""
        content = asdict(self)
        content["questions"] = dict(self.questions)
        content["asked"] = [
            {"where": where, "ask": ask, "settles": settles} for where, ask, settles in self.asked
        ]
        return content


def summarise(dataset: Dataset, out: str) -> Summary:
    """Return the figures of a dataset that was written to a folder."""
    statuses = Counter(one.status for one in dataset.observations)
    kinds = Counter(map(_kind, dataset.observations))
    answered = [question for read in dataset.replies for question in read.reply.questions]
    certain = [one for one in answered if one.disposition_status != "review"]
    failed = [one for one in dataset.findings if not one.passed and one.severity != "info"]
    told = [one for one in failed if one.check not in _TOLD_ELSEWHERE]
    names = {force.force_id: force.name for force in dataset.batch.forces}
    heard = sorted({read.reply.force_id for read in dataset.replies} - {UNKNOWN_FORCE})
    nameless = [r.reply.files for r in dataset.replies if r.reply.force_id == UNKNOWN_FORCE]
    obeyed = {one for read in dataset.replies for one in read.obeyed} | set(dataset.batch.obeyed)
    return Summary(
        out=out,
        files=len(dataset.batch.inputs),
        copies=sum(finding.check == "read_once" for finding in dataset.findings),
        replies=len(dataset.replies),
        forces=tuple(names.get(force_id, force_id) for force_id in heard),
        unknown_force=tuple(file for files in nameless for file in files),
        accepted=statuses["accepted"],
        decided=statuses["decided"],
        review=statuses["review"],
        printed=kinds["printed"],
        counted=kinds["counted"],
        records=sum(one.counted for one in dataset.observations),
        blanks=kinds["blank"],
        asked=tuple(
            (
                names.get(item.force_id, "") if item.scope == "force" else item.file,
                item.ask,
                item.settles,
            )
            for item in dataset.review
        ),
        questions=_most_first(Counter(str(one.disposition) for one in certain)),
        questions_in_review=len(answered) - len(certain),
        numerals=sum(row.numerals for row in dataset.ledger),
        numerals_observed=sum(row.observed for row in dataset.ledger),
        numerals_set_aside=sum(row.set_aside for row in dataset.ledger),
        unread_numerals=sum(row.unread for row in dataset.ledger),
        unread_parts=tuple(
            f"{row.file}, {row.part}: {row.unread} of {row.numerals} numbers unread"
            for row in dataset.ledger
            if row.unread
        ),
        tables_set_aside=sum(one.check == "table_set_aside" for one in dataset.findings),
        content_not_read=_messages(dataset.findings, {"content_not_read"}, names),
        decisions=len(dataset.batch.decisions) + len(dataset.batch.decision_problems),
        decisions_obeyed=sum(one.decision_id in obeyed for one in dataset.batch.decisions),
        decisions_unheard=_messages(failed, _ON_DECISIONS, names),
        failed_checks=len(failed),
        failures=_messages(told, {one.check for one in told}, names),
        passed_checks=sum(finding.passed for finding in dataset.findings),
        unread_files=dataset.batch.unread,
    )


def _kind(observation: Observation) -> str:
    """Return what a number was read from: numerals, records, or a cell without a numeral."""
    if observation.counted:
        return "counted"
    marks = observation.addresses and all(address.across for address in observation.addresses)
    return "blank" if marks or observation.value.status == "not_stated" else "printed"


def _messages(
    findings: Iterable[Finding], checks: Iterable[str], names: dict[str, str]
) -> tuple[str, ...]:
    """Return what findings of some checks say; what holds under several questions is said once."""
    wanted = frozenset(checks)
    return tuple(
        dict.fromkeys(
            ": ".join(
                filter(None, (names.get(one.force_id, one.force_id) or _files(one), one.message))
            )
            for one in findings
            if one.check in wanted
        )
    )


def _files(finding: Finding) -> str:
    """Return the files of a finding, unless its message names one of them."""
    named = any(file in finding.message for file in finding.files)
    return "" if named else ", ".join(finding.files)


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
