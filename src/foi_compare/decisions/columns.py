"""The columns of `decisions.csv`, old and new, and of `decisions-todo.csv`."""

from __future__ import annotations

from typing import get_args

from foi_compare.model import DecisionKind

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
