"""A run that comes to harm before any of the changes it makes in its folder of outputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import striking
from foi_compare.outputs import LOCK
from havoc import Ground, Harm, assert_a_further_run_is_right, hidden, left_as, outputs

# How a run ends: after the last change there is nothing more for which a disk could be too full.
ENDS = {"SIGKILL": {-9}, "SIGTERM": {143}, "MEMORY": {2}, "DISK": {0, 2}}
SAYS = {"SIGTERM": "Stopped before", "MEMORY": "There is not enough memory", "DISK": "No space"}
# Before which changes: a kill before each; the rest of it by hand with FOI_CHAOS.
EACH = dict.fromkeys(ENDS, 1 if "FOI_CHAOS" in os.environ else 4) | {"SIGKILL": 1}


@pytest.fixture(scope="module", params=ENDS)
def struck(
    request: pytest.FixtureRequest, ground: Ground, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Give a kind of harm, and a folder with a run for each change that came to it."""
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, striking.__file__, str(folder), str(ground.warm), name, str(EACH[name])],
        env=Harm(ground.warm).environment(),
        check=True,
    )
    return name, folder


def test_a_run_comes_to_harm_between_each_two_changes_of_its_outputs(
    ground: Ground, struck: tuple[str, Path]
) -> None:
    name, folder = struck
    status = json.loads((folder / striking.STATUS).read_text(encoding="utf-8"))
    assert len(status) > 3 * len(ground.today) // EACH[name]
    assert set(status.values()) == ENDS[name]
    found = []
    for at in sorted(status, key=int):
        here = Harm(folder / at)
        assert list(here.temporary.iterdir()) == []
        if name in SAYS:
            assert_taken_back(here, ground, SAYS[name] if status[at] else "")
        found.append(left_as(here.out, ground.yesterday, ground.today))
        assert_a_further_run_is_right(here, ground.today)
    assert set(found) == ({"0", "begun", "mixed", "1"} if name == "SIGKILL" else {"0", "1"})


def assert_taken_back(here: Harm, ground: Ground, says: str) -> None:
    """Hold that a run has taken back what it began, or was through, and said why it ended."""
    # The lock is the last to go; an empty one holds nobody up.
    assert hidden(here.out) in ([], [LOCK])
    assert outputs(here.out) in (ground.yesterday, ground.today)
    said = (here.root / striking.SAID).read_text(encoding="utf-8")
    assert says in said
    assert "Traceback" not in said
    assert not says or len(said.splitlines()) == 1 or outputs(here.out) == ground.today
