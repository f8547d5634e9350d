"""Lines below a header of outcome codes (`Year OC1 OC15 Total`), to the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from foi_compare.interpret.flat_lines import TOKEN, VALUE, Head, HeadedRun, Line, Row
from foi_compare.interpret.headings import announces_row_heads
from foi_compare.text import fold_marks, fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

_HEADING = (
    r"(?:(?:outcomes?|types?|codes?|oc|o)\s?(?:code|type|no\.?)?\s?\d{1,2}[a-c]?|\d{1,2}[a-c]?"
    r"|(?:grand\s|overall\s)?totals?)"
)
_HEADER = re.compile(
    rf"^(?P<stub>[a-z][a-z ()/]*?)?\s*[|,;]?\s*(?P<heads>{_HEADING}(?:[\s|,;]+{_HEADING})+)\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(_HEADING, re.IGNORECASE)
_FEWEST_CODES = 2
_FEWEST_BARE = 3
_FEWEST_ROWS = 2
_LONGEST = 300  # characters


def coded_run(lines: Sequence[Line], at: int, matcher: LabelMatcher) -> HeadedRun | None:
    """Return the table whose header of outcome codes stands at a line, None if none does.

    Each line below holds a label and as many values as there are headings, and nothing else.
    """
    header = _header(lines[at], matcher)
    if header is None:
        return None
    rows: list[Row] = []
    for index in range(at + 1, len(lines)):
        row = _row(lines[index], index, len(header) - 1)
        if row is None:
            break
        rows.append(row)
    if len(rows) < _FEWEST_ROWS:
        return None
    return HeadedRun(rows, header, at + 1 + len(rows), coded=True)


def _plain(line: Line) -> str:
    folded = fold_marks(line.text)
    return folded if len(folded) == len(line.text) else line.text


def _header(line: Line, matcher: LabelMatcher) -> list[Head] | None:
    found = _HEADER.match(_plain(line)) if len(line.text) <= _LONGEST else None
    if found is None:
        return None
    heads = [(m[0], found.start("heads") + m.start()) for m in _HEAD.finditer(found["heads"])]
    stub = fold_space(found["stub"] or "")
    texts = [text for text, _ in heads if "total" not in text.casefold()]
    bare = [text for text in texts if text[0].isdigit()]
    named = [text for text in texts if matcher.printed_code(text)]
    coded = len(named) == len(texts) >= _FEWEST_CODES
    codes = [text for text in bare if matcher.printed_code(f"Outcome {text}")]
    all_bare = len(codes) == len(texts) >= _FEWEST_BARE and announces_row_heads(stub)
    if not coded and not all_bare:
        return None
    if len({text.casefold() for text, _ in heads}) < len(heads):
        return None
    start = len(line.text) - len(line.text.lstrip())
    return [
        (stub, line.block, line.offset + start),
        *((text, line.block, line.offset + offset) for text, offset in heads),
    ]


def _row(line: Line, index: int, width: int) -> Row | None:
    if len(line.text) > _LONGEST:
        return None
    printed = rf"(?:{VALUE})(?:[\s|;]+(?:{VALUE})){{{width - 1}}}"
    pattern = rf"^\s*(?P<label>\S.*?)[\s:|]+(?P<values>{printed})\s*$"
    found = re.match(pattern, _plain(line), re.IGNORECASE)
    if found is None:
        return None
    values = tuple(
        (m[0], line.block, line.offset + found.start("values") + m.start())
        for m in TOKEN.finditer(found["values"])
    )
    if len(values) != width:
        return None
    label = fold_space(found["label"])
    return Row(
        label, (line.block, line.offset + found.start("label")), values, line.place, (index,)
    )
