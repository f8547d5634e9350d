"""`ingest` with one bad file among good ones: it is named, and the good ones come out right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app

pytestmark = pytest.mark.workers

RUNNER = CliRunner()
GOOD = (
    "Essex Police\nFreedom of Information request reference 1234/24\n"
    "Q1. How many crimes were recorded by outcome?\n\n"
    "Outcome          2023\nCharged/Summonsed   12\nCautions             5\n"
)


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "essex.txt").write_text(GOOD)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("jobs", ["0", "1", "2"])
def test_outputs_are_the_same_bytes_however_many_programs_read(inbox: Path, jobs: str) -> None:
    call = ["ingest", str(inbox), "--no-cache", "--jobs", jobs, "--out"]
    assert RUNNER.invoke(app, [*call, "here"]).exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        from foi_compare.batch.engine import ThisProcess
        from foi_compare.run import intake

        patch.setattr(intake, "engine_for", lambda _jobs, _limits: ThisProcess())
        assert RUNNER.invoke(app, [*call, "there"]).exit_code == 0
    for path in Path("here").iterdir():
        assert path.read_bytes() == (Path("there") / path.name).read_bytes(), path.name
    assert [row["value"] for row in rows(Path("here/observations.csv"))] == ["12", "5"]


def test_a_file_that_needs_too_much_memory_is_an_error_with_the_limit_and_how_to_raise_it(
    inbox: Path,
) -> None:
    (inbox / "essex-large.csv").write_text("Outcome,2023\n" + "Charged,1\n" * 700_000)
    Path("foi-compare.toml").write_text("[limits]\nmemory_mb = 500\n")
    done = RUNNER.invoke(app, ["ingest", str(inbox), "--out", "out", "--jobs", "1"])
    assert done.exit_code == 1
    told = {row["file"]: row for row in rows(Path("out/inputs.csv"))}
    assert told["essex.txt"]["status"] == "read"
    assert "500 MB" in told["essex-large.csv"]["reason"]
    assert "memory_mb" in told["essex-large.csv"]["next_step"]
    assert [row["value"] for row in rows(Path("out/observations.csv"))] == ["12", "5"]


def test_limits_that_no_program_could_work_within_are_refused(inbox: Path) -> None:
    for line, words in {
        "memory_mb = 10": "`memory_mb` is to be 500 or more",
        'memory_mb = "all"': "whole number",
        "seconds = 3": "no setting of [limits]",
    }.items():
        Path("foi-compare.toml").write_text(f"[limits]\n{line}\n")
        done = RUNNER.invoke(app, ["ingest", str(inbox), "--out", "out"])
        assert done.exit_code == 2
        assert words in " ".join(done.stderr.split())
