"""`winmail.dat` (TNEF, [MS-OXTNEF]) → the body and the files that Outlook hid in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from foi_compare.readers.mails import mapi
from foi_compare.readers.mails.mail_content import Attachment, Body
from foi_compare.readers.text.encoding import decode

_SIGNATURE = 0x223E9F78
_BODY, _MESSAGE_PROPERTIES = 0x800C, 0x9003
_NEW_ATTACHMENT, _TITLE, _DATA, _ATTACHMENT_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8,
          0x40: 8, 0x48: 16}  # fmt: skip
_WIDE = 0x1F
_MULTIPLE = 0x1000


def unpack(data: bytes) -> Iterator[Body | Attachment]:
    """Yield the message and the files; nothing where the bytes are no TNEF."""
    plain, html, rtf = "", b"", b""
    name, content = "", b""
    for number, value in _attributes(data):
        if number == _BODY:
            plain = decode(value).rstrip("\0")
        elif number == _MESSAGE_PROPERTIES:
            found = _properties(value)
            plain = plain or _text(found.get(mapi.BODY))
            html, rtf = found.get(mapi.HTML, (0, b""))[1], found.get(mapi.RTF, (0, b""))[1]
        elif number == _NEW_ATTACHMENT:
            if content:
                yield Attachment(name, content)
            name, content = "", b""
        elif number == _TITLE:
            name = name or decode(value).rstrip("\0")
        elif number == _DATA:
            content = value
        elif number == _ATTACHMENT_PROPERTIES:
            name = _text(_properties(value).get(mapi.LONG_NAME)) or name
    if content:
        yield Attachment(name, content)
    yield from mapi.bodies(plain, html, rtf)


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    if len(data) < 6 or int.from_bytes(data[:4], "little") != _SIGNATURE:
        return
    at = 6
    while at + 9 <= len(data):
        number, _, size = struct.unpack_from("<HHI", data, at + 1)
        yield number, data[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _properties(data: bytes) -> dict[int, tuple[int, bytes]]:
    """Return the first value of each property, with its type."""
    found: dict[int, tuple[int, bytes]] = {}
    count = int.from_bytes(data[:4], "little")
    at = 4
    for _ in range(min(count, len(data))):
        if at + 4 > len(data):
            break
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _after_name(data, at)
        values = 1
        size = _FIXED.get(kind & ~_MULTIPLE)
        if size is None or kind & _MULTIPLE:
            values = int.from_bytes(data[at : at + 4], "little")
            at += 4
        for _ in range(min(values, len(data))):
            length = size
            if length is None:
                length = int.from_bytes(data[at : at + 4], "little")
                at += 4
            found.setdefault(number, (kind & ~_MULTIPLE, data[at : at + length]))
            at += length + -length % 4
            if at > len(data):
                break
    return found


def _after_name(data: bytes, at: int) -> int:
    """Skip the name of a named property: a GUID, then a number or a counted text."""
    kind = int.from_bytes(data[at + 16 : at + 20], "little")
    if kind == 0:
        return at + 24
    length = int.from_bytes(data[at + 20 : at + 24], "little")
    return at + 24 + length + -length % 4


def _text(value: tuple[int, bytes] | None) -> str:
    if value is None:
        return ""
    kind, data = value
    return (
        data.decode("utf-16-le", errors="replace").rstrip("\0")
        if kind == _WIDE
        else decode(data).rstrip("\0")
    )
