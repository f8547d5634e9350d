"""What a person decided: the lines of `decisions.csv`, each with its answer understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foi_compare.model.address import Address

DecisionKind = Literal[
    "file",
    "force",
    "reference",
    "date",
    "disposition",
    "question",
    "table",
    "column",
    "row",
    "label",
    "number",
    "blank",
    "finding",
]
Scope = Literal["file", "place", "force", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of `decisions.csv`.

    `scope` says how far it reaches: a `file` with its hash; a `place` (file, hash, page and
    `anchor`, the numerals that it holds); the `force` named; `all` forces. `subject` is what is
    decided on, as printed (a label, a heading, a check). `answer` is one of the words of its kind
    and `detail` what it needs besides, as (key, text) pairs in the order written; a column or row
    answered in several parts holds one value for each, joined by ` | `. `cells` are the rows of the
    file that `typed` names. `observation_id` is that of an older line, which named its number so.
    `written` is the answer in the person's own words, as the cell holds it. `line` is where it
    stands in the file, from 1.
    """

    kind: DecisionKind
    answer: str
    decision_id: str = ""
    scope: Scope = "file"
    force_id: str = ""
    file: str = ""
    source_sha256: str = ""
    page: str = ""
    anchor: tuple[Address, ...] = ()
    subject: str = ""
    detail: tuple[tuple[str, str], ...] = ()
    codebook: str = ""
    replaces: str = ""
    decided_by: str = ""
    decided_on: str = ""
    note: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    observation_id: str = ""
    written: str = ""
    line: int = 0

    def told(self, key: str) -> str:
        """Return what the detail says under a key, '' where it says nothing."""
        return next((text for name, text in self.detail if name == key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionProblem:
    """A line of `decisions.csv` that is not obeyed, and why; the other lines hold.

    `problem` says what is wrong with it, with the word and the nearest valid one. `kind` tells a
    line that cannot be read (`unreadable`) from two that contradict (`conflict`) and from one whose
    source has changed or is gone (`stale`).
    """

    line: int
    kind: Literal["unreadable", "conflict", "stale"]
    problem: str
    decision: Decision | None = None
