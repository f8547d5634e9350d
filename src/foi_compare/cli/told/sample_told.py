"""The sample that a person keyed, held against a run: how much of it still reads the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.audit.claims import Claim
    from foi_compare.audit.record import Record

_FILES = ("observations.csv", "replies.csv", "findings.csv", "inputs.csv")


def tell_of_the_sample(own: Path, out: Path) -> None:
    """Say how much of a sample that a person keyed the run still reads the same."""
    from foi_compare.audit.record import FILE_NAME, read_record
    from foi_compare.cli.terminal.console import say

    known = read_record(own / FILE_NAME) if (own / FILE_NAME).is_file() else None
    if known is not None and known.drawn:
        say(still_the_same(known, claims_in(out)))


def claims_in(out: Path) -> tuple[Claim, ...]:
    """Return every accepted claim in a folder of outputs.

    Raises:
        InputError: there are no outputs, or they are not of one run.

    """
    from foi_compare.audit.claims import claims_of
    from foi_compare.cli.told.table_excerpt import records_of
    from foi_compare.outputs import read_outputs

    files = read_outputs(out, *_FILES)
    if not files:
        raise InputError(
            f"There is no {out.as_posix()}/observations.csv. Run `foi-compare ingest INBOX` first,"
            " or name the folder of the outputs with --out."
        )
    return claims_of(*(records_of(files.get(name, b"")) for name in _FILES))


def still_the_same(known: Record, claims: tuple[Claim, ...]) -> str:
    """Return one line that says how much of a sample a run still reads as it was drawn."""
    from foi_compare.audit.results import unchanged

    same, moved = unchanged(known, claims)
    others = ", ".join(one.claim_id for one in moved[:3])
    more = f": {others}{' …' if len(moved) > 3 else ''}" if moved else ""
    return f"{same} of {len(known.drawn)} sampled claims still read the same{more}"
