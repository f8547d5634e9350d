"""What holds a worker when a task runs away: the system where it can, the run that waits elsewhere.

These limits stand behind those of `limits.py`, which are the same everywhere and come first. They
depend on the machine, so what they end is an error to try again, and is never kept.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from foi_compare.model import WorkLimits

MB = 1024 * 1024
# A worker is made anew once it holds this much between two tasks: the models that read pictures
# take 350 MB, so more is what the libraries did not give back.
GROWN = 1_000 * MB

# Where the system counts a worker's memory, and its processor time, against limits by itself.
SYSTEM_HOLDS_BOTH = sys.platform == "linux"
_OWN_MEMORY = Path("/proc/self/statm")

if sys.platform != "win32":
    import resource

    def hold_memory(limits: WorkLimits) -> None:
        """Let this process and what it starts ask for no more memory than a task may have."""
        if sys.platform == "linux":
            # What is written to, not what is mapped: libraries map files and reserve addresses.
            _lower(resource.RLIMIT_DATA, limits.memory_mb * MB)
            # Where the whole machine runs out, a worker ends and not the run.
            with suppress(OSError):
                Path("/proc/self/oom_score_adj").write_text("800")
        _lower(resource.RLIMIT_CORE, 0)  # the memory of a crashed reader is no file to leave behind

    def allow_processor(limits: WorkLimits) -> None:
        """Let this process work so many seconds more before the system ends it."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + 1 + limits.processor_seconds
        _lower(resource.RLIMIT_CPU, soft)

    def _lower(what: int, soft: int) -> None:
        """Set a limit, within what the system lets this process have."""
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (soft, hard))

else:

    def hold_memory(limits: WorkLimits) -> None:
        """Do nothing: the run has put this process into a job that holds its memory."""

    def allow_processor(limits: WorkLimits) -> None:
        """Do nothing: the run looks at the processor time of this process."""


def memory_in_use() -> int:
    """Return the bytes of memory that this process holds."""
    with suppress(OSError):
        return int(_OWN_MEMORY.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import psutil

    return int(psutil.Process().memory_info().rss)


class Watch(Protocol):
    """Tells how much a worker has taken, where the system does not hold it."""

    def memory(self) -> int:
        """Return the bytes of memory that it holds now, with what it started."""
        ...

    def processor(self) -> float:
        """Return the seconds of processor time that it has used."""
        ...


class Watchdog:
    """Looks at a worker from outside."""

    def __init__(self, pid: int) -> None:
        import psutil

        self._gone = psutil.Error
        self._process = psutil.Process(pid)

    def memory(self) -> int:
        """Return the bytes of memory that it holds now, with what it started."""
        held = 0
        with suppress(self._gone):
            for one in (self._process, *self._process.children(recursive=True)):
                held += one.memory_info().rss
        return held

    def processor(self) -> float:
        """Return the seconds of processor time that it has used."""
        with suppress(self._gone):
            times = self._process.cpu_times()
            return float(times.user + times.system)
        return 0.0
