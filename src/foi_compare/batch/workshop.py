"""The stages together with the data they need, built once in each process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from foi_compare.batch.heard import Heard
from foi_compare.model import (
    Address,
    Audited,
    CodebookHeader,
    CutTable,
    Decision,
    DecisionProblem,
    Document,
    Finding,
    Force,
    LabelDecision,
    LedgerRow,
    Observation,
    Person,
    Reply,
    SaidOfFiles,
    SetAside,
    Settings,
    Source,
)

if TYPE_CHECKING:
    from foi_compare.addresses import Addresses
    from foi_compare.limits import Budget
    from foi_compare.match.matcher import Matcher
    from foi_compare.model.codes import Codebook
    from foi_compare.model.wording_lists import Wordings
    from foi_compare.observe import Observed
    from foi_compare.rulings import Redrawn

# The sources in a container, given its password and what it may still unpack to.
Unpack = Callable[[Source, str, "Budget"], tuple[Source, ...]]
# What is decided on the blocks of some documents, by file and block.
Marks = Mapping[tuple[str, int], frozenset[str]]
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


def _nobody(documents: tuple[Document, ...]) -> tuple[Person, ...]:
    del documents
    return ()


def _nothing_told(name: str) -> tuple[str, ...]:
    del name
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The stages, each bound to its data, as the pipeline calls them.

    `said` is what the settings say of single files. `told_by_name` says what reading a file takes
    from its name, `heard` which labels were asked about since it was last called.
    """

    forces: Callable[[], tuple[Force, ...]]
    codebook: Callable[[], CodebookHeader]
    unpack: Unpack
    read: Callable[[Source, str], Document]
    cut: Callable[[Source, str, int, Sequence[float], Sequence[float]], CutTable]
    identify: Callable[[Document], SaysWhoItIs]
    interpret: Callable[[tuple[Document, ...], Marks], tuple[Reply, ...]]
    locate: Callable[[tuple[Document, ...]], Addresses]
    redraw: Callable[[tuple[Document, ...], Addresses], Redrawn]
    mark: Callable[[tuple[Document, ...], Addresses], Marks]
    observe: Callable[[Reply, Addresses, Mapping[str, Decision]], Observed]
    dispose: Callable[[Reply], tuple[Reply, tuple[str, ...]]]
    check: Callable[[Reply, tuple[Observation, ...]], tuple[Finding, ...]]
    account: Callable[
        [
            tuple[Document, ...],
            tuple[Observation, ...],
            tuple[SetAside, ...],
            Mapping[str, frozenset[Address]],
        ],
        tuple[LedgerRow, ...],
    ]
    said: SaidOfFiles
    people: Callable[[tuple[Document, ...]], tuple[Person, ...]] = _nobody
    told_by_name: Callable[[str], tuple[str, ...]] = _nothing_told
    heard: Callable[[], Heard] = Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run was asked to do; small, picklable and hashable, so that it travels with a task.

    `load` builds the workshop and must be importable by name in a new process. `decision_problems`
    are the lines of the decisions file that do not hold, `findings` those of the call itself,
    `passed_over` the entries of the inbox that are not read, each with the reason. `keep_names`
    says that the outputs print names and addresses as they are, `pictures` that tables are drawn,
    `audited` what a sample of earlier runs told.
    """

    codebook: str = DEFAULT_CODEBOOK
    settings: Settings = field(default_factory=Settings)
    decisions: tuple[Decision, ...] = ()
    decision_problems: tuple[DecisionProblem, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    keep_names: bool = False
    pictures: bool = True
    audited: Audited | None = None
    load: Callable[[Plan], Workshop]

    def __hash__(self) -> int:
        """Return a number from what is short: each task asks for it, whatever was decided."""
        return hash((self.codebook, self.load, len(self.decisions), len(self.settings.files)))


@lru_cache(maxsize=2)
def workshop_of(plan: Plan) -> Workshop:
    """Return the workshop of a plan, built once in each process."""
    return plan.load(plan)


def make_ready(plan: Plan) -> None:
    """Load all that reading and interpreting take, but for the readers of formats yet unseen."""
    workshop_of(plan).heard()


def load_workshop(plan: Plan) -> Workshop:
    """Return the stages of the package with their shipped data.

    What is asked of a document that was read loads the rest first: a run itself needs but the
    codebook and the forces, and reading a file not even these. So whoever asks for these or for the
    rest may get a `CodebookError`: the codebook of the plan is unknown, or does not hold together.
    """
    from foi_compare import readers
    from foi_compare.shipped.registers import load_forces
    from foi_compare.store import codebook_digest

    said = SaidOfFiles(plan.settings.files)
    edition = cache(lambda: (plan.codebook, codebook_digest(plan.codebook)))
    header = cache(lambda: _header(*edition()))
    whole = cache(lambda: _with_stages(plan, _matcher(*edition()), header, load_forces, said))

    def late(stage: str) -> Callable[..., Any]:
        return lambda *given: getattr(whole(), stage)(*given)  # noqa: PLW0108 - loads when called

    return Workshop(
        forces=load_forces,
        codebook=header,
        unpack=readers.unpack_source,
        read=readers.read_source,
        cut=readers.cut_table,
        identify=late("identify"),
        interpret=late("interpret"),
        locate=late("locate"),
        redraw=late("redraw"),
        mark=late("mark"),
        observe=late("observe"),
        dispose=late("dispose"),
        check=late("check"),
        account=late("account"),
        said=said,
        people=late("people"),
        told_by_name=readers.told_by_name,
        heard=late("heard"),
    )


# What depends on no decision is made once for each edition of a codebook: while somebody decides,
# each answer has a plan of its own.
@lru_cache(maxsize=2)
def _codebook(name: str, _edition: bytes) -> Codebook:
    from foi_compare.codebooks.loader import load_codebook

    return load_codebook(name)


def _header(name: str, edition: bytes) -> CodebookHeader:
    codebook = _codebook(name, edition)
    return CodebookHeader(
        name=codebook.name,
        title=codebook.title,
        prefix=codebook.prefix,
        codes=tuple(codebook.codes.values()),
        counts=codebook.counts,
    )


@lru_cache(maxsize=2)
def _matcher(name: str, edition: bytes) -> Matcher:
    from foi_compare.match.matcher import Matcher

    return Matcher(_codebook(name, edition))


@cache
def _wordings() -> Wordings:
    from foi_compare.shipped.wordings import load_wordings

    return load_wordings()


def _with_stages(
    plan: Plan,
    undecided: Matcher,
    header: Callable[[], CodebookHeader],
    load_forces: Callable[[], tuple[Force, ...]],
    said: SaidOfFiles,
) -> Workshop:
    """Load every stage and bind it to its data."""
    from foi_compare import readers
    from foi_compare.addresses import addresses_of
    from foi_compare.batch.heard import Listening
    from foi_compare.checks import run_checks
    from foi_compare.interpret import interpret
    from foi_compare.interpret.language.endless import legible
    from foi_compare.interpret.language.phrases import phrasebook
    from foi_compare.interpret.meanings.values import parse_value
    from foi_compare.interpret.periods.periods import period_of
    from foi_compare.interpret.whole_letter.letter import identify
    from foi_compare.ledger import account
    from foi_compare.masking import find_people
    from foi_compare.observe import observe
    from foi_compare.rulings import (
        Decided,
        Rulings,
        marked,
        redraw,
        settings_with,
        with_dispositions,
    )
    from foi_compare.shipped.registers import load_name_lists

    words, codebook, forces = _wordings(), undecided.codebook, load_forces()
    phrasebook(words)  # kept: the first document asked need not wait for it
    lists = load_name_lists(forces)
    matcher = Listening(undecided.deciding(label_decisions(plan.decisions, codebook.name)))
    decided = Decided(plan.decisions)
    # Those on labels are the matcher's.
    placed = Decided(
        one for one in of_codebook(plan.decisions, codebook.name) if one.kind != "label"
    )

    def on(documents: Iterable[Document]) -> tuple[Decision, ...]:
        return decided.on(one.sha256 for one in documents)

    def settings_of(documents: Sequence[Document]) -> Settings:
        named = [(one.name, one.sha256) for one in documents]
        own = replace(plan.settings, files=said.of(*(name for name, _ in named)))
        return settings_with(own, on(documents), named)

    rulings = Rulings(period_of=period_of, value_of=parse_value)
    return Workshop(
        forces=load_forces,
        codebook=header,
        unpack=readers.unpack_source,
        read=readers.read_source,
        cut=readers.cut_table,
        identify=lambda document: identify(legible(document)[0], forces, words),
        interpret=lambda documents, marks: interpret(
            documents,
            matcher=matcher,
            forces=forces,
            wordings=words,
            settings=settings_of(documents),
            marks=marks,
        ),
        locate=addresses_of,
        redraw=lambda documents, addresses: redraw(documents, on(documents), addresses),
        mark=lambda documents, addresses: marked(documents, on(documents), addresses),
        observe=lambda reply, addresses, typed: observe(
            reply,
            matcher=matcher,
            codebook_name=codebook.name,
            addresses=addresses,
            rulings=replace(rulings, decisions=placed.reaching(reply), typed=typed),
        ),
        dispose=lambda reply: with_dispositions(reply, decided.on(reply.sha256)),
        check=lambda reply, observations: run_checks(reply, observations, matcher.codes),
        account=account,
        said=said,
        people=lambda documents: find_people(documents, lists),
        told_by_name=readers.told_by_name,
        heard=matcher.heard,
    )


def label_decisions(decisions: tuple[Decision, ...], codebook: str) -> tuple[LabelDecision, ...]:
    """Return the decisions on labels of one codebook, as the matcher takes them.

    Lines that differ in marks and case alone are about one label: where they say different things,
    none of them holds.
    """
    from foi_compare.match.label_reading.label_words import clean

    found = tuple(
        LabelDecision(
            label=decision.subject,
            code=decision.told("code") or decision.answer,
            force_id="" if decision.scope == "all" else decision.force_id,
            line=decision.line,
            decided_by=decision.decided_by,
            decision_id=decision.decision_id,
        )
        for decision in of_codebook(decisions, codebook)
        if decision.kind == "label"
    )
    said: dict[tuple[str, str], set[str]] = {}
    for one in found:
        said.setdefault((clean(one.label), one.force_id), set()).add(one.code)
    return tuple(one for one in found if len(said[clean(one.label), one.force_id]) == 1)


def of_codebook(decisions: tuple[Decision, ...], codebook: str) -> tuple[Decision, ...]:
    """Return the decisions without those that speak in the codes of another codebook."""
    return tuple(one for one in decisions if one.codebook in {"", codebook})
