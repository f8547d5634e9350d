"""Two runs into one folder, and outputs that are not those of one run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app
from foi_compare.outputs import LOCK, is_whole
from foi_compare.system.locks import locked
from running import LETTER


def inbox(folder: Path, force: str) -> Path:
    folder.mkdir()
    (folder / "reply.txt").write_text(LETTER.format(force=force), encoding="utf-8")
    return folder


def arguments(replies: Path, out: Path) -> list[str]:
    cache = str(replies.parent / "cache")
    return ["ingest", str(replies), "--out", str(out), "--cache", cache]


def call(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, list(words), input=typed)


def started(replies: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "foi_compare", *arguments(replies, out)]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_second_run_into_a_folder_says_that_it_waits_and_then_runs(
    tmp_path: Path, out: Path
) -> None:
    out.mkdir()
    with locked(out / LOCK, remove=True):
        second = started(inbox(tmp_path / "kent", "Kent"), out)
        assert second.stderr is not None
        said = second.stderr.readline()
        assert list(out.iterdir()) == [out / LOCK]
    rest = second.communicate(timeout=120)[1]
    assert "Another run writes into" in said
    assert second.returncode == 0, rest
    assert is_whole((out / "run.json").read_bytes(), out)
    assert not (out / LOCK).exists()


def test_two_runs_at_once_leave_the_outputs_of_one_of_them(tmp_path: Path, out: Path) -> None:
    both = {name: inbox(tmp_path / name, name) for name in ("Kent", "Essex")}
    runs = [started(folder, out) for folder in both.values()]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    mixed = {path.name: path.read_bytes() for path in out.iterdir()}
    assert is_whole(mixed["run.json"], out)
    alone = []
    for name, folder in both.items():
        assert call(*arguments(folder, tmp_path / f"alone {name}")).exit_code == 0
        alone.append((tmp_path / f"alone {name}" / "observations.csv").read_bytes())
    assert mixed["observations.csv"] in alone


def test_a_run_that_finds_another_set_does_not_take_it_for_its_own(
    tmp_path: Path, out: Path
) -> None:
    kent, essex = (inbox(tmp_path / name, name) for name in ("Kent", "Essex"))
    for folder in (kent, essex, kent):
        assert call(*arguments(folder, out)).exit_code == 0
    assert b"kent" in (out / "observations.csv").read_bytes()


@pytest.fixture
def mixed(tmp_path: Path, out: Path) -> Path:
    """Return outputs of which one file is of another run."""
    for name in ("Kent", "Essex"):
        assert call(*arguments(inbox(tmp_path / name, name), out / name)).exit_code == 0
    (out / "Kent" / "review.csv").write_bytes((out / "Essex" / "review.csv").read_bytes())
    return out / "Kent"


def test_outputs_without_an_account_are_refused(mixed: Path) -> None:
    account = mixed / "run.json"
    account.write_text(json.dumps({"foi_compare": "0"}), encoding="utf-8")
    assert "does not say which files" in call("explain", "a", "--out", str(mixed)).stderr
    account.unlink()
    assert "there is no run.json" in call("explain", "a", "--out", str(mixed)).stderr


def test_another_ingest_mends_a_mixed_set(tmp_path: Path, mixed: Path) -> None:
    assert call(*arguments(tmp_path / "Kent", mixed)).exit_code == 0
    assert is_whole((mixed / "run.json").read_bytes(), mixed)


def test_a_command_does_not_disturb_a_run_that_is_writing(tmp_path: Path, out: Path) -> None:
    assert call(*arguments(inbox(tmp_path / "Kent", "Kent"), out)).exit_code == 0
    journal = out / ".foi-compare-journal"
    journal.write_text("[]", encoding="utf-8")
    with locked(out / LOCK, remove=True):
        result = call("explain", "a", "--out", str(out))
    assert result.exit_code == 2
    assert "Try again when it has ended" in " ".join(result.stderr.split())
    assert journal.exists()
