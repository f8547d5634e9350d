"""Zipped files (Word, OpenDocument, Excel, archives) → their members, bombs refused."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise

from foi_compare.errors import PasswordProtectedError, TooLargeError, UnreadableDocumentError
from foi_compare.limits import MEMBERS, READ_AGAIN, UNPACKED_ALWAYS, Budget
from foi_compare.model import Source

_ENCRYPTED = 0x1
_AES = 99  # stands in place of how a member is packed that 7-Zip and WinZip encrypt with AES
_HEAD = 30  # bytes before each member at least, with what is said of it again
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>]*\[|<!ENTITY", re.IGNORECASE)


def is_zip(data: bytes) -> bool:
    """Tell whether the bytes are a zip archive, an empty one included."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def member_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the members; none where the archive is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ()


def unpacked_size(data: bytes) -> int:
    """Return the bytes that the members say they unpack to; 0 where the archive is damaged.

    The decoder gives no more of a member than it says.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return 0


def start_of(data: bytes, name: str, most: int = 256) -> bytes:
    """Return the first bytes of a member; none where it is not there or damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(name) as member:
            return member.read(most)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        OSError,
        LookupError,
        RuntimeError,
        EOFError,
    ):
        return b""


class Zipped:
    """The members of a zipped file, each read when it is asked for.

    Raises:
        UnreadableDocumentError: on opening, where the members would unpack to more than a reply
            can hold (the declared sizes are enforced by the decoder), or lie over one another.
        PasswordProtectedError: where members are encrypted.

    """

    def __init__(self, source: Source, password: str = "") -> None:
        self._name = source.name
        self._data = source.data
        self._password = password.encode()
        self._archive = zipfile.ZipFile(BytesIO(source.data))
        infos = _each_once(source.name, self._archive.infolist())
        total = sum(info.file_size for info in infos)
        Budget(len(source.data)).take(source.name, unpacked=total)
        if len(infos) > MEMBERS:
            raise TooLargeError(
                source.name,
                f"it is packed of more than {MEMBERS:,} parts.",
                "Ask the force for the figures in a plain file.",
            )
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            if not password:
                raise PasswordProtectedError(
                    source.name,
                    "the archive is protected with a password.",
                    "Give it with --password or in foi-compare.toml.",
                )
            self._archive.setpassword(self._password)
        self._files = tuple(info for info in infos if not info.filename.endswith("/"))
        self.names = tuple(info.filename for info in self._files)
        self._left = READ_AGAIN * max(total, UNPACKED_ALWAYS)
        self._known = {name.lower().lstrip("/"): name for name in self.names}

    def __contains__(self, name: str) -> bool:
        return name.lower().lstrip("/") in self._known

    def read(self, name: str) -> bytes:
        """Return a member, its name told without case as Office does; empty if it is not there."""
        known = self._known.get(name.lower().lstrip("/"))
        return b"" if known is None else self._read(self._archive.getinfo(known))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every member, also those whose names differ in their case, or not at all."""
        for info in self._files:
            yield info.filename, self._read(info)

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        self._left -= info.file_size
        if self._left < 0:
            raise TooLargeError(
                self._name,
                f"its parts refer to each other more than {READ_AGAIN} times over.",
                "Open it in the program that made it and save it again.",
            )
        if info.compress_type == _AES and info.flag_bits & _ENCRYPTED:
            return _decrypted(self._data, info.filename, self._password)
        return self._archive.read(info)

    def read_xml(self, name: str) -> bytes:
        """Return a member that is XML.

        Raises:
            UnreadableDocumentError: it declares entities, which no office program writes and
                which can be made to unfold without end.

        """
        data = self.read(name)
        if _DOCTYPE.search(data[:4096]):
            raise UnreadableDocumentError(
                self._name,
                "it declares XML entities, which no office program does.",
                "Open it in the program that made it and save it again.",
            )
        return data


def _each_once(name: str, listed: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the members in their order, what is listed several times once.

    Raises:
        UnreadableDocumentError: some share their bytes with others, so that a small file holds
            more than was ever put into it.

    """
    infos = list({(info.header_offset, info.filename): info for info in listed}.values())
    placed = sorted(infos, key=lambda info: info.header_offset)
    for info, after in pairwise(placed):
        if info.header_offset + _HEAD + info.compress_size > after.header_offset:
            raise UnreadableDocumentError(
                name,
                "its parts lie over one another, which no program writes.",
                "Open it in the program that made it and save it again, or ask the force for the"
                " files themselves.",
            )
    return infos


def _decrypted(data: bytes, name: str, password: bytes) -> bytes:
    """Return a member that is encrypted with AES, which the standard library does not read."""
    import pyzipper

    try:
        with pyzipper.AESZipFile(BytesIO(data)) as archive:
            content: bytes = archive.read(name, pwd=password)
            whole = len(content) == archive.getinfo(name).file_size
    except pyzipper.BadZipFile as error:
        raise zipfile.BadZipFile(str(error)) from error
    if not whole:  # no checksum says so where the seal of the member stands in its place
        raise zipfile.BadZipFile("a member is not as long as it should be")
    return content
