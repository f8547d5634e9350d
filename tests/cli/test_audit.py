from __future__ import annotations

import csv
import os
import subprocess
import sys
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
14 - Evidential difficulties victim based - named suspect not identified | 30
18 - Investigation complete no suspect identified | 41
Total | 83
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.txt").write_text(LETTER)
    monkeypatch.chdir(tmp_path)
    run("ingest", "inbox", "--no-cache", "--jobs", "1")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def fill(form: Path, change: dict[str, str] | None = None) -> None:
    """Fill a form in with what was read, as a person without an error would, but for a change."""
    with Path("audit.csv").open(newline="") as stream:
        read = {row["audit_id"]: row["read"] for row in csv.DictReader(stream)}
    with form.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row["keyed"] = (change or {}).get(read[row["audit_id"]], read[row["audit_id"]])
    with form.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_a_sample_is_drawn_keyed_and_told(project: Path):
    run("audit", "--sample", "100", "--form", "form.csv", "--by", "ann")
    fill(project / "form.csv", {"30; 14; 2022": "30; 15; 2022"})
    told = run("audit", "--take", "form.csv", "--by", "ann")
    assert told.exit_code == 0
    assert "1 of 4 wrong (25.0%; 95 % interval 0.6% to 80.6%)" in told.stdout
    assert "ann: 30; 15; 2022" in told.stdout


def test_a_later_run_says_how_many_still_read_the_same(project: Path):
    run("audit", "--sample", "100", "--form", "form.csv")
    inbox = project / "inbox" / "kent.txt"
    inbox.write_text(LETTER.replace("| 41", "| 40"))
    later = run("ingest", "inbox", "--no-cache", "--jobs", "1")
    # The identifiers hang on the hash of the file: another file is another claim.
    assert "0 of 5 sampled claims still read the same" in later.stderr


def test_drawing_again_draws_nothing_twice(project: Path):
    run("audit", "--sample", "100", "--form", "form.csv")
    again = run("audit", "--sample", "100", "--form", "form.csv")
    assert "0 claims drawn" in again.stderr
    assert project.joinpath("audit.csv").read_text().count("drawn,") == 5


def test_without_the_packages_of_the_page_the_form_is_named(project: Path):
    missing = project / "path" / "starlette"
    missing.mkdir(parents=True)
    (missing / "__init__.py").write_text("raise ImportError(name='starlette')\n")
    path = os.pathsep.join((str(missing.parent), *filter(None, sys.path)))
    told = subprocess.run(
        [sys.executable, "-m", "foi_compare", "audit", "--sample", "100"],
        env=dict(os.environ, PYTHONPATH=path, PYTHONUTF8="1"),
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(told.stderr.split())
    assert (told.returncode, "5 claims drawn" in said) == (2, True)
    assert 'pip install "foi-compare[review]"' in said
    assert "`foi-compare audit --form FILE.csv`" in said


def test_without_outputs_the_next_step_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    told = run("audit", "--sample", "10")
    assert told.exit_code == 2
    assert "foi-compare ingest INBOX" in told.stderr


def test_the_sample_lies_beside_the_decisions_wherever_it_is_drawn(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """`ingest` and `review` look for it there; another place is named with `--record`."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    out = ("--out", project / "outputs")
    drawn = run("audit", project / "inbox", "--sample", "5", "--form", "form.csv", *out)
    assert drawn.exit_code == 0
    assert (project / "audit.csv").is_file()
    assert not (elsewhere / "audit.csv").exists()
    run("audit", project / "inbox", "--sample", "5", "--json", "--record", "other.csv", *out)
    assert (elsewhere / "other.csv").is_file()
