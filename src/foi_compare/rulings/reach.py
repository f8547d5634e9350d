"""All decisions to those that reach one reply."""

from __future__ import annotations

from collections.abc import Iterable

from foi_compare.model import Decision, Reply


def reaching(decisions: Iterable[Decision], reply: Reply) -> tuple[Decision, ...]:
    """Return the decisions on the files of a reply, on its force, and on all forces.

    What was decided on another file can be neither obeyed in this reply nor stale in it.
    """
    return tuple(one for one in decisions if _reaches(one, reply))


def _reaches(decision: Decision, reply: Reply) -> bool:
    if decision.source_sha256:
        return decision.source_sha256 in reply.sha256
    return decision.scope != "force" or decision.force_id == reply.force_id
