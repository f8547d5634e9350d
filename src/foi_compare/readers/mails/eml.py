"""E-mails as they are sent (EML, RFC 5322 and MIME) → what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message

from foi_compare.readers.mails import tnef
from foi_compare.readers.mails.mail_content import Attachment, Body, MailContent, worth_reading
from foi_compare.readers.opening.damage import BeyondLimitError
from foi_compare.readers.text.encoding import decode, with_plain_line_ends
from foi_compare.readers.text.mail_days import day_sent

_HEAD = re.compile(
    rb"\A(?:>?From [^\n]*\n)?((?:[\x21-\x39\x3b-\x7e]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+)"
)
_NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*)[ \t]*:", re.MULTILINE)
_TRANSPORT = frozenset(
    (b"mime-version", b"content-type", b"message-id", b"received", b"return-path", b"delivered-to",
     b"content-transfer-encoding")
)  # fmt: skip
_DATED = re.compile(
    rb"^Date:[ \t]*(?:\w{3},[ \t]*)?\d{1,2} \w{3} \d{4} \d\d:\d\d", re.MULTILINE | re.IGNORECASE
)
_TABLE = re.compile(r"<t(?:able|r|d)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script)\b[^<]*</\1\s*>|<[^<>]*>", re.IGNORECASE)
_FAR_MORE = 4  # times the words
_SUFFIX = {"text/html": ".html", "text/csv": ".csv", "text/plain": ".txt", "message/rfc822": ".eml"}
# Reports of mail systems, and what a saved web page needs to look as it did.
_NO_REPLY = (
    "message/delivery-status",
    "text/rfc822-headers",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "font/",
)
_DEEPEST = 40
_LONGEST = 16_384  # characters of a header; a name of a file in Welsh, folded, has 500
_READ = ("Content-Type", "Content-Disposition", "From", "Subject", "Date", "In-Reply-To")
# A round to a whole list is no reason to refuse a mail.
_READ_IF_SHORT = ("To", "Cc")
_MOST_PARTS = 2_000  # a mail of a person has a few dozen


def recognises(data: bytes) -> bool:
    """Tell whether the bytes begin with the headers of a message."""
    head = _HEAD.match(data[:65_536].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n"))
    if head is None:
        return False
    names = {name.lower() for name in _NAME.findall(head[1])}
    if {b"mime-version", b"content-type"} <= names:
        return True  # also a web page saved as one file, which has no sender
    if not names & {b"from", b"subject", b"to"}:
        return False
    sent = b"from" in names and _DATED.search(head[1]) is not None
    return bool(names & _TRANSPORT) or sent


def parse(data: bytes) -> MailContent:
    """Return what a message holds; bodies in order, the richer one of two alternatives."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
    bodies: list[Body] = []
    attachments: list[Attachment] = []
    for number, part in enumerate(_parts(message, 0)):
        if number >= _MOST_PARTS:
            raise BeyondLimitError(f"more than {_MOST_PARTS:,} parts")
        if isinstance(part, Body):
            bodies.append(part)
        else:
            attachments.append(part)
    return MailContent(
        sender=_header(message, "From"),
        recipients=tuple(
            _header(message, name) for name in _READ_IF_SHORT if _is_short(message, name)
        ),
        subject=_header(message, "Subject"),
        sent_on=day_sent(_header(message, "Date")),
        in_reply_to=_header(message, "In-Reply-To"),
        bodies=tuple(body for body in bodies if body.text.strip()),
        attachments=worth_reading(attachments),
    )


def _parts(message: Message, depth: int) -> Iterator[Body | Attachment]:
    if any(len(str(message.get(name, ""))) > _LONGEST for name in _READ):
        raise BeyondLimitError(f"a header of more than {_LONGEST:,} characters")
    kind = message.get_content_type()
    if depth > _DEEPEST:
        raise BeyondLimitError(f"parts that lie more than {_DEEPEST} deep within each other")
    if kind == "multipart/alternative" and message.is_multipart():
        yield from _alternative(message, depth)
    elif message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in _children(message):
            yield from _parts(part, depth + 1)
    elif kind == "message/rfc822" and message.is_multipart():
        for inner in _children(message):
            name = _filename(message) or (_header(inner, "Subject") or "message") + ".eml"
            yield Attachment(
                name if name.lower().endswith(".eml") else f"{name}.eml", _whole(inner)
            )
    else:
        yield from _leaf(message, kind)


def _whole(message: Message) -> bytes:
    """Return a mail inside a mail as a file of its own."""
    try:
        return message.as_bytes()
    except MessageError:
        # A header that holds what looks like another one is not written; on one line it is none.
        for part in message.walk():
            headers = [(name, " ".join(str(value).split())) for name, value in part.items()]
            for name, _ in headers:
                del part[name]
            for name, value in headers:
                part[name] = value
        return message.as_bytes()


def _leaf(message: Message, kind: str) -> Iterator[Body | Attachment]:
    data = _payload(message)
    name = _filename(message)
    disposition = (message.get_content_disposition() or "").lower()
    if kind in ("text/plain", "text/html") and not name and disposition != "attachment":
        declared = message.get_content_charset() or ""
        text = with_plain_line_ends(decode(data, declared)).replace("\x00", "")
        yield Body(text, kind == "text/html")
    elif kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        yield from tnef.unpack(data)
    elif not kind.startswith(_NO_REPLY):
        shown = "Content-ID" in message or "Content-Location" in message
        inline = shown or disposition == "inline"
        suffix = _SUFFIX.get(kind, f".{kind.rpartition('/')[2]}")
        yield Attachment(name or f"attachment{suffix}", data, inline)


def _alternative(message: Message, depth: int) -> Iterator[Body | Attachment]:
    """Yield the alternative that says most: HTML with a table, else plain text, else HTML.

    Plain text that only points to the HTML (`Please view this message in HTML.`) says less than it.
    """
    found = [list(_parts(part, depth + 1)) for part in _children(message)]
    for parts in found:
        yield from (part for part in parts if isinstance(part, Attachment))
    bodies = [[part for part in parts if isinstance(part, Body)] for parts in found]
    tabled = [group for group in bodies if any(b.is_html and _TABLE.search(b.text) for b in group)]
    plain = [group for group in bodies if any(not b.is_html and b.text.strip() for b in group)]
    filled = [group for group in bodies if any(b.text.strip() for b in group)]
    chosen = (tabled or plain or filled)[-1:]
    fuller = max(filled, key=_words, default=[])
    if chosen and _words(fuller) > _FAR_MORE * _words(chosen[0]):
        chosen = [fuller]
    yield from chosen[0] if chosen else ()


def _words(bodies: Iterable[Body]) -> int:
    """Return how many words a reader of these texts sees."""
    shown = (_UNSEEN.sub(" ", body.text) if body.is_html else body.text for body in bodies)
    return sum(len(text.split()) for text in shown)


def _children(message: Message) -> Iterator[Message]:
    payload = message.get_payload()
    if isinstance(payload, list):
        yield from (part for part in payload if isinstance(part, Message))


def _payload(message: Message) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _filename(message: Message) -> str:
    try:
        return _decoded(message.get_filename() or "")
    except (LookupError, TypeError, ValueError):
        return ""


def _is_short(message: Message, name: str) -> bool:
    return 0 < len(str(message.get(name, ""))) <= _LONGEST


def _header(message: Message, name: str) -> str:
    return " ".join(_decoded(str(message.get(name, ""))).split())


def _decoded(text: str) -> str:
    """Decode the words of a header; one that is not as the standard wants is kept as it is."""
    try:
        pieces = decode_header(text)
    except (ValueError, LookupError, MessageError):
        return text
    words = []
    for piece, charset in pieces:
        words.append(piece if isinstance(piece, str) else decode(piece, charset or ""))
    joined = "".join(words)
    if any("\udc80" <= letter <= "\udcff" for letter in joined):
        return decode(joined.encode("utf-8", "surrogateescape"))
    return joined
