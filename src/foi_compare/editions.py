"""What was published, kept as it was: outputs, decisions and settings under a name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from foi_compare.changes import Edition
from foi_compare.errors import InputError
from foi_compare.outputs import ACCOUNT, read_outputs
from foi_compare.version import VERSION

FOLDER = "editions"
NAME_FILE = "edition.json"
OUTPUTS = "outputs"
# The person's own files that a number may hang on, beside the outputs.
OWN_FILES = ("decisions.csv", "foi-compare.toml", "audit.csv")
_READ = ("observations.csv", "replies.csv", "inputs.csv")


def freeze(out: Path, name: str, own: Path, *, on: str) -> Path:
    """Keep the outputs of a run, with the person's files beside it, under a name.

    Args:
        out: the folder of the outputs.
        name: a name that a folder can have.
        own: the folder of the decisions, in which `editions/` is made.
        on: the day, which stands in the edition.

    Returns:
        The folder of the edition.

    Raises:
        InputError: there are no outputs or they are not of one run, the name is taken, or it
            cannot be written.

    """
    _fits(name)
    read_outputs(out, "observations.csv")  # refuses what is not of one run
    account = json.loads(_one(out, ACCOUNT))
    files = [f"{OUTPUTS}/{one['file']}" for one in account["outputs"]]
    kept = {f"{OUTPUTS}/{ACCOUNT}": _one(out, ACCOUNT)}
    kept |= {file: _one(out, Path(file).name) for file in files}
    kept |= {file: (own / file).read_bytes() for file in OWN_FILES if (own / file).is_file()}
    folder = own / FOLDER / name
    begun = folder.with_name(f".{name}.begun")
    try:
        if folder.exists():
            raise InputError(
                f"{folder.as_posix()} is there already. What was published stays; choose another"
                " name."
            )
        (begun / OUTPUTS).mkdir(parents=True, exist_ok=True)
        for file, data in kept.items():
            (begun / file).write_bytes(data)
        (begun / NAME_FILE).write_text(_account(name, on, kept), encoding="utf-8")
        begun.rename(folder)
    except OSError as error:
        raise InputError(f"{folder.as_posix()} cannot be written: {error.strerror}.") from error
    return folder


def _fits(name: str) -> None:
    if not name or name.startswith(".") or any(mark in name for mark in '/\\:*?"<>|\0\n'):
        raise InputError(f"`{name}` cannot be the name of an edition: use letters, figures and -.")


def _one(out: Path, name: str) -> bytes:
    try:
        return (out / name).read_bytes()
    except OSError as error:
        raise InputError(
            f"{(out / name).as_posix()} cannot be read: {error.strerror}. Run `foi-compare ingest"
            " INBOX` first, or name the folder of the outputs with --out."
        ) from error


def _account(name: str, on: str, kept: Mapping[str, bytes]) -> str:
    content = {
        "edition": name,
        "frozen_on": on,
        "foi_compare": VERSION,
        "files": [
            {"file": file, "sha256": sha256(data).hexdigest()}
            for file, data in sorted(kept.items())
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def editions_beside(own: Path) -> tuple[Path, ...]:
    """Return the folders of the editions that were kept in a folder, by name."""
    folder = own / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if (one / NAME_FILE).is_file()))


def edition_of(folder: Path) -> Edition:
    """Return what a folder published: the outputs of a run, or an edition that was kept.

    Raises:
        InputError: it is neither, its files are not of one run, or a file of the edition is not
            the one that was kept.

    """
    if (folder / NAME_FILE).is_file():
        _hold_unchanged(folder)
        folder = folder / OUTPUTS
    files = read_outputs(folder, *_READ)
    if "observations.csv" not in files:
        raise InputError(
            f"{folder.as_posix()} holds no outputs. Name a folder that `foi-compare ingest` wrote,"
            f" or one in {FOLDER}/."
        )
    observations, replies, inputs = (_rows(files.get(name, b"")) for name in _READ)
    account: Mapping[str, Any] = json.loads(_one(folder, ACCOUNT))
    return Edition(observations=observations, replies=replies, inputs=inputs, account=account)


def _hold_unchanged(folder: Path) -> None:
    for file, digest in _kept_in(folder).items():
        if sha256(_one(folder, file)).hexdigest() != digest:
            _refuse_changed(folder / file)


def _kept_in(folder: Path) -> Mapping[str, str]:
    """Return the hash of each file of an edition, as its account has it."""
    try:
        named = json.loads(_one(folder, NAME_FILE))["files"]
        return {str(one["file"]): str(one["sha256"]) for one in named}
    except (ValueError, KeyError, TypeError, RecursionError):
        _refuse_changed(folder / NAME_FILE)


def _refuse_changed(path: Path) -> NoReturn:
    raise InputError(
        f"{path.as_posix()} is not as it was when the edition was kept; take it back from its last"
        " copy."
    )


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
