"""Outputs change in one step: a run may end between any two of the steps that it consists of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from foi_compare.decisions import TODO_FILE
from foi_compare.errors import ExportError, InputError
from foi_compare.export import files_of, write
from foi_compare.merge import merge
from foi_compare.model import Dataset
from foi_compare.outputs import (
    Step,
    exchange_steps,
    held,
    is_whole,
    read_outputs,
    settle,
    settling_steps,
    take_back,
)
from foi_compare.outputs.journal import JOURNAL, Move, write_journal
from observing import batch, observation, read_reply

MINE = "mine.txt"


def dataset(printed: str) -> Dataset:
    numbers = [observation("Charged", printed, "1"), observation("?", "4", status="review")]
    return merge([read_reply(numbers)], batch())


YESTERDAY, TODAY = dataset("3"), dataset("8")


def outputs(out: Path) -> dict[str, bytes]:
    """Return the outputs in a folder, hidden files and a person's own left out."""
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if not path.name.startswith(".") and path.name != MINE
    }


def hidden(out: Path) -> set[str]:
    return {path.name for path in out.iterdir() if path.name.startswith(".")}


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("yesterday")
    write(YESTERDAY, folder)
    (folder / MINE).write_text("mine", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("today")
    write(TODAY, folder)
    return outputs(folder)


_KILLED_AT_EVERY_STEP = """
import os, pickle, shutil, signal, sys
from pathlib import Path
from foi_compare.system.locks import locked
from foi_compare.outputs import LOCK, exchange_steps

root, yesterday = Path(sys.argv[1]), Path(sys.argv[2])
files = {path.name: path.read_bytes() for path in Path(sys.argv[3]).iterdir()}
files["run.json"] = files.pop("run.json")
todo = "decisions-todo.csv"
steps = len(exchange_steps(root, files, yours={}))
for done in range(steps + 1):
    out = root / str(done)
    shutil.copytree(yesterday, out)
    child = os.fork()
    if not child:
        with locked(out / LOCK):
            yours = {todo: (out / todo).read_bytes()}
            for step in exchange_steps(out, files, yours=yours)[:done]:
                step.do()
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
"""


@pytest.fixture(scope="module")
def killed(
    tmp_path_factory: pytest.TempPathFactory, yesterday: Path, today: Mapping[str, bytes]
) -> Path:
    """Return a folder with the outputs of a run for each step behind which it was killed."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork, with which one process is killed at every step")
    root, new = tmp_path_factory.mktemp("killed"), tmp_path_factory.mktemp("new")
    for name, data in today.items():
        (new / name).write_bytes(data)
    arguments = [sys.executable, "-c", _KILLED_AT_EVERY_STEP, str(root), str(yesterday), str(new)]
    subprocess.run(arguments, check=True)  # noqa: S603 - our own script
    return root


def each_killed(killed: Path, tmp_path: Path) -> Iterator[Path]:
    """Yield a copy of each folder, to be tried on."""
    for folder in sorted(killed.iterdir(), key=lambda one: int(one.name)):
        yield Path(shutil.copytree(folder, tmp_path / folder.name))


def test_after_a_kill_at_any_step_the_next_run_writes_the_same_bytes(
    killed: Path, tmp_path: Path, today: Mapping[str, bytes]
) -> None:
    folders = list(each_killed(killed, tmp_path))
    assert len(folders) > 3 * len(today)
    for out in folders:
        write(TODAY, out)
        assert outputs(out) == today, out.name
        assert hidden(out) == set(), out.name
        assert (out / MINE).read_text(encoding="utf-8") == "mine"


def test_after_a_kill_at_any_step_a_command_reads_one_whole_run(
    killed: Path, tmp_path: Path, yesterday: Path, today: Mapping[str, bytes]
) -> None:
    seen = []
    for out in each_killed(killed, tmp_path):
        read = read_outputs(out, *today)
        whole = [run for run in (outputs(yesterday), today) if outputs(out) == run]
        assert len(whole) == 1, out.name
        assert read == {n: d for n, d in whole[0].items() if n not in {"run.json", TODO_FILE}}
        seen.append(whole[0] is today)
    # Yesterday's up to the journal, and today's from there on.
    assert seen == sorted(seen)
    assert {*seen} == {True, False}


def test_after_a_kill_at_any_step_a_mixture_without_its_journal_is_named(
    killed: Path, tmp_path: Path, yesterday: Path, today: Mapping[str, bytes]
) -> None:
    refused = 0
    for out in each_killed(killed, tmp_path):
        (out / JOURNAL).unlink(missing_ok=True)
        tables = without_todo(outputs(out))
        if tables in (without_todo(outputs(yesterday)), without_todo(today)):
            assert "observations.csv" in read_outputs(out, "observations.csv"), out.name
        else:
            with pytest.raises(InputError, match=r"not the outputs of one run.*ingest INBOX"):
                read_outputs(out, "observations.csv")
            refused += 1
    assert refused > len(today)


def without_todo(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != TODO_FILE}


def test_what_a_killed_run_left_is_settled_before_the_next_one_reads(
    killed: Path, tmp_path: Path, yesterday: Path, today: Mapping[str, bytes]
) -> None:
    for out in each_killed(killed, tmp_path):
        with held(out):
            assert outputs(out) in (outputs(yesterday), today), out.name
        assert hidden(out) == set(), out.name


OLD = {"a.csv": b"old a", "b.csv": b"old b", "todo.csv": b"old todo"}
NEW = {"todo.csv": b"new todo", "a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c"}


def small(folder: Path) -> Path:
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def stopped(folder: Path, done: int) -> Path:
    """Return a folder in which an exchange came so far."""
    out = small(folder)
    do(exchange_steps(out, NEW, yours={"todo.csv": OLD["todo.csv"]})[:done])
    return out


STEPS = 6 + 2 * len(NEW) + 1


def test_a_kill_while_an_exchange_is_completed_is_completed_in_turn(tmp_path: Path) -> None:
    names = (tmp_path / str(n) for n in count())
    for done in range(STEPS + 1):
        for again in count():
            out = stopped(next(names), done)
            steps = settling_steps(out)
            do(steps[:again])
            settle(out)
            assert outputs(out) == (NEW if done >= 6 else OLD), (done, again)
            assert hidden(out) == set()
            if again == len(steps):
                break


def test_what_cannot_be_completed_is_taken_back_also_where_that_is_killed(tmp_path: Path) -> None:
    names = (tmp_path / str(n) for n in count())
    for done in range(6, STEPS - 2):  # `c.csv` waits to be put
        for again in count():
            out = stopped(next(names), done)
            (out / ".foi-compare-new" / "c.csv").unlink()
            steps = settling_steps(out)
            do(steps[:again])
            settle(out)
            assert outputs(out) == OLD, (done, again)
            assert hidden(out) == set()
            if again == len(steps):
                break


def test_what_a_person_writes_after_a_crash_is_theirs(tmp_path: Path) -> None:
    for done in range(STEPS + 1):
        out = stopped(tmp_path / str(done), done)
        (out / "todo.csv").write_bytes(b"answered")
        settle(out)
        tables = {**(NEW if done >= 6 else OLD), "todo.csv": b"answered"}
        assert outputs(out) == tables, done


def test_a_file_that_cannot_be_moved_leaves_the_run_before_whole(
    yesterday: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(yesterday, tmp_path / "out"))
    steps = exchange_steps(out, files_of(TODAY), yours={})
    steps[0].do()
    # A folder where the old file is to go stands for one that is open on Windows.
    obstacle = out / ".foi-compare-old" / "run.json"
    obstacle.mkdir()
    with pytest.raises(OSError, match=r"run\.json"):
        do(steps)
    assert outputs(out) != outputs(yesterday)
    obstacle.rmdir()
    take_back(out)
    assert outputs(out) == outputs(yesterday)


def do(steps: Iterable[Step]) -> None:
    for step in steps:
        step.do()


def test_leftovers_of_the_first_version_go_and_a_persons_hidden_folder_stays(
    tmp_path: Path,
) -> None:
    for name in (".new-ab12_xyz", ".new-ideas", ".foi-compare-new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "observations.csv").write_text("x", encoding="utf-8")
    write(TODAY, tmp_path)
    assert hidden(tmp_path) == {".new-ideas"}


@pytest.mark.parametrize("name", ["../outside", ".hidden", "a/b", "a\\b", "c:d", ""])
def test_a_journal_reaches_nothing_but_the_outputs_in_its_folder(tmp_path: Path, name: str) -> None:
    out = small(tmp_path / "out")
    for folder in ("a", ".foi-compare-old"):
        (out / folder).mkdir()
    kept = [out / one for one in ("../outside", ".hidden", "a/b")]
    for path in kept:
        path.write_bytes(b"theirs")
    # To be taken back, as another file that it names is nowhere.
    theirs = Move(name=name, old="", new=sha256(b"theirs").hexdigest())
    write_journal(out, [theirs, Move(name="lost.csv", old="", new="0" * 64)])
    settle(out)
    assert all(path.read_bytes() == b"theirs" for path in kept)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": "a"}]', "[" * 100_000])
def test_a_damaged_journal_stops_nothing(tmp_path: Path, text: str) -> None:
    out = small(tmp_path / "out")
    (out / JOURNAL).write_text(text, encoding="utf-8")
    settle(out)
    assert outputs(out) == OLD
    assert hidden(out) == set()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system that holds yesterday's outputs and hardly more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    command = [mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("this system lets nobody mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607


def test_a_full_disk_leaves_the_run_before_whole(tiny_disk: Path) -> None:
    out = tiny_disk / "out"
    write(YESTERDAY, out)
    before = outputs(out)
    filler = tiny_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(512 * 1024))
    failed = 0
    # Ever more room, until the outputs fit: each place at which a write can fail comes by.
    while (why := why_not_written(out)) and failed < 128:
        assert "No space" in why
        assert outputs(out) == before
        assert hidden(out) == set()
        failed += 1
        os.truncate(filler, max(filler.stat().st_size - 4096, 0))
    assert 8 < failed < 128
    assert is_whole((out / "run.json").read_bytes(), out)


def why_not_written(out: Path) -> str:
    try:
        write(TODAY, out)
    except ExportError as error:
        return str(error)
    return ""


def test_a_run_that_fails_leaves_no_folder_that_it_made(tmp_path: Path) -> None:
    for out, stays in ((tmp_path / "new", False), (tmp_path, True)):
        with pytest.raises(InputError), held(out):
            raise InputError
        assert out.exists() == stays
    assert list(tmp_path.iterdir()) == []
