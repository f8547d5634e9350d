"""What an e-mail holds, whatever program saved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import NamedTuple

from foi_compare.headway import moved

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
# Certificates, visiting cards and invitations that programs attach of themselves.
_NO_REPLY = re.compile(r".*\.(?:p7s|p7m|asc|sig|vcf|ics)", re.IGNORECASE)
_IMAGE = re.compile(r".*\.(?:png|jpe?g|gif|bmp|emz|wmz|svg)", re.IGNORECASE)
_LOGO_BYTES = 60_000  # a pasted screenshot of a table is larger


class Body(NamedTuple):
    """A text of the message, as HTML or plain."""

    text: str
    is_html: bool


class Attachment(NamedTuple):
    """A file as it is attached; `inline` pictures are shown inside the text."""

    name: str
    data: bytes
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MailContent:
    """A message: `sent_on` is an ISO date, empty where the message does not say."""

    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    sent_on: str = ""
    in_reply_to: str = ""
    bodies: tuple[Body, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()


def worth_reading(attachments: Iterable[Attachment]) -> tuple[tuple[str, bytes], ...]:
    """Return the attachments under names of their own, without what mail programs add.

    A small picture shown inside the text is a logo of the signature.
    """
    return tuple(_named(_chosen(attachments)))


def _chosen(attachments: Iterable[Attachment]) -> Iterator[Attachment]:
    for attachment in attachments:
        moved()
        logo = attachment.inline and _IMAGE.fullmatch(attachment.name) is not None
        if not attachment.data or _NO_REPLY.fullmatch(attachment.name):
            continue
        if not (logo and len(attachment.data) < _LOGO_BYTES):
            yield attachment


def _named(attachments: Iterable[Attachment]) -> Iterator[tuple[str, bytes]]:
    used: set[str] = set()
    counts: dict[str, int] = {}
    for number, attachment in enumerate(attachments, start=1):
        name = _CONTROLS.sub(" ", attachment.name).replace("\\", "/").rpartition("/")[2].strip()
        name = name or f"attachment-{number}"
        stem, dot, suffix = name.rpartition(".")
        count = counts.get(name.casefold(), 1)
        unique = name
        while unique.casefold() in used:
            count += 1
            unique = f"{stem} ({count}){dot}{suffix}" if stem else f"{name} ({count})"
        counts[name.casefold()] = count
        used.add(unique.casefold())
        yield unique, attachment.data


def as_eml(content: MailContent) -> bytes:
    """Write a message as EML, so that a mail inside a mail is a source like any other."""
    message = EmailMessage()
    headers = (
        ("From", content.sender),
        ("Subject", content.subject),
        ("In-Reply-To", content.in_reply_to),
    )
    for name, value in headers:
        if value:
            message[name] = _CONTROLS.sub(" ", value)
    if content.sent_on:
        message["Date"] = f"{content.sent_on}T00:00:00+00:00"
    message["MIME-Version"] = "1.0"
    message.set_content("", subtype="plain") if not content.bodies else None
    for body in content.bodies[:1]:
        message.set_content(body.text, subtype="html" if body.is_html else "plain")
    for body in content.bodies[1:]:
        message.add_attachment(body.text, subtype="html" if body.is_html else "plain")
    for name, data in content.attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
