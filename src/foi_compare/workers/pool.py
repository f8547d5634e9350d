"""Tasks in worker programs, one task to a worker at a time, each within its limits."""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Self

from foi_compare.batch.engine import Lost, Result, Task, too_long, too_much_memory
from foi_compare.errors import EngineError
from foi_compare.model import WorkLimits
from foi_compare.system.memory import ask_for_a_little
from foi_compare.system.processors import processors_here
from foi_compare.system.scratch import clear_left_over
from foi_compare.workers import pipe_messages
from foi_compare.workers.backstop import GROWN, MB
from foi_compare.workers.worker import Heard, Worker

_TASKS_WORTH_A_WORKER = 8  # a new interpreter costs as much time as reading about this many files
_TASKS_EACH = 200  # a hundred files, each read and interpreted: what leaks is not carried on
_SECONDS_BETWEEN_LOOKS = 1.0
# Where the run itself did not go on for longer (the lid was closed), no worker is to blame.
_LONGEST_LOOK = 5.0
_STARTS_TRIED = 3


class _Given(NamedTuple):
    """The tasks of one call, and which of them wait."""

    function: Callable[..., object]
    tasks: Sequence[object]
    waiting: deque[int]
    again: set[int]


class Workers:
    """Runs tasks in programs that are started once and work on one task after the other.

    Functions and tasks have to be picklable; results hold values of the package. A task whose
    worker dies is tried once more in a new one, since what an earlier task left may have killed
    it. A task that takes longer than its limit without a sign of moving, or more memory than it
    may, is `Lost`. The others are unharmed.
    """

    def __init__(
        self, most: int, limits: WorkLimits, *, tasks_each: int = _TASKS_WORTH_A_WORKER
    ) -> None:
        """Take what is needed to start workers.

        Args:
            most: how many work at once.
            limits: what each may take for a task.
            tasks_each: for how many tasks one is started.

        """
        self._most = most
        self._tasks_each = tasks_each
        self._limits = limits
        self._workers: list[Worker] = []
        self._leaving: list[Worker] = []
        self._heard: SimpleQueue[Heard] = SimpleQueue()
        self._failed_starts = 0
        self._looked = 0.0
        self._ahead: tuple[Callable[..., object], object] | None = None

    def prepare(self, function: Callable[[Task], object], task: Task) -> None:
        """Start the first worker, and let each do something ahead, while the run gets ready.

        Raises:
            EngineError: it cannot be started.

        """
        self._ahead = (function, task)
        if not self._workers:
            self._hire()

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Begin the first tasks, and return (position of the task, result) as they come.

        Raises:
            EngineError: no worker can be started.

        """
        given = _Given(function, tasks, deque(range(len(tasks))), set())
        wanted = min(self._most, max(1, len(tasks) // self._tasks_each))
        self._looked = monotonic()
        self._hand_out(given, wanted)
        return self._results(given, wanted)

    def _results(self, given: _Given, wanted: int) -> Iterator[tuple[int, Result | Lost]]:
        while given.waiting or self._busy():
            self._hand_out(given, wanted)
            yield from self._listened(given)

    def release(self) -> None:
        """Let the workers that do nothing end, while the run goes on; they are not waited for."""
        idle = [one for one in self._workers if one.position is None]
        for worker in idle:
            self._workers.remove(worker)
            worker.dismiss()
        self._leaving += idle

    def _busy(self) -> list[Worker]:
        return [one for one in self._workers if one.position is not None]

    def _hand_out(self, given: _Given, wanted: int) -> None:
        """Give the tasks that wait to workers that do nothing, and start workers for them."""
        idle = [one for one in self._workers if one.position is None]
        while given.waiting and (idle or len(self._workers) < wanted):
            position = given.waiting.popleft()
            fit = [one for one in idle if not (position in given.again and one.tasks_done)]
            if not fit and len(self._workers) >= wanted:
                self._dismiss(idle.pop())
            worker = fit[0] if fit else self._hire()
            if worker in idle:
                idle.remove(worker)
            worker.give(
                position, given.function, given.tasks[position], another_is_free=self._may_use_two()
            )

    def _may_use_two(self) -> bool:
        """Return whether each worker could use two processors, one more at work than now."""
        return 2 * (len(self._busy()) + 1) <= processors_here()

    def _hire(self) -> Worker:
        ask_for_a_little()
        try:
            worker = Worker(self._heard, self._limits)
        except (OSError, RuntimeError) as error:  # no program, or no thread to listen to it
            raise _no_worker(getattr(error, "strerror", None) or str(error)) from error
        self._workers.append(worker)
        if self._ahead is not None:
            worker.prepare(*self._ahead)
        return worker

    def _dismiss(self, worker: Worker) -> None:
        """Let a worker go that does nothing."""
        self._workers.remove(worker)
        worker.dismiss()
        worker.wait()

    def _listened(self, given: _Given) -> Iterator[tuple[int, Result | Lost]]:
        """Yield what came of tasks since the last look; wait for a sign, but not for long."""
        try:
            worker, frame = self._heard.get(timeout=_SECONDS_BETWEEN_LOOKS)
        except Empty:
            pass
        else:
            if worker in self._workers:
                yield from self._understood(worker, frame, given)
        yield from self._overruns()

    def _understood(
        self, worker: Worker, frame: pipe_messages.Frame, given: _Given
    ) -> Iterator[tuple[int, Result | Lost]]:
        worker.silent = 0.0
        if frame.kind == pipe_messages.READY:
            worker.started = True
            self._failed_starts = 0
        elif frame.kind == pipe_messages.MOVED and worker.watch is not None:
            worker.processor_before = worker.watch.processor()
        elif frame.kind == pipe_messages.DONE:
            yield self._done(worker, frame.body)
        elif frame.kind == pipe_messages.FAILED:
            yield _position(worker), Lost(f"foi-compare failed on it ({frame.body.decode()})")
            self._free(worker)
        elif frame.kind in {pipe_messages.NO_MEMORY, pipe_messages.ENDED}:
            yield from self._gone(worker, frame.kind == pipe_messages.NO_MEMORY, given)

    def _done(self, worker: Worker, body: bytes) -> tuple[int, Result | Lost]:
        position = _position(worker)
        self._free(worker)
        if worker.tasks_done >= _TASKS_EACH or int.from_bytes(body[:8], "big") > GROWN:
            self._dismiss(worker)
        try:
            result: Result | Lost = pipe_messages.result_of(body[8:])  # type: ignore[assignment]
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError) as error:
            result = Lost(f"what was read of it cannot be used ({error})")
        return position, result

    def _free(self, worker: Worker) -> None:
        worker.position = None
        worker.tasks_done += 1

    def _gone(
        self, worker: Worker, no_memory: bool, given: _Given
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Tell of the task of a worker that ended, or put it aside for a new one."""
        self._workers.remove(worker)
        worker.end()
        clear_left_over()
        if not worker.started:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS_TRIED:
                raise _no_worker("each ends at once")
        position = worker.position
        if position is None:
            return
        if not worker.started:
            given.waiting.appendleft(position)
        elif worker.overran_processor:
            yield position, too_long(self._limits)
        elif position not in given.again:
            given.again.add(position)
            given.waiting.appendleft(position)
        elif no_memory:
            yield position, too_much_memory(self._limits)
        else:
            yield position, Lost("the program that reads it crashed, or ran out of memory")

    def _overruns(self) -> Iterator[tuple[int, Lost]]:
        """End the workers that take more than they may, and tell of their tasks."""
        now = monotonic()
        passed, self._looked = min(now - self._looked, _LONGEST_LOOK), now
        for worker in self._busy():
            worker.silent += passed
            lost = self._overrun(worker)
            if lost is not None:
                self._workers.remove(worker)
                worker.end()
                clear_left_over()
                yield _position(worker), lost

    def _overrun(self, worker: Worker) -> Lost | None:
        if worker.silent > self._limits.seconds_without_progress:
            return too_long(self._limits)
        if worker.watch is not None:
            used = worker.watch.processor() - worker.processor_before
            if used > self._limits.processor_seconds:
                return too_long(self._limits)
            if sys.platform != "win32" and worker.watch.memory() > self._limits.memory_mb * MB:
                return too_much_memory(self._limits)
        return None

    def __enter__(self) -> Self:
        """Return itself; workers start with the first task."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End every worker; tasks that are not done are dropped."""
        busy = self._busy()
        for worker in busy:
            worker.end()
        if busy:
            clear_left_over()
        self.release()
        for worker in self._leaving:
            worker.wait()
        self._workers.clear()
        self._leaving.clear()


def _no_worker(why: str) -> EngineError:
    return EngineError(
        f"The program that reads files could not be started: {why}. Nothing was written. Close"
        " other programs, and run this again."
    )


def _position(worker: Worker) -> int:
    assert worker.position is not None
    return worker.position
