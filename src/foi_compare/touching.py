"""Decisions to those that can change what came of one group of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from foi_compare.match.wording import clean
from foi_compare.model import Decision

_MOST_KEPT = 2**15


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """What of a group of documents a decision can speak of.

    `labels` are those about which it asks the matcher, as `label_key` gives them, `forces` the
    forces that it is from, or for which it asks.
    """

    files: frozenset[str]
    sha256: frozenset[str]
    labels: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()


@lru_cache(maxsize=_MOST_KEPT)
def label_key(label: str) -> str:
    """Return what labels have in common that one decision answers for."""
    return clean(label)


def touching(decisions: Iterable[Decision], facts: GroupFacts) -> tuple[Decision, ...]:
    """Return the decisions that can change what came of a group, in their order.

    Without one of the others the group comes out as with it. Those on its files always touch it;
    those on a force where it is from that force; those on a label where it asks about that label.
    A decision of which this is not certain touches it. What a group asks about may change with the
    decisions that touch it, and with no others.
    """
    return tuple(one for one in decisions if _touches(one, facts))


def _touches(decision: Decision, facts: GroupFacts) -> bool:
    if _names_file(decision, facts):
        return True
    if decision.scope in {"file", "place"}:
        # A line that names no file at all may mean any.
        return not (decision.source_sha256 or decision.file)
    if decision.scope == "force" and decision.force_id not in facts.forces:
        return False
    return decision.kind != "label" or label_key(decision.subject) in facts.labels


def _names_file(decision: Decision, facts: GroupFacts) -> bool:
    if decision.source_sha256 and decision.source_sha256 in facts.sha256:
        return True
    named = {decision.file, decision.told("file")} - {""}
    return any(
        file == name or file.startswith(f"{name.rstrip('/')}/")
        for name in named
        for file in facts.files
    )
