"""No numeral is lost, and the account can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import document, table
from foi_compare.interpret.table_figures.surroundings import Surroundings, TableReading
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.ledger import account
from foi_compare.model import Document, LedgerRow, RawPart, Reply, Table
from foi_compare.observe import observe
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()
GRID = table("Outcome | 2019/20 | 2020/21", "Outcome 8 | 1,204 | <5", "Charged | 7 | 12")


def read(file: Document) -> TableReading:
    grid = file.blocks[0]
    assert isinstance(grid, Table)
    (layout,) = lay_out(grid, file.name, 0, codes=frozenset(MATCHER.codes))
    return read_layout(layout, MATCHER, Surroundings(), 0, "table")


def ledger(file: Document, *, dropping: str = "") -> LedgerRow:
    reading = read(file)
    reply = Reply(
        force_id="kent",
        reference="",
        dated="",
        files=(file.name,),
        sha256=(file.sha256,),
        questions=(),
        label_groups=reading.groups,
        figures=reading.figures,
        set_aside=tuple(item for item in reading.set_aside if item.rule != dropping),
    )
    observations, set_aside, *_ = observe(reply, matcher=MATCHER, codebook_name="outcomes")
    (row,) = account((file,), observations, set_aside)
    return row


def test_every_numeral_is_observed_or_set_aside():
    row = ledger(document(GRID))
    assert (row.numerals, row.observed, row.set_aside, row.unread) == (7, 4, 3, 0)


def test_a_row_that_a_reader_drops_is_unread():
    file = document(GRID)
    short = replace(GRID, cells=tuple(c for c in GRID.cells if c.row != 2), n_rows=2)
    row = ledger(replace(file, blocks=(short,)))
    assert row.unread == 2
    assert set(row.unread_texts) == {"7", "12"}


def test_a_number_that_a_reader_changes_is_unread():
    file = document(GRID)
    changed = replace(
        GRID, cells=tuple(c._replace(text=c.text.replace("12", "13")) for c in GRID.cells)
    )
    assert ledger(replace(file, blocks=(changed,))).unread_texts == ("12",)


@pytest.mark.parametrize("rule", ["heading", "label"])
def test_what_no_rule_explains_is_unread(rule: str):
    assert ledger(document(GRID), dropping=rule).unread > 0


def test_a_numeral_that_only_the_raw_text_holds_is_unread():
    file = document(GRID)
    raw = (RawPart(part="body", text=file.raw[0].text + "\n99"),)
    assert ledger(replace(file, raw=raw)).unread_texts == ("99",)


def test_a_numeral_cut_by_a_line_break_is_still_the_same():
    file = document(GRID)
    raw = (RawPart(part="body", text=file.raw[0].text.replace("2019/20", "2019/\n20")),)
    assert ledger(replace(file, raw=raw)).unread == 0
