"""A name to the format that is meant by it, and bytes to that place: whole, or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from foi_compare.errors import ExportError, InputError
from foi_compare.outputs import read_or_none
from foi_compare.version import VERSION

Format = Literal["xlsx", "parquet", "sqlite", "csv-excel", "datawrapper"]
ACCOUNT = "export.json"

_SUFFIXES: Mapping[str, Format] = {
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}
# The formats that are a folder of files; Parquet is one too, where no file is named.
_FOLDERS: tuple[Format, ...] = ("csv-excel", "datawrapper", "parquet")


def format_of(target: Path, given: str) -> Format:
    """Return the format that a target is to have: the one that is given, else that of its suffix.

    Raises:
        InputError: neither says which, or the two say different things.

    """
    formats: tuple[Format, ...] = get_args(Format)
    listed = ", ".join(formats)
    meant = _SUFFIXES.get(target.suffix.lower())
    if not given:
        if meant is None:
            raise InputError(
                f"{target.as_posix()} does not say which format is meant. Give it a suffix"
                f" ({', '.join(_SUFFIXES)}), or say --format {listed}."
            )
        return meant
    chosen = next((one for one in formats if one == given), None)
    if chosen is None:
        raise InputError(f"`{given}` is no format. It may be {listed}.")
    if meant not in (None, chosen) or (meant is None and chosen not in _FOLDERS):
        fitting = next((suffix for suffix, one in _SUFFIXES.items() if one == chosen), "")
        needs = f"a name that ends in {fitting}" if fitting else "the name of a folder"
        raise InputError(f"--format {chosen} needs {needs}, and not {target.as_posix()}.")
    return chosen


def is_folder(target: Path, chosen: Format) -> bool:
    """Tell whether an export is a folder of files."""
    return chosen in _FOLDERS and target.suffix.lower() not in _SUFFIXES


def write_file(target: Path, data: bytes) -> None:
    """Write one file; what stood there before stays until the new one is whole.

    Raises:
        ExportError: it cannot be written.

    """
    begun = target.with_name(f".{target.name}.begun")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(data)
        os.replace(begun, target)  # noqa: PTH105 - the same, and never onto a folder
    except OSError as error:
        with suppress(OSError):
            begun.unlink(missing_ok=True)
        raise ExportError(
            f"{target.as_posix()} cannot be written: {error.strerror}. If it is open in another"
            " program (Excel locks what it shows), close it there and run this again."
        ) from error


def write_folder(target: Path, files: Mapping[str, bytes], chosen: Format) -> None:
    """Write the files of an export into a folder; `export.json` tells which they are.

    Files of an export before that are not in this one are removed, unless they were changed since.

    Raises:
        ExportError: it cannot be written, or it holds other files than an export of that format.

    """
    before = _before(target, chosen)
    if before is None and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ExportError(
            f"{target.as_posix()} holds other files already. Name a folder that is empty or new."
        )
    for name, data in files.items():
        write_file(target / name, data)
    account = {
        "foi_compare": VERSION,
        "format": chosen,
        "files": [
            {"file": name, "sha256": sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }
    write_file(target / ACCOUNT, (json.dumps(account, indent=2) + "\n").encode())
    for name, digest in (before or {}).items():
        if name not in files and _is_unchanged(target, name, digest):
            (target / name).unlink()


def _before(folder: Path, chosen: Format) -> Mapping[str, str] | None:
    """Return what an export of the same format wrote into a folder; None where none did."""
    data = read_or_none(folder / ACCOUNT)
    if data is None:
        return None
    try:
        account = json.loads(data)
        listed: Iterable[Mapping[str, str]] = account["files"]
        hashes = {str(one["file"]): str(one["sha256"]) for one in listed}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return hashes if account.get("format") == chosen else None


def _is_unchanged(folder: Path, name: str, digest: str) -> bool:
    """Tell whether a file of the folder itself is still the one that an export wrote."""
    data = read_or_none(folder / name) if Path(name).name == name else None
    return data is not None and sha256(data).hexdigest() == digest
