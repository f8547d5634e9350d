"""Figures of one table to figures that are told apart, or asked about; torn headings, too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from foi_compare.model import Doubt, Figure
from foi_compare.text import find_numerals

_ROWS_ALIKE = " rows carry this label under this heading: what tells their numbers apart?"
# A heading that ends in a joint or begins in the middle lost its other half on the way.
_TORN = re.compile(
    r"(?i:tota?|grand tota?)|.*(?:[/(,&\u2013]|[^\s]-)|[)\]/,&-].*|\([^)]*\)", re.DOTALL
)
# A heading holds a date or two; a run of numbers in it was drawn in from the rows below.
_MOST_NUMERALS = 4
_SUBTOTAL = re.compile(r"\W*sub[- ]?totals?\W*", re.IGNORECASE)
_NUMBERS_ALONE = re.compile(r"\d[\d,]*(?:\s+\d[\d,]*)+")
_DRAWN_IN = re.compile(
    r"(?i:(?:FY )?\d{4}(?:[/-]\d{2,4})?|(?:grand )?total)(?:\s+(?!(?:19|20)\d\d$)[\d,]+)+"
)


def ask_about_columns(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a table, with a doubt on those whose headings cannot be relied on.

    Two numbers of one row that share label, heading, breakdown, measure and unit count different
    things under headings that were lost. So do those of two rows under one heading: what heads
    their group was lost. So does a number under half a heading.
    """
    columns: dict[tuple[object, ...], set[int]] = defaultdict(set)
    rows: dict[tuple[object, ...], set[tuple[int, int]]] = defaultdict(set)
    for figure in figures:
        columns[_in_row(figure)].add(figure.place.column)
        rows[_key(figure)].add((figure.place.page, figure.place.row))
    return tuple(
        _asked(figure, len(columns[_in_row(figure)]), len(rows[_key(figure)])) for figure in figures
    )


def tell_classes_apart(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a table, with their offence codes as breakdown where only these differ.

    `Possession of cannabis` under 92E/2 and under 93B is counted for each of them.
    """
    codes: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in figures:
        codes[_key(figure)].add(figure.offence_code)
    if all(len(found) == 1 for found in codes.values()):
        return tuple(figures)
    return tuple(
        replace(one, breakdown=(*one.breakdown, ("", one.offence_code)))
        if one.offence_code
        else one
        for one in figures
    )


def with_rows_told_apart(figure: Figure) -> Figure:
    """Return a figure without the doubt that other rows carry its label: theirs are known now."""
    doubts = tuple(doubt for doubt in figure.doubts if not doubt.endswith(_ROWS_ALIKE))
    return replace(figure, doubts=doubts)


def _asked(figure: Figure, columns: int, rows: int) -> Figure:
    if columns > 1:
        doubt = Doubt(
            "several columns carry the same heading, or none: what tells their numbers apart?",
            "column",
        )
    elif rows > 1 and not _SUBTOTAL.fullmatch(figure.label):  # of which each group has one
        doubt = Doubt(f"{rows}{_ROWS_ALIKE}", "row")
    elif drawn := next(filter(_holds_numbers, _headings(figure)), ""):
        doubt = Doubt(f"the heading reads {drawn!r}: numbers were drawn into it", "column")
    elif _is_torn(figure.series) and not figure.across:  # the sum of all others, whatever its name
        doubt = Doubt(
            f"the heading reads {figure.series!r}, which looks like a part of one", "column"
        )
    else:
        return figure
    return replace(figure, doubts=(*figure.doubts, doubt))


def _headings(figure: Figure) -> tuple[str, ...]:
    return (figure.series, *(text for _, text in figure.breakdown))


def _holds_numbers(heading: str) -> bool:
    return (
        _DRAWN_IN.fullmatch(heading) is not None
        or _NUMBERS_ALONE.fullmatch(heading) is not None
        or len(find_numerals(heading)) > _MOST_NUMERALS
    )


def _is_torn(heading: str) -> bool:
    """Return whether a heading is a part of one: a bracket of `2024 (to 31 Oct)` is missing."""
    lame = heading.count("(") != heading.count(")")
    return bool(heading) and (lame or _TORN.fullmatch(heading) is not None)


def _in_row(figure: Figure) -> tuple[object, ...]:
    return (figure.place.page, figure.place.row, *_key(figure))


def _key(figure: Figure) -> tuple[object, ...]:
    return (
        figure.label_index,
        figure.label,
        figure.series,
        figure.breakdown,
        figure.offence,
        figure.value.measure,
        figure.unit,
        figure.across,
    )
