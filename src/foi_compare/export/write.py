"""The files of a run to a folder, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from foi_compare.decisions import TODO_FILE
from foi_compare.decisions.decision_rows import Row
from foi_compare.errors import ExportError
from foi_compare.export.csv_text import csv_bytes
from foi_compare.export.package import data_package, run_account
from foi_compare.export.published_columns import TABLES, specs_for
from foi_compare.export.published_rows import each_row
from foi_compare.export.todo import read_todo, todo_bytes
from foi_compare.model import Dataset
from foi_compare.outputs import exchange_steps, held, take_back

UNREAD_TODO = "decisions-todo-unread.csv"
REPORT = "report.html"  # made with the pages that the caller hands in
# The files that each run writes; the person's, which it takes up, is none of them.
PUBLISHED = (
    *(f"{name}.csv" for name in TABLES),
    "datapackage.json",
    REPORT,
    "run.json",
)


def files_of(dataset: Dataset, pages: Mapping[str, bytes] | None = None) -> Mapping[str, bytes]:
    """Return every file that a run publishes, by name; `pages` are those that show the dataset."""
    files = {
        f"{spec.name}.csv": csv_bytes(
            [column.name for column in spec.columns], each_row(dataset, spec.name)
        )
        for spec in specs_for(dataset.batch.codebook)
    }
    files["datapackage.json"] = data_package(dataset, files)
    files |= pages or {}
    return files | {"run.json": run_account(dataset, files)}


def write(
    dataset: Dataset, out: Path, pages: Mapping[str, bytes] | None = None
) -> tuple[Path, ...]:
    """Write the files of a run into a folder in one step; other files in it stay as they are.

    A second run into the folder waits for the first, and a crash leaves the outputs of the run
    before, or a journal from which the next run or command completes them. `pages` are files that
    show the dataset, by name, and are published with it.

    Raises:
        ExportError: the folder cannot be written, or a file of it is open in another program.

    """
    with held(out):
        return write_into(dataset, out, pages)


def write_into(
    dataset: Dataset, out: Path, pages: Mapping[str, bytes] | None = None
) -> tuple[Path, ...]:
    """Write the files of a run into a folder that the caller holds.

    Raises:
        ExportError: the folder cannot be written, or a file of it is open in another program.

    """
    files = files_of(dataset, pages)
    todo = _todo_there(out)
    # The account of the run comes last: until it is there, the others are not those it names.
    files = {**_todo(dataset, todo), **files}
    try:
        with _all_or_none(out):
            _all_free(out, files)
            for step in exchange_steps(out, files, yours={TODO_FILE: todo}):
                step.do()
    except OSError as error:
        where = error.filename or str(out)
        raise ExportError(
            f"{where} cannot be written: {_why(error)}. If it is open in another program"
            " (Excel locks what it shows), close it there and run this again."
        ) from error
    return tuple(out / name for name in files)


@contextmanager
def _all_or_none(out: Path) -> Iterator[None]:
    """Take back what was begun, whatever ends it: the disk, the memory, or a person."""
    try:
        yield
    except BaseException:
        # What cannot be taken back now is completed by the next run.
        with suppress(OSError, MemoryError):
            take_back(out)
        raise


def _todo_there(out: Path) -> bytes:
    """Return what stands in the todo file, with the answers that were not taken yet."""
    path = out / TODO_FILE
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise ExportError(
            f"{path} cannot be read: {_why(error)}. Its answers would be lost; close it where it"
            " is open, or choose another folder with --out."
        ) from error


def _todo(dataset: Dataset, data: bytes) -> Mapping[str, bytes]:
    """Return the todo file with the answers of the one that is there.

    What cannot be read of that is kept beside it, as it is: somebody may have answered there.
    """
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
