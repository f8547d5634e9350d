"""Whether the files in a folder of outputs are those of one run, as its `run.json` says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from foi_compare.errors import InputError
from foi_compare.outputs.disk import hash_of, read_or_none
from foi_compare.outputs.exchange import LOCK, settle
from foi_compare.outputs.journal import JOURNAL
from foi_compare.system.locks import locked

ACCOUNT = "run.json"
_SHOWN = 3


def is_whole(account: bytes, out: Path) -> bool:
    """Tell whether every file that the account of a run names has the hash that it names."""
    named = _named(account)
    return bool(named) and all(hash_of(out / name) == digest for name, digest in named.items())


def read_outputs(out: Path, *names: str) -> Mapping[str, bytes]:
    """Return some files of a folder of outputs by name; none where there are no outputs.

    What a killed run left half done is completed first.

    Raises:
        InputError: the files are not of one run, or a run is changing them at this moment.

    """
    _complete(out)
    account = read_or_none(out / ACCOUNT)
    if account is None:
        if any((out / name).exists() for name in names):
            _refuse(out, f"there is no {ACCOUNT} that says which run they are of")
        return {}
    named = _named(account)
    if not named:
        _refuse(out, f"{ACCOUNT} does not say which files its run wrote")
    found: dict[str, bytes] = {}
    others = []
    for name, digest in named.items():
        data = read_or_none(out / name)
        if data is None or sha256(data).hexdigest() != digest:
            others.append(name)
        elif name in names:
            found[name] = data
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        listed = f"{', '.join(others[:_SHOWN])}{more}"
        _refuse(out, f"{listed} changed since the run that {ACCOUNT} tells of")
    return found


def _complete(out: Path) -> None:
    """Complete the exchange of a run that was killed; one that is at work is not disturbed."""
    if not (out / JOURNAL).exists():
        return

    def refuse() -> NoReturn:
        raise InputError(
            f"A run is writing into {out.as_posix()} now. Try again when it has ended."
        )

    try:
        with locked(out / LOCK, if_taken=refuse, remove=True):
            settle(out)
    except OSError as error:
        _refuse(out, f"a run ended while it wrote them, and {error.filename} cannot be moved")


def _refuse(out: Path, why: str) -> NoReturn:
    raise InputError(
        f"The files in {out.as_posix()} are not the outputs of one run: {why}. Run"
        f" `foi-compare ingest INBOX --out {out.as_posix()}` to write them anew; files of your own"
        " in the folder stay."
    )


def _named(account: bytes) -> Mapping[str, str]:
    """Return the hashes that the account of a run holds, by file; none where it holds none."""
    try:
        return {str(one["file"]): str(one["sha256"]) for one in json.loads(account)["outputs"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
