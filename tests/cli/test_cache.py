"""`--cache`, `--no-cache` and `cache`, and a run that has nothing to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app
from foi_compare.decisions import TODO_FILE
from foi_compare.store import FILE_NAME, cache_folder

ROOT = Path(__file__).resolve().parents[2]
OPEN = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

How many crimes were recorded in 2019, by outcome?

Outcome Total
Cautions 4
Charged/Summonsed 3
Grand Total 7
"""
SHIPPED = ("south-wales-586-26.txt", "west-yorkshire-1711564-23.html", "cleveland-242-24.docx")


class Desk:
    """An inbox with a place for its outputs and a cache."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.out = folder / "outputs"
        self.cache = folder / "cache"
        self.inbox.mkdir()
        for name in SHIPPED:
            shutil.copyfile(ROOT / "inbox" / name, self.inbox / name)

    def ingest(self, *options: str, out: Path | None = None) -> Result:
        """Run `ingest` with the cache, and with what else is given."""
        where = ("--out", str(out or self.out), "--cache", str(self.cache))
        result = CliRunner().invoke(app, ["ingest", str(self.inbox), *where, *options])
        assert result.exit_code == 0, result.output
        return result

    def outputs(self) -> dict[str, bytes]:
        """Return the outputs by name."""
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())}

    def age(self) -> None:
        """Make every output old, so that it shows which of them are written."""
        for path in self.out.iterdir():
            os.utime(path, (1, 1))

    def written(self) -> list[str]:
        """Return the outputs that were written since."""
        return sorted(path.name for path in self.out.iterdir() if path.stat().st_mtime > 1)

    @property
    def store(self) -> Path:
        """The file of the cache."""
        return self.cache / FILE_NAME


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def call(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_run_with_nothing_to_do_writes_nothing_and_says_the_same(desk: Desk) -> None:
    first = desk.ingest("--json")
    before = desk.outputs()
    desk.age()
    second = desk.ingest("--json")
    assert desk.written() == []
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr)
    assert desk.outputs() == before
    assert json.loads(second.stdout)["replies"] == 3


def test_the_account_of_a_run_has_the_hash_of_every_other_output(desk: Desk) -> None:
    desk.ingest()
    account = json.loads((desk.out / "run.json").read_text(encoding="utf-8"))
    named = {one["file"] for one in account["outputs"]}
    assert named == set(desk.outputs()) - {"run.json", TODO_FILE}


def test_what_the_run_says_is_that_of_the_folder_it_is_given_now(desk: Desk) -> None:
    desk.ingest()
    elsewhere = desk.out.with_name("moved")
    desk.out.rename(elsewhere)
    said = desk.ingest("--json", out=elsewhere).stdout
    assert json.loads(said)["out"] == elsewhere.as_posix()


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"accepted", b"accepting", 1))


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("observations.csv", change),
        ("observations.csv", Path.unlink),
        ("run.json", change),
        ("run.json", Path.unlink),
        (TODO_FILE, Path.unlink),
    ],
)
def test_an_output_that_is_not_as_it_was_written_is_written_again(
    desk: Desk, name: str, harm: Callable[[Path], None]
) -> None:
    desk.ingest()
    before = desk.outputs()
    harm(desk.out / name)
    assert desk.outputs() != before
    desk.ingest()
    assert desk.outputs() == before


def test_answers_that_wait_in_the_todo_file_are_left_where_they_are(desk: Desk) -> None:
    desk.ingest()
    todo = desk.out / TODO_FILE
    todo.write_bytes(todo.read_bytes() + b"\n")
    desk.age()
    desk.ingest()
    assert desk.written() == []


def test_a_reply_more_is_a_run_that_has_something_to_do(desk: Desk) -> None:
    desk.ingest()
    desk.age()
    shutil.copyfile(ROOT / "inbox" / "hertfordshire-hospitals.docx", desk.inbox / "more.docx")
    desk.ingest()
    assert "observations.csv" in desk.written()
    (desk.inbox / "more.docx").unlink()
    desk.ingest()
    assert b"more.docx" not in desk.outputs()["observations.csv"]


def test_a_decision_and_its_undoing_are_something_to_do(desk: Desk) -> None:
    (desk.inbox / "open.txt").write_text(OPEN, encoding="utf-8")
    desk.ingest()
    before = desk.outputs()
    decisions = desk.inbox.with_name("decisions.csv")
    decisions.write_text(
        "kind,scope,force_id,subject,answer\nlabel,force,kent,Cautions,3\n", encoding="utf-8"
    )
    desk.ingest()
    assert b",decided," in desk.outputs()["observations.csv"]
    decisions.unlink()
    desk.ingest()
    assert desk.outputs() == before


@pytest.mark.parametrize("line", ['offence = "theft"', "sent_on = 2026-09-01"])
def test_another_setting_is_something_to_do(desk: Desk, line: str) -> None:
    desk.ingest()
    before = desk.outputs()
    desk.inbox.with_name("foi-compare.toml").write_text(line + "\n", encoding="utf-8")
    desk.ingest()
    assert desk.outputs()["run.json"] != before["run.json"]


def test_strict_fails_a_run_with_nothing_to_do_as_it_fails_the_first(desk: Desk) -> None:
    (desk.inbox / "open.txt").write_text(OPEN, encoding="utf-8")
    where = ["ingest", str(desk.inbox), "--out", str(desk.out), "--cache", str(desk.cache)]
    codes = [CliRunner().invoke(app, [*where, "--strict"]).exit_code for _ in range(2)]
    assert codes == [1, 1]


def test_a_file_that_cannot_be_read_is_named_by_the_second_run_too(desk: Desk) -> None:
    (desk.inbox / "empty.txt").write_bytes(b"\n")
    where = ["ingest", str(desk.inbox), "--out", str(desk.out), "--cache", str(desk.cache)]
    first, second = (CliRunner().invoke(app, where) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert second.stderr == first.stderr
    assert "empty.txt" in second.stderr


def test_however_much_is_kept_the_outputs_are_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.ingest("--no-cache")
    from_nothing = desk.outputs()
    for name, harm in (
        ("cold", lambda: None),
        ("warm", lambda: None),
        ("damaged", lambda: desk.store.write_bytes(desk.store.read_bytes()[:9000])),
        ("foreign", lambda: desk.store.write_bytes(b"mine" * 5000)),
    ):
        harm()
        shutil.rmtree(desk.out)
        desk.ingest()
        assert desk.outputs() == from_nothing, name
    desk.store.unlink()
    moved = desk.inbox / SHIPPED[0]
    moved.rename(tmp_path / "moved")
    desk.ingest()
    (tmp_path / "moved").rename(moved)
    desk.ingest()
    assert desk.outputs() == from_nothing  # partly warm
    desk.store.unlink()
    shutil.rmtree(desk.out)
    desk.ingest("--jobs", "2")
    assert desk.outputs() == from_nothing


def test_a_damaged_cache_is_put_aside_with_a_word(desk: Desk) -> None:
    desk.ingest()
    desk.store.write_bytes(b"no database" * 999)
    shutil.rmtree(desk.out)
    said = desk.ingest().stderr
    assert f"was put aside as {FILE_NAME}.damaged-1" in " ".join(said.split())


def test_no_cache_keeps_nothing_and_believes_nothing(desk: Desk) -> None:
    desk.ingest("--no-cache")
    assert not desk.cache.exists()
    desk.ingest()
    size = desk.store.stat().st_size
    desk.age()
    desk.ingest("--no-cache")
    assert "observations.csv" in desk.written()
    assert desk.store.stat().st_size == size


def test_a_cache_that_cannot_be_written_costs_a_word_and_nothing_else(desk: Desk) -> None:
    desk.cache.write_text("a file where the folder should be", encoding="utf-8")
    said = desk.ingest().stderr
    assert "nothing is kept for the next run" in " ".join(said.split())
    assert (desk.out / "observations.csv").is_file()


def test_two_runs_at_once_disturb_neither(desk: Desk) -> None:
    desk.ingest("--no-cache")
    expected = desk.outputs()
    command = [sys.executable, "-m", "foi_compare", "ingest", str(desk.inbox)]
    outs = [desk.out.with_name(name) for name in ("one", "two")]
    runs = [
        subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--out", str(out), "--cache", str(desk.cache)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for out in outs
    ]
    said = [run.communicate()[1] for run in runs]
    for out, words in zip(outs, said, strict=True):
        assert {path.name: path.read_bytes() for path in out.iterdir()} == expected
        assert "cache" not in words


def test_the_cache_says_where_it_is_and_how_large_and_is_cleared(desk: Desk) -> None:
    assert call("cache", "--cache", str(desk.cache)) == f"{desk.cache}: 0.0 MB in 0 files\n"
    desk.ingest()
    (desk.cache / f"{FILE_NAME}.damaged-1").write_bytes(b"x" * 2**20)
    (desk.cache / "mine.txt").write_text("mine", encoding="utf-8")
    assert call("cache", "--cache", str(desk.cache)).endswith(" MB in 2 files\n")
    assert " in 2 files removed" in call("cache", "clear", "--cache", str(desk.cache))
    assert [path.name for path in desk.cache.iterdir()] == ["mine.txt"]
    assert " in 0 files removed" in call("cache", "--cache", str(desk.cache), "clear")


def test_without_a_folder_the_environment_says_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOI_COMPARE_CACHE", str(tmp_path))
    assert call("cache").startswith(f"{tmp_path}: ")
    monkeypatch.delenv("FOI_COMPARE_CACHE")
    assert cache_folder().name == "foi-compare"


LOADED = """
import sys
from foi_compare.cli import app
try:
    app(sys.argv[1:])
except SystemExit:
    pass
print(*sorted({name.split(".")[0] for name in sys.modules}))
print(*sorted(name for name in sys.modules if name.startswith("foi_compare.")))
"""


def test_a_run_with_nothing_to_do_loads_no_reader_and_no_frame(desk: Desk) -> None:
    desk.ingest()
    command = [sys.executable, "-c", LOADED, "ingest", str(desk.inbox)]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "--out", str(desk.out), "--cache", str(desk.cache)],
        check=True,
        capture_output=True,
        text=True,
    )
    packages, own = (set(line.split()) for line in done.stdout.splitlines())
    assert not packages & {
        "pandas",
        "numpy",
        "pypdfium2",
        "pdfplumber",
        "lxml",
        "docx",
    }
    assert not own & {
        "foi_compare.pipeline",
        "foi_compare.readers",
        "foi_compare.interpret.whole_reply.interpretation",
        "foi_compare.match.matcher",
        "foi_compare.processes",
    }
