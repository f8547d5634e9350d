"""What an answer makes of a reply: rows of the comparison and numbers, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from foi_compare.export import rows_of, specs_for
from foi_compare.export.csv_text import cell_text
from foi_compare.model import Dataset, Decision, Observation
from foi_compare.review.asked.seen import NumberChange, Preview, RowChange
from foi_compare.review.held.making import Remade
from foi_compare.tabulate.answer_totals import Totals

# A row of a published table is known by these; whether one compares depends on all other replies.
_KEYS = {
    "comparison": frozenset(
        {
            "force_id",
            "force",
            "reference",
            "question",
            "asked",
            "measure",
            "unit",
            "offence",
            "series",
            "period_start",
            "period_end",
            "breakdown",
        }
    ),
    "replies": frozenset({"force_id", "force", "reference", "date", "question", "asked", "files"}),
}
_LEFT_OUT = "comparable"
Row = tuple[str, ...]


def preview_of(remade: Remade, asked: Collection[str], instead: Iterable[Decision] = ()) -> Preview:
    """Return what differs between the replies as they were and as they are now.

    Args:
        remade: the replies.
        asked: the questions that are asked already.
        instead: the decisions whose place the answer takes.

    """
    columns, rows = _rows(remade.before, remade.after, "comparison")
    said_columns, said = _rows(remade.before, remade.after, "replies")
    changes = _changes(remade.before.observations, remade.after.observations)
    return Preview(
        columns=columns,
        rows=rows,
        said_columns=said_columns,
        said=said,
        settles=sum(map(is_settled, changes)),
        changes=changes,
        totals=Totals(remade.after.observations).as_read(_named(changes)),
        opens=tuple(one.ask for one in remade.after.review if one.review_id not in asked),
        instead=tuple(instead),
    )


def _rows(before: Dataset, after: Dataset, table: str) -> tuple[Row, tuple[RowChange, ...]]:
    """Return the columns of a published table, and the rows that differ, each under its key."""
    spec = next(one for one in specs_for(before.batch.codebook) if one.name == table)
    names = [column.name for column in spec.columns]
    shown = [at for at, name in enumerate(names) if name != _LEFT_OUT]
    keys = [at for at, name in enumerate(names) if name in _KEYS[table]]
    old, new = (_by_key(dataset, table, shown, keys) for dataset in (before, after))
    changed = tuple(
        RowChange(old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )
    return tuple(names[at] for at in shown), changed


def _by_key(
    dataset: Dataset, table: str, shown: Sequence[int], keys: Sequence[int]
) -> dict[Row, Row]:
    return {
        tuple(cell_text(row[at]) for at in keys): tuple(cell_text(row[at]) for at in shown)
        for row in rows_of(dataset, table)
    }


def _changes(
    before: Iterable[Observation], after: Iterable[Observation]
) -> tuple[NumberChange, ...]:
    old = {one.observation_id: one for one in before}
    new = {one.observation_id: one for one in after}
    return tuple(
        NumberChange(old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if _differ(old.get(name), new.get(name))
    )


def _named(changes: Iterable[NumberChange]) -> frozenset[str]:
    return frozenset(one.after.observation_id for one in changes if one.after is not None)


def _differ(one: Observation | None, other: Observation | None) -> bool:
    return one is None or other is None or _said(one) != _said(other)


def _said(one: Observation) -> tuple[object, ...]:
    """Return what is published of a number, without the question that it waits for first."""
    return (
        one.status,
        one.code,
        one.role,
        one.value,
        one.series,
        one.period,
        one.breakdown,
        one.unit,
        one.offence,
        one.question,
        one.force_id,
        one.reference,
        one.label,
        one.measure,
        one.decision_ids,
    )


def is_settled(change: NumberChange) -> bool:
    """Return whether a number that waited waits no more."""
    waited = change.before is not None and change.before.status == "review"
    return waited and (change.after is None or change.after.status != "review")
