"""Score what was read of outcome tables with bands between their rows against their truth.

A number is right with its code, its year and its band; the band may stand in the offence, the
breakdown or the series, for a table without bands in none of them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VERDICTS = ("right", "wrong", "invented", "review", "lost")


def main() -> None:
    """Print for each file, and for all, how many numbers are right, wrong, in review and lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", type=Path, help="truth.json of the documents")
    parser.add_argument("outputs", type=Path, help="folder that `foi-compare ingest` wrote")
    options = parser.parse_args()
    rows: dict[str, list[Row]] = defaultdict(list)
    with (options.outputs / "observations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[Path(row["file"]).name].append(row)
    everything: Counter[str] = Counter()
    for document in json.loads(options.truth.read_text(encoding="utf-8")):
        bands = {cell["band"] for cell in document["cells"]}
        counts = Counter(judge(document["cells"], rows[document["file"]], bands))
        everything += counts
        print(_line(document["file"], counts))
    print(_line("all", everything))


def judge(
    cells: Sequence[Mapping[str, object]], rows: Sequence[Row], bands: set[str]
) -> Iterator[str]:
    """Yield a verdict for each cell of the truth, and `invented` for each number that is in none.

    A number that is accepted with the value and the code of a cell, and stands under another year
    or band, is wrong; one that waits counts as review wherever it stands.
    """
    accepted = [row for row in rows if row["status"] == "accepted" and row["role"] == "code"]
    accepted = [row for row in accepted if row["measure"] == "count"]
    waiting = [row for row in rows if row["status"] == "review"]
    left = list(cells)
    for cell in cells:
        found = next((row for row in accepted if _is_right(cell, row, bands)), None)
        if found is not None:
            accepted.remove(found)
            left.remove(cell)
            yield "right"
    for cell in left:
        same = [row for row in accepted if row["value"] == str(cell["value"])]
        found = next((row for row in same if row["code"] == cell["code"]), None)
        asked = next((row for row in waiting if row["value"] == str(cell["value"])), None)
        if found is not None:
            accepted.remove(found)
            yield "wrong"
        elif asked is not None:
            waiting.remove(asked)
            yield "review"
        else:
            yield "lost"
    yield from ("invented" for _ in accepted)


def _is_right(cell: Mapping[str, object], row: Row, bands: set[str]) -> bool:
    if (row["code"], row["value"]) != (cell["code"], str(cell["value"])):
        return False
    years = set(_YEAR.findall(row["series"])) or {row["period_start"][:4]}
    said = " ".join((row["offence"], row["breakdown"], row["series"])).casefold()
    named = {band for band in bands if band and band.casefold() in said}
    return years == {cell["series"]} and named == ({cell["band"]} - {""})


def _line(name: str, counts: Counter[str]) -> str:
    said = "  ".join(f"{verdict} {counts[verdict]:4d}" for verdict in _VERDICTS)
    return f"{name:24s}  {said}"


if __name__ == "__main__":
    main()
