"""What passes between the pipeline and the processes that work for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from foi_compare.batch.grouping import FileIdentity
from foi_compare.batch.heard import Heard
from foi_compare.batch.workshop import Plan
from foi_compare.inputs.inbox import InboxFile
from foi_compare.model import (
    Box,
    Document,
    FileSettings,
    InputFile,
    LedgerRow,
    ReadReply,
    UnreadSource,
)
from foi_compare.store import pack, unpack


class Packed(NamedTuple):
    """A document as the bytes that are kept of it, by its name; empty while they lie in a store.

    `key` is the hash of these bytes: what was read is the same as long as it is. `size` is how
    many there are.
    """

    name: str
    sha256: str
    key: bytes
    size: int
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """One file to read."""

    plan: Plan
    file: InboxFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """What came of one file: its documents (more than one from a container) and what failed.

    With each document goes what it says of itself, without what a person says of it.
    """

    inputs: tuple[InputFile, ...]
    documents: tuple[tuple[Document | Packed, FileIdentity], ...] = ()
    unread: tuple[UnreadSource, ...] = ()


class Unkept(NamedTuple):
    """A document that a store has lost since it was found there; it is read again in its file."""

    name: str
    sha256: str
    file: InboxFile


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTask:
    """The documents of one reply to interpret.

    `again` says that they are likely to be interpreted again, with other decisions: what depends on
    them alone is kept for that.
    """

    plan: Plan
    documents: tuple[Document | Packed | Unkept, ...]
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityTask:
    """A document that was read before, to be asked what it says of itself."""

    plan: Plan
    document: Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """One page of a document: of a file of the inbox, or of the member of it that `name` names.

    `sha256` is the hash that the document had when it was read, where that is known. `told` is
    what a person says of files: their passwords.
    """

    file: InboxFile
    name: str
    page: int = 1
    sha256: str = ""
    told: tuple[FileSettings, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTask(PageTask):
    """A table to be drawn for the report; what stands in the boxes `hidden` is painted over."""

    table: int
    box: Box
    hidden: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRead:
    """What came of one group of documents; `ledger` is that of documents without a reply.

    `heard` are the labels about which its documents ask.
    """

    replies: tuple[ReadReply, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    unread: tuple[UnreadSource, ...] = ()
    heard: Heard = field(default_factory=Heard)


def packed(document: Document) -> Packed:
    """Return a document as bytes.

    Raises:
        CannotEncodeError: it holds something that has no form in bytes.

    """
    body = pack(document)
    return Packed(document.name, document.sha256, sha256(body).digest(), len(body), body)


def unpacked(document: Document | Packed) -> Document:
    """Return a document that may come as bytes.

    Raises:
        CannotDecodeError: the bytes hold none.

    """
    return document if isinstance(document, Document) else unpack(document.body, document.name)
