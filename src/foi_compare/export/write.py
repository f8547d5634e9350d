"""The files of a run to a folder, all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from foi_compare.decisions import TODO_FILE
from foi_compare.decisions.records import Row
from foi_compare.errors import ExportError
from foi_compare.export.columns import specs_for
from foi_compare.export.csv_text import csv_bytes
from foi_compare.export.package import data_package, run_account
from foi_compare.export.rows import rows_of
from foi_compare.export.todo import read_todo, todo_bytes
from foi_compare.model import Dataset

UNREAD_TODO = "decisions-todo-unread.csv"


def files_of(dataset: Dataset) -> Mapping[str, bytes]:
    """Return every file that a run publishes, by name."""
    files = {
        f"{spec.name}.csv": csv_bytes(
            [column.name for column in spec.columns], rows_of(dataset, spec.name)
        )
        for spec in specs_for(dataset.batch.codebook)
    }
    files["datapackage.json"] = data_package(dataset, files)
    return files | {"run.json": run_account(dataset, files)}


def write(dataset: Dataset, out: Path) -> tuple[Path, ...]:
    """Write the files of a run into a folder; other files in it stay as they are.

    Everything is written beside the folder's files first and moved into place at the end, so that
    a full disk or a crash leaves the outputs of the run before.

    Raises:
        ExportError: the folder cannot be written, or a file of it is open in another program.

    """
    files = {**files_of(dataset), **_todo(dataset, out)}
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=out))
    except OSError as error:
        raise ExportError(
            f"The outputs cannot be written to {out}: {_why(error)}."
            " Choose another folder with --out."
        ) from error
    try:
        for name, data in files.items():
            (staging / name).write_bytes(data)
        _all_free(out, files)
        for name in files:
            (staging / name).replace(out / name)
    except OSError as error:
        where = error.filename or str(out)
        raise ExportError(
            f"{where} cannot be written: {_why(error)}. If it is open in another program"
            " (Excel locks what it shows), close it there and run this again."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(out / name for name in files)


def _todo(dataset: Dataset, out: Path) -> Mapping[str, bytes]:
    """Return the todo file, with the answers in the one that is there and not taken yet.

    What cannot be read of that is kept beside it, as it is: somebody may have answered there.
    """
    path = out / TODO_FILE
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise ExportError(
            f"{path} cannot be read: {_why(error)}. Its answers would be lost; close it where it"
            " is open, or choose another folder with --out."
        ) from error
    before = read_todo(data)
    rows = [row.cells for row in before if isinstance(row, Row)]
    files = {TODO_FILE: todo_bytes(dataset, rows)}
    return files if len(rows) == len(before) else {UNREAD_TODO: data} | files


def _all_free(out: Path, files: Mapping[str, bytes]) -> None:
    """Touch every file that is to be replaced: on Windows an open one cannot be."""
    for name in files:
        if (out / name).exists():
            with (out / name).open("r+b"):
                pass


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
