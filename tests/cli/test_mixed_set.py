"""Outputs that are not those of one run: every command that takes outputs refuses them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app
from reviewing import Served
from running import LETTER

# The words of each command that takes outputs, in a folder that holds them in `outputs`.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "audit": ("audit", "--sample", "2", "--form", "form.csv", "--by", "Ada"),
    "audit, to take": ("audit", "--take", "keyed.csv", "--by", "Ada"),
    "decide": ("decide",),
    "diff, new": ("diff", "whole"),
    "diff, old": ("diff", "outputs", "whole"),
    "explain": ("explain", "{number}"),
    "explain, the page": ("explain", "{number}", "--image", "page.png"),
    "explain, a decision": ("explain", "{number}", "--decision", "number"),
    "export": ("export", "results.xlsx"),
    "export, for charts": ("export", "charts", "--format", "datawrapper"),
    "freeze": ("freeze", "january"),
    "letters": ("letters", "--as-of", "2025-03-01"),
    "review": ("review", "--no-browser"),
}
WRITES_THEM_ANEW = {"ingest"}


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), input="q\n")


def ingest(folder: Path, force: str, out: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "reply.txt").write_text(LETTER.format(force=force), encoding="utf-8")
    assert call("ingest", folder.name, "--out", out, "--no-cache", "--jobs", "1").exit_code == 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two sets of outputs, each of one run."""
    desk = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        ingest(desk / "essex", "Essex", "others")
        ingest(desk / "inbox", "Kent", "outputs")
        ingest(desk / "inbox", "Kent", "whole")
    return desk


@pytest.fixture
def desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it, as the folder in which the person stands."""
    for path in made.rglob("*"):
        if path.is_file():
            copy = tmp_path / path.relative_to(made)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (tmp_path / "keyed.csv").write_text("claim_id,keyed\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mixed(desk: Path) -> None:
    (desk / "outputs" / "review.csv").write_bytes((desk / "others" / "review.csv").read_bytes())


def without_one(desk: Path) -> None:
    (desk / "outputs" / "findings.csv").unlink()


def of_no_run(desk: Path) -> None:
    (desk / "outputs" / "run.json").unlink()


def of_a_broken_account(desk: Path) -> None:
    (desk / "outputs" / "run.json").write_text('{"foi_compare": "0', encoding="utf-8")


def of_an_account_without_files(desk: Path) -> None:
    account = json.dumps({"foi_compare": "0", "outputs": []})
    (desk / "outputs" / "run.json").write_text(account, encoding="utf-8")


WAYS = {
    mixed: "review.csv changed since the run that run.json tells of",
    without_one: "findings.csv changed since the run that run.json tells of",
    of_no_run: "there is no run.json that says which run they are of",
    of_a_broken_account: "run.json does not say which files its run wrote",
    of_an_account_without_files: "run.json does not say which files its run wrote",
}


def a_number(desk: Path) -> str:
    return (desk / "whole" / "observations.csv").read_text().splitlines()[1].split(",")[0]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_it_names_the_file_and_the_reason_and_what_to_run(
    desk: Path, command: str, way: Callable[[Path], None]
) -> None:
    if command == "review":
        pytest.importorskip("starlette", reason="the packages of the page are not installed")
    way(desk)
    before = everything(desk)
    result = call(*(word.format(number=a_number(desk)) for word in COMMANDS[command]))
    said = " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "The files in outputs are not the outputs of one run" in said
    assert WAYS[way] in said
    assert "Run `foi-compare ingest INBOX --out outputs` to write them anew" in said
    assert everything(desk) == before


def everything(desk: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in desk.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "review"])
def test_outputs_of_one_run_are_taken(desk: Path, command: str) -> None:
    result = call(*(word.format(number=a_number(desk)) for word in COMMANDS[command]))
    assert "one run" not in result.stderr
    if "the page" not in command:  # which a text has not
        assert result.exit_code == 0, result.stderr


def test_the_page_opens_on_outputs_of_one_run_and_on_none(desk: Path) -> None:
    pytest.importorskip("starlette", reason="the packages of the page are not installed")
    with Served(desk) as served:
        assert served.base
    for path in (desk / "outputs").iterdir():
        path.unlink()
    with Served(desk) as served:
        assert served.base


def test_every_command_with_outputs_stands_here() -> None:
    taking = {
        one.callback.__name__
        for one in app.registered_commands
        if one.callback and {"out", "old"} & inspect.signature(one.callback).parameters.keys()
    }
    assert taking - WRITES_THEM_ANEW == {name.split(",")[0] for name in COMMANDS}


def test_a_table_that_a_person_answered_is_theirs(desk: Path) -> None:
    mixed(desk)
    todo = desk / "outputs" / "decisions-todo.csv"
    assert call("decide", str(todo)).exit_code == 0


def test_an_edition_that_is_not_as_it_was_kept_is_named(desk: Path) -> None:
    assert call("freeze", "january").exit_code == 0
    kept = desk / "editions" / "january"
    assert call("diff", str(kept)).exit_code == 0
    for name, content in (("outputs/review.csv", "7"), ("edition.json", '{"files": 7}')):
        (kept / name).write_text(content, encoding="utf-8")
        result = call("diff", str(kept))
        assert result.exit_code == 2
        assert f"{name} is not as it was when the edition was kept" in " ".join(
            result.stderr.split()
        )
