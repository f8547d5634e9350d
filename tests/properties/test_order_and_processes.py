from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app

ROOT = Path(__file__).resolve().parents[2]
REPLIES = tuple(path for path in sorted((ROOT / "inbox").iterdir()) if path.suffix != ".md")


def outputs(inbox: Path, out: Path, *options: str) -> dict[str, bytes]:
    result = CliRunner().invoke(app, ["ingest", str(inbox), "--out", str(out), *options])
    assert result.exit_code == 0, result.stderr
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for path in REPLIES:
        shutil.copyfile(path, folder / path.name)
    return folder


def test_the_number_of_processes_changes_no_byte(inbox: Path, tmp_path: Path) -> None:
    alone = outputs(inbox, tmp_path / "one", "--jobs", "1")
    assert outputs(inbox, tmp_path / "two", "--jobs", "2") == alone


def test_a_second_run_changes_no_byte_and_keeps_what_else_lies_there(
    inbox: Path, tmp_path: Path
) -> None:
    out = tmp_path / "outputs"
    first = outputs(inbox, out, "--jobs", "1")
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    second = outputs(inbox, out, "--jobs", "1", "--no-cache")
    assert second.pop("mine.txt") == b"mine"
    assert second == first


def test_where_the_inbox_lies_changes_no_byte(inbox: Path, tmp_path: Path) -> None:
    first = outputs(inbox, tmp_path / "one", "--jobs", "1")
    moved = tmp_path / "else where" / "répliés"
    moved.parent.mkdir()
    inbox.rename(moved)
    assert outputs(moved, tmp_path / "two", "--jobs", "1") == first
    account = first["run.json"].decode()
    assert str(tmp_path) not in account


def test_a_further_reply_changes_no_number_of_the_others(inbox: Path, tmp_path: Path) -> None:
    def numbers(files: dict[str, bytes], without: str) -> list[str]:
        lines = files["observations.csv"].decode().splitlines()
        return [line for line in lines if without not in line]

    whole = outputs(inbox, tmp_path / "whole", "--jobs", "1")
    (inbox / REPLIES[0].name).unlink()
    fewer = outputs(inbox, tmp_path / "fewer", "--jobs", "1")
    assert numbers(whole, REPLIES[0].name) == numbers(fewer, REPLIES[0].name)


def test_the_order_that_names_give_changes_no_number(inbox: Path, tmp_path: Path) -> None:
    def numbers(files: dict[str, bytes]) -> list[tuple[str, ...]]:
        text = files["observations.csv"].decode()
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return sorted(tuple(v for k, v in row.items() if k != "file") for row in rows)

    before = numbers(outputs(inbox, tmp_path / "one", "--jobs", "1"))
    for place, path in enumerate(sorted(inbox.iterdir(), reverse=True)):
        path.rename(path.with_name(f"{place}-{path.name}"))
    assert numbers(outputs(inbox, tmp_path / "two", "--jobs", "1")) == before
