"""The stages in order, from the files of an inbox to the dataset; survives any one bad file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.engine import Engine, Lost
from foi_compare.errors import UnreadableDocumentError
from foi_compare.failures import fault, lost, unreadable
from foi_compare.grouping import FileIdentity, duplicates, group_files
from foi_compare.heard import Heard
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
)
from foi_compare.observe import flag_answers
from foi_compare.profiles import assess
from foi_compare.progress import Progress, Silence
from foi_compare.reading import nothing_of, read_file
from foi_compare.reuse import Reuse
from foi_compare.rulings import decided_on_files, files_decided, joined, settings_with
from foi_compare.settings_use import entries_without_file, sayings_without_use
from foi_compare.store import Keeping, NoStore
from foi_compare.tasks import FileRead, GroupRead, GroupTask, Packed, ReadTask, unpacked
from foi_compare.workshop import Plan, Workshop, workshop_of

_Group = tuple[Document | Packed, ...]


def run(
    files: Sequence[InboxFile],
    plan: Plan,
    engine: Engine,
    progress: Progress | None = None,
    store: Keeping | None = None,
) -> Dataset:
    """Read the files, interpret them reply by reply, and merge what came out.

    The result depends on the content and the names of the files alone, not on their order, nor on
    the engine, nor on what the store holds from earlier runs.

    Raises:
        CodebookError: the codebook of the plan is unknown, or does not hold together.

    """
    workshop = workshop_of(plan)
    ordered = sorted(files, key=lambda file: file.name)
    copies = duplicates({file.name: file.sha256 for file in ordered})
    to_read = [file for file in ordered if file.name not in copies]
    reuse = Reuse(store or NoStore(), plan, workshop)
    bench = _Bench(to_read, plan, engine, progress or Silence(), reuse)
    read = _read_all(bench)
    inputs = {entry.name: entry.sha256 for result in read for entry in result.inputs}
    inputs |= {file.name: file.sha256 for file in ordered if file.name in copies}
    copies |= duplicates(inputs)
    kept = [
        (document, _told(identity, document.sha256, plan))
        for result in read
        for document, identity in result.documents
        if document.name not in copies
    ]
    decided = files_decided(plan.decisions, inputs)
    replies_only = [one for one in kept if one[0].name not in decided.left_out]
    grouping = group_files([identity for _, identity in replies_only])
    documents = {document.name: document for document, _ in replies_only}
    together = joined(grouping.groups, decided.together)
    groups = [tuple(documents[name] for name in group) for group in together.groups]
    no_replies = [
        unpacked(_filled(document, bench))
        for document, _ in kept
        if document.name in decided.left_out
    ]
    results = _interpret_all(groups, bench)
    unread = [problem for result in read for problem in result.unread]
    unread += [problem for result in results for problem in result.unread]
    replies = [reply for result in results for reply in result.replies]
    obeyed, differing = decided_on_files(
        plan.settings, plan.decisions, inputs, [read.reply for read in replies]
    )
    batch = Batch(
        forces=workshop.forces,
        codebook=workshop.codebook,
        inputs=tuple(InputFile(name, inputs[name]) for name in sorted(inputs)),
        unread=tuple(sorted(unread, key=lambda problem: problem.file)),
        findings=(
            *plan.findings,
            *grouping.findings,
            *_copies_found(copies, inputs),
            *entries_without_file(plan.settings, inputs, copies),
            *sayings_without_use(plan.settings, replies),
            *differing,
        ),
        ledger=(
            *(row for result in results for row in result.ledger),
            *_set_aside_whole(no_replies, workshop),
        ),
        no_replies=decided.left_out,
        obeyed=(*decided.obeyed, *together.obeyed, *obeyed),
        settings=plan.settings,
        decisions=plan.decisions,
        decision_problems=plan.decision_problems,
        passed_over=plan.passed_over,
    )
    return _assessed(merge(replies, batch))


def _set_aside_whole(documents: Iterable[Document], workshop: Workshop) -> Iterable[LedgerRow]:
    """Yield the account of documents that a person said are no replies: all is set aside."""
    for row in workshop.account(tuple(documents), (), (), {}):
        yield replace(row, set_aside=row.numerals, unread=0, unread_texts=())


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


class _Bench(NamedTuple):
    """What both phases of a run work with."""

    files: Sequence[InboxFile]
    plan: Plan
    engine: Engine
    progress: Progress
    reuse: Reuse


def _read_all(bench: _Bench) -> list[FileRead]:
    found = [bench.reuse.reading(file) for file in bench.files]
    new = [at for at, read in enumerate(found) if read is None]
    bench.progress.begin("Reading", len(new))
    tasks = [
        ReadTask(plan=bench.plan, file=bench.files[at], packed=bench.reuse.keeps) for at in new
    ]
    for at, result in zip(new, bench.engine.map(read_file, tasks), strict=True):
        bench.progress.step()
        file = bench.files[at]
        if isinstance(result, Lost):
            found[at] = nothing_of(file, lost(file, result))
        else:
            bench.reuse.keep_reading(file, result)
            found[at] = result
    return [read for read in found if read is not None]


def _interpret_all(groups: Sequence[_Group], bench: _Bench) -> list[GroupRead]:
    found = [bench.reuse.group(group) for group in groups]
    new = [at for at, read in enumerate(found) if read is None]
    bench.progress.begin("Understanding", len(new))
    tasks = [
        GroupTask(plan=bench.plan, documents=tuple(_filled(one, bench) for one in groups[at]))
        for at in new
    ]
    for at, result in zip(new, bench.engine.map(read_group, tasks), strict=True):
        bench.progress.step()
        if isinstance(result, Lost):
            found[at] = GroupRead(unread=tuple(lost(one, result) for one in groups[at]))
        else:
            bench.reuse.keep_group(groups[at], result)
            found[at] = replace(result, heard=Heard())
    return [read for read in found if read is not None]


def _filled(document: Document | Packed, bench: _Bench) -> Document | Packed:
    """Return a document with its content; read again where the store has lost it meanwhile."""
    filled = bench.reuse.filled(document)
    if filled is not None:
        return filled
    homes = [file for file in bench.files if document.name.startswith(file.name)]
    home = max(homes, key=lambda file: len(file.name))
    again = read_file(ReadTask(plan=bench.plan, file=home))
    return next((one for one, _ in again.documents if one.name == document.name), document)


def _told(identity: FileIdentity, sha256: str, plan: Plan) -> FileIdentity:
    """Return who wrote a document: the person's word first, then its own."""
    name = identity.name
    told = settings_with(plan.settings, plan.decisions, ((name, sha256),)).told_of(name)
    return FileIdentity(
        name,
        told.force or identity.force_id,
        told.reference or identity.reference,
        told.dated or identity.dated,
        told=bool(told.force),
    )


def read_group(task: GroupTask) -> GroupRead:
    """Interpret the documents of one reply and observe its numbers; never raise."""
    workshop = workshop_of(task.plan)
    workshop.heard()  # of the group before, should it have failed
    try:
        read = _read_group(tuple(map(unpacked, task.documents)), workshop)
        return replace(read, heard=workshop.heard())
    except UnreadableDocumentError as error:
        return GroupRead(unread=tuple(unreadable(one, error) for one in task.documents))
    except Exception as error:  # noqa: BLE001 - a bug in one reply must not lose the batch
        return GroupRead(unread=tuple(fault(one, error) for one in task.documents))


def _read_group(documents: tuple[Document, ...], workshop: Workshop) -> GroupRead:
    drawn = workshop.redraw(documents, workshop.locate(documents))
    replies: list[ReadReply] = []
    observed: list[Observation] = []
    set_aside: list[SetAside] = list(drawn.set_aside)
    marks = workshop.mark(drawn.documents, drawn.addresses)
    for read in workshop.interpret(drawn.documents, marks):
        reply, disposed = workshop.dispose(read)
        found = workshop.observe(reply, drawn.addresses, drawn.typed)
        reply = flag_answers(reply, found.observations)
        first = not replies
        replies.append(
            ReadReply(
                reply=reply,
                observations=found.observations,
                set_aside=(*(drawn.set_aside if first else ()), *found.set_aside),
                findings=workshop.check(reply, found.observations),
                ledger=(),
                obeyed=(*drawn.obeyed, *disposed, *found.obeyed),
                stale=found.stale,
            )
        )
        observed.extend(found.observations)
        set_aside.extend(found.set_aside)
    # The account is one for the documents: two forces may share a letter.
    rows = workshop.account(drawn.documents, tuple(observed), tuple(set_aside), drawn.replaced)
    if not replies:
        return GroupRead(ledger=rows)
    first_read, *others = map(_without_workings, replies)
    return GroupRead(replies=(replace(first_read, ledger=rows), *others))


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
