from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app

LETTER = """{force}
Our reference: FOI 100/24
Date: 5 January 2024

1. How many crimes ended in each outcome in 2022?

Outcome | 2022
1 - Charged/Summonsed | 65
18 - Investigation complete no suspect identified | 41
Total | {total}
"""
SETTINGS = 'sent_on = 2024-01-02\nforces = ["kent", "essex", "gwent", "police-scotland"]\n'


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    for name, total in (("Kent", "106"), ("Essex", "1,711")):
        text = LETTER.format(force=f"{name} Police", total=total)
        (tmp_path / "inbox" / f"{name.lower()}.txt").write_text(text)
    (tmp_path / "foi-compare.toml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    run("ingest", "inbox", "--no-cache", "--jobs", "1")
    return tmp_path


def test_every_force_has_the_letter_that_fits_it(project: Path):
    result = run("letters", "--as-of", "2024-03-01")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["question", "letters/essex.txt"],
        ["chase-up", "letters/gwent.txt"],
        ["right-of-reply", "letters/kent.txt"],
        ["chase-up", "letters/police-scotland.txt"],
    ]
    assert "4 letters written" in result.stderr
    asked = " ".join((project / "letters" / "essex.txt").read_text().split())
    assert "your rows add up to 106 and your total says 1,711" in asked


@pytest.mark.usefixtures("project")
def test_without_a_day_to_look_from_nobody_is_chased_and_it_is_said():
    result = run("letters")
    assert "chase-up" not in result.stdout
    assert "--as-of" in result.stderr


def test_a_letter_that_was_changed_stays(project: Path):
    run("letters", "kent")
    path = project / "letters" / "kent.txt"
    path.write_text("mine")
    again = run("letters", "kent")
    assert path.read_text() == "mine"
    assert "stays" in again.stderr
    run("letters", "Kent Police", "--overwrite")
    assert path.read_text().startswith("To: Kent Police")


@pytest.mark.usefixtures("project")
def test_a_force_and_a_kind_that_there_are_not_are_told_with_the_nearest():
    force = run("letters", "kant")
    assert force.exit_code == 2
    assert "Do you mean `kent`?" in force.stderr
    kind = run("letters", "--only", "chase")
    assert kind.exit_code == 2
    assert "Do you mean `chase-up`?" in kind.stderr


def test_without_outputs_it_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    result = run("letters")
    assert result.exit_code == 2
    assert "foi-compare ingest" in result.stderr


def test_the_day_of_the_call_wins_over_that_of_the_settings(project: Path):
    (project / "foi-compare.toml").write_text("as_of = 2024-03-01\n" + SETTINGS)

    def overdue(*words: str) -> set[str]:
        run("ingest", "inbox", "--no-cache", "--jobs", "1", *words)
        lines = (project / "outputs" / "forces.csv").read_text().splitlines()
        return {line.split(",")[0] for line in lines if line.endswith("2024-01-30,true")}

    assert overdue() == {"gwent", "police-scotland"}
    assert overdue("--as-of", "2024-01-30") == set()
