"""That a change to whatever has a part in a result changes the key under which it is kept."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from foi_compare.store import AFTER_READING, AFTER_REPLIES, fingerprint, folder_digest
from foi_compare.store.fingerprint import CALENDARS, DECODERS, PACKAGE, parts_of

ROOT = Path(__file__).resolve().parents[3]
# These take no file and no label apart.
NO_DECODERS = {
    "jinja2",
    "msgspec",
    "pandas",
    "platformdirs",
    "psutil",
    "pywin32",
    "rich",
    "tomli",
    "typer",
    "xlsxwriter",
}

READERS = """
import pkgutil, sys
from importlib import import_module
import foi_compare.readers
for found in pkgutil.walk_packages(foi_compare.readers.__path__, "foi_compare.readers."):
    import_module(found.name)
"""
STAGES = """
import sys
from foi_compare.batch.understanding import read_group
from foi_compare.batch.workshop import Plan, load_workshop
load_workshop(Plan(load=load_workshop)).heard()
"""
PRINT = """
print(*(name for name in sys.modules if name.startswith("foi_compare.")))
"""


def loaded(script: str) -> set[str]:
    """Return the modules of this package that a script loads, and the rooms that they stand in."""
    command = [sys.executable, "-c", script + PRINT]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    names = (name.split(".", 1)[1].replace(".", "/") for name in done.stdout.split())
    return {part for name in names for part in parts_of(name)}


def test_whatever_reads_a_file_is_part_of_the_version_of_the_reader() -> None:
    names = loaded(READERS)
    assert {"readers", "model", "text"} <= names
    assert not names & AFTER_READING


def test_whatever_makes_a_reply_is_part_of_the_version_of_the_stages() -> None:
    names = loaded(STAGES)
    assert {"interpret", "match", "observe", "rulings", "codebooks"} <= names
    assert not names & AFTER_REPLIES


def test_what_is_left_out_is_there_by_that_name() -> None:
    assert AFTER_REPLIES < AFTER_READING
    names = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    assert {part for name in names for part in parts_of(name)} >= AFTER_READING


def test_every_package_that_takes_files_apart_counts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=; ]", line)[0] for line in project["dependencies"]}
    assert names - NO_DECODERS - CALENDARS <= DECODERS
    assert not NO_DECODERS & DECODERS


def test_the_parts_have_versions_of_their_own_that_hold() -> None:
    whole, reader, stages = (fingerprint(), fingerprint(AFTER_READING), fingerprint(AFTER_REPLIES))
    assert len({whole, reader, stages}) == 3
    assert fingerprint() == whole


@pytest.mark.parametrize("change", ["content", "name", "another", "empty"])
def test_a_folder_with_another_file_has_another_digest(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "rules"
    (folder / "data").mkdir(parents=True)
    rule = folder / "data" / "words.toml"
    rule.write_bytes(b"one")
    before = folder_digest(folder)
    match change:
        case "content":
            rule.write_bytes(b"two")
        case "name":
            rule.rename(folder / "words.toml")
        case "another":
            (folder / "more.toml").write_bytes(b"")
        case _:
            rule.write_bytes(b"")
    assert folder_digest(folder) != before


def test_what_python_leaves_behind_and_when_a_file_was_written_changes_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "rule.py").write_bytes(b"one")
    before = folder_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "rule.pyc").write_bytes(b"compiled")
    (tmp_path / "rule.py").write_bytes(b"one")
    assert folder_digest(tmp_path) == before
