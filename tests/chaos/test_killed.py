"""A run that is killed: what is there is of one run or is named, and nothing goes on or is left."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable

import pytest

from havoc import (
    Ground,
    Harm,
    assert_a_further_run_is_right,
    assert_nothing_is_left,
    assert_right,
    left_as,
)

# By hand: FOI_CHAOS=200 pytest tests/chaos
MOMENTS = int(os.environ.get("FOI_CHAOS", "20"))
SHARES = random.Random(13)  # noqa: S311 - the same moments each time

Give = Callable[[str], Harm]


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


def test_a_run_is_killed_while_another_program_opens_a_reply(ground: Ground, harm: Give) -> None:
    here = harm("old")
    run = here.start()
    while not list(here.temporary.glob("*/profile/*")):
        assert run.poll() is None
    run.kill()
    run.communicate()
    assert_nothing_is_left(here)
    assert left_as(here.out, ground.yesterday) == "0"
    code, said = here.run()
    assert code == 0
    assert_right(here, ground.with_old, said)
    assert_nothing_is_left(here)
