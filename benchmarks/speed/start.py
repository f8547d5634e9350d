"""Measure what it costs to read files in programs of their own, against reading them in the run.

Call: `python benchmarks/speed/start.py [--files N ...] [--rounds N]`. The same small text files are
read with one worker and in the process of the run itself, each from nothing and without a cache.
Printed are the best seconds of each by the clock and of a processor, and their difference.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import second_run

WITHOUT = """
import sys
from foi_compare.run import intake
from foi_compare.batch.engine import ThisProcess
intake.engine_for = lambda jobs, limits: ThisProcess()
from foi_compare.__main__ import main
main()
"""
WITH = "from foi_compare.__main__ import main; main()"


def main() -> None:
    """Run the benchmark as the command line asks, and print one line for each number of files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[1, 50, 200])
    parser.add_argument("--rounds", type=int, default=5, help="how often; the best one counts")
    options = parser.parse_args()
    for count in options.files:
        with tempfile.TemporaryDirectory() as folder:
            second_run.write_small(Path(folder) / "inbox", count)
            rounds = [
                (_seconds(WITH, Path(folder)), _seconds(WITHOUT, Path(folder)))
                for _ in range(options.rounds)
            ]
        for what, at in (("by the clock", 0), ("of a processor", 1)):
            apart, here = (min(one[way][at] for one in rounds) for way in (0, 1))
            print(
                f"{count:5} files  {apart:6.2f} s with a worker  {here:6.2f} s without"
                f"  {apart - here:+6.2f} s ({(apart - here) / here:+.0%}) {what}",
                flush=True,
            )


def _seconds(script: str, folder: Path) -> tuple[float, float]:
    """Return how long a run took by the clock, and of a processor with all it started."""
    call = ["ingest", str(folder / "inbox"), "--out", str(folder / "out"), "--no-cache"]
    began, clock = time.perf_counter(), _processor()
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", script, *call, "--jobs", "1"],
        check=False,
        capture_output=True,
        env=second_run.environment(),
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began, _processor() - clock


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
