"""What the templates show: plain texts, put together from what the desk gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from foi_compare.model import Place

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A word that an answer needs besides; `name` is its key in the detail of a decision."""

    name: str
    label: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One answer to choose, with the key that chooses it, and what speaks for it.

    `is_word` where the title says in plain words what the answer is; where not, the answer is a
    code or a force. `totals` says whether the totals it takes part in are met with it: `met`,
    `missed` or ''.
    """

    key: str
    answer: str
    title: str = ""
    is_word: bool = False
    why: str = ""
    totals: str = ""
    fields: tuple[FieldView, ...] = ()


class PartView(NamedTuple):
    """A column or row that has an answer of its own: its number, and what is printed there."""

    number: str
    printed: str

    @property
    def label(self) -> str:
        """What it is called."""
        return f"{self.number}: {self.printed or '(blank)'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One kind of answer that fits here: a line of decisions.csv, and what fills it in.

    `parts` are the columns or rows that one answer each is typed for; they are `above` where each
    is a column of the neighbours, and `down` where they are rows. `tool` is `grid` where the lines
    of the table are moved, `typed` where it is typed, '' otherwise.
    """

    name: str
    title: str
    line: Line
    choices: tuple[ChoiceView, ...] = ()
    parts: tuple[PartView, ...] = ()
    layout: Literal["", "above", "down"] = ""
    free: bool = True
    hint: str = ""
    tool: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourRow:
    """A row around what is asked: its label, and each number with whether it is asked about."""

    label: str
    cells: tuple[tuple[str, bool], ...]
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The rows around what is asked, as the reply prints them.

    `columns` are the numbers of the columns under `headings`, empty where one is not known.
    """

    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[NeighbourRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question: what is asked, why, and the kinds of answer."""

    review_id: str
    kind: str
    force: str
    file: str
    where: str
    headline: str
    rest: str
    settles: int
    ways: tuple[WayView, ...]
    facts: tuple[tuple[str, str], ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    totals: tuple[tuple[str, bool], ...] = ()
    answered: str = ""
    wider: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One question in the queue."""

    review_id: str
    kind: str
    force: str
    where: str
    headline: str
    settles: int
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One value to narrow the queue to, how many open questions it has, and where it leads."""

    text: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one property of the questions."""

    name: str
    rows: tuple[FacetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """How far the person has come."""

    forces_done: int
    forces: int
    answered: int
    causes: int
    catching_up: bool
    problem: str = ""
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChoice:
    """One page of a document to turn to."""

    text: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """The lines of a table on a page, in points; `style` tells a second reading from the first."""

    number: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A box on a page: what it is, and where it leads."""

    x: float
    y: float
    width: float
    height: float
    style: str
    label: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCell:
    """A cell of a table that has no place on a page."""

    text: str
    style: str = ""
    label: str = ""
    address: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPiece:
    """A piece of a paragraph; one that holds a number leads to it."""

    text: str
    style: str = ""
    label: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBlock:
    """A paragraph, or a table where it has rows."""

    style: str = ""
    pieces: tuple[FlowPiece, ...] = ()
    caption: str = ""
    rows: tuple[tuple[FlowCell, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPane:
    """A document on the left: a page with boxes where there is a picture, else blocks.

    `rows` are the first and last row that is shown where a table is too long to be shown at once;
    `earlier` and `later` lead to those before and after.
    """

    file: str
    address: str
    pages: tuple[PageChoice, ...] = ()
    part: str = ""
    page: int = 0
    picture: str = ""
    alt: str = ""
    width: float = 0
    height: float = 0
    tables: tuple[GridView, ...] = ()
    boxes: tuple[BoxView, ...] = ()
    blocks: tuple[FlowBlock, ...] = ()
    rows: tuple[int, int] | None = None
    earlier: str = ""
    later: str = ""
    note: str = ""

    def shows(self, place: Place) -> bool:
        """Return whether a place stands in what is shown."""
        if self.part and place.part != self.part:
            return False
        return self.rows is None or self.rows[0] <= place.row <= self.rows[1]
