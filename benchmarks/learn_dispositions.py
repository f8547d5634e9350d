"""Learn what sentences do and answers come to, and say how the weights do on unseen hands.

Two scales are learnt. The first tells what a sentence does from its words, and is taught by the
answers of `dispositions/answers`, each file by another hand, whose sentences all say what they do.
The second tells what an answer comes to, from its evidence and from what the first says of its
sentences; it is taught by these answers, by the composed sets, each of them by another hand, and by
`teaching.toml`. What the first says of an answer is there always of one that it has not seen.

Each hand is measured with weights that were learnt from all others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from accuracy import tables
from accuracy.dispositions import (
    Case,
    Sentence,
    came_out,
    composed_cases,
    taught_cases,
    written_cases,
    written_sentences,
)
from accuracy.logistic import Example, learn
from composer.wording_letters import write_letters
from foi_compare.interpret.dispositions.sentence_acts import ACTS
from foi_compare.interpret.dispositions.weighing import DISPOSITIONS, Scale, Scales
from foi_compare.model.wording_lists import Weights

HERE = Path(__file__).parent
WORDINGS = HERE / "composer" / "wordings"
TAUGHT = HERE / "dispositions" / "teaching.toml"
WRITTEN = HERE / "dispositions" / "answers"
DATA = HERE.parent / "src" / "foi_compare" / "interpret" / "data"
TIMES = 4  # how often a taught answer stands there: it is of a kind that no set holds
COMPOSED = 0.5  # what an answer of a composed set or a taught one counts: many are much alike
COUNTS = {"letters": 2.0}  # of whole letters, with what stands around their answers
PARTS = 3  # in which the hands are left out together
SMALL = 0.05  # a weight that is left out
MOST = 6000  # features of each scale, those that weigh most


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    sentences = [one for path in _written() for one in written_sentences(path)]
    written = [case for path in _written() for case in written_cases(path)]
    names = sorted(path.stem for path in WORDINGS.glob("*.toml"))
    composed = [case for name in names for case in _composed(name, options)]
    taught = list(taught_cases(TAUGHT)) * TIMES
    learner = Learner(sentences, options.pull)
    if options.crossed:
        print(crossed([*written, *composed], taught, learner))
    if options.write:
        write("act_weights.json", learner.acts())
        write("disposition_weights.json", learner.dispositions([*written, *composed, *taught]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=HERE / "out" / "learnt")
    parser.add_argument("--pull", type=float, default=2.0, help="how strongly weights are kept low")
    parser.add_argument("--crossed", action="store_true", help="measure each hand by the others")
    parser.add_argument("--write", action="store_true", help="write the weights of all")
    return parser.parse_args()


def _written() -> list[Path]:
    return sorted(WRITTEN.glob("*.jsonl"))


def _composed(name: str, options: argparse.Namespace) -> list[Case]:
    folder = options.folder / name
    if not folder.exists():
        write_letters(name, 1, folder, HERE / "out" / "cache")
    return list(composed_cases(name, folder))


class Learner:
    """Learns the two scales; what it learns of acts without some hands it keeps."""

    def __init__(self, sentences: Sequence[Sentence], pull: float) -> None:
        self._sentences = sentences
        self._pull = pull
        self._hands = sorted({one.source for one in sentences})
        self._parted = [frozenset(self._hands[at::PARTS]) for at in range(PARTS)]
        self._without: dict[frozenset[str], Scale] = {}

    def acts(self, *, without: frozenset[str] = frozenset()) -> Weights:
        """Return the weights of what sentences do, learnt without those of some hands."""
        every = frozenset(ACTS.values())
        told = (one for one in self._sentences if one.source not in without)
        examples = [Example(one.features, one.does, every) for one in told]
        return learn(examples, tuple(ACTS.values()), pull=0.5, small=SMALL, most=MOST)

    def heard(self, source: str) -> Scale:
        """Return a scale of acts that has not seen the sentences of one hand."""
        unseen = next((part for part in self._parted if source in part), frozenset())
        if unseen not in self._without:
            self._without[unseen] = Scale(self.acts(without=unseen))
        return self._without[unseen]

    def dispositions(self, cases: Iterable[Case]) -> Weights:
        """Return the weights of what answers come to."""
        examples = [self._example(case) for case in cases]
        return learn(examples, DISPOSITIONS, pull=self._pull, small=SMALL, most=MOST)

    def _example(self, case: Case) -> Example:
        features, ways = case.weighable(self.heard(case.source))
        written = (WRITTEN / f"{case.source}.jsonl").exists()
        counts = COUNTS.get(case.source, 1.0 if written else COMPOSED)
        return Example(features, case.wanted, frozenset(ways), counts)


def crossed(cases: Sequence[Case], taught: Sequence[Case], learner: Learner) -> str:
    """Return how the weights of all other hands do on each hand."""
    rows = []
    whole: Counter[str] = Counter()
    for name in dict.fromkeys(case.source for case in cases):
        others = [case for case in cases if case.source != name]
        scales = Scales(learner.heard(name), Scale(learner.dispositions([*others, *taught])))
        count = Counter(came_out(case, scales) for case in cases if case.source == name)
        whole += count
        rows.append(_row(name, count))
    header = ["", "answers", "right", "wrong", "in review"]
    return tables.aligned("Learnt from all other hands", header, [*rows, _row("all", whole)])


def _row(name: str, count: Mapping[str, int]) -> list[str]:
    kinds = ("right", "wrong", "review")
    return [name, str(sum(count.values())), *(str(count.get(one, 0)) for one in kinds)]


def write(name: str, weights: Weights) -> None:
    """Write weights where the package reads them, a feature a line, in hundredths.

    Behind them stands the rarity of the feature, where they are of rarities.
    """
    lines = []
    for feature, row in weights.of.items():
        numbers = [*row, weights.rarities[feature]] if weights.rarities else row
        lines.append(
            f"{json.dumps(feature)}:[{','.join(str(round(100 * one)) for one in numbers)}]"
        )
    towards = json.dumps(list(weights.towards))
    content = f'{{"towards":{towards},"hundredths":{{\n' + ",\n".join(lines) + "\n}}\n"
    (DATA / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
