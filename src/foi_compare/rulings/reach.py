"""All decisions to those that reach some files, or one reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from foi_compare.model import Decision, Reply

_NO_FILE = ""


class Decided:
    """The decisions of a batch, looked up by the hash of the file that each was made on.

    A batch may have thousands of both: each file asks for its own alone.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions, in the order in which they hold."""
        self._by_hash: dict[str, list[tuple[int, Decision]]] = defaultdict(list)
        for at, one in enumerate(decisions):
            self._by_hash[one.source_sha256].append((at, one))

    def on(self, hashes: Iterable[str]) -> tuple[Decision, ...]:
        """Return the decisions on files with these hashes, in order."""
        found = (one for each in set(hashes) - {_NO_FILE} for one in self._by_hash.get(each, ()))
        return tuple(one for _, one in sorted(found, key=itemgetter(0)))

    def reaching(self, reply: Reply) -> tuple[Decision, ...]:
        """Return the decisions on the files of a reply, on its force, and on all forces.

        What was decided on another file can be neither obeyed in this reply nor stale in it.
        """
        hashes = {*reply.sha256, _NO_FILE}
        found = sorted(
            (one for each in hashes for one in self._by_hash.get(each, ())), key=itemgetter(0)
        )
        return tuple(one for _, one in found if _reaches(one, reply))


def _reaches(decision: Decision, reply: Reply) -> bool:
    if decision.source_sha256:
        return decision.source_sha256 in reply.sha256
    return decision.scope != "force" or decision.force_id == reply.force_id
