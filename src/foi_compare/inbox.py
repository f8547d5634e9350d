"""A folder to the files in it that may be replies, each with its name and the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from foi_compare.errors import InputError
from foi_compare.model.document import FILE_BYTES

# What people and their systems leave in a folder beside replies, by name in lower case.
_NOT_REPLIES = frozenset(
    {"readme.md", "foi-compare.toml", "decisions.csv", "thumbs.db", "desktop.ini"}
)


class InboxFile(NamedTuple):
    """A file to read: where it is, what the outputs call it, and its hash.

    The hash is empty where the file is unreadable or too large.
    """

    path: str
    name: str
    sha256: str
    problem: str = ""


class PassedOver(NamedTuple):
    """An entry of the inbox that is not read as a reply, and why."""

    name: str
    reason: str


def passed_over(inbox: Path, *, leave_out: Path | None = None) -> tuple[PassedOver, ...]:
    """Return every entry of the folder and its subfolders that is not read, ordered by name.

    Args:
        inbox: the folder.
        leave_out: a folder that is never read, such as the outputs of the run before.

    """
    left_out = leave_out.resolve() if leave_out is not None else None
    found: list[PassedOver] = []
    for folder, subfolders, names in os.walk(inbox):
        here = Path(folder)
        for name in sorted(subfolders):
            reason = _why_not_entered(here / name, left_out)
            if reason:
                found.append(_passed_over(here / name, inbox, reason))
        subfolders[:] = [one for one in subfolders if not _why_not_entered(here / one, left_out)]
        found += [
            _passed_over(here / name, inbox, reason)
            for name in names
            if (reason := _why_not_reply(name))
        ]
    return tuple(sorted(found))


def _passed_over(path: Path, inbox: Path, reason: str) -> PassedOver:
    return PassedOver(name_in_outputs(path.relative_to(inbox).as_posix()), reason)


def _why_not_entered(folder: Path, left_out: Path | None) -> str:
    """Return why a folder is not looked into, '' where it is."""
    if folder.name.startswith("."):
        return "a hidden folder"
    if folder.resolve() == left_out:
        return "the outputs of a run"
    return "a link to another folder, which is not followed" if folder.is_symlink() else ""


def _why_not_reply(name: str) -> str:
    """Return why a file is not read as a reply, '' where it is."""
    if name.startswith("~$"):
        return "what Office leaves beside a file that is open"
    if name.startswith("."):
        return "a hidden file"
    if name.lower() in {"decisions.csv", "foi-compare.toml"}:
        return "a file of your own has its place beside the inbox"
    return "no reply, by its name" if name.lower() in _NOT_REPLIES else ""


def find_files(inbox: Path, *, leave_out: Path | None = None) -> tuple[InboxFile, ...]:
    """Return every file of the folder and its subfolders, ordered by name.

    Args:
        inbox: the folder.
        leave_out: a folder that is never read, such as the outputs of the run before.

    Raises:
        InputError: the folder is missing, is no folder, is the one to be left out, or holds
            nothing to read.

    """
    if not inbox.exists():
        raise InputError(
            f"There is no folder {inbox}. Make it, put the replies into it, and run this again."
        )
    if not inbox.is_dir():
        raise InputError(
            f"{inbox} is a file. Give the folder it lies in, or read this one file with"
            f' `foi-compare inspect "{inbox}"`.'
        )
    if leave_out is not None and leave_out.resolve() == inbox.resolve():
        raise InputError(
            f"The outputs cannot go into the inbox {inbox} itself: the next run would read them as"
            " replies. Choose another folder with --out."
        )
    files = tuple(sorted((_seen(path, inbox) for path in _walk(inbox, leave_out)), key=_by_name))
    if not files:
        raise InputError(
            f"The folder {inbox} holds no file to read. Put the replies into it (PDF, Word, web"
            " page, text, spreadsheet, e-mail), one subfolder for a reply of several files."
        )
    return files


def one_file(path: Path, inbox: Path) -> InboxFile:
    """Return one file of a folder or its subfolders.

    Raises:
        InputError: it is missing, or is a folder.

    """
    if path.is_dir():
        raise InputError(f'{path} is a folder. Read it with `foi-compare ingest "{path}"`.')
    if not path.exists():
        raise InputError(f"There is no file {path}.")
    return _seen(path.resolve(), inbox.resolve())


def _walk(inbox: Path, leave_out: Path | None) -> list[Path]:
    left_out = leave_out.resolve() if leave_out is not None else None
    found: list[Path] = []
    for folder, subfolders, names in os.walk(inbox):
        here = Path(folder)
        subfolders[:] = [one for one in subfolders if not _why_not_entered(here / one, left_out)]
        found.extend(here / name for name in names if not _why_not_reply(name))
    return found


def _seen(path: Path, inbox: Path) -> InboxFile:
    name = name_in_outputs(path.relative_to(inbox).as_posix())
    if path.exists() and not path.is_file():  # a pipe or a device: to open it may never end
        return InboxFile(str(path), name, "", "it is no ordinary file")
    try:
        if path.stat().st_size > FILE_BYTES:
            return InboxFile(str(path), name, "")  # read by nobody: whoever opens it says why
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return InboxFile(str(path), name, "", error.strerror or type(error).__name__)
    return InboxFile(str(path), name, sha256)


def name_in_outputs(name: str) -> str:
    """Return a file name as the outputs print it: the same on every system, always UTF-8."""
    printable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", printable)


def _by_name(file: InboxFile) -> tuple[str, str]:
    return (file.name, file.path)
