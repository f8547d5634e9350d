from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app

LETTER = """Kent Police
Our reference: FOI 100/24
Date: 5 January 2024

1. How many crimes ended in each outcome in 2022?

Outcome | 2022
1 - Charged/Summonsed | 12
18 - Investigation complete no suspect identified | 41
Total | 53
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def ingest() -> Result:
    return run("ingest", "inbox", "--no-cache", "--jobs", "1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.txt").write_text(LETTER)
    monkeypatch.chdir(tmp_path)
    assert "Since the last run" not in ingest().stderr
    return tmp_path


def corrected(project: Path) -> None:
    text = LETTER.replace("| 41", "| 40").replace("| 53", "| 52")
    (project / "inbox" / "kent.txt").write_text(text)


def test_a_run_says_what_it_changed(project: Path):
    corrected(project)
    told = ingest().stderr
    assert "Since the last run: 0 came, 0 went, 2 changed" in told
    assert "was 41 under 18, now 40 under 18 — kent.txt has another content" in told


def test_what_was_published_and_no_longer_holds_is_the_erratum(project: Path):
    assert run("freeze", "january").exit_code == 0
    corrected(project)
    ingest()
    again = ingest().stderr
    assert "Since the last run" not in again
    assert "Published in january, and no longer so: 0 came, 0 went, 2 changed" in again


def test_an_edition_holds_outputs_decisions_and_hashes(project: Path):
    (project / "decisions.csv").write_text("kind,answer\n")
    run("freeze", "january")
    folder = project / "editions" / "january"
    account = json.loads((folder / "edition.json").read_text())
    kept = {one["file"] for one in account["files"]}
    assert {"outputs/observations.csv", "outputs/run.json", "decisions.csv"} <= kept
    assert all((folder / file).is_file() for file in kept)


def test_diff_takes_an_edition_and_prints_to_standard_output(project: Path):
    run("freeze", "january")
    corrected(project)
    ingest()
    told = run("diff", "editions/january")
    assert told.stdout.count("\n") == 2
    assert len(json.loads(run("diff", "editions/january", "--json").stdout)) == 2


def test_an_edition_is_never_written_over(project: Path):
    run("freeze", "january")
    again = run("freeze", "january")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert project.joinpath("editions", "january").is_dir()


def test_an_edition_that_somebody_changed_is_refused(project: Path):
    run("freeze", "january")
    path = project / "editions" / "january" / "outputs" / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"41", b"42"))
    told = run("diff", "editions/january")
    assert told.exit_code == 2
    assert "is not as it was when the edition was kept" in told.stderr


@pytest.mark.parametrize("name", ["../up", "", ".hidden", "a/b"])
def test_a_name_that_no_folder_can_have_is_refused(project: Path, name: str):
    assert run("freeze", name).exit_code == 2
    assert not (project / "editions").exists()
