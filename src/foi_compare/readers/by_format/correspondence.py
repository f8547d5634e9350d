"""`correspondence.txt` of a WhatDoTheyKnow request → the force's messages, the others quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foi_compare.headway import moved
from foi_compare.model import Block, Document, Hint, Place, RawPart, Source, Table, TextBlock
from foi_compare.readers.text.encoding import decode, looks_like_text, with_plain_line_ends
from foi_compare.readers.text.mail_history import as_quoted, mark_history
from foi_compare.readers.text.text_blocks import text_blocks
from foi_compare.text import normalise

_PART = "body"
_SAMPLE = 200_000
_MESSAGE = re.compile(
    r"^[ \t]*From:(?P<sender>[^\n]*)\n[ \t]*To:(?P<to>[^\n]*)\n"
    r"[ \t]*Date:[ \t]*(?P<date>\d{1,2} [A-Z][a-z]+ \d{4})[ \t]*$",
    re.MULTILINE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


class _Message(NamedTuple):
    head: str
    body: str
    sender: str
    to: str
    date: str


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a thread as the site writes it: two messages or more."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"From:") or not looks_like_text(data):
        return False
    text = with_plain_line_ends(decode(data[:_SAMPLE]))
    return len(_MESSAGE.findall(text)) > 1


def read(source: Source, password: str = "") -> Document:
    """Return the document of a thread; `password` has no meaning here.

    The first message is the request, so it is sent to the authority; what the authority did not
    write is `quoted`, and so are the lines that head each message.
    """
    del password
    text = with_plain_line_ends(decode(source.data))
    messages = tuple(_messages(text))
    authority = messages[0].to.strip()
    blocks: list[Block] = []
    answered = ""
    tables = 0
    for message in messages:
        moved()
        blocks.append(TextBlock(text=message.head, kind="quoted", place=Place(part=_PART)))
        found = text_blocks(message.body, part=_PART, first_table=tables + 1)
        if _is_from(message, authority):
            answered = _iso(message.date) or answered
            found = mark_history(found)
        else:
            found = tuple(as_quoted(block) for block in found)
        tables += sum(isinstance(block, Table) for block in found)
        blocks.extend(found)
    hints = (("authority", authority), ("sent_on", answered))
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="correspondence",
        blocks=tuple(blocks),
        raw=(RawPart(_PART, text),),
        hints=tuple(Hint(kind=kind, value=value) for kind, value in hints if value),
    )


def _messages(text: str) -> Iterator[_Message]:
    heads = list(_MESSAGE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        lines = "\n".join(line.strip() for line in head.group().splitlines())
        yield _Message(lines, text[head.end() : end], head["sender"], head["to"], head["date"])


def _is_from(message: _Message, authority: str) -> bool:
    """Tell whether the authority wrote a message: the site then ends its sender with its name."""
    name = normalise(authority)
    sender = normalise(message.sender)
    return bool(name) and (sender == name or sender.endswith(f", {name}"))


def _iso(date: str) -> str:
    day, month, year = date.split()
    if month.lower() not in _MONTHS:
        return ""
    return f"{int(year):04d}-{_MONTHS.index(month.lower()) + 1:02d}-{int(day):02d}"
