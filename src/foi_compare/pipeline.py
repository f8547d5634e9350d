"""The stages in order, from the files of an inbox to the dataset; survives any one bad file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, overload

from foi_compare.engine import Engine, Lost
from foi_compare.failures import lost
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
    SaidOfFiles,
    Settings,
)
from foi_compare.profiles import assess
from foi_compare.progress import Progress, Silence
from foi_compare.reading import identify, nothing_of, read_file
from foi_compare.reuse import Reuse
from foi_compare.rulings import Decided, decided_on_files, files_decided, joined, settings_with
from foi_compare.settings_use import entries_without_file, sayings_without_use
from foi_compare.sharing import Sharing
from foi_compare.store import Keeping, NoStore
from foi_compare.tasks import (
    FileRead,
    GroupRead,
    GroupTask,
    IdentityTask,
    Packed,
    ReadTask,
    Unkept,
)
from foi_compare.understanding import account_whole, read_group
from foi_compare.workshop import Plan, workshop_of

_Group = tuple[Document | Packed, ...]

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
_BYTES_OF_A_PICTURE = 50


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
    reuse = Reuse(store or NoStore(), plan, workshop, _identities(plan, engine))
    bench = _Bench(to_read, plan, engine, progress or Silence(), reuse)
    read = _read_all(bench)
    inputs = {entry.name: entry.sha256 for result in read for entry in result.inputs}
    inputs |= {file.name: file.sha256 for file in ordered if file.name in copies}
    copies |= duplicates(inputs)
    by_file = _Told(plan)
    kept = [
        (document, by_file.identity(identity, document.sha256))
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
    no_replies = [(one,) for one, _ in kept if one.name in decided.left_out]
    results = _interpret_all(groups, bench)
    accounts = _account_all(no_replies, bench)
    engine.release()
    unread = [problem for result in read for problem in result.unread]
    unread += [problem for result in (*results, *accounts) for problem in result.unread]
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
        ledger=(*(row for result in (*results, *accounts) for row in result.ledger),),
        no_replies=decided.left_out,
        obeyed=(*decided.obeyed, *together.obeyed, *obeyed),
        settings=plan.settings,
        decisions=plan.decisions,
        decision_problems=plan.decision_problems,
        passed_over=plan.passed_over,
    )
    return _assessed(merge(replies, batch))


def _assessed(dataset: Dataset) -> Dataset:
    """Return the dataset with its grades; a fault in grading costs the grades, not the numbers."""
    try:
        return assess(dataset)
    except MemoryError:
        raise
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
    new.sort(key=lambda at: _work(bench.files[at]), reverse=True)
    bench.progress.begin("Reading", len(new))
    tasks = [ReadTask(plan=bench.plan, file=bench.files[at]) for at in new]
    for position, result in bench.engine.map(read_file, tasks):
        bench.progress.step()
        at = new[position]
        file = bench.files[at]
        if isinstance(result, Lost):
            found[at] = nothing_of(file, lost(file, result))
        else:
            found[at] = bench.reuse.keep_reading(file, result)
    return [read for read in found if read is not None]


def _work(file: InboxFile) -> int:
    """Return how much work a file is likely to be, against others.

    The longest are begun first, since the last one is waited for alone. A picture takes as long as
    fifty times as many bytes of anything else.
    """
    return file.size * (_BYTES_OF_A_PICTURE if file.name.lower().endswith(_PICTURES) else 1)


def _interpret_all(groups: Sequence[_Group], bench: _Bench) -> list[GroupRead]:
    found = [bench.reuse.group(group) for group in groups]
    new = [at for at, read in enumerate(found) if read is None]
    for at, result in _mapped(read_group, groups, new, "Understanding", bench):
        if not isinstance(result, Lost):
            bench.reuse.keep_group(groups[at], result)
        found[at] = _said(result, groups[at])
    return [read for read in found if read is not None]


def _account_all(groups: Sequence[_Group], bench: _Bench) -> list[GroupRead]:
    """Return the accounts of documents that a person said are no replies."""
    if not groups:
        return []
    found = dict(_mapped(account_whole, groups, range(len(groups)), "Accounting", bench))
    return [_said(found[at], group) for at, group in enumerate(groups)]


def _said(result: GroupRead | Lost, group: _Group) -> GroupRead:
    if isinstance(result, Lost):
        return GroupRead(unread=tuple(lost(one, result) for one in group))
    return replace(result, heard=Heard())


def _mapped(
    function: Callable[[GroupTask], GroupRead],
    groups: Sequence[_Group],
    wanted: Iterable[int],
    what: str,
    bench: _Bench,
) -> Iterator[tuple[int, GroupRead | Lost]]:
    """Yield (position, result) of the groups at some positions; the largest are begun first."""
    sizes = {at: sum(_size(one) for one in groups[at]) for at in wanted}
    order = sorted(sizes, key=lambda at: (-sizes[at], at))
    bench.progress.begin(what, len(order))
    tasks = _GroupTasks([groups[at] for at in order], bench)
    sharing = Sharing()
    for position, result in bench.engine.map(function, tasks):
        bench.progress.step()
        yield order[position], sharing.of(result)


class _GroupTasks(Sequence[GroupTask]):
    """The tasks of some groups; their documents are taken from the store one task at a time."""

    def __init__(self, groups: Sequence[_Group], bench: _Bench) -> None:
        self._groups = groups
        self._bench = bench

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, at: int) -> GroupTask: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[GroupTask]: ...
    def __getitem__(self, at: int | slice) -> GroupTask | Sequence[GroupTask]:
        if isinstance(at, slice):
            return _GroupTasks(self._groups[at], self._bench)
        filled = (_filled(one, self._bench) for one in self._groups[at])
        return GroupTask(plan=self._bench.plan, documents=tuple(filled))


def _size(document: Document | Packed) -> int:
    return document.size if isinstance(document, Packed) else 0


def _filled(document: Document | Packed, bench: _Bench) -> Document | Packed | Unkept:
    """Return a document with its content, or with its file where the store has lost it."""
    filled = bench.reuse.filled(document)
    if filled is not None:
        return filled
    homes = [file for file in bench.files if document.name.startswith(file.name)]
    home = max(homes, key=lambda file: len(file.name))
    return Unkept(document.name, document.sha256, home)


def _identities(plan: Plan, engine: Engine) -> Callable[[Packed], FileIdentity | None]:
    """Return what asks documents that were read before what they say of themselves."""

    def asked(document: Packed) -> FileIdentity | None:
        task = IdentityTask(plan=plan, document=document)
        for _, identity in engine.map(identify, [task]):
            return None if isinstance(identity, Lost) else identity
        return None

    return asked


class _Told:
    """What a person says of single files, in the settings and by decisions."""

    def __init__(self, plan: Plan) -> None:
        self._said = SaidOfFiles(plan.settings.files)
        self._decided = Decided(plan.decisions)

    def identity(self, own: FileIdentity, sha256: str) -> FileIdentity:
        """Return who wrote a document: the person's word first, then its own."""
        name = own.name
        said = Settings(files=self._said.of(name))
        told = settings_with(said, self._decided.on((sha256,)), ((name, sha256),)).told_of(name)
        return FileIdentity(
            name,
            told.force or own.force_id,
            told.reference or own.reference,
            told.dated or own.dated,
            told=bool(told.force),
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
