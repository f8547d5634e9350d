"""What comes out: observations, findings, the ledger, and the dataset that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from foi_compare.model.address import Address
from foi_compare.model.decision import Decision
from foi_compare.model.document import Place, Spot
from foi_compare.model.matching import Candidate, Role
from foi_compare.model.personal import Person
from foi_compare.model.pictured import ShownTable
from foi_compare.model.reply import DoubtAbout, Period, Reply, SetAside, Value

Status = Literal["accepted", "decided", "review"]
Severity = Literal["info", "warning", "error"]


class DoubtOf(NamedTuple):
    """A reason for which a number is in review, and what the answer to it is about."""

    about: DoubtAbout
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One published number about an outcome, with the evidence that put it here.

    `observation_id` depends on the hash of the file and on where the numerals stand in its raw
    text (`addresses`) alone. `spots` are the same numerals in the blocks. `across` marks a total
    over the other numbers of its row (or column, where the labels run across). `doubts` are the
    reasons for which it waits, each with what a person has to say, `review_id` the first question
    to which the answer is awaited. `asked_as` is the label of its table on which one decision
    answers for this number too. `label_at` tells one printed label from another, whatever their
    words: the row of one table (or its column, where the labels run across); numbers with the same
    are never added together. `decision_ids` are the decisions that it obeys.
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
    addresses: tuple[Address, ...] = ()
    doubts: tuple[DoubtOf, ...] = ()
    decision_ids: tuple[str, ...] = ()
    review_id: str = ""
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
    """A reply with everything that was made of it: the unit that merge joins.

    `obeyed` are the decisions that changed something in it, `stale` those on places of it whose
    numerals no longer stand together. `people` are the persons that its documents name, `tables`
    those on pages from which its numbers were taken.
    """

    reply: Reply
    observations: tuple[Observation, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerRow, ...]
    obeyed: tuple[str, ...] = ()
    stale: tuple[Decision, ...] = ()
    people: tuple[Person, ...] = ()
    tables: tuple[ShownTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A police force of the register; `aliases` are the other names it goes by."""

    force_id: str
    name: str
    ons_pfa_code: str = ""
    wdtk_url_name: str = ""
    domain: str = ""
    aliases: tuple[str, ...] = ()
