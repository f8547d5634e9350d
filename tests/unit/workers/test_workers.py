"""Work in programs of their own: order, crashes, limits, and what they leave behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import psutil
import pytest

import hired
from foi_compare.batch.engine import Lost
from foi_compare.batch.progress import Followed, Silence
from foi_compare.errors import EngineError
from foi_compare.model import Place, WorkLimits
from foi_compare.workers import early, pipe_messages, pool, worker
from foi_compare.workers.backstop import Watchdog
from foi_compare.workers.pool import Workers

LIMITS = WorkLimits()


def results(
    engine: Workers, function: Callable[..., object], tasks: Sequence[object]
) -> list[object]:
    """Return the results in the order of the tasks, each of which has exactly one."""
    found = list(engine.map(function, tasks))
    assert sorted(position for position, _ in found) == list(range(len(tasks)))
    return [result for _, result in sorted(found, key=lambda one: one[0])]


class Hearing(Silence):
    """Hears which steps are being done."""

    def __init__(self, begun: list[int]) -> None:
        self._begun = begun

    def start(self, at: int) -> None:
        """Note the step."""
        self._begun.append(at)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each look at the workers find that a fiftieth of a second was half a second."""
    seconds = count(step=0.5)
    monkeypatch.setattr(pool, "_SECONDS_BETWEEN_LOOKS", 0.02)
    monkeypatch.setattr(pool, "monotonic", lambda: float(next(seconds)))


@pytest.fixture
def one() -> Iterator[Workers]:
    """Give an engine of one worker."""
    with Workers(1, LIMITS) as engine:
        yield engine


@pytest.fixture
def two() -> Iterator[Workers]:
    """Give an engine of two workers."""
    with Workers(2, LIMITS, tasks_each=1) as engine:
        yield engine


def test_the_first_tasks_are_begun_before_anybody_waits_for_them(one: Workers) -> None:
    begun = []
    coming = one.map(hired.doubled, Followed([1, 2], Hearing(begun)))
    assert begun == [0]
    assert sorted(coming) == [(0, 2), (1, 4)]


def test_each_task_has_its_result_whatever_the_number_of_workers(
    one: Workers, two: Workers
) -> None:
    tasks = list(range(40))
    assert results(one, hired.doubled, tasks) == [2 * n for n in tasks]
    assert results(two, hired.doubled, tasks) == [2 * n for n in tasks]
    assert results(two, hired.doubled, []) == []


def test_one_worker_does_task_after_task_and_none_is_the_run_itself(one: Workers) -> None:
    numbers = results(one, hired.own_number, range(20)) + results(one, hired.own_number, range(3))
    assert len(set(numbers)) == 1
    assert os.getpid() not in numbers


def test_workers_that_are_let_go_end_while_the_run_goes_on(two: Workers) -> None:
    numbers = {int(str(number)) for number in results(two, hired.own_number, range(8))}
    leaving = [psutil.Process(number) for number in numbers]
    two.release()
    assert psutil.wait_procs(leaving, timeout=60)[1] == []
    assert not set(results(two, hired.own_number, range(2))) & numbers
    with Workers(1, LIMITS) as engine:
        results(engine, hired.own_number, range(1))
        engine.release()
        (left,) = [one._process for one in engine._leaving]
    assert left.returncode is not None


def test_few_tasks_start_one_worker_and_as_many_as_asked_for_where_asked(two: Workers) -> None:
    with Workers(4, LIMITS) as engine:
        assert len(set(results(engine, hired.own_number, range(9)))) == 1
    results(two, hired.own_number, range(2))
    assert len(two._workers) == 2


def test_a_worker_is_new_after_a_hundred_files(one: Workers) -> None:
    numbers = results(one, hired.own_number, range(450))
    assert [numbers.count(number) for number in dict.fromkeys(numbers)] == [200, 200, 50]


def test_a_worker_that_grew_is_new_for_the_next_task(
    one: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "GROWN", 1)
    assert len(set(results(one, hired.own_number, range(3)))) == 3


def test_a_task_that_kills_its_worker_is_lost_and_no_other(two: Workers) -> None:
    found = results(two, hired.crash_at, range(30))
    assert [n for n, one in enumerate(found) if one != n] == [13]
    assert isinstance(found[13], Lost)
    assert found[13].error == "ProcessLost"


def test_a_worker_that_dies_of_what_it_did_before_costs_no_task(
    one: Workers, tmp_path: Path
) -> None:
    found = results(one, hired.crash_where_used, [str(tmp_path / "trace")] * 3)
    assert len(set(found)) == 3
    assert all(isinstance(number, int) for number in found)


@pytest.mark.usefixtures("quick")
def test_a_task_without_a_sign_of_moving_is_ended_and_says_how_to_wait_longer(
    one: Workers,
) -> None:
    found = results(one, hired.wait_for_ever, [1, 13, 2])
    assert (found[0], found[2]) == (1, 2)
    assert isinstance(found[1], Lost)
    assert "120 seconds" in found[1].problem
    assert "seconds_without_progress" in found[1].next_step


def test_time_in_which_the_run_did_not_go_on_itself_is_not_held_against_a_worker(
    one: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = count(step=86_400)
    monkeypatch.setattr(pool, "monotonic", lambda: float(next(days)))
    assert results(one, hired.doubled, range(5)) == [0, 2, 4, 6, 8]


def test_signs_reach_the_run(one: Workers) -> None:
    assert results(one, hired.give_many_signs, [100_000]) == [100_000]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds both by itself")
def test_processor_time_and_memory_are_held_by_the_system() -> None:
    with Workers(1, WorkLimits(processor_seconds=1, memory_mb=500)) as engine:
        found = results(engine, hired.turn_for_ever, [13, 7])
        assert isinstance(found[0], Lost)
        assert found[0].error == "TooLong"
        assert found[1] == 7
        found = results(engine, hired.hold, [2_000, 10])
        assert isinstance(found[0], Lost)
        assert "500 MB" in found[0].problem
        assert found[1] == 10


@pytest.mark.usefixtures("quick")
def test_where_the_system_does_not_hold_memory_a_watchdog_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "SYSTEM_HOLDS_BOTH", False)
    with Workers(1, WorkLimits(memory_mb=1)) as engine:
        (lost,) = results(engine, hired.wait_for_ever, [13])
    assert isinstance(lost, Lost)
    assert lost.error == "TooMuchMemory"


@pytest.mark.usefixtures("quick")
def test_where_the_system_does_not_hold_processor_time_a_watchdog_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "SYSTEM_HOLDS_BOTH", False)
    used = count(step=50)
    monkeypatch.setattr(Watchdog, "processor", lambda _: float(next(used)))
    with Workers(1, LIMITS) as engine:
        (lost,) = results(engine, hired.wait_for_ever, [13])
    assert isinstance(lost, Lost)
    assert lost.error == "TooLong"


def test_what_a_worker_sends_is_values_of_the_package_and_nothing_else(one: Workers) -> None:
    good, bad, raised = (
        results(one, function, [3])[0] for function in (hired.place, hired.no_value, hired.raises)
    )
    assert good == Place(page=3, part="")
    assert isinstance(bad, Lost)
    assert "NoValue" in bad.problem
    assert isinstance(raised, Lost)
    assert "KeyError" in raised.problem


def test_what_a_library_prints_or_reads_is_no_message(one: Workers) -> None:
    assert results(one, hired.prints, [0, 0]) == ["", ""]


def test_a_worker_imports_from_where_the_run_does_and_not_from_where_it_stands(
    one: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pickle.py").write_text("raise SystemExit('a file of the inbox was run')")
    (path,) = results(one, hired.names_on_the_path, [0])
    assert path == [entry or str(tmp_path) for entry in sys.path]


def test_a_worker_that_cannot_start_is_an_error_and_no_row(
    one: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(early, "_START", "raise SystemExit")
    with pytest.raises(EngineError, match="could not be started"):
        list(one.map(hired.doubled, [1]))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(EngineError, match="could not be started"):
        list(one.map(hired.doubled, [1]))


def test_what_was_sent_ahead_does_not_travel_again_with_each_task(two: Workers) -> None:
    ahead = tuple(map(str, range(1_000)))
    two.prepare(len, ahead)
    sent = [
        len(pipe_messages.task_in_bytes(hired.own_and_ahead, (n, ahead), ahead)) for n in range(8)
    ]
    assert max(sent) < 100
    tasks = [(n, ahead) for n in range(8)]
    assert results(two, hired.own_and_ahead, tasks) == [(n, 1_000, True) for n in range(8)]


def test_a_task_tells_of_what_was_sent_ahead_and_cannot_be_loaded(one: Workers) -> None:
    ahead = hired.NeverLoaded()
    one.prepare(hired.doubled, ahead)
    (lost,) = results(one, hired.own_and_ahead, [(1, ahead)])
    assert isinstance(lost, Lost)
    assert "ZeroDivisionError" in lost.problem
    assert results(one, hired.doubled, [4]) == [8]


def test_workers_end_with_the_engine_also_in_the_middle_of_a_task() -> None:
    with Workers(2, LIMITS, tasks_each=1) as engine:
        results(engine, hired.doubled, range(4))
        running = [one._process.pid for one in engine._workers]
        next(iter(engine.map(hired.wait_for_ever, [1, 13])))
    _, alive = psutil.wait_procs([psutil.Process(pid) for pid in running if psutil.pid_exists(pid)])
    assert not alive


_RUN = """
import hired, sys
from foi_compare.model import WorkLimits
from foi_compare.workers.pool import Workers
with Workers(1, WorkLimits()) as engine:
    list(engine.map(hired.folder_and_child, [sys.argv[1]]))
"""


@pytest.mark.skipif(os.name != "posix", reason="a Windows job ends with its run by itself")
def test_a_killed_run_leaves_no_worker_nor_what_it_started_nor_a_copy_of_a_reply(
    tmp_path: Path,
) -> None:
    told = tmp_path / "told"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "TMPDIR": str(temporary),
    }
    call = [sys.executable, "-c", _RUN, str(told)]
    with subprocess.Popen(call, env=environment) as run:  # noqa: S603 - our own program
        while not told.exists():
            assert run.poll() is None
        numbers = [int(word) for word in told.read_text().split()[:2]]
        started = [psutil.Process(number) for number in numbers]
        assert list(temporary.glob("*/reply.doc"))
        run.kill()
    _, alive = psutil.wait_procs(started, timeout=60)
    assert not [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
    assert not list(temporary.iterdir())
