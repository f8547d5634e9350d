"""No numeral is lost: *read = observed + set aside* over every case, and the account can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from builders import source
from foi_compare.batch.workshop import Plan, load_workshop, workshop_of
from foi_compare.model import Block, Cell, Document, LedgerRow, Observation, SetAside, Table
from foi_compare.text import find_numerals
from golden.case import about, all_cases

PLAN = Plan(load=load_workshop)
DOCUMENTS = [
    pytest.param(file, id=f"{case.name}/{file.name}")
    for case in all_cases()
    for file in case.files
    if not about(case).get("packed", False)  # the documents lie inside of the file
]
NUMBERED = [
    pytest.param(case.files[0], id=case.name)
    for case in all_cases()
    if about(case).get("observed", True) and not about(case).get("packed", False)
    if len(case.files) == 1 and case.settings is None
]

Read = tuple[tuple[Observation, ...], tuple[SetAside, ...]]


@cache
def read(path: Path) -> Document:
    """Return one document as its reader gives it."""
    return workshop_of(PLAN).read(source(path.read_bytes(), path.name), "")


def interpret(document: Document) -> Read:
    """Return the observations of a document and what is set aside."""
    workshop = workshop_of(PLAN)
    addresses = workshop.locate((document,))
    parts = [workshop.observe(one, addresses, {}) for one in workshop.interpret((document,), {})]
    return (
        tuple(observation for part in parts for observation in part.observations),
        tuple(left for part in parts for left in part.set_aside),
    )


@cache
def interpret_file(path: Path) -> Read:
    """Return the same of a file; the result is kept, because it never changes."""
    return interpret(read(path))


def account(document: Document, observed: Read) -> tuple[LedgerRow, ...]:
    """Return the ledger of a document."""
    return workshop_of(PLAN).account((document,), *observed, {})


def unread(rows: tuple[LedgerRow, ...]) -> int:
    """Return how many numerals nothing explains."""
    return sum(row.unread for row in rows)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_numeral_is_observed_or_set_aside(path: Path) -> None:
    document = read(path)
    rows = account(document, interpret_file(path))
    counted = sum(len(find_numerals(part.text)) for part in document.raw)
    assert sum(row.numerals for row in rows) == counted > 0
    for row in rows:
        assert row.numerals == row.observed + row.set_aside, (row.part, row.unread_texts)
        assert row.unread == 0


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_row_that_a_reader_drops_is_unread(path: Path) -> None:
    damaged = replace(read(path), blocks=_damaged(read(path).blocks, _without_last_numbers))
    assert unread(account(damaged, interpret(damaged))) > 0


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_number_that_a_reader_changes_is_unread(path: Path) -> None:
    damaged = replace(read(path), blocks=_damaged(read(path).blocks, _with_another_number))
    assert unread(account(damaged, interpret(damaged))) > 0


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_set_aside_rule_that_is_taken_away_leaves_its_numerals_unread(path: Path) -> None:
    observations, set_aside = interpret_file(path)
    for rule in {left.rule for left in set_aside if left.spots}:
        rest = tuple(left for left in set_aside if left.rule != rule)
        assert unread(account(read(path), (observations, rest))) > 0, rule


@pytest.mark.parametrize("path", NUMBERED)
def test_an_observation_that_is_taken_away_leaves_its_numerals_unread(path: Path) -> None:
    observations, set_aside = interpret_file(path)
    counted = [at for at, observation in enumerate(observations) if observation.spots]
    assert counted
    for at in counted:
        rest = (*observations[:at], *observations[at + 1 :])
        assert unread(account(read(path), (rest, set_aside))) > 0


def _damaged(blocks: tuple[Block, ...], damage: Callable[[Block], Block]) -> tuple[Block, ...]:
    """Return the blocks with the last one that holds a number damaged."""
    for at in range(len(blocks) - 1, -1, -1):
        changed = damage(blocks[at])
        if changed != blocks[at]:
            return (*blocks[:at], changed, *blocks[at + 1 :])
    raise AssertionError("the document holds no number to damage")


def _without_last_numbers(block: Block) -> Block:
    """Drop the last row that holds a number, as a table finder does after a page break."""
    if not isinstance(block, Table):
        lines = block.text.split("\n")
        kept = [line for line in lines if not find_numerals(line)]
        return replace(block, text="\n".join(kept))
    rows = [cell.row for cell in block.cells if find_numerals(cell.text)]
    if not rows:
        return block
    return replace(block, cells=tuple(cell for cell in block.cells if cell.row != max(rows)))


def _with_another_number(block: Block) -> Block:
    """Change one digit of the last number of a block."""
    if not isinstance(block, Table):
        return replace(block, text=_changed(block.text))
    for at in range(len(block.cells) - 1, -1, -1):
        cell: Cell = block.cells[at]
        if cell.text != _changed(cell.text):
            other = cell._replace(text=_changed(cell.text))
            return replace(block, cells=(*block.cells[:at], other, *block.cells[at + 1 :]))
    return block


def _changed(text: str) -> str:
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    if not digits:
        return text
    at = digits[-1]
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
