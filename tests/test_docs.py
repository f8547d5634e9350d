from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer

from foi_compare.cli import app
from golden.ingesting import ingest_files

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
OUTPUTS = ROOT / "docs" / "outputs.md"
COMMANDS = ROOT / "docs" / "commands.md"

_FENCED = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
_CODE_COLUMN = re.compile(r"outcome_\w+")


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
    for block in _FENCED.findall(page.read_text(encoding="utf-8")):
        yield from (line.removeprefix("$ ").strip() for line in block.splitlines())


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
