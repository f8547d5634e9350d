"""The stages in order, from the files of an inbox to the dataset; survives any one bad file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from foi_compare.engine import Engine, Lost
from foi_compare.errors import UnreadableDocumentError
from foi_compare.failures import fault, lost, too_deep, unreadable, withheld
from foi_compare.grouping import FileIdentity, duplicates, group_files
from foi_compare.inbox import InboxFile
from foi_compare.merge import merge
from foi_compare.model import (
    Batch,
    Dataset,
    Document,
    Finding,
    InputFile,
    LedgerRow,
    Observation,
    ReadReply,
    SetAside,
    Settings,
    Source,
    UnreadSource,
)
from foi_compare.observe import flag_answers
from foi_compare.profiles import assess
from foi_compare.settings_use import entries_without_file, sayings_without_use
from foi_compare.workshop import Plan, Workshop, workshop_of

_MAX_DEPTH = 5  # a mail in a zip in a mail is seen; deeper nesting is a bomb


class Progress(Protocol):
    """Who is told how far a run has come."""

    def begin(self, what: str, total: int) -> None:
        """Hear that a phase of so many steps begins."""
        ...

    def step(self) -> None:
        """Hear that one step of it is done."""
        ...


class Silence:
    """Tells nobody."""

    def begin(self, what: str, total: int) -> None:
        """Ignore it."""

    def step(self) -> None:
        """Ignore it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """One file to read."""

    plan: Plan
    file: InboxFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """What came of one file: its documents (more than one from a container) and what failed."""

    inputs: tuple[InputFile, ...]
    documents: tuple[tuple[Document, FileIdentity], ...] = ()
    unread: tuple[UnreadSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTask:
    """The documents of one reply to interpret."""

    plan: Plan
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRead:
    """What came of one group of documents; `ledger` is that of documents without a reply."""

    replies: tuple[ReadReply, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    unread: tuple[UnreadSource, ...] = ()


def run(
    files: Sequence[InboxFile], plan: Plan, engine: Engine, progress: Progress | None = None
) -> Dataset:
    """Read the files, interpret them reply by reply, and merge what came out.

    The result depends on the content and the names of the files alone, not on their order nor on
    the engine.

    Raises:
        CodebookError: the codebook of the plan is unknown, or does not hold together.

    """
    progress = progress or Silence()
    workshop = workshop_of(plan)
    ordered = sorted(files, key=lambda file: file.name)
    copies = duplicates({file.name: file.sha256 for file in ordered})
    read = _read_all([f for f in ordered if f.name not in copies], plan, engine, progress)
    inputs = {entry.name: entry.sha256 for result in read for entry in result.inputs}
    inputs |= {file.name: file.sha256 for file in ordered if file.name in copies}
    copies |= duplicates(inputs)
    kept = [
        (document, identity)
        for result in read
        for document, identity in result.documents
        if document.name not in copies
    ]
    grouping = group_files([identity for _, identity in kept])
    documents = {document.name: document for document, _ in kept}
    groups = [tuple(documents[name] for name in group) for group in grouping.groups]
    results = _interpret_all(groups, plan, engine, progress)
    unread = [problem for result in read for problem in result.unread]
    unread += [problem for result in results for problem in result.unread]
    replies = [reply for result in results for reply in result.replies]
    batch = Batch(
        forces=workshop.forces,
        codebook=workshop.codebook,
        inputs=tuple(InputFile(name, inputs[name]) for name in sorted(inputs)),
        unread=tuple(sorted(unread, key=lambda problem: problem.file)),
        findings=(
            *grouping.findings,
            *_copies_found(copies, inputs),
            *entries_without_file(plan.settings, inputs, copies),
            *sayings_without_use(plan.settings, replies),
        ),
        ledger=tuple(row for result in results for row in result.ledger),
        settings=plan.settings,
        decisions=plan.decisions,
    )
    return _assessed(merge(replies, batch))


def _assessed(dataset: Dataset) -> Dataset:
    """Return the dataset with its grades; a fault in grading costs the grades, not the numbers."""
    try:
        return assess(dataset)
    except Exception as error:  # noqa: BLE001 - a bug in grading must not lose the batch
        finding = Finding(
            check="comparability_not_graded",
            severity="error",
            passed=False,
            force_id="",
            reference="",
            question="",
            message="foi-compare could not say which replies may be compared "
            f"({type(error).__name__}); the numbers are not affected. Please report it.",
        )
        return replace(dataset, findings=(*dataset.findings, finding))


def _read_all(
    files: Sequence[InboxFile], plan: Plan, engine: Engine, progress: Progress
) -> list[FileRead]:
    progress.begin("Reading", len(files))
    read = []
    tasks = [ReadTask(plan=plan, file=file) for file in files]
    for file, result in zip(files, engine.map(read_file, tasks), strict=True):
        progress.step()
        read.append(_nothing_of(file, lost(file, result)) if isinstance(result, Lost) else result)
    return read


def _interpret_all(
    groups: Sequence[tuple[Document, ...]], plan: Plan, engine: Engine, progress: Progress
) -> list[GroupRead]:
    progress.begin("Understanding", len(groups))
    results = []
    tasks = [GroupTask(plan=plan, documents=group) for group in groups]
    for group, result in zip(groups, engine.map(read_group, tasks), strict=True):
        progress.step()
        if isinstance(result, Lost):
            results.append(GroupRead(unread=tuple(lost(one, result) for one in group)))
        else:
            results.append(result)
    return results


def _nothing_of(file: InboxFile, problem: UnreadSource) -> FileRead:
    return FileRead(inputs=(InputFile(file.name, file.sha256),), unread=(problem,))


def read_file(task: ReadTask) -> FileRead:
    """Read one file of the inbox, and every file inside it; never raise."""
    file = task.file
    if file.problem:
        return _nothing_of(file, withheld(file, file.problem))
    try:
        data = Path(file.path).read_bytes()
    except OSError as error:
        return _nothing_of(file, withheld(file, error.strerror or type(error).__name__))
    source = Source(name=file.name, data=data, sha256=file.sha256)
    plan, workshop = task.plan, workshop_of(task.plan)
    return _joined(
        InputFile(source.name, source.sha256),
        [
            leaf if isinstance(leaf, UnreadSource) else _read_leaf(leaf, plan, workshop)
            for leaf in _named_apart(_leaves(source, plan.settings, workshop, depth=0))
        ],
    )


def _joined(container: InputFile, leaves: Iterable[FileRead | UnreadSource]) -> FileRead:
    inputs = [container]
    documents: list[tuple[Document, FileIdentity]] = []
    unread: list[UnreadSource] = []
    for leaf in leaves:
        if isinstance(leaf, UnreadSource):
            unread.append(leaf)
            continue
        inputs.extend(entry for entry in leaf.inputs if entry not in inputs)
        documents.extend(leaf.documents)
        unread.extend(leaf.unread)
    return FileRead(inputs=tuple(inputs), documents=tuple(documents), unread=tuple(unread))


def _leaves(
    source: Source, settings: Settings, workshop: Workshop, depth: int
) -> list[Source | UnreadSource]:
    """Return the sources in a container, down to those that hold no other."""
    if depth > _MAX_DEPTH:
        return [too_deep(source, _MAX_DEPTH)]
    try:
        members = workshop.unpack(source, _password(settings, source.name))
    except UnreadableDocumentError as error:
        return [unreadable(source, error)]
    except Exception as error:  # noqa: BLE001 - a bug in one reader must not lose the batch
        return [fault(source, error)]
    found: list[Source | UnreadSource] = []
    for member in members or (source,):
        if member.name == source.name:
            found.append(member)
        else:
            found.extend(_leaves(member, settings, workshop, depth + 1))
    return found


def _named_apart(leaves: Iterable[Source | UnreadSource]) -> Iterable[Source | UnreadSource]:
    """Yield the leaves with a number after a name that came before: archives may repeat one."""
    seen: Counter[str] = Counter()
    for leaf in leaves:
        if isinstance(leaf, UnreadSource):
            yield leaf
            continue
        seen[leaf.name] += 1
        times = seen[leaf.name]
        yield replace(leaf, name=f"{leaf.name} ({times})") if times > 1 else leaf


def _read_leaf(source: Source, plan: Plan, workshop: Workshop) -> FileRead:
    entry = InputFile(source.name, source.sha256)
    try:
        document = workshop.read(source, _password(plan.settings, source.name))
        identity = _identity(document, plan.settings, workshop)
    except UnreadableDocumentError as error:
        return FileRead(inputs=(entry,), unread=(unreadable(source, error),))
    except Exception as error:  # noqa: BLE001 - a bug in one reader must not lose the batch
        return FileRead(inputs=(entry,), unread=(fault(source, error),))
    return FileRead(inputs=(entry,), documents=((document, identity),))


def _identity(document: Document, settings: Settings, workshop: Workshop) -> FileIdentity:
    """Return who wrote a document: the person's word first, then its own."""
    own = workshop.identify(document)
    told = settings.told_of(document.name)
    return FileIdentity(
        document.name,
        told.force or own.force_id,
        told.reference or own.reference,
        told.dated or own.dated,
        told=bool(told.force),
    )


def _password(settings: Settings, name: str) -> str:
    return settings.told_of(name).password


def read_group(task: GroupTask) -> GroupRead:
    """Interpret the documents of one reply and observe its numbers; never raise."""
    workshop = workshop_of(task.plan)
    try:
        return _read_group(task.documents, workshop)
    except UnreadableDocumentError as error:
        return GroupRead(unread=tuple(unreadable(one, error) for one in task.documents))
    except Exception as error:  # noqa: BLE001 - a bug in one reply must not lose the batch
        return GroupRead(unread=tuple(fault(one, error) for one in task.documents))


def _read_group(documents: tuple[Document, ...], workshop: Workshop) -> GroupRead:
    replies: list[ReadReply] = []
    observed: list[Observation] = []
    set_aside: list[SetAside] = []
    for read in workshop.interpret(documents):
        observations, left_out = workshop.observe(read)
        reply = flag_answers(read, observations)
        replies.append(
            ReadReply(
                reply=reply,
                observations=observations,
                set_aside=left_out,
                findings=workshop.check(reply, observations),
                ledger=(),
            )
        )
        observed.extend(observations)
        set_aside.extend(left_out)
    # The account is one for the documents: two forces may share a letter.
    rows = workshop.account(documents, tuple(observed), tuple(set_aside))
    if not replies:
        return GroupRead(ledger=rows)
    first, *others = map(_without_workings, replies)
    return GroupRead(replies=(replace(first, ledger=rows), *others))


def _without_workings(read: ReadReply) -> ReadReply:
    """Return the reply without what only its observations and its account were made from.

    A record list of sixty pages holds tens of thousands of addresses that nobody asks for again,
    and the memory of a large batch is mostly these.
    """
    return replace(
        read,
        reply=replace(
            read.reply, label_groups=(), figures=(), set_aside=(), plain_tables=(), aside_tables=()
        ),
        observations=tuple(replace(one, spots=()) for one in read.observations),
        set_aside=tuple(replace(one, spots=()) for one in read.set_aside),
    )


def _copies_found(copies: dict[str, str], inputs: dict[str, str]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            check="read_once",
            severity="info",
            passed=True,
            force_id="",
            reference="",
            question="",
            message=f"{name} is the same file as {first}, and was read once.",
            left=inputs[name],
            right=inputs[first],
            files=(first, name),
        )
        for name, first in sorted(copies.items())
    )
