"""Real pages, rebuilt and read a format at a time, each figure judged by what it is known to mean.

The pages are the user's own; where they do not stand beside the project, nothing is measured.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from accuracy import pages, reading, tables
from accuracy.pages import Judged, Page, Printed

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "shared" / "pages"
OUT = HERE / "out" / "pages"
SHOWN = frozenset({"wrong", "set aside", "lost", "invented"})


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    if not (options.pages / "truth.json").exists():
        print(f"No pages at {options.pages}: nothing is measured.")
        return
    judged = list(_judged(options))
    print(_report(judged))
    for one in judged if options.show else ():
        if one.verdict in SHOWN:
            print(_shown(one))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES, help="folder with truth.json")
    parser.add_argument("--out", type=Path, default=OUT, help="where the outputs are written")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--again", action="store_true", help="only judge the last run again")
    parser.add_argument("--show", action="store_true", help="print the figures that failed")
    return parser.parse_args()


def _judged(options: argparse.Namespace) -> Iterator[Judged]:
    truth = json.loads((options.pages / "truth.json").read_text(encoding="utf-8"))
    for name in sorted({page["format"] for page in truth}):
        out = options.out / name
        if not options.again:
            reading.ingest(options.pages / name, out, options.jobs)
        found = reading.load(out)
        for page in truth:
            if page["format"] == name:
                read = found[reading.reply_name(page["file"])]
                figures = tuple(Printed(*figure) for figure in page["figures"])
                yield from pages.judge(
                    Page(page["file"], figures, tuple(read.observations), tuple(read.set_aside))
                )


def _report(judged: Iterable[Judged]) -> str:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        counts[pages.kind_of(one.figure.meaning)][one.verdict] += 1
        counts["all"][one.verdict] += 1
    rows = [
        [kind, str(count.total()), *(str(count[verdict]) for verdict in pages.VERDICTS)]
        for kind, count in sorted(counts.items(), key=lambda pair: (pair[0] == "all", pair[0]))
    ]
    return tables.aligned("Real pages", ["meaning", "figures", *pages.VERDICTS], rows)


def _shown(one: Judged) -> str:
    figure, row = one.figure, one.row
    why = row.get("rule") or row.get("reason", "")
    place = f"{figure.label} / {figure.series}"
    return f"{one.verdict}: {one.file} {figure.value} ({figure.meaning}) {place}: {why[:100]}"


if __name__ == "__main__":
    main()
