"""What a composed reply is made of: blocks to be drawn, and the truth of every number in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

DIGITS = re.compile(r"\d(?:[\d.,/:-]*\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The truth of one printed number (or blank) about an outcome.

    `code` is a code, empty, or `review` where a careful analyst would ask. `kind` says how it may
    be read where the design leaves a choice: `axis_total` (total over the other axis of one code),
    `percentage` (its heading need not be its series), `optional` (need not be there), `dash`.
    `force_id` is empty but in replies of two forces.
    """

    printed: str
    lower: float = 0
    upper: float | None = 0
    status: str = "exact"
    measure: str = "count"
    code: str = ""
    role: str = "code"
    label: str = ""
    series: str = ""
    breakdown: tuple[str, ...] = ()
    offence: str = ""
    question: str = ""
    form: str = "table"
    kind: str = ""
    force_id: str = ""
    origin: str = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; `number` is set where it prints a number about an outcome."""

    text: str
    number: Number | None = None
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: rows of cells, where a cell that a span covers is left out.

    `flat` is how plain text may print it: `space` joins cells by one space, as where the marks
    were lost; `tabs` keeps them apart, for tables that cannot be read without. `apart` says, here
    and of a text, that it stands in an attachment where the reply has one.
    """

    rows: tuple[tuple[Cell, ...], ...]
    headers: int = 1
    flat: str = "space"
    caption: str = ""
    layout: bool = False
    counted: tuple[Number, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; `kind` is `title`, `heading`, `para`, `list`, `small`, `furniture`."""

    text: str
    kind: str = "para"
    numbers: tuple[Number, ...] = ()
    apart: bool = False


Block = Text | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of the letter, as printed, and what the reply says to it.

    `dispositions` are the readings that are right; the first is the plainest.
    """

    number: str
    text: str
    dispositions: tuple[str, ...]
    exemptions: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Composed:
    """A whole reply before it is drawn."""

    name: str
    half: str
    shape: str
    style: str
    look: str
    force_id: str
    force: str
    reference: str
    dated: str
    dated_as_printed: str
    questions: list[Asked] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    attached: list[Block] = field(default_factory=list)


def numbers_of(blocks: list[Block]) -> Iterator[Number]:
    """Yield the truth of every number, in reading order."""
    for block in blocks:
        if isinstance(block, Text):
            yield from block.numbers
            continue
        yield from block.counted
        for row in block.rows:
            yield from (cell.number for cell in row if cell.number is not None)


def others_of(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield every other run of digits with the words around it."""
    for block in blocks:
        if isinstance(block, Text):
            plain = block.text
            for number in block.numbers:
                plain = plain.replace(number.printed, " ", 1)
            yield from ((found.group(), block.text[:90]) for found in DIGITS.finditer(plain))
            continue
        for row in block.rows:
            for cell in row:
                if cell.number is None:
                    yield from ((found.group(), "table") for found in DIGITS.finditer(cell.text))


def with_question(block: Block, question: str) -> Block:
    """Return the block with its numbers bound to a question."""

    def bind(number: Number) -> Number:
        return replace(number, question=question)

    if isinstance(block, Text):
        return replace(block, numbers=tuple(map(bind, block.numbers)))
    rows = tuple(
        tuple(replace(cell, number=bind(cell.number)) if cell.number else cell for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows, counted=tuple(map(bind, block.counted)))
