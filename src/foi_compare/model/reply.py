"""What interpret makes of the documents of one reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from foi_compare.model.document import Hint, Place, Spot
from foi_compare.model.matching import Candidate, LabelContext

Disposition = Literal[
    "disclosed",
    "partial",
    "refused",
    "not_held",
    "neither_confirm_nor_deny",
    "nil",
    "clarification_sought",
    "see_attachment",
    "unclear",
]
DispositionStatus = Literal["accepted", "decided", "review"]
ValueStatus = Literal["exact", "suppressed", "not_held", "not_stated"]
Origin = Literal["table", "list", "records", "sentence"]
# What a person has to say to settle a doubt. `reading`: whether the table was read as printed.
# `twin`: what tells a table from another with the same labels and headings.
DoubtAbout = Literal[
    "force", "question", "table", "twin", "reading", "column", "row", "label", "blank", "number"
]


class Doubt(str):
    """Why a number waits for a person, in one sentence, and what its answer is `about`.

    A plain text in the place of a doubt is one about the number itself.
    """

    __slots__ = ("about",)
    about: DoubtAbout

    def __new__(cls, text: str, about: DoubtAbout) -> Self:
        """Return the sentence with what it is about."""
        doubt = super().__new__(cls, text)
        doubt.about = about
        return doubt


def about(doubt: str) -> DoubtAbout:
    """Return what a person has to say to settle a doubt."""
    return doubt.about if isinstance(doubt, Doubt) else "number"


# The rule of a figure whose table is asked about whole: it waits whatever its own label is.
NOTED = "the reply notes: "  # how the reason of a number begins what its reply says of it
ASKED_WHOLE = "asked_whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included; `kind` is `calendar`, `financial`, `month` or `other`."""

    start: date
    end: date
    kind: str
    as_printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A printed number: exact, or an interval; `upper` None means that no upper bound is known.

    `amount` is set only where `status` is `exact`, and then equals both bounds. `measure` is
    `count`, `percentage`, `rate` or `money`.
    """

    status: ValueStatus
    as_printed: str
    amount: float | int | None
    lower: float | int
    upper: float | int | None
    measure: str = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the request with what the reply says to it.

    `number` is as the reply prints it, or counted from 1 where it prints none; `text` is empty
    where the questions vanished and only the answers cite them. `exemptions` are those applied to
    this request (`12(1)`). `flags` are words such as `answers_another_unit`. `about_outcomes` says
    that it asks for outcomes, `decided` that a person gave its disposition. `readings` are the
    dispositions that its answer may have, each with the words that say so, where it is in doubt
    which; the disposition is then `unclear`, and `exemptions` are those of the readings. `doubt`
    says in one sentence why what answers its number may answer another question; empty where
    nothing does. `dated` is the day of the letter that answers it, where a reply has several.
    """

    number: str
    text: str = ""
    asked: str = ""
    disposition: Disposition = "unclear"
    exemptions: tuple[str, ...] = ()
    statement: str = ""
    flags: tuple[str, ...] = ()
    unit: str = ""
    period: Period | None = None
    offence: str = ""
    offence_code: str = ""
    code: str = ""
    about_outcomes: bool = False
    decided: bool = False
    doubt: str = ""
    readings: tuple[Candidate, ...] = ()
    dated: str = ""

    @property
    def disposition_status(self) -> DispositionStatus:
        """Say whether the disposition stands, and by whose word."""
        if self.decided:
            return "decided"
        return "review" if self.readings else "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGroup:
    """The labels of one axis of one table (or of one list), judged together by the matcher.

    `numbers` are those by which a list of crimes counts its rows.
    """

    key: int
    labels: tuple[str, ...]
    header: str = ""
    caption: str = ""
    question: str = ""
    beside: tuple[str, ...] = ()
    periods: tuple[tuple[date, date], ...] = ()
    numbers: tuple[int, ...] = ()

    def context(self, force_id: str) -> LabelContext:
        """Return what the matcher should know of these labels when it judges them."""
        return LabelContext(
            header=self.header,
            caption=self.caption,
            question=self.question,
            force_id=force_id,
            periods=self.periods,
            beside=self.beside,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number read in a reply, with everything the reply says of it, before codes are given.

    `group` and `label_index` point to its label in `Reply.label_groups`. `breakdown` holds
    (dimension, value) pairs, the dimension empty where the reply names none. `spots` are the
    numerals this figure accounts for; `named_by` are the cells of the label and the heading of one
    without a numeral. `doubts` are reasons for which it must go to review.
    `counted` is the number of record rows behind a counted figure, else 0. `across` says that the
    column or row it stands in is a printed total over the others. `rule` is set where more than the
    plain table rule read it (`counted_records`, `code_in_question`, `total_in_sentence`).
    `label_at` is where its label stands in the table (`row 3`, or `column 3` where labels run
    across); empty where `label_index` says it. `by_sums` says which printed sums told how to read
    its table, or told what it is.
    """

    value: Value
    label: str
    group: int
    label_index: int
    place: Place
    file: str
    origin: Origin
    evidence: str
    question: str = ""
    series: str = ""
    period: Period | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    offence: str = ""
    offence_code: str = ""
    unit: str = ""
    spots: tuple[Spot, ...] = ()
    named_by: tuple[Spot, ...] = ()
    doubts: tuple[str, ...] = ()
    note: str = ""
    counted: int = 0
    rows: str = ""
    across: bool = False
    rule: str = ""
    label_at: str = ""
    by_sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Numerals that are no figure about an outcome, with the rule that recognised them.

    `anchor` are the same numerals by where they stand in the raw text, as a decision names them.
    """

    rule: str
    reason: str
    text: str
    place: Place
    file: str
    spots: tuple[Spot, ...]
    rows: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideTable:
    """A table that is set aside whole, with its first rows as printed.

    `about` says what it is, `plainly` that nothing near it asks for outcomes.
    """

    file: str
    place: Place
    question: str
    about: str
    rows: tuple[str, ...]
    plainly: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """A table that is not about outcomes, kept for the proofs: its labels, headings and amounts.

    `entries` are (row label, column heading, value, place). A printed total of crimes here must
    meet the sum of the outcomes of the same crimes.
    """

    file: str
    caption: str
    question: str
    entries: tuple[tuple[str, str, Value, Place], ...]

    def grand_total(self) -> Value | None:
        """Return the one total over the whole table, None where it prints none or several."""
        rows = [(column, value) for label, column, value, _ in self.entries if says_total(label)]
        corner = [value for column, value in rows if says_total(column)]
        chosen = corner or [value for _, value in rows if len(rows) == 1]
        return chosen[-1] if chosen and chosen[-1].measure == "count" else None

    def totals_by_heading(self) -> Mapping[str, Value]:
        """Return the total that the table prints for each heading, whichever way they run."""
        down = {column: value for label, column, value, _ in self.entries if says_total(label)}
        across = {label: value for label, column, value, _ in self.entries if says_total(column)}
        lone = len({column for _, column, _, _ in self.entries}) == 1
        if lone and not across:
            across = {label: value for label, _, value, _ in self.entries}
        found = down if len(down) > 1 else across
        return {
            heading: value
            for heading, value in found.items()
            if value.measure == "count" and not says_total(heading)
        }


def says_total(text: str) -> bool:
    """Return whether a label is that of a total over everything, and nothing else."""
    plain = " ".join(text.casefold().split()).strip(" :*")
    return plain in {"total", "grand total", "totals", "overall total"}


def says_recorded(text: str) -> bool:
    """Return whether a label counts all crimes recorded, some of which may have no outcome yet."""
    words = set(text.casefold().replace(":", " ").split())
    return bool(words & {"recorded", "reported"}) and not words & {"outcome", "outcomes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEvidence:
    """A sign of which force replied: `kind` says where it was seen, `text` is what was seen.

    `force_id` is empty where a national body stands there: that speaks against every force.
    """

    force_id: str
    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One force's answer to one request.

    `force_id` is empty where the evidence is thin or divided; `force_evidence` then names the
    candidates, and `force_doubt` says what a person can do. `reference` and `dated` are empty where
    the reply does not print them. `hints` are what its files hide, and what their formats cannot
    tell.
    """

    force_id: str
    reference: str
    dated: str
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    questions: tuple[Question, ...]
    label_groups: tuple[LabelGroup, ...]
    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    plain_tables: tuple[PlainTable, ...] = ()
    aside_tables: tuple[AsideTable, ...] = ()
    force_evidence: tuple[ForceEvidence, ...] = ()
    force_doubt: str = ""
    flags: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
