"""New files in the place of those of a folder, so that no crash leaves a mixture unnoticed.

The new files are written beside the old ones, then a journal says which replaces which, then each
old file is set aside and its new one put there. From the journal on, a run that was killed is
completed by whoever comes next; before it, nothing was touched.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from foi_compare.outputs.disk import hash_of, sync_folder, write_through
from foi_compare.outputs.journal import Move, read_journal, remove_journal, write_journal

LOCK = ".foi-compare-lock"
_NEW = ".foi-compare-new"
_OLD = ".foi-compare-old"
# The folder of a killed run of the first version, which had no journal.
_FIRST_NEW = re.compile(r"\.new-[a-z0-9_]{8}")


class Step(NamedTuple):
    """One thing that an exchange does, and its name."""

    name: str
    do: Callable[[], None]


def exchange_steps(
    out: Path, files: Mapping[str, bytes], *, yours: Mapping[str, bytes]
) -> tuple[Step, ...]:
    """Return the steps that put files into a folder; other files in it stay.

    A process may end between any two of them: `settle` then completes the exchange or takes it
    back. The caller holds the folder.

    Args:
        out: the folder; it is there, and settled.
        files: the files by name, in the order in which they are put there.
        yours: what stood in files that a person writes into (empty: no file) when their new
            content was made; one that has changed since is left as it is.

    """
    moves = tuple(
        Move(
            name=name,
            old=_hash(yours[name]) if name in yours else hash_of(out / name),
            new=sha256(data).hexdigest(),
            yours=name in yours,
        )
        for name, data in files.items()
    )
    return (
        Step("make room", partial(_make_room, out)),
        *(
            Step(f"write {name}", partial(write_through, out / _NEW / name, data))
            for name, data in files.items()
        ),
        Step("begin", partial(_begin, out, moves)),
        *(step for move in moves for step in _move_steps(out, move)),
        Step("end", partial(_clear, out)),
    )


def settle(out: Path) -> None:
    """Complete what a killed run left half done, or take it back; the caller holds the folder.

    Raises:
        OSError: the files cannot be moved; the journal stays for the next time.

    """
    for step in settling_steps(out):
        step.do()


def settling_steps(out: Path) -> tuple[Step, ...]:
    """Return the steps of `settle`, between which a process may end as well."""
    moves = read_journal(out)
    if not all(_can_be_put(out, move) for move in moves):
        return _steps_back(out, moves)
    return (
        *(step for move in moves for step in _move_steps(out, move)),
        Step("end", partial(_clear, out)),
    )


def take_back(out: Path) -> None:
    """Put the old files back in their place; the caller holds the folder.

    Raises:
        OSError: the files cannot be moved; the journal stays for the next time.

    """
    for step in _steps_back(out, read_journal(out)):
        step.do()


def _steps_back(out: Path, moves: Sequence[Move]) -> tuple[Step, ...]:
    return (
        *(Step(f"take back {m.name}", partial(_take_back, out, m)) for m in reversed(moves)),
        Step("end", partial(_clear, out)),
    )


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest() if data else ""


def _make_room(out: Path) -> None:
    for name in (_NEW, _OLD):
        (out / name).mkdir(exist_ok=True)


def _begin(out: Path, moves: tuple[Move, ...]) -> None:
    sync_folder(out / _NEW)
    write_journal(out, moves)


def _move_steps(out: Path, move: Move) -> Iterator[Step]:
    yield Step(f"set aside {move.name}", partial(_set_aside, out, move))
    yield Step(f"put {move.name}", partial(_put, out, move))


def _set_aside(out: Path, move: Move) -> None:
    if _is_waiting(out, move) and (out / move.name).exists():
        (out / move.name).replace(out / _OLD / move.name)


def _put(out: Path, move: Move) -> None:
    if _is_waiting(out, move):
        (out / _NEW / move.name).replace(out / move.name)


def _take_back(out: Path, move: Move) -> None:
    here, old = out / move.name, out / _OLD / move.name
    if move.yours and hash_of(here) not in {"", move.new}:
        return
    if old.exists():
        old.replace(here)
    elif not move.old and hash_of(here) == move.new:
        here.unlink()


def _is_waiting(out: Path, move: Move) -> bool:
    """Tell whether a new file is to be put in its place, and has not been."""
    return (out / _NEW / move.name).exists() and not _was_changed(out, move)


def _was_changed(out: Path, move: Move) -> bool:
    """Tell whether a person wrote into a file of theirs since its successor was made."""
    return move.yours and hash_of(out / move.name) not in {"", move.old}


def _can_be_put(out: Path, move: Move) -> bool:
    places = (out / move.name, out / _NEW / move.name)
    return _was_changed(out, move) or move.new in map(hash_of, places)


def _clear(out: Path) -> None:
    """Remove the journal, then what it speaks of: in this order, since a run may end between."""
    sync_folder(out)
    remove_journal(out)
    for entry in list(out.iterdir()):
        if entry.name in {_NEW, _OLD} or _FIRST_NEW.fullmatch(entry.name):
            shutil.rmtree(entry, ignore_errors=True)
