"""The blocks of a message → the same blocks, with the messages it answers told as quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from foi_compare.model import Block, Table, TextBlock
from foi_compare.readers.text.mail_days import day_sent

_LINE = re.compile(r"^\s*-{2,}\s*original message\s*-{2,}", re.IGNORECASE | re.MULTILINE)
FORWARDED = re.compile(
    r"^\s*-{2,}\s*forwarded message\s*-{2,}|^\s*begin forwarded message\s*:",
    re.IGNORECASE | re.MULTILINE,
)
# `On 7 October you wrote:` leads to the request that the letter answers.
_WROTE = re.compile(r"^On\b[^\n]{4,200}(?:\n[^\n]{0,200})?(?<!\byou )\bwrote:\s*$", re.MULTILINE)
_HEADERS = (
    re.compile(r"^[^\w\n]*(?:From|Oddi wrth):", re.MULTILINE),
    re.compile(r"^[^\w\n]*(?:Sent|Date|Anfonwyd|Dyddiad):", re.MULTILINE),
    re.compile(r"^[^\w\n]*(?:To|Subject|Cc|At|Pwnc):", re.MULTILINE),
)
_HEADER = re.compile(
    r"[^\w\n]*(?P<name>From|Oddi wrth|Sent|Date|Anfonwyd|Dyddiad|To|Cc|At|Subject|Pwnc|Reply-To"
    r"|Importance|Attachments)\s*:[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_SENDER = ("from", "oddi wrth")
_SENT = ("sent", "date", "anfonwyd", "dyddiad")
_SPREAD = 4  # blocks that the headers of one message may be spread over


def mark_history(blocks: tuple[Block, ...], *, forwarded: bool = False) -> tuple[Block, ...]:
    """Return the blocks with everything below the first earlier message as `quoted`.

    In a message that was only passed on, the first message inside is the reply itself, and the
    history begins with the second.
    """
    starts = _starts(blocks)
    if starts and (forwarded or _is_passed_on(blocks, starts[0])):
        starts = starts[1:]
    if not starts:
        return blocks
    first = starts[0]
    return (*blocks[:first], *(as_quoted(block) for block in blocks[first:]))


class PassedOn(NamedTuple):
    """The head of a message that another only passes on: its blocks, and who sent it when.

    `sent_on` is an ISO date, empty where the head prints none that mails have.
    """

    first: int
    end: int
    sender: str
    sent_on: str


def passed_on(blocks: Sequence[Block], *, forwarded: bool = False) -> PassedOn | None:
    """Return the head of the message that these blocks pass on; None where they pass on none."""
    starts = _starts(blocks)
    if not starts or not (forwarded or _is_passed_on(blocks, starts[0])):
        return None
    first = end = starts[0]
    told: list[tuple[str, str]] = []
    while end < len(blocks) and (headers := _headers_alone(blocks[end])) is not None:
        told += headers
        end += 1
    return PassedOn(first, end, _first(told, _SENDER), day_sent(_first(told, _SENT)))


def _first(headers: Sequence[tuple[str, str]], names: Sequence[str]) -> str:
    return next((value for name, value in headers if name in names), "")


def _headers_alone(block: Block) -> list[tuple[str, str]] | None:
    """Return the headers of a message that a block holds; None where it holds anything else."""
    if isinstance(block, Table):
        lines = [" ".join(cell.text for cell in row if cell is not None) for row in block.grid()]
    else:
        lines = block.text.split("\n")
    found = []
    for line in filter(str.strip, lines):
        header = _HEADER.match(line)
        if header is not None:
            found.append((header["name"].casefold(), header["value"].strip()))
        elif not any(mark.match(line) for mark in (_LINE, FORWARDED)):
            return None
    return found


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Return where messages begin, one number for the lines that announce the same one."""
    found: list[int] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Table) or block.kind == "quoted":
            continue
        announced = any(mark.search(block.text) for mark in (_LINE, FORWARDED, _WROTE))
        if announced or _has_headers(blocks, number):
            found.append(number)
    return found[:1] + [later for earlier, later in pairwise(found) if later - earlier > _SPREAD]


def _has_headers(blocks: Sequence[Block], number: int) -> bool:
    first = blocks[number]
    if isinstance(first, Table) or not _HEADERS[0].search(first.text):
        return False
    texts = [
        block.text for block in blocks[number : number + _SPREAD] if isinstance(block, TextBlock)
    ]
    text = "\n".join(texts)
    return all(header.search(text) for header in _HEADERS)


def _is_passed_on(blocks: Sequence[Block], start: int) -> bool:
    """Tell a message that holds nothing but another."""
    block = blocks[start]
    if isinstance(block, TextBlock):
        marks = [
            found.start()
            for mark in (_LINE, FORWARDED, _WROTE, _HEADERS[0])
            if (found := mark.search(block.text))
        ]
        if block.text[: min(marks, default=0)].strip():
            return False
        if FORWARDED.search(block.text):
            return True
    return not any(isinstance(earlier, Table) or earlier.text.strip() for earlier in blocks[:start])


def as_quoted(block: Block) -> Block:
    """Return the block as part of an earlier message; a table becomes its lines."""
    if isinstance(block, TextBlock):
        return replace(block, kind="quoted")
    lines: dict[int, list[str]] = {}
    for cell in block.cells:
        lines.setdefault(cell.row, []).append(cell.text)
    text = "\n".join("\t".join(texts) for texts in lines.values())
    return TextBlock(text=text, kind="quoted", place=block.place)
