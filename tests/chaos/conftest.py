"""What every test of this folder starts from: outputs of yesterday, and an inbox of today."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

import pytest

from foi_compare.system.libreoffice import find_program
from havoc import (
    DECIDED,
    MINE,
    NOTHING_DECIDED,
    Ground,
    Harm,
    harmed,
    outputs,
    write_inbox,
    write_old_word_file,
)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Run over the inbox of yesterday, and apart from it over that of today."""
    if os.name != "posix":
        pytest.skip("this system has no SIGKILL, and a job of Windows ends with its run")
    root = tmp_path_factory.mktemp("ground")
    cold = Harm(root / "cold")
    cold.temporary.mkdir(parents=True)
    write_inbox(cold.root / "inbox", count=3)
    (cold.root / DECIDED).write_text(NOTHING_DECIDED, encoding="utf-8")
    assert cold.run()[0] == 0
    (cold.out / MINE).write_text("mine", encoding="utf-8")
    shutil.rmtree(cold.root / "inbox")
    write_inbox(cold.root / "inbox", count=8)
    warm = harmed(root / "warm", cold.root)
    began = monotonic()
    assert warm.run()[0] == 0
    seconds = monotonic() - began
    today = outputs(warm.out)
    shutil.rmtree(warm.out)
    shutil.copytree(cold.out, warm.out)
    old = _with_old_file(root / "old", warm)
    return Ground(
        cold.root,
        warm.root,
        old,
        outputs(cold.out),
        today,
        _undisturbed(old, root / "undisturbed"),
        seconds,
    )


def _with_old_file(place: Path, warm: Harm) -> Path | None:
    if not find_program():
        return None
    old = harmed(place, warm.root)
    write_old_word_file(old.root / "inbox")
    return old.root


def _undisturbed(old: Path | None, place: Path) -> Mapping[str, bytes]:
    if old is None:
        return {}
    whole = harmed(place, old)
    assert whole.run()[0] == 0
    return outputs(whole.out)


@pytest.fixture
def harm(ground: Ground, tmp_path: Path) -> Callable[[str], Harm]:
    """Give a copy of one of the folders of the ground, by its name."""

    def give(name: str) -> Harm:
        like = getattr(ground, name)
        if like is None:
            pytest.skip("LibreOffice, which opens the file of this test, is not on this computer")
        return harmed(tmp_path / "harmed", like)

    return give
