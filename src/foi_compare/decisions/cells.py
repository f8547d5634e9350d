"""Decisions to the cells of their lines, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from foi_compare.decisions.columns import COLUMNS
from foi_compare.decisions.details import write_detail
from foi_compare.model import Decision, write_anchor
from foi_compare.spreadsheets import guard
from foi_compare.text import fold_space

# Its day is read in any way of writing.
_NOT_GUARDED = "decided_on"


def cells_of(decision: Decision) -> dict[str, str]:
    """Return the cells of a decision by column; the answer in the person's own words."""
    return {
        "decision_id": decision.decision_id,
        "kind": decision.kind,
        "scope": decision.scope,
        "force_id": decision.force_id,
        "file": decision.file,
        "source_sha256": decision.source_sha256,
        "page": decision.page,
        "anchor": write_anchor(decision.anchor),
        "subject": decision.subject,
        "answer": decision.written or decision.answer,
        "detail": write_detail(decision.detail),
        "codebook": decision.codebook,
        "replaces": decision.replaces,
        "decided_by": decision.decided_by,
        "decided_on": decision.decided_on,
        "note": decision.note,
    }


def csv_lines(
    rows: Iterable[Mapping[str, str]],
    columns: Sequence[str] = COLUMNS,
    *,
    separator: str = ",",
    ending: str = "\n",
) -> str:
    """Return rows as lines of CSV, each on one line and restored as it is by `read_records`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=ending)
    writer.writerows([_cell(name, row.get(name, "")) for name in columns] for row in rows)
    return stream.getvalue()


def _cell(name: str, text: str) -> str:
    whole = fold_space(text.replace("\0", ""))
    return whole if name == _NOT_GUARDED else guard(whole)
