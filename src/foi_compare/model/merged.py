"""What merge makes of a batch of replies: comparison rows, questions for a person, the dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from foi_compare.model.address import Address
from foi_compare.model.batch_settings import Settings
from foi_compare.model.dataset import (
    Finding,
    Force,
    LedgerRow,
    Observation,
    ReadReply,
    UnreadSource,
)
from foi_compare.model.decision import Decision, DecisionKind, DecisionProblem, Scope
from foi_compare.model.document import Place
from foi_compare.model.matching import Candidate, Code
from foi_compare.model.pictured import Pictures
from foi_compare.model.profile import Grade, Profile
from foi_compare.model.reply import Period
from foi_compare.sums import Amount

UNKNOWN_FORCE = "unknown"


class InputFile(NamedTuple):
    """A file of the inbox, or a member of a container in it, by name and content."""

    name: str
    sha256: str


class Addend(NamedTuple):
    """A part of a sum: the number, and the label it is printed under."""

    amount: Amount
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookHeader:
    """What the outputs need of a codebook: its name, its column prefix and its codes in order.

    `counts` is the unit that its codes are given to (`crimes`).
    """

    name: str
    title: str
    prefix: str
    codes: tuple[Code, ...]
    counts: str = ""


class ErrorRate(NamedTuple):
    """How many claims of a kind were wrong of those keyed, and the limits of that share (95 %)."""

    kind: str
    wrong: int
    keyed: int
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What a sample of accepted claims told, keyed by people who did not see what was read.

    `sha256` is that of the file that keeps it.
    """

    sha256: str
    drawn: int
    keyed: int
    rates: tuple[ErrorRate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What surrounds the replies of one run: inputs, what could not be read, what was set.

    `findings` and `ledger` are those that belong to no reply. `no_replies` are the files that a
    person said are none, each with who said so; `obeyed` are the decisions on files that were;
    `passed_over` the entries of the inbox that are not read, each with the reason. `keep_names`
    says that the outputs print names and addresses as they are. `audited` is what a sample of
    accepted claims told, where one was keyed.
    """

    forces: tuple[Force, ...]
    codebook: CodebookHeader
    inputs: tuple[InputFile, ...] = ()
    unread: tuple[UnreadSource, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    settings: Settings = field(default_factory=Settings)
    decisions: tuple[Decision, ...] = ()
    decision_problems: tuple[DecisionProblem, ...] = ()
    no_replies: Mapping[str, str] = field(default_factory=dict)
    obeyed: tuple[str, ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    keep_names: bool = False
    audited: Audited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """The outcomes of one force for one question, series and breakdown.

    `cells` holds (code, amount) for the codes that stand; a code in review is absent from it.
    `sums` holds (code, parts) for those of them that add several numbers, each of a label of its
    own.
    `reconciles` is None where there is no printed total, or nothing that could meet it.
    """

    force_id: str
    reference: str
    question: str
    asked: str
    measure: str
    unit: str
    offence: str
    series: str
    period: Period | None
    breakdown: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, Amount], ...]
    total_printed: Amount | None
    total_summed: Amount | None
    reconciles: bool | None
    in_review: int
    comparable: str = ""
    sums: tuple[tuple[str, tuple[Addend, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One cause for which numbers wait: the question to the person, and the line that answers it.

    `ask` is the question in plain words, `choices` its valid answers (empty where one types),
    `settles` how many numbers it decides. `scope`, `anchor` and `subject` are those of the decision
    that answers it; `answered_before` is what a decision said whose source has changed since.
    """

    review_id: str
    kind: DecisionKind
    scope: Scope
    force_id: str
    reference: str
    question: str
    ask: str
    choices: tuple[str, ...] = ()
    settles: int = 1
    subject: str = ""
    anchor: tuple[Address, ...] = ()
    sha256: str = ""
    answered_before: str = ""
    label: str
    value_as_printed: str
    series: str
    reason: str
    candidates: tuple[Candidate, ...]
    file: str
    place: Place | None
    rows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Everything a run publishes, in its published order; `pictures` where they were made."""

    batch: Batch
    replies: tuple[ReadReply, ...]
    observations: tuple[Observation, ...]
    comparison: tuple[ComparisonRow, ...]
    review: tuple[ReviewItem, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerRow, ...]
    profiles: tuple[Profile, ...] = ()
    grades: tuple[Grade, ...] = ()
    pictures: Pictures = field(default_factory=Pictures)
