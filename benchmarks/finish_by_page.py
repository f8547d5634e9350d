"""Answer the questions of a run at the review page, by keys and mouse; print what that takes."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

from finishing.at_the_page import PageDesk, Work
from finishing.playing import Played, play
from finishing.scoring import VERDICTS, Scorer
from finishing.truths import load_sets

SHARED = Path(__file__).parent.parent.parent / "shared"


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    if not options.shared.is_dir():
        raise SystemExit(
            f"There is no {options.shared}: name the folder of the sets with --shared."
        )
    scorer = Scorer(options.shared / "looks" / "score.py")
    with tempfile.TemporaryDirectory() as temporary:
        for one in load_sets(options.shared):
            if options.set != one.name:
                continue
            folder = (options.folder or Path(temporary)) / one.name.replace(" ", "-")
            with PageDesk(folder, one.documents) as desk:
                _print(play(one, scorer, desk, options), desk.work)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of looks and pages")
    parser.add_argument("--set", default="looks", help="name of the set")
    parser.add_argument("--folder", type=Path, default=None, help="keep the run there")
    parser.add_argument("--show", action="store_true", help="print each answer")
    parser.set_defaults(wrong=0, seed=0)
    return parser.parse_args()


def _print(played: Played, work: Mapping[str, Work]) -> None:
    """Print a table as the documents quote it, and what is left."""
    names = ("reply", "figures", "asked about", "answers", "keys", "clicks", "cells typed", "right")
    print(f"| {' | '.join(names)} |")
    print(f"| --- |{' ---: |' * (len(names) - 1)}")
    sums = [0] * (len(names) - 1)
    for reply in played.replies:
        hands = work.get(reply.file, Work())
        right = reply.figures - sum(reply.after[verdict] for verdict in VERDICTS)
        done = (hands.answers, hands.keys, hands.clicks, hands.cells)
        row = (reply.figures, reply.before["review"], *done, right)
        print(f"| {reply.file} | {' | '.join(map(str, row))} |")
        sums = [whole + one for whole, one in zip(sums, row, strict=True)]
    print(f"| {len(played.replies)} replies | {' | '.join(map(str, sums))} |")
    for problem in played.problems:
        print(f"! {problem}")


if __name__ == "__main__":
    main()
