"""Measure how much memory each further file takes, at 100, 1,000 and 10,000 files.

Call: `python benchmarks/speed/memory.py [--files N ...] [--no-cache]`. Each inbox holds small text
files with three numbers each, as in `second_run.py`; what counts is the greatest memory of the run
itself (its workers are replaced after a hundred files and do not grow with the inbox). Printed is
the memory of each run, and by how much each further file has raised it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import second_run

AIM = 20.0  # kB for each further file
RUN = """
import resource, sys
from foi_compare.cli import app
try:
    app(sys.argv[1:])
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Run the benchmark as the command line asks, and print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--no-cache", action="store_true", help="keep nothing of what is read")
    options = parser.parse_args()
    before: tuple[int, float] | None = None
    for count in options.files:
        with tempfile.TemporaryDirectory() as folder:
            peak = _peak(Path(folder), count, no_cache=options.no_cache)
        line = f"{count:7,} files {peak / 1024:8.1f} MB"
        if before:
            each = (peak - before[1]) / (count - before[0])
            line += f"  {each:6.1f} kB for each further file (at most {AIM:.0f})"
        print(line, flush=True)
        before = (count, peak)


def _peak(folder: Path, count: int, *, no_cache: bool) -> float:
    """Return the most memory that a run over so many files has held, in kB."""
    second_run.write_small(folder / "inbox", count)
    call = ["ingest", str(folder / "inbox"), "--out", str(folder / "outputs")]
    call += ["--no-cache"] if no_cache else ["--cache", str(folder / "cache")]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", RUN, *call],
        check=False,
        capture_output=True,
        text=True,
        env=second_run.environment(),
    )
    if not (folder / "outputs" / "observations.csv").is_file():
        raise SystemExit(f"the ingest failed:\n{done.stderr}")
    peak = float(done.stdout.split("peak")[-1])
    return peak / 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    main()
