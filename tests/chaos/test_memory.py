"""A run that gets too little memory: a message, or each file's own error, and never a mixture."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from foi_compare.outputs import is_whole
from havoc import (
    Ground,
    Harm,
    assert_a_further_run_is_right,
    assert_nothing_is_left,
    hidden,
    outputs,
    within,
)

Give = Callable[[str], Harm]
MB = 2**20
# From what Python alone needs to what a run needs; where one is depends on the system.
AMOUNTS = [("RLIMIT_AS", n) for n in (20, 64, 78)]
AMOUNTS += [("RLIMIT_DATA", n) for n in (10, 40, 52)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts both against a limit")
@pytest.mark.parametrize(("limit", "megabytes"), AMOUNTS)
def test_a_run_that_gets_too_little_memory_says_so(
    ground: Ground, harm: Give, limit: str, megabytes: int
) -> None:
    here = harm("cold")
    before = within(limit, megabytes * MB)
    if not starts(before):
        pytest.skip("Python itself does not start with so little here")
    code, said = here.run(*before)
    assert code in {0, 1, 2}
    assert "Traceback" not in said
    assert hidden(here.out) == []
    assert_nothing_is_left(here)
    found = outputs(here.out)
    assert is_whole(found["run.json"], here.out)
    if code == 2:
        assert "memory" in said or "could not be started" in said
        assert found == ground.yesterday or len(said.splitlines()) == 1
    elif code == 1:
        assert b"TooMuchMemory" in found["inputs.csv"] or b"memory" in found["inputs.csv"]
    else:
        assert found == ground.today
    assert_a_further_run_is_right(here, ground.today)


def starts(before: tuple[str, ...]) -> bool:
    """Tell whether Python reaches the first line of the program."""
    call = [*before, sys.executable, "-c", "import runpy, foi_compare.system.ending"]
    return subprocess.run(call, capture_output=True, check=False).returncode == 0  # noqa: S603
