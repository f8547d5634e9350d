"""Lines that print each year beside its number, to the rows of a table.

`Outcome 1: 2021 - 12, 2022 - 15` and `Outcome 1: 12 in 2021; 15 in 2022` have their columns in the
line itself; so have the lines `2021: 12` and `2022: 15` below a line that is their label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.table_layout.flat_lines import VALUE, Head, HeadedRun, Line, Row
from foi_compare.text import fold_marks, fold_space

_YEAR = r"(?:FY\s?)?(?:19|20)\d\d(?:\s?/\s?(?:\d{4}|\d\d))?"
_PAIR = re.compile(
    rf"(?P<year>{_YEAR})\s*(?:[:=-]|\(|was|were)\s*(?P<value>{VALUE})\s*\)?", re.IGNORECASE
)
_PAIR_BACK = re.compile(
    rf"(?P<value>{VALUE})\s*(?:crimes?\s|offences?\s)?(?:\(\s*(?:in\s)?|in\s|for\s|during\s)(?P<year>{_YEAR})\s*\)?",
    re.IGNORECASE,
)


_AND = r"(?:\s*(?:[,;|]|and)\s*(?:and\s)?"


def _unnamed(pair: re.Pattern[str]) -> str:
    return re.sub(r"[?]P<[a-z]+>", "?:", pair.pattern)


def _pairs_of(pair: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of a line that holds pairs and nothing else."""
    one = _unnamed(pair)
    return re.compile(rf"\s*(?:[•·*-]\s+)?{one}{_AND}{one})*\s*[.,;]?\s*", re.IGNORECASE)


def _line_of(pair: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of a line that holds a label and two pairs or more."""
    unnamed = _unnamed(pair)
    return re.compile(
        r"\s*(?:[•·*-]\s+)?(?P<label>(?:\d{1,2}[a-c]?\s*[-:.]\s*)?[^\W\d_].*?)\s*[:–-]\s+"
        rf"(?P<pairs>{unnamed}{_AND}{unnamed})+)\s*\.?\s*",
        re.IGNORECASE,
    )


_FORMS = ((_line_of(_PAIR), _PAIR), (_line_of(_PAIR_BACK), _PAIR_BACK))
_PAIRS_ALONE = ((_pairs_of(_PAIR), _PAIR), (_pairs_of(_PAIR_BACK), _PAIR_BACK))
_NO_LABEL = re.compile(r"[.?;]\s*$|^[^A-Za-z]*$")
_FEWEST_ROWS = 2
_FEWEST_PAIRS = 2
_LONGEST = 300  # characters


def paired_run(lines: Sequence[Line], at: int) -> HeadedRun | None:
    """Return the table whose rows begin at a line and all name the same years, None if none do."""
    header: list[Head] = []
    rows: list[Row] = []
    index = at
    while index < len(lines):
        found = _row(lines[index], index) or _row_below(lines, index)
        if found is None:
            break
        heads, row = found
        if rows and [fold_space(text) for text, _, _ in heads] != [t for t, _, _ in header[1:]]:
            break
        if not rows:
            header = [("", row.label_at[0], row.label_at[1])]
            header += [(fold_space(text), block, offset) for text, block, offset in heads]
        rows.append(row)
        index = row.lines[-1] + 1
    if len(rows) < _FEWEST_ROWS:
        return None
    return HeadedRun(rows, header, index)


def _row(line: Line, index: int) -> tuple[list[Head], Row] | None:
    """Return the years of a line with where they stand, and the line as a row."""
    plain = fold_marks(line.text)
    if len(plain) != len(line.text) or len(plain) > _LONGEST:
        return None
    forms = ((whole.fullmatch(plain), pair) for whole, pair in _FORMS)
    found, pair = next((form for form in forms if form[0] is not None), (None, None))
    if found is None or pair is None:
        return None
    pairs = [(line, one) for one in pair.finditer(plain, found.start("pairs"))]
    label = (fold_space(found["label"]), line.block, line.offset + found.start("label"))
    return _as_row(label, pairs, line, (index,))


def _row_below(lines: Sequence[Line], at: int) -> tuple[list[Head], Row] | None:
    """Return the years of the lines below a label with where they stand, and these as a row."""
    label = lines[at]
    text = fold_space(label.text)
    if len(text) > _LONGEST or _NO_LABEL.search(text) or _pairs_alone(label):
        return None
    pairs: list[tuple[Line, re.Match[str]]] = []
    after = at + 1
    while after < len(lines) and (found := _pairs_alone(lines[after])):
        pairs += [(lines[after], one) for one in found]
        after += 1
    if len(pairs) < _FEWEST_PAIRS:
        return None
    start = label.offset + len(label.text) - len(label.text.lstrip())
    return _as_row((text.rstrip(" :-"), label.block, start), pairs, label, tuple(range(at, after)))


def _pairs_alone(line: Line) -> list[re.Match[str]]:
    """Return the pairs of a line that holds nothing else."""
    plain = fold_marks(line.text)
    if len(plain) != len(line.text) or len(plain) > _LONGEST:
        return []
    pair = next((pair for whole, pair in _PAIRS_ALONE if whole.fullmatch(plain)), None)
    return list(pair.finditer(plain)) if pair is not None else []


def _as_row(
    label: Head, pairs: Sequence[tuple[Line, re.Match[str]]], first: Line, used: tuple[int, ...]
) -> tuple[list[Head], Row] | None:
    years = [(one["year"], line.block, line.offset + one.start("year")) for line, one in pairs]
    values = [(one["value"], line.block, line.offset + one.start("value")) for line, one in pairs]
    financial = all(int(one["year"][-2:]) + 1 == _number(one["value"]) for _, one in pairs)
    if financial or len({fold_space(text) for text, _, _ in years}) < len(years):
        return None  # `2021-22, 2022-23` are years alone
    text, block, start = label
    return years, Row(text, (block, start), tuple(values), first.place, used)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else -1
