"""What the desk shows of a batch: plain values, for a page or for a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from foi_compare.answers.neighbours import Neighbours
from foi_compare.model import Decision, Observation, Question, ReviewItem, SetAside
from foi_compare.review.asked.signing import Signature
from foi_compare.tabulate.answer_totals import TotalSeen

# The cells of a line of `decisions.csv` by column; columns that stay empty may be left out.
Line = Mapping[str, str]
# The rows of a table as a person typed or pasted them.
Typed = tuple[tuple[str, ...], ...]
Standing = Literal[
    "holds", "undo", "not obeyed", "replaced", "undone", "stale", "conflict", "unreadable"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """One question in the queue; `answered` is the decision that answers it, if one does."""

    review_id: str
    kind: str
    force_id: str
    force: str
    file: str
    page: str
    ask: str
    settles: int
    answered: str = ""


class Facet(NamedTuple):
    """One value by which the queue can be narrowed, how people call it, and how many ask so."""

    value: str
    name: str
    asked: int


class Facets(NamedTuple):
    """The values of the queue by which it can be narrowed, the most frequent first."""

    force: tuple[Facet, ...]
    kind: tuple[Facet, ...]
    file: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the batch is: forces that can be published, and questions answered.

    `ready` are the forces without an open question, of those that replied (`replied`), but for
    those in `apart`: their figures compare with no other's, by name and with the reasons.
    `answered` are the decisions that hold, `causes` these and the open questions together.
    `catching_up` says that replies beside the one answered last are still being made anew;
    `problem` why that failed, if it did.
    """

    ready: tuple[str, ...]
    replied: tuple[str, ...]
    answered: int
    causes: int
    catching_up: bool
    problem: str = ""
    apart: tuple[tuple[str, str], ...] = ()


class CandidateSeen(NamedTuple):
    """An answer that may be right, with why, and the totals as they are met with it.

    `answer` is what is written into the line; `score` is 0 where nothing was weighed.
    """

    answer: str
    title: str
    score: float
    reason: str
    totals: tuple[TotalSeen, ...]


class Part(NamedTuple):
    """A column or row for which an answer has a part: its number, and what is printed there."""

    number: str
    printed: str


class Template(NamedTuple):
    """A kind of answer that fits, as a line with everything filled in but the answer.

    `words` are the answers that can be chosen (empty: one types), `details` the keys that an answer
    may need besides, `parts` the columns or rows for which it may have a part each.
    """

    name: str
    title: str
    line: Line
    words: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSeen:
    """One question with all that an answer needs.

    `number` is the first observation that waits for it, where one does. `line` is that of the todo
    file: everything but the answer. `totals` are those the numbers take part in, as they stand.
    `earlier` are the decisions that an answer would stand in the place of, `copies` other files
    that are the same as its own, byte for byte. `passages` are the sentences that a question
    about what a reply says is about, those that weigh most first.
    """

    item: ReviewItem
    force: str
    line: Line
    observations: tuple[Observation, ...]
    candidates: tuple[CandidateSeen, ...]
    neighbours: Neighbours | None
    totals: tuple[TotalSeen, ...]
    templates: tuple[Template, ...]
    earlier: tuple[Decision, ...] = ()
    answered: str = ""
    copies: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeen:
    """Any number, in review or not; `row` is its row of `observations.csv`, by column."""

    observation: Observation
    force: str
    row: Mapping[str, str]
    cause: CauseLine | None
    neighbours: Neighbours | None
    totals: tuple[TotalSeen, ...]
    templates: tuple[Template, ...]
    decisions: tuple[Decision, ...]


class SetAsideSeen(NamedTuple):
    """Numerals that are no figure, with what takes them back.

    `line` is the answered line that does, empty where none can; `undo` the decision to be taken
    back where a person set them aside. A numeral by itself in a text becomes a figure by `typed`,
    with what it counts: the line of a typed table.
    """

    set_aside: SetAside
    line: Line
    undo: str = ""
    typed: Line = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSeen:
    """All that was made of one file; `files` and `questions` are those of the same reply.

    `copies` are other files that are the same, byte for byte, `read_as` the one of them that is
    read: its numbers are those of all.
    """

    file: str
    sha256: str
    force_id: str
    force: str
    reference: str
    files: tuple[str, ...]
    observations: tuple[Observation, ...]
    set_aside: tuple[SetAsideSeen, ...]
    causes: tuple[CauseLine, ...]
    templates: tuple[Template, ...]
    read_as: str
    copies: tuple[str, ...] = ()
    dated: str = ""
    questions: tuple[Question, ...] = ()


class Touched(NamedTuple):
    """A reply that a line on a label can change, and how many numbers of that label wait in it."""

    force_id: str
    files: tuple[str, ...]
    waiting: int


class RowChange(NamedTuple):
    """A row of a published table before and after, as it prints its cells; None: no such row."""

    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


class NumberChange(NamedTuple):
    """An observation before and after; None where it is, or was, set aside."""

    before: Observation | None
    after: Observation | None


class Since(NamedTuple):
    """What a person had before them: `heard` says which decisions, `line` what is asked there."""

    heard: int
    line: Line = MappingProxyType({})


class Meanwhile(NamedTuple):
    """A decision on what a person answers that they had not before them, and its time of day.

    The time is empty where another program has written it.
    """

    decision: Decision
    at: str = ""

    def sentence(self) -> str:
        """Return it in words: `Answered meanwhile by Ann on 2026-11-28 at 14:02: 18`."""
        on = f" on {self.decision.decided_on}" if self.decision.decided_on else ""
        at = f" at {self.at}" if self.at else ""
        answer = self.decision.written or self.decision.answer
        return f"Answered meanwhile by {self.decision.decided_by or 'somebody'}{on}{at}: {answer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an answer makes of this reply; nothing is written.

    `problem` says why the answer is not understood or changes nothing; the rest is then empty.
    `columns` name the cells of `rows`; `said_columns` those of `said`, the rows of `replies.csv`
    that differ. `totals` are those that the changed numbers take part in, as
    they are met then. `settles` is how many numbers wait no more, `opens` are
    questions that only it brings up. `instead` are the decisions whose place it takes, `meanwhile`
    those on what is asked that the person has not seen. `elsewhere` are other replies that it
    can change: an answer on a label is one for its force.
    """

    problem: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[RowChange, ...] = ()
    said_columns: tuple[str, ...] = ()
    said: tuple[RowChange, ...] = ()
    settles: int = 0
    changes: tuple[NumberChange, ...] = ()
    opens: tuple[str, ...] = ()
    totals: tuple[TotalSeen, ...] = ()
    instead: tuple[Decision, ...] = ()
    meanwhile: tuple[Meanwhile, ...] = ()
    elsewhere: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer that is written, with what it made of its reply.

    `problem` is set where it was not taken; nothing was written then. `meanwhile` are decisions
    that it would replace unseen: where there are any, it was not taken either. `next_id` is the
    question that stands first in the queue now, empty where none is left. `behind` is how many
    other replies are made anew behind it.
    """

    decision_ids: tuple[str, ...] = ()
    problem: str = ""
    meanwhile: tuple[Meanwhile, ...] = ()
    preview: Preview = field(default_factory=Preview)
    next_id: str = ""
    behind: int = 0


class Reason(NamedTuple):
    """Why an answer was wanted: what is asked without it, and what it makes of its replies.

    `left` is how many replies besides it may have changed, that were not looked at.
    """

    asked: tuple[ReviewItem, ...]
    made: Preview
    left: int = 0


class ReplyPreview(NamedTuple):
    """What a line, or several, makes of one reply."""

    force_id: str
    files: tuple[str, ...]
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Lines for all labels like one, and the replies that they can change, one's own first."""

    lines: tuple[Line, ...] = ()
    touched: tuple[Touched, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """Lines for all labels like one, and what each reply that was looked at becomes with them."""

    lines: tuple[Line, ...]
    replies: tuple[ReplyPreview, ...]
    settles: int
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A file answered before that looks like this one, with its decisions moved to here.

    `left_out` are its decisions that do not fit here, each with the reason.
    """

    file: str
    force: str
    lines: tuple[Line, ...]
    left_out: tuple[tuple[Decision, str], ...]
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of `decisions.csv`, with who, when, what was asked, and whether it holds.

    `numbers` are the observations that obey it (evidence, and the picture, are theirs), `about`
    those that it speaks of where none does; `set_aside` what it set aside. `by_line` is the
    decision that took it back or its place, `by` who gave that, and when. `undid` are the lines
    that it takes back, each with its number. `signatures` are what others say of it. `passages`
    are the sentences that it is about, in one of the `files` of its reply.
    """

    line: int
    decision_id: str
    kind: str
    force_id: str
    force: str
    file: str
    asked: str
    answer: str
    detail: str
    note: str
    decided_by: str
    decided_on: str
    standing: Standing
    problem: str = ""
    by_line: str = ""
    by: str = ""
    undid: tuple[tuple[int, str], ...] = ()
    files: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    numbers: tuple[Observation, ...] = ()
    about: tuple[Observation, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    signatures: tuple[Signature, ...] = ()
