"""E-mails (EML, MSG) → the blocks of the message; what is attached becomes sources of its own."""

from __future__ import annotations

import re

from foi_compare.headway import moved
from foi_compare.model import Block, Document, Hint, RawPart, Source, Table
from foi_compare.readers.mails import eml, msg
from foi_compare.readers.mails.mail_content import Body, MailContent
from foi_compare.readers.text.mail_history import PassedOn, as_quoted, mark_history, passed_on
from foi_compare.readers.text.prints import parted
from foi_compare.readers.text.text_blocks import text_blocks
from foi_compare.readers.web.html_blocks import HtmlBlocks
from foi_compare.readers.web.html_depth import check_attributes, check_depth
from foi_compare.readers.web.html_raw import raw_text

_PART = "message"
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are an e-mail, as it was sent or as Outlook saves it."""
    return msg.recognises(data) or eml.recognises(data)


def read(source: Source, password: str = "") -> Document:
    """Return the document of the message itself; `password` has no meaning here."""
    del password
    content = _content(source)
    blocks: list[Block] = []
    tables = 0
    for body in content.bodies:
        moved()
        found = _blocks(body, tables)
        tables += sum(isinstance(block, Table) for block in found)
        blocks.extend(found)
    forwarded = _FORWARDED.match(content.subject) is not None
    head = passed_on(blocks, forwarded=forwarded)
    marked = list(mark_history(tuple(blocks), forwarded=forwarded))
    if head is not None:
        marked[head.first : head.end] = map(as_quoted, marked[head.first : head.end])
    texts = [raw_text(body.text) if body.is_html else body.text for body in content.bodies]
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="mail",
        blocks=tuple(marked),
        raw=(RawPart(_PART, "\n".join(texts)),) if texts else (),
        hints=_hints(content, head),
    )


def unpack(source: Source) -> tuple[tuple[str, bytes], ...]:
    """Return the name and the bytes of each file that is attached."""
    return _content(source).attachments


def _content(source: Source) -> MailContent:
    if msg.recognises(source.data):
        return msg.parse(source.data)
    return eml.parse(source.data)


def _blocks(body: Body, tables: int) -> tuple[Block, ...]:
    if not body.is_html:
        return text_blocks(body.text, part=_PART, first_table=tables + 1)
    from selectolax.lexbor import LexborHTMLParser

    check_depth(body.text)
    check_attributes(body.text)
    builder = HtmlBlocks(_PART, tables=tables)
    root = LexborHTMLParser(body.text).root
    if root is not None:
        builder.read(root)
    return tuple(parted(builder.blocks, builder.turns))


def _hints(content: MailContent, head: PassedOn | None) -> tuple[Hint, ...]:
    """Return what the head of a message says; what it passes on is of the day it was first sent."""
    found = (
        ("sender", content.sender),
        ("sender", head.sender if head is not None else ""),
        *(("recipient", one) for one in content.recipients),
        ("sent_on", (head.sent_on if head is not None else "") or content.sent_on),
        ("subject", content.subject),
        ("in_reply_to", content.in_reply_to),
    )
    return tuple(Hint(kind=kind, value=value) for kind, value in found if value)
