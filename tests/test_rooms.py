"""That a file is found by where it stands and what it is called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import foi_compare

PACKAGE = Path(foi_compare.__file__).parent
MODULES = tuple(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
ROOMS = tuple(
    path.parent
    for stages in ("readers/*", "interpret/*", "*")
    for path in PACKAGE.glob(f"{stages}/__init__.py")
)
ARCHITECTURE = Path(__file__).resolve().parents[1] / "docs" / "architecture.md"
MOST_OF_A_ROOM = 16


def test_a_file_name_has_one_meaning() -> None:
    where = defaultdict(list)
    for path in MODULES:
        where[path.name].append(path.relative_to(PACKAGE).as_posix())
    assert not [places for places in where.values() if len(places) > 1]


def test_no_room_is_crowded() -> None:
    beside = Counter(path.parent for path in MODULES)
    assert not {room.name: files for room, files in beside.items() if files > MOST_OF_A_ROOM}


def test_what_has_rooms_keeps_no_file_outside_of_them() -> None:
    for stage in ("readers", "readers/tables", "interpret", "cli"):
        assert [path.name for path in (PACKAGE / stage).glob("*.py")] == ["__init__.py"]


def test_the_architecture_names_every_room() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    assert not [room.name for room in ROOMS if f"`{room.name}/`" not in text]


def test_the_architecture_names_only_files_that_are_there() -> None:
    there = [f"/{path.as_posix()}" for path in PACKAGE.rglob("*.py")]
    there += [f"/{path.as_posix()}" for path in ARCHITECTURE.parents[1].glob("tests/**/*.py")]
    for named in re.findall(r"`([\w/]+\.py)`", ARCHITECTURE.read_text(encoding="utf-8")):
        assert any(path.endswith(f"/{named}") for path in there), named


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.toml")), ids=lambda path: path.name)
def test_no_line_of_data_is_too_long_to_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if len(line) > 120]
