from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from foi_compare.system.scratch import clear_left_over, scratch_folder

_KILLED = """
import os, signal
from foi_compare.system.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "reply.doc").write_text("a reply")
    print(folder, flush=True)
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have every temporary file of this process and its children in a folder of the test."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_private_and_goes_with_all_that_is_in_it(temporary: Path) -> None:
    with scratch_folder() as folder:
        (folder / "profile").mkdir()
        (folder / "reply.doc").write_text("a reply", encoding="utf-8")
        assert os.name == "nt" or folder.stat().st_mode & 0o077 == 0
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_goes_and_what_is_in_use_stays(temporary: Path) -> None:
    killed = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", _KILLED], capture_output=True, text=True, check=False
    )
    left = Path(killed.stdout.strip())
    assert killed.returncode == -signal.SIGKILL
    assert (left / "reply.doc").exists()
    with scratch_folder() as folder:
        (folder / "reply.doc").write_text("a reply", encoding="utf-8")
        clear_left_over()
        assert not left.exists()
        assert (folder / "reply.doc").exists()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["foi-compare-mine.lock", "other-0123456789abcdef.lock"])
def test_files_of_other_names_stay(temporary: Path, name: str) -> None:
    (temporary / name).touch()
    (temporary / name).with_suffix("").mkdir()
    clear_left_over()
    assert len(list(temporary.iterdir())) == 2


def test_a_link_that_somebody_else_put_there_is_not_followed(temporary: Path) -> None:
    precious = temporary / "precious"
    precious.mkdir()
    (precious / "file").touch()
    stem = temporary / "foi-compare-0123456789abcdef"
    try:
        stem.symlink_to(precious, target_is_directory=True)
        stem.with_suffix(".lock").symlink_to(precious / "file")
    except OSError:
        pytest.skip("this system makes no links")
    clear_left_over()
    stem.with_suffix(".lock").unlink()
    stem.with_suffix(".lock").touch()
    clear_left_over()
    assert (precious / "file").exists()


def test_a_folder_whose_lock_has_gone_is_left_over_too(temporary: Path) -> None:
    left = temporary / "foi-compare-0123456789abcdef"
    left.mkdir()
    (left / "reply.doc").write_text("a reply", encoding="utf-8")
    clear_left_over()
    assert list(temporary.iterdir()) == []
