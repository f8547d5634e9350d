"""Answer the questions of a run from the truths alone, and print what that leaves."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from finishing.playing import Desk, Played, play
from finishing.scoring import VERDICTS, Scorer
from finishing.truths import load_sets

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    if not options.shared.is_dir():
        raise SystemExit(
            f"There is no {options.shared}: name the folder of the sets with --shared."
        )
    scorer = Scorer(options.shared / "looks" / "score.py")
    played: list[Played] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        for one in load_sets(options.shared):
            if options.only in one.name:
                desk = Desk(folder / one.name.replace(" ", "-"), one.documents)
                played.append(play(one, scorer, desk, options))
                _print(played[-1], quiet=options.quiet)
    _summary(played, options.wrong)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of looks and pages")
    parser.add_argument("--only", default="", help="one set only, by a part of its name")
    parser.add_argument("--wrong", type=int, default=0, help="wrong answers to play afterwards")
    parser.add_argument("--seed", type=int, default=1, help="of the wrong answers")
    parser.add_argument("--folder", type=Path, default=None, help="keep the runs there")
    parser.add_argument("--quiet", action="store_true", help="print only what is not finished")
    parser.add_argument("--show", action="store_true", help="print each answer")
    return parser.parse_args()


def _print(played: Played, *, quiet: bool) -> None:
    print(f"\n{played.name}: {played.questions} questions, {played.rounds} rounds")
    print(f"  {'reply':34} {'figures':>7} {'answers':>7} {'corrections':>11}  before{'':15} after")
    for reply in played.replies:
        if quiet and not (sum(reply.after[v] for v in VERDICTS) or reply.answers > 2):
            continue
        before = " ".join(f"{v[:1]} {reply.before[v]:3}" for v in VERDICTS)
        after = " ".join(f"{v[:1]} {reply.after[v]:3}" for v in VERDICTS)
        print(
            f"  {reply.file:34} {reply.figures:7} {reply.answers:7} {reply.corrections:11}"
            f"  {before}  {after}" + f"  {reply.asked} stay asked" * bool(reply.asked)
        )
    for problem in played.problems:
        print(f"  ! {problem}")


def _summary(played: list[Played], wrong: int) -> None:
    replies = [reply for one in played for reply in one.replies]
    count = max(1, len(replies))
    answers = sum(reply.answers for reply in replies)
    corrections = sum(reply.corrections for reply in replies)
    figures = sum(reply.figures for reply in replies)
    print(f"\n{len(replies)} replies, {figures} figures with a code")
    for name, verdicts in (("before", "before"), ("after", "after")):
        totals = {v: sum(getattr(r, verdicts)[v] for r in replies) for v in ("right", *VERDICTS)}
        print(f"{name}: " + ", ".join(f"{v} {n}" for v, n in totals.items()))
    questions = sum(one.questions for one in played)
    print(f"questions before any answer {questions}, {questions / count:.2f} a reply")
    print(f"answers {answers}, {answers / count:.2f} a reply")
    print(f"corrections of what nobody asked {corrections}, {corrections / count:.2f} a reply")
    print(f"both {(answers + corrections) / count:.2f} a reply")
    print(f"questions that stay asked {sum(reply.asked for reply in replies)}")
    faults = [f"! {one.name}: {fault}" for one in played for fault in one.faults]
    if wrong:
        print(f"after {wrong} wrong answers to each set: {len(faults)} figures out of nowhere")
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
