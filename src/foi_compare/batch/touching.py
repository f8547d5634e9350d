"""Decisions to those that can change what came of one group of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from foi_compare.match.label_reading.label_words import clean
from foi_compare.model import Decision

_MOST_KEPT = 2**15
_ANY = ("any", "")  # what may touch every group


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


class Touching:
    """The decisions of a batch, of which those are found that can change a group of documents.

    Each is looked up by what it names, since a batch may have thousands of both.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions, in the order in which they hold."""
        self._decisions = tuple(decisions)
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(self._decisions):
            for name in _names(one):
                self._named[name].append(at)

    def of(self, facts: GroupFacts) -> tuple[Decision, ...]:
        """Return the decisions that can change what came of a group, in their order.

        Without one of the others the group comes out as with it. Those on its files always touch
        it; those on a force where it is from that force; those on a label where it asks about that
        label. A decision of which this is not certain touches it. What a group asks about may
        change with the decisions that touch it, and with no others.
        """
        asked = {_ANY, *(("hash", one) for one in facts.sha256)}
        asked |= {("label", one) for one in facts.labels}
        asked |= {("file", name) for file in facts.files for name in _folders_of(file)}
        near = {at for name in asked for at in self._named.get(name, ())}
        decisions = (self._decisions[at] for at in sorted(near))
        return tuple(one for one in decisions if _touches(one, facts))


def _names(decision: Decision) -> Iterator[tuple[str, str]]:
    """Yield what a decision is looked up by: one of these is in every group that it touches."""
    yield "hash", decision.source_sha256
    for name in {decision.file, decision.told("file")} - {""}:
        yield from {("file", name), ("file", name.rstrip("/"))}
    if decision.scope not in {"file", "place"} and decision.kind == "label":
        yield "label", label_key(decision.subject)
    elif decision.scope not in {"file", "place"} or not (decision.source_sha256 or decision.file):
        yield _ANY


def _folders_of(file: str) -> Iterator[str]:
    """Yield the name of a file, and the folders, mails and archives that it lies in."""
    yield file
    for at, sign in enumerate(file):
        if sign == "/":
            yield file[:at]


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
