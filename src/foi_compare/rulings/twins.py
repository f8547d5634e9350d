"""Figures as decided to figures that no longer wait to be told apart from what was set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foi_compare.model import Figure, about
from foi_compare.text import normalise

if TYPE_CHECKING:
    from foi_compare.rulings.sited import Ruled, Sited

_Table = tuple[str, int]
_TWIN = "twin"


def told_apart(sited: Sequence[Sited], ruled: Sequence[Ruled]) -> tuple[Ruled, ...]:
    """Return what was decided, without the doubt of tables whose every twin was set aside.

    Twins print the same labels under the same headings; where one of two is set aside, nothing is
    left that the other could be taken for.
    """
    printed: dict[_Table, set[tuple[str, str]]] = defaultdict(set)
    standing: set[_Table] = set()
    for site, one in zip(sited, ruled, strict=True):
        if _doubted(site.figure):
            printed[_table(site.figure)].add((normalise(site.figure.label), site.figure.series))
            if not one.left_out:
                standing.add(_table(site.figure))
    tables: dict[tuple[str, str], set[_Table]] = defaultdict(set)
    for table, labels in printed.items():
        for label in labels:
            tables[label].add(table)
    several = {label: own for label, own in tables.items() if len(own) > 1}
    waiting = {label for label, own in several.items() if len(own & standing) > 1}
    alone = {
        table
        for table in standing
        if not printed[table].isdisjoint(several) and printed[table].isdisjoint(waiting)
    }
    return tuple(
        one._replace(figure=_settled(one.figure)) if _table(one.figure) in alone else one
        for one in ruled
    )


def _table(figure: Figure) -> _Table:
    return (figure.file, figure.group)


def _doubted(figure: Figure) -> bool:
    return any(about(doubt) == _TWIN for doubt in figure.doubts)


def _settled(figure: Figure) -> Figure:
    return replace(figure, doubts=tuple(d for d in figure.doubts if about(d) != _TWIN))
