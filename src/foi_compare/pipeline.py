"""The stages in order, from the files of an inbox to the dataset; survives any one bad file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, overload

from foi_compare.batch.engine import Engine, Lost
from foi_compare.batch.failures import lost
from foi_compare.batch.grouping import FileIdentity, duplicates, group_files
from foi_compare.batch.heard import Heard
from foi_compare.batch.illustrating import TableDrawing
from foi_compare.batch.progress import Followed, Progress, Silence, Step
from foi_compare.batch.reading import identify, nothing_of, read_file
from foi_compare.batch.reuse import Identify, Reuse
from foi_compare.batch.sharing import Sharing
from foi_compare.batch.tasks import (
    FileRead,
    GroupRead,
    GroupTask,
    IdentityTask,
    Packed,
    ReadTask,
    Unkept,
)
from foi_compare.batch.understanding import account_whole, read_group
from foi_compare.batch.workshop import Plan, Workshop, workshop_of
from foi_compare.inputs.inbox import InboxFile
from foi_compare.inputs.settings_use import (
    entries_without_file,
    requests_without_use,
    sayings_without_use,
)
from foi_compare.merge import merge
from foi_compare.model import (
    Batch,
    Dataset,
    Document,
    Finding,
    InputFile,
    Pictures,
    ReadReply,
    SaidOfFiles,
    Settings,
    UnreadSource,
)
from foi_compare.profiles import assess
from foi_compare.rulings import Decided, decided_on_files, files_decided, joined, settings_with
from foi_compare.store import Keeping, NoStore

Group = tuple[Document | Packed, ...]
# Makes what finds earlier results: from a store, a plan, its workshop, and who is asked.
Reusing = Callable[[Keeping, Plan, Workshop, Identify], Reuse]

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
_BYTES_OF_A_PICTURE = 50


def run(
    files: Sequence[InboxFile],
    plan: Plan,
    engine: Engine,
    progress: Progress | None = None,
    store: Keeping | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Dataset:
    """Read the files, interpret them reply by reply, and merge what came out.

    `meanwhile` is called when the first replies are understood elsewhere, which is waited for.

    The result depends on the content and the names of the files alone, not on their order, nor on
    the engine, nor on what the store holds from earlier runs.

    Raises:
        CodebookError: the codebook of the plan is unknown, or does not hold together.

    """
    bench = bench_for(files, plan, engine, progress, store)
    read = read_all(bench)
    arranged = arrange(read, bench)
    results = understand_all(arranged.groups, bench, meanwhile)
    batch = batch_of(arranged, results, bench)
    replies = replies_of(results)
    pictures = pictures_for(replies, bench)
    engine.release()
    return replace(assessed(merge(replies, batch)), pictures=pictures)


class Bench(NamedTuple):
    """What the phases of a run work with; `copies` are files that lie in the inbox twice."""

    files: Sequence[InboxFile]
    plan: Plan
    engine: Engine
    progress: Progress
    reuse: Reuse
    copies: Mapping[str, str]


class Arranged(NamedTuple):
    """The files of a run put together to replies, and what was found and obeyed on the way.

    `inputs` has the hash of every file by its name, `no_replies` the documents that a person said
    are none.
    """

    groups: tuple[Group, ...]
    no_replies: tuple[Group, ...]
    inputs: Mapping[str, str]
    left_out: Mapping[str, str]
    copies: Mapping[str, str]
    unread: tuple[UnreadSource, ...]
    obeyed: tuple[str, ...]
    findings: tuple[Finding, ...]


def bench_for(
    files: Sequence[InboxFile],
    plan: Plan,
    engine: Engine,
    progress: Progress | None = None,
    store: Keeping | None = None,
    reusing: Reusing = Reuse,
) -> Bench:
    """Return the bench of a run: its files in order, each content once."""
    ordered = sorted(files, key=lambda file: file.name)
    copies = duplicates({file.name: file.sha256 for file in ordered})
    workshop = workshop_of(plan)
    workshop.codebook()  # where it is unknown, that is said before anything is read
    reuse = reusing(store or NoStore(), plan, workshop, _identities(plan, engine))
    return Bench(ordered, plan, engine, progress or Silence(), reuse, copies)


def arrange(read: Sequence[FileRead], bench: Bench) -> Arranged:
    """Return what was read as groups, one for each reply."""
    plan, copies = bench.plan, dict(bench.copies)
    inputs = {entry.name: entry.sha256 for result in read for entry in result.inputs}
    inputs |= {file.name: file.sha256 for file in bench.files if file.name in copies}
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
    return Arranged(
        groups=tuple(tuple(documents[name] for name in group) for group in together.groups),
        no_replies=tuple((one,) for one, _ in kept if one.name in decided.left_out),
        inputs=inputs,
        left_out=decided.left_out,
        copies=copies,
        unread=tuple(problem for result in read for problem in result.unread),
        obeyed=(*decided.obeyed, *together.obeyed),
        findings=(*grouping.findings, *_copies_found(copies, inputs)),
    )


def replies_of(results: Iterable[GroupRead]) -> list[ReadReply]:
    """Return the replies that came of groups."""
    return [reply for result in results for reply in result.replies]


def pictures_for(replies: Sequence[ReadReply], bench: Bench) -> Pictures:
    """Return the pictures of the tables of some replies, where the plan wants them."""
    if not bench.plan.pictures:
        return Pictures()
    drawing = TableDrawing(bench.files, bench.plan, bench.engine, bench.reuse.store)
    return drawing.of(replies, bench.progress)


def batch_of(arranged: Arranged, results: Sequence[GroupRead], bench: Bench) -> Batch:
    """Return what surrounds the replies of a run, accounts of what is no reply among it."""
    from foi_compare.masking import names_in_file_names

    plan, workshop = bench.plan, workshop_of(bench.plan)
    accounts = _account_all(arranged.no_replies, bench)
    unread = list(arranged.unread)
    unread += [problem for result in (*results, *accounts) for problem in result.unread]
    replies = replies_of(results)
    inputs = arranged.inputs
    obeyed, differing = decided_on_files(
        plan.settings, plan.decisions, inputs, [read.reply for read in replies]
    )
    return Batch(
        forces=workshop.forces(),
        codebook=workshop.codebook(),
        inputs=tuple(InputFile(name, inputs[name]) for name in sorted(inputs)),
        unread=tuple(sorted(unread, key=lambda problem: problem.file)),
        findings=(
            *plan.findings,
            *arranged.findings,
            *entries_without_file(plan.settings, inputs, arranged.copies),
            *sayings_without_use(plan.settings, replies),
            *requests_without_use(plan.settings, replies),
            *differing,
            *(() if plan.keep_names else names_in_file_names(replies)),
        ),
        ledger=(*(row for result in (*results, *accounts) for row in result.ledger),),
        no_replies=arranged.left_out,
        obeyed=(*arranged.obeyed, *obeyed),
        settings=plan.settings,
        decisions=plan.decisions,
        decision_problems=plan.decision_problems,
        passed_over=plan.passed_over,
        keep_names=plan.keep_names,
        audited=plan.audited,
    )


def assessed(dataset: Dataset) -> Dataset:
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


def read_all(bench: Bench) -> list[FileRead]:
    """Return what lies in the files of a bench, each content read once."""
    files = [file for file in bench.files if file.name not in bench.copies]
    found = [bench.reuse.reading(file) for file in files]
    new = [at for at, read in enumerate(found) if read is None]
    new.sort(key=lambda at: _work(files[at]), reverse=True)
    steps = [Step(files[at].name, _work(files[at])) for at in new]
    bench.progress.begin("Reading", steps)
    tasks = [ReadTask(plan=bench.plan, file=files[at]) for at in new]
    for position, result in bench.engine.map(read_file, Followed(tasks, bench.progress)):
        bench.progress.step(position)
        at = new[position]
        file = files[at]
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


def understand_all(
    groups: Sequence[Group], bench: Bench, meanwhile: Callable[[], object] | None = None
) -> list[GroupRead]:
    """Return what came of each group, in the order of the groups."""
    found = [bench.reuse.group(group) for group in groups]
    new = [at for at, read in enumerate(found) if read is None]
    for at, result in _mapped(read_group, groups, new, "Understanding", bench, meanwhile):
        if not isinstance(result, Lost):
            bench.reuse.keep_group(groups[at], result)
        found[at] = _said(result, groups[at])
    return [read for read in found if read is not None]


def _account_all(groups: Sequence[Group], bench: Bench) -> list[GroupRead]:
    """Return the accounts of documents that a person said are no replies."""
    if not groups:
        return []
    found = dict(_mapped(account_whole, groups, range(len(groups)), "Accounting", bench))
    return [_said(found[at], group) for at, group in enumerate(groups)]


def _said(result: GroupRead | Lost, group: Group) -> GroupRead:
    if isinstance(result, Lost):
        return GroupRead(unread=tuple(lost(one, result) for one in group))
    return replace(result, heard=Heard())


def _mapped(
    function: Callable[[GroupTask], GroupRead],
    groups: Sequence[Group],
    wanted: Iterable[int],
    what: str,
    bench: Bench,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[tuple[int, GroupRead | Lost]]:
    """Yield (position, result) of the groups at some positions; the largest are begun first."""
    sizes = {at: sum(size_of(one) for one in groups[at]) for at in wanted}
    order = sorted(sizes, key=lambda at: (-sizes[at], at))
    bench.progress.begin(what, [Step(groups[at][0].name, sizes[at]) for at in order])
    tasks = _GroupTasks([groups[at] for at in order], bench)
    sharing = Sharing()
    results = bench.engine.map(function, Followed(tasks, bench.progress))
    if meanwhile is not None:
        meanwhile()
    for position, result in results:
        bench.progress.step(position)
        # One reply alone has nobody to share with.
        yield order[position], sharing.of(result) if len(order) > 1 else result


class _GroupTasks(Sequence[GroupTask]):
    """The tasks of some groups; their documents are taken from the store one task at a time."""

    def __init__(self, groups: Sequence[Group], bench: Bench) -> None:
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
        bench = self._bench
        return GroupTask(plan=bench.plan, documents=tuple(filled), again=bench.reuse.asks_again)


def size_of(document: Document | Packed) -> int:
    """Return how many bytes a document has that is kept as bytes."""
    return document.size if isinstance(document, Packed) else 0


def _filled(document: Document | Packed, bench: Bench) -> Document | Packed | Unkept:
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
