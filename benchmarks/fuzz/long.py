"""Read thousands of damaged files of each format; print what raises anything but our own errors.

    python benchmarks/fuzz/long.py [COUNT] [FORMAT ...]

10,000 of each format are read unless COUNT says otherwise. The same count gives the same files.
"""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from fuzzing import cases, seeds, survives

LIMIT = 10.0  # seconds that one damaged file may take


def main(arguments: list[str]) -> int:
    """Run, print one line for each format, and return 1 if anything broke."""
    count = int(arguments[0]) if arguments else 10_000
    failures = 0
    for format_, seed in seeds().items():
        if arguments[1:] and format_ not in arguments[1:]:
            continue
        slowest = 0.0
        broken: dict[str, int] = {}
        for number, data in enumerate(cases(format_, seed, count)):
            started = time.perf_counter()
            try:
                survives(f"{format_} {number}", data)
            except Exception as error:  # noqa: BLE001 - to count what escapes is the purpose
                where = traceback.extract_tb(error.__traceback__)[-1]
                name = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
                if name not in broken:
                    print(f"  {format_} {number}: {name}: {error}"[:200])
                broken[name] = broken.get(name, 0) + 1
            taken = time.perf_counter() - started
            if taken > LIMIT:
                print(f"  {format_} {number}: {taken:.1f} s")
                failures += 1
            slowest = max(slowest, taken)
        failures += sum(broken.values())
        print(f"{format_}: {count} read, {sum(broken.values())} broke, slowest {slowest:.2f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
