"""ZIP archives → the files in them, among them those that WhatDoTheyKnow makes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from foi_compare.errors import PasswordProtectedError, UnreadableDocumentError
from foi_compare.headway import moved
from foi_compare.model import Document, Hint, Source
from foi_compare.readers.opening.unsupported import is_apple
from foi_compare.readers.opening.zipped import Zipped, is_zip, member_names
from foi_compare.readers.text.mail_history import as_quoted

# What systems leave in archives beside the files that a person put there.
_LEFT_OVER = re.compile(
    r"(?:.*/)?(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\._[^/]*)", re.IGNORECASE
)
_OFFICE = frozenset(("[content_types].xml", "_rels/.rels", "mimetype", "meta-inf/manifest.xml"))
_DASHBOARD = re.compile(rb"\A(?:\xef\xbb\xbf)?\W*request_url\W+", re.IGNORECASE)
# `<Authority> - <title>/<date>-<time>/incoming_<id>.txt` in the zip of a batch of requests.
_BATCH = re.compile(
    r"(?:^|/)(?P<authority>[^/]+?) - (?P<title>[^/]+)/(?P<date>\d{4}-\d\d-\d\d)-\d{6}/(?P<file>.+)"
)
_OUTGOING = re.compile(r"(?:.*/)?outgoing_\d+\.txt")
_REQUESTER = "requester"
_NAMELESS = "file without a name"


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are an archive and not one of the formats that are zipped."""
    if not is_zip(data):
        return False
    names = {name.lower() for name in member_names(data)}
    return not _OFFICE & names and not is_apple(names)


def unpack(source: Source, password: str = "") -> tuple[tuple[str, bytes], ...]:
    """Return the name and the bytes of each file of an archive, without what systems leave.

    Raises:
        PasswordProtectedError: the archive is encrypted, and the password is not its own.
        UnreadableDocumentError: it holds no file, or is encrypted in a way that cannot be read.

    """
    zipped = Zipped(source, password)
    try:
        members = tuple(_members(zipped))
    except NotImplementedError as error:
        raise UnreadableDocumentError(
            source.name,
            "the archive is packed or encrypted in a way that cannot be read here.",
            "Unpack it and put the files into the inbox.",
        ) from error
    except RuntimeError as error:  # what zipfile raises for a wrong password
        raise PasswordProtectedError(
            source.name,
            "the password does not open the archive.",
            "Give the right one with --password or in foi-compare.toml.",
        ) from error
    if not members:
        raise UnreadableDocumentError(
            source.name, "the archive holds no file.", "Download it again, or leave it out."
        )
    return members


def _members(zipped: Zipped) -> Iterator[tuple[str, bytes]]:
    apart = Again()
    for name, data in zipped.files():
        moved()
        if _LEFT_OVER.fullmatch(name):
            continue
        if _DASHBOARD.match(data) and b"authority_name" in data[:500]:
            continue  # the list of a batch's requests, written by the site and by no force
        clean = "/".join(part for part in _readable(name).split("/") if part not in ("", ".", ".."))
        yield apart.name_for(clean or _NAMELESS), data


class Again:
    """Gives the names of an archive away, each once; whatever it is that tells them apart."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._times: Counter[str] = Counter()

    def name_for(self, name: str) -> str:
        """Return a name; one that was given away before says so, and how often."""
        path = PurePosixPath(name)
        found = name
        while found.casefold() in self._used:
            self._times[name.casefold()] += 1
            times = self._times[name.casefold()]
            again = "again" if times == 1 else f"again {times}"
            found = str(path.with_name(f"{path.stem} ({again}){path.suffix}"))
        self._used.add(found.casefold())
        return found


def _readable(name: str) -> str:
    """Return a name that an old program wrote in UTF-8 without saying so."""
    with suppress(UnicodeError):
        name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def told_by_name(name: str) -> tuple[str, ...]:
    """Return what a name in a batch of WhatDoTheyKnow says: authority, title, day, and who wrote.

    Nothing else of a name tells in reading: the same bytes under names that say the same are the
    same document.
    """
    found = _BATCH.search(name)
    if found is None:
        return ()
    outgoing = _OUTGOING.fullmatch(found["file"]) is not None
    return (
        found["authority"].replace("_", " "),
        found["title"].replace("_", " "),
        found["date"],
        _REQUESTER if outgoing else "authority",
    )


def with_place_in_batch(document: Document) -> Document:
    """Return the document with what its place in a batch of WhatDoTheyKnow says of it.

    The folder names the authority, the title and the day; the requester's own messages are kept
    as quoted, so that none of their numbers is taken for the force's.
    """
    told = told_by_name(document.name)
    if not told:
        return document
    authority, subject, sent_on, written_by = told
    known = {hint.kind for hint in document.hints}
    said = (("authority", authority), ("subject", subject), ("sent_on", sent_on))
    hints = tuple(Hint(kind=kind, value=value) for kind, value in said if kind not in known)
    blocks = document.blocks
    if written_by == _REQUESTER:
        blocks = tuple(as_quoted(block) for block in blocks)
    return replace(document, hints=(*document.hints, *hints), blocks=blocks)
