"""Learn which words of a letter are of names, and say how the weights do on unseen hands.

The weights are taught by `names/letters`, each file by another hand, whose names are marked; by the
same letters with other names, so that what stands around a name is learnt and not the name; and by
`names/contexts.txt`, snippets with slots for names and for what looks like one; and by tables of
the labels that the matcher is tested on, none of which is of a person.

Each hand is measured with weights that were learnt from all others. `--without HAND --write FILE`
writes such weights, for `measure_names.py --weights FILE`.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from accuracy import tables
from accuracy.made_names import Names
from accuracy.marked_names import Marked, Read, marked_letters, read, renamed
from accuracy.name_contexts import tables_of_labels, taught
from accuracy.odds import Told, learn
from foi_compare.masking.kinds_of_words.word_classes import vocabulary
from foi_compare.masking.where_names_stand.chances import names_at
from foi_compare.shipped.registers import load_forces, load_name_lists

HERE = Path(__file__).parent
LETTERS = HERE / "names" / "letters"
CONTEXTS = HERE / "names" / "contexts.txt"
WEIGHTS = HERE.parent / "src" / "foi_compare" / "masking" / "data" / "name_weights.json"
LABELS = (
    HERE / "composer" / "labels.csv",
    HERE / "composer" / "offences.csv",
    HERE.parent / "tests" / "unit" / "match" / "data" / "outcome_wordings.csv",
    HERE.parent / "tests" / "unit" / "match" / "data" / "independent_wordings.csv",
)
COUNTS = {"renamed": 0.6, "contexts": 0.4, "labels": 0.4}  # what a word counts: many are much alike
SMALL = 0.02  # a weight that is left out


class Taught(NamedTuple):
    """A letter by a hand, as it was read, and what each of its words counts."""

    hand: str
    letter: Read
    counts: float


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    letters = [one for path in sorted(LETTERS.glob("*.jsonl")) for one in marked_letters(path)]
    lists = load_name_lists(load_forces())
    names, words = Names(lists), vocabulary(lists)
    every = [Taught(one.hand, read(one, words), 1.0) for one in letters]
    every += [
        Taught(one.hand, read(one, words), COUNTS["renamed"])
        for one in _renamed(letters, names, options.times)
    ]
    every += [
        Taught(one.hand, read(one, words), COUNTS["contexts"])
        for one in taught(CONTEXTS, names, options.snippets, seed=1)
    ]
    every += [
        Taught(one.hand, read(one, words), COUNTS["labels"])
        for one in tables_of_labels(_labels(), times=2, seed=2)
    ]
    learnt = partial(weights_of, pull=options.pull, most=options.most)
    if options.crossed:
        print(crossed(every, learnt))
    if options.write:
        write(options.write, learnt(one for one in every if one.hand not in options.without))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pull", type=float, default=3.0, help="how strongly weights are kept low")
    parser.add_argument("--most", type=int, default=12000, help="features, those that weigh most")
    parser.add_argument("--times", type=int, default=2, help="other names for each letter")
    parser.add_argument("--snippets", type=int, default=10, help="times that each snippet stands")
    parser.add_argument("--crossed", action="store_true", help="measure each hand by the others")
    parser.add_argument("--without", nargs="*", default=(), help="hands to leave out")
    parser.add_argument("--write", nargs="?", const=WEIGHTS, type=Path, help="write the weights")
    return parser.parse_args()


def _labels() -> list[str]:
    """Return the labels of outcomes and offences that other benchmarks and tests hold."""
    rows = (row for path in LABELS for row in csv.DictReader(path.open(encoding="utf-8")))
    return sorted({row.get("label") or row["name"] for row in rows})


def _renamed(letters: Iterable[Marked], names: Names, times: int) -> Iterator[Marked]:
    for letter in letters:
        if any("[[" in line for line in letter.lines):
            yield from (renamed(letter, names, f"{letter.file}{at}") for at in range(times))


def weights_of(every: Iterable[Taught], *, pull: float, most: int) -> Mapping[str, float]:
    """Return the weights that some letters teach."""
    told = (
        Told(features, one.letter.is_name(spot), one.counts)
        for one in every
        for spot, features in one.letter.said
    )
    weights = learn(told, pull=pull, most=most)
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= SMALL}


def crossed(every: Sequence[Taught], learnt: partial[Mapping[str, float]]) -> str:
    """Return how the weights of all other hands do on each hand."""
    rows, whole = [], Counter[str]()
    for hand in sorted({one.hand for one in every if one.counts == 1.0}):
        weights = learnt(one for one in every if one.hand != hand)
        own = [one.letter for one in every if one.hand == hand and one.counts == 1.0]
        count = sum((came_out(letter, weights) for letter in own), Counter[str]())
        rows.append(_row(hand, count))
        print(*rows[-1], flush=True)
        whole += count
    header = ["", "names", "found", "share", "words besides"]
    return tables.aligned("Learnt from all other hands", header, [*rows, _row("all", whole)])


def came_out(letter: Read, weights: Mapping[str, float]) -> Counter[str]:
    """Return how many names of a letter were found whole, and how many words that are of none."""
    found = names_at(letter.lines, iter(letter.said), weights)
    spots = [spot for spot, _ in letter.said]
    count = Counter(besides=sum(not letter.is_name(spot) for spot in found))
    for at, names in enumerate(letter.names):
        for start, end in names:
            own = [
                spot
                for spot in spots
                if spot.line == at and start <= letter.lines[at].places[spot.token][0] < end
            ]
            if own:
                count["names"] += 1
                count["found"] += found.issuperset(own)
    return count


def _row(name: str, count: Mapping[str, int]) -> list[str]:
    names, found = count.get("names", 0), count.get("found", 0)
    share = f"{found / names:.3f}" if names else ""
    return [name, str(names), str(found), share, str(count.get("besides", 0))]


def write(path: Path, weights: Mapping[str, float]) -> None:
    """Write weights as the package reads them, a feature a line, in hundredths."""
    lines = [
        f"{json.dumps(one, ensure_ascii=False)}:{round(100 * weights[one])}"
        for one in sorted(weights)
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
