"""What comes out: observations, findings, the ledger, and the dataset that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foi_compare.model.document import Place, Spot
from foi_compare.model.matching import Candidate, Role
from foi_compare.model.reply import Period, Reply, SetAside, Value

Status = Literal["accepted", "decided", "review"]
Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One published number about an outcome, with the evidence that put it here.

    `observation_id` depends only on what the reply prints and where, so a decision holds as long
    as the source does. `spots` are the numerals that this observation accounts for. `across` marks
    a total over the other numbers of its row (or column, where the labels run across). `asked_as`
    is the label of its table on which one decision answers for this number too. `label_at` tells
    one printed label from another, whatever their words: the row of one table (or its column, where
    the labels run across); numbers with the same are never added together.
    """

    observation_id: str
    force_id: str
    reference: str
    question: str
    asked: str
    measure: str
    unit: str
    offence: str
    offence_code: str
    series: str
    period: Period | None
    breakdown: tuple[tuple[str, str], ...]
    codebook: str
    code: str
    value: Value
    label: str
    role: Role
    match_rule: str
    match_score: float
    status: Status
    reason: str
    evidence: str
    file: str
    sha256: str
    place: Place
    rows: str
    candidates: tuple[Candidate, ...]
    spots: tuple[Spot, ...]
    group: int
    counted: int
    across: bool = False
    asked_as: str = ""
    label_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: a passed proof is a finding too."""

    check: str
    severity: Severity
    passed: bool
    force_id: str
    reference: str
    question: str
    message: str
    left: str = ""
    right: str = ""
    files: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """The account of one page, sheet or part: numerals = observed + set aside + unread."""

    file: str
    part: str
    numerals: int
    observed: int
    set_aside: int
    unread: int
    unread_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadSource:
    """A file that could not be read, with the reason and what to do next."""

    file: str
    sha256: str
    error: str
    problem: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReply:
    """A reply with everything that was made of it: the unit that merge joins."""

    reply: Reply
    observations: tuple[Observation, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A police force of the register; `aliases` are the other names it goes by."""

    force_id: str
    name: str
    ons_pfa_code: str = ""
    wdtk_url_name: str = ""
    domain: str = ""
    aliases: tuple[str, ...] = ()
