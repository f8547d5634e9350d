"""What the program says each question came to, over letters by other hands and the composed sets.

The letters, looks and pages are the user's own; those that do not stand beside the project are left
out. A page numbers questions as its original did: there a disposition is right that its truth names
at all, and one that decides nothing is none.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accuracy import reading, tables
from accuracy.score import plain_number
from composer.wording_letters import write_letters

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
WORDINGS = HERE / "composer" / "wordings"
OUT = HERE / "out" / "dispositions"
FORMATS = ("docx", "html", "pdf", "txt")
# How the truth of the pages names what the outputs name otherwise.
NAMES = {
    "full_disclosure": "disclosed", "attachment_only": "see_attachment",
    "ncnd": "neither_confirm_nor_deny", "nil_return": "nil",
}  # fmt: skip
VERDICTS = ("right", "wrong", "in review", "missing")


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of replies with what is right: by reply, and by question or for all of them."""

    name: str
    inbox: Path
    asked: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    named: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """What one answer came to."""

    source: str
    file: str
    question: str
    got: str
    wanted: frozenset[str]
    verdict: str
    statement: str


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    judged = [one for source in _sources(options) for one in _judged(source, options)]
    print(_report(judged))
    for one in judged:
        if one.verdict in options.show:
            wanted = " or ".join(sorted(one.wanted))
            print(
                f"{one.verdict}: {one.source} {one.file} question {one.question}: {one.got},"
                f" wanted {wanted} | {one.statement[:140]}"
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the user's letters")
    parser.add_argument(
        "--more", type=Path, nargs="*", default=[], help="more folders like letters"
    )
    parser.add_argument("--sets", nargs="*", help="the composed sets; all where none is named")
    parser.add_argument("--out", type=Path, default=OUT, help="where the outputs are written")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--again", action="store_true", help="only judge the last run again")
    parser.add_argument("--show", nargs="*", default=["wrong"], help="verdicts to list one by one")
    return parser.parse_args()


def _sources(options: argparse.Namespace) -> Iterator[Source]:
    for folder in (options.shared / "letters", options.shared / "looks", *options.more):
        if (folder / "truth.json").exists():
            yield _letters(folder)
    if (options.shared / "pages" / "truth.json").exists():
        yield from _pages(options.shared / "pages")
    names = options.sets if options.sets is not None else _all_sets()
    for name in names:
        folder = options.out / "composed" / name
        if not folder.exists():
            write_letters(name, 1, folder, HERE / "out" / "cache")
        yield _composed(name, folder)


def _all_sets() -> list[str]:
    return sorted(path.stem for path in WORDINGS.glob("*.toml"))


def _letters(folder: Path) -> Source:
    asked = {}
    for reply in json.loads((folder / "truth.json").read_text(encoding="utf-8")):
        own: dict[str, set[str]] = defaultdict(set)
        for number, said in reply["dispositions"]:
            own[plain_number(str(number))].add(said.partition(":")[0])
        # Of none the truth says `disclosed` too, as the scores of these folders do.
        asked[reading.reply_name(reply["file"])] = {
            number: frozenset(said | ({"nil"} if "disclosed" in said else set()))
            for number, said in own.items()
        }
    inbox = folder / "replies" if (folder / "replies").exists() else folder
    return Source(folder.name, inbox, asked)


def _pages(folder: Path) -> Iterator[Source]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for form in FORMATS:
        named = {
            reading.reply_name(page["file"]): frozenset(
                NAMES.get(answer[1], answer[1]) for answer in page["answers"]
            )
            for page in truth
            if page["format"] == form
        }
        yield Source(f"pages {form}", folder / form, named=named)


def _composed(name: str, folder: Path) -> Source:
    asked = {}
    for path in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        asked[truth["name"]] = {
            plain_number(one["number"]): frozenset(one["dispositions"])
            for one in truth["questions"]
        }
    return Source(name, folder / "inbox", asked)


def _judged(source: Source, options: argparse.Namespace) -> Iterator[Judged]:
    out = options.out / "outputs" / source.name.replace(" ", "-")
    if not options.again:
        reading.ingest(source.inbox, out, options.jobs)
    found = reading.load(out)
    for name, wanted in source.named.items():
        for row in found[name].replies:
            nothing = row["disposition"] == "unclear"
            yield _one(source, name, row, wanted | {"unclear"} if nothing else wanted)
    for name, asked in source.asked.items():
        rows = {plain_number(row["question"]): row for row in found[name].replies}
        for number, wanted in asked.items():
            lone = len(found[name].replies) == 1 == len(asked)
            row = rows.get(number) or (found[name].replies[0] if lone else None)
            if row is None:
                yield Judged(source.name, name, number, "", wanted, "missing", "")
            else:
                yield _one(source, name, row, wanted)


def _one(source: Source, name: str, row: reading.Row, wanted: frozenset[str]) -> Judged:
    got = row["disposition"]
    verdict = "right" if got in wanted else "wrong"
    if row["disposition_status"] == "review":
        verdict = "in review"
    return Judged(source.name, name, row["question"], got, wanted, verdict, row["statement"])


def _report(judged: Sequence[Judged]) -> str:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        counts[one.source][one.verdict] += 1
        counts["all"][one.verdict] += 1
    ordered = sorted(counts.items(), key=lambda pair: pair[0] == "all")
    rows = [
        [name, str(count.total()), *(str(count[verdict]) for verdict in VERDICTS)]
        for name, count in ordered
    ]
    return tables.aligned("Dispositions", ["", "questions", *VERDICTS], rows)


if __name__ == "__main__":
    main()
