"""Folders that outputs may not be written into, each refused in words and left as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import foi_compare
from foi_compare.cli import app
from foi_compare.errors import ExportError
from foi_compare.export import PUBLISHED, TABLES, specs_for
from observing import CODEBOOK

LETTER = "Kent Police\n\nOutcome Total\nCharged/Summonsed 3\nGrand Total 3\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "inbox"
    folder.mkdir(parents=True)
    (folder / "reply.txt").write_text(LETTER, encoding="utf-8")
    return folder


def ingest(inbox: Path, out: Path | str) -> Result:
    return CliRunner().invoke(app, ["ingest", str(inbox), "--out", str(out), "--no-cache"])


def listed(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def said(result: Result) -> str:
    return " ".join(result.stderr.split())


def assert_refused(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.stderr
    assert [word for word in words if word not in said(result)] == []


def test_the_top_of_a_disk_is_refused(inbox: Path, tmp_path: Path) -> None:
    top = Path(tmp_path.anchor)
    before = set(top.iterdir())
    assert_refused(ingest(inbox, top), "the top of a disk", "Nothing was written", "--out outputs")
    assert_refused(ingest(inbox, f"{top}usr/.."), "the top of a disk")
    assert set(top.iterdir()) == before


def test_the_home_folder_is_refused_also_by_a_link(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "link").symlink_to(home, target_is_directory=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for out in (home, tmp_path / "link"):
        assert_refused(ingest(inbox, out), "your home folder", "--out outputs")
    assert listed(home) == {}
    assert ingest(inbox, home / "outputs").exit_code == 0


def test_the_inbox_is_refused(inbox: Path) -> None:
    before = listed(inbox)
    assert_refused(ingest(inbox, inbox), "cannot go into the inbox", "--out")
    assert listed(inbox) == before


@pytest.mark.parametrize("name", PUBLISHED)
def test_files_that_no_run_wrote_are_not_replaced(inbox: Path, tmp_path: Path, name: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / name).write_text("not of a run\n", encoding="utf-8")
    before = listed(theirs)
    assert_refused(ingest(inbox, theirs), f"holds {name}, which no run", "another folder")
    assert listed(theirs) == before
    with pytest.raises(ExportError, match="which no run"):
        foi_compare.ingest(inbox).write(theirs)
    assert listed(theirs) == before


def test_files_of_other_names_stay_beside_the_outputs(inbox: Path) -> None:
    """Also in the folder around the inbox, where a person's decisions lie."""
    around = inbox.parent
    others = {"photo.jpg": b"\xff\xd8", "accounts.csv": b"a,b\n", "foi-compare.toml": b""}
    for name, data in others.items():
        (around / name).write_bytes(data)
    for _ in range(2):
        assert ingest(inbox, around).exit_code == 0
    assert listed(around).items() >= others.items()
    assert listed(around).keys() - others.keys() == {
        *PUBLISHED,
        "decisions-todo.csv",
        "inbox/reply.txt",
    }


@pytest.mark.parametrize("lost", ["run.json", "observations.csv"])
def test_outputs_of_which_one_is_lost_are_written_anew(inbox: Path, lost: str) -> None:
    out = inbox.parent / "out"
    assert ingest(inbox, out).exit_code == 0
    before = listed(out)
    (out / lost).unlink()
    assert ingest(inbox, out).exit_code == 0
    assert listed(out) == before


def test_outputs_that_a_person_copied_are_written_anew(inbox: Path, tmp_path: Path) -> None:
    assert ingest(inbox, tmp_path / "out").exit_code == 0
    shutil.copytree(tmp_path / "out", tmp_path / "copy")
    assert ingest(inbox, tmp_path / "copy").exit_code == 0


def test_every_table_that_is_written_is_looked_for() -> None:
    assert [spec.name for spec in specs_for(CODEBOOK)] == list(TABLES)
