"""Lines of text in which a table was flattened, back to a table: `Community Resolution 3`.

Whether a line is a row is judged by its neighbours: at least two rows in a run must end (or begin)
with the same number of values, and their words must be outcome labels or totals.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.cell_kinds import is_number, is_period_text
from foi_compare.interpret.meanings.units import counts_crimes
from foi_compare.interpret.periods.periods import find_periods, heading_period
from foi_compare.interpret.table_axes.captions import dating_sentences, is_sentence
from foi_compare.interpret.table_layout.flat_lines import (
    FlatTable,
    Head,
    HeadedRun,
    Line,
    Row,
    flat_table,
)
from foi_compare.interpret.table_layout.headings import announces_outcome, read_heading, short_years
from foi_compare.interpret.text_tables.grouped_lists import grouped_run
from foi_compare.interpret.text_tables.list_lines import (
    LABEL_LINES,
    Split,
    is_known,
    split_line,
    split_wrapped,
)
from foi_compare.interpret.text_tables.paired_lists import paired_run
from foi_compare.interpret.text_tables.row_numbers import (
    are_bare,
    are_notes,
    are_years,
    is_numbered,
)
from foi_compare.interpret.text_tables.stacked_lists import stacked_run
from foi_compare.interpret.text_tables.tried_runs import Tried, about_outcomes_from
from foi_compare.model import Doubt
from foi_compare.text import find_numerals, fold_marks, fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

_TOTALS = re.compile(r"(?:grand |sub-?|overall )?totals?\b", re.IGNORECASE)
# `Question 2` and `Page 3` number a part of the letter and count nothing.
_MARKER = re.compile(
    r"\s*(?:questions?|requests?|responses?|answers?|points?|parts?|tables?|pages?|q|a|cwestiwn|ateb"
    r"|cais|ymateb)\s?\.?\s?\d{1,2}[a-z]?\W*",
    re.IGNORECASE,
)
# `The three most common outcomes were:` begins no label.
_INTRODUCES = re.compile(r"\b(?:is|are|was|were|as follows|following|below)\b", re.IGNORECASE)
_COLON = " :-\u2013"
_ITEM = re.compile(r"(\d{1,2})[.)]\s+(?=[A-Za-z])")
_NUMBERED = Doubt(
    "the numbers count the lines 1, 2, 3: are they counts or the numbers of a list?", "table"
)
_YEARS = Doubt(
    "the numbers are years: does each line stand for one crime, or count so many?", "table"
)
_FEWEST_RECORDS = 3
MAX_LABEL_WORDS = 45
MAX_ROW = 1_000  # characters: a longer line is prose or data, and no label with its numbers


def find_lists(lines: list[Line], matcher: LabelMatcher, first_table: int) -> tuple[FlatTable, ...]:
    """Return the tables that stand flattened in lines of text.

    `lines` are those of one answer in reading order; `first_table` numbers the tables on after
    those of the file.
    """
    found: list[FlatTable] = []
    for run, headed in _parted(lines, matcher):
        for rows, header in [(headed.rows, headed.header)] if headed else _runs(run, matcher):
            doubt = _NUMBERED if is_numbered(rows, run) else ""
            if not header and len(rows) < _FEWEST_RECORDS and are_years(rows):
                doubt = _YEARS
            found.append(flat_table(rows, header, run, first_table + len(found), doubt=doubt))
    return tuple(found)


def _parted(
    lines: list[Line], matcher: LabelMatcher
) -> Iterator[tuple[list[Line], HeadedRun | None]]:
    """Yield the tables whose lines stand in an order that shows them, and the lines between.

    Found before any row is, so that the words above them begin no label.
    """
    codes = frozenset(matcher.codes)
    at = done = 0
    while at < len(lines):
        run = stacked_run(lines, at, codes) or grouped_run(lines, at, matcher)
        if run is None or not _about_outcomes(run.rows, matcher):
            at += 1
            continue
        yield lines[done:at], None
        yield lines, run
        at = done = run.after
    yield lines[done:], None


def _runs(lines: list[Line], matcher: LabelMatcher) -> Iterator[tuple[list[Row], list[Head]]]:
    """Yield each run of rows with its header cells (text, block, offset)."""
    at = 0
    tried, tried_pairs = Tried(), Tried()
    while at < len(lines):
        headed = _headed_at(lines, at, matcher, tried_pairs)
        if headed is not None:
            yield headed.rows, headed.header
            at = headed.after
            continue
        rows, after = _tried_at(lines, at, matcher, tried)
        counted = [row for row in rows if row.values]
        if are_notes(counted, lines) or (are_bare(counted) and not _header(lines, at, 1)):
            at = after
            continue
        if len(counted) >= 2 and _has_figures(counted) and _about_outcomes(counted, matcher):
            width = len(counted[0].values)
            above = at - 1
            if above >= 0 and _is_year(lines[above]) and any(_heads_rows(row) for row in rows):
                rows.insert(0, _section(lines, above))
                heads = _header(lines, above, width)
                yield rows, [] if any(find_periods(text) for text, _, _ in heads) else heads
                at = after
                continue
            if not _header(lines, at, width) and above > 0 and _is_section(lines[above], matcher):
                header = _header(lines, above, width)
                if header:
                    rows.insert(0, _section(lines, above))
                    yield rows, header
                    at = after
                    continue
            yield rows, _header(lines, at, width)
            at = after
        else:
            at += 1


def _headed_at(lines: list[Line], at: int, matcher: LabelMatcher, tried: Tried) -> HeadedRun | None:
    """Return the run about outcomes whose own lines head it, if one begins at a line."""
    if tried.fails(at):
        return None
    paired = paired_run(lines, at)
    if paired is not None:
        tried.note(paired.rows, matcher)
    return paired if paired is not None and _about_outcomes(paired.rows, matcher) else None


def _tried_at(
    lines: list[Line], at: int, matcher: LabelMatcher, tried: Tried
) -> tuple[list[Row], int]:
    """Return the rows that start at a line, and the line after; none of a run that fails."""
    if tried.fails(at) and _goes_on_alike(tried.first_two(at), lines, at, matcher):
        return [], at
    rows, after = _run_at(lines, at, matcher)
    if len(rows) > 1:
        tried.note(rows, matcher)
    return _without_numbers(rows, matcher), after


def _goes_on_alike(rows: Sequence[Row], lines: list[Line], at: int, matcher: LabelMatcher) -> bool:
    """Return whether a line begins the rest of a run that is known, its first two rows given.

    So it is where it reads the same by itself, and nothing begins a count or a list of numbers.
    """
    first, second = rows
    counted = [row.values[0][0] for row in rows] == ["1", "2"]
    items = [item[1] if (item := _ITEM.match(row.label)) else "" for row in rows]
    if counted or items == ["1", "2"] or are_bare([first, second]):
        return False
    return not _is_year(lines[at - 1]) and _row_at(lines, at, matcher, 0) == first


def _without_numbers(rows: list[Row], matcher: LabelMatcher) -> list[Row]:
    """Return rows without the numbers 1, 2, 3 of their list, where these are no codes.

    `2. Community resolution` prints no code 2, where `8. Community resolution` prints an 8.
    """
    items = [(row, _ITEM.match(row.label)) for row in rows]
    numbers = [item[1] for _, item in items if item is not None]
    if numbers != [str(number) for number in range(1, len(rows) + 1)]:
        return rows
    bare = [
        row._replace(
            label=row.label[item.end() :], label_at=(row.label_at[0], row.label_at[1] + item.end())
        )
        for row, item in items
        if item is not None
    ]
    told = [is_known(row.label, matcher) for row in rows]
    better = [is_known(row.label, matcher) for row in bare]
    return bare if len(rows) > 1 and sum(better) > sum(told) else rows


def _has_figures(rows: list[Row]) -> bool:
    """Return whether any value is more than a dash: labels that run over lines may end in one."""
    return any(text != "-" for row in rows for text, _, _ in row.values)


def _run_at(lines: list[Line], at: int, matcher: LabelMatcher) -> tuple[list[Row], int]:
    """Return the rows that start at a line, and the line after the last of them."""
    rows: list[Row] = []
    dated = at > 0 and _is_year(lines[at - 1])
    while at < len(lines):
        width = len(rows[0].values) if rows else 0
        row = _row_at(lines, at, matcher, width)
        section = row is None and bool(rows) and _is_section(lines[at], matcher)
        section = section or (row is None and bool(rows) and dated and _is_year(lines[at]))
        if section and at + 1 < len(lines):
            row = _row_at(lines, at + 1, matcher, width)
        if row is None or (rows and len(row.values) != width):
            break
        if section:
            rows.append(_section(lines, at))
        rows.append(row)
        at = row.lines[-1] + 1
    return rows, at


def _is_year(line: Line) -> bool:
    """Return whether a line is a year and nothing else: it heads the rows below it."""
    return is_period_text(fold_space(line.text).rstrip(_COLON))


def _is_section(line: Line, matcher: LabelMatcher) -> bool:
    """Return whether a line may head the rows below it: a few words, no number, no outcome."""
    text = fold_space(line.text)
    return (
        0 < len(text.split()) <= 6
        and not any(map(str.isdigit, text))
        and text[-1] not in ".?:;,"
        and matcher.match(text).status == "none"
        and not _heads_a_list(text)
    )


def _heads_rows(row: Row) -> bool:
    return not row.values and is_period_text(row.label)


def _section(lines: list[Line], at: int) -> Row:
    line = lines[at]
    text = fold_space(line.text)
    label = text.rstrip(_COLON) if _is_year(line) else text
    return Row(label, (line.block, line.offset), (), line.place, (at,))


def _row_at(lines: list[Line], at: int, matcher: LabelMatcher, width: int) -> Row | None:
    """Return the row that starts at a line: its label may run over several lines.

    `width` is the number of values that the rows above it have, 0 for a first row.
    """
    if _is_year(lines[at]):  # `1 April 2021 to 31 March 2022` ends in no count
        return None
    wrapped = split_wrapped(lines, at, matcher)
    if wrapped is not None:
        (label, offset, values), last = wrapped
        line = lines[at]
        where = (line.block, line.offset + offset)
        return Row(label, where, values, line.place, tuple(range(at, last + 1)))
    for index in range(at, min(at + LABEL_LINES, len(lines))):
        if len(lines[index].text) > MAX_ROW or _MARKER.fullmatch(lines[index].text):
            return None
        split = split_line(lines[index], matcher, bare=index > at, width=width)
        if _is_cut(lines, at, index, split):
            return None
        if split is not None:
            return _row_of(lines, range(at, index), lines[index], split, matcher)
        text = fold_space(lines[index].text)
        if (index == at or find_periods(text)) and _heads_a_list(text):
            return None
        introduces = text.endswith(":") and _INTRODUCES.search(text) is not None
        if introduces or (text.endswith((".", "?")) and not _is_label(text, matcher)):
            return None
    return None


def _is_cut(lines: list[Line], at: int, index: int, split: Split | None) -> bool:
    """Return whether a line cannot end the row that begins at another.

    The words of a label above a bare number stand in one block, those beside it in two; and where
    a bare number stands below a bare one, which of them is that of the label?
    """
    bare = split is not None and not split[0]
    blocks = {line.block for line in lines[at : index + (not bare)]}
    below = lines[index + 1 : index + 2] if bare else []
    return len(blocks) > 2 - bare or any(is_number(fold_space(line.text)) for line in below)


def _row_of(
    lines: list[Line], pending: range, last: Line, split: Split, matcher: LabelMatcher
) -> Row | None:
    """Return the row that a line with values ends, if the pending lines above begin its label."""
    label, label_offset, values = split
    words = [fold_space(lines[index].text) for index in pending]
    whole = fold_space(" ".join([*words, label]))
    if not whole or len(whole.split()) > MAX_LABEL_WORDS or _heads_years(label, values):
        return None
    if pending and not _is_one_label(whole, words, label, matcher):
        return None
    start = lines[pending[0]] if pending else last
    offset = start.offset if pending else start.offset + label_offset
    used = (*pending, pending.stop)
    return Row(whole, (start.block, offset), values, last.place, used)


def _is_one_label(whole: str, words: list[str], label: str, matcher: LabelMatcher) -> bool:
    """Return whether several lines are one label, and no lines above one that is known alone."""
    if not _is_label(whole, matcher):
        return False
    if label and _is_label(label, matcher) and is_known(label, matcher):
        # `Evidential difficulties:` may stand on a line of its own; it must not change the code.
        joint = words[-1].endswith((":", ",", "-", "/"))
        return joint and matcher.match(whole).code == matcher.match(label).code != ""
    return True


def _heads_a_list(text: str) -> bool:
    """Return whether a line only announces columns: `Outcome Total`, `Crime outcome 2019 2020`.

    A line with several periods heads columns; a label names one at most.
    """
    plain = list(fold_marks(text)) if len(fold_marks(text)) == len(text) else list(text)
    periods = find_periods(text)
    for start, end, _ in periods:
        plain[start:end] = " " * (end - start)
    rest = fold_space(_TOTALS.sub(" ", "".join(plain))).rstrip(" :")
    if len(periods) > 1 and not any(map(str.isdigit, rest)):
        return True
    return (
        not rest
        or read_heading(rest).neutral
        or (announces_outcome(rest) and len(rest.split()) <= 3 and not any(map(str.isdigit, rest)))
    )


def _heads_years(label: str, values: tuple[tuple[str, int, int], ...]) -> bool:
    """Return whether what reads as a row names outcomes and counts nothing but years."""
    years = all(is_period_text(text) for text, _, _ in values)
    words = label.split()
    announced = announces_outcome(label) and not any(map(str.isdigit, label))
    return years and 0 < len(words) <= 3 and announced and not _TOTALS.search(label)


def _is_label(text: str, matcher: LabelMatcher) -> bool:
    return matcher.match(text).status != "none"


def _about_outcomes(rows: list[Row], matcher: LabelMatcher) -> bool:
    return bool(rows) and about_outcomes_from(rows, matcher)[0]


def _header(lines: list[Line], at: int, width: int) -> list[Head]:
    """Return the header cells above a run: as many periods or words as the rows have values."""
    if at == 0:
        return []
    line = lines[at - 1]
    text = line.text
    periods = find_periods(text)
    if is_sentence(fold_space(text)) and not any(dating_sentences(text)):
        return []
    if periods and len(periods) in (width, width - 1):
        first = fold_space(text[: periods[0].start])
        cells = [(first, line.block, line.offset)]
        cells += [(p.period.as_printed, line.block, line.offset + p.start) for p in periods]
        rest = text[periods[-1].end :]
        if len(periods) < width and rest.strip():
            lead = len(rest) - len(rest.lstrip())
            cells.append((rest.strip(), line.block, line.offset + periods[-1].end + lead))
        return cells if len(cells) == width + 1 else []
    # `There were 69 crimes. Outcomes:` gives a number and heads no column.
    if len(text) >= 120 or any(counts_crimes(text, one.end) for one in find_numerals(text)):
        return []
    parts = [(m[0], m.start()) for m in re.finditer(r"\S+(?: \S+)*", text)]
    years = short_years([part for part, _ in parts])
    told = all(part in years or heading_period(part) or part[0].isalpha() for part, _ in parts)
    if told and len(parts) == width > 1 and text.count("\t") == width - 1:
        parts.insert(0, ("", 0))  # nothing stands over the labels
    if len(parts) != width + 1:
        parts = _header_words(text, width)
    if heading_period(text) is None or width > 1:
        return [(part, line.block, line.offset + start) for part, start in parts]
    return []


def _header_words(text: str, width: int) -> list[tuple[str, int]]:
    """Split a header line into a stub and `width` headings, if there is just one way to do it.

    A heading starts with a capital, a sign or a digit, and only announces a number: `Outcome Number
    of crimes % of total` has three parts.
    """
    words = [(m[0], m.start()) for m in re.finditer(r"\S+", text)]
    starts = [i for i, (word, _) in enumerate(words) if i and not word[0].islower()]
    if not words or len(starts) > 12:
        return []
    found = []
    for chosen in itertools.combinations(starts, width):
        bounds = [words[i][1] for i in chosen] + [len(text)]
        parts = [(text[a:b].strip(), a) for a, b in itertools.pairwise(bounds)]
        headings = [read_heading(part) for part, _ in parts]
        if all(heading.neutral or heading.period for heading in headings):
            found.append([(text[: bounds[0]].strip(), 0), *parts])
    return found[0] if len(found) == 1 else []
