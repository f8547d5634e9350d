"""Learn which role each clause of a letter has and which question each sentence answers.

`roles/letters` holds letters, each file by another hand, a line for each clause: the number of the
letter, how the clause opens, its words, how it is printed (kind, bold, side of a table, row of a
list, marker), its role and the questions that it asks or answers. Where rules found the roles of a
letter that they read right (`rules_*`), several roles may be given.

Each hand is measured with weights that were learnt from the others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from accuracy import tables
from accuracy.chain import Row, learn_chain
from accuracy.tie_learning import Letter as TiedLetter
from accuracy.tie_learning import Said, learn_ties, tied_letter
from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.passage_roles.chain import Chain
from foi_compare.interpret.passage_roles.letter_units import Unit
from foi_compare.interpret.passage_roles.unit_features import UnitFeatures
from foi_compare.model.wording_lists import Weights
from foi_compare.shipped.wordings import load_wordings
from learn_dispositions import write

HERE = Path(__file__).parent
LETTERS = HERE / "roles" / "letters"
# Roles that need not be told apart.
ROLES = {
    "letterhead": "head", "greeting": "head", "signature": "end", "footer": "end",
    "table": "answer", "stem": "begins", "search": "note",
}  # fmt: skip
LABELS = (
    "begins", "goes_on", "request", "intro", "answer", "note", "act", "advice", "complaint",
    "earlier", "head", "end", "other",
)  # fmt: skip
ANY = "any"
# What a letter of a hand counts; else 1. Those by rules are many and much alike; the later hands
# cut sentences finer than the first.
_LATER = (
    "formal_units", "not_repeated", "inline_answers", "refusing_parts", "running_requests",
    "short_mails", "county_blocks", "told_in_a_paragraph", "one_question", "sub_numbered",
)  # fmt: skip
COUNTS = {"rules_letters": 0.2, "rules_composed": 0.2, **dict.fromkeys(_LATER, 0.4)}
MEASURED = 0.4  # what a letter of a hand counts at least
OFTEN = 3  # in how many clauses a feature must be met
SMALL = 0.04  # a weight that is left out
Found = Sequence[tuple["Letter", tuple[str, ...]]]


class Letter(NamedTuple):
    """A letter of a hand: its clauses, the features of each, and whom each is said to."""

    hand: str
    units: tuple[Unit, ...]
    row: Row
    tied: TiedLetter | None

    @property
    def labels(self) -> tuple[str, ...]:
        """What each clause is."""
        return tuple("/".join(sorted(one)) for one in self.row.labels)


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pull", type=float, default=1.0, help="how strongly weights are kept low")
    parser.add_argument("--crossed", action="store_true", help="measure each hand by the others")
    parser.add_argument("--errors", action="store_true", help="print what came out wrong, too")
    parser.add_argument("--write", action="store_true", help="write the weights of all")
    options = parser.parse_args()
    letters = list(written())
    if options.crossed:
        found = list(crossed(letters, options.pull))
        print("\n\n".join((by_hand(found), by_role(found), by_tie(letters))))
        if options.errors:
            print("\n".join(errors(found)))
    if options.write:
        write("role_weights.json", learnt(letters, options.pull))
        write("tie_weights.json", learn_ties(one.tied for one in letters))


def written(folder: Path = LETTERS) -> Iterator[Letter]:
    """Yield the letters of all hands."""
    wordings = load_wordings()
    features = UnitFeatures(phrasebook(wordings), Scale(wordings.acts))
    for path in sorted(folder.glob("*.jsonl")):
        by_letter: defaultdict[int, list[tuple[Unit, str, list[str]]]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            letter, opened, *printed, role, asked = json.loads(line)
            by_letter[letter].append((_unit(opened, printed), role, asked))
        counts = COUNTS.get(path.stem, 1.0)
        for own in by_letter.values():
            units = tuple(unit for unit, _, _ in own)
            row = Row(
                tuple(features.of(units)),
                tuple(unit.opened for unit in units),
                tuple(_may_be(role) for _, role, _ in own),
                counts,
            )
            said = [Said(unit, ROLES.get(role, role), role, asked) for unit, role, asked in own]
            tied = tied_letter(said) if counts >= MEASURED else None
            yield Letter(path.stem, units, row, tied)


def _may_be(told: str) -> frozenset[str]:
    """Return the labels that a clause may have."""
    return frozenset(LABELS if told == ANY else (ROLES.get(one, one) for one in told.split("|")))


def _unit(opened: str, printed: Sequence[object]) -> Unit:
    text, kind, bold, side, listed, marker = printed
    kinds_and_numbers = marker if isinstance(marker, list) else None
    mark = Marker(kinds_and_numbers[0], tuple(kinds_and_numbers[1]), 0) if marker else None  # type: ignore[index]
    segment = Segment("", 0, 0, len(str(text)), str(text), mark, str(kind), bool(bold))
    told = segment._replace(side=side, listed=bool(listed))  # type: ignore[arg-type]
    return Unit(told, opened, mark, str(text))  # type: ignore[arg-type]


def learnt(letters: Iterable[Letter], pull: float) -> Weights:
    """Return the weights of roles that letters teach."""
    rows = [one.row for one in letters]
    return learn_chain(rows, LABELS, pull=pull, often=OFTEN, small=SMALL)


def crossed(letters: Sequence[Letter], pull: float) -> Iterator[tuple[Letter, tuple[str, ...]]]:
    """Yield each letter with its labels by what other hands teach."""
    for hand in _hands(letters):
        chain = Chain(learnt([one for one in letters if one.hand != hand], pull))
        for one in letters:
            if one.hand == hand:
                yield one, chain.tell(one.row.features, one.row.opened).labels


def _hands(letters: Sequence[Letter]) -> list[str]:
    """Return the hands whose roles a person told."""
    return list(dict.fromkeys(one.hand for one in letters if one.row.counts >= MEASURED))


def by_hand(found: Found) -> str:
    """Return how many clauses and letters come out right, by hand."""
    rows = []
    for hand in [*dict.fromkeys(one.hand for one, _ in found), "all"]:
        own = [(one, told) for one, told in found if hand in {one.hand, "all"}]
        pairs = [pair for one, told in own for pair in zip(one.labels, told, strict=True)]
        begun = [(_begun(one.labels), _begun(told)) for one, told in own]
        rows.append([
            hand,
            f"{sum(is_ == as_ for is_, as_ in pairs) / len(pairs):.1%}",
            f"{sum(is_ == as_ for is_, as_ in begun)} of {len(own)}",
            str(sum(len(is_ - as_) for is_, as_ in begun)),
            str(sum(len(as_ - is_) for is_, as_ in begun)),
        ])  # fmt: skip
    header = ["hand, learnt from others", "clauses", "all questions begin right", "lost", "more"]
    return tables.aligned("By hand", header, rows)


def _begun(labels: Sequence[str]) -> set[int]:
    return {at for at, one in enumerate(labels) if one == "begins"}


def by_role(found: Found) -> str:
    """Return how often each role is found, and how often it is right."""
    met: Counter[str] = Counter()
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one, told in found:
        met.update(one.labels)
        said.update(told)
        right.update(is_ for is_, as_ in zip(one.labels, told, strict=True) if is_ == as_)
    rows = [
        [label, str(met[label])]
        + [f"{right[label] / max(1, count[label]):.1%}" for count in (met, said)]
        for label in LABELS
    ]
    return tables.aligned("By role", ["role", "clauses", "found", "right"], rows)


def by_tie(letters: Sequence[Letter]) -> str:
    """Return how many sentences are tied to their questions, by hand."""
    rows = []
    for hand in _hands(letters):
        weights = learn_ties(one.tied for one in letters if one.hand != hand)
        own = [one.tied for one in letters if one.hand == hand and one.tied is not None]
        judged = [
            to in may
            for one in own
            for to, may in zip(one.ties.tie(weights.of).questions, one.said_to, strict=True)
            if len(may) <= one.count
        ]
        rows.append([hand, f"{sum(judged)} of {len(judged)}"])
    return tables.aligned("Ties", ["hand, learnt from others", "sentences right"], rows)


def errors(found: Found) -> Iterator[str]:
    """Yield the clauses of letters in which a question begins that is lost, or is none."""
    for one, told in found:
        if _begun(one.labels) == _begun(told):
            continue
        yield f"--- {one.hand}"
        for unit, is_, as_ in zip(one.units, one.labels, told, strict=True):
            if is_ != as_:
                yield f"{is_} as {as_}: {unit.text[:100]}"


if __name__ == "__main__":
    main()
