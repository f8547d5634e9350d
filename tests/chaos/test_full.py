"""A disk that is full, or a file that may not grow: one line, exit code 2, and all as it was."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from foi_compare.decisions import TODO_FILE
from havoc import (
    DECIDED,
    MINE,
    NOTHING_DECIDED,
    Ground,
    Harm,
    assert_a_further_run_is_right,
    hidden,
    outputs,
    within,
)

Give = Callable[[str], Harm]
BLOCK = 4096


@pytest.mark.parametrize("size", [0, 30_000])
def test_outputs_that_may_not_grow_are_those_of_yesterday(
    ground: Ground, harm: Give, size: int
) -> None:
    here = harm("cold")
    code, said = here.run(*within("RLIMIT_FSIZE", size))
    assert code == 2
    of_the_cache, of_the_outputs = said.splitlines()
    assert "cannot be used" in of_the_cache
    assert "cannot be written: File too large" in of_the_outputs
    assert_as_it_was(here, ground)
    assert_a_further_run_is_right(here, ground.today)


def test_a_cache_that_may_not_grow_costs_no_output(
    ground: Ground, harm: Give, small: Callable[[int], Path]
) -> None:
    here = harm("cold")
    code, said = here.run(words=[*here.words()[:-1], str(small(1 << 16) / "cache")])
    assert code == 0
    assert "nothing is kept for the next run. The results are the same." in said
    assert outputs(here.out) == ground.today
    assert hidden(here.out) == []


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Give a disk of so many bytes, of which the last one given is looked at again."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = False

    def give(size: int) -> Path:
        nonlocal mounted
        again = ",remount" if mounted else ""
        call = ["mount", "-t", "tmpfs", "-o", f"size={size}{again}", "tmpfs", str(place)]
        done = subprocess.run(call, capture_output=True, check=False)  # noqa: S603 - our own words
        if done.returncode:
            pytest.skip("only root may make a small disk, and not in every container")
        mounted = True
        return place

    if sys.platform != "linux" or os.geteuid():
        pytest.skip("only root may make a small disk, on Linux")
    yield give
    if mounted:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607 - our own words


def on_disk(files: Mapping[str, bytes]) -> int:
    """Return how many bytes files take on a disk."""
    return sum(-(-len(data) // BLOCK) * BLOCK for data in files.values())


@pytest.mark.parametrize("share", [0.0, 0.9])
def test_a_disk_without_room_for_the_outputs_keeps_those_of_yesterday(
    ground: Ground, harm: Give, small: Callable[[int], Path], share: float
) -> None:
    here = harm("warm")
    there = on_disk(outputs(here.out)) + BLOCK  # and the file of the person
    disk = small(there + int(share * on_disk(ground.today)) // BLOCK * BLOCK)
    shutil.copytree(here.out, disk / "out")
    shutil.rmtree(here.out)
    here.out.symlink_to(disk / "out")
    code, said = here.run()
    assert code == 2
    assert len(said.splitlines()) == 1
    assert "cannot be written: No space left on device" in said
    assert_as_it_was(here, ground)
    small(2 * there + 2**20)
    assert_a_further_run_is_right(here, ground.today)


@pytest.mark.parametrize("blocks", [1, 16])
def test_a_disk_without_room_for_the_cache_costs_no_output(
    ground: Ground, harm: Give, small: Callable[[int], Path], blocks: int
) -> None:
    here = harm("cold")
    shutil.rmtree(here.root / "cache")
    (here.root / "cache").symlink_to(small(blocks * BLOCK))
    code, said = here.run()
    assert code == 0
    assert "cannot be used" in said
    assert outputs(here.out) == ground.today
    small(2**24)
    (here.out / "run.json").unlink()
    assert_a_further_run_is_right(here, ground.today)


def assert_as_it_was(here: Harm, ground: Ground) -> None:
    """Hold that a run that could not write left nothing, and took nothing."""
    assert outputs(here.out) == ground.yesterday
    assert hidden(here.out) == []
    assert (here.out / MINE).read_text(encoding="utf-8") == "mine"
    assert (here.root / DECIDED).read_text(encoding="utf-8") == NOTHING_DECIDED
    assert list(here.temporary.iterdir()) == []


def test_decisions_that_may_not_grow_stay_as_they_are(harm: Give) -> None:
    here = harm("cold")
    answer_the_first_question(here.out / TODO_FILE)
    words = ("decide", f"out/{TODO_FILE}")
    code, said = here.run(*within("RLIMIT_FSIZE", len(NOTHING_DECIDED) + 9), words=words)
    assert code == 2
    assert len(said.splitlines()) == 1
    assert "nothing was added: File too large" in said
    assert (here.root / DECIDED).read_text(encoding="utf-8") == NOTHING_DECIDED
    assert here.run(words=words)[0] == 0
    assert len((here.root / DECIDED).read_bytes()) > len(NOTHING_DECIDED)


def answer_the_first_question(todo: Path) -> None:
    lines = list(csv.reader(io.StringIO(todo.read_text(encoding="utf-8-sig"))))
    lines[1][lines[0].index("answer")] = "none"
    with todo.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(lines)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is full")
@pytest.mark.parametrize("words", ["forces", "match caution", "codebook list", "--help"])
def test_what_cannot_be_printed_is_a_message(words: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "foi_compare", *words.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "What this prints cannot be written: No space left on device.\n"
