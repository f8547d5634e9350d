"""Build observations, replies and batches from a few words, for the stages after observe."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from foi_compare.model import (
    Batch,
    Code,
    CodebookHeader,
    DoubtAbout,
    DoubtOf,
    Force,
    Observation,
    Place,
    Question,
    ReadReply,
    Reply,
    Value,
)

FORCES = (
    Force(force_id="essex", name="Essex Police"),
    Force(force_id="kent", name="Kent Police"),
    Force(force_id="west-midlands", name="West Midlands Police"),
)
CODES = tuple(
    Code(code=code, title=f"Title of {code}", short_title=f"Short {code}", group="group")
    for code in ("1", "1A", "8", "14", "15", "16", "not_yet_assigned", "other")
)
CODEBOOK = CodebookHeader(
    name="home-office-outcomes", title="Outcomes", prefix="outcome", codes=CODES
)


def value(printed: str) -> Value:
    """Return the value of `12`, of `<5` (0 to 4), or of a blank."""
    if printed.startswith("<"):
        upper = int(printed[1:]) - 1
        return Value(status="suppressed", as_printed=printed, amount=None, lower=0, upper=upper)
    if not printed:
        return Value(status="not_stated", as_printed="", amount=None, lower=0, upper=None)
    amount = float(printed) if "." in printed else int(printed)
    return Value(status="exact", as_printed=printed, amount=amount, lower=amount, upper=amount)


def observation(label: str, printed: str, code: str = "", **fields: object) -> Observation:
    """Return an accepted observation of Kent; `fields` are set on top of it.

    One in review waits for its code if it has none, else for itself.
    """
    content: dict[str, object] = {
        "observation_id": hashlib.sha256(
            repr((label, printed, code, sorted(fields.items(), key=str))).encode()
        ).hexdigest()[:12],
        "force_id": "kent",
        "reference": "1/22",
        "question": "1",
        "asked": "",
        "measure": "count",
        "unit": "crimes",
        "offence": "",
        "offence_code": "",
        "series": "",
        "period": None,
        "breakdown": (),
        "codebook": CODEBOOK.name,
        "code": code,
        "value": value(printed),
        "label": label,
        "role": "code",
        "match_rule": "alias",
        "match_score": 1.0,
        "status": "accepted",
        "reason": "",
        "evidence": f"{label} {printed}",
        "file": "kent.pdf",
        "sha256": "k" * 64,
        "place": Place(part="page 1", page=1, table=1, row=1, column=2),
        "rows": "",
        "candidates": (),
        "spots": (),
        "group": 1,
        "counted": 0,
        "label_at": f"1, {label}",
    }
    whole = content | fields
    if whole["status"] == "review" and "doubts" not in fields:
        about: DoubtAbout = "number" if whole["code"] else "label"
        whole["doubts"] = (DoubtOf(about, str(whole["reason"])),)
    return Observation(**whole)  # type: ignore[arg-type]


def read_reply(
    observations: Iterable[Observation] = (),
    *,
    force_id: str = "kent",
    reference: str = "1/22",
    questions: tuple[Question, ...] = (Question(number="1", disposition="disclosed"),),
    **fields: object,
) -> ReadReply:
    """Return a reply with these observations; `fields` are set on the reply itself."""
    content: dict[str, object] = {
        "force_id": force_id,
        "reference": reference,
        "dated": "2022-09-30",
        "files": (f"{force_id or 'unknown'}.pdf",),
        "sha256": ("k" * 64,),
        "questions": questions,
        "label_groups": (),
        "figures": (),
        "set_aside": (),
    }
    reply = Reply(**(content | fields))  # type: ignore[arg-type]
    return ReadReply(
        reply=reply, observations=tuple(observations), set_aside=(), findings=(), ledger=()
    )


def batch(**fields: object) -> Batch:
    """Return a batch with three forces and a small codebook."""
    return Batch(**({"forces": FORCES, "codebook": CODEBOOK} | fields))  # type: ignore[arg-type]
