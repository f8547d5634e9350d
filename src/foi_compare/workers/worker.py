"""One worker as the run sees it: a program, what it was given, and what it says."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from foi_compare.model import WorkLimits
from foi_compare.workers import early, pipe_messages
from foi_compare.workers.backstop import MB, SYSTEM_HOLDS_BOTH, Watch

_SECONDS_TO_END = 10.0


class Heard(NamedTuple):
    """What a worker said, or that it ended."""

    worker: Worker
    frame: pipe_messages.Frame


class Worker:
    """A program that does one task at a time.

    Attributes:
        position: of the task that it does; None where it does none.
        tasks_done: how many it has done.
        silent: seconds since its last sign, as far as the run was awake to hear one.
        started: whether it has said that it is there.

    """

    def __init__(self, heard: SimpleQueue[Heard], limits: WorkLimits) -> None:
        self.position: int | None = None
        self.tasks_done = 0
        self.silent = 0.0
        self.started = False
        self.processor_before = 0.0
        self._ahead: object = None
        self._process = early.program()
        self._job = _in_a_job(self._process, limits)
        self.watch = _watch_of(self._process.pid)
        self._ears = Thread(target=self._listen, args=(heard,), daemon=True)
        self._ears.start()
        self._send(pipe_messages.LIMITS, pickle.dumps(limits))

    def prepare(self, function: Callable[..., object], task: object) -> None:
        """Let it do something of which nothing is to be heard."""
        self._ahead = task
        self._send(pipe_messages.AHEAD, pickle.dumps((function, task), pickle.HIGHEST_PROTOCOL))

    def give(
        self,
        position: int,
        function: Callable[..., object],
        task: object,
        *,
        another_is_free: bool = False,
    ) -> None:
        """Let it do a task; that it is gone is heard from its other pipe.

        `another_is_free` says that it may use a second processor.
        """
        self.position = position
        self.silent = 0.0
        if self.watch is not None:
            self.processor_before = self.watch.processor()
        kind = pipe_messages.TASK_OF_TWO if another_is_free else pipe_messages.TASK
        self._send(kind, pipe_messages.task_in_bytes(function, task, self._ahead))

    def _send(self, kind: bytes, body: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):
            pipe_messages.send(self._process.stdin, kind, body)

    def _listen(self, heard: SimpleQueue[Heard]) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError, MemoryError):
            for frame in pipe_messages.received(self._process.stdout):
                heard.put(Heard(self, frame))
        heard.put(Heard(self, pipe_messages.Frame(pipe_messages.ENDED)))

    @property
    def overran_processor(self) -> bool:
        """Whether the system ended it for the processor time it took."""
        return self._process.poll() == -getattr(signal, "SIGXCPU", 0) != 0

    def end(self) -> None:
        """End it and what it has started, whatever they do."""
        if hasattr(os, "killpg"):
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(OSError):
            self._process.kill()
        self._close()

    def dismiss(self) -> None:
        """Let it end by itself, which it does at once when it does nothing."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()

    def wait(self) -> None:
        """See it gone: the pipe that it speaks through ends with it."""
        self._ears.join(_SECONDS_TO_END)
        self.end()

    def _close(self) -> None:
        self._process.wait()
        self._ears.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()


def _in_a_job(process: subprocess.Popen[bytes], limits: WorkLimits) -> object:
    if sys.platform == "win32":
        from foi_compare.workers.windows import hold

        return hold(int(process._handle), limits.memory_mb * MB)  # noqa: SLF001
    return None


def _watch_of(pid: int) -> Watch | None:
    """Return who looks at a worker, where the system does not hold all its limits."""
    if SYSTEM_HOLDS_BOTH:
        return None
    from foi_compare.workers.backstop import Watchdog

    return Watchdog(pid)
