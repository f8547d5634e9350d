"""Where a person's own files are: beside the inbox, or where a call says; never inside it."""

from __future__ import annotations

from pathlib import Path

from foi_compare import decisions as decisions_file
from foi_compare.errors import InputError
from foi_compare.inputs import settings as settings_file
from foi_compare.inputs.inbox import entries
from foi_compare.model import Finding

NOT_OBEYED = "own_files_lie_beside_the_inbox"
_OPTIONS = {decisions_file.FILE_NAME: "--decisions", settings_file.FILE_NAME: "--settings"}


def own_file(inbox: Path, name: str, named: Path | None = None) -> Path | None:
    """Return a person's file of one name: the one that was named, else that beside the inbox.

    None where there is none. One inside the inbox came with the replies and is never taken, unless
    it is named.

    Raises:
        InputError: the file that was named is not there.

    """
    if named is not None:
        if not named.is_file():
            raise InputError(f"There is no file {named}, which {_OPTIONS[name]} names.")
        return named
    path = inbox.resolve().parent / name
    return path if path.is_file() else None


def not_obeyed(
    inbox: Path, *, taken: tuple[Path | None, ...] = (), leave_out: Path | None = None
) -> tuple[Finding, ...]:
    """Return a finding for each file in an inbox that has the name of a person's file.

    Args:
        inbox: the folder of replies.
        taken: those that are obeyed because a call names them.
        leave_out: a folder in it that is never read.

    """
    named = {path.resolve() for path in taken if path is not None}
    return tuple(
        _finding(one.name, one.path.name.lower())
        for one in entries(inbox, leave_out=leave_out)
        if one.path.name.lower() in _OPTIONS and one.path.resolve() not in named
    )


def _finding(shown: str, name: str) -> Finding:
    return Finding(
        check=NOT_OBEYED,
        severity="warning",
        passed=False,
        force_id="",
        reference="",
        question="",
        message=f"{shown} inside the inbox is not obeyed: it may have come with a reply. If it is"
        f" yours, move it beside the inbox, or name it with {_OPTIONS[name]}.",
        left=shown,
        files=(shown,),
    )
