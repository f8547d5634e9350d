"""The program that a worker is: it takes one task after the other until the run is gone."""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from importlib import import_module
from threading import Thread
from typing import IO, NoReturn

from foi_compare import headway
from foi_compare.batch.engine import search_seldom
from foi_compare.model import WorkLimits
from foi_compare.system import processors
from foi_compare.system.memory import ask_for_a_little, lacks_memory
from foi_compare.system.processors import Meanwhile
from foi_compare.system.scratch import remove_own
from foi_compare.workers import pipe_messages
from foi_compare.workers.backstop import allow_processor, hold_memory, memory_in_use

# One sign in so many seconds is enough for whoever waits minutes for it.
_SECONDS_BETWEEN_SIGNS = 0.2
_SECONDS_TO_END = 2.0  # what was killed may stand in a list until somebody asks for it


def main(ahead: Iterable[str]) -> None:
    """Do what the run sends, until it sends no more; load these modules while nothing is asked."""
    asked, answers = _own_pipes()
    waiting: queue.SimpleQueue[pipe_messages.Frame] = queue.SimpleQueue()
    ask_for_a_little()
    Thread(target=_listen, args=(asked, waiting), daemon=True).start()
    meanwhile = Meanwhile(partial(import_module, module) for module in ahead)
    meanwhile.do_while(waiting.empty)
    first = waiting.get()
    limits: WorkLimits = pickle.loads(first.body)  # noqa: S301 - from the run that started this
    hold_memory(limits)
    allow_processor(limits)
    search_seldom()
    gc.enable()
    pipe_messages.send(answers, pipe_messages.READY)
    headway.listen(_Signs(answers, limits).give)
    sent_ahead = pipe_messages.Ahead()
    while True:
        meanwhile.do_while(waiting.empty)
        kind, body = waiting.get()
        allow_processor(limits)
        if kind == pipe_messages.AHEAD:
            sent_ahead = pipe_messages.Ahead(body)
            meanwhile.add(sent_ahead.do)
            gc.freeze()  # what is loaded by now stays: no search need walk through it
        else:
            processors.tell(another_is_free=kind == pipe_messages.TASK_OF_TWO, meanwhile=meanwhile)
            _do(body, sent_ahead, answers)


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes from and to the run, which nothing else in this process can then use.

    Libraries written in C print what they please, and programs that are started read what they can.
    """
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return asked, answers


def _listen(asked: IO[bytes], waiting: queue.SimpleQueue[pipe_messages.Frame]) -> None:
    """Hand on what the run sends, and end this process when the run is gone."""
    try:
        for frame in pipe_messages.received(asked):
            waiting.put(frame)
    finally:  # also where a message does not fit into memory
        end()


def end() -> NoReturn:
    """End this process and what it has started, and leave no copy of a reply behind."""
    try:
        _end_started()
        remove_own()
    finally:
        if _leads_a_group():
            os.killpg(os.getpid(), signal.SIGKILL)
        os._exit(1)


def _leads_a_group() -> bool:
    return hasattr(os, "killpg") and os.getpgid(0) == os.getpid()


def _end_started() -> None:
    """End what this process has started, so that nothing is written while folders are removed."""
    if not _leads_a_group():
        return
    numbers = [number for number in _processes() if _is_started(number)]
    if not numbers:
        return
    import psutil

    others = []
    for number in numbers:
        with suppress(OSError, psutil.Error):
            others.append(psutil.Process(number))
            os.kill(number, signal.SIGKILL)
    psutil.wait_procs(others, _SECONDS_TO_END)


def _processes() -> Iterable[int]:
    """Return the numbers of all processes; Linux says so itself, which takes no library."""
    with suppress(OSError):
        names = os.listdir("/proc")  # noqa: PTH208 - names, not paths
        if found := [int(name) for name in names if name.isdigit()]:
            return found
    import psutil

    return psutil.pids()


def _is_started(number: int) -> bool:
    """Tell whether this process, or one that it started, has started that one."""
    try:
        return os.getpgid(number) == os.getpid() != number
    except OSError:  # it has ended
        return False


class _Signs:
    """Tells the run that a piece of a task is done, and takes the time of the next one anew."""

    def __init__(self, answers: IO[bytes], limits: WorkLimits) -> None:
        self._answers = answers
        self._limits = limits
        self._last = 0.0

    def give(self) -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_SIGNS:
            self._last = now
            allow_processor(self._limits)
            pipe_messages.send(self._answers, pipe_messages.MOVED)


def _do(task: bytes, ahead: pipe_messages.Ahead, answers: IO[bytes]) -> None:
    """Do one task, and send what came of it."""
    try:
        function, argument = pipe_messages.task_of(task, ahead)
        body = pickle.dumps(function(argument), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - a bug in one task must not lose the batch
        if lacks_memory(error):
            pipe_messages.send(answers, pipe_messages.NO_MEMORY)
            sys.exit(1)
        pipe_messages.send(answers, pipe_messages.FAILED, type(error).__name__.encode())
    else:
        pipe_messages.send(answers, pipe_messages.DONE, memory_in_use().to_bytes(8, "big") + body)
