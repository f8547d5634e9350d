"""Run the command over documents, and read back the files that it writes."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from typer.testing import CliRunner

from foi_compare.cli import app

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """What one run wrote: its exit code, its messages, and its CSV files."""

    exit_code: int
    messages: str
    tables: Mapping[str, tuple[Row, ...]]
    headers: Mapping[str, tuple[str, ...]]

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of one file, such as `observations.csv`."""
        return self.tables[name]


def ingest_folder(inbox: Path, out: Path, *options: str) -> Outputs:
    """Run `foi-compare ingest` over a folder."""
    result = CliRunner().invoke(app, ["ingest", str(inbox), "--out", str(out), *options])
    files = sorted(out.glob("*.csv"))
    return Outputs(
        exit_code=result.exit_code,
        messages=result.stderr,
        tables={path.name: _read(path) for path in files},
        headers={path.name: _header(path) for path in files},
    )


@cache
def ingest_files(files: Sequence[Path], settings: Path | None = None) -> Outputs:
    """Run it over copies of some files alone; the result is kept, because it never changes."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, out = Path(folder, "inbox"), Path(folder, "out")
        inbox.mkdir()
        folder_of_reply = inbox / "reply" if len(files) > 1 else inbox
        folder_of_reply.mkdir(exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder_of_reply / file.name)
        if settings is not None:
            shutil.copyfile(settings, Path(folder, settings.name))
        return ingest_folder(inbox, out)


def _read(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


def _header(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(next(csv.reader(file)))
