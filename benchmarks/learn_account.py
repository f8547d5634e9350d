"""Learn which texts around a table change what its numbers count, and say how well that does.

`account/texts` holds the texts, each file by another hand, a line for each: what it does
(`changes`, `note` or `nothing`), where it stands, what it changes, and the text. Sentences of
ordinary letters in which no phrase of the `alters_` groups stands teach besides, as changing
nothing.

Each hand is measured with weights that were learnt from others: a third of the hands is left out
at a time. `account/held` holds texts of hands that teach nothing, by which the weights of the
package are measured.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from accuracy import tables
from accuracy.logistic import Example, learn
from foi_compare.interpret.account.bearing import (
    ASKED_FROM,
    CHANGES,
    IN_TABLES,
    KINDS,
    OTHERWISE,
    Bearings,
    Place,
    known_words,
    strange,
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
HELD = HERE / "account" / "held"
ANSWERS = HERE / "dispositions" / "answers"
LETTERS = HERE / "names" / "letters"
DOES = ("changes", "note", "nothing")
TOWARDS = (CHANGES, OTHERWISE)
QUESTIONS = ("1", "2", "3", "4", "5", "6")
LETTERS_STEP = 8  # one of so many sentences of letters teaches
LETTERS_COUNT = 0.5  # what it counts
TAIL = 4  # words of a heading that is set behind a label
LABELS_STEP = 37
FORMS = ("{} ({})", "{} - {}", "{} ({})")
SHORTEST = 25  # letters of a sentence of a letter
MOST = 16000  # features of texts around tables, those that weigh most
# In a table a text is short, and one strange word of it weighs as much behind a long label: there
# each feature counts one.
PULL_INSIDE = 1.0
SMALL = 0.04  # a weight that is left out
MOST_INSIDE = 8000
PARTS = 3  # in which the hands are left out together
STEPS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.01)  # of the calibration curve
_MASK = re.compile(r"\[\[|\]\]")


class Text(NamedTuple):
    """A text in or around a table, by whom it was written, what it does, its words and features.

    The ordinary sentences of letters count less, and are by no hand.
    """

    hand: str
    does: str
    place: Place
    text: str
    words: frozenset[str]
    features: frozenset[str]
    counts: float = 1.0


class Measured(NamedTuple):
    """A text with its share by what other hands teach."""

    text: Text
    share: float


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pull", type=float, default=0.05, help="how strongly weights are kept low"
    )
    parser.add_argument("--crossed", action="store_true", help="measure each hand by the others")
    parser.add_argument("--held", action="store_true", help="measure hands that teach nothing")
    parser.add_argument("--errors", action="store_true", help="print what came out wrong, too")
    parser.add_argument("--write", action="store_true", help="write the weights of all")
    options = parser.parse_args()
    book = phrasebook(load_wordings())
    forces = finds_forces(one.name for one in load_forces())
    features = Bearings(Weights(), Weights(), book, forces)
    texts = [*written(TEXTS, features), *ordinary(features, book)]
    texts += tailed(texts, features)
    found: list[Measured] = []
    if options.held:
        found = list(held(book, forces))
    elif options.crossed:
        found = [one for inside in (False, True) for one in crossed(texts, inside, options.pull)]
    if found:
        print("\n\n".join((by_hand(found), by_place(found), calibration(found))))
        if options.errors:
            print("\n".join(errors(found)))
    if options.write:
        write("account_weights.json", learnt_around(texts, options.pull))
        write("account_in_tables_weights.json", learnt_inside(texts))


def held(book: Phrasebook, forces: re.Pattern[str]) -> Iterator[Measured]:
    """Yield each text that teaches nothing, with its share by the weights of the package."""
    shipped = load_wordings()
    bearings = Bearings(shipped.account, shipped.account_in_tables, book, forces)
    for one in written(HELD, bearings):
        yield Measured(one, bearings.share(one.text, one.place))


def written(folder: Path, features: Bearings) -> Iterator[Text]:
    """Yield the texts of all hands in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            does, place, _, text = json.loads(line)
            # A place over numbers is a part of all where it stands alone, which is seen there.
            if place in IN_TABLES and features.is_place(text, place):
                continue
            # Which table a sentence speaks of is found by `spoken_of`, and weighed by no words.
            if does == "changes" or spoken_of(text, QUESTIONS) == NOTHING:
                yield _text(path.stem, does, place, text, features)


def _text(hand: str, does: str, place: Place, text: str, features: Bearings) -> Text:
    return Text(hand, does, place, text, features.words(text, place), features.told(text, place))


def tailed(texts: Sequence[Text], features: Bearings) -> Iterator[Text]:
    """Yield labels of outcomes with the words of headings behind them: `Charged (suspects)`."""
    labels = [one.text for one in texts if one.place == "row" and one.does == "nothing"]
    heads = [one for one in texts if one.place == "heading" and one.does == "changes"]
    short = (one for one in heads if len(one.text.split()) <= TAIL)
    for at, head in enumerate(short):
        label, form = labels[at * LABELS_STEP % len(labels)], FORMS[at % len(FORMS)]
        yield _text(head.hand, head.does, "row", form.format(label, head.text), features)


def ordinary(features: Bearings, book: Phrasebook) -> Iterator[Text]:
    """Yield sentences of letters that change nothing: no phrase in them may."""
    for text in sorted(_sentences())[::LETTERS_STEP]:
        if not any(book.has(f"alters_{kind}", plain(text)) for kind in KINDS):
            found = _text("", "nothing", "sentence", text, features)
            yield found._replace(counts=LETTERS_COUNT)


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


def learnt_around(texts: Iterable[Text], pull: float) -> Weights:
    """Return the weights that the texts around tables teach."""
    around = ((one, one.features) for one in texts if one.place not in IN_TABLES)
    return _learnt(around, pull, by_rarity=True)


def learnt_inside(texts: Sequence[Text]) -> Weights:
    """Return the weights for texts inside tables, which all texts teach, with the words they use.

    A word of a text is a strange one there if no other hand uses it.
    """
    used: dict[str, set[str]] = defaultdict(set)
    for one in texts:
        for word in one.words if one.hand else ():
            used[word].add(one.hand)
    found = _learnt(
        (
            (one, one.features | strange(one.words, _of_others(one, used), one.place))
            for one in texts
        ),
        by_rarity=False,
    )
    known = {f"c:{word}": (0.0, 0.0) for word in sorted(used)}
    return Weights(found.towards, {**known, **found.of})


def _learnt(
    told: Iterable[tuple[Text, frozenset[str]]], pull: float = PULL_INSIDE, *, by_rarity: bool
) -> Weights:
    examples = [
        Example(features, frozenset({_truth(one)}), frozenset(TOWARDS), one.counts)
        for one, features in told
    ]
    small, most = (0.0, MOST) if by_rarity else (SMALL, MOST_INSIDE)
    return learn(examples, TOWARDS, pull=pull, small=small, most=most, by_rarity=by_rarity)


def _of_others(text: Text, used: Mapping[str, set[str]]) -> frozenset[str]:
    """Return the words of a text that another hand uses, too."""
    return frozenset(word for word in text.words if used.get(word, set()) - {text.hand})


def _truth(text: Text) -> str:
    return CHANGES if text.does == "changes" else OTHERWISE


def crossed(texts: Sequence[Text], inside: bool, pull: float) -> Iterator[Measured]:
    """Yield each text inside tables, or around them, with its share by what other hands teach."""
    hands = sorted({one.hand for one in texts} - {""}, key=lambda hand: (_heads(hand, texts), hand))
    for part in (frozenset(hands[at::PARTS]) for at in range(PARTS)):
        teaching = [one for one in texts if one.hand not in part]
        weights = learnt_inside(teaching) if inside else learnt_around(teaching, pull)
        scale, known = Scale(weights), known_words(weights)
        for one in texts:
            if one.hand in part and (one.place in IN_TABLES) == inside:
                own = strange(one.words, known, one.place) if inside else frozenset()
                yield Measured(one, scale.shares(one.features | own)[CHANGES])


def _heads(hand: str, texts: Iterable[Text]) -> bool:
    """Return whether a hand wrote headings; those who did are dealt over the parts."""
    return any(one.hand == hand and one.place == "heading" for one in texts)


def by_hand(found: Sequence[Measured]) -> str:
    """Return what of each hand is asked about."""
    hands = dict.fromkeys(one.text.hand for one in found)
    rows = [_row(hand, [one for one in found if one.text.hand == hand]) for hand in hands]
    header = ["asked, learnt from others", *DOES]
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
