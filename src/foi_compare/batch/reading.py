"""One file of the inbox to the documents in it, with what each says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from foi_compare.batch.failures import fault, too_deep, unreadable, withheld
from foi_compare.batch.grouping import FileIdentity
from foi_compare.batch.own_tables import refuse_own
from foi_compare.batch.tasks import (
    FileRead,
    GroupTask,
    IdentityTask,
    Packed,
    ReadTask,
    Unkept,
    packed,
    unpacked,
)
from foi_compare.batch.workshop import Plan, Unpack, Workshop, workshop_of
from foi_compare.errors import UnreadableDocumentError
from foi_compare.headway import moved
from foi_compare.inputs.inbox import InboxFile
from foi_compare.limits import DEPTH, FILE_BYTES, Budget, too_large
from foi_compare.model import Document, InputFile, SaidOfFiles, Source, UnreadSource
from foi_compare.names import Apart
from foi_compare.rulings import grids, lines_of, with_table
from foi_compare.store import CannotEncodeError


def nothing_of(file: InboxFile, problem: UnreadSource) -> FileRead:
    """Return what came of a file that could not be read at all."""
    return FileRead(inputs=(InputFile(file.name, file.sha256),), unread=(problem,))


def read_file(task: ReadTask) -> FileRead:
    """Read one file of the inbox, and every file inside it.

    Raises:
        MemoryError: it needs more than there is; nothing else is raised.

    """
    file = task.file
    source = source_of(file)
    if not isinstance(source, UnreadSource) and source.data and not _is_unchanged(source):
        source = unreadable(file, _changed(file.name))
    if isinstance(source, UnreadSource):
        return nothing_of(file, source)
    workshop = workshop_of(task.plan)
    budget = Budget(len(source.data))
    read = together(
        InputFile(source.name, source.sha256),
        [
            leaf
            if isinstance(leaf, UnreadSource)
            else _read_leaf(leaf, task.plan, workshop, budget)
            for leaf in _named_apart(leaves(source, workshop.said, workshop.unpack, budget))
        ],
    )
    return _in_bytes(read)


def _is_unchanged(source: Source) -> bool:
    return sha256(source.data).hexdigest() == source.sha256


def _changed(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        name, "it changed while it was read.", "Run again when it is not being written."
    )


def source_of(file: InboxFile) -> Source | UnreadSource:
    """Return a file of the inbox with its bytes, or why these cannot be had."""
    if file.problem:
        return withheld(file, file.problem)
    path = Path(file.path)
    try:
        if file.too_large or path.stat().st_size > FILE_BYTES:
            return unreadable(file, too_large(file.name))
        return Source(name=file.name, data=path.read_bytes(), sha256=file.sha256)
    except OSError as error:
        return withheld(file, error.strerror or type(error).__name__)


def member_of(
    file: InboxFile, name: str, said: SaidOfFiles, unpack: Unpack
) -> Source | UnreadSource:
    """Return what has a name of its own in a file of the inbox: the file itself, or a member.

    Raises:
        UnreadableDocumentError: the file has changed since it was hashed, or holds no such member.

    """
    source = source_of(file)
    if isinstance(source, UnreadSource):
        return source
    again = "Read the inbox again."
    if not _is_unchanged(source):
        raise UnreadableDocumentError(name, "the file has changed since it was read.", again)
    for leaf in _named_apart(leaves(source, said, unpack, Budget(len(source.data)))):
        if (leaf.file if isinstance(leaf, UnreadSource) else leaf.name) == name:
            return leaf
    raise UnreadableDocumentError(name, "the file of the inbox holds no such member.", again)


def identify(task: IdentityTask) -> FileIdentity:
    """Return what a document that was read before says of itself."""
    document = unpacked(task.document)
    own = workshop_of(task.plan).identify(document)
    return FileIdentity(document.name, own.force_id, own.reference, own.dated)


def opened(task: GroupTask) -> tuple[Document, ...]:
    """Return the documents of a task; one that a store has lost is read again."""
    return tuple(
        _read_again(one, task.plan) if isinstance(one, Unkept) else unpacked(one)
        for one in task.documents
    )


def _read_again(lost: Unkept, plan: Plan) -> Document:
    again = read_file(ReadTask(plan=plan, file=lost.file))
    found = next((one for one, _ in again.documents if one.name == lost.name), None)
    if found is None:
        raise _changed(lost.name)
    return unpacked(found)


def _in_bytes(read: FileRead) -> FileRead:
    """Return what came of a file with its documents as bytes, all those that have such a form."""
    documents: list[tuple[Document | Packed, FileIdentity]] = []
    for document, identity in read.documents:
        in_bytes = document
        if isinstance(document, Document):
            with suppress(CannotEncodeError):  # it is read anew each time
                in_bytes = packed(document)
        documents.append((in_bytes, identity))
    return replace(read, documents=tuple(documents))


def together(container: InputFile, leaves: Iterable[FileRead | UnreadSource]) -> FileRead:
    """Return what came of a file of the inbox with what came of all that lies in it."""
    inputs = {container: None}
    documents: list[tuple[Document | Packed, FileIdentity]] = []
    unread: list[UnreadSource] = []
    for leaf in leaves:
        if isinstance(leaf, UnreadSource):
            leaf = FileRead(inputs=(InputFile(leaf.file, leaf.sha256),), unread=(leaf,))  # noqa: PLW2901
        inputs |= dict.fromkeys(leaf.inputs)
        documents.extend(leaf.documents)
        unread.extend(leaf.unread)
    return FileRead(inputs=tuple(inputs), documents=tuple(documents), unread=tuple(unread))


def leaves(
    source: Source, said: SaidOfFiles, unpack: Unpack, budget: Budget
) -> Iterator[Source | UnreadSource]:
    """Yield the sources in a file of the inbox, down to those that hold no other.

    They come one by one, so that no more is held than the containers around the one being read.
    """
    yield from _leaves(source, said, unpack, budget, depth=0)


def _leaves(
    source: Source, said: SaidOfFiles, unpack: Unpack, budget: Budget, depth: int
) -> Iterator[Source | UnreadSource]:
    if depth > DEPTH:
        yield too_deep(source, DEPTH)
        return
    try:
        members = unpack(source, said.told_of(source.name).password, budget)
    except UnreadableDocumentError as error:
        yield unreadable(source, error)
        return
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in one reader must not lose the batch
        yield fault(source, error)
        return
    for member in members or (source,):
        if member.name == source.name:
            yield member
        else:
            yield from _leaves(member, said, unpack, budget, depth + 1)


def _named_apart(leaves: Iterable[Source | UnreadSource]) -> Iterable[Source | UnreadSource]:
    """Yield the leaves with a number in a name that came before: archives may repeat one."""
    apart = Apart()
    for leaf in leaves:
        if isinstance(leaf, UnreadSource):
            yield replace(leaf, file=apart.name_for(leaf.file))
        else:
            yield replace(leaf, name=apart.name_for(leaf.name))


def _read_leaf(source: Source, plan: Plan, workshop: Workshop, budget: Budget) -> FileRead:
    entry = InputFile(source.name, source.sha256)
    try:
        document = workshop.read(source, workshop.said.told_of(source.name).password)
        budget.take_cells(source.name, document.cells())
        refuse_own(document)
        document = _recut(document, source, plan)
        own = workshop.identify(document)
    except UnreadableDocumentError as error:
        return FileRead(inputs=(entry,), unread=(unreadable(source, error),))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in one reader must not lose the batch
        return FileRead(inputs=(entry,), unread=(fault(source, error),))
    moved()
    identity = FileIdentity(document.name, own.force_id, own.reference, own.dated)
    return FileRead(inputs=(entry,), documents=((document, identity),))


def _recut(document: Document, source: Source, plan: Plan) -> Document:
    """Return the document with the tables whose lines a person drew anew.

    Lines with which a numeral of the page would be lost are not followed.
    """
    workshop = workshop_of(plan)
    password = workshop.said.told_of(source.name).password
    for decision in grids(plan.decisions, source.sha256):
        page, xs, ys = lines_of(decision)
        try:
            table = workshop.cut(source, password, page, xs, ys)
        except UnreadableDocumentError:
            continue  # the line is named as one that changed nothing
        before = workshop.locate((document,))
        drawn = with_table(document, decision, table, before)
        if set(before.numerals.values()) <= set(workshop.locate((drawn,)).numerals.values()):
            document = drawn
    return document
