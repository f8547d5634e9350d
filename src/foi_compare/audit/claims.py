"""What a run claims without a question, as far as a person can check it on the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from foi_compare.text import normalise

Record = Mapping[str, str]
ClaimKind = Literal["number", "disposition", "table"]

KINDS: tuple[ClaimKind, ...] = ("number", "disposition", "table")
NO_OUTCOMES = "not_outcomes"
OUTCOMES = "outcomes"
_ID_LENGTH = 12
_PAGE = re.compile(r"page (\d+)")


class Claim(NamedTuple):
    """One thing that was read and accepted.

    `stratum` is the format of the file and the kind of evidence. `read` is the claim as a person
    would key it: `value; code; heading` for a number, `disposition; sections` for a question,
    `not_outcomes` for a table that is set aside whole. `subject` says what is asked about: the
    number of the question, or the place of the number or of the table.
    """

    claim_id: str
    kind: ClaimKind
    stratum: str
    file: str
    sha256: str
    page: str
    anchor: str
    subject: str
    read: str
    box: str = ""


def claims_of(
    observations: Iterable[Record],
    replies: Iterable[Record],
    findings: Iterable[Record],
    inputs: Iterable[Record],
) -> tuple[Claim, ...]:
    """Return every accepted claim of a run, from the rows of its CSV files.

    Args:
        observations: of `observations.csv`.
        replies: of `replies.csv`.
        findings: of `findings.csv`; a table that is set aside whole has one.
        inputs: of `inputs.csv`, for the hash of each file.

    """
    hashes = {one["file"]: one.get("sha256", "") for one in inputs}
    found = (*_numbers(observations), *_dispositions(replies, hashes), *_tables(findings, hashes))
    return tuple({one.claim_id: one for one in found}.values())


def _numbers(observations: Iterable[Record]) -> Iterator[Claim]:
    for one in observations:
        if one["status"] == "accepted":
            yield Claim(
                claim_id=f"number-{one['observation_id']}",
                kind="number",
                stratum=_stratum(one["file"], one["match_rule"]),
                file=one["file"],
                sha256=one["sha256"],
                page=one["page"],
                anchor=one.get("anchor", ""),
                subject=_cell(one),
                read=written((one["value_as_printed"], _what(one), one["series"])),
                box=one.get("bbox", ""),
            )


def _cell(one: Record) -> str:
    parts = ((name, one.get(name, "")) for name in ("table", "row", "column"))
    return ", ".join(f"{name} {text}" for name, text in parts if text)


def _what(one: Record) -> str:
    """Return what a number counts: its code, its group of codes as titled, or its role."""
    return one["code"] if one["role"] == "code" else one["role"]


def _dispositions(replies: Iterable[Record], hashes: Mapping[str, str]) -> Iterator[Claim]:
    for one in replies:
        if one.get("disposition_status") == "accepted":
            file = one["files"].split("; ")[0]
            sha256 = hashes.get(file, "")
            where = (one["force_id"], sha256 or file, one["question"])
            yield Claim(
                claim_id=_identifier("disposition", where),
                kind="disposition",
                stratum=_stratum(file, one["disposition"]),
                file=file,
                sha256=sha256,
                page="",
                anchor="",
                subject=one["question"],
                read=written((one["disposition"], one["exemptions"].replace("; ", ", "))),
            )


def _tables(findings: Iterable[Record], hashes: Mapping[str, str]) -> Iterator[Claim]:
    for one in findings:
        if one["check"] == "table_set_aside" and one["passed"] == "true":
            page = _PAGE.search(one["places"])
            sha256 = hashes.get(one["files"], "")
            yield Claim(
                claim_id=_identifier("table", (sha256 or one["files"], one["places"])),
                kind="table",
                stratum=_stratum(one["files"], "set_aside"),
                file=one["files"],
                sha256=sha256,
                page=page[1] if page else "",
                anchor="",
                subject=one["places"],
                read=NO_OUTCOMES,
            )


def _stratum(file: str, evidence: str) -> str:
    return f"{PurePosixPath(file).suffix.lower().lstrip('.') or 'none'} / {evidence or 'none'}"


def _identifier(kind: str, where: Sequence[str]) -> str:
    text = "\x1f".join((kind, *where))
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"


def written(parts: Iterable[str]) -> str:
    """Return the parts of a claim as one text; what is empty at its end is left out."""
    kept = [part.strip().replace(";", ",") for part in parts]
    while kept and not kept[-1]:
        kept.pop()
    return "; ".join(kept)


def agrees(kind: str, read: str, keyed: str) -> bool:
    """Return whether a person keyed what was read; spaces, case and marks of thousands aside.

    `not held` is `not_held`.
    """
    return _comparable(kind, read) == _comparable(kind, keyed)


def _comparable(kind: str, text: str) -> tuple[str, ...]:
    parts = [normalise(part).replace("_", " ") for part in text.split(";")]
    if kind == "number":
        parts[0] = parts[0].replace(",", "").replace(" ", "")
    if kind == "disposition":
        parts[1:] = [" ".join(sorted(part.replace(",", " ").split())) for part in parts[1:]]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)
