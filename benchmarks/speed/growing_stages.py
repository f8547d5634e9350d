"""Replies that grow, to be timed through every stage behind the readers.

Their documents are those of the tests, which count steps; processor time also shows what is done in
C and counted nowhere. Call: `python benchmarks/speed/growing_stages.py [NAME ...]` prints for each
case the seconds of a processor at its sizes, each twice the one before, and their ratios.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2] / "tests"
sys.path.insert(0, str(TESTS))

from growing import Case  # noqa: E402 - beside this file

from foi_compare.pipeline import read_group  # noqa: E402
from foi_compare.tasks import GroupTask  # noqa: E402
from foi_compare.workshop import Plan, load_workshop, workshop_of  # noqa: E402
from growing_documents import AXES, Grown  # noqa: E402 - found by the line above

PLAN = Plan(load=load_workshop)
DOUBLED = 3


def _work(grown: Grown) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        whole = grown(size)

        def read() -> object:
            workshop_of(PLAN).identify(whole)
            return read_group(GroupTask(plan=PLAN, documents=(whole,)))

        return read

    return work


CASES: tuple[Case, ...] = tuple(
    Case(name=name, work=_work(grown), first=100) for name, grown in AXES.items()
)


def main() -> None:
    """Time the cases named, or all, and print a line for each."""
    for case in CASES:
        if sys.argv[1:] and case.name not in sys.argv[1:]:
            continue
        case.work(case.first - 1)()
        seconds = [_seconds(case.work(case.first * 2**power)) for power in range(DOUBLED + 1)]
        ratios = [later / max(earlier, 1e-6) for earlier, later in zip(seconds, seconds[1:])]  # noqa: B905, RUF007
        shown = " ".join(f"{one:7.2f}" for one in seconds)
        print(f"{case.name:32} {shown} s   {' '.join(f'{one:5.2f}' for one in ratios)}", flush=True)


def _seconds(call: Callable[[], object]) -> float:
    clock = time.process_time()
    call()
    return time.process_time() - clock


if __name__ == "__main__":
    main()
