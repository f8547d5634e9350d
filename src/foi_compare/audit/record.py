"""`audit.csv`, beside the decisions: what was drawn, what was keyed, what was settled."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from foi_compare.appending import append
from foi_compare.audit.claims import Claim, ClaimKind
from foi_compare.errors import InputError
from foi_compare.spreadsheets import guard, unguard
from foi_compare.text import on_one_line

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
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Record()
    except OSError as error:
        raise InputError(f"{path.as_posix()} cannot be read: {error.strerror}.") from error
    drawn: dict[str, Claim] = {}
    keyings: dict[tuple[str, str], Keying] = {}
    settled: dict[str, str] = {}
    for row in _rows(path, data):
        match row["act"]:
            case "drawn":
                drawn.setdefault(row["audit_id"], _claim(row))
            case "keyed":
                one = Keying(row["audit_id"], row["keyed"], row["by"])
                keyings.setdefault((one.claim_id, one.by), one)
            case _:
                settled[row["audit_id"]] = row["keyed"]
    return Record(tuple(drawn.values()), tuple(keyings.values()), settled)


def _rows(path: Path, data: bytes) -> Iterator[dict[str, str]]:
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path.as_posix()} is no audit file: {error}. Take it back from its last copy, or"
            " move it away and draw a new sample."
        ) from error
    names: tuple[str, ...] = ()
    for cells in rows:
        if cells[:2] == ["act", "audit_id"]:
            names = tuple(cells)  # two copies that git merged may each have a header
        elif any(cells):
            row = dict.fromkeys(COLUMNS, "") | dict(zip(names, map(unguard, cells), strict=False))
            if row["act"] not in get_args(Act) or not row["audit_id"]:
                raise InputError(
                    f"{path.as_posix()}: a line of it begins with `{cells[0]}`; it is to begin with"
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
    _add(
        path,
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
    _add(path, [row | {"on": on}])


def add_settled(path: Path, claim_id: str, right: str, *, by: str, on: str) -> None:
    """Add who was right where reading and person differ: `reading` or `keyed`.

    Raises:
        InputError: the file cannot be written to, or `right` is neither.

    """
    if right not in {READING, KEYED}:
        raise InputError(f"`{right}` does not say who was right; say `{READING}` or `{KEYED}`.")
    _add(path, [{"act": "settled", "audit_id": claim_id, "keyed": right, "by": by, "on": on}])


def _add(path: Path, rows: Iterable[dict[str, str]]) -> None:
    lines = [[guard(on_one_line(row.get(name, ""))) for name in COLUMNS] for row in rows]

    def continued(before: bytes) -> str:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        if not before.strip():
            writer.writerow(COLUMNS)
        elif not before.endswith(b"\n"):
            stream.write("\n")
        writer.writerows(lines)
        return stream.getvalue()

    try:
        append(path, continued)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(
            f"Nothing was added to {path.as_posix()}: {why}. Close it where it is open, or make"
            " room, and say it again."
        ) from error
