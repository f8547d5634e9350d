"""Letters composed from a set of wordings, read, and judged wording by wording."""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from accuracy import reading, score, tables
from accuracy.score import Truth
from composer.wording_letters import write_letters

HERE = Path(__file__).parent
PLACED = frozenset({"optional", "asked"})


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    folder = options.folder
    if not options.again:
        shutil.rmtree(folder, ignore_errors=True)
        write_letters(options.set, options.rounds, folder, HERE / "out" / "cache", options.seed)
        reading.ingest(folder / "inbox", folder / "outputs", options.jobs)
    truths = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((folder / "truth").glob("*.json"))
    ]
    found = reading.load(folder / "outputs")
    print(_report(options.set, truths, found))
    if options.failures:
        print("\n".join(_failures(truths, found)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="fifteenth", help="which file of composer/wordings")
    parser.add_argument("--rounds", type=int, default=3, help="how often each wording is written")
    parser.add_argument("--seed", default="", help="compose other letters than the standard ones")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--failures", action="store_true", help="print what came out wrong")
    parser.add_argument("--again", action="store_true", help="only score the last run again")
    parser.add_argument("--folder", type=Path, default=HERE / "out" / "letters")
    return parser.parse_args()


def _report(name: str, truths: list[Truth], found: dict[str, reading.Read]) -> str:
    facts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for truth in truths:
        for what, right, _ in score.letters(truth, found[truth["name"]]):
            facts[what][right] += 1
        for kind, _, right, _ in _by_wording(truth, found[truth["name"]]):
            kinds[kind][right] += 1
    numbers = Counter(
        verdict.outcome
        for truth in truths
        for verdict in score.judge(truth, found[truth["name"]])
        if verdict.outcome not in PLACED
    )
    return "\n".join(
        [
            tables.aligned(f"Letters, wordings of the {name} set", *_shares(facts)),
            tables.aligned("Dispositions, by kind of answer", *_shares(kinds)),
            "Numbers: " + ", ".join(f"{what} {count}" for what, count in sorted(numbers.items())),
        ]
    )


def _shares(counts: dict[str, Counter[bool]]) -> tuple[list[str], list[list[str]]]:
    rows = [
        [what, str(count[True]), str(count.total()), tables.share(count[True], count.total())]
        for what, count in counts.items()
    ]
    return ["", "right", "of", "right %"], rows


def _by_wording(truth: Truth, read: reading.Read) -> Iterator[tuple[str, str, bool, str]]:
    """Yield (kind, wording, right, got) for the disposition of every question."""
    rows = {score.plain_number(row["question"]): row for row in read.replies}
    for (kind, text), asked in zip(truth["said"], truth["questions"], strict=True):
        row = rows.get(score.plain_number(asked["number"]))
        if row is None and len(read.replies) == 1 == len(truth["questions"]):
            row = read.replies[0]
        got = row["disposition"] if row else "(no row)"
        yield kind or "vanished", text, got in asked["dispositions"], got


def _failures(truths: list[Truth], found: dict[str, reading.Read]) -> Iterator[str]:
    for truth in truths:
        read = found[truth["name"]]
        head = f"{truth['file']} ({truth['style']})"
        for kind, text, right, got in _by_wording(truth, read):
            if not right:
                yield f"{head} {kind}: {got} {text[:110]!r}"
        for what, right, text in score.letters(truth, read):
            if not right and what != "disposition":
                yield f"{head} {what}: {text}"
        for verdict in score.judge(truth, read):
            if verdict.outcome in {"wrong", "invented", "lost", "review", "aside"}:
                row = verdict.row
                yield (
                    f"{head} number {verdict.number.get('printed', '')!r} {verdict.outcome} "
                    f"{verdict.faults} {row.get('code', '')} {row.get('reason', '')[:90]} "
                    f"| {row.get('evidence', '')[:90]}"
                )


if __name__ == "__main__":
    main()
