"""A run that is told to stop: it ends at once, says so in a line, and leaves all as it was."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import psutil
import pytest

from havoc import Ground, Harm, assert_nothing_is_left, assert_right, hidden, outputs

Give = Callable[[str], Harm]
ENDS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
STOPPED = "Stopped before the end. Nothing is left half written; the same command does the rest.\n"
_HEARS = """
import os, signal, sys
signal.signal(signal.{name}, signal.{what})
os.execv(sys.argv[1], sys.argv[1:])
"""
_DEAF = _HEARS.format(name="SIGHUP", what="SIG_IGN")


def has_a_worker(number: int, _: Harm) -> bool:
    return bool(psutil.Process(number).children())


def opens_a_reply(_: int, here: Harm) -> bool:
    return bool(list(here.temporary.glob("*/profile/*")))


@pytest.mark.parametrize(
    ("name", "like", "is_time"),
    [
        ("SIGINT", "cold", has_a_worker),
        ("SIGTERM", "old", opens_a_reply),
        ("SIGHUP", "cold", has_a_worker),
    ],
)
def test_a_run_that_is_told_to_stop_ends_with_one_line_and_leaves_all_as_it_was(
    ground: Ground, harm: Give, name: str, like: str, is_time: Callable[[int, Harm], bool]
) -> None:
    here = harm(like)
    # What these tests were started by (`nohup`, a shell's `&`) may have them ignore it.
    heeds = _HEARS.format(name=name, what="SIG_DFL")
    run = here.start(sys.executable, "-c", heeds)
    while not is_time(run.pid, here):
        assert run.poll() is None
    run.send_signal(getattr(signal, name))
    said = run.communicate()[1]
    assert (run.returncode, said) == (ENDS[name], STOPPED)
    assert_nothing_is_left(here)
    assert hidden(here.out) == []
    assert outputs(here.out) == ground.yesterday


def test_a_run_that_is_not_to_hear_that_its_terminal_closes_goes_on(
    ground: Ground, harm: Give
) -> None:
    here = harm("warm")
    run = here.start(sys.executable, "-c", _DEAF)
    while not has_a_worker(run.pid, here):
        assert run.poll() is None
    os.kill(run.pid, signal.SIGHUP)
    said = run.communicate()[1]
    assert run.returncode == 0
    assert_right(here, ground.today, said)
