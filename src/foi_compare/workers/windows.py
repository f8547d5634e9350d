"""A Windows job: its processes end with the run, and none takes more memory than it may."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import win32job

    def hold(handle: int, memory: int) -> object:
        """Put a process into a job of its own; it lives as long as what is returned.

        Args:
            handle: the handle of the process, which has just been started.
            memory: the bytes that it, and each process that it starts, may have.

        """
        job = win32job.CreateJobObject(None, "")
        kind = win32job.JobObjectExtendedLimitInformation
        told = win32job.QueryInformationJobObject(job, kind)
        told["BasicLimitInformation"]["LimitFlags"] |= (
            win32job.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | win32job.JOB_OBJECT_LIMIT_PROCESS_MEMORY
        )
        told["ProcessMemoryLimit"] = memory
        win32job.SetInformationJobObject(job, kind, told)
        win32job.AssignProcessToJobObject(job, handle)
        return job
