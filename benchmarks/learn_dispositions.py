"""Learn the weights of dispositions from the composed sets, and say how they do on unseen ones.

Each set of wordings is by another hand. The weights are first learnt from all sets but one and
measured on that one, set by set; then from all of them, and written where the package reads them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from accuracy import tables
from accuracy.dispositions import Case, composed_cases, taught_cases
from composer.wording_letters import write_letters
from foi_compare.interpret.disposition import is_in_doubt
from foi_compare.interpret.weighing import DISPOSITIONS, EVERY, Scale

HERE = Path(__file__).parent
WORDINGS = HERE / "composer" / "wordings"
TAUGHT = HERE / "dispositions" / "teaching.toml"
WEIGHTS = HERE.parent / "src" / "foi_compare" / "interpret" / "data" / "disposition_weights.json"
OFTEN = 3  # in how many answers a feature must be met
TIMES = 3  # how often a taught answer counts: it stands for a kind that no set holds
SMALL = 0.05  # a weight that is left out
STEPS = 300
Weights = dict[str, dict[str, float]]
Matrix = Any  # numpy's arrays; the stubs know no shapes


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    names = sorted(path.stem for path in WORDINGS.glob("*.toml"))
    cases = [case for name in names for case in _composed(name, options)]
    taught = list(taught_cases(TAUGHT)) * TIMES
    print(crossed(names, cases, taught, options.pull))
    if options.write:
        write(learn([*cases, *taught], options.pull))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=HERE / "out" / "learnt")
    parser.add_argument("--pull", type=float, default=0.3, help="how strongly weights are kept low")
    parser.add_argument("--write", action="store_true", help="write the weights of all sets")
    return parser.parse_args()


def _composed(name: str, options: argparse.Namespace) -> list[Case]:
    folder = options.folder / name
    if not folder.exists():
        write_letters(name, 1, folder, HERE / "out" / "cache")
    return list(composed_cases(name, folder))


def crossed(
    names: Iterable[str], cases: Sequence[Case], taught: Sequence[Case], pull: float
) -> str:
    """Return how the weights of all other sets do on each set."""
    rows = []
    whole: Counter[str] = Counter()
    for name in names:
        others = [case for case in cases if case.source != name]
        weighing = Scale(learn([*others, *taught], pull))
        count = Counter(came_out(case, weighing) for case in cases if case.source == name)
        whole += count
        rows.append(_row(name, count))
    header = ["", "answers", "right", "wrong", "in review"]
    return tables.aligned("Learnt from all other sets", header, [*rows, _row("all", whole)])


def _row(name: str, count: Counter[str]) -> list[str]:
    return [name, str(count.total()), *(str(count[one]) for one in ("right", "wrong", "review"))]


def came_out(case: Case, weighing: Scale) -> str:
    """Return whether an answer came out right, wrong or in review."""
    weighed = weighing.weigh(case.evidence.features, case.evidence.can_be)
    if is_in_doubt(weighed, case.evidence):
        return "review"
    return "right" if weighed[0].disposition in case.wanted else "wrong"


def learn(cases: Sequence[Case], pull: float) -> Weights:
    """Return the weights of a multinomial logistic model over what each answer can be."""
    told = [case for case in cases if case.wanted & case.evidence.can_be]
    met = Counter(feature for case in told for feature in case.evidence.features)
    features = [EVERY, *sorted(feature for feature, count in met.items() if count >= OFTEN)]
    at = {feature: index for index, feature in enumerate(features)}
    rows = np.zeros((len(told), len(features)))
    for index, case in enumerate(told):
        rows[index, [0, *(at[one] for one in case.evidence.features if one in at)]] = 1
    can_be = np.array([[one in case.evidence.can_be for one in DISPOSITIONS] for case in told])
    wanted = np.array([[one in case.wanted for one in DISPOSITIONS] for case in told])
    found = _descend(rows, can_be, wanted & can_be, pull)
    return {
        feature: {one: round(float(w), 2) for one, w in zip(DISPOSITIONS, line, strict=True)
                  if abs(w) >= SMALL}
        for feature, line in zip(features, found, strict=True)
    }  # fmt: skip


def _descend(rows: Matrix, can_be: Matrix, wanted: Matrix, pull: float) -> Matrix:
    """Return the weights with the least loss, by gradients with momentum (Adam)."""
    weights = np.zeros((rows.shape[1], can_be.shape[1]))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = np.where(can_be, rows @ weights, -np.inf)
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        aimed = shares * wanted
        aimed /= aimed.sum(axis=1, keepdims=True) + 1e-12
        slope = (rows.T @ (shares - aimed) + pull * weights) / len(rows)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        pace = 0.1 * (1 - step / STEPS) + 0.002
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return weights


def write(weights: Weights) -> None:
    """Write the weights, a feature a line."""
    lines = [
        f"  {json.dumps(feature)}: {json.dumps(of_it)}"
        for feature, of_it in weights.items()
        if of_it
    ]
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
