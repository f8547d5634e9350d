"""The audit can fail: each thing it looks for is found in a program that does it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracing import COMMAND, Trace

PROGRAM = """
import os, socket, subprocess, sys
os.chdir(sys.argv[1])
open("given.txt").read()
for to in (open("made.txt", "w"), os.open("é.txt", os.O_CREAT)):
    pass
os.rename("made.txt", "renamed.txt")
os.symlink("target", "link")
os.mkdir("folder")
os.truncate("renamed.txt", 0)
try:
    open("no-such-folder/in-vain.txt", "w")
except OSError:
    pass
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as speaking:
    speaking.connect(("127.0.0.1", 9))
    speaking.getpeername()
with socket.socket(socket.AF_UNIX) as listening:
    listening.bind("socket")
subprocess.run(["/bin/sh", "-c", "/bin/ls >listed.txt"])
"""


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    log, place = tmp_path / "log", tmp_path / "place"
    place.mkdir()
    (place / "given.txt").touch()
    command = (*COMMAND, "-o", str(log), sys.executable, "-I", "-S", "-c", PROGRAM, str(place))
    ran = subprocess.run(command, check=False)  # noqa: S603 - our own program
    if ran.returncode:
        pytest.skip("this system lets no program trace another")
    return Trace(log)


def test_what_a_program_does_is_found(trace: Trace, tmp_path: Path) -> None:
    place = tmp_path / "place"
    written = {Path(path).name for _, path in trace.written()}
    assert written >= {"made.txt", "é.txt", "renamed.txt", "link", "folder", "in-vain.txt"}
    assert written >= {"listed.txt", "socket"}
    assert not {"given.txt", "target", "127.0.0.1"} & written
    assert {str(place / name) for name in ("given.txt", "listed.txt")} <= set(trace.read())
    assert [call.name for call in trace.outward()] == ["connect"]
    assert "socket" in set(trace.sockets())


def test_who_started_what_is_found(trace: Trace) -> None:
    started = {Path(program).name: process for process, program in trace.started()}
    assert {"sh", "ls"} <= started.keys()
    assert trace.is_under(started["ls"], {started["sh"]})
    first = next(process for process, _ in trace.started())
    assert trace.is_under(started["ls"], {first})
    assert not trace.is_under(first, {started["sh"]})
