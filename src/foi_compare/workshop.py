"""The stages together with the data they need, built once in each process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from foi_compare.model import (
    CodebookHeader,
    Decision,
    Document,
    Finding,
    Force,
    LabelDecision,
    LedgerRow,
    Observation,
    Reply,
    SetAside,
    Settings,
    Source,
)

DEFAULT_CODEBOOK = "home-office-outcomes"


class SaysWhoItIs(Protocol):
    """What a document says of itself, as far as grouping needs it."""

    @property
    def force_id(self) -> str:
        """The force, or empty where the evidence is thin."""
        ...

    @property
    def reference(self) -> str:
        """The reference, or empty."""
        ...

    @property
    def dated(self) -> str:
        """The date of the document, or empty."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The stages, each bound to its data, as the pipeline calls them."""

    forces: tuple[Force, ...]
    codebook: CodebookHeader
    unpack: Callable[[Source, str], tuple[Source, ...]]
    read: Callable[[Source, str], Document]
    identify: Callable[[Document], SaysWhoItIs]
    interpret: Callable[[tuple[Document, ...]], tuple[Reply, ...]]
    observe: Callable[[Reply], tuple[tuple[Observation, ...], tuple[SetAside, ...]]]
    check: Callable[[Reply, tuple[Observation, ...]], tuple[Finding, ...]]
    account: Callable[
        [tuple[Document, ...], tuple[Observation, ...], tuple[SetAside, ...]],
        tuple[LedgerRow, ...],
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run was asked to do; small, picklable and hashable, so that it travels with a task.

    `load` builds the workshop and must be importable by name in a new process.
    """

    codebook: str = DEFAULT_CODEBOOK
    settings: Settings = field(default_factory=Settings)
    decisions: tuple[Decision, ...] = ()
    load: Callable[[Plan], Workshop]


@lru_cache(maxsize=2)
def workshop_of(plan: Plan) -> Workshop:
    """Return the workshop of a plan, built once in each process."""
    return plan.load(plan)


def load_workshop(plan: Plan) -> Workshop:
    """Build the stages of the package with their shipped data.

    Raises:
        CodebookError: the codebook of the plan is unknown, or does not hold together.

    """
    from foi_compare import readers
    from foi_compare.checks import run_checks
    from foi_compare.codebooks.loader import load_codebook
    from foi_compare.interpret import interpret
    from foi_compare.interpret.endless import legible
    from foi_compare.interpret.letter import identify
    from foi_compare.ledger import account
    from foi_compare.match.matcher import Matcher
    from foi_compare.observe import observe
    from foi_compare.registers import load_forces
    from foi_compare.wordings import load_wordings

    codebook = load_codebook(plan.codebook)
    forces = load_forces()
    words = load_wordings()
    matcher = Matcher(codebook, label_decisions(plan.decisions, codebook.name))
    codes = tuple(matcher.codes.values())
    return Workshop(
        forces=forces,
        codebook=CodebookHeader(
            name=codebook.name,
            title=codebook.title,
            prefix=codebook.prefix,
            codes=codes,
            counts=codebook.counts,
        ),
        unpack=readers.unpack_source,
        read=readers.read_source,
        identify=lambda document: identify(legible(document)[0], forces, words),
        interpret=lambda documents: interpret(
            documents, matcher=matcher, forces=forces, wordings=words, settings=plan.settings
        ),
        observe=lambda reply: observe(
            reply, matcher=matcher, codebook_name=codebook.name, decisions=plan.decisions
        ),
        check=lambda reply, observations: run_checks(reply, observations, matcher.codes),
        account=account,
    )


def label_decisions(decisions: tuple[Decision, ...], codebook: str) -> tuple[LabelDecision, ...]:
    """Return the decisions on labels of one codebook, as the matcher takes them."""
    return tuple(
        LabelDecision(
            label=decision.label,
            code=decision.code,
            force_id="" if decision.force_id == "*" else decision.force_id,
            line=decision.line,
            decided_by=decision.decided_by,
        )
        for decision in decisions
        if decision.kind == "label" and decision.codebook in {"", codebook}
    )
