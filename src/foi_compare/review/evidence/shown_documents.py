"""A document with what was made of it to what a person is shown: pages, or running parts.

A part is put together when it is asked for: of a list of sixty pages nobody sees more at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from foi_compare.addresses import addresses_of
from foi_compare.model import (
    Decision,
    Document,
    Observation,
    SetAside,
    Table,
    TextBlock,
    write_anchor,
)
from foi_compare.pictures import PageWord, boxes_of_numerals
from foi_compare.review.evidence.shown_cells import table_view
from foi_compare.review.evidence.standings import Standings, alone
from foi_compare.review.evidence.views import (
    FlowView,
    NumeralView,
    PageView,
    TableView,
    TextView,
    Whereabouts,
)
from foi_compare.rulings import redraw

MOST_ROWS = 200  # of a table without pages at once; a screen shows thirty
_PAGED = frozenset({"pdf", "scan", "image"})


def document_view(
    document: Document,
    observations: Iterable[Observation],
    set_aside: Iterable[SetAside],
    *,
    decisions: Sequence[Decision] = (),
) -> DocumentView:
    """Return a document to be shown.

    Args:
        document: as it was read.
        observations: those of the dataset; of other files, they are passed by.
        set_aside: what was set aside, likewise.
        decisions: those that stand; a table that one typed is shown beside what is printed.

    """
    own = [one for one in decisions if one.source_sha256 == document.sha256]
    return DocumentView(
        document,
        tuple(one for one in observations if one.file == document.name),
        tuple(one for one in set_aside if one.file == document.name),
        tuple(own),
    )


class DocumentView:
    """A document to be paged through."""

    def __init__(
        self,
        document: Document,
        observations: tuple[Observation, ...],
        set_aside: tuple[SetAside, ...],
        decisions: tuple[Decision, ...],
    ) -> None:
        """Take what `document_view` gathers."""
        self._document = document
        self._observations = observations
        self._set_aside = set_aside
        self._decisions = decisions
        self._standings: dict[str, Standings] = {}
        self._pages: dict[str, tuple[TableView | TextView, ...]] = {}

    @property
    def name(self) -> str:
        """The name of the document in the inbox."""
        return self._document.name

    @property
    def sha256(self) -> str:
        """The hash of its file."""
        return self._document.sha256

    @property
    def format(self) -> str:
        """What kind of file it is."""
        return self._document.format

    @property
    def is_paged(self) -> bool:
        """Whether it has pages that are shown as pictures."""
        return self._document.format in _PAGED

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its parts in order: `page 1`, `sheet Outcomes`, `body`."""
        of_raw = (part for part, _ in self._document.raw)
        return tuple(dict.fromkeys((*of_raw, *self._blocks_by_part)))

    @cached_property
    def _blocks_by_part(self) -> Mapping[str, list[int]]:
        """Which blocks reach into each part."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for index, block in enumerate(self._document.blocks):
            pieces = block.cells if isinstance(block, Table) else (block,)
            for part in dict.fromkeys(piece.place.part for piece in pieces):
                if part:
                    found[part][index] = None
        return {part: list(blocks) for part, blocks in found.items()}

    def page(self, number: int, *, width: float = 0.0, height: float = 0.0) -> PageView:
        """Return one page; its size in points where it is known, as a picture of it says."""
        part = f"page {number}"
        if part not in self._pages:
            self._pages[part] = self._blocks(part, None)
        blocks = self._pages[part]
        return PageView(part=part, page=number, blocks=blocks, width=width, height=height)

    def flow(self, part: str, *, first_row: int = 1, most_rows: int = MOST_ROWS) -> FlowView:
        """Return one part of a document without pages.

        Args:
            part: one of `parts`.
            first_row: of a longer table, the first row to be shown.
            most_rows: how many of it.

        """
        return FlowView(part=part, blocks=self._blocks(part, (first_row, most_rows)))

    def whereabouts(self, observation_id: str) -> Whereabouts | None:
        """Return where a number stands; None where the document has no trace of it."""
        one = next((o for o in self._observations if o.observation_id == observation_id), None)
        if one is None:
            return None
        for (index, row, column), names in self._standing_in(one.place.part).by_cell.items():
            if observation_id in names:
                block = self._document.blocks[index]
                cells = block.cells if isinstance(block, Table) else ()
                here = (c.place for c in cells if (c.row, c.column) == (row, column))
                place = next(here, one.place)
                return Whereabouts(place.part, place.page, index, row + 1, column + 1, place.box)
        return None

    def _standing_in(self, part: str) -> Standings:
        if part not in self._standings:
            here = alone(self._document, part)
            self._standings[part] = Standings(here, self._observations, self._set_aside)
        return self._standings[part]

    def _blocks(
        self, part: str, window: tuple[int, int] | None
    ) -> tuple[TableView | TextView, ...]:
        standings = self._standing_in(part)
        found: list[TableView | TextView] = []
        for index in self._blocks_by_part.get(part, ()):
            found += self._typed.get((part, index), ())
            block = self._document.blocks[index]
            if isinstance(block, Table):
                found.append(table_view(index, block, standings, window=window, part=part))
            elif block.text:
                found.append(_text_view(index, block, standings))
        return tuple(found)

    @cached_property
    def _typed(self) -> Mapping[tuple[str, int], list[TableView]]:
        """The tables that a person typed, by the part and the block before which they stand."""
        found: dict[tuple[str, int], list[TableView]] = defaultdict(list)
        if not any(one.answer == "typed" for one in self._decisions):
            return found
        addresses = addresses_of((self._document,))
        drawn = redraw((self._document,), self._decisions, addresses)
        document = drawn.documents[0]
        standings = Standings(document, self._observations, (), drawn.addresses)
        for index, block in enumerate(document.blocks):
            decision = drawn.typed.get(block.place.part)
            if decision is not None and isinstance(block, Table):
                part, anchor = decision.anchor[0].part, set(decision.anchor)
                at = min(s.block for s, a in addresses.numerals.items() if a in anchor)
                typed = table_view(index, block, standings)
                found[part, at].append(
                    replace(typed, part=part, anchor=write_anchor(decision.anchor), typed=True)
                )
        return found


def _text_view(index: int, block: TextBlock, standings: Standings) -> TextView:
    return TextView(
        text=block.text,
        kind=block.kind,
        part=block.place.part,
        page=block.place.page,
        numerals=tuple(
            NumeralView(block.text[spot.start : spot.end], spot.start, spot.end, standing)
            for spot, standing in standings.numerals_at((index, -1, -1))
        ),
        box=block.place.box,
        level=block.level,
        marker=block.marker,
        bold=block.bold,
        doubt=block.doubt,
    )


def with_numerals_placed(page: PageView, words: Sequence[PageWord]) -> PageView:
    """Return a page on which the numerals of its texts have boxes, as far as words show them."""

    def placed(text: TextView) -> TextView:
        if text.box is None or not text.numerals:
            return text
        boxes = boxes_of_numerals([one.text for one in text.numerals], text.box, words)
        numerals = zip(text.numerals, boxes, strict=True)
        return replace(text, numerals=tuple(one._replace(box=box) for one, box in numerals))

    blocks = tuple(placed(one) if isinstance(one, TextView) else one for one in page.blocks)
    return replace(page, blocks=blocks)
