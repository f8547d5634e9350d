"""How LibreOffice is run: a stand-in for it tells what it was given, and what it can do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from confining import needs_confinement
from foi_compare.system import libreoffice
from foi_compare.system.libreoffice import convert, end, pipe_of
from foi_compare.system.scratch import scratch_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def here() -> Iterator[Path]:
    with scratch_folder() as folder:
        yield folder


def run(here: Path, tmp_path: Path, script: str) -> str:
    """Return what a stand-in with this script leaves as its document."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nexec >out/reply.docx\n{script}\n")
    program.chmod(0o700)
    given = here / "reply.rtf"
    given.write_bytes(b"{\\rtf1}")
    return convert(str(program), given, here, 60).read_text()


def test_its_home_and_every_folder_it_may_use_are_inside(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/0")
    told = dict(line.split("=", 1) for line in run(here, tmp_path, "env").splitlines())
    assert not {"DISPLAY", "HTTPS_PROXY"} & told.keys()
    inside = {name for name, value in told.items() if value.startswith(str(here))}
    assert inside >= {"HOME", "TMPDIR", "APPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}
    assert inside >= {"XDG_RUNTIME_DIR", "CUPS_SERVER", "USERPROFILE"}
    assert str(here) in told["DBUS_SESSION_BUS_ADDRESS"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it notes nothing of fonts")
def test_what_it_notes_of_fonts_is_inside(here: Path, tmp_path: Path) -> None:
    told = run(here, tmp_path, 'cat "$FONTCONFIG_FILE"')
    assert re.findall("<cachedir>(.*)</cachedir>", told) == [str(here / "fonts")]
    assert re.findall("<include.*>(.*)</include>", told) == ["/etc/fonts/conf.d"]  # it names none


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it notes nothing of fonts")
def test_what_the_system_knows_of_its_fonts_is_copied(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tmp_path / "known"
    known.mkdir()
    (known / "0a.cache-9").write_bytes(b"fonts")
    monkeypatch.setattr(libreoffice, "_FONTS_KNOWN", (str(tmp_path / "missing"), str(known)))
    assert run(here, tmp_path, "cat fonts/*.cache-9") == "fonts"


def test_its_profile_forbids_macros_and_links_before_it_starts(here: Path, tmp_path: Path) -> None:
    told = run(here, tmp_path, "cat profile/user/registrymodifications.xcu")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in told
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in told


def test_it_stays_in_the_group_of_the_process_that_starts_it(here: Path, tmp_path: Path) -> None:
    told = run(here, tmp_path, "cut -d' ' -f5 /proc/$$/stat")
    assert int(told) == os.getpgrp()


def test_it_reads_no_file_of_a_person_and_writes_none(here: Path, tmp_path: Path) -> None:
    needs_confinement()
    secret, left = tmp_path / "secret.txt", tmp_path / "left"
    secret.write_text("4711")
    told = run(here, tmp_path, f"cat {secret}; echo x >{left}; echo y >tmp/own; cat tmp/own")
    assert told == "y\n"
    assert not left.exists()


def test_it_opens_no_connection(here: Path, tmp_path: Path) -> None:
    needs_confinement()
    script = (
        "import socket\n"
        "socket.socket(socket.AF_UNIX)\n"
        "for family in (socket.AF_INET, socket.AF_INET6):\n"
        " try: socket.socket(family, socket.SOCK_DGRAM)\n"
        " except PermissionError: print('refused')\n"
    )
    (here / "try.py").write_text(script)
    told = run(here, tmp_path, "for p in /usr/bin/python3 /usr/local/bin/python3; do"
               " [ -x $p ] && exec $p try.py; done; echo refused; echo refused")  # fmt: skip
    assert told.split() == ["refused", "refused"]


def test_what_takes_too_long_ends_with_all_that_it_started() -> None:
    with subprocess.Popen(
        ["/bin/sh", "-c", "tail -f /dev/null & echo $!; wait"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        started = psutil.Process(int(process.stdout.readline()))
        end(process.pid)
        process.wait()
    gone, alive = psutil.wait_procs([started], timeout=30)
    assert (len(gone), alive) == (1, [])


def test_a_time_limit_ends_it(here: Path, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\ntail -f /dev/null\n")
    program.chmod(0o700)
    with pytest.raises(subprocess.TimeoutExpired):
        convert(str(program), here / "reply.rtf", here, 0)


def test_the_socket_that_it_leaves_when_it_is_killed_goes_with_its_folder() -> None:
    with scratch_folder() as here:
        left = pipe_of(here)
        left.touch()
    assert not left.exists()
