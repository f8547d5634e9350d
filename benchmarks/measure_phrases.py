"""Read letters of every set of wordings, and say which phrases of the wording files they need.

A phrase that no text needs is no fault by itself: the letters that will come are not these. So the
last set of wordings can be left out (`--without fifteenth`), the phrases thinned, and the letters
of that set measured with `measure_letters.py`.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from pathlib import Path

from composer import wording_letters
from foi_compare.shipped.wordings import load_wordings
from phrases.asking import asked_of
from phrases.cover import Use, answers, uses

HERE = Path(__file__).parent
OUT = HERE / "out" / "phrases"
CASES = HERE.parent / "tests" / "golden" / "cases"
SHOWN = 120


def main() -> None:
    """Write the use of every phrase, and print how many of each group are needed."""
    options = _options()
    OUT.mkdir(parents=True, exist_ok=True)
    names = sorted(path.stem for path in (HERE / "composer" / "wordings").glob("*.toml"))
    with tempfile.TemporaryDirectory() as folder:
        folders = [CASES, *options.folders]
        for name in names:
            if name not in options.without:
                letters = Path(folder, name)
                wording_letters.write_letters(name, options.rounds, letters, HERE / "out" / "cache")
                folders.append(letters / "inbox")
        asked = asked_of(folders, Path(folder, "outputs"))
    wordings = load_wordings()
    found = list(uses(wordings, answers(wordings, asked)))
    _write(found)
    print(_report(found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="more replies, to be read as well")
    parser.add_argument("--rounds", type=int, default=1, help="how often each wording is written")
    parser.add_argument("--without", nargs="*", default=(), help="sets of wordings to leave out")
    return parser.parse_args()


def _write(found: list[Use]) -> None:
    with (OUT / "uses.csv").open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("group", "phrase", "texts", "alone", "needed", "a text"))
        for use in found:
            shown = (*use.alone, *use.texts, "")[0][:SHOWN]
            row = (use.group, use.phrase, len(use.texts), len(use.alone), use.needed, shown)
            out.writerow(row)


def _report(found: list[Use]) -> str:
    held = Counter(use.group for use in found)
    needed = Counter(use.group for use in found if use.needed)
    rows = [f"{group:36}{held[group]:6}{needed[group]:8}" for group in held]
    total = f"{'all':36}{held.total():6}{needed.total():8}"
    return "\n".join([f"{'group':36}{'held':>6}{'needed':>8}", *rows, total, str(OUT / "uses.csv")])


if __name__ == "__main__":
    main()
