"""What an exchange of files is about to do, as a small file that survives a crash."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from foi_compare.outputs.disk import read_or_none, sync_folder, write_through

JOURNAL = ".foi-compare-journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One file to be replaced: the hash that stands there (empty: none) and the new one.

    `yours` marks a file that a person writes into: it is replaced only as long as it is as it was.
    """

    name: str
    old: str
    new: str
    yours: bool = False


def write_journal(out: Path, moves: Sequence[Move]) -> None:
    """Write the journal of a folder: whole, or not at all."""
    text = json.dumps([asdict(move) for move in moves], indent=1)
    begun = out / f"{JOURNAL}.new"
    write_through(begun, text.encode("utf-8", "surrogatepass"))
    begun.replace(out / JOURNAL)
    sync_folder(out)


def read_journal(out: Path) -> tuple[Move, ...]:
    """Return the moves of the journal of a folder; none where there is no journal of ours."""
    data = read_or_none(out / JOURNAL)
    if data is None:
        return ()
    try:
        moves = tuple(Move(**one) for one in json.loads(data))
    except (ValueError, TypeError, RecursionError):
        return ()
    return moves if all(_is_plain(move) for move in moves) else ()


def remove_journal(out: Path) -> None:
    """Remove the journal of a folder: what it tells is done."""
    (out / f"{JOURNAL}.new").unlink(missing_ok=True)
    (out / JOURNAL).unlink(missing_ok=True)
    sync_folder(out)


def _is_plain(move: Move) -> bool:
    """Tell whether a move names a file of the folder itself: no journal reaches out of it."""
    texts = (move.name, move.old, move.new)
    return (
        all(isinstance(text, str) for text in texts)
        and not move.name.startswith(".")
        and not set(move.name) & set("/\\:\0")
        and move.name != ""
    )
