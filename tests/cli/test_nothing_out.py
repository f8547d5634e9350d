"""An audit of a whole run by strace: no connection, no write outside, nothing of a reply run."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageDraw, ImageFont

from confining import needs_confinement
from foi_compare.system.libreoffice import find_program
from hostile import wide_scan
from hostile_inbox import INBOXES, SETTINGS, write
from linking import linking_documents
from tracing import COMMAND, Trace

# LibreOffice is a script, its starter, its program, and what the script asks about itself.
STARTED_BY_ITS_SCRIPT = {"basename", "dirname", "grep", "ls", "sed", "sh", "uname"}
OFFICE = {"soffice", "libreoffice", "oosplash", "soffice.bin"}
# The C library asks here for the name of a user, where such a service runs.
NAMES = {"/var/run/nscd/socket", "/run/systemd/userdb/io.systemd.DynamicUser"}

# All of the suite; what is read of the last inbox does to its program what the file says.
FILES = [name for name in INBOXES if name != "readers"]
_IMPORTED = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


class Audit(NamedTuple):
    """A traced run, the folders that it was given, and whether it had to start LibreOffice."""

    trace: Trace
    desk: Path
    secret: Path
    office: bool


@pytest.fixture(scope="module", params=["files", "readers"])
def audit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    desk = tmp_path_factory.mktemp("audit")
    secret = desk.parent / "of-the-person.png"
    secret.write_bytes(wide_scan(20, 20))
    for name in ("tmp", "home"):
        (desk / name).mkdir()
    if request.param == "readers":
        write(INBOXES["readers"], desk / "inbox")
        (desk / "foi-compare.toml").write_text(SETTINGS["readers"])
        return Audit(_traced(desk, "attacked"), desk, secret, office=False)
    write([case for name in FILES for case in INBOXES[name]], desk / "inbox")
    for name, data in (linking_documents(secret) | {"scan.png": _scan()}).items():
        (desk / "inbox" / name).write_bytes(data)
    return Audit(_traced(desk, "foi_compare.cli"), desk, secret, office=bool(find_program()))


def _traced(desk: Path, module: str) -> Trace:
    """Ingest the inbox of a desk by the command line of a module; return what was called."""
    log = desk / "strace.log"
    start = (sys.executable, "-c", f"from {module} import main; main()")
    places = ("--out", str(desk / "out"), "--cache", str(desk / "cache"), "--jobs", "2")
    # onnxruntime is silent by itself where this tells it that nobody uses it.
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    ran = subprocess.run(  # noqa: S603 - our own program
        (*COMMAND, "-o", str(log), *start, "ingest", str(desk / "inbox"), *places),
        capture_output=True,
        check=False,
        env=environment | {"TMPDIR": str(desk / "tmp"), "HOME": str(desk / "home")} | _IMPORTED,
        text=True,
    )
    if "ptrace" in ran.stderr and not log.stat().st_size:
        pytest.skip("this system lets no program trace another")
    assert ran.returncode == 1, ran.stderr[-2000:]
    return Trace(log)


def _scan() -> bytes:
    image = Image.new("L", (900, 240), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(26)
    for line, text in enumerate(("Kent Police", "Charged 3", "Caution 4")):
        draw.text((60, 40 + 60 * line), text, fill=0, font=font)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_the_reply_beside_them_is_read(audit: Audit) -> None:
    with (audit.desk / "out" / "observations.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["file"] == "reply.txt"]
    assert sorted(row["value"] for row in rows) == ["3", "4", "7"]


def test_nobody_is_spoken_to(audit: Audit) -> None:
    assert list(audit.trace.outward()) == []
    assert set(audit.trace.sockets()) <= NAMES | _pipes(audit)


def test_nothing_is_written_but_outputs_store_and_temporary_files(audit: Audit) -> None:
    given = tuple(f"{audit.desk / name}/" for name in ("out", "cache", "tmp"))
    outside = {
        (call.name, path)
        for call, path in audit.trace.written()
        if not f"{path}/".startswith(given) and not _is_harmless(path)
    }
    assert outside == set()
    assert list((audit.desk / "home").iterdir()) == []


def test_nothing_is_left_in_the_temporary_folder(audit: Audit) -> None:
    assert list((audit.desk / "tmp").iterdir()) == []
    assert not [pipe for pipe in _pipes(audit) if Path(pipe).exists()]


def test_nothing_is_started_but_the_program_and_libreoffice(audit: Audit) -> None:
    python = Path(sys.executable).resolve()
    for process, program in audit.trace.started():
        if Path(program).resolve() == python:
            continue
        assert audit.trace.is_under(process, _office(audit)), program
        assert Path(program).name in OFFICE | STARTED_BY_ITS_SCRIPT, program
    assert bool(_office(audit)) is audit.office


def test_no_link_of_a_document_is_followed(audit: Audit) -> None:
    if audit.office:
        needs_confinement()
    assert str(audit.secret) not in set(audit.trace.read())


def _office(audit: Audit) -> set[int]:
    """Return the processes of LibreOffice, from which it starts others."""
    return {
        process
        for process, program in audit.trace.started()
        if Path(program).name in {"soffice", "libreoffice"}
    }


def _pipes(audit: Audit) -> set[str]:
    """Return the sockets by which LibreOffice asks whether it runs already."""
    return {place for place in audit.trace.sockets() if Path(place).name.startswith("OSL_PIPE_")}


def _is_harmless(path: str) -> bool:
    """Tell whether a file is none, Python's own, or the socket that LibreOffice needs.

    Python keeps a module compiled beside the program when it is first loaded; a worker asks the
    kernel to end it before others where memory runs out.
    """
    name = Path(path).name
    none = path in {os.devnull, "/proc/self/oom_score_adj"}
    compiled = "__pycache__" in Path(path).parts  # the folder as well, where it is the first
    return none or compiled or name.startswith("OSL_PIPE_")
