"""A line of a list to its label and its values: `Community Resolution 3`, `3 x Outcome 8`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from foi_compare.headway import moved
from foi_compare.interpret.meanings.cell_kinds import is_number, is_period_text
from foi_compare.interpret.periods.period_patterns import MONTHS
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.table_layout.flat_lines import BULLET, TOKEN, VALUE, Line
from foi_compare.interpret.table_layout.headings import announces_outcome
from foi_compare.text import fold_marks, fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

_TAIL = re.compile(
    rf"^(?P<label>[\d\s]*[^\d\s].*?|)(?P<sep>\s*(?:[:=\t|]|\s-\s|(?<!\.)\.{{3,}}+)\s*|\s+)"
    rf"(?P<values>(?:{VALUE})(?:[\s|,;]+(?:{VALUE}))*)\s*(?:crimes?|offences?|records?)?\s*(?:\[\d{{1,2}}\]\s*)?$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^(?P<values>{VALUE})(?:\s+(?P<unit>crimes?|offences?|records?)(?=\s*[x:=\u2013-]))?"
    r"(?:\s*(?:x|-|:|were|was|=|\u2013)\s*|\s+)(?P<label>[A-Za-z(].*)$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\([^)]*$")
# A number that stands before or behind a label within the words before another number.
_ENDS_OF_PAIR = re.compile(
    r"^\s*(?:(?:19|20)\d\d\s*[:-]\s*)?\d+\s+"
    r"|[\s:=-]+\d+(?:\s(?:crimes?|offences?|records?|cases?))?\s*$"
)
_VALUED = re.compile(rf"(?:[:=]|\b(?:{'|'.join(MONTHS)}))\s*\d+\s*$", re.IGNORECASE)
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_LEADS_TO_YEAR = re.compile(r"\b(?:in|for|during|since|from|until|between|and)$", re.IGNORECASE)

_REPEATED = 2**10
LABEL_LINES = 9  # that a label runs over at most
_LONGEST = 1_600  # characters of a line: numbers to its end may begin at each blank of it

# The label of a line, its offset, and its values with the block and the offset of each.
Split = tuple[str, int, tuple[tuple[str, int, int], ...]]


@lru_cache(maxsize=_REPEATED)
def _tail_of(body: str) -> re.Match[str] | None:
    """Return the values at the end of a line; a line is asked about once for each width."""
    return _TAIL.match(body) if len(body) <= _LONGEST else None


def split_line(line: Line, matcher: LabelMatcher, *, bare: bool, width: int) -> Split | None:
    """Return label, its offset in the line, and the values of a line, or None if it is no row.

    `Outcome 21` alone is a label and no value: its number belongs to the words.
    """
    moved()
    plain = fold_marks(line.text) if len(fold_marks(line.text)) == len(line.text) else line.text
    bullet = BULLET.match(plain)
    start = bullet.end() if bullet else 0
    body = plain[start:]
    if bare and is_number(body.strip()) and not find_periods(body):
        lead = len(body) - len(body.lstrip())
        return "", start, ((body.strip(), line.block, line.offset + start + lead),)
    tail = _tail_of(body)
    if tail is not None and fold_space(tail["label"]):
        label, values = _without_code(tail, matcher, width)
        if tail["sep"].strip() == "-" and len(values) == width - 1:
            # The dash before the first number is a value of its own: nil.
            values.insert(0, ("-", tail.start("sep") + tail["sep"].index("-")))
        if values and not _dates(label, values[0][0]) and not _is_several(label, matcher):
            lead = len(body) - len(body.lstrip())
            base = line.offset + start
            return (
                label,
                start + lead,
                tuple((text, line.block, base + offset) for text, offset in values),
            )
    head = _HEAD.match(body.strip())
    if head is not None and _counts(head, head["label"], matcher):
        lead = len(body) - len(body.lstrip())
        base = start + lead
        return (
            fold_space(head["label"]),
            base + head.start("label"),
            ((head["values"], line.block, line.offset + base),),
        )
    return None


def split_wrapped(
    lines: Sequence[Line], at: int, matcher: LabelMatcher
) -> tuple[Split, int] | None:
    """Return the split of a number before a label that goes on below, and its last line.

    The rest of the label stands in the same block and is no row; only with it, or where a bracket
    is left open, do the words name an outcome.
    """
    line = lines[at]
    bullet = BULLET.match(line.text)
    start = bullet.end() if bullet else 0
    head = _HEAD.match(line.text[start:].rstrip())
    if head is None:
        return None
    label = head["label"]
    whole = (_OPEN.search(label) is None) and is_known(label, matcher)
    for last in range(at + 1, min(at + LABEL_LINES, len(lines))):
        below = lines[last]
        if whole or below.block != line.block or BULLET.match(below.text):
            return None
        if split_line(below, matcher, bare=True, width=1) is not None:
            return None
        label = f"{label} {below.text}"
        if _OPEN.search(label) is None and _counts(head, label, matcher):
            value = (head["values"], line.block, line.offset + start)
            return (fold_space(label), start + head.start("label"), (value,)), last
    return None


def _dates(label: str, value: str) -> bool:
    """Return whether words lead to a year, as `20 in 2021; 22 in` does: it counts nothing."""
    return is_period_text(value) and _LEADS_TO_YEAR.search(label) is not None


def _is_several(label: str, matcher: LabelMatcher) -> bool:
    """Return whether a label holds a number and a label of its own: `Charged 12, Outcome 16`."""
    first, parted, last = label.rpartition(", ") if ", " in label else label.rpartition("; ")
    words, others = (_ENDS_OF_PAIR.sub("", text) for text in (first, last))
    return (
        bool(parted)
        and words != first
        and (is_known(words, matcher) or _VALUED.search(first) is not None)
        and (
            is_known(others, matcher)
            or announces_outcome(others)
            or _MONTH.fullmatch(others) is not None
        )
    )


def _without_code(
    tail: re.Match[str], matcher: LabelMatcher, width: int
) -> tuple[str, list[tuple[str, int]]]:
    """Return label and values (text, offset) of a row; a code's own number stays in the label.

    The dash of `Outcome 15 - 23` stands between the two, where the rows have one value less.
    """
    values = [(m[0], tail.start("values") + m.start()) for m in TOKEN.finditer(tail["values"])]
    label = fold_space(tail["label"]).rstrip(" :=|-.")
    glued = tail["sep"].isspace()
    if glued and values and _is_own_number(label, values[0][0], matcher):
        label = f"{label} {values[0][0]}"
        values = values[1:]
        if [text for text, _ in values[:1]] == ["-"] and len(values) == (width or 1) + 1:
            values = values[1:]
    return label, values


def _is_own_number(label: str, number: str, matcher: LabelMatcher) -> bool:
    """Return whether a number belongs to the words before it: the 21 of `Outcome 21`."""
    named = matcher.match(f"{label} {number}")
    code = number.upper().lstrip("0")
    return named.status == "matched" and named.code == code and matcher.match(label).code != code


def _counts(head: re.Match[str], label: str, matcher: LabelMatcher) -> bool:
    """Return whether a number in front of a label counts it: `18 - No suspect` prints its code.

    `18 crimes: No suspect` says what it counts.
    """
    match = matcher.match(fold_space(label))
    known = match.status in ("matched", "total")
    return known and (bool(head["unit"]) or head["values"].upper().lstrip("0") != match.code)


def is_known(text: str, matcher: LabelMatcher) -> bool:
    """Return whether a text is the label of an outcome or of a total."""
    return matcher.match(fold_space(text)).status in ("matched", "total")
