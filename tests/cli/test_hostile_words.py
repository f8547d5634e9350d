"""What a stranger or a slip of the hand puts into a name, a label or an argument."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app
from foi_compare.cli.terminal.console import console, print_json, say
from foi_compare.cli.told.closing import print_summary
from foi_compare.cli.told.summary import Summary, summarise
from foi_compare.merge import merge
from observing import batch

FORGED = "kent\x1b[2K\r\n\x9b2J\u202e\u2028Everything was read.\x07"
ORDERS = set("\x07\x1b\x9b\u202e\u2028\r\x85")
ENDLESS = "a" * 5000


def test_no_text_gives_a_screen_orders(capsys: pytest.CaptureFixture[str]) -> None:
    console(to_stderr=False).print(FORGED)
    printed = capsys.readouterr().out
    assert not ORDERS & set(printed)
    assert "Everything was read." in printed


def test_colours_of_our_own_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    screen = console(to_stderr=False)
    with screen.capture() as captured:
        screen.print(FORGED, style="red")
    assert captured.get().startswith("\x1b[31m")
    assert "\x1b[2K" not in captured.get()


def test_a_message_is_one_line_and_no_word_fills_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say(f"{FORGED} {ENDLESS}")
    printed = capsys.readouterr().err
    assert not ORDERS & set(printed)
    assert (printed.count("\n"), printed.endswith("aaa…\n")) == (1, True)
    assert len(printed) < 200


def test_json_says_the_same_and_gives_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"file": FORGED, "force": "Gw\u0177r"})
    printed = capsys.readouterr().out
    assert not ORDERS & set(printed)
    assert "Gw\u0177r" in printed
    assert json.loads(printed)["file"] == FORGED


def test_a_line_of_the_closing_words_stays_one(capsys: pytest.CaptureFixture[str]) -> None:
    known = summarise(merge((), batch()), "out")
    summary = Summary(
        **{name: getattr(known, name) for name in known.__dataclass_fields__}
        | {"unknown_force": ("a\n  - b",)}
    )
    print_summary(summary, console(to_stderr=True))
    assert "  - a - b" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other names that cannot be")
@pytest.mark.parametrize(
    "call",
    [
        ("ingest", ENDLESS),
        *(("ingest", "INBOX", f"--{name}", ENDLESS) for name in ("decisions", "settings")),
        ("ingest", "INBOX", "--codebook", ENDLESS),
        ("ingest", "INBOX", "--out", ENDLESS),
        ("inspect", ENDLESS),
        ("explain", "x", "--out", ENDLESS),
        ("match", "x", "--codebook", ENDLESS),
        ("match", "--file", ENDLESS),
        ("decide", ENDLESS),
        ("init", ENDLESS),
        ("cache", "--cache", ENDLESS),
        ("codebook", "check", ENDLESS),
    ],
)
def test_a_path_that_cannot_be_is_a_message(call: tuple[str, ...], tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "reply.txt").write_text("Kent Police")
    words = [str(inbox) if word == "INBOX" else word for word in call]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert "too long" in result.output
    assert len(result.output) < 500


@pytest.mark.parametrize("jobs", ["9" * 30, "-1", "x"])
def test_an_absurd_number_of_processes_is_a_message_or_does_no_harm(
    jobs: str, tmp_path: Path
) -> None:
    (tmp_path / "reply.txt").write_text("Kent Police")
    out = str(tmp_path / "out")
    call = ["ingest", str(tmp_path), "--out", out, "--no-cache", "--jobs", jobs]
    result = CliRunner().invoke(app, call)
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "reply.txt").write_text("Kent Police")
    (tmp_path / "file").touch()
    return inbox


def called(*words: str) -> tuple[int, str]:
    """Return the exit code and all that is printed, where no error went through."""
    result = CliRunner().invoke(app, list(words))
    assert isinstance(result.exception, SystemExit | None)
    return result.exit_code, result.output


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders of their own")
@pytest.mark.parametrize(
    ("inbox", "told"),
    [
        ("/", "the whole disk"),
        ("/proc", "a folder of the system"),
        ("/proc/self", "a folder of the system"),
        ("/sys/kernel", "a folder of the system"),
        ("HOME", "your home folder"),
        ("/dev/zero", "is a file"),
        ("file", "is a file"),
        ("nowhere", "There is no folder"),
    ],
)
def test_what_is_no_inbox_is_told(
    inbox: str, told: str, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = replies.parent
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    code, printed = called("ingest", str(home) if inbox == "HOME" else inbox, "--no-cache")
    assert code == 2
    assert told in printed.replace("\n", " ")
    assert not (home / "outputs").exists()


@pytest.mark.parametrize("out", ["file", "inbox", "file/inside", os.devnull])
def test_outputs_that_can_lie_nowhere_are_told(
    out: str, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(replies.parent)
    code, printed = called("ingest", "inbox", "--out", out, "--no-cache")
    assert code == 2
    assert "--out" in printed


@pytest.mark.parametrize(
    "call",
    [
        ("ingest", "a\0b"),
        ("ingest", "inbox", "--out", "a\0b"),
        ("ingest", "inbox", "--cache", "a\0b"),
        ("inspect", "a\0b"),
        ("match", "--file", "a\0b"),
        ("decide", "a\0b"),
        ("init", "a\0b"),
        ("cache", "clear", "--cache", "a\0b"),
        ("codebook", "new", "a\0b"),
    ],
)
def test_a_word_with_nul_is_a_message(call: tuple[str, ...]) -> None:
    code, printed = called(*call)
    assert (code, "NUL" in printed) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such devices")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full"])
def test_a_device_without_end_is_not_read(device: str, replies: Path) -> None:
    for call in (
        ("decide", device),
        ("match", "--file", device),
        *(("ingest", str(replies), f"--{name}", device) for name in ("settings", "decisions")),
    ):
        assert called(*call)[0] == 2
    assert "a device, and no file" in called("inspect", device)[1]


NESTED = pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 9_000 + "]" * 9_000, "a = " + "{a=" * 9_000 + "1" + "}" * 9_000],
    ids=["lists", "tables"],
)


@NESTED
def test_settings_nested_without_end_are_a_message(text: str, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "reply.txt").write_text("We hold 3.")
    (tmp_path / "foi-compare.toml").write_text(text)
    code, printed = called("ingest", str(tmp_path / "inbox"), "--out", str(tmp_path / "out"))
    assert code == 2
    assert "nested deeper" in printed
    assert not (tmp_path / "out" / "run.json").exists()


@NESTED
def test_a_codebook_nested_without_end_is_a_message(text: str, tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_text(text)
    (tmp_path / "codes.csv").write_text("code,title\n1,Charged\n")
    code, printed = called("codebook", "check", str(tmp_path))
    assert code == 2
    assert "nested deeper" in printed


def test_a_folder_with_a_forged_name_is_told_on_one_line(tmp_path: Path) -> None:
    code, printed = called("cache", "--cache", str(tmp_path / "a\x1b[2K\u202eb\u2028c\x07"))
    assert (code, printed.count("\n"), ORDERS & set(printed)) == (0, 1, set())
