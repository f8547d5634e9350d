"""The engine in which strangers' files are read: as many programs as this machine can use."""

from __future__ import annotations

import os

from foi_compare.engine import Engine
from foi_compare.model import WorkLimits


def engine_for(jobs: int, limits: WorkLimits) -> Engine:
    """Return the engine in which strangers' files are read.

    Args:
        jobs: how many programs work at once; 0 for as many as pay off.
        limits: what each may take for a file.

    """
    from foi_compare.workers.pool import Workers

    if jobs:
        return Workers(jobs, limits, tasks_each=1)
    return Workers(_processors(), limits)


def _processors() -> int:
    """Return how many processors this process may use; a container has fewer than its machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
