"""The columns of a decisions file, and decisions to cells that are safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from foi_compare.decisions.details import write_detail
from foi_compare.model import Decision, DecisionKind, write_anchor
from foi_compare.spreadsheets import guard
from foi_compare.text import on_one_line

FILE_NAME = "decisions.csv"
TODO_FILE = "decisions-todo.csv"
COLUMNS = (
    "decision_id",
    "kind",
    "scope",
    "force_id",
    "file",
    "source_sha256",
    "page",
    "anchor",
    "subject",
    "answer",
    "detail",
    "codebook",
    "replaces",
    "decided_by",
    "decided_on",
    "note",
)
# Only these are needed; a person leaves out what stays empty.
NEEDED_COLUMNS = ("kind", "answer")
# What a line of the todo file says before it, for the person alone.
ASKED_COLUMNS = ("ask", "choices", "settles")
TODO_COLUMNS = (*ASKED_COLUMNS, *COLUMNS)
# The header of the first version, which is read for ever.
OLD_COLUMNS = (
    "kind",
    "label",
    "force_id",
    "codebook",
    "code",
    "observation_id",
    "value",
    "source_sha256",
    "decided_by",
    "decided_on",
    "note",
)
OLD_MARKS = ("label", "code")
EVERY_FORCE = "*"
UNDO = "undo"
KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)

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
    whole = on_one_line(text)
    return whole if name == _NOT_GUARDED else guard(whole)
