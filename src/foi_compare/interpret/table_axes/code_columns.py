"""Which column of a table prints the codes of its labels, whatever it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.values import is_blank
from foi_compare.interpret.periods.periods import find_days
from foi_compare.interpret.table_layout.header_rows import codes_in_order
from foi_compare.interpret.table_layout.headings import announces_attribute, announces_index

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Column
    from foi_compare.interpret.table_layout.laid_out import Layout
    from foi_compare.model import LabelMatcher, Match

# Fewer rows may agree by chance; one row in four may print a code that its words contradict.
_FEWEST = 3
# `8`, `08`, `OC8`, `Outcome 8`: a column with more different texts than that prints no codes.
_WAYS = 4
_SHARE = 0.75


def column_of_codes(
    layout: Layout,
    columns: Sequence[Column],
    label_column: int,
    matches: Mapping[str, Match],
    matcher: LabelMatcher,
) -> int:
    """Return the column whose values are the codes that the labels of their rows mean, else -1.

    `matches` holds the verdicts on the labels. Counts do not follow the codes down a table. A total
    has no code: a column that prints a number beside one counts something.
    """
    for column in columns:
        if column.at == label_column or column.kind not in ("value", "text", "index"):
            continue
        agreed: set[str] = set()
        told = right = 0
        texts = {layout.text(row, column.at) for row in layout.body}
        if len(texts) > _WAYS * len(matcher.codes):
            continue
        # A record list prints each code in hundreds of rows.
        named = {text: printed_code(text, matcher) for text in texts}
        for row in layout.body:
            match = matches.get(layout.text(row, label_column))
            text = layout.text(row, column.at)
            if match is None or is_blank(text):
                continue
            if match.status == "total":
                if any(map(str.isdigit, text)):
                    break
                continue  # the label of the total, set over both columns
            meant = (
                {match.code} if match.status == "matched" else {c.code for c in match.candidates}
            )
            if meant:
                code = named[text]
                told += 1
                right += code in meant
                agreed |= {code} & meant
        else:
            if told >= _FEWEST and right >= _SHARE * told and len(agreed) >= _FEWEST:
                return column.at
    return -1


def printed_code(text: str, matcher: LabelMatcher) -> str:
    """Return the code that a cell of a code column prints: `18`, `08`, `OC18`; else ''."""
    plain = text.lstrip("0")
    return matcher.printed_code(f"Outcome {plain}") or matcher.printed_code(plain)


def lists_codes(texts: Sequence[str], matcher: LabelMatcher) -> bool:
    """Return whether the numbers among texts are codes that go down the list, three or more.

    Counts of outcomes follow no code; beside codes stand words alone: `Total`.
    """
    order = codes_in_order(frozenset(matcher.codes))
    codes = [printed_code(text, matcher) for text in texts if any(map(str.isdigit, text))]
    places = [order.index(code) for code in codes if code in order]
    return _FEWEST <= len(codes) == len(places) and places == sorted(set(places))


def names_codes(layout: Layout, column: Column, code_column: int) -> bool:
    """Return whether a column of words says what the codes beside it mean.

    Each of its texts stands beside one code only: a district stands beside many. Days, references
    and attributes are different in every row and say nothing of a code.
    """
    if announces_index(column.heading) or announces_attribute(column.heading):
        return False
    beside: dict[str, set[str]] = {}
    for row in layout.body:
        text, code = layout.text(row, column.at), layout.text(row, code_column)
        if text and code:
            beside.setdefault(text, set()).add(code)
    days = sum(bool(find_days(text)) for text in beside)
    return 2 * days <= len(beside) and all(len(codes) == 1 for codes in beside.values())
