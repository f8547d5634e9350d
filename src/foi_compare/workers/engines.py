"""The engine in which strangers' files are read: as many programs as this machine can use."""

from __future__ import annotations

from foi_compare.batch.engine import Engine
from foi_compare.model import WorkLimits
from foi_compare.system.processors import processors_here


def engine_for(jobs: int, limits: WorkLimits) -> Engine:
    """Return the engine in which strangers' files are read.

    Args:
        jobs: how many programs work at once; 0 for as many as pay off.
        limits: what each may take for a file.

    """
    from foi_compare.workers.pool import Workers

    if jobs:
        return Workers(jobs, limits, tasks_each=1)
    return Workers(processors_here(), limits)
