"""What is done in C counts by its size: a square hidden in one call a line is seen as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import weighing
from growth import assert_grows_evenly

SQUARES = (
    "for at, _ in enumerate(lines): '\\n'.join(lines[:at])",
    "for at, _ in enumerate(lines): lines[at:]",
    "for at, _ in enumerate(lines): text[at * 20 :]",
    "for line in lines: line + '!' in lines",
    "for line in lines: '?' in text",
    "for line in lines: sorted(lines)",
    "for line in lines: list(map(str.strip, lines))",
    "for line in lines: text.find('?')",
    "for line in lines: text.count('?')",
    "for line in lines: f'{line}{text}'",
    "for line in lines: line + text",
    "for line in lines: re.search(r'\\?', text)",
    "for line in lines: STOP.search(text)",
    "for at, _ in enumerate(lines): list(STOP.finditer(text, at * 20))",
    "for line in lines: any(other is line for other in reversed(lines))",
)
EVEN = (
    "'\\n'.join(lines)",
    "for at, _ in enumerate(lines): text[at * 20 : at * 20 + 20]",
    "known = set(lines)\n    for line in lines: line in known",
    "for line in lines: line + '!' in {line: 1}",
    "for line in lines: line in lines[:1]",
    "sorted(lines)",
    "for at, _ in enumerate(lines): text.find('l', at * 20)",
    "for at, _ in enumerate(lines): text.find('?', at * 20, at * 20 + 20)",
    "for at, _ in enumerate(lines): LINE.search(text, at * 20)",
    "for line in lines: f'{line}!' + line",
    "for at, _ in enumerate(lines): STOP.match(text, at * 20)",
)


def work(body: str) -> Callable[[int], Callable[[], object]]:
    made = "import re\nSTOP = re.compile(r'\\?')\nLINE = re.compile('line')\n"
    made += f"def run(lines, text):\n    {body}\n"
    found: dict[str, Any] = {weighing.NAME: weighing.COUNTER}
    exec(weighing.counting(made, "made"), found)  # noqa: S102 - the texts above
    return lambda size: _run(found["run"], size)


def _run(run: Callable[..., object], size: int) -> Callable[[], object]:
    lines = [f"line {at:014}" for at in range(size)]
    text = "\n".join(lines)
    return lambda: run(lines, text)


@pytest.mark.parametrize("body", SQUARES)
def test_a_square_is_seen(body: str) -> None:
    with pytest.raises(AssertionError):
        assert_grows_evenly(work(body), 64, weighing.weighed)


@pytest.mark.parametrize("body", EVEN)
def test_what_grows_as_its_input_passes(body: str) -> None:
    assert_grows_evenly(work(body), 64, weighing.weighed)
