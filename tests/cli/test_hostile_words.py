"""What a stranger or a slip of the hand puts into a name, a label or an argument."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app
from foi_compare.cli.closing import print_summary
from foi_compare.cli.console import console, print_json, say
from foi_compare.cli.summary import Summary, summarise
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
