"""A form to key a sample without the local page: what is asked, and a cell to type the answer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from foi_compare.audit.claims import NO_OUTCOMES, OUTCOMES, Claim, ClaimKind
from foi_compare.audit.record import Keying
from foi_compare.errors import InputError
from foi_compare.spreadsheets import guard, unguard
from foi_compare.text import on_one_line

COLUMNS = ("audit_id", "ask", "file", "page", "where", "keyed")


class _Ask(NamedTuple):
    """What a person is asked, and how the answer is written."""

    words: str
    form: str


_ASKS: dict[ClaimKind, _Ask] = {
    "number": _Ask(
        "What is printed here, which outcome code (or total, subtotal, group) does it count, and"
        " under which heading does it stand?",
        "value; code; heading",
    ),
    "disposition": _Ask(
        "What does the reply say to this question, and under which sections?",
        "disposition; sections",
    ),
    "table": _Ask("Does this table count outcomes of crimes?", f"{OUTCOMES} or {NO_OUTCOMES}"),
}


def asked(claim: Claim) -> str:
    """Return what a person is asked of a claim; nothing in it tells how it was read."""
    ask = _ASKS[claim.kind]
    return f"{ask.words} Type: {ask.form}"


def where(claim: Claim) -> str:
    """Return where on its page a claim is to be looked up."""
    if claim.kind == "disposition":
        return f"question {claim.subject}" if claim.subject else ""
    return claim.subject or claim.anchor or claim.box


def form_of(claims: Iterable[Claim]) -> str:
    """Return claims as a CSV to be filled in."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in claims:
        cells = (one.claim_id, asked(one), one.file, one.page, where(one), "")
        writer.writerow([guard(on_one_line(cell)) for cell in cells])
    return stream.getvalue()


def keyed_in(data: bytes, name: str, by: str) -> tuple[Keying, ...]:
    """Return what a filled form says; lines that are still empty are left out.

    Args:
        data: the form.
        name: how it is called in a message.
        by: who filled it in.

    Raises:
        InputError: it is no form.

    """
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{name} is no form of `audit --form`: {error}.") from error
    if rows and not {"audit_id", "keyed"} <= rows[0].keys():
        raise InputError(f"{name} is no form of `audit --form`: it has no audit_id and keyed.")
    return tuple(
        Keying(unguard(row["audit_id"] or ""), unguard((row["keyed"] or "").strip()), by)
        for row in rows
        if (row["keyed"] or "").strip()
    )
