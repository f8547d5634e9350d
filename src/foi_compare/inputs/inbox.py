"""A folder to the files in it that may be replies, each with its name and the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from foi_compare.errors import InputError, UnreadableDocumentError
from foi_compare.limits import FILE_BYTES
from foi_compare.names import told_apart

# What people and their systems leave in a folder beside replies, by name in lower case.
_NOT_REPLIES = frozenset(
    {"readme.md", "foi-compare.toml", "decisions.csv", "thumbs.db", "desktop.ini"}
)
NO_FILE = "a pipe, a socket or a device, and no file"
_OUTPUTS = "the outputs of a run"
# How the files begin that every run writes.
_OWN_BEGINNINGS = {
    "run.json": re.compile(rb'\s*\{\s*"foi_compare":'),
    "observations.csv": re.compile(rb"observation_id,"),
}
_BEGINNING = 64
_BLOCK = 2**18
# What the kernel makes up: to read some of it never ends, or does something.
_NO_DISK = (Path("/proc"), Path("/sys"))


class InboxFile(NamedTuple):
    """A file to read: where it is, what the outputs call it, and its hash (empty: unreadable).

    No two files of an inbox have one name. What is `too_large` was measured and never opened;
    `size` is in bytes.
    """

    path: str
    name: str
    sha256: str
    problem: str = ""
    too_large: bool = False
    size: int = 0


class PassedOver(NamedTuple):
    """An entry of the inbox that is not read as a reply, and why."""

    name: str
    reason: str


class Entry(NamedTuple):
    """A file of the inbox, or a folder that is not looked into.

    `reason` says why it is passed over; `problem` why a folder to be looked into cannot be.
    """

    path: Path
    name: str
    reason: str = ""
    problem: str = ""


def passed_over(inbox: Path, *, leave_out: Path | None = None) -> tuple[PassedOver, ...]:
    """Return every entry of the folder and its subfolders that is not read, ordered by name.

    Args:
        inbox: the folder.
        leave_out: a folder that is never read, such as the outputs of the run before.

    """
    found = entries(inbox, leave_out=leave_out)
    return tuple(PassedOver(one.name, one.reason) for one in found if one.reason)


def entries(inbox: Path, *, leave_out: Path | None = None) -> tuple[Entry, ...]:
    """Return all that lies in the folder and its subfolders, each with its own name, by name.

    A folder that is looked into is named by what lies in it; one that is not, or is empty, stands
    for itself.

    Args:
        inbox: the folder.
        leave_out: a folder that is never read, such as the outputs of the run before.

    """
    left_out = leave_out.resolve() if leave_out is not None else None
    inside = os.path.realpath(inbox)
    found: list[Entry] = []
    waiting = [Entry(inbox, "")]
    while waiting:
        folder = waiting.pop()
        try:
            names = told_apart(os.listdir(folder.path))  # noqa: PTH208 - names, not paths
        except OSError as error:
            found.append(folder._replace(name=folder.name or ".", problem=_said(error)))
            continue
        if folder.name and _is_outputs(folder.path, names):
            found.append(folder._replace(reason=_OUTPUTS))
            continue
        if folder.name and not names:
            found.append(folder._replace(reason="an empty folder"))
        for raw, shown in names.items():
            path = folder.path / raw
            name = f"{folder.name}/{shown}" if folder.name else shown
            is_folder = os.path.isdir(path)  # noqa: PTH112 - never raises, whatever the path
            reason = _why_not_entered(path, left_out) if is_folder else _why_not_read(path, inside)
            home = waiting if is_folder and not reason else found
            home.append(Entry(path, name, reason))
    return tuple(sorted(found, key=lambda one: one.name))


def _why_not_entered(folder: Path, left_out: Path | None) -> str:
    """Return why a folder is not looked into, '' where it is."""
    if folder.name.startswith("."):
        return "a hidden folder"
    if folder.is_symlink():
        return "a link to another folder, which is not followed"
    return _OUTPUTS if left_out is not None and folder.resolve() == left_out else ""


def _why_not_read(path: Path, inside: str) -> str:
    """Return why what is no folder is not read as a reply, '' where it is."""
    reason = _why_not_reply(path.name)
    if reason or not os.path.islink(path):  # noqa: PTH114 - never raises, whatever the path
        return reason
    target = os.path.realpath(path)
    if target.startswith(inside.rstrip(os.sep) + os.sep):
        return ""
    return "a link that leads out of the inbox, which is not followed"


def own_files(folder: Path) -> frozenset[str]:
    """Return which of the two files that tell our outputs from others lie there as runs write them.

    What a person or a crash has done to outputs may have left one of them.
    """
    return frozenset(
        name
        for name, beginning in _OWN_BEGINNINGS.items()
        if beginning.match(_beginning_of(folder / name))
    )


def _is_outputs(folder: Path, names: Iterable[str]) -> bool:
    """Return whether a folder holds what a run of ours wrote."""
    ours = _OWN_BEGINNINGS.keys()
    return ours <= set(names) and own_files(folder) == ours


def _beginning_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as stream:
            return stream.read(_BEGINNING)
    except OSError:
        return b""


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
    """Return every file of the folder and its subfolders, ordered by name; no two have one name.

    Args:
        inbox: the folder.
        leave_out: a folder that is never read, such as the outputs of the run before.

    Raises:
        InputError: the folder is missing, is no folder, cannot be listed, is the one to be left
            out, or holds nothing to read or the outputs of a run.

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
    whole = inbox.resolve()
    _refuse_what_is_no_inbox(inbox, whole)
    if leave_out is not None and leave_out.resolve() == whole:
        raise InputError(
            f"The outputs cannot go into the inbox {inbox} itself: the next run would read them as"
            " replies. Choose another folder with --out."
        )
    try:
        names = os.listdir(inbox)  # noqa: PTH208 - names, not paths
    except OSError as error:
        raise InputError(f"The folder {inbox} cannot be read: {_said(error)}.") from error
    if _is_outputs(inbox, names):
        raise InputError(
            f"{inbox} holds the outputs of a run, and no replies. Give the folder of the replies."
        )
    found = entries(inbox, leave_out=leave_out)
    files = tuple(_measured(one) for one in found if not one.reason)
    if not files:
        first = found[0] if found else None
        aside = f" ({len(found)} passed over: {first.name} is {first.reason})" if first else ""
        raise InputError(
            f"The folder {inbox} holds no file to read{aside}. Put the replies into it (PDF, Word,"
            " web page, text, spreadsheet, e-mail), one subfolder for a reply of several files."
        )
    return files


def _refuse_what_is_no_inbox(inbox: Path, whole: Path) -> None:
    """Raise for a folder of which nobody means all that is in it."""
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - raises where there is none
    places = {Path(whole.anchor): "the whole disk", home: "your home folder"}
    what = places.get(whole, "")
    if any(whole.is_relative_to(place) for place in _NO_DISK):
        what = "a folder of the system"
    if what:
        raise InputError(
            f"{inbox} is {what}. Put the replies into a folder of their own, and give that."
        )


def one_file(path: Path, inbox: Path) -> InboxFile:
    """Return one file of a folder or its subfolders.

    Raises:
        InputError: it is missing, or is a folder.

    """
    if path.is_dir():
        raise InputError(f'{path} is a folder. Read it with `foi-compare ingest "{path}"`.')
    if not path.exists():
        raise InputError(f"There is no file {path}.")
    whole, home = path.resolve(), inbox.resolve()
    return _measured(Entry(whole, _name_of(whole, home)))


def _name_of(path: Path, inbox: Path) -> str:
    """Return the name that a file has among all of the inbox."""
    parts = path.relative_to(inbox).parts
    folders = [inbox.joinpath(*parts[:depth]) for depth in range(len(parts))]
    return "/".join(
        told_apart(os.listdir(folder))[part]  # noqa: PTH208 - names, not paths
        for folder, part in zip(folders, parts, strict=True)
    )


def _measured(entry: Entry) -> InboxFile:
    """Return a file with its hash, or with what stands against reading it."""
    file = InboxFile(str(entry.path), entry.name, "", entry.problem)
    if entry.problem:
        return file
    try:
        about = entry.path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device: to open it may never end
            return file._replace(problem=NO_FILE)
        if about.st_size > FILE_BYTES:
            return file._replace(too_large=True)
        digest, size = hashlib.sha256(), 0
        with entry.path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                size += len(block)
                if size > FILE_BYTES:  # what a system makes up as it is read has no end
                    return file._replace(too_large=True)
                digest.update(block)
        return file._replace(sha256=digest.hexdigest(), size=about.st_size)
    except OSError as error:
        return file._replace(problem=_said(error))


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


def home_of(files: Iterable[InboxFile], name: str) -> InboxFile:
    """Return the file of the inbox that is a document, or that it lies in.

    Raises:
        UnreadableDocumentError: there is none.

    """
    homes = [one for one in files if name == one.name or name.startswith(f"{one.name}/")]
    if not homes:
        raise UnreadableDocumentError(name, "the inbox holds no such file.", "Read it again.")
    return max(homes, key=lambda one: len(one.name))
