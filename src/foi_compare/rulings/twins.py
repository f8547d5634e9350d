"""Figures as decided to figures that no longer wait to be told apart from what was set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foi_compare.model import Figure, about
from foi_compare.text import normalise

if TYPE_CHECKING:
    from foi_compare.rulings.figures import Ruled, Sited

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
    alone = {
        table for table in standing if (twins := _twins(table, printed)) and not twins & standing
    }
    return tuple(
        one._replace(figure=_settled(one.figure)) if _table(one.figure) in alone else one
        for one in ruled
    )


def _twins(table: _Table, printed: Mapping[_Table, set[tuple[str, str]]]) -> set[_Table]:
    """Return the other tables that print a label of this one under its heading."""
    return {other for other in printed if other != table and printed[other] & printed[table]}


def _table(figure: Figure) -> _Table:
    return (figure.file, figure.group)


def _doubted(figure: Figure) -> bool:
    return any(about(doubt) == _TWIN for doubt in figure.doubts)


def _settled(figure: Figure) -> Figure:
    return replace(figure, doubts=tuple(d for d in figure.doubts if about(d) != _TWIN))
