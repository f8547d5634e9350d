"""A worker's program that is started before the command which needs it is loaded."""

from __future__ import annotations

import subprocess
import sys

import psutil

import hired
from foi_compare.model import WorkLimits
from foi_compare.workers import early
from foi_compare.workers.pool import Workers

# Says which worker's program the command line started, and whether it still runs at the end.
_COMMAND = """
import sys
from foi_compare import __main__
from foi_compare.workers import early
started = []
begin = early._start
early._start = lambda *modules: started.append(begin(*modules)) or started[-1]
sys.argv = ["foi-compare", *sys.argv[1:]]
try:
    __main__.main()
except SystemExit:
    pass
print(len(started), sum(one.poll() is None for one in started), file=sys.stderr)
"""


def test_the_first_worker_is_the_program_that_was_started_early() -> None:
    early.start_early()
    (waiting,) = early._waiting
    with Workers(1, WorkLimits()) as engine:
        assert [result for _, result in engine.map(hired.doubled, [2])] == [4]
        assert engine._workers[0]._process is waiting
        assert not early._waiting
    assert not psutil.pid_exists(waiting.pid)


def test_what_was_started_early_and_not_needed_is_ended() -> None:
    early.start_early()
    (waiting,) = early._waiting
    early.end_unused()
    assert waiting.poll() is not None
    assert not early._waiting


def test_a_call_that_is_wrong_leaves_no_program_behind() -> None:
    assert _command("ingest", "no/such/inbox") == "1 0"


def test_a_command_that_reads_no_inbox_starts_none() -> None:
    assert _command("match", "Charged") == "0 0"
    assert _command("ingest", "--help") == "0 0"


def _command(*words: str) -> str:
    call = [sys.executable, "-c", _COMMAND, *words]
    done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stderr.splitlines()[-1]
