"""Learn which texts around a table change what its numbers count, and say how well that does.

`account/texts` holds the texts, each file by another hand, a line for each: what it does
(`changes`, `note` or `nothing`), where it stands, what it changes, and the text. Sentences of
ordinary letters in which no phrase of the `alters_` groups stands teach besides, as changing
nothing.

Each hand is measured with weights that were learnt from others: a third of the hands is left out
at a time.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from accuracy import tables
from accuracy.logistic import Example, learn
from foi_compare.interpret.account.bearing import (
    ASKED_FROM,
    CHANGES,
    KINDS,
    OTHERWISE,
    Bearings,
    Place,
)
from foi_compare.interpret.account.spoken_of import NOTHING, spoken_of
from foi_compare.interpret.account.word_uses import finds_forces
from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.model.wording_lists import Weights
from foi_compare.shipped.registers import load_forces
from foi_compare.shipped.wordings import load_wordings
from learn_dispositions import write

HERE = Path(__file__).parent
TEXTS = HERE / "account" / "texts"
ANSWERS = HERE / "dispositions" / "answers"
LETTERS = HERE / "names" / "letters"
DOES = ("changes", "note", "nothing")
TOWARDS = (CHANGES, OTHERWISE)
QUESTIONS = ("1", "2", "3", "4", "5", "6")
LETTERS_STEP = 8  # one of so many sentences of letters teaches
LETTERS_COUNT = 0.5  # what it counts
SHORTEST = 25  # letters of a sentence of a letter
OFTEN = 3  # in how many texts a feature must be met
SMALL = 0.04  # a weight that is left out
MOST = 8000  # features, those that weigh most
PARTS = 3  # in which the hands are left out together
STEPS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.01)  # of the calibration curve
_MASK = re.compile(r"\[\[|\]\]")


class Text(NamedTuple):
    """A text around a table, by whom it was written, what it does, and its features."""

    hand: str
    does: str
    place: Place
    text: str
    features: frozenset[str]


class Measured(NamedTuple):
    """A text with its share by what other hands teach."""

    text: Text
    share: float


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pull", type=float, default=1.0, help="how strongly weights are kept low")
    parser.add_argument("--crossed", action="store_true", help="measure each hand by the others")
    parser.add_argument("--errors", action="store_true", help="print what came out wrong, too")
    parser.add_argument("--write", action="store_true", help="write the weights of all")
    options = parser.parse_args()
    book = phrasebook(load_wordings())
    forces = finds_forces(one.name for one in load_forces())
    features = Bearings(Weights(), book, forces)
    texts = list(written(features))
    plain_ones = list(ordinary(features, book))
    if options.crossed:
        found = list(crossed(texts, plain_ones, options.pull))
        print("\n\n".join((by_hand(found), by_place(found), calibration(found))))
        if options.errors:
            print("\n".join(errors(found)))
    if options.write:
        write("account_weights.json", learnt(texts, plain_ones, options.pull))


def written(features: Bearings) -> Iterator[Text]:
    """Yield the texts of all hands."""
    for path in sorted(TEXTS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            does, place, _, text = json.loads(line)
            # Which table a sentence speaks of is found by `spoken_of`, and weighed by no words.
            if does == "changes" or spoken_of(text, QUESTIONS) == NOTHING:
                yield Text(path.stem, does, place, text, features.features(text, place))


def ordinary(features: Bearings, book: Phrasebook) -> Iterator[Example]:
    """Yield sentences of letters that change nothing: no phrase in them may."""
    for text in sorted(_sentences())[::LETTERS_STEP]:
        if not any(book.has(f"alters_{kind}", plain(text)) for kind in KINDS):
            found = features.features(text, "sentence")
            yield Example(found, frozenset({OTHERWISE}), frozenset(TOWARDS), LETTERS_COUNT)


def _sentences() -> set[str]:
    lines = [line for path in LETTERS.glob("*.jsonl") for line in _lines(path)]
    found = {one.text for line in lines for one in split_sentences(line)}
    for path in ANSWERS.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            found |= {text for block in json.loads(line)["answer"] for text, _ in block}
    return {text for text in found if len(text) >= SHORTEST and "|" not in text}


def _lines(path: Path) -> Iterator[str]:
    for letter in path.read_text(encoding="utf-8").splitlines():
        yield from (_MASK.sub("", line) for line in json.loads(letter)["lines"] if "|" not in line)


def learnt(texts: Iterable[Text], plain_ones: Iterable[Example], pull: float) -> Weights:
    """Return the weights that texts teach."""
    examples = [
        Example(one.features, frozenset({_truth(one)}), frozenset(TOWARDS)) for one in texts
    ]
    examples += plain_ones
    return learn(examples, TOWARDS, pull=pull, often=OFTEN, small=SMALL, most=MOST)


def _truth(text: Text) -> str:
    return CHANGES if text.does == "changes" else OTHERWISE


def crossed(
    texts: Sequence[Text], plain_ones: Sequence[Example], pull: float
) -> Iterator[Measured]:
    """Yield each text with its share by what other hands teach."""
    hands = sorted({one.hand for one in texts})
    for part in (frozenset(hands[at::PARTS]) for at in range(PARTS)):
        weights = learnt([one for one in texts if one.hand not in part], plain_ones, pull)
        scale = Scale(weights)
        own = (one for one in texts if one.hand in part)
        yield from (Measured(one, scale.shares(one.features)[CHANGES]) for one in own)


def by_hand(found: Sequence[Measured]) -> str:
    """Return what of each hand is asked about."""
    hands = dict.fromkeys(one.text.hand for one in found)
    rows = [_row(hand, [one for one in found if one.text.hand == hand]) for hand in hands]
    header = ["asked, learnt from other hands", *DOES]
    return tables.aligned("By hand", header, [*rows, _row("all", found)])


def by_place(found: Sequence[Measured]) -> str:
    """Return what is asked about at each place, by the threshold."""
    rows = []
    for place, own in ASKED_FROM.items():
        here = [one for one in found if one.text.place == place]
        for least in (0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6):
            name = f"{place} from {least}{' (so it is)' if least == own else ''}"
            rows.append(_row(name, here, least))
    return tables.aligned("By threshold", ["asked", *DOES], rows)


def _row(name: str, found: Sequence[Measured], least: float | None = None) -> list[str]:
    shares = []
    for does in DOES:
        own = [one for one in found if one.text.does == does]
        asked = sum(one.share >= (least or ASKED_FROM[one.text.place]) for one in own)
        shares.append(f"{asked / max(1, len(own)):.1%} of {len(own)}")
    return [name, *shares]


def calibration(found: Sequence[Measured]) -> str:
    """Return how often a share came true."""
    rows = []
    for low, high in pairwise(STEPS):
        own = [one for one in found if low <= one.share < high]
        said = sum(one.share for one in own) / max(1, len(own))
        true = sum(one.text.does == "changes" for one in own) / max(1, len(own))
        rows.append(
            [f"{low:.2f} to {min(high, 1):.2f}", str(len(own)), f"{said:.3f}", f"{true:.3f}"]
        )
    return tables.aligned("Calibration", ["share", "texts", "said", "came true"], rows)


def errors(found: Iterable[Measured]) -> Iterator[str]:
    """Yield what is asked and changes nothing, and what changes the numbers and is not asked."""
    for text, share in found:
        asked = share >= ASKED_FROM[text.place]
        if asked != (text.does == "changes"):
            yield f"{'asked' if asked else 'missed'} {share:.2f} {text.place}: {text.text}"


if __name__ == "__main__":
    main()
