"""E-mails as Outlook saves them (MSG, [MS-OXMSG]) → what they hold."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Any

from foi_compare.readers.mails import mapi
from foi_compare.readers.mails.mail_content import Attachment, MailContent, as_eml, worth_reading
from foi_compare.readers.opening.ole import is_ole, stream_names
from foi_compare.readers.text.encoding import decode

_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})", re.IGNORECASE)
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-F]{8}", re.IGNORECASE)
_EMBEDDED = "__substg1.0_3701000D"
_UNICODE, _BYTES_TEXT, _TIME = "001F", "001E", 0x0040
_ID = re.compile(r"^(?:In-Reply-To|in-reply-to):\s*(<[^>]+>)", re.MULTILINE)
_ADDRESS = re.compile(r"^From:[^\n]*?([\w.+'-]+@[\w.-]+)", re.MULTILINE | re.IGNORECASE)
_DEEPEST = 8


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a compound file that holds a message."""
    return is_ole(data) and _PROPERTIES in stream_names(data)


def parse(data: bytes) -> MailContent:
    """Return what a saved message holds; a message inside it becomes an EML attachment."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        return _message(file, file.root, 0)


def _message(file: Any, storage: Any, depth: int) -> MailContent:  # noqa: ANN401 - untyped
    streams = _streams(file, storage)
    headers = _text(streams, mapi.HEADERS)
    address = _text(streams, mapi.SENDER_SMTP) or _text(streams, mapi.SENDER_ADDRESS)
    if "@" not in address:
        found = _ADDRESS.search(headers)
        address = found[1] if found else ""
    name = _text(streams, mapi.SENDER_NAME)
    times = _times(streams.get("properties", b""), header=24 if depth else 32)
    sent = times.get(mapi.SUBMITTED) or times.get(mapi.DELIVERED) or 0
    reply = _ID.search(headers)
    return MailContent(
        sender=f"{name} <{address}>" if address else name,
        recipients=(_text(streams, mapi.DISPLAY_TO), _text(streams, mapi.DISPLAY_CC)),
        subject=_text(streams, mapi.SUBJECT),
        sent_on=mapi.day_of(sent),
        in_reply_to=_text(streams, mapi.IN_REPLY_TO) or (reply[1] if reply else ""),
        bodies=mapi.bodies(
            _text(streams, mapi.BODY),
            streams.get(f"{mapi.HTML:04X}0102", b"") or _text(streams, mapi.HTML).encode(),
            streams.get(f"{mapi.RTF:04X}0102", b""),
        ),
        attachments=worth_reading(_attachments(file, storage, depth)),
    )


def _attachments(file: Any, storage: Any, depth: int) -> Iterator[Attachment]:  # noqa: ANN401
    folders = {one.name: one for one in storage.kids if _ATTACHMENT.fullmatch(one.name)}
    for _, folder in sorted(folders.items()):
        streams = _streams(file, folder)
        name = (
            _text(streams, mapi.LONG_NAME)
            or _text(streams, mapi.SHORT_NAME)
            or _text(streams, mapi.DISPLAY_NAME)
        )
        embedded = folder.kids_dict.get(_EMBEDDED.lower())
        if embedded is not None:
            if depth < _DEEPEST:
                inner = _message(file, embedded, depth + 1)
                yield Attachment(f"{name or inner.subject or 'message'}.eml", as_eml(inner))
            continue
        data = streams.get(f"{mapi.ATTACHED:04X}0102", b"")
        yield Attachment(name, data, inline=bool(_text(streams, mapi.CONTENT_ID)))


def _streams(file: Any, storage: Any) -> dict[str, bytes]:  # noqa: ANN401 - untyped
    """Return the properties that are stored as streams, by number and type.

    They are opened by where they lie: to ask for one by its name looks at all beside it.
    """
    import olefile

    found: dict[str, bytes] = {}
    for one in storage.kids:
        if one.entry_type != olefile.STGTY_STREAM:
            continue
        named = _STREAM.fullmatch(one.name)
        if named is not None:
            found[f"{named[1]}{named[2]}".upper()] = _opened(file, one)
        elif one.name.lower() == _PROPERTIES:
            found["properties"] = _opened(file, one)
    return found


def _opened(file: Any, stream: Any) -> bytes:  # noqa: ANN401 - untyped
    content: bytes = file._open(stream.isectStart, stream.size).read()  # noqa: SLF001 - as above
    return content


def _text(streams: dict[str, bytes], number: int) -> str:
    wide = streams.get(f"{number:04X}{_UNICODE}")
    if wide is not None:
        return wide.decode("utf-16-le", errors="replace").rstrip("\0")
    return decode(streams.get(f"{number:04X}{_BYTES_TEXT}", b"")).rstrip("\0")


def _times(data: bytes, *, header: int) -> dict[int, int]:
    """Return the points in time of the property stream, as FILETIME by number."""
    times: dict[int, int] = {}
    for at in range(header, len(data) - 15, 16):
        kind, number = struct.unpack_from("<HH", data, at)
        if kind == _TIME:
            times[number] = int.from_bytes(data[at + 8 : at + 16], "little")
    return times
