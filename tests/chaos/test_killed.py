"""A run that is killed: what is there is of one run or is named, and nothing goes on or is left."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

import striking
from foi_compare.cli import app
from havoc import (
    DECIDED,
    MINE,
    Ground,
    Harm,
    assert_nothing_is_left,
    hidden,
    left_as,
    outputs,
)

# By hand: FOI_CHAOS=200 pytest tests/chaos
MOMENTS = int(os.environ.get("FOI_CHAOS", "20"))
SHARES = random.Random(13)  # noqa: S311 - the same moments each time
STRUCK_BY = {"SIGKILL": -9, "SIGTERM": 143}

Give = Callable[[str], Harm]


def assert_a_further_run_is_right(harm: Harm, today: Mapping[str, bytes]) -> None:
    code, said = harm.run()
    assert code == 0, said
    assert_right(harm, today, said)


def assert_right(harm: Harm, today: Mapping[str, bytes], said: str) -> None:
    assert outputs(harm.out) == today
    assert hidden(harm.out) == []
    assert (harm.out / MINE).read_text(encoding="utf-8") == "mine"
    assert "cache" not in said  # it was neither put aside nor given up
    assert (harm.root / DECIDED).read_text(encoding="utf-8") == "kind,subject,answer\n"


@pytest.mark.parametrize("share", sorted(SHARES.random() for _ in range(MOMENTS)))
def test_a_run_is_killed_at_any_moment(ground: Ground, harm: Give, share: float) -> None:
    here = harm("cold")
    run = here.start()
    try:
        run.communicate(timeout=share * ground.seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.communicate()
    assert_nothing_is_left(here)
    left_as(here.out, ground.yesterday, ground.today)
    assert_a_further_run_is_right(here, ground.today)
    assert_nothing_is_left(here)


def test_a_run_is_killed_while_another_program_opens_a_reply(ground: Ground, harm: Give) -> None:
    here = harm("old")
    run = here.start()
    while not list(here.temporary.glob("*/profile/*")):
        assert run.poll() is None
    run.kill()
    run.communicate()
    assert_nothing_is_left(here)
    assert left_as(here.out, ground.yesterday) == "0"
    assert_a_further_run_is_right(here, ground.with_old)


@pytest.fixture(scope="module", params=STRUCK_BY)
def struck(
    request: pytest.FixtureRequest, ground: Ground, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Give a folder with a run for each change of its outputs, struck by a signal before it."""
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, striking.__file__, str(folder), str(ground.warm), name],
        env=Harm(ground.warm).environment() | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    return name, folder


def test_a_run_is_struck_between_each_two_changes_of_its_outputs(
    ground: Ground, struck: tuple[str, Path]
) -> None:
    name, folder = struck
    status = json.loads((folder / striking.STATUS).read_text(encoding="utf-8"))
    assert len(status) > 3 * len(ground.today)
    assert set(status.values()) == {STRUCK_BY[name]}
    found = []
    for at in sorted(status, key=int):
        here = Harm(folder / at)
        assert list(here.temporary.iterdir()) == []
        if name == "SIGTERM":  # it takes back what it has begun
            assert hidden(here.out) == [], at
            assert outputs(here.out) in (ground.yesterday, ground.today), at
            said = (here.root / "said").read_text(encoding="utf-8").splitlines()
            assert said[-1].startswith("Stopped before the end."), at
        found.append(left_as(here.out, ground.yesterday, ground.today))
        done = CliRunner().invoke(app, here.words())
        assert done.exit_code == 0, done.stderr
        assert_right(here, ground.today, done.stderr)
    assert set(found) == ({"0", "mixed", "1"} if name == "SIGKILL" else {"0", "1"})
