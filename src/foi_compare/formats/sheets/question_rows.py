"""The figures of a question to the lines of its sheet: what stands in each cell, and how wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from foi_compare.export.csv_text import CellValue
from foi_compare.export.published_rows import amount
from foi_compare.formats.outcome_figures import COMPARABLE, Figure, Figures, People
from foi_compare.formats.question_tables import QuestionTable
from foi_compare.shares import Ratio, percent, printed

_THIN = frozenset(" .,:;'|ijlft()")
_NARROW, _WIDE = 0.5, 1.45
_BOLD = 1.07
_NARROWEST = 3.5


class Printed(NamedTuple):
    """What beside the figures a row shows: what its cells add, and each hidden number's mark."""

    sums: str
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a sheet holds.

    `codes` are the outcomes that occur with their titles, `unassigned` the code of crimes without
    one; `printed` is by the position of a row in the comparison. With `people` the second column of
    an outcome is its rate, else its share.
    """

    question: QuestionTable
    codes: Mapping[str, str]
    rows: Sequence[tuple[str, Figures]]
    printed: Mapping[int, Printed]
    unassigned: str = ""
    people: People | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What the rows count, each once."""
        return tuple(dict.fromkeys(words for words, _ in self.rows))

    def columns_for(self, code: str) -> int:
        """Return how many columns an outcome has: crimes without one are no part of the shares."""
        return 1 if code == self.unassigned and self.people is None else 2


class Column(NamedTuple):
    """A column: its heading, the look and width of its cells, and whether it is printed.

    A width of 0 is that of what stands in it.
    """

    heading: str
    look: str
    width: float
    on_paper: bool = True


class Line(NamedTuple):
    """A row of the sheet, and by column what is said of a cell that is clicked."""

    cells: tuple[CellValue, ...]
    comments: tuple[tuple[int, str], ...] = ()


@dataclass
class Notes:
    """Sentences that several rows share, numbered as they come."""

    texts: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Return the number of a note."""
        return self.texts.setdefault(text, len(self.texts) + 1)


def lines_of(content: Content, notes: Notes) -> Iterator[Line]:
    """Yield the rows of the sheet: those with numbers, then the forces that gave none.

    Args:
        content: the question.
        notes: takes what is to be known of a row before it is compared.

    """
    yield from _with_numbers(content, notes)
    yield from _silent(content)


def _with_numbers(content: Content, notes: Notes) -> Iterator[Line]:
    for words, figures in content.rows:
        entry, row = figures.entry, figures.entry.row
        shown = content.printed[entry.position]
        cells: list[CellValue] = [entry.force]
        cells += [words] if _has_headings(content) else []
        cells += [amount(figures.total)]
        cells += [_rate(figures.total_rate)] if content.people else []
        comments = []
        for code in content.codes:
            one = figures.by_code.get(code)
            if one is not None and one.count.lower != one.count.upper:
                comments.append((len(cells), _why_interval(shown.marks.get(code, ""))))
            cells += _pair(one, content)[: content.columns_for(code)]
        cells += [_compared(figures, notes), row.comparable, row.reference, entry.dated]
        cells += [entry.files, shown.sums]
        yield Line(tuple(cells), tuple(comments))


def _silent(content: Content) -> Iterator[Line]:
    """Yield a row for each force without a number, which says what it said instead."""
    empty = (None,) * (first_code(content) - 1 + sum(map(content.columns_for, content.codes)))
    for one in content.question.silent:
        yield Line((one.force, *empty, one.said, one.said, one.reference, None, None, None))


def first_code(content: Content) -> int:
    """Return the column of the first outcome."""
    return 2 + _has_headings(content) + (content.people is not None)


def _has_headings(content: Content) -> bool:
    """Tell whether rows count different things; where all count the same, the title says it."""
    return len(content.words) > 1


def _pair(one: Figure | None, content: Content) -> tuple[CellValue, CellValue]:
    if one is None:
        return (None, None)
    beside = _rate(one.rate) if content.people else _share(one.of_assigned)
    return (amount(one.count), beside)


def _share(ratio: Ratio | None) -> CellValue:
    if ratio is None:
        return None
    return (
        float(ratio.lower)
        if ratio.is_exact
        else percent(ratio).replace(" % to", " to").replace(" %", "%")
    )


def _rate(ratio: Ratio | None) -> CellValue:
    if ratio is None:
        return None
    return float(ratio.lower) if ratio.is_exact else printed(ratio, 2)


def _why_interval(mark: str) -> str:
    if not mark:
        return "An interval: the number adds one that the reply hides."
    return f"An interval: the reply prints `{mark}` and hides the number."


def _compared(figures: Figures, notes: Notes) -> str:
    """Return `yes`, or the numbers of the notes that say what to know of a row."""
    comparable = figures.entry.row.comparable
    reasons = [] if comparable == COMPARABLE else [comparable]
    without = dict.fromkeys(one.without for one in figures.by_code.values() if one.without)
    reasons += [f"no shares: {reason}" for reason in without]
    numbers = ", ".join(str(notes.number(reason)) for reason in filter(None, reasons))
    if comparable == COMPARABLE:
        return f"yes; note {numbers}" if numbers else "yes"
    return f"note {numbers}" if numbers else ""


def columns_of(content: Content, lines: Sequence[Line]) -> list[Column]:
    """Return the columns of the sheet, wide enough for its lines."""
    beside = ("rate", "rate") if content.people else ("%", "share")
    found = [Column("Force", "force", 0)]
    found += [Column("Under", "text", 0)] if _has_headings(content) else []
    found += [Column("Total", "count", 0)]
    found += [Column("rate", "rate", 0)] if content.people else []
    for code in content.codes:
        pair = [Column("no.", "count", 0), Column(*beside, 0)]
        found += pair[: content.columns_for(code)]
    found += [
        Column("May be compared", "text", 0),
        Column("What to know before comparing", "text", 45, on_paper=False),
        Column("Reference", "text", 16, on_paper=False),
        Column("Date", "text", 11, on_paper=False),
        Column("Files", "text", 30, on_paper=False),
        Column("What cells add", "text", 40, on_paper=False),
    ]
    return [
        column if column.width else column._replace(width=_width(column, at, lines))
        for at, column in enumerate(found)
    ]


def _width(column: Column, at: int, lines: Sequence[Line]) -> float:
    """Return the width at which the longest cell of a column is read whole."""
    shown = (_units(_shown(line.cells[at], column.look)) for line in lines)
    longest = max(shown, default=0) * (_BOLD if column.look == "force" else 1)
    heading = max((_units(word) for word in column.heading.split()), default=0)
    return round(max(longest, heading, _NARROWEST) + (1.6 if column.look == "text" else 1), 2)


def _units(text: str) -> float:
    """Return about how wide a text is, in the widths of a figure that Excel measures columns in."""
    return sum(_NARROW if char in _THIN else _WIDE if char in "%mwMW" else 0.92 for char in text)


def _shown(value: CellValue, look: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and look == "share":
        return f"{value:.1%}"
    if isinstance(value, int | float):
        return f"{value:,.2f}" if look == "rate" else f"{value:,}"
    return str(value)
