"""Lay decisions over small tables, and look at what becomes of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from builders import document, table
from foi_compare.addresses import Addresses, addresses_of
from foi_compare.interpret.meanings.values import parse_value
from foi_compare.interpret.periods.periods import period_of
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import (
    Address,
    Block,
    Decision,
    DecisionKind,
    Document,
    Observation,
    Reply,
    Scope,
    Table,
)
from foi_compare.observe import Observed, observe
from foi_compare.rulings import Rulings
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


@dataclass(frozen=True)
class Given:
    """A reply that consists of tables, and where its numerals stand."""

    document: Document
    reply: Reply
    addresses: Addresses

    def ruled(self, *decisions: Decision, typed: Mapping[str, Decision] | None = None) -> Observed:
        """Return what comes of the numbers under decisions."""
        rulings = Rulings(
            decisions=decisions, period_of=period_of, value_of=parse_value, typed=typed or {}
        )
        return observe(
            self.reply,
            matcher=MATCHER,
            codebook_name="outcomes",
            addresses=self.addresses,
            rulings=rulings,
        )

    def at(self, *printed: str, row: int = 0, column: int = 0) -> tuple[Address, ...]:
        """Return the addresses of the numbers of a row, a column, or printed as some texts."""
        return tuple(
            sorted(
                address
                for one in self.ruled().observations
                if (not printed or one.value.as_printed in printed)
                and row in {0, one.place.row}
                and column in {0, one.place.column}
                for address in one.addresses
            )
        )


def given(*blocks: Block, force_id: str = "kent", addresses: Addresses | None = None) -> Given:
    """Return a reply of these blocks, read without a letter around them."""
    whole = document(*blocks)
    found, groups, aside = [], [], []
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        for layout in lay_out(block, whole.name, index, codes=frozenset(MATCHER.codes)):
            reading = read_layout(layout, MATCHER, Surroundings(), len(groups), "table")
            found += reading.figures
            groups += reading.groups
            aside += reading.set_aside
    reply = Reply(
        force_id=force_id,
        reference="1/22",
        dated="",
        files=(whole.name,),
        sha256=(whole.sha256,),
        questions=(),
        label_groups=tuple(groups),
        figures=tuple(found),
        set_aside=tuple(aside),
    )
    return Given(whole, reply, addresses or addresses_of((whole,)))


def grid(*lines: str) -> Given:
    """Return a reply of one table."""
    return given(table(*lines))


def on(
    where: Given,
    kind: DecisionKind,
    answer: str,
    anchor: Iterable[Address] = (),
    *,
    subject: str = "",
    scope: Scope = "place",
    **detail: str,
) -> Decision:
    """Return a decision on a place of a reply."""
    return Decision(
        kind=kind,
        scope=scope,
        answer=answer,
        anchor=tuple(anchor),
        subject=subject,
        source_sha256=where.document.sha256,
        detail=tuple(detail.items()),
        decision_id=f"{kind}-{answer}",
        decided_by="A B",
        line=7,
    )


def series(found: Observed) -> dict[str, list[str]]:
    """Return the headings of each label, in order."""
    named: dict[str, list[str]] = {}
    for one in found.observations:
        named.setdefault(one.label, []).append(one.series)
    return named


def numbered(found: Observed) -> dict[str, Observation]:
    """Return the observations by the number as printed."""
    return {one.value.as_printed: one for one in found.observations}


def elsewhere(decision: Decision) -> Decision:
    """Return the same decision on a file that has changed since."""
    return replace(decision, source_sha256="0" * 64)
