"""Run the program over an inbox, and hold what it wrote by reply."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

Row = dict[str, str]


@dataclass(slots=True)
class Read:
    """What the program made of one composed reply."""

    observations: list[Row] = field(default_factory=list)
    review: list[Row] = field(default_factory=list)
    set_aside: list[Row] = field(default_factory=list)
    ledger: list[Row] = field(default_factory=list)
    replies: list[Row] = field(default_factory=list)


def ingest(inbox: Path, out: Path, jobs: int) -> tuple[float, int, str]:
    """Run `foi-compare ingest`; return seconds, exit code and the end of its messages."""
    program = shutil.which("foi-compare", path=str(Path(sys.executable).parent)) or "foi-compare"
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - the program under test
        [program, "ingest", str(inbox), "--out", str(out), "--no-cache", "--jobs", str(jobs)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return time.perf_counter() - began, done.returncode, done.stderr[-1500:]


def load(out: Path) -> dict[str, Read]:
    """Return what was written, by the name of the reply (the first part of its path)."""
    found: defaultdict[str, Read] = defaultdict(Read)
    for kind in ("observations", "review", "set_aside", "ledger"):
        for row in rows(out / f"{kind}.csv"):
            getattr(found[reply_name(row["file"])], kind).append(row)
    for row in rows(out / "replies.csv"):
        for name in {reply_name(file) for file in row["files"].split("; ")}:
            found[name].replies.append(row)
    return found


def reply_name(file: str) -> str:
    """Return the name of the composed reply that a file belongs to."""
    return file.split("/", 1)[0].split("!", 1)[0].split(".", 1)[0]


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV; none where it is not there."""
    if not path.exists():
        return []
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))
