"""Rows whose figures are the sums of the rows beneath them: the groups of a pivot table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from foi_compare.interpret.axes import label_text
from foi_compare.interpret.headings import read_heading
from foi_compare.interpret.offences import looks_like_offence
from foi_compare.interpret.values import is_blank, parse_cell

if TYPE_CHECKING:
    from foi_compare.interpret.axes import Axes, Column
    from foi_compare.interpret.layout import Layout

# A row that repeats the one row beneath it proves nothing by itself.
_FEWEST_ROWS = 2


class Pivot(NamedTuple):
    """The groups of a table: `heads` are their own rows, `above` the heads over each other row.

    The heads over a row stand outermost first. `outcomes` are the heads that name an outcome: the
    rows beneath them say what it is broken down by. `unsure` are rows below what looks like another
    head, whose figures they miss.
    """

    heads: frozenset[int] = frozenset()
    above: Mapping[int, tuple[int, ...]] = MappingProxyType({})
    outcomes: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


class _Row(NamedTuple):
    """A row with values; `bounds` holds what each column prints, a blank as nothing."""

    at: int
    kind: Literal["outcome", "total", "other"]
    label: str
    bounds: tuple[tuple[float, float | None], ...]


def find_pivot(layout: Layout, axes: Axes) -> Pivot:
    """Return the groups that the figures of a table prove.

    A row that names no outcome, and whose figures are in every column the sum of the rows beneath
    it up to the next such row, is the heading of those rows; so is an outcome over rows that name
    none. Without the group the rows would not be told apart: an outcome stands in several groups,
    or what heads the group is an offence. A group of outcomes says nothing of the rows beneath it.
    """
    if axes.label_column < 0:
        return Pivot()
    rows = _rows(layout, axes)
    extents = _extents(rows)
    if not any(end - start > _FEWEST_ROWS for start, end in extents.items()):
        return Pivot()
    labels = Counter(row.label for row in rows if row.kind == "outcome")
    heads = [rows[start] for start in extents]
    told = any(row.kind == "outcome" for row in heads) or (
        max(labels.values(), default=0) > 1 or all(looks_like_offence(row.label) for row in heads)
    )
    if not told:
        return Pivot()
    above: dict[int, tuple[int, ...]] = {}
    for start, end in sorted(extents.items()):
        for row in rows[start + 1 : end]:
            above[row.at] = (*above.get(row.at, ()), rows[start].at)
    return Pivot(
        heads=frozenset(row.at for row in heads),
        above=MappingProxyType(above),
        outcomes=frozenset(row.at for row in heads if row.kind == "outcome"),
        unsure=frozenset(_unsure(rows, above)),
    )


def _unsure(rows: Sequence[_Row], above: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    """Yield the rows outside all groups that follow a row which is neither outcome nor total."""
    headed = False
    for row in rows:
        if row.at in above or row.kind == "total":
            headed = False
        elif headed and row.kind == "outcome":
            yield row.at
        else:
            headed = row.kind == "other"


def _rows(layout: Layout, axes: Axes) -> list[_Row]:
    columns = [column for column in axes.value_columns if _counts(column)]
    return [
        _Row(
            row,
            _kind(layout, axes, row),
            _label(layout, axes, row),
            tuple(_bounds(layout.text(row, column.at)) for column in columns),
        )
        for row in layout.body
        if any(layout.text(row, column.at) for column in columns)
    ]


def _counts(column: Column) -> bool:
    return all(read_heading(text).measure == "count" for text in column.path)


def _label(layout: Layout, axes: Axes, row: int) -> str:
    """Return the label of a row; where it is blank, the group that stands beside it."""
    texts = [layout.text(row, column.at) for column in axes.columns if column.kind == "text"]
    return layout.text(row, axes.label_column) or next(filter(None, texts), "")


def _kind(layout: Layout, axes: Axes, row: int) -> Literal["outcome", "total", "other"]:
    column = next(column for column in axes.columns if column.at == axes.label_column)
    match = axes.matches.get(label_text(layout, row, column, axes.code_column))
    if match is None or not match.label.strip():
        return "other"
    if match.status == "total":
        return "total"
    open_ = match.status == "ambiguous" and bool(match.candidates)
    # `Harrogate` among outcomes may be like one of them, and is none by its own words.
    known = match.status == "matched" or (open_ and match.rule != "neighbours")
    return "outcome" if known else "other"


def _bounds(text: str) -> tuple[float, float | None]:
    if is_blank(text):
        return 0, 0
    found = [one.value for one in parse_cell(text) if one.value.measure == "count"]
    return (found[0].lower, found[0].upper) if found else (0, None)


def _extents(rows: Sequence[_Row]) -> dict[int, int]:
    """Return the index of each group's own row with the end of its rows, innermost groups first."""
    extents: dict[int, int] = {}
    grow = all(low >= 0 for row in rows for low, _ in row.bounds)
    for start in range(len(rows) - 1, -1, -1):
        end = _end(rows, start, extents, grow=grow)
        if end is not None:
            extents[start] = end
    return extents


def _end(rows: Sequence[_Row], start: int, extents: Mapping[int, int], *, grow: bool) -> int | None:
    """Return where the rows end that add up to a row, None where none do.

    A group beneath it stands for its own rows. The sum must be reached where another row of the
    same kind follows, or a total, or nothing.
    """
    head = rows[start]
    if head.kind == "total" or not any(lower for lower, _ in head.bounds):
        return None
    sums = _Sums(head, grow=grow)
    at = start + 1
    while at < len(rows) and rows[at].kind != "total":
        if head.kind == "outcome" and rows[at].kind == "outcome":
            break
        sums.add(rows[at])
        if sums.exceed:
            return None
        at = extents.get(at, at + 1)
        ends = at == len(rows) or rows[at].kind in ("total", head.kind)
        if ends and sums.reach_head():
            return at if _is_group(head, rows[start + 1 : at]) else None
    return None


def _is_group(head: _Row, beneath: Sequence[_Row]) -> bool:
    """Return whether rows say something that their head does not."""
    if head.kind == "outcome":
        return len(beneath) >= _FEWEST_ROWS and all(row.kind == "other" for row in beneath)
    return any(row.kind == "outcome" for row in beneath)


class _Sums:
    """What the parts of a row add up to in each column, part by part.

    `exceed` says that they add up to more than their head whatever may follow, where no row of the
    table is less than nothing (`grow`): then nothing that follows is looked at.
    """

    def __init__(self, head: _Row, *, grow: bool) -> None:
        self._head = head
        self._grow = grow
        self._least: list[float] = [0] * len(head.bounds)
        self._most: list[float | None] = [0] * len(head.bounds)
        self.exceed = False

    def add(self, part: _Row) -> None:
        """Add a part."""
        for column, (low, high) in enumerate(part.bounds):
            most = self._most[column]
            self._least[column] += low
            self._most[column] = None if most is None or high is None else most + high
            upper = self._head.bounds[column][1]
            above = upper is not None and self._least[column] > upper
            self.exceed = self.exceed or (self._grow and above)

    def reach_head(self) -> bool:
        """Return whether the parts add up to their head, and can do so in every column."""
        proved = False
        columns = zip(self._head.bounds, self._least, self._most, strict=True)
        for (lower, upper), least, most in columns:
            if (upper is not None and least > upper) or (most is not None and most < lower):
                return False
            proved = proved or (least == most == lower == upper and least > 0)
        return proved
