from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from foi_compare.cli import app
from golden.ingesting import ingest_files

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
OUTPUTS = ROOT / "docs" / "outputs.md"
COMMANDS = ROOT / "docs" / "commands.md"

_FENCED = re.compile(r"^ *```([a-z]*)[^\n]*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n\$ foi-compare ([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
_CODE_COLUMN = re.compile(r"outcome_\w+")
# What `git merge` writes around two versions of a place that it could not join.
_LEFT_BY_A_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


@cache
def commands() -> dict[str, set[str]]:
    """Return every command by the words that call it, with its long options."""
    found: dict[str, set[str]] = {}

    def visit(command: object, name: str) -> None:
        members = getattr(command, "commands", None)
        if members:
            for word, member in members.items():
                visit(member, f"{name} {word}".strip())
            return
        options = (option for p in getattr(command, "params", ()) for option in p.opts)
        found[name] = {option for option in options if option.startswith("--")}

    visit(typer.main.get_command(app), "")
    return found


def code_lines(page: Path) -> Iterator[str]:
    """Yield the lines of a page that a reader would type."""
    for language, block in _FENCED.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ ") or language != "console":
                yield line.removeprefix("$ ").strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_shows_two_versions_of_a_place(page: Path) -> None:
    assert not _LEFT_BY_A_MERGE.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists(page: Path) -> None:
    for line in code_lines(page):
        if not line.startswith("foi-compare "):
            continue
        words = line.split()[1:]
        assert any(
            words[: len(name.split())] == name.split() or words[0].startswith("-")
            for name in commands()
        ), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_of_make_that_a_page_shows_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in code_lines(page):
        if line.startswith("make "):
            assert line.split()[1] in targets, line


def test_every_command_and_option_is_documented() -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    for name, options in commands().items():
        assert f"foi-compare {name}" in text, name
        for option in options - {"--help"}:
            assert f"`{option}" in text, f"{name} {option}"


def test_every_column_of_every_output_is_documented() -> None:
    outputs = ingest_files((ROOT / "inbox" / "south-wales-586-26.txt",))
    text = OUTPUTS.read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert outputs.headers
    for name, columns in outputs.headers.items():
        for column in columns:
            documented = f"`{column}`" in sections[name] or (
                _CODE_COLUMN.fullmatch(column) and name == "comparison.csv"
            )
            assert documented, f"{name}: {column}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target, _ in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        pytest.param(call, shown, id=call)
        for call, shown in _CONSOLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    ],
)
def test_the_output_that_the_readme_shows_is_true(
    call: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "inbox", tmp_path / "inbox")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, shlex.split(call))
    printed = [line.rstrip() for line in result.output.splitlines()]
    pieces = [
        piece.strip("\n").splitlines()
        for piece in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    ]
    assert all(_contains(printed, piece) for piece in pieces)


def test_the_rows_that_the_readme_shows_are_true() -> None:
    outputs = ingest_files((ROOT / "inbox" / "west-midlands-1040A-22.pdf",))
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    header = next(at for at, line in enumerate(lines) if line.startswith("| force_id |"))
    columns = _cells(lines[header])
    found = [[row[column] for column in columns] for row in outputs.rows("observations.csv")]
    shown = [_cells(line) for line in lines[header + 2 : lines.index("", header)]]
    assert shown
    for row in shown:
        assert row in found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _contains(lines: list[str], piece: list[str]) -> bool:
    return any(lines[at : at + len(piece)] == piece for at in range(len(lines)))
