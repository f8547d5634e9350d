"""Lines that print each year beside its number, to the rows of a table.

`Outcome 1: 2021 - 12, 2022 - 15` and `Outcome 1: 12 in 2021; 15 in 2022` have their columns in the
line itself.
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


def _line_of(pair: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of a line that holds a label and two pairs or more."""
    unnamed = re.sub(r"[?]P<[a-z]+>", "?:", pair.pattern)
    return re.compile(
        r"\s*(?:[•·*-]\s+)?(?P<label>(?:\d{1,2}[a-c]?\s*[-:.]\s*)?[^\W\d_].*?)\s*[:–-]\s+"
        rf"(?P<pairs>{unnamed}(?:\s*(?:[,;|]|and)\s*(?:and\s)?{unnamed})+)\s*\.?\s*",
        re.IGNORECASE,
    )


_FORMS = ((_line_of(_PAIR), _PAIR), (_line_of(_PAIR_BACK), _PAIR_BACK))
_FEWEST_ROWS = 2
_LONGEST = 300  # characters


def paired_run(lines: Sequence[Line], at: int) -> HeadedRun | None:
    """Return the table whose rows begin at a line and all name the same years, None if none do."""
    header: list[Head] = []
    rows: list[Row] = []
    for index in range(at, len(lines)):
        found = _row(lines[index], index)
        if found is None:
            break
        heads, row = found
        if rows and [fold_space(text) for text, _, _ in heads] != [t for t, _, _ in header[1:]]:
            break
        if not rows:
            header = [("", row.label_at[0], row.label_at[1])]
            header += [(fold_space(text), block, offset) for text, block, offset in heads]
        rows.append(row)
    if len(rows) < _FEWEST_ROWS:
        return None
    return HeadedRun(rows, header, at + len(rows))


def _row(line: Line, index: int) -> tuple[list[Head], Row] | None:
    """Return the years of a line with where they stand, and the line as a row."""
    plain = fold_marks(line.text)
    if len(plain) != len(line.text) or len(plain) > _LONGEST:
        return None
    forms = ((whole.fullmatch(plain), pair) for whole, pair in _FORMS)
    found, pair = next((form for form in forms if form[0] is not None), (None, None))
    if found is None or pair is None:
        return None
    pairs = list(pair.finditer(plain, found.start("pairs")))
    years = [(pair["year"], line.block, line.offset + pair.start("year")) for pair in pairs]
    values = [(pair["value"], line.block, line.offset + pair.start("value")) for pair in pairs]
    financial = all(int(pair["year"][-2:]) + 1 == _number(pair["value"]) for pair in pairs)
    if financial or len({fold_space(text) for text, _, _ in years}) < len(years):
        return None  # `2021-22, 2022-23` are years alone
    at = (line.block, line.offset + found.start("label"))
    return years, Row(fold_space(found["label"]), at, tuple(values), line.place, (index,))


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else -1
