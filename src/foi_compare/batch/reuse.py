"""What earlier runs made of the same files, and where this run keeps what it makes for the next.

Two floors. What a reader made of a file is kept under its bytes and the version of the reader: no
codebook, no decision and no name of the file is part of it. What came of the documents of one reply
is kept under these documents, their names, the codebook, and the settings and decisions that tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple, TypeVar

from foi_compare.batch.failures import will_fail_again
from foi_compare.batch.grouping import FileIdentity
from foi_compare.batch.heard import Heard
from foi_compare.batch.tasks import FileRead, GroupRead, Packed
from foi_compare.batch.touching import GroupFacts, Touching, label_key
from foi_compare.batch.workshop import Plan, Workshop
from foi_compare.inputs.inbox import InboxFile
from foi_compare.model import (
    Decision,
    Document,
    FileSettings,
    InputFile,
    Settings,
    UnreadSource,
    WorkLimits,
)
from foi_compare.rulings import Decided, grids
from foi_compare.store import (
    AFTER_READING,
    AFTER_REPLIES,
    CannotDecodeError,
    CannotEncodeError,
    Keeping,
    Kind,
    codebook_digest,
    decode,
    digest,
    encode,
    fingerprint,
)

Value = TypeVar("Value")
Identify = Callable[[Packed], FileIdentity | None]


class _Kept(NamedTuple):
    """What lies in a file; names are what follows the name of the file itself.

    `documents` are (name, hash of the file, key, size).
    """

    inputs: tuple[InputFile, ...]
    documents: tuple[tuple[str, str, bytes, int], ...]
    unread: tuple[UnreadSource, ...]


class _Result(NamedTuple):
    """What came of a group, with what has to be so for it to come again.

    `obeyed` is the key of the decisions that touched it, `labels` and `forces` are what else a
    decision can touch.
    """

    obeyed: bytes
    labels: tuple[str, ...]
    forces: tuple[str, ...]
    read: bytes


class Reuse:
    """Finds what was made before of files and of groups of documents, and keeps what is made.

    Attributes:
        asks_again: whether the same documents are likely to be understood with other decisions.

    """

    asks_again = False

    def __init__(self, store: Keeping, plan: Plan, workshop: Workshop, identify: Identify) -> None:
        self._store = store
        self._identify = identify
        self._plan = plan
        self._workshop = workshop
        self._decided = Decided(plan.decisions)
        self._codebook = digest(plan.codebook, codebook_digest(plan.codebook))

    @cached_property
    def _reader(self) -> bytes:
        return self._key_without(AFTER_READING)

    @cached_property
    def _stages(self) -> bytes:
        return self._key_without(AFTER_REPLIES)

    def _key_without(self, parts: frozenset[str]) -> bytes:
        load = self._plan.load
        return digest(f"{load.__module__}.{load.__qualname__}", fingerprint(parts))

    @property
    def store(self) -> Keeping:
        """Where things are kept."""
        return self._store

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._store.keeps

    def reading(self, file: InboxFile) -> FileRead | None:
        """Return what lies in a file, as it was read before; None where it is to be read.

        Its documents are named and not opened: their bytes stay in the store.
        """
        if not file.sha256 or file.problem or not self.keeps:
            return None
        for body in self._store.get("reading", digest(self._reader, file.sha256)):
            said, inner = self._decoded(body, tuple[bytes, bytes]) or (b"", b"")
            kept = self._decoded(inner, _Kept) if inner else None
            if kept is not None and said == self._told(file.name, kept):
                return self._named(file.name, kept)
        return None

    def _named(self, name: str, kept: _Kept) -> FileRead | None:
        documents = []
        for rest, own, key, size in kept.documents:
            document = Packed(name + rest, own, key, size)
            identity = self._identity(document)
            if identity is None:
                return None
            documents.append((document, identity))
        return FileRead(
            inputs=tuple(InputFile(name + rest, own) for rest, own in kept.inputs),
            documents=tuple(documents),
            unread=tuple(replace(one, file=name + one.file) for one in kept.unread),
        )

    def _identity(self, document: Packed) -> FileIdentity | None:
        """Return what a document says of itself; asked anew where only that has changed."""
        key = digest(self._stages, document.key, document.name)
        for body in self._store.get("identity", key):
            return self._decoded(body, FileIdentity)
        filled = self.filled(document)
        identity = self._identify(filled) if isinstance(filled, Packed) else None
        if identity is not None:
            self._put("identity", key, identity)
        return identity

    def filled(self, document: Document | Packed) -> Document | Packed | None:
        """Return a document with its bytes; None where they are no longer in the store."""
        if isinstance(document, Document) or document.body:
            return document
        for body in self._store.get("document", document.key):
            if sha256(body).digest() == document.key:
                return document._replace(body=body)
        return None

    def keep_reading(self, file: InboxFile, read: FileRead) -> FileRead:
        """Keep what was read in a file, if it would be read so again.

        Returns it, without the bytes of its documents where they can be had again.
        """
        name, documents = file.name, [one for one, _ in read.documents if isinstance(one, Packed)]
        lasting = will_fail_again(read.unread) and len(documents) == len(read.documents)
        if not (file.sha256 and lasting and self.keeps):
            return read
        for document, identity in zip(documents, (who for _, who in read.documents), strict=True):
            self._store.put("document", document.key, document.body)
            self._put("identity", digest(self._stages, document.key, document.name), identity)
        kept = _Kept(
            tuple(InputFile(_after(name, one.name), one.sha256) for one in read.inputs),
            tuple((_after(name, one.name), one.sha256, one.key, one.size) for one in documents),
            tuple(replace(one, file=_after(name, one.file)) for one in read.unread),
        )
        said = self._told(name, kept)
        key = digest(self._reader, file.sha256)
        self._put("reading", key, (said, encode(kept)), variant=said)
        named = [
            (document._replace(body=b""), who)
            for document, who in read.documents
            if isinstance(document, Packed)
        ]
        return replace(read, documents=tuple(named))

    def _told(self, name: str, kept: _Kept) -> bytes:
        """Return a key for what reading a file takes from its name and from what a person says."""
        settings, said = self._plan.settings, self._workshop.said
        inside = len(kept.inputs) > 1 or any(rest for rest, *_ in kept.documents)
        # Any entry may speak of a member of a container, by a pattern.
        passwords: object = said.told_of(name).password
        if inside:
            passwords = [(one.file, one.password) for one in settings.files if one.password]
        names = [name + rest for rest, *_ in kept.documents]
        cut = [one for _, own, *_ in kept.documents for one in self.grids_on(own)]
        return digest(
            passwords,
            [self._workshop.told_by_name(one) for one in names],
            # A table whose lines a person drew is cut by more than a reader.
            (self._stages, cut) if cut else None,
        )

    def group(self, documents: Sequence[Document | Packed]) -> GroupRead | None:
        """Return what came of a group of documents before; None where it is to be interpreted."""
        found = self.known(documents)
        return replace(found, heard=Heard()) if found is not None else None

    def known(self, documents: Sequence[Document | Packed]) -> GroupRead | None:
        """Return what came of a group of documents before, with the labels it asks about."""
        key = self._group_key(documents)
        if not key:
            return None
        for body in self._store.get("reply", key):
            result = self._decoded(body, _Result)
            if result is not None and result.obeyed == self._obeyed(documents, result):
                read = self._decoded(result.read, GroupRead)
                heard = Heard(frozenset(result.labels), frozenset(result.forces))
                return replace(read, heard=heard) if read is not None else None
        return None

    def keep_group(self, documents: Sequence[Document | Packed], read: GroupRead) -> None:
        """Keep what came of a group of documents, if it would come again."""
        key = self._group_key(documents)
        if not key or not will_fail_again(read.unread):
            return
        forces = read.heard.forces | {one.reply.force_id for one in read.replies}
        labels = {label_key(label) for label in read.heard.labels}
        result = _Result(b"", tuple(sorted(labels)), tuple(sorted(forces)), b"")
        obeyed = self._obeyed(documents, result)
        try:
            body = encode(replace(read, heard=Heard()))
        except CannotEncodeError:
            return
        self._put("reply", key, result._replace(obeyed=obeyed, read=body), variant=obeyed)

    def _group_key(self, documents: Sequence[Document | Packed]) -> bytes:
        """Return what has to be the same for a group to come out the same, but for decisions."""
        named = [(one.name, one.key) for one in documents if isinstance(one, Packed)]
        if len(named) < len(documents) or not self.keeps:
            return b""
        return digest(
            self._stages,
            self._codebook,
            self._settings_for([name for name, _ in named]),
            named,
        )

    def _settings_for(self, names: Sequence[str]) -> Settings:
        """Return the settings without what they say of other files, and without passwords."""
        told = (replace(one, password="", source="") for one in self._workshop.said.of(*names))
        # An entry that held nothing else says nothing any more.
        entries = tuple(one for one in told if one != FileSettings(file=one.file))
        # What a file may take of the machine changes nothing in what comes of it, nor does whom
        # else was asked, and when.
        return replace(
            self._plan.settings,
            files=entries,
            limits=WorkLimits(),
            forces=(),
            requests=(),
            sent_on=None,
            as_of=None,
        )

    def _obeyed(self, documents: Sequence[Document | Packed], result: _Result) -> bytes:
        facts = replace(
            _facts(documents), labels=frozenset(result.labels), forces=frozenset(result.forces)
        )
        return digest(self._touching.of(facts))

    @cached_property
    def _touching(self) -> Touching:
        return Touching(self._plan.decisions)

    def touching(
        self, documents: Sequence[Document | Packed], heard: Heard
    ) -> tuple[Decision, ...]:
        """Return the decisions that can change what came of a group, given what it asks about."""
        labels = frozenset(label_key(label) for label in heard.labels)
        return self._touching.of(replace(_facts(documents), labels=labels, forces=heard.forces))

    def grids_on(self, sha256: str) -> tuple[Decision, ...]:
        """Return the decisions that draw the lines of tables of a file anew."""
        return grids(self._decided.on((sha256,)), sha256)

    def _put(self, kind: Kind, key: bytes, value: object, *, variant: bytes = b"") -> None:
        try:
            self._store.put(kind, key, encode(value), variant=variant)
        except CannotEncodeError:  # it is made anew each time
            return

    def _decoded(self, body: bytes, kind: type[Value]) -> Value | None:
        try:
            return decode(body, kind)
        except CannotDecodeError as error:
            self._store.distrust(f"holds a value that is none ({type(error).__name__})")
            return None


def _facts(documents: Iterable[Document | Packed]) -> GroupFacts:
    return GroupFacts(
        files=frozenset(one.name for one in documents),
        sha256=frozenset(one.sha256 for one in documents),
    )


def _after(name: str, longer: str) -> str:
    return longer.removeprefix(name)
