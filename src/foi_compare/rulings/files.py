"""What a person decided on whole files: which are no replies, and which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import Decision, FileSettings, Finding, Reply, Settings
from foi_compare.rulings.figures import said_by


class FilesDecided(NamedTuple):
    """`left_out` says of files who decided that they are none, `together` names pairs of one reply.

    `obeyed` are the decisions that say so.
    """

    left_out: Mapping[str, str]
    together: tuple[tuple[str, str], ...]
    obeyed: tuple[str, ...]


def files_decided(decisions: Iterable[Decision], inputs: Mapping[str, str]) -> FilesDecided:
    """Return what is decided on the files of a run.

    Args:
        decisions: all that stand.
        inputs: the hash of each file by its name.

    """
    names = {sha256: name for name, sha256 in inputs.items()}
    left_out: dict[str, str] = {}
    together: list[tuple[str, str]] = []
    obeyed: list[str] = []
    for one in decisions:
        own = names.get(one.source_sha256, "")
        other = one.told("file")
        if one.kind != "file" or not own:
            continue
        if one.answer == "no_reply":
            left_out[own] = f"no reply: {said_by(one)}"
        elif one.answer == "replaces" and other in inputs:
            left_out[other] = f"replaced by {own}: {said_by(one)}"
        elif one.answer == "same_reply" and other in inputs:
            together.append((own, other))
        else:
            continue
        obeyed.append(one.decision_id)
    return FilesDecided(left_out, tuple(together), tuple(obeyed))


def joined(
    groups: Sequence[tuple[str, ...]], together: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return groups of files with those joined that hold a pair."""
    left = [list(group) for group in groups]
    for one, other in together:
        first = next((group for group in left if one in group), None)
        second = next((group for group in left if other in group), None)
        if first is None or second is None or first is second:
            continue
        first.extend(second)
        left.remove(second)
    return tuple(tuple(sorted(group)) for group in left)


def decided_on_files(
    settings: Settings,
    decisions: Iterable[Decision],
    inputs: Mapping[str, str],
    replies: Sequence[Reply],
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the decisions on who wrote a file, when, and to what, that a reply follows.

    Where the settings say otherwise there is a finding: the decision holds.
    """
    names = {sha256: name for name, sha256 in inputs.items()}
    obeyed: list[str] = []
    findings: list[Finding] = []
    for one in decisions:
        own = names.get(one.source_sha256, "")
        if not own or not any(_follows(reply, one) for reply in replies if own in reply.files):
            continue
        obeyed.append(one.decision_id)
        told = settings.told_of(own)
        said = {"force": told.force, "reference": told.reference, "date": told.dated}
        before = "" if one.subject else said.get(one.kind, "")
        if before not in {"", one.answer}:
            findings.append(_differs(one, own, before))
    return tuple(obeyed), tuple(findings)


def _follows(reply: Reply, decision: Decision) -> bool:
    """Return whether a reply is as a person said on its file."""
    match decision.kind:
        case "force":
            return reply.force_id == decision.answer
        case "reference":
            return reply.reference == decision.answer
        case "date":
            return reply.dated == decision.answer
        case "question" if decision.scope == "file":
            said = FileSettings(file="", questions=((decision.subject, decision.answer),))
            return any(said.key_of(one.number) == one.asked != "" for one in reply.questions)
        case _:
            return False


def _differs(decision: Decision, file: str, said: str) -> Finding:
    return Finding(
        check="settings_and_decisions_agree",
        severity="warning",
        passed=False,
        force_id="",
        reference="",
        question="",
        message=f"foi-compare.toml gives {file} the {decision.kind} `{said}`, and line"
        f" {decision.line} of decisions.csv `{decision.answer}`; the decision holds.",
        left=said,
        right=decision.answer,
        files=(file,),
    )
