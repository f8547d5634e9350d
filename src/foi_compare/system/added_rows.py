"""A CSV file that is only added to: its rows, and more rows at its end."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from foi_compare.errors import InputError
from foi_compare.spreadsheets import guard, unguard
from foi_compare.system.appending import append
from foi_compare.text import on_one_line


def added_rows(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a file by column, none where there is no file.

    A cell that is missing is empty. Two copies that git merged may each have a header.

    Raises:
        InputError: it cannot be read, or is no such file.

    """
    try:
        rows = list(csv.reader(io.StringIO(_text(path), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path.as_posix()} is damaged: {error}. Take it back from its last copy, or move it"
            " away to begin anew."
        ) from error
    names: tuple[str, ...] = ()
    for cells in rows:
        if cells[:2] == list(columns[:2]):
            names = tuple(cells)
        elif any(cells):
            yield dict.fromkeys(columns, "") | dict(zip(names, map(unguard, cells), strict=False))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise InputError(f"{path.as_posix()} cannot be read: {error.strerror}.") from error


def add_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Add rows to the end of a file, which is made with its header where it is not there.

    Raises:
        InputError: it cannot be added to, and is as it was.

    """
    lines = [[guard(on_one_line(row.get(name, ""))) for name in columns] for row in rows]

    def continued(before: bytes) -> str:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        if not before.strip():
            writer.writerow(columns)
        elif not before.endswith(b"\n"):
            stream.write("\n")
        writer.writerows(lines)
        return stream.getvalue()

    try:
        append(path, continued)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(
            f"Nothing was added to {path.as_posix()}: {why}. Close it where it is open, or make"
            " room, and say it again."
        ) from error
