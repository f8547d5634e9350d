"""An inbox with files made to harm: each is named with its limit, the reply beside them read."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from hostile import (
    odt_of_repeats,
    packed_twice,
    pdf_packed,
    pdf_whose_form_draws_itself,
    sparse_file,
    sparse_workbook,
    wide_scan,
)

LETTER = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Community resolution 4
Grand Total 7

Kent Police, www.kent.police.uk
"""
MEMORY = 4 * 2**30
HOSTILE = {
    "form.pdf": "more than 64 MB with the forms inside it",
    "long.csv": "larger than 256 MB",
    "packed.pdf": "unpacks to more than 64 MB",
    "repeats.odt": "repeat cells more than 100,000 times",
    "sparse.xlsx": "more than 2,000,000 cells",
    "twice.zip/all.zip/9.zip": "unpacked it would be far larger than any reply",
    "wide.png": "30,000 pixels long",
}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "reply.txt").write_text(LETTER, encoding="utf-8")
    sparse_file(folder / "long.csv", 8 * 2**30)
    for name, data in (
        ("form.pdf", pdf_whose_form_draws_itself()),
        ("packed.pdf", pdf_packed(_packed_twice(), times=2)),
        ("repeats.odt", odt_of_repeats(5_000, 5_000)),
        ("sparse.xlsx", sparse_workbook(17_000)),
        ("twice.zip", packed_twice(10, 16 * 2**20 - 8)),
        ("wide.png", wide_scan(30_000, 300)),
    ):
        (folder / name).write_bytes(data)
    return folder


def _packed_twice() -> bytes:
    return zlib.compress(zlib.compress(b"0 0 m 9 9 l S " * 5_000_000))


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_hostile_files_are_named_with_their_limits_and_the_reply_beside_them_is_read(inbox: Path):
    out = inbox.parent / "out"
    command = (sys.executable, "-c", "from foi_compare.cli import app; app()", "ingest")
    ran = subprocess.run(  # noqa: S603 - our own program
        (*command, str(inbox), "--out", str(out), "--jobs", "1"),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        preexec_fn=_limited,
        text=True,
    )
    assert ran.returncode == 1, ran.stderr[-2000:]
    with (out / "inputs.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["file"]: row for row in csv.DictReader(stream)}
    told = {name: rows[name]["reason"] for name in HOSTILE}
    assert all(limit in told[name] for name, limit in HOSTILE.items()), told
    with (out / "observations.csv").open(encoding="utf-8-sig", newline="") as stream:
        values = [(row["file"], row["value"]) for row in csv.DictReader(stream)]
    assert sorted(values) == [("reply.txt", "3"), ("reply.txt", "4"), ("reply.txt", "7")]
