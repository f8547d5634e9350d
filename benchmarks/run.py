"""Compose replies with known figures, read them, and print how many numbers came out right."""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from accuracy import naive, reading, score, tables
from accuracy.score import Truth, Verdict
from composer.compose import SCAN_EVERY, plan, write_inbox
from composer.write_files import FORMATS

HERE = Path(__file__).parent
STANDARD = 260
SKIPPED = frozenset({"optional"})


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    folder = options.folder
    if not (options.keep or options.again):
        shutil.rmtree(folder, ignore_errors=True)
        count = write_inbox(
            plan(options.count, options.seed, 1 if options.scans else SCAN_EVERY),
            folder,
            HERE / "out" / "cache",
            half=options.half,
            only=options.only,
        )
        print(f"{count} replies composed")
    if not options.again:
        seconds, code, said = reading.ingest(folder / "inbox", folder / "outputs", options.jobs)
        print(f"read in {seconds:.1f} s, exit code {code}")
        if not (folder / "outputs" / "observations.csv").exists():
            print(said)
            raise SystemExit(1)
    truths = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((folder / "truth").glob("*.json"))
    ]
    found = reading.load(folder / "outputs")
    verdicts = [verdict for truth in truths for verdict in score.judge(truth, found[truth["name"]])]
    report = _report(truths, verdicts, found)
    print(report)
    if not options.no_naive:
        beside = _naive(folder / "inbox", truths)
        print(beside)
        report += beside
    (folder / "report.txt").write_text(report, encoding="utf-8")
    if options.failures:
        print(_failures(verdicts, options.failures))
        print(_letter_failures(truths, found, options.failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=STANDARD, help="how many replies to plan")
    parser.add_argument("--half", choices=("tuned", "held"), default="", help="one half only")
    parser.add_argument("--only", default="", help="one shape, look or letter style only")
    parser.add_argument("--seed", default="", help="compose other replies than the standard ones")
    parser.add_argument("--scans", action="store_true", help="make every reply a scan")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--failures", type=int, default=0, help="print so many of each kind")
    parser.add_argument("--keep", action="store_true", help="read the replies of the last run")
    parser.add_argument("--again", action="store_true", help="only score the last run again")
    parser.add_argument("--folder", type=Path, default=HERE / "out" / "run", help="where to write")
    parser.add_argument("--no-naive", action="store_true", help="leave the naive way out")
    return parser.parse_args()


def _report(truths: list[Truth], verdicts: list[Verdict], found: dict[str, reading.Read]) -> str:
    counted = [verdict for verdict in verdicts if not verdict.outcome.startswith("blank")]
    counted = [verdict for verdict in counted if verdict.outcome not in SKIPPED]
    tabular = [v for v in counted if _form(v) == "tables and flattened tables"]
    parts = [
        _table("By form", counted, _form),
        _table("Tables and flattened tables, by format", tabular, _format),
        _table("Tables and flattened tables, by look", tabular, lambda v: v.reply["look"]),
        _table("All numbers, by shape", counted, lambda v: v.reply["shape"]),
        _table("By half", tabular, lambda v: v.reply["half"]),
        _table("By wording of the label", tabular, lambda v: v.number.get("origin", "–")),
        _blanks(verdicts),
        _faults(counted),
        _letters(truths, found, "held"),
        _letters(truths, found, "tuned"),
        _unread(found),
    ]
    header, rows = tables.figures(tabular, _format)
    parts.append("Markdown:\n\n" + tables.markdown(header, rows))
    return "\n".join(parts)


def _form(verdict: Verdict) -> str:
    form = verdict.number["form"]
    if not form:
        return "tables and flattened tables" if verdict.row["table"] else "sentences"
    in_table = form in tables.TABLE_FORMS
    return "tables and flattened tables" if in_table else "sentences and codes in questions"


def _format(verdict: Verdict) -> str:
    return FORMATS[verdict.reply["look"].partition("_")[0]]


def _table(title: str, verdicts: list[Verdict], key: object) -> str:
    assert callable(key)
    return tables.aligned(title, *tables.figures(verdicts, key))


def _blanks(verdicts: list[Verdict]) -> str:
    kinds = Counter(v.outcome for v in verdicts if v.outcome.startswith("blank"))
    return "Blank cells: " + ", ".join(f"{kind[6:]} {count}" for kind, count in kinds.items())


def _faults(verdicts: list[Verdict]) -> str:
    kinds = Counter(", ".join(v.faults) for v in verdicts if v.outcome == "wrong")
    lines = [f"  {count:5}  {kind}" for kind, count in kinds.most_common()]
    return "What is wrong in the wrong ones:\n" + "\n".join(lines) + "\n"


def _letters(truths: list[Truth], found: dict[str, reading.Read], half: str) -> str:
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for truth in truths:
        if truth["half"] == half:
            for what, right, _ in score.letters(truth, found[truth["name"]]):
                counts[what][right] += 1
    rows = [
        [what, str(count[True]), str(count.total()), tables.share(count[True], count.total())]
        for what, count in counts.items()
    ]
    return tables.aligned(f"Letters, {half} half", ["", "right", "of", "right %"], rows)


def _unread(found: dict[str, reading.Read]) -> str:
    unread = {
        name: sum(int(row["unread"] or 0) for row in read.ledger) for name, read in found.items()
    }
    bad = {name: count for name, count in unread.items() if count}
    return f"Unread numerals of the ledger: {sum(bad.values())} in {len(bad)} replies\n"


def _naive(inbox: Path, truths: list[Truth]) -> str:
    counts: Counter[str] = Counter()
    for truth in truths:
        counts.update(naive.naive_counts(inbox, truth))
    numbers, right, wrong = counts["numbers"], counts["right"], counts["wrong"]
    return (
        f"\nThe naive way, pdfplumber.extract_tables and rapidfuzz WRatio at {naive.CUT_OFF}: "
        f"{numbers} numbers with a code, {right} right ({tables.share(right, numbers)}), "
        f"{wrong} accepted and wrong ({tables.share(wrong, right + wrong)} of the accepted)\n"
    )


def _failures(verdicts: Sequence[Verdict], most: int) -> str:
    kinds: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.reply["half"] == "held":  # counted above, and never looked at
            continue
        if verdict.outcome in ("right", "asked", "optional", "blank right"):
            continue
        why = ", ".join(verdict.faults) or verdict.row.get("reason", "")[:60]
        where = verdict.reply["look"] if verdict.outcome == "lost" else ""
        kinds[f"{verdict.outcome}: {why} {where}"].append(verdict)
    lines = ["Failures of the tuned half, most frequent first:"]
    for kind, group in sorted(kinds.items(), key=lambda item: -len(item[1])):
        names = sorted({verdict.reply["name"] for verdict in group})
        lines.append(f"{len(group):5}  {kind}  [{len(names)} replies: {' '.join(names[:8])}]")
        lines += [_line(verdict) for verdict in group[:most]]
    return "\n".join(lines)


def _line(verdict: Verdict) -> str:
    number, row = verdict.number, verdict.row
    keys = ("code", "role", "series", "breakdown", "offence", "question")
    wanted = {key: number.get(key) for key in keys if number.get(key)}
    got = {key: row.get(key) for key in (*keys, "value", "force_id", "reason") if row.get(key)}
    return (
        f"         {verdict.reply['file']} ({verdict.reply['shape']}, {verdict.reply['style']}) "
        f"{number.get('label', '')[:50]!r} {number.get('printed', '')!r} wanted {wanted} got {got}"
    )


def _letter_failures(truths: list[Truth], found: dict[str, reading.Read], most: int) -> str:
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for truth in (one for one in truths if one["half"] == "tuned"):
        for what, right, text in score.letters(truth, found[truth["name"]]):
            if not right:
                wrong[what].append(f"         {truth['file']} ({truth['style']}) {text}")
    return "\n".join(
        "\n".join([f"{len(lines):5}  {what}", *lines[: 4 * most]]) for what, lines in wrong.items()
    )


if __name__ == "__main__":
    main()
