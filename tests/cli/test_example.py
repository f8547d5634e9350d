from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.workers
def test_every_reply_of_the_example_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert "cd example" in run("example").stderr
    monkeypatch.chdir(tmp_path / "example")
    assert run("ingest", "inbox", "--no-cache").exit_code == 0
    with Path("outputs/forces.csv").open(encoding="utf-8", newline="") as stream:
        status = {row["force_id"]: row["status"] for row in csv.DictReader(stream)}
    asked = {force: kind for force, kind in status.items() if kind != "not_asked"}
    silent = {force for force, kind in asked.items() if kind == "nothing_yet"}
    assert silent == {"durham", "gwent", "wiltshire"}
    assert len(asked) - len(silent) == 41


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    told = run("example", str(tmp_path))
    assert told.exit_code == 2
    assert "is not empty" in told.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
