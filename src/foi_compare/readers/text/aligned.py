"""Lines of text → the rows of a table, where tabs, pipes or gutters of spaces leave no doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, groupby
from operator import attrgetter
from typing import NamedTuple

from foi_compare.headway import moved

_RULE = re.compile(r"[\s|+:=_-]*[-=_]{2,}[\s|+:=_-]*")
_GUTTER = re.compile(r"[ \u00a0]{2,}")
_COUNT = re.compile(r"(?!(?:19|20)\d\d$)[<>~ ]*\d[\d,.]*%?")  # a year heads a column
_DIGIT = re.compile(r"\d")
_MOST_SHORT = 2  # rows in a row that may lack their last cells
_DATES = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?|(?:grand )?total", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:grand )?total", re.IGNORECASE)
_GUTTER_OR_TAB = re.compile(r"[ \u00a0]{2,}|\t+")
_NO_LABEL = re.compile(r"[ \u00a0]{2,}|\t|[.?!:]$")  # of an empty form: a gutter, or a sentence
_LEAST_HEADS = 3
_FEWEST_BELOW = 3  # rows whose gaps show where a heading is parted
_DEEPEST = 5  # lines among which the first row below a heading is
_LEAST_LABELS = 2
_LIST = 4  # rows from which on gutters at one place are no chance
_MOST_LOOKS = 8  # at all lines that are left, for tables one right below the other
_SHORT = 40  # characters: a value or a column heading, hardly ever a sentence
# What stands between two tables: the number of the next one, or a sentence that leads to it.
_NAMES_TABLE = re.compile(
    r"\W*(?:table|question|request|appendix|annex|attachment)\s\W?[\dA-Z]\w?\b.{0,60}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\S+(?:\s+\S+){4,}[.:]")


class AlignedRows(NamedTuple):
    """Rows found in lines `first` to `last` (the one after), as texts of equal number."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]


def aligned_tables(lines: Sequence[str]) -> Iterator[AlignedRows]:
    """Yield the tables without doubt among lines: the longest, then the longest of those below it.

    At least two rows with the same two or more columns; lines drawn of dashes are skipped.
    """
    ways = [_Runs(lines, split) for split in (_by_pipes, _by_tabs, _by_tab_runs)]
    gutters = _Gutters(lines)
    start = 0
    while start < len(lines):
        found = next(filter(None, (way.longest(start) for way in ways)), None)
        found = found or gutters.longest(start) or _empty_form(lines, start)
        if found is None:
            return
        yield found
        moved()
        start = found.last


def _by_pipes(line: str) -> tuple[str, ...]:
    if "|" not in line:
        return ()
    inner = line.strip()
    inner = inner.removeprefix("|").removesuffix("|")
    return tuple(part.strip() for part in inner.split("|"))


def _by_tabs(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("\t")) if "\t" in line.strip() else ()


def _by_tab_runs(line: str) -> tuple[str, ...]:
    stripped = line.strip()
    return tuple(part.strip() for part in re.split(r"\t+", stripped)) if "\t" in stripped else ()


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


class _Run(NamedTuple):
    """Lines with as many cells each, or such with a few shorter ones between."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines it is long."""
        return self.last - self.first

    def aligned(self, heads: tuple[tuple[str, ...], ...]) -> AlignedRows:
        """Return it as a table below its heads."""
        return AlignedRows(self.first - len(heads), self.last, (*heads, *self.rows))


class _Runs:
    """The runs that lines form when they are split in one way; told once for all of them."""

    def __init__(self, lines: Sequence[str], split: Callable[[str], tuple[str, ...]]) -> None:
        self._lines = lines
        self._splits = [split(line) for line in lines] if any(map(split, lines)) else []
        self._runs: list[_Run] = []
        self._starts: list[int] = []
        # By run: the one that wins from it on, and the one that does where it has no heads.
        self._wins: list[tuple[int, int]] = []

    def longest(self, start: int) -> AlignedRows | None:
        """Return the longest run from a line on, of several the first, None where there is none."""
        if self._splits and not self._starts:
            self._runs = list(self._found(start))
            self._starts = [run.first for run in self._runs] or [len(self._lines)]
            self._wins = _winners(self._runs)
        at = bisect_left(self._starts, start)
        if at >= len(self._runs):
            return None
        first = self._runs[at]
        # What stands right above it is a row of the table before, where there is one.
        headed, bare = self._wins[at]
        won = bare if first.first == start else headed
        run = self._runs[won]
        return run.aligned(() if run.first == start else run.heads)

    def _found(self, first: int) -> Iterator[_Run]:
        splits, lines = self._splits, self._lines
        while first < len(splits):
            last = first + 1
            while last < len(splits) and (whole := _goes_on(splits, lines, first, last)):
                last += whole
            width = len(splits[first])
            found = (splits[at] or (lines[at].strip(),) for at in range(first, last))
            rows = tuple(
                (*row, *[""] * (width - len(row))) for row in found if not _is_rule("|".join(row))
            )
            if width > 1 and len(rows) > 1:
                yield _Run(first, last, rows, _heads_above(splits, first))
            first = last


def _winners(runs: Sequence[_Run]) -> list[tuple[int, int]]:
    """Return for each run which one a search from it on ends at: a later one has to be longer.

    It is compared with its heads, and without them.
    """
    wins: list[tuple[int, int]] = [(0, 0)] * len(runs)
    longer: list[int] = []  # the next longer one of each, the furthest first
    lengths: list[int] = []  # of these, below zero, so that they ascend
    for at in range(len(runs) - 1, -1, -1):
        run = runs[at]
        headed, bare = (
            wins[longer[place]][0] if (place := bisect_left(lengths, -size) - 1) >= 0 else at
            for size in (run.lines + len(run.heads), run.lines)
        )
        wins[at] = headed, bare
        while longer and runs[longer[-1]].lines <= run.lines:
            longer.pop()
            lengths.pop()
        longer.append(at)
        lengths.append(-run.lines)
    return wins


def _goes_on(splits: Sequence[tuple[str, ...]], lines: Sequence[str], first: int, last: int) -> int:
    """Return how many rows go on with a run at a line: 0 where it ends.

    A row or two between whole ones may lack their last cells: a line has no blanks at its end.
    """
    width = len(splits[first])
    if len(splits[last]) == width:
        return 1
    for short in range(1, _MOST_SHORT + 1):
        end = last + short
        if width < 2 or end >= len(splits) or not all(len(row) < width for row in splits[last:end]):
            return 0
        if len(splits[end]) == width:
            between = [lines[at].strip() for at in range(last, end)]
            return 0 if _leads_on(between, splits[end]) else short + 1
    return 0


def _leads_on(between: Sequence[str], row: tuple[str, ...]) -> bool:
    """Return whether the lines before a row are the words above a table that begins with it."""
    heads = all(len(text) <= _SHORT and not _COUNT.fullmatch(text) for text in row)
    return heads and any(
        _NAMES_TABLE.fullmatch(line) or _SENTENCE.fullmatch(line) for line in between
    )


def _heads_above(splits: Sequence[tuple[str, ...]], first: int) -> tuple[tuple[str, ...], ...]:
    """Return the row of words right above a run that is shorter than its rows, filled up.

    `Outcome | Female | | Male` heads `| 2021 | 2022 | 2021 | 2022`: a line has no cells at its end.
    """
    above = splits[first - 1] if first else ()
    width = len(splits[first])
    spanning = 1 < len(above) < width and any(not text for text in above[1:])
    if not spanning or splits[first][0] or any(map(_COUNT.fullmatch, above)):
        return ()
    return ((*above, *[""] * (width - len(above))),)


def _by_gutters(lines: Sequence[str]) -> AlignedRows | None:
    """Find columns parted by two or more spaces at the same place in each line.

    The whole run counts at first; a heading over the table or a note under it is left out by
    dropping lines from the ends that have no gutter.
    """
    first, last = 0, len(lines)
    while first < last and not _GUTTER.search(lines[first].strip()):
        first += 1
    while last > first and not _GUTTER.search(lines[last - 1].strip()):
        last -= 1
    kept = [line.expandtabs() for line in lines[first:last] if not _is_rule(line)]
    if len(kept) < 2:
        return None
    width = max(map(len, kept))
    head = next((at for at, line in enumerate(kept[:_DEEPEST]) if _has_count(line)), 0)
    blank = _parted(kept, head, width)
    rows = _with_whole_heads([_cut(line, blank) for line in kept], head)
    return AlignedRows(first, last, rows) if _unmistakable(rows) else None


class _Gutters:
    """The tables that gutters part, all lines together or a run of them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._looks = 0
        self._runs: list[AlignedRows] | None = None
        self._most: list[int] = []

    def longest(self, start: int) -> AlignedRows | None:
        """Return the table that all lines from one on are, or the longest of their runs."""
        self._looks += 1
        if self._looks <= _MOST_LOOKS and (whole := _by_gutters(self._lines[start:])) is not None:
            return AlignedRows(start + whole.first, start + whole.last, whole.rows)
        if self._runs is None:
            self._runs = list(self._found(start))
            self._most = _longest_after(self._runs)
        at = bisect_left(self._runs, start, key=attrgetter("first"))
        return self._runs[self._most[at]] if at < len(self._runs) else None

    def _found(self, first: int) -> Iterator[AlignedRows]:
        lines = self._lines
        while first < len(lines):
            last = first
            while last < len(lines) and (
                _GUTTER.search(lines[last].strip()) or (last > first and _is_rule(lines[last]))
            ):
                last += 1
            found = _by_gutters(lines[first:last]) if last - first > 2 else None
            if found is not None:
                yield AlignedRows(first + found.first, first + found.last, found.rows)
            first = max(last, first + 1)


def _longest_after(tables: Sequence[AlignedRows]) -> list[int]:
    """Return for each table which one from it on has most rows, of several the first."""
    most = list(range(len(tables)))
    for at in range(len(tables) - 2, -1, -1):
        if len(tables[most[at + 1]].rows) > len(tables[at].rows):
            most[at] = most[at + 1]
    return most


def _wide_gaps(line: str) -> list[bool]:
    """Mark the positions of a line that lie in a gap of two or more spaces, or before its text."""
    marks = [False] * len(line)
    for gap in _GUTTER.finditer(line):
        marks[gap.start() : gap.end()] = [True] * (gap.end() - gap.start())
    margin = len(line) - len(line.lstrip())
    return [True] * margin + marks[margin:]


def _parted(lines: Sequence[str], head: int, width: int) -> list[bool]:
    """Mark the positions at which all lines are parted.

    Of the `head` lines that are a heading the first shows where; in those below that hold several
    texts a space is enough, and in the first, too, where a gap of all rows has one alone.
    """
    soft = [0 < at < head and _GUTTER.search(line.strip()) for at, line in enumerate(lines)]
    lower = list(compress(lines, soft))
    wide = [_wide_gaps(line) for line, loose in zip(lines, soft, strict=True) if not loose]
    if head and len(lines) - head >= _FEWEST_BELOW:
        below = [_wide_gaps(line) for line in lines[head:]]
        for at in _only_spaces(lines[0], below, len(wide[0])):
            wide[0][at] = True
    return [
        all(at >= len(gaps) or gaps[at] for gaps in wide)
        and all(at >= len(line) or line[at].isspace() for line in lower)
        for at in range(width)
    ]


def _only_spaces(heading: str, below: Sequence[Sequence[bool]], width: int) -> Iterator[int]:
    """Return where a heading has one run of spaces in a gap of all rows below it.

    Of `Force total` over one column both words may stand in the gap before its numbers.
    """
    parted = [all(at >= len(gaps) or gaps[at] for gaps in below) for at in range(width)]
    for is_gap, places in groupby(range(width), parted.__getitem__):
        spaces = [at for at in places if heading[at].isspace()] if is_gap else []
        if spaces and spaces[-1] - spaces[0] == len(spaces) - 1:
            yield from spaces


def _with_whole_heads(rows: Sequence[tuple[str, ...]], head: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows, a heading of several lines as one where each goes on with all texts above.

    The labels and a total at the end need one line only; where other texts do, one above may span
    them.
    """
    last = rows[max(head - 1, 0)]
    inner = slice(1, -1 if _TOTAL.fullmatch(last[-1]) else None)
    texts = [text for row in rows[:head] for text in (*row[inner], last[-1])]
    if head < 2 or not all(texts) or any(map(_GUTTER.search, texts)):
        return tuple(rows)
    joined = ("\n".join(filter(None, column)) for column in zip(*rows[:head], strict=True))
    return (tuple(joined), *rows[head:])


def _has_count(line: str) -> bool:
    return any(map(_COUNT.fullmatch, _GUTTER.split(line.strip())[1:]))


def _cut(line: str, blank: Sequence[bool]) -> tuple[str, ...]:
    """Cut a line at the positions that are blank in every line."""
    texts: list[str] = []
    start = 0
    at = 0
    while at < len(blank):
        end = at
        while end < len(blank) and blank[end]:
            end += 1
        if end > at > 0 and end < len(blank):
            texts.append(line[start:at].strip())
            start = end
        at = max(end, at + 1)
    texts.append(line[start:].strip())
    if blank and blank[0] and texts and not texts[0]:
        return tuple(texts[1:])
    return tuple(texts)


def _unmistakable(rows: Sequence[tuple[str, ...]]) -> bool:
    """Values after the first column are short, mostly there, and some of them have digits.

    The first of several rows may be a head with long labels. In a longer list gutters at one place
    are no chance: there, a column of short texts with digits is enough beside columns of words, or
    a column of years beside one.
    """
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
        return False
    below = rows[1:] if len(rows) > 2 else rows
    columns = [list(column) for column in zip(*below, strict=True)]
    if len(below) >= _LIST and len(columns) > 2:
        return any(map(_is_counted, columns)) and all(any(column) for column in columns)
    if len(below) >= _LIST and any(all(map(_DATES.fullmatch, column)) for column in columns):
        return all(all(column) for column in columns)
    values = [text for row in below for text in row[1:]]
    filled = [text for text in values if text]
    return (
        len(filled) * 2 > len(values)
        and all(len(text) <= _SHORT for text in filled)
        and any(_DIGIT.search(text) for text in filled)
    )


def _is_counted(texts: Sequence[str]) -> bool:
    """Return whether most cells of a column that hold anything hold a number or a year."""
    filled = [text for text in texts if text]
    numbers = sum(bool(_DIGIT.search(text)) and len(text) <= _SHORT for text in filled)
    return bool(filled) and 2 * numbers > len(filled)


def _empty_form(lines: Sequence[str], start: int) -> AlignedRows | None:
    """Find a head of years over lines that are labels and nothing else: a form without figures."""
    for first in range(start, len(lines)):
        heads = tuple(_GUTTER_OR_TAB.split(lines[first].strip()))
        if len(heads) < _LEAST_HEADS or not all(map(_DATES.fullmatch, heads[1:])):
            continue
        last = first + 1
        while last < len(lines) and not _NO_LABEL.search(lines[last].strip()):
            last += 1
        if last - first > _LEAST_LABELS:
            blank = ("",) * (len(heads) - 1)
            labels = ((text.strip(), *blank) for text in lines[first + 1 : last])
            return AlignedRows(first, last, (heads, *labels))
    return None
