"""`audit.csv`, beside the decisions: what was drawn, what was keyed, what was settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from foi_compare.audit.claims import Claim, ClaimKind
from foi_compare.errors import InputError
from foi_compare.system.added_rows import add_rows, added_rows

FILE_NAME = "audit.csv"
Act = Literal["drawn", "keyed", "settled"]
READING, KEYED = "reading", "keyed"  # who was right, where they differ
COLUMNS = (
    "act",
    "audit_id",
    "sample",
    "kind",
    "stratum",
    "file",
    "source_sha256",
    "page",
    "anchor",
    "subject",
    "box",
    "read",
    "keyed",
    "by",
    "on",
)


class Keying(NamedTuple):
    """What one person keyed for one claim."""

    claim_id: str
    keyed: str
    by: str


@dataclass(frozen=True, slots=True)
class Record:
    """What `audit.csv` holds.

    `drawn` are the claims of the sample as they were read when they were drawn; `keyings` what was
    keyed for them, of each person the first for each claim: a second look is no longer blind.
    `settled` says of claims on which reading and person differ who was right.
    """

    drawn: tuple[Claim, ...] = ()
    keyings: tuple[Keying, ...] = ()
    settled: dict[str, str] = field(default_factory=dict)

    def open_for(self, by: str) -> tuple[Claim, ...]:
        """Return the claims that a person has not keyed yet."""
        done = {one.claim_id for one in self.keyings if one.by == by}
        return tuple(one for one in self.drawn if one.claim_id not in done)


def read_record(path: Path) -> Record:
    """Return what an audit file holds; nothing where there is none.

    Raises:
        InputError: it is no audit file, or cannot be read.

    """
    drawn: dict[str, Claim] = {}
    keyings: dict[tuple[str, str], Keying] = {}
    settled: dict[str, str] = {}
    for row in _rows(path):
        match row["act"]:
            case "drawn":
                drawn.setdefault(row["audit_id"], _claim(row))
            case "keyed":
                one = Keying(row["audit_id"], row["keyed"], row["by"])
                keyings.setdefault((one.claim_id, one.by), one)
            case _:
                settled[row["audit_id"]] = row["keyed"]
    return Record(tuple(drawn.values()), tuple(keyings.values()), settled)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for row in added_rows(path, COLUMNS):
        if row["act"] not in get_args(Act) or not row["audit_id"]:
            raise InputError(
                f"{path.as_posix()}: a line of it begins with `{row['act']}`; it is to begin with"
                " drawn, keyed or settled, and an identifier."
            )
        yield row


def _claim(row: dict[str, str]) -> Claim:
    kinds: dict[str, ClaimKind] = {one: one for one in get_args(ClaimKind)}
    return Claim(
        claim_id=row["audit_id"],
        kind=kinds.get(row["kind"], "number"),
        stratum=row["stratum"],
        file=row["file"],
        sha256=row["source_sha256"],
        page=row["page"],
        anchor=row["anchor"],
        subject=row["subject"],
        read=row["read"],
        box=row["box"],
    )


def add_drawn(path: Path, claims: Iterable[Claim], *, sample: str, on: str) -> None:
    """Add drawn claims.

    Raises:
        InputError: the file cannot be written to.

    """
    add_rows(
        path,
        COLUMNS,
        (
            {
                "act": "drawn",
                "audit_id": one.claim_id,
                "sample": sample,
                "kind": one.kind,
                "stratum": one.stratum,
                "file": one.file,
                "source_sha256": one.sha256,
                "page": one.page,
                "anchor": one.anchor,
                "subject": one.subject,
                "box": one.box,
                "read": one.read,
                "on": on,
            }
            for one in claims
        ),
    )


def add_keyed(path: Path, keying: Keying, *, on: str) -> None:
    """Add what a person keyed.

    Raises:
        InputError: the file cannot be written to.

    """
    row = {"act": "keyed", "audit_id": keying.claim_id, "keyed": keying.keyed, "by": keying.by}
    add_rows(path, COLUMNS, [row | {"on": on}])


def add_settled(path: Path, claim_id: str, right: str, *, by: str, on: str) -> None:
    """Add who was right where reading and person differ: `reading` or `keyed`.

    Raises:
        InputError: the file cannot be written to, or `right` is neither.

    """
    if right not in {READING, KEYED}:
        raise InputError(f"`{right}` does not say who was right; say `{READING}` or `{KEYED}`.")
    row = {"act": "settled", "audit_id": claim_id, "keyed": right, "by": by, "on": on}
    add_rows(path, COLUMNS, [row])
