"""White that runs down between tables set side by side, where what is drawn breaks off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from foi_compare.readers.tables.by_rules.band_cuts import gives_count
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.readers.tables.ground.page import Rule

_WIDE = 2.0  # points of white at least
_FEWEST = 3  # heights at which the white parts what is drawn, and rows that stand on each side


class Alley(NamedTuple):
    """White between two tables: no edge of a row runs on across it."""

    at: float
    top: float
    bottom: float


def alleys_among(drawn: Sequence[Rule], lines: Sequence[Line]) -> list[Alley]:
    """Return the white between tables that have the same heading over their labels.

    `drawn` are level rules and the sides of shading, `lines` those of the page.
    """
    return [
        Alley(at, run[0].top, run[-1].bottom)
        for at in _breaks(drawn)
        for run in _clear_runs(lines, at)
        if _are_alike(run, at)
    ]


def _breaks(drawn: Iterable[Rule]) -> list[float]:
    """Return the middles of the white between level rules that several heights share."""
    heights: dict[int, list[Rule]] = defaultdict(list)
    for rule in drawn:
        heights[round(rule.at)].append(rule)
    found: dict[float, int] = defaultdict(int)
    for rules in heights.values():
        end = min(rule.start for rule in rules)
        for rule in sorted(rules, key=attrgetter("start")):
            if rule.start - end > _WIDE:
                found[round((end + rule.start) / 2)] += 1
            end = max(end, rule.end)
    return [at for at, number in found.items() if number >= _FEWEST]


def _clear_runs(lines: Iterable[Line], at: float) -> Iterator[list[Line]]:
    """Yield the lines below one another that do not cross a place."""
    run: list[Line] = []
    for line in lines:
        if not any(piece[0].x0 < at < piece[-1].x1 for piece in line.pieces):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _are_alike(lines: Sequence[Line], at: float) -> bool:
    """Tell whether there are tables left and right of a place, with the same over their labels."""
    words = [word for line in lines for word in line.words]
    left, right = (
        _stub(lines_of(w for w in words if (w.x0 < at) is side)) for side in (True, False)
    )
    return left == right != ""


def _stub(lines: Sequence[Line]) -> str:
    """Return what heads the labels of a table; nothing where the lines are none."""
    rows = [line for line in lines if gives_count(line)]
    if sum(not all(map(is_value, line.pieces)) for line in rows) < _FEWEST:
        return ""
    heads = [line for line in lines if len(line.pieces) > 1 and line.top < rows[0].top]
    return " ".join(word.text for word in heads[-1].pieces[0]).casefold() if heads else ""
