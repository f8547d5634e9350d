"""What is installed: the locks, the bounds and the licences."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from licences import BEGIN, END, Licence, as_markdown, installed, refused, with_list

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
RUNS = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
LOCKED_GROUPS = ("dev", "bench", "build")
PAGE = ROOT / "docs" / "licences.md"


def locked(lock: Path) -> dict[Requirement, int]:
    """Return every requirement of a lock, with the number of its hashes."""
    text = re.sub(r"^#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = (entry.split(" \\\n") for entry in re.split(r"\n(?=\S)", text.strip()))
    return {Requirement(first): len(hashes) for first, *hashes in entries}


def is_the_lock_s() -> bool:
    """Return whether this environment has the versions of the lock."""
    for requirement in locked(ROOT / "requirements" / "dev.lock"):
        if requirement.marker is None or requirement.marker.evaluate():
            try:
                if not requirement.specifier.contains(version(requirement.name)):
                    return False
            except PackageNotFoundError:
                return False
    return True


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_one_version_and_its_hashes_and_no_address(lock: Path) -> None:
    assert not re.search(r"://|--(?:extra-)?index|--find-links|^-i", lock.read_text("utf-8"))
    for requirement, hashes in locked(lock).items():
        (pin,) = requirement.specifier
        assert pin.operator == "==", requirement
        assert hashes > 0, requirement


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = {
        (canonicalize_name(pin.name), next(iter(pin.specifier)).version)
        for pin in locked(ROOT / "requirements" / "dev.lock")
    }
    groups = (Requirement(text) for group in LOCKED_GROUPS for text in GROUPS[group])
    for wanted in (*RUNS, *groups):
        versions = {number for name, number in pins if name == canonicalize_name(wanted.name)}
        assert versions, f"{wanted.name} is not locked: make lock"
        assert all(wanted.specifier.contains(number) for number in versions), f"{wanted}: make lock"


def test_every_upper_bound_is_lifted_for_the_newest() -> None:
    page = (ROOT / "requirements" / "unbounded.txt").read_text(encoding="utf-8")
    lifted = {line for line in page.splitlines() if not line.startswith("#")}
    groups = (Requirement(text) for group in GROUPS.values() for text in group)
    bounded = {
        wanted.name
        for wanted in (*RUNS, *groups)
        if any(bound.operator not in {">=", "!="} for bound in wanted.specifier)
    }
    assert lifted == bounded


@pytest.mark.skipif(sys.platform != "linux", reason="the list is that of Linux")
@pytest.mark.skipif(not is_the_lock_s(), reason="other versions than the lock's are installed")
def test_the_list_of_licences_is_that_of_the_lock() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_list(page, as_markdown(installed())) == page, "make licences"


@pytest.mark.parametrize(
    ("licence", "wrong"),
    [
        ("MIT", False),
        ("Apache-2.0 OR BSD-3-Clause", False),
        ("MPL-2.0 AND MIT", False),
        ("GPL-3.0-or-later", True),
        ("GNU Lesser General Public License v2 (LGPLv2)", True),
        ("AGPL-3.0-only", True),
        ("Other/Proprietary License", True),
        ("UNKNOWN", True),
        ("", True),
    ],
)
def test_a_licence_that_asks_more_than_a_name_is_to_be_looked_at(licence: str, wrong: bool) -> None:
    assert bool([*refused((Licence("package", "1.0", licence, runs=True),))]) == wrong


def test_a_licence_that_was_looked_at_passes_while_it_is_known() -> None:
    assert not [*refused((Licence("codespell", "2.4", "GPL-2.0-only", runs=False),))]
    assert [*refused((Licence("codespell", "2.4", "UNKNOWN", runs=False),))]


def test_the_list_has_what_runs_and_leaves_the_rest_of_the_page() -> None:
    licences = (
        Licence("b", "1", "MIT", runs=True),
        Licence("a", "2", "BSD", runs=True),
        Licence("c", "3", "MIT", runs=False),
    )
    page = with_list(f"before\n{BEGIN}old\n{END}after\n", as_markdown(licences))
    table = "| package | licence |\n|---|---|\n| a | BSD |\n| b | MIT |\n"
    assert page == f"before\n{BEGIN}{table}{END}after\n"
