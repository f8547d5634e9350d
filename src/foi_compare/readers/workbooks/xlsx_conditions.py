"""The conditional formats of an XLSX sheet → the number format that a cell is really shown by.

A force that promises `<5` may do so by a rule (less than 5 is shown as "<5") over the stored
number. Rules that compare with numbers are applied; what other rules show cannot be known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from foi_compare.limits import check_conditions
from foi_compare.readers.workbooks.stored_cells import StoredCell

Element = Any  # lxml elements

Ranges = tuple[tuple[int, int, int, int], ...]  # top, left, bottom, right

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

    ranges: Ranges
    priority: int
    code: str
    operator: str = ""
    limits: tuple[float, ...] = ()


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
    """Return the cells with the formats that the rules give them, the first that holds deciding.

    Raises:
        LimitPassedError: so many rules cover so many numbers that it would take minutes.

    """
    shown = dict(cells)
    ordered = sorted(rules, key=lambda rule: rule.priority)
    if ordered:
        numbers = sorted(at for at, cell in cells.items() if cell.value is not None)
        for at, covering in _covered(numbers, ordered):
            shown[at] = _shown_by(cells[at], [ordered[number] for number in covering])
    return shown


class _Reach(NamedTuple):
    """A range of cells, and the rules that speak of it by their place in the order."""

    top: int
    left: int
    bottom: int
    right: int
    rules: tuple[int, ...]


def _reaches(ordered: Sequence[Condition]) -> Iterator[_Reach]:
    """Yield each range once with the rules written for it together."""
    grouped: dict[int, tuple[Ranges, list[int]]] = {}
    for number, rule in enumerate(ordered):
        grouped.setdefault(id(rule.ranges), (rule.ranges, []))[1].append(number)
    for ranges, rules in grouped.values():
        yield from (_Reach(*one, tuple(rules)) for one in ranges)


def _covered(
    numbers: Iterable[tuple[int, int]], ordered: Sequence[Condition]
) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Yield each place, row by row, with the rules that cover it in their order."""
    waiting = sorted(_reaches(ordered), reverse=True)
    active: list[_Reach] = []
    held, last = 0, -1
    for row, column in numbers:
        if row != last:
            last = row
            while waiting and waiting[-1].top <= row:
                active.append(waiting.pop())
            held += len(active)
            active = [one for one in active if one.bottom >= row]
        found = {rule for one in active if one.left <= column <= one.right for rule in one.rules}
        held += len(active) + len(found)
        check_conditions(held)
        if found:
            yield (row, column), sorted(found)


def _shown_by(cell: StoredCell, rules: Sequence[Condition]) -> StoredCell:
    """Return a number as the first of these rules that holds shows it; all of them cover it."""
    for rule in rules:
        if not rule.limits:
            return cell._replace(doubt=_DOUBT)
        if cell.value is not None and _HOLDS[rule.operator](cell.value, rule.limits):
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
