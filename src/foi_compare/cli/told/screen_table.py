"""The observations of one table to a grid on the screen, much as the reply prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.export.published_rows import candidates
from foi_compare.model import Observation

if TYPE_CHECKING:
    from rich.console import Console

_CODE_WIDTH = 8
_LABEL_WIDTH = 28  # the least a label needs to be recognised
_HEADING_WIDTH = 10
_GAP = 2
_OPEN = "?"


class _Line(NamedTuple):
    """One label of a table with its numbers by heading."""

    label: str
    code: str
    numbers: Mapping[str, str]
    questions: tuple[str, ...]


def print_grid(observations: Sequence[Observation], screen: Console) -> None:
    """Print labels with their codes, a column for each heading, and what is asked of a person.

    A number in review has a question mark. A table wider than the screen is printed in parts.
    """
    from rich import box
    from rich.table import Table

    lines = _lines(observations)
    headings = list(dict.fromkeys(_heading(one) for one in observations))
    for part in _parts(headings, lines, screen.width):
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), expand=True)
        table.add_column("Code", width=_CODE_WIDTH)
        table.add_column("Label", ratio=1, overflow="fold")
        for heading in part:
            table.add_column(
                heading, justify="right", width=_width(heading, lines), overflow="fold"
            )
        for line in lines:
            numbers = [line.numbers.get(heading, "") for heading in part]
            if any(numbers):
                style = "yellow" if line.questions else ""
                table.add_row(line.code, line.label, *numbers, style=style)
        screen.print(table)
    asked = Table.grid(padding=(0, 1), expand=True)
    asked.add_column(width=3, justify="right")
    asked.add_column(ratio=1, overflow="fold")
    for line in lines:
        for question in line.questions:
            asked.add_row(_OPEN, f"{line.label}: {question}" if line.label else question)
    if asked.rows:
        screen.print(asked)


def _lines(observations: Sequence[Observation]) -> list[_Line]:
    labels: dict[int, set[str]] = {}
    for one in observations:
        labels.setdefault(one.place.row, set()).add(one.label)
    # Two rows with the same words are two rows; but labels that run across share their row, and a
    # counted number stands in the row of its first record.
    run_down = all(len(own) == 1 for own in labels.values()) and not observations[0].counted
    found: dict[tuple[str, int], list[Observation]] = {}
    for one in observations:
        row = one.place.row if run_down else 0
        found.setdefault((one.label, row), []).append(one)
    return [_line(members) for members in found.values()]


def _line(members: Sequence[Observation]) -> _Line:
    numbers: dict[str, str] = {}
    for one in members:
        mark = f" {_OPEN}" if one.status == "review" else ""
        printed = (one.value.as_printed or "blank") + mark
        heading = _heading(one)
        numbers[heading] = f"{numbers[heading]}, {printed}" if heading in numbers else printed
    open_ones = [one for one in members if one.status == "review"]
    questions = dict.fromkeys(
        one.reason + (f" [{candidates(one.candidates)}]" if one.candidates else "")
        for one in open_ones
    )
    # A total across the row says nothing of the label.
    first = next((one for one in members if not one.across), members[0])
    return _Line(first.label, _code(first), numbers, tuple(questions))


def _code(one: Observation) -> str:
    if one.role != "code":
        return one.role
    return one.code.replace("_", " ") or _OPEN


def _heading(one: Observation) -> str:
    pairs = [f"{name}: {value}" if name else value for name, value in one.breakdown]
    offence = one.offence if one.offence != one.series else ""
    return ", ".join(filter(None, (one.series, offence, *pairs))) or "Number"


def _width(heading: str, lines: Sequence[_Line]) -> int:
    widest = max(len(line.numbers.get(heading, "")) for line in lines)
    return max(widest, min(len(heading), _HEADING_WIDTH))


def _parts(headings: Sequence[str], lines: Sequence[_Line], width: int) -> Iterator[Sequence[str]]:
    """Yield the headings that fit on the screen beside the labels, in turn."""
    room = width - _CODE_WIDTH - _LABEL_WIDTH - 2 * _GAP
    part: list[str] = []
    used = 0
    for heading in headings:
        needed = _width(heading, lines) + _GAP
        if part and used + needed > room:
            yield part
            part, used = [], 0
        part.append(heading)
        used += needed
    if part:
        yield part
