"""Blank cells and suppressed marks to what the reply proves or says of them, and no further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from foi_compare.interpret.values import exact, parse_number
from foi_compare.model import Figure, Match, PlainTable, Value
from foi_compare.model.profile import DASH_IS_NIL
from foi_compare.sums import BESIDE_WORDS, Sum, add, can_meet, chance
from foi_compare.text import fold_marks, repeats_row_above

Key = tuple[object, ...]

_MARKS = re.compile(
    r"\*|asterisk|suppress|redact|withheld|small number|low number|<\s?\d|fewer than|less than"
    r"|represented|shown as|denotes|replaced|rounded",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:<|fewer than|less than|under|below)\s*(?P<n>\d+|five|ten|three|four)", re.IGNORECASE
)
_OR_FEWER = re.compile(r"(?P<n>\d+|five|ten|three|four)\s+or\s+(?:fewer|less|under)", re.IGNORECASE)
_FROM_TO = re.compile(
    r"(?:between\s+)?(?P<low>\d+|one|zero)\s*(?:-|to|and)\s*(?P<high>\d+|four|five|nine|ten)(?![\d/])",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(
    r"\b(?:denotes?|represents?|means?|indicates?|signif|shows?|shown|mark(?:s|ed)|used)\b",
    re.IGNORECASE,
)
_TRUE_ZEROS = re.compile(
    r"\bzero(?:s|es)?\b.*\b(?:shown|printed|given|displayed|stated|included|remain|as)\b"
    r"|\b(?:greater|more) than (?:zero|0|nil)\b|\bnon-?zero\b|\bat least (?:one|1)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"(?:^|[\s\"'(])(?:-|dash(?:es)?|hyphens?)(?:[\s\"'):,]|$)", re.IGNORECASE)
_NUMBERS = {"zero": 0, "one": 1, "three": 3, "four": 4, "five": 5, "nine": 9, "ten": 10}
_SMALL = 20
# Nothing but its sum says that the total of another table counts these outcomes.
_FAR = Fraction(1, 40)


class Convention(NamedTuple):
    """What a reply says of its marks: bounds of suppressed numbers, None where it is silent.

    `dash` is set where a sentence speaks of dashes: then only that sentence knows what they mean.
    """

    lower: int | None = None
    upper: int | None = None
    dash: bool = False


def read_convention(sentences: Iterable[str]) -> Convention:
    """Return the bounds that the sentences of a reply give for its suppressed numbers.

    A sentence counts if it speaks of a mark or of suppression; the first that gives an upper bound
    decides, and one that gives both bounds is preferred.
    """
    lower: int | None = None
    upper: int | None = None
    dash = False
    for sentence in sentences:
        plain = fold_marks(sentence)
        lower = 1 if _TRUE_ZEROS.search(plain) else lower
        dash = dash or (_DASH.search(plain) is not None and _SPEAKS_OF.search(plain) is not None)
        if not _MARKS.search(plain):
            continue
        both = _FROM_TO.search(plain)
        if both is not None:
            low, high = _number(both["low"]), _number(both["high"])
            if low in (0, 1) and low < high < _SMALL:
                return Convention(low, high, dash)
        below, fewer = _BELOW.search(plain), _OR_FEWER.search(plain)
        if upper is None and fewer is not None:
            upper = _number(fewer["n"])
        elif upper is None and below is not None:
            upper = _number(below["n"]) - 1
    return Convention(lower, upper, dash)


def settle_suppressed(figures: Sequence[Figure], convention: Convention) -> tuple[Figure, ...]:
    """Return the figures with the bounds of suppressed counts as the reply gives or implies them.

    A mark such as `*` takes the bounds that a note gives. The lower bound is 1 where the note says
    so, or where the reply prints zeros of its own: then a suppressed number is not 0.
    """
    zeros = any(
        figure.value.amount == 0 and figure.value.as_printed and figure.origin != "sentence"
        for figure in figures
    )
    return tuple(
        replace(figure, value=_bounded(figure.value, convention, zeros))
        if figure.value.status == "suppressed" and figure.value.measure == "count"
        else figure
        for figure in figures
    )


def settle_dashes(figures: Sequence[Figure], convention: Convention) -> tuple[Figure, ...]:
    """Return the figures with a printed dash read as nil, where nothing speaks against it.

    A dash is the usual sign for nil in the tables of UK public bodies. Where the reply prints zeros
    of its own beside it, or explains its dashes, it may mean something else: it stays not stated.
    """
    zeros = any(figure.value.amount == 0 and figure.value.as_printed for figure in figures)
    if zeros or convention.dash:
        return tuple(figures)
    return tuple(
        replace(
            figure,
            value=exact(0, figure.value.as_printed),
            note=DASH_IS_NIL,
        )
        if _is_dash(figure.value)
        else figure
        for figure in figures
    )


def _is_dash(value: Value) -> bool:
    return value.status == "not_stated" and fold_marks(value.as_printed).strip() in {"-", "--"}


def _bounded(value: Value, convention: Convention, zeros: bool) -> Value:
    marked = not any(character.isdigit() for character in value.as_printed)
    upper = convention.upper if value.upper is None and marked else value.upper
    lower = value.lower
    if lower == 0 and upper is not None and (zeros or convention.lower == 1):
        lower = 1
    return replace(value, lower=lower, upper=upper)


def settle_blanks(
    figures: Sequence[Figure], matches: Mapping[int, Sequence[Match]]
) -> tuple[Figure, ...]:
    """Return the figures with those blanks read as 0 that a printed total proves to be 0.

    Counts are not negative: where the printed numbers of a column (or of a row) already reach its
    printed total, nothing is left for the blanks. Anything less proves nothing: they stay as they
    are, not stated. A row `of which` another is no part of the total of its column.
    """

    def match(index: int) -> Match:
        return matches[figures[index].group][figures[index].label_index]

    def is_total(index: int) -> bool:
        # What a person calls a total proves nothing of other cells: they may be wrong.
        return match(index).status == "total" and not match(index).decided

    def column(index: int) -> Key:
        figure = figures[index]
        return (figure.group, figure.series, figure.breakdown, figure.offence, figure.across)

    def row(index: int) -> Key:
        figure = figures[index]
        return (figure.group, figure.place.page, figure.place.row, figure.label)

    counts = [
        i for i, f in enumerate(figures) if f.value.measure == "count" and f.origin != "records"
    ]
    own = [i for i in counts if not repeats_row_above(figures[i].label)]
    down = _lines(figures, own, column, is_total)
    across = _lines(figures, counts, row, lambda index: figures[index].across)
    return _as_nil(
        figures,
        {**_proven(figures, down, "row", "columns"), **_proven(figures, across, "column", "rows")},
        "blank, and the printed total is reached without it",
    )


def settle_by_other_tables(
    figures: Sequence[Figure],
    matches: Mapping[int, Sequence[Match]],
    tables: Sequence[PlainTable],
) -> tuple[Figure, ...]:
    """Return the figures with blanks read as 0 where another table of the reply proves it.

    If all outcomes under a question, their printed numbers alone, reach the total of the crimes
    that another table prints, the blanks between them hold nothing. A small total may be met by
    chance and proves nothing.
    """
    totals = {
        total.amount: (table, total)
        for table in tables
        if (total := table.grand_total()) is not None
    }
    parts: dict[str, list[int]] = {}
    for index, figure in enumerate(figures):
        match = matches[figure.group][figure.label_index]
        counted = figure.origin == "table" and figure.value.measure == "count"
        own = not figure.across and not repeats_row_above(figure.label)
        if counted and own and match.status != "total":
            parts.setdefault(figure.question, []).append(index)
    proven: dict[int, str] = {}
    for members in parts.values():
        blanks = [index for index in members if _is_blank(figures[index])]
        known = tuple(figures[i].value for i in members if not _is_blank(figures[i]))
        for table, total in totals.values():
            met = Sum(total, known)
            if met.verdict == "meets" and chance([met], tried=len(totals) * len(parts)) <= _FAR:
                said = f"all outcomes together reach {total.as_printed}, the total of another table"
                said += f" ({table.caption})" if table.caption else ""
                proven |= dict.fromkeys(blanks, f"{said}, and leave nothing for the blanks")
    return _as_nil(
        figures,
        proven,
        "blank, and all outcomes together reach the total of another table without it",
    )


class _Line(NamedTuple):
    """A column or a row with one total: what it prints, its blanks, and whether none can meet."""

    total: int
    printed: Sum
    blanks: tuple[int, ...]
    missed: bool


def _lines(
    figures: Sequence[Figure],
    members: Sequence[int],
    key: Callable[[int], Key],
    is_total: Callable[[int], bool],
) -> list[_Line]:
    lines: dict[Key, list[int]] = {}
    for index in members:
        lines.setdefault(key(index), []).append(index)
    found = []
    for line in lines.values():
        totals = [i for i in line if is_total(i)]
        parts = [i for i in line if not is_total(i)]
        blanks = tuple(i for i in parts if _is_blank(figures[i]))
        if len(totals) == 1:
            total = figures[totals[0]].value
            known = Sum(total, tuple(figures[i].value for i in parts if i not in blanks))
            missed = not can_meet(add(figures[i].value for i in parts), total)
            found.append(_Line(totals[0], known, blanks, missed))
    return found


def _proven(
    figures: Sequence[Figure], lines: Sequence[_Line], where: Literal["row", "column"], over: str
) -> dict[int, str]:
    """Return the blanks for which the totals of a row or column leave nothing, with why.

    Totals that elsewhere miss what they stand over may be met by accident.
    """
    totals: dict[Key, list[_Line]] = {}
    for line in lines:
        figure = figures[line.total]
        totals.setdefault((figure.group, getattr(figure.place, where)), []).append(line)
    proven: dict[int, str] = {}
    for (_, at), own in totals.items():
        met = [line for line in own if line.printed.verdict == "meets"]
        likely = chance(*([line.printed] for line in met), tried=len(own)) > BESIDE_WORDS
        if likely and any(line.missed for line in own):
            continue
        said = f"the totals in {where} {at} are met in {len(met)} of {len(own)} {over}"
        blanks = (index for line in met for index in line.blanks)
        proven |= dict.fromkeys(blanks, f"{said}, and leave nothing for the blanks of these")
    return proven


def _as_nil(figures: Sequence[Figure], chosen: Mapping[int, str], note: str) -> tuple[Figure, ...]:
    """Return the figures with the chosen ones read as 0, each with what says so."""
    return tuple(
        replace(
            figure,
            value=exact(0, figure.value.as_printed),
            note=note,
            by_sums=(*figure.by_sums, chosen[index]),
        )
        if index in chosen
        else figure
        for index, figure in enumerate(figures)
    )


def _is_blank(figure: Figure) -> bool:
    return figure.value.status == "not_stated" and not figure.spots


def _number(text: str) -> int:
    return _NUMBERS.get(text.casefold()) or int(parse_number(text) if text.isdecimal() else 0)
