"""Take every entry of the outcomes vocabulary out once, and keep a label that shows it."""

from __future__ import annotations

import csv
from pathlib import Path

from foi_compare.codebooks.loader import load_codebook
from labels.deletion import uses
from labels.rows import LABELS, read_independent, read_rows

DATA = Path(__file__).parents[1] / "tests" / "unit" / "match" / "data"
USES = DATA / "vocabulary_uses.csv"
OWN_WORDS = DATA / "own_words.csv"


def main() -> None:
    """Write the uses, and print the entries that no label needs."""
    book = load_codebook("home-office-outcomes")
    with (DATA / "outcome_wordings.csv").open(encoding="utf-8", newline="") as lines:
        labels = [row["label"] for row in csv.DictReader(lines)]
    with USES.open(encoding="utf-8", newline="") as lines:
        before = {(row["where"], row["entry"]): row["label"] for row in csv.DictReader(lines)}
    labels += [label for label, _ in (*read_independent(), *read_independent(OWN_WORDS))]
    if LABELS.exists():
        labels += [row.label for row in read_rows()]
    found = list(uses(book, list(dict.fromkeys(labels)), before))
    with USES.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("where", "entry", "label", "answer"))
        out.writerows((use.entry.where, use.entry.text, use.label, use.answer) for use in found)
    idle = [use.entry for use in found if not use.label]
    print(f"{len(found)} entries, {len(found) - len(idle)} shown by a label, {len(idle)} by none:")
    for entry in idle:
        print(f"  {entry.where}: {entry.text}")


if __name__ == "__main__":
    main()
