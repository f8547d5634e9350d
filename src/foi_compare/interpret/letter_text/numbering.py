"""Numbers of questions as places in an outline: `1b(ii)` is the second below b, b the one below 1.

One reader for every style: `1 → a → (i)`, `1.1`, `Part A → 1`, letters or Roman numbers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LETTER, _ROMAN_STYLE, _DIGITS = "letter", "roman", "digits"
_PIECE = re.compile(r"\.?\d+|[a-z]+")
_FULL = re.compile(r"\d|[a-z]\d", re.IGNORECASE)
_TRUNK = re.compile(r"[A-Za-z]?\d+(?:\.\d+)?")
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FIRST = {"a": _LETTER, "i": _ROMAN_STYLE}
_DEEPEST = 3


def roman(number: str) -> int:
    """Return the value of a small roman number, else 0."""
    folded = number.casefold()
    return _ROMANS.index(folded) if folded in _ROMANS else 0


@lru_cache(maxsize=2**10)
def steps(number: str) -> tuple[str, ...]:
    """Return the steps of a number from the trunk down: `1bii` is 1, b, ii, and `1.2` is 1, .2."""
    return tuple(_steps(number.casefold()))


def _steps(number: str) -> Iterator[str]:
    for found in _PIECE.finditer(number):
        piece = found.group()
        if piece[0].isalpha() and len(piece) > 1 and not roman(piece) and roman(piece[1:]):
            yield piece[0]
            yield piece[1:]
        else:
            yield piece


def is_full(printed: str) -> bool:
    """Return whether a printed number says its whole place: `1b` and `A1` do, `b` may not."""
    return _FULL.match(printed) is not None


def trunk(number: str) -> str:
    """Return a full number without the letters below it: `1` of `1bii`, `1.2` of `1.2a`."""
    found = _TRUNK.match(number)
    return found.group() if found is not None else ""


def above(number: str) -> Iterator[str]:
    """Yield the numbers that one stands below, the nearest first, in lower case."""
    path = steps(number)
    for depth in range(len(path) - 1, 0, -1):
        yield "".join(path[:depth])


def before(number: str) -> tuple[str, ...]:
    """Return what may stand right before a number at its level; nothing before the first.

    `v` may be the fifth Roman number or the letter behind u.
    """
    path = steps(number)
    if not path:
        return ()
    head = "".join(path[:-1])
    return tuple(head + earlier for earlier in _before(path[-1]))


def _before(step: str) -> Iterator[str]:
    digits = step.lstrip(".")
    if digits.isdigit():
        if int(digits) > 1:
            yield step[: len(step) - len(digits)] + str(int(digits) - 1).zfill(_padded(digits))
        return
    if roman(step) > 1:
        yield _ROMANS[roman(step) - 1]
    if len(step) == 1 and step != "a":
        yield chr(ord(step) - 1)


def _padded(digits: str) -> int:
    """Return how many digits the numbers of a list have that begins at 001; else 0."""
    return len(digits) if digits.startswith("0") else 0


def below(opened: str, printed: str) -> str:
    """Return the full number of a printed letter or Roman number where `opened` stood last.

    It counts on at the deepest level where it can, begins a level where it is the first of its
    style, and else stands beside its like: `b` behind `1a` is `1b`, `i` behind that `1bi`.
    """
    path = steps(opened)
    step = printed.casefold()
    levels = range(len(path) - 1, 0, -1)
    for depth in levels:
        if path[depth] in _before(step):
            return opened[: len("".join(path[:depth]))] + printed
    if step in _FIRST and len(path) < _DEEPEST and _FIRST[step] not in _styles(path[-1]):
        return opened + printed
    for depth in levels:
        if _styles(path[depth]) & _styles(step):
            return opened[: len("".join(path[:depth]))] + printed
    return opened[: len(path[0])] + printed


def _styles(step: str) -> frozenset[str]:
    if not step.isalpha():
        return frozenset({_DIGITS})
    found = {_ROMAN_STYLE} if roman(step) else set()
    return frozenset(found | ({_LETTER} if len(step) == 1 else set()))
