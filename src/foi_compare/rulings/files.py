"""What a person decided on whole files: which are no replies, and which belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import Decision, Finding, Reply, SaidOfFiles, Settings, bare_number
from foi_compare.rulings.ruled_figures import said_by


class FilesDecided(NamedTuple):
    """What is decided on the files of a run.

    `left_out` says of files who decided that they are no replies, `together` are the decisions that
    two files are one reply, each with these; `obeyed` are the decisions that leave files out.
    """

    left_out: Mapping[str, str]
    together: tuple[tuple[str, str, str], ...]
    obeyed: tuple[str, ...]


class Joined(NamedTuple):
    """Groups of files, and the decisions that joined some."""

    groups: tuple[tuple[str, ...], ...]
    obeyed: tuple[str, ...]


def files_decided(decisions: Iterable[Decision], inputs: Mapping[str, str]) -> FilesDecided:
    """Return what is decided on the files of a run; a mail or an archive is all that it holds.

    Args:
        decisions: all that stand.
        inputs: the hash of each file by its name.

    """
    left_out: dict[str, str] = {}
    replaced: dict[str, str] = {}
    together: list[tuple[str, str, str]] = []
    obeyed: list[str] = []
    named = names_by_hash(inputs)
    for one in decisions:
        own = named.get(one.source_sha256, ()) if one.kind == "file" else ()
        other = one.told("file")
        if own and one.answer == "no_reply":
            left_out |= dict.fromkeys(_with_members(own, inputs), f"no reply: {said_by(one)}")
            obeyed.append(one.decision_id)
        elif not own or other not in inputs or other in own:
            continue
        elif one.answer == "replaces" and not _goes_back(own, other, replaced):
            reason = f"replaced by {own[0]}: {said_by(one)}"
            left_out |= dict.fromkeys(_with_members((other,), inputs), reason)
            replaced[other] = own[0]
            obeyed.append(one.decision_id)
        elif one.answer == "same_reply":
            together += [(one.decision_id, name, other) for name in own]
    return FilesDecided(left_out, tuple(together), tuple(obeyed))


def names_by_hash(inputs: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return every name of a file by its hash, given by name; a file may be there twice."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, sha256 in inputs.items():
        found[sha256].append(name)
    return {sha256: tuple(names) for sha256, names in found.items()}


def _with_members(names: Iterable[str], inputs: Iterable[str]) -> list[str]:
    """Return files with what is packed in them."""
    return [one for name in names for one in inputs if one == name or one.startswith(f"{name}/")]


def _goes_back(own: Iterable[str], other: str, replaced: Mapping[str, str]) -> bool:
    """Return whether a file is itself replaced, in the end, by the one that it would replace."""
    for name in own:
        later: str | None = name
        while later is not None and later != other:
            later = replaced.get(later)
        if later == other:
            return True
    return False


def joined(groups: Sequence[tuple[str, ...]], together: Iterable[tuple[str, str, str]]) -> Joined:
    """Return groups of files with those joined that hold the two of a decision."""
    left = dict(enumerate(map(list, groups)))
    home = {name: at for at, group in left.items() for name in group}
    obeyed: list[str] = []
    for decision_id, one, other in together:
        if one not in home or other not in home:
            continue
        obeyed.append(decision_id)
        first, second = home[one], home[other]
        if first != second:
            moved = left.pop(second)
            left[first].extend(moved)
            home |= dict.fromkeys(moved, first)
    joined_groups = tuple(tuple(sorted(group)) for group in left.values())
    return Joined(joined_groups, tuple(dict.fromkeys(obeyed)))


def decided_on_files(
    settings: Settings,
    decisions: Iterable[Decision],
    inputs: Mapping[str, str],
    replies: Sequence[Reply],
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the decisions on who wrote a file, when, and to what, that a reply follows.

    Where the settings say otherwise there is a finding: the decision holds.
    """
    obeyed: list[str] = []
    findings: list[Finding] = []
    named = names_by_hash(inputs)
    told_by_settings = SaidOfFiles(settings.files)
    held: dict[str, list[int]] = defaultdict(list)
    for at, reply in enumerate(replies):
        for name in reply.files:
            held[name].append(at)
    answered: dict[int, set[tuple[str, str]]] = {}
    for one in decisions:
        names = named.get(one.source_sha256, ())
        places = sorted({at for name in names for at in held[name]})
        own = [name for at in places for name in names if name in replies[at].files]
        if one.kind == "question":
            new = (at for at in places if at not in answered)
            answered |= {at: _answered(replies[at]) for at in new}
        if not any(_follows(replies[at], answered.get(at, set()), one) for at in places):
            continue
        obeyed.append(one.decision_id)
        told = told_by_settings.told_of(*own)
        said = {"force": told.force, "reference": told.reference, "date": told.dated}
        before = "" if one.subject else said.get(one.kind, "")
        if before not in {"", one.answer}:
            findings.append(_differs(one, own[0], before))
    return tuple(obeyed), tuple(findings)


def _answered(reply: Reply) -> set[tuple[str, str]]:
    """Return the questions of a reply that are some of those sent, by number and key."""
    return {(bare_number(one.number), one.asked) for one in reply.questions if one.asked}


def _follows(reply: Reply, answered: Collection[tuple[str, str]], decision: Decision) -> bool:
    """Return whether a reply, with the questions it answers, is as a person said on its file."""
    match decision.kind:
        case "force":
            return reply.force_id == decision.answer
        case "reference":
            return reply.reference == decision.answer
        case "date":
            return reply.dated == decision.answer
        case "question" if decision.scope == "file":
            return (bare_number(decision.subject), decision.answer) in answered
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
