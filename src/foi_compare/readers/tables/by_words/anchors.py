"""The columns of a table, turned into its rows of values and the texts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foi_compare.readers.tables.ground.ages import are_ages
from foi_compare.readers.tables.ground.columns import PERIOD
from foi_compare.readers.tables.ground.heights import nearest
from foi_compare.readers.tables.ground.stacks import Entry, Stack, level
from foi_compare.readers.tables.ground.years import completes_year

_MOSTLY = 0.7  # of the lines that fill a column hold a value, if it is one of values
_STRAY = 0.2  # of the values of a column may stand between the rows of the others
_SPARSE = 0.6  # of the rows, at most, have a period in a column of the names of groups
_WIDER = 1.06  # times the pitch of lines: rows, no lines of one text
_LEVEL = 0.35  # times the height of a line: middles that are closer stand level

Anchor = tuple[tuple[int, Entry], ...]  # the values of one row, each with its column


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """The rows of values of a table, and what is to be shared out among them.

    `columns` are those of values, `heading` what stands above the first row in them. `texts` holds
    for each column what is no value; of columns of texts the lines beside the heading as well.
    `middles` are the heights at which the values of each row stand.
    """

    columns: frozenset[int]
    groups: tuple[Anchor, ...]
    heading: tuple[tuple[int, Entry], ...]
    texts: dict[int, Stack]
    middles: list[float] = field(init=False)

    def __post_init__(self) -> None:
        heights = [_height([entry for _, entry in group]) for group in self.groups]
        object.__setattr__(self, "middles", heights)


def _height(entries: Sequence[Entry]) -> float:
    """Return the height of the first of the lines, which most values stand on."""
    line = level(entries)[0]
    return sum(entry.middle for entry in line) / len(line)


def anchored_of(stacks: Sequence[Stack], *, headed: bool) -> Anchored:
    """Return the rows of values among the entries of each column.

    Without `headed` the first line is a row of data.
    """
    first = _first_row(stacks) if headed else -1e9
    columns = _columns_of_values(stacks, first)
    valued = any(_is_datum(entry) for c in columns for entry in stacks[c])
    heading: list[tuple[int, Entry]] = []
    data: list[tuple[int, Entry]] = []
    texts: dict[int, Stack] = {}
    for column, stack in enumerate(stacks):
        for entry in stack:
            if column not in columns:
                texts.setdefault(column, []).append(entry)
            elif entry.middle < first - _LEVEL * entry.height:
                heading.append((column, entry))
            elif not valued or _is_datum(entry):
                data.append((column, entry))
            else:
                texts.setdefault(column, []).append(entry)
    return Anchored(
        columns=frozenset(columns),
        groups=tuple(_grouped(data)),
        heading=tuple(heading),
        texts=texts,
    )


def with_broken_values(anchored: Anchored, pitch: float) -> Anchored:
    """Return the rows with figures joined that a narrow column broke: `10` over `2`.

    `pitch` is how far apart the lines of one text are. A row of few values that stands so close
    below another, where other rows stand further apart, holds the rest of these values.
    """
    most = max((len(group) for group in anchored.groups), default=0)
    middles = anchored.middles
    apart = [
        lower - upper
        for (upper, lower), group in zip(pairwise(middles), anchored.groups[1:], strict=True)
        if len(group) * 2 > most
    ]
    limit = pitch * _WIDER + 0.3
    if most < 2 or min(apart, default=0.0) <= limit:
        return anchored
    groups: list[Anchor] = []
    for group, (above, here) in zip(anchored.groups, pairwise([-1e9, *middles]), strict=True):
        over = {column for column, _ in groups[-1]} if groups else set()
        rest = len(group) * 2 <= most and over >= {column for column, _ in group}
        if rest and here - above <= limit:
            groups[-1] = (*groups[-1], *group)
        else:
            groups.append(group)
    return replace(anchored, groups=tuple(groups))


def _is_datum(entry: Entry) -> bool:
    return entry.value or PERIOD.fullmatch(entry.words[0].text) is not None


def _is_plain_value(entry: Entry) -> bool:
    return entry.value and PERIOD.fullmatch(entry.text) is None


def _grouped(data: Sequence[tuple[int, Entry]]) -> list[Anchor]:
    """Return the values in groups that stand level."""
    columns = {id(entry): column for column, entry in data}
    groups = level([entry for _, entry in data])
    return [tuple((columns[id(entry)], entry) for entry in group) for group in groups]


def _first_row(stacks: Sequence[Stack]) -> float:
    """Return the height of the first row of data: the first with values, no periods and no ages.

    Values must stand in more than half of the columns of values that the row fills.
    """
    valued = [c for c, stack in enumerate(stacks) if c and any(map(_is_plain_value, stack))]
    if valued:
        for group in level([entry for c in valued for entry in stacks[c]]):
            values = [entry.text for entry in group if _is_plain_value(entry)]
            if len(values) * 2 <= len(group) or are_ages(values):
                continue
            if not _goes_on(group, stacks):
                return group[0].middle
    dated = [
        stack
        for stack in stacks
        if sum(_is_datum(entry) for entry in stack) > max(1, len(stack) * _MOSTLY - 1)
    ]
    starts = [next(entry.middle for entry in stack if _is_datum(entry)) for stack in dated]
    if starts:
        return max(starts)
    lines = level([entry for stack in stacks for entry in stack])
    return lines[min(1, len(lines) - 1)][0].middle


def _goes_on(group: Sequence[Entry], stacks: Sequence[Stack]) -> bool:
    """Tell whether figures are the second line of a heading: `2020-` over `21`.

    Beside them there is no label; or each year above them is no year without the figure.
    """
    middle = group[0].middle
    labelled = any(abs(entry.middle - middle) <= _LEVEL * entry.height for entry in stacks[0])
    uppers = []
    for stack in stacks[1:]:
        for upper, lower in pairwise(stack):
            if lower in group:
                uppers.append(upper)
                if lower.top - upper.bottom > lower.height:
                    return False
    if len(uppers) < len(group):
        return False
    if labelled:
        return len(group) > 1 and _break_years(uppers, group)
    bold = all(entry.bold for entry in (*uppers, *group))
    return bold or all(upper.text[-1] in "-–/" for upper in uppers)


def _break_years(uppers: Sequence[Entry], group: Sequence[Entry]) -> bool:
    """Tell whether each figure ends the year that is broken above it: `2019/202` over `0`."""
    lowers = sorted(group, key=_left)
    pairs = zip(sorted(uppers, key=_left), lowers, strict=True)
    return all(completes_year(upper.text, lower.text) for upper, lower in pairs)


def _left(entry: Entry) -> float:
    return entry.x0


def _columns_of_values(stacks: Sequence[Stack], first: float) -> set[int]:
    """Return the columns of values whose values stand level with one another.

    Of texts alone, all columns besides the first. The first column has the labels, if another one
    has values.
    """
    found: dict[int, list[Entry]] = {}
    for column, stack in enumerate(stacks):
        body = [entry for entry in stack if entry.middle >= first - _LEVEL * entry.height]
        data = [entry for entry in body if _is_datum(entry)]
        if len(data) >= max(1, len(body) * _MOSTLY):
            found[column] = data
    inner = {column: data for column, data in found.items() if column}
    if not inner:
        return {0} if len(found.get(0, ())) > 1 else set(range(1, len(stacks)))
    kept: set[int] = set()
    middles: list[float] = []
    most = max(map(len, inner.values()))
    for column in sorted(inner, key=lambda column: (-len(inner[column]), -column)):
        data = inner[column]
        names = len(data) <= most * _SPARSE and not any(map(_is_plain_value, data))
        if not names and _stand_together(data, middles):
            kept.add(column)
            middles = sorted((*middles, *(entry.middle for entry in data)))
    return kept


def _stand_together(data: Sequence[Entry], middles: Sequence[float]) -> bool:
    """Tell whether values stand level with others or in rows of their own, not between rows.

    `middles` are the heights of the others, in order.
    """
    between = 0
    for entry in data:
        between += _LEVEL * entry.height < nearest(middles, entry.middle) < entry.height
    return between <= len(data) * _STRAY
