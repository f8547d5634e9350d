"""What an answer does to the rows of published tables, as the script of the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from foi_compare.review.asked.seen import Meanwhile, Preview, Reach, RowChange, Touched, Wider
from foi_compare.review.evidence.views import Reading
from foi_compare.review.web.showing.document_pane import grid_of
from foi_compare.review.web.showing.queue import parted

# What tells a row from the others, in the order of telling; what is the same in all is left out.
_NAMES = ("force", "question", "measure", "unit", "offence", "series", "breakdown")
_LEFT_OUT = frozenset(
    {"force_id", "asked", "reference", "period_start", "period_end", "comparable"}
)
# What a row of replies.csv is called, and what of it is shown besides what changes.
_SAID_OF = ("force", "question")
_ALWAYS_SAID = ("disposition", "exemptions", "statement")  # where anything stands in them

Shown = dict[str, object]


def preview_shown(preview: Preview, forces: Mapping[str, str] = MappingProxyType({})) -> Shown:
    """Return a preview for the page: names of rows, and before and after of each cell.

    `forces` are the names of forces by identifier, for other replies that an answer reaches.
    """
    meanwhile = meanwhile_shown(preview.meanwhile)
    if preview.problem:
        return {"problem": preview.problem, "meanwhile": meanwhile}
    names = _telling(preview)
    columns = [at for at in _filled(preview) if at not in names]
    return {
        "problem": "",
        "meanwhile": meanwhile,
        "settles": preview.settles,
        "opens": [parted(ask)[0] for ask in preview.opens],
        "totals": [(one.sentence(), one.met) for one in preview.totals if one.met is not None],
        "instead": [f"{one.answer} ({one.decided_by or 'not signed'})" for one in preview.instead],
        "names": [preview.columns[at] for at in names],
        "columns": [preview.columns[at] for at in columns],
        "rows": [_row(change, names, columns) for change in preview.rows],
        "said": _said_shown(preview),
        "elsewhere": _touched_shown(preview.elsewhere, forces),
    }


def _said_shown(preview: Preview) -> Shown:
    """Return the rows of `replies.csv` that change: what changes of them, and what they say."""
    of_table = preview.said_columns
    names = [of_table.index(name) for name in _SAID_OF if name in of_table]
    changed = {
        at
        for at, name in enumerate(of_table)
        if name not in {"force_id", *_SAID_OF} and any(_differs(one, at) for one in preview.said)
    }
    always = [of_table.index(name) for name in _ALWAYS_SAID if name in of_table]
    filled = [at for at in always if any(row[at] for one in preview.said for row in one if row)]
    # What changes stands before what stays, so that it is seen without being scrolled to.
    columns = [
        *(at for at in always if at in changed),
        *sorted(changed.difference(always)),
        *(at for at in filled if at not in changed),
    ]
    return {
        "names": [of_table[at] for at in names],
        "columns": [of_table[at] for at in columns],
        "rows": [_row(change, names, columns) for change in preview.said],
    }


def reach_shown(reach: Reach, forces: Mapping[str, str]) -> Shown:
    """Return the lines for all labels alike, and the replies that they touch."""
    return {
        "lines": [dict(line) for line in reach.lines],
        "touched": _touched_shown(reach.touched, forces),
    }


def _touched_shown(touched: Iterable[Touched], forces: Mapping[str, str]) -> list[Shown]:
    return [
        {
            "force": forces.get(one.force_id, one.force_id),
            "files": list(one.files),
            "waiting": one.waiting,
        }
        for one in touched
    ]


def meanwhile_shown(newer: Iterable[Meanwhile]) -> list[str]:
    """Return in words what stands on a question that the person who answers it has not seen."""
    return [f"{one.sentence()}." for one in newer]


def wider_shown(wider: Wider, forces: Mapping[str, str]) -> Shown:
    """Return what lines for all labels alike touch."""
    return {
        "problem": wider.problem,
        "settles": wider.settles,
        "lines": [dict(line) for line in wider.lines],
        "replies": [
            {
                "force": forces.get(one.force_id, one.force_id),
                "files": list(one.files),
                "preview": preview_shown(one.preview),
            }
            for one in wider.replies
        ],
    }


def reading_shown(reading: Reading) -> Shown:
    """Return one reading of a table: its lines on the page, and what chooses it."""
    return {
        "name": reading.name,
        "xs": list(reading.table.xs),
        "ys": list(reading.table.ys),
        "rows": [list(row) for row in grid_of(reading.table)],
        "line": dict(reading.line),
    }


def _row(change: RowChange, names: Sequence[int], columns: Sequence[int]) -> Shown:
    now = change.after or change.before or ()
    before = change.before or ("",) * len(now)
    after = change.after or ("",) * len(now)
    kinds = {(True, False): "gone", (False, True): "new"}
    return {
        "change": kinds.get((change.before is not None, change.after is not None), "other"),
        "name": [now[at] for at in names],
        "cells": [
            (before[at], after[at]) if change.after is not None else (before[at], before[at])
            for at in columns
        ],
    }


def _telling(preview: Preview) -> list[int]:
    """Return the columns that tell the rows apart, `series` always."""
    found = []
    for name in _NAMES:
        if name not in preview.columns:
            continue
        at = preview.columns.index(name)
        cells = {row[at] for change in preview.rows for row in change if row is not None}
        if len(cells) > 1 or (name == "series" and any(cells)):
            found.append(at)
    return found or ([preview.columns.index("force")] if "force" in preview.columns else [])


def _filled(preview: Preview) -> list[int]:
    """Return the columns in which anything stands, those that change first."""
    kept = [at for at, name in enumerate(preview.columns) if name not in (*_NAMES, *_LEFT_OUT)]
    changed = [at for at in kept if any(_differs(change, at) for change in preview.rows)]
    same = [
        at
        for at in kept
        if at not in changed and any(row[at] for one in preview.rows for row in one if row)
    ]
    return [*changed, *same]


def _differs(change: RowChange, at: int) -> bool:
    before = change.before[at] if change.before else ""
    after = change.after[at] if change.after else ""
    return before != after
