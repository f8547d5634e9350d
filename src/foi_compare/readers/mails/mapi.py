"""Outlook's properties ([MS-OXPROPS]) → texts, whatever form the body is stored in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from foi_compare.readers.mails.mail_content import Body
from foi_compare.readers.mails.rtf import html_inside, unpacked
from foi_compare.readers.text.encoding import decode, with_plain_line_ends

SUBJECT, SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0037, 0x0C1A, 0x0C1F, 0x5D01
SUBMITTED, DELIVERED, IN_REPLY_TO, HEADERS = 0x0039, 0x0E06, 0x1042, 0x007D
BODY, HTML, RTF = 0x1000, 0x1013, 0x1009
DISPLAY_CC, DISPLAY_TO = 0x0E03, 0x0E04
ATTACHED, LONG_NAME, SHORT_NAME, CONTENT_ID, DISPLAY_NAME = 0x3701, 0x3707, 0x3704, 0x3712, 0x3001

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_LATEST = 2**62


def bodies(plain: str, html: bytes, rtf: bytes) -> tuple[Body, ...]:
    """Return the body in its richest form: HTML, HTML inside RTF, else plain text."""
    if html.strip():
        return (Body(_clean(decode(html)), is_html=True),)
    inside = html_inside(unpacked(rtf)) if rtf else ""
    if "<" in inside:
        return (Body(_clean(inside), is_html=True),)
    return (Body(_clean(plain), is_html=False),) if plain.strip() else ()


def day_of(filetime: int) -> str:
    """Return the ISO date of a FILETIME: tenths of microseconds since 1601."""
    if not 0 < filetime < _LATEST:
        return ""
    return (_EPOCH + timedelta(microseconds=filetime // 10)).date().isoformat()


def _clean(text: str) -> str:
    return with_plain_line_ends(text).replace("\x00", "")
