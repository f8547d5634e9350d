from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from exporting import THREE, THREE_SETTINGS, published
from foi_compare.cli import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("three"), THREE, settings=THREE_SETTINGS)


@pytest.fixture
def folder(outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with outputs and no inbox."""
    shutil.copytree(outputs, tmp_path / "outputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_outputs_are_enough(folder: Path):
    told = run("export", "results.xlsx")
    assert (told.exit_code, told.stdout) == (0, "wrote results.xlsx\n")
    assert (folder / "results.xlsx").read_bytes().startswith(b"PK")
    assert sorted(path.name for path in folder.iterdir()) == ["outputs", "results.xlsx"]


def test_another_folder_of_outputs_is_named(folder: Path):
    (folder / "outputs").rename(folder / "old")
    assert run("export", "new/results.db").exit_code == 2
    assert run("export", "new/results.db", "--out", "old").exit_code == 0
    assert (folder / "new" / "results.db").read_bytes().startswith(b"SQLite format 3")


def test_outputs_that_somebody_changed_are_refused(folder: Path):
    path = folder / "outputs" / "comparison.csv"
    path.write_bytes(path.read_bytes().replace(b"1200", b"1201"))
    told = run("export", "results.xlsx")
    assert told.exit_code == 2
    assert "comparison.csv changed since the run" in told.stderr
    assert not (folder / "results.xlsx").exists()


def test_rates_are_given_by_a_table_of_ones_own(folder: Path):
    (folder / "people.csv").write_text("force,population\nKent Police,1600000\n")
    per = ("--per", "population", "people.csv", "--people", "100000")
    assert run("export", "charts", "--format", "datawrapper", *per).exit_code == 0
    chart = (folder / "charts" / "question-outcomes.csv").read_text()
    assert "1 Charged/Summonsed (per 100,000 people)" in chart
    assert "Kent Police,E23000032,1200,96.6184,75," in chart


def test_what_is_wrong_is_told_in_one_line(folder: Path):
    (folder / "people.csv").write_text("force,population\nKemt,1600000\n")
    for words, told in (
        (("results.pdf",), "does not say which format is meant"),
        (("results.xlsx", "--per", "people", "people.csv"), "Write `--per population FILE`"),
        (("results.xlsx", "--per", "population", "people.csv"), "people.csv, line 2: `Kemt`"),
        (("results.xlsx", "--per", "population", "none.csv"), "none.csv cannot be read"),
    ):
        result = run("export", *words)
        assert result.exit_code == 2
        assert told in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (folder / "results.xlsx").exists()


def test_a_folder_that_holds_other_files_is_left_alone(folder: Path):
    before = {path.name for path in (folder / "outputs").iterdir()}
    assert run("export", "outputs", "--format", "csv-excel").exit_code == 2
    assert {path.name for path in (folder / "outputs").iterdir()} == before


def test_no_chart_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    published(tmp_path, {"kent.txt": THREE["kent.txt"]})
    monkeypatch.chdir(tmp_path)
    told = run("export", "charts", "--format", "datawrapper")
    assert told.exit_code == 0
    assert "No row may be compared" in told.stderr
    assert "no other force gives numbers" in (tmp_path / "charts" / "left-out.csv").read_text()
