"""Tables that print the same headings and labels, told apart by their captions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from foi_compare.interpret.headings import is_name
from foi_compare.model import Figure

Key = tuple[object, ...]


def tell_apart(figures: Sequence[Figure], captions: Mapping[int, str]) -> tuple[Figure, ...]:
    """Return the figures with the caption of their table in the breakdown, where only it differs.

    `captions` maps the label group of a table to its caption. Two tables that print the same label
    under the same heading with other numbers count different things; what they count stands above
    them. Where nothing stands there, the figures stay as they are, and the merge asks.
    """
    tables: dict[Key, set[int]] = defaultdict(set)
    for figure in figures:
        # Tables split sideways share their total column and nothing else.
        if not figure.across:
            tables[_key(figure)].add(figure.group)
    alike = {group for groups in tables.values() if len(groups) > 1 for group in groups}
    named = {group for group in alike if is_name(captions.get(group, ""))}
    distinct = {captions[group] for group in named}
    if len(distinct) < 2 or named != alike:
        return tuple(figures)
    return tuple(
        replace(figure, breakdown=(*figure.breakdown, ("", captions[figure.group])))
        if figure.group in named
        else figure
        for figure in figures
    )


def _key(figure: Figure) -> Key:
    return (
        figure.question,
        figure.label,
        figure.series,
        figure.breakdown,
        figure.offence,
        figure.value.measure,
        figure.period,
    )
