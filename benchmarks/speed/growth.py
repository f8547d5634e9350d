"""Print how processor time grows with an input: at n, 2n, 4n, 8n and 16n, and their ratio.

Call: `python benchmarks/speed/growth.py [WORDS]`; with words, only what has them in its name. The
tests count steps and do not see what patterns and slices cost; here all of it is seen. A ratio of
1 is time that grows with size, n log n is below 1.7, a square is 16. What begins at a thousandth
of a second says little.
"""

from __future__ import annotations

import gc
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

import growing_stages

from foi_compare.errors import TooLargeError
from growing import GROWING, Growing

DOUBLED = 4
MOST_SECONDS = 30.0
# Readers begin with more than the tests count steps of, so that seconds can be compared.
LARGER = 8


def seconds(call: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    gc.collect()
    begin = time.process_time()
    call()
    return time.process_time() - begin


def measured(growing: Growing) -> list[float]:
    """Return the seconds at each size, up to one that takes too long or is more than is read."""
    growing.work(growing.first)()
    found: list[float] = []
    for power in range(DOUBLED + 1):
        try:
            found.append(seconds(growing.work(growing.first * 2**power)))
        except TooLargeError:
            break
        if found[-1] > MOST_SECONDS:
            break
    return found


def main(words: str) -> None:
    """Print a line for each thing that grows."""
    warnings.simplefilter("ignore")
    print(
        f"{'':30}{'first':>8}" + "".join(f"{f'{2**p}n':>9}" for p in range(DOUBLED + 1)) + "  ratio"
    )
    readers = tuple(one._replace(first=one.first * LARGER) for one in GROWING)
    for growing in (*readers, *growing_stages.GROWING):
        if words in growing.name:
            found = measured(growing)
            times = 2 ** (len(found) - 1)
            ratio = found[-1] / max(found[0], 1e-6) / times
            shown = "".join(f"{one:9.3f}" for one in found)
            print(f"{growing.name:30}{growing.first:8}{shown}{ratio:7.2f}", flush=True)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
