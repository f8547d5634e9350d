"""Count the steps of a call, to show that work grows no faster than its input.

A step is a call of a function. What reads all of a text or a list in one call, written in C, has
as many steps more as it is long: folds, methods of texts and lists. Patterns, searches, slices,
joins and comparisons of a list with a value are not seen; `weighing.py` counts these as well.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from inspect import unwrap
from itertools import pairwise
from types import BuiltinMethodType, CodeType, FrameType

from foi_compare.interpret.language.phrases import plain
from foi_compare.text import fold_space

_DOUBLED = 4
# Where doubling does just over twice the work: n log n, and what is done once for all.
_SLACK = 1.25
# The last doubling alone tells most: what is done once for all weighs least there.
_LAST_SLACK = 1.1
# A fold of a text reads all of it; this many characters of it are as long as one call.
_CHARACTERS = 10
_ALL_OF_A_TEXT = frozenset(
    (
        "casefold",
        "decode",
        "encode",
        "expandtabs",
        "lower",
        "replace",
        "split",
        "translate",
        "upper",
    )
)
_ALL_OF_A_LIST = frozenset(("insert", "remove", "index", "count", "copy", "sort", "reverse"))
_READS_ALL = _ALL_OF_A_TEXT | _ALL_OF_A_LIST
_FOLDS: frozenset[CodeType] = frozenset({plain.__code__, unwrap(fold_space).__code__})


def steps(call: Callable[[], object]) -> int:
    """Return how many functions a call runs, the characters that it folds counted in."""
    count = 0

    # Called at every start and end of a function: the tests of growth are as slow as this is.
    def note(frame: FrameType, event: str, called: BuiltinMethodType) -> None:
        nonlocal count
        if event == "c_call":
            count += 1
            if called.__name__ in _READS_ALL:
                count += _read_by(called) // _CHARACTERS
        elif event == "call":
            count += 1
            if frame.f_code in _FOLDS:
                count += len(frame.f_locals["text"]) // _CHARACTERS

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(before)
    return count


def _read_by(method: BuiltinMethodType) -> int:
    """Return how much a function of C reads that is a method of a text or a list."""
    of, name = method.__self__, method.__name__
    if isinstance(of, str | bytes | bytearray):
        return len(of) if name in _ALL_OF_A_TEXT else 0
    return len(of) if isinstance(of, list) and name in _ALL_OF_A_LIST else 0


def assert_grows_evenly(
    work: Callable[[int], Callable[[], object]],
    first: int,
    count: Callable[[Callable[[], object]], int] = steps,
) -> None:
    """Double an input four times; fail where the steps grow faster than n log n.

    `work` makes the call for an input of a size, and `count` runs it and counts its steps. It is
    run once before it is counted, with an input of its own, so that what is compiled or kept counts
    nowhere. Both bounds want inputs that are read one way at all sizes: where a list becomes a
    table at fifty lines, or the same nine labels come again from the tenth row on, doubling over
    that size adds more, or less, than twice. `first` is then chosen so that no doubling crosses it;
    the bounds stay.
    """
    work(first - 1)()
    sizes = [first * 2**power for power in range(_DOUBLED + 1)]
    counted = [count(work(size)) for size in sizes]
    allowed = [
        counted[0] * _SLACK * (size * math.log(size)) / (first * math.log(first)) for size in sizes
    ]
    last = 2 * math.log(sizes[-1]) / math.log(sizes[-2])
    allowed[-1] = min(allowed[-1], counted[-2] * _LAST_SLACK * last)
    grown = dict(zip(sizes, counted, strict=True))
    # What is done once for all may hide a square in the sum, but not in what doubling adds.
    *_, added, added_last = (later - earlier for earlier, later in pairwise(counted))
    orders = [size * math.log(size) for size in sizes]
    *_, order, order_last = (later - earlier for earlier, later in pairwise(orders))
    assert added_last <= added * _SLACK * order_last / order, grown
    assert all(found <= most for found, most in zip(counted, allowed, strict=True)), grown
