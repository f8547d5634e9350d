"""All decisions to those that reach some files, or one reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Literal

from foi_compare.model import Decision, Reply

_Kind = Literal["file", "force", "all"]


class Decided:
    """The decisions of a batch, looked up by the hash of the file or by the force they are on.

    A batch may have thousands of both: each file asks for its own alone.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions, in the order in which they hold."""
        self._found: dict[tuple[_Kind, str], list[tuple[int, Decision]]] = defaultdict(list)
        for at, one in enumerate(decisions):
            self._found[_reach(one)].append((at, one))

    def on(self, hashes: Iterable[str]) -> tuple[Decision, ...]:
        """Return the decisions on files with these hashes, in order."""
        return self._in_order(("file", one) for one in hashes)

    def reaching(self, reply: Reply) -> tuple[Decision, ...]:
        """Return the decisions on the files of a reply, on its force, and on all forces.

        What was decided on another file can be neither obeyed in this reply nor stale in it.
        """
        files: list[tuple[_Kind, str]] = [("file", one) for one in reply.sha256]
        return self._in_order([*files, ("force", reply.force_id), ("all", "")])

    def _in_order(self, keys: Iterable[tuple[_Kind, str]]) -> tuple[Decision, ...]:
        found = (one for key in set(keys) for one in self._found.get(key, ()))
        return tuple(one for _, one in sorted(found, key=itemgetter(0)))


def _reach(decision: Decision) -> tuple[_Kind, str]:
    if decision.source_sha256:
        return "file", decision.source_sha256
    return ("force", decision.force_id) if decision.scope == "force" else ("all", "")
