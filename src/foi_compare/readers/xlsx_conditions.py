"""The conditional formats of an XLSX sheet → the number format that a cell is really shown by.

A force that promises `<5` may do so by a rule (less than 5 is shown as "<5") over the stored
number. Rules that compare with numbers are applied; what other rules show cannot be known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from foi_compare.readers.workbook import StoredCell

Element = Any  # lxml elements

_DOUBT = "a conditional format of the sheet may show something else here"
_HOLDS: Mapping[str, Callable[[float, Sequence[float]], bool]] = {
    "lessThan": lambda value, limits: value < limits[0],
    "lessThanOrEqual": lambda value, limits: value <= limits[0],
    "greaterThan": lambda value, limits: value > limits[0],
    "greaterThanOrEqual": lambda value, limits: value >= limits[0],
    "equal": lambda value, limits: value == limits[0],
    "notEqual": lambda value, limits: value != limits[0],
    "between": lambda value, limits: min(limits) <= value <= max(limits),
    "notBetween": lambda value, limits: not min(limits) <= value <= max(limits),
}
_LAST = 2**31


class Condition(NamedTuple):
    """A rule that shows numbers by another format; without `limits` it cannot be applied here."""

    ranges: tuple[tuple[int, int, int, int], ...]
    priority: int
    code: str
    operator: str = ""
    limits: tuple[float, ...] = ()

    def covers(self, at: tuple[int, int]) -> bool:
        """Tell whether the rule speaks of a cell."""
        return any(
            top <= at[0] <= bottom and left <= at[1] <= right
            for top, left, bottom, right in self.ranges
        )


def formats_of_conditions(styles: Element) -> tuple[str, ...]:
    """Return the number format of each style that rules refer to, empty where it has none."""
    listed = styles.find("{*}dxfs")
    return () if listed is None else tuple(_code(style) for style in listed)


def conditions(
    node: Element,
    codes: Sequence[str],
    ranges_of: Callable[[str], Iterable[tuple[int, int, int, int]]],
) -> Iterator[Condition]:
    """Yield the rules of one `conditionalFormatting` that change how numbers are shown."""
    places = node.get("sqref") or next((found.text for found in node.iter("{*}sqref")), "") or ""
    ranges = tuple(one for place in places.split() for one in ranges_of(place))
    for rule in node.iterfind("{*}cfRule"):
        own = rule.find("{*}dxf")  # the rules of newer versions carry their style
        number = rule.get("dxfId", "")
        at = int(number) if number.isdecimal() else len(codes)
        code = _code(own) if own is not None else codes[at] if at < len(codes) else ""
        if code:
            priority = rule.get("priority", "")
            yield Condition(
                ranges,
                int(priority) if priority.isdecimal() else _LAST,
                code,
                rule.get("operator", ""),
                _limits(rule),
            )


def as_conditions_show(
    cells: Mapping[tuple[int, int], StoredCell], rules: Iterable[Condition]
) -> dict[tuple[int, int], StoredCell]:
    """Return the cells with the formats that the rules give them, the first that holds deciding."""
    ordered = sorted(rules, key=lambda rule: rule.priority)
    return {at: _shown_by(cell, at, ordered) if ordered else cell for at, cell in cells.items()}


def _shown_by(cell: StoredCell, at: tuple[int, int], rules: Sequence[Condition]) -> StoredCell:
    if cell.value is None:
        return cell
    for rule in rules:
        if not rule.covers(at):
            continue
        if not rule.limits:
            return cell._replace(doubt=_DOUBT)
        if _HOLDS[rule.operator](cell.value, rule.limits):
            return cell._replace(code=rule.code)
    return cell


def _limits(rule: Element) -> tuple[float, ...]:
    """Return the numbers that a rule compares with; none where it is of another kind."""
    operator = rule.get("operator", "")
    texts = [found.text or "" for found in rule.iterfind("{*}formula")]
    if rule.get("type") != "cellIs" or operator not in _HOLDS:
        return ()
    try:
        limits = tuple(map(float, texts))
    except ValueError:
        return ()
    return limits if len(limits) == (2 if operator.endswith("etween") else 1) else ()


def _code(style: Element) -> str:
    found = style.find("{*}numFmt")
    return "" if found is None else str(found.get("formatCode", ""))
