"""What the matcher says of a label, and what the other stages may ask of a matcher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

MatchStatus = Literal["matched", "ambiguous", "total", "none"]
Role = Literal["code", "group", "total", "subtotal"]
# With this the reason of a number of a group begins; the codes follow, up to a semicolon.
GROUP_OF = "a group of codes: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of a codebook, as its `codes.csv` gives it."""

    code: str
    title: str
    short_title: str
    group: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A code that a label may mean; `score` runs from 0 to 1, `why` is a few plain words."""

    code: str
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The verdict on one label.

    `status` `matched` carries a `code`. `ambiguous` carries `candidates`; with `role` `group` the
    label names a group of codes, and `members` lists them. `total` has `role` `total` or
    `subtotal`. `none` is no label of this codebook. `reason` is one line a journalist understands.
    `asked_at` is the place in its table of the label on which one answer settles this one too, -1
    where the label is asked about by itself. `decided` is the decision that gave the verdict.
    """

    label: str
    status: MatchStatus
    code: str = ""
    role: Role = "code"
    rule: str = ""
    score: float = 0.0
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    members: tuple[str, ...] = ()
    asked_at: int = -1
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelContext:
    """What stands around the labels of one table.

    `header` heads the label column or row; `caption` and `question` are the texts above it;
    `force_id` selects the decisions of that force; `periods` are (first day, last day) pairs of
    the columns; `beside` holds the labels of the other axis.
    """

    header: str = ""
    caption: str = ""
    question: str = ""
    force_id: str = ""
    periods: tuple[tuple[date, date], ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelDecision:
    """A person's word on a label: for one force, or for every force where `force_id` is empty."""

    label: str
    code: str
    force_id: str = ""
    line: int = 0
    decided_by: str = ""
    decision_id: str = ""


class LabelMatcher(Protocol):
    """What interpret and observe may ask; the pipeline hands in the real matcher."""

    @property
    def codes(self) -> Mapping[str, Code]:
        """The codes of the codebook, in its order."""
        ...

    def match(self, label: str, *, force_id: str = "") -> Match:
        """Judge one label by itself."""
        ...

    def match_table(self, labels: Sequence[str], context: LabelContext) -> tuple[Match, ...]:
        """Judge the labels of one table together; one verdict for each, in order."""
        ...

    def is_heading(self, text: str) -> bool:
        """Return whether a text is nothing but words that head labels of the codebook."""
        ...

    def printed_code(self, text: str) -> str:
        """Return the code that a text names outright (`Outcome 21`), else an empty string."""
        ...

    def left_of(self, label: str) -> tuple[str, ...]:
        """Return the words of a label that nothing in the codebook knows."""
        ...

    def left_of_part(self, part: str, label: str) -> tuple[str, ...]:
        """Return the words of a part of a label that state no fact of its outcome."""
        ...
