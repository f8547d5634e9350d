"""What was read and understood while a batch is open, kept as values for the next answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import RLock
from typing import Self

from foi_compare.batch.heard import Heard
from foi_compare.batch.reuse import Identify, Reuse
from foi_compare.batch.tasks import FileRead, GroupRead, Packed
from foi_compare.batch.workshop import Plan, Workshop
from foi_compare.inputs.inbox import InboxFile
from foi_compare.model import Decision, Document
from foi_compare.pipeline import Group, Reusing
from foi_compare.store import Keeping, Kind

_Obeyed = tuple[Decision, ...]
_Key = tuple[tuple[str, bytes], ...]
_MOST_VARIANTS = 12  # of what one group becomes with this answer or that


class Memory:
    """What came of files and of groups of documents, each with the decisions it came of."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[tuple[_Obeyed, FileRead], ...]] = {}
        self._groups: dict[_Key, tuple[tuple[_Obeyed, GroupRead], ...]] = {}

    def reading(self, file: InboxFile) -> tuple[tuple[_Obeyed, FileRead], ...]:
        """Return what was read in a file, the newest first."""
        return self._files.get(file.name, ())

    def keep_reading(self, file: InboxFile, cut: _Obeyed, read: FileRead) -> None:
        """Keep what was read in a file whose tables were cut as decided."""
        self._files[file.name] = ((cut, read), *self.reading(file))[:_MOST_VARIANTS]

    def group(self, group: Group) -> tuple[tuple[_Obeyed, GroupRead], ...]:
        """Return what came of a group, the newest first."""
        return self._groups.get(_key(group), ())

    def heard(self, group: Group) -> Heard | None:
        """Return what a group asks about; None where that is not known."""
        return next((read.heard for _, read in self.group(group)), None)

    def keep_group(self, group: Group, obeyed: _Obeyed, read: GroupRead) -> None:
        """Keep what came of a group; one with a document that has no key is made each time."""
        if key := _key(group):
            self._groups[key] = ((obeyed, read), *self.group(group))[:_MOST_VARIANTS]


def _key(group: Group) -> _Key:
    named = [(one.name, one.key) for one in group if isinstance(one, Packed)]
    return tuple(named) if len(named) == len(group) else ()


def remembering(memory: Memory, *, lasting: bool) -> Reusing:
    """Return what makes a `Reuse` that looks into a memory first.

    Args:
        memory: where what is made is kept as well.
        lasting: whether the store is to keep it too; what a look ahead makes is not for it.

    """

    def make(store: Keeping, plan: Plan, workshop: Workshop, identify: Identify) -> Reuse:
        return _Remembering(memory, lasting, store, plan, workshop, identify)

    return make


class _Remembering(Reuse):
    """Finds what this process has made before, then what the store holds."""

    asks_again = True

    def __init__(
        self,
        memory: Memory,
        lasting: bool,
        store: Keeping,
        plan: Plan,
        workshop: Workshop,
        identify: Identify,
    ) -> None:
        super().__init__(store, plan, workshop, identify)
        self._memory = memory
        self._lasting = lasting

    def reading(self, file: InboxFile) -> FileRead | None:
        for cut, read in self._memory.reading(file):
            if cut == self._cut(read):
                return read
        found = super().reading(file)
        if found is not None:
            self._memory.keep_reading(file, self._cut(found), found)
        return found

    def keep_reading(self, file: InboxFile, read: FileRead) -> FileRead:
        # Documents are found by their key in the store alone, so they go there whatever was asked.
        kept = super().keep_reading(file, read)
        self._memory.keep_reading(file, self._cut(kept), kept)
        return kept

    def _cut(self, read: FileRead) -> _Obeyed:
        return tuple(one for entry in read.inputs for one in self.grids_on(entry.sha256))

    def group(self, documents: Sequence[Document | Packed]) -> GroupRead | None:
        group = tuple(documents)
        for obeyed, read in self._memory.group(group):
            if obeyed == self.touching(group, read.heard):
                return read
        found = self.known(group)
        if found is not None:
            self._memory.keep_group(group, self.touching(group, found.heard), found)
        return found

    def keep_group(self, documents: Sequence[Document | Packed], read: GroupRead) -> None:
        group = tuple(documents)
        forces = read.heard.forces | {one.reply.force_id for one in read.replies}
        known = replace(read, heard=Heard(read.heard.labels, forces))
        self._memory.keep_group(group, self.touching(group, known.heard), known)
        if self._lasting:
            super().keep_group(group, read)


class Guarded:
    """A store that several threads use, one at a time; implements `store.Keeping`."""

    def __init__(self, store: Keeping) -> None:
        self._store = store
        self._lock = RLock()

    @property
    def keeps(self) -> bool:
        """Whether what is put there can be had again."""
        return self._store.keeps

    def get(self, kind: Kind, key: bytes) -> tuple[bytes, ...]:
        """Return what is kept under a key."""
        with self._lock:
            return self._store.get(kind, key)

    def put(self, kind: Kind, key: bytes, body: bytes, *, variant: bytes = b"") -> None:
        """Keep bytes under a key."""
        with self._lock:
            self._store.put(kind, key, body, variant=variant)

    def distrust(self, why: str) -> None:
        """Put everything that was kept aside."""
        with self._lock:
            self._store.distrust(why)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the store to who opened it."""
