"""Rows whose figures are the sums of the rows beneath them: the groups of a pivot table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.meanings.values import amount_in
from foi_compare.interpret.table_axes.axes import label_text
from foi_compare.interpret.table_layout.headings import read_heading
from foi_compare.sums import BESIDE_WORDS, Amount, Beneath, Sum, add, chance, compare, find_beneath

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Axes, Column
    from foi_compare.interpret.table_layout.laid_out import Layout
    from foi_compare.model import Match

# A row that repeats the one row beneath it proves nothing by itself.
_FEWEST_ROWS = 2
_NAMED = 3  # heads, in words
_MOST_BENEATH = 40  # outcomes in one group; no codebook has more
_FEWEST_TILES = 2  # groups of several rows, where sums alone tell them
_BY_SUMS_ALONE = Fraction(1, 500)
_ALL = re.compile(r"^\W*(?:all|every|overall|whole|sum|grand)\b|\btotals?\b", re.IGNORECASE)


Kind = Literal["outcome", "total", "other"]


class Pivot(NamedTuple):
    """The groups of a table: `heads` are their own rows, `above` the heads over each other row.

    The heads over a row stand outermost first. `outcomes` are the heads that name an outcome: the
    rows beneath them say what it is broken down by. `unsure` are rows below what looks like another
    head, whose figures they miss; of those `by_chance` the figures are so few that they may add up
    to a head by accident. `subtotals` are rows that add up the outcomes beneath them, each of which
    stands in the table once, and `totals` one that adds up all outcomes. `met` says which sums
    prove all this.
    """

    heads: frozenset[int] = frozenset()
    above: Mapping[int, tuple[int, ...]] = MappingProxyType({})
    outcomes: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()
    by_chance: frozenset[int] = frozenset()
    subtotals: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    met: str = ""


class _Row(NamedTuple):
    """A row with values; `amounts` holds what each column prints, a blank as nothing."""

    at: int
    kind: Kind
    label: str
    amounts: tuple[Amount, ...]


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
    whole = _whole(rows)
    if whole is None:
        return _pivot(rows)
    named = [row._replace(kind="total") if row is whole else row for row in rows]
    found = _pivot(named)
    said = f"row “{whole.label}” is the sum of all outcomes in every column"
    return found._replace(
        totals=frozenset({whole.at}), met="; ".join(filter(None, (found.met, said)))
    )


def _whole(rows: Sequence[_Row]) -> _Row | None:
    """Return the first or last row where it is the sum of all outcomes, whatever it is called.

    Outcomes in a group are in the sum as the row that heads it. Any other name than `All …` may be
    that of something else, and has to be past chance.
    """
    ends = (*rows[:1], *rows[-1:])
    # `All detections` may be known as an outcome of its own.
    named = (row for row in ends if row.kind == "other" or _ALL.search(row.label))
    return next((row for row in named if row.kind != "total" and _adds_all(row, rows)), None)


def _adds_all(whole: _Row, rows: Sequence[_Row]) -> bool:
    tiles = _tiles([row._replace(kind="total") if row is whole else row for row in rows])
    beneath = {at for start, found in tiles.items() for at in range(start + 1, found.end)}
    counted = [
        at
        for at, row in enumerate(rows)
        if at not in beneath and row is not whole and row.kind != "total"
    ]
    strange = any(rows[at].kind == "other" and at not in tiles for at in counted)
    if strange or len(counted) < _FEWEST_ROWS:
        return False
    columns = zip(whole.amounts, *(rows[at].amounts for at in counted), strict=True)
    sums = [Sum(total, tuple(parts)) for total, *parts in columns]
    return is_past_chance(whole.label, sums)


def is_past_chance(name: str, sums: Sequence[Sum]) -> bool:
    """Return whether what has a name is a total by its sums: each may be met, and not by chance.

    Any other name than `All …` and `… total` may be that of something else.
    """
    most = BESIDE_WORDS if _ALL.search(name) else _BY_SUMS_ALONE
    return all(one.verdict != "cannot meet" for one in sums) and chance(sums) <= most


def _pivot(rows: Sequence[_Row]) -> Pivot:
    """Return the groups that the figures of rows prove."""
    tiles = _tiles(rows)
    if tiles:
        subtotals = frozenset(rows[start].at for start in tiles)
        return Pivot(subtotals=subtotals, met=_met(rows, tiles))
    groups = _groups(rows)
    if not any(found.end - start > _FEWEST_ROWS for start, found in groups.items()):
        return Pivot()
    labels = Counter(row.label for row in rows if row.kind == "outcome")
    heads = [rows[start] for start in groups]
    told = any(row.kind == "outcome" for row in heads) or (
        max(labels.values(), default=0) > 1 or all(looks_like_offence(row.label) for row in heads)
    )
    if not told:
        return Pivot()
    above: dict[int, tuple[int, ...]] = {}
    for start, found in sorted(groups.items()):
        for row in rows[start + 1 : found.end]:
            above[row.at] = (*above.get(row.at, ()), rows[start].at)
    if _by_chance(groups):
        return Pivot(by_chance=frozenset(above))
    return Pivot(
        heads=frozenset(row.at for row in heads),
        above=MappingProxyType(above),
        outcomes=frozenset(row.at for row in heads if row.kind == "outcome"),
        unsure=frozenset(_unsure(rows, above)),
        met=_met(rows, groups),
    )


def _tiles(rows: Sequence[_Row]) -> dict[int, Beneath]:
    """Return the rows that head groups of outcomes, by sums alone: `A. Charged` over 1 and 1A.

    From the first row to the total each stands in one group, under a row that is its sum in every
    column, whatever that row is called; no outcome stands twice. All groups together have to be
    past chance: a head may bear the name of an outcome, which is then counted twice. An outcome may
    stand in no group where the total is met by the heads and by those that have none.
    """
    body = [row for row in rows if row.kind != "total"]
    if rows[: len(body)] != body or not body or any(a.lower < 0 for r in body for a in r.amounts):
        return {}
    found: dict[int, Beneath] = {}
    alone: list[int] = []
    start = 0
    while start < len(body):
        beneath = _tile(body, start)
        if beneath is not None:
            found[start] = beneath
        elif body[start].kind == "outcome":
            alone.append(start)
        else:
            return {}
        start = beneath.end if beneath is not None else start + 1
    if alone and not _meet([body[at] for at in (*found, *alone)], rows[len(body) :]):
        return {}
    below = Counter(row.label for at, row in enumerate(body) if at not in found)
    several = [one for at, one in found.items() if one.end - at > _FEWEST_ROWS]
    offences = all(looks_like_offence(body[at].label) for at in found)
    if len(several) < _FEWEST_TILES or offences or max(below.values()) > 1:
        return {}
    return found if chance(*(one.sums for one in several)) <= _BY_SUMS_ALONE else {}


def _meet(parts: Sequence[_Row], totals: Sequence[_Row]) -> bool:
    """Return whether rows are met by the one total below them in every column."""
    if len(totals) != 1:
        return False
    columns = zip(*(row.amounts for row in parts), strict=True)
    return all(
        compare(add(column), total) == "meets"
        for column, total in zip(columns, totals[0].amounts, strict=True)
    )


def _tile(body: Sequence[_Row], start: int) -> Beneath | None:
    """Return the outcomes beneath a row that are its sum, no more of them than are needed."""
    head = body[start].amounts
    last = min(len(body), start + 1 + _MOST_BENEATH)
    outcomes = takewhile(lambda at: body[at].kind == "outcome", range(start + 1, last))
    beneath = ((body[at].amounts, at + 1) for at in outcomes)
    return find_beneath(head, beneath) if any(one.lower for one in head) else None


def _by_chance(groups: Mapping[int, Beneath]) -> bool:
    tried = max(found.tried for found in groups.values())
    return chance(*(found.sums for found in groups.values()), tried=tried) > BESIDE_WORDS


def _met(rows: Sequence[_Row], groups: Mapping[int, Beneath]) -> str:
    """Return in words which sums prove the groups."""
    heads = [f"“{rows[start].label}”" for start in sorted(groups)]
    named = ", ".join(heads[:_NAMED]) + (" …" if len(heads) > _NAMED else "")
    sums = [one.verdict for found in groups.values() for one in found.sums]
    return (
        f"the rows beneath {named} add up to them in every column:"
        f" {sums.count('meets')} of {len(sums)} sums are met"
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
            tuple(amount_in(layout.text(row, column.at)) for column in columns),
        )
        for row in layout.body
        if any(layout.text(row, column.at) for column in columns)
        and not all(layout.text(row, column.at).endswith("%") for column in columns)
    ]


def _counts(column: Column) -> bool:
    return all(read_heading(text).measure == "count" for text in column.path)


def _label(layout: Layout, axes: Axes, row: int) -> str:
    """Return the label of a row; where it is blank, the group that stands beside it."""
    texts = [layout.text(row, column.at) for column in axes.columns if column.kind == "text"]
    return layout.text(row, axes.label_column) or next(filter(None, texts), "")


def _kind(layout: Layout, axes: Axes, row: int) -> Kind:
    column = next(column for column in axes.columns if column.at == axes.label_column)
    return label_kind(axes.matches.get(label_text(layout, row, column, axes.code_column)))


def label_kind(match: Match | None) -> Kind:
    """Return what a label is by its match: that of an outcome, of a total, or any other."""
    if match is None or not match.label.strip():
        return "other"
    if match.status == "total":
        return "total"
    open_ = match.status == "ambiguous" and bool(match.candidates)
    # `Harrogate` among outcomes may be like one of them, and is none by its own words.
    known = match.status == "matched" or (open_ and match.rule != "neighbours")
    return "outcome" if known else "other"


def _groups(rows: Sequence[_Row]) -> dict[int, Beneath]:
    """Return the index of each group's own row with what adds up to it, innermost groups first."""
    groups: dict[int, Beneath] = {}
    signed = any(one.lower < 0 for row in rows for one in row.amounts)
    for start in range(len(rows) - 1, -1, -1):
        head = rows[start]
        if head.kind == "total" or not any(one.lower for one in head.amounts):
            continue
        found = find_beneath(head.amounts, _beneath(rows, start, groups), signed=signed)
        if found is not None and _is_group(head, rows[start + 1 : found.end]):
            groups[start] = found
    return groups


def _beneath(
    rows: Sequence[_Row], start: int, groups: Mapping[int, Beneath]
) -> Iterator[tuple[Sequence[Amount], int | None]]:
    """Yield the rows that may add up to a row, each with where it ends if they may end there.

    A group beneath it stands for its own rows. The sum must be reached where another row of the
    same kind follows, or a total, or nothing.
    """
    kind = rows[start].kind
    at = start + 1
    while at < len(rows) and rows[at].kind != "total":
        if kind == "outcome" == rows[at].kind:
            break
        row = rows[at]
        at = groups[at].end if at in groups else at + 1
        ends = at == len(rows) or rows[at].kind in ("total", kind)
        yield row.amounts, at if ends else None


def _is_group(head: _Row, beneath: Sequence[_Row]) -> bool:
    """Return whether rows say something that their head does not."""
    if head.kind == "outcome":
        return len(beneath) >= _FEWEST_ROWS and all(row.kind == "other" for row in beneath)
    return any(row.kind == "outcome" for row in beneath)
