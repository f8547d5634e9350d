"""The command that opens the review page: what it refuses, and how it ends."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app
from reviewing import Served, inbox, with_unknown_labels

NAMES = """Kent Police
Reference: FOI 41/24
3 May 2024
Dear Ada Whitmore,
Q1. How were the rapes recorded in 2023 concluded?
| Outcome | 2023 |
| Charged/Summonsed | 63 |
| Filed by Ada Whitmore | 17 |"""


def test_without_its_packages_it_says_how_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    result = CliRunner().invoke(app, ["review", str(tmp_path)])
    assert result.exit_code == 2
    assert 'pip install "foi-compare[review]"' in result.output


def test_a_port_that_is_taken_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("starlette", reason="the packages of the review page are not installed")
    inbox(tmp_path, with_unknown_labels(2))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        words = ["review", str(tmp_path / "inbox"), "--port", port, "--no-browser"]
        result = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "outputs")])
    assert result.exit_code == 2
    assert f"Port {port} cannot be used" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="a process is interrupted otherwise there")
def test_ctrl_c_ends_it_and_writes_the_outputs(tmp_path: Path) -> None:
    pytest.importorskip("starlette", reason="the packages of the review page are not installed")
    inbox(tmp_path, with_unknown_labels(2))
    assert "2 questions left" in _interrupted(tmp_path)
    assert (tmp_path / "outputs" / "comparison.csv").exists()
    assert (tmp_path / "outputs" / "report.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is interrupted otherwise there")
def test_the_end_says_what_the_answers_changed_since_the_last_run(tmp_path: Path) -> None:
    pytest.importorskip("starlette", reason="the packages of the review page are not installed")
    inbox(tmp_path, with_unknown_labels(2))
    assert "Since the last run" not in _interrupted(tmp_path)
    header = "decision_id,kind,scope,force_id,subject,answer\n"
    line = "one,label,force,avon-and-somerset,Filed,18\n"
    (tmp_path / "decisions.csv").write_text(header + line, encoding="utf-8")
    assert "Since the last run: 1 came" in _interrupted(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a process is interrupted otherwise there")
@pytest.mark.parametrize("kept", [False, True])
def test_what_it_writes_keeps_names_where_a_person_says_so(tmp_path: Path, kept: bool) -> None:
    pytest.importorskip("starlette", reason="the packages of the review page are not installed")
    inbox(tmp_path, [("reply.html", NAMES)])
    _interrupted(tmp_path, *(["--keep-names"] if kept else []))
    written = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "outputs").iterdir())
    assert ("Whitmore" in written) is kept
    assert f'"names": "{"kept" if kept else "masked"}"' in written


def _interrupted(folder: Path, *options: str) -> str:
    """Open the page, end it by Ctrl+C, and return what it says."""
    with Served(folder, *options) as served:
        served.process.send_signal(signal.SIGINT)
        assert served.process.stdout is not None
        said = served.process.stdout.read()
        assert served.process.wait() == 0
    return said
