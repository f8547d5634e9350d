"""One set from its documents to what a person's answers leave: ingest, answer, decide, again."""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from finishing.corrections import TYPED, Correction, corrections
from finishing.person import Person, Told
from finishing.scoring import Row, Scorer, counted, read_rows
from finishing.truths import Set
from finishing.wrong import play_wrong

MOST_ROUNDS = 5
_NO_DOCUMENTS = frozenset({".json"})


@dataclass(slots=True, kw_only=True)
class Reply:
    """What became of one reply."""

    file: str
    figures: int
    answers: int = 0
    corrections: int = 0
    asked: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True, kw_only=True)
class Played:
    """What became of one set; `problems` are questions left, `faults` numbers out of nowhere."""

    name: str
    rounds: int
    replies: list[Reply]
    problems: list[str]
    faults: list[str]


class Desk:
    """A folder with an inbox, its outputs, and the decisions beside the inbox."""

    def __init__(self, folder: Path, documents: Path) -> None:
        """Copy the documents of a set into a new inbox."""
        shutil.rmtree(folder, ignore_errors=True)
        self.inbox, self.outputs = folder / "inbox", folder / "outputs"
        self.decisions, self.todo = folder / "decisions.csv", self.outputs / "decisions-todo.csv"
        self.inbox.mkdir(parents=True)
        for path in sorted(documents.iterdir()):
            if path.is_file() and path.suffix not in _NO_DOCUMENTS:
                shutil.copy(path, self.inbox / path.name)

    def ingest(self) -> None:
        """Read the inbox with what is decided by now."""
        done = _program("ingest", str(self.inbox), "--out", str(self.outputs), "--no-cache")
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of one output."""
        return read_rows(self.outputs / f"{table}.csv")

    def decide(self, lines: Iterable[Row], name: str = "todo.csv") -> list[str]:
        """Add answered lines to the decisions as a person would; return what is not understood."""
        lines = list(lines)
        path = self.decisions.parent / name
        header = list(dict.fromkeys(key for line in lines for key in line))
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, header)
            writer.writeheader()
            writer.writerows(lines)
        done = _program("decide", str(path), "--decisions", str(self.decisions), "--by", "person")
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr)
        return [line for line in done.stderr.splitlines() if line.strip()]


def _program(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("foi-compare", path=str(Path(sys.executable).parent)) or "foi-compare"
    return subprocess.run(  # noqa: S603 - the program under test
        [program, *arguments], capture_output=True, text=True, check=False
    )


def play(one: Set, scorer: Scorer, folder: Path, options: argparse.Namespace) -> Played:
    """Answer all that can be answered, correct what nobody asked, and score before and after."""
    desk = Desk(folder, one.documents)
    desk.ingest()
    asked = read_rows(desk.todo)
    replies = {k.file: Reply(file=k.file, figures=len(k.cells)) for k in one.known}
    for file, verdicts in scorer.verdicts(one, desk.outputs, folder / "scored").items():
        replies[file].before = counted(verdicts)
    say = _shown if options.show else _silent
    problems: list[str] = []
    tried: set[tuple[str, ...]] = set()
    rounds = 0
    while rounds < MOST_ROUNDS:
        rounds += 1
        if _answered(desk, one, scorer, replies, tried, problems, say):
            desk.ingest()
            continue
        verdicts = scorer.verdicts(one, desk.outputs, folder / "scored")
        wanted = corrections(one, scorer, desk, verdicts, tried)
        if not wanted:
            break
        _corrected(desk, wanted, replies, problems, say)
        desk.ingest()
    for file, verdicts in scorer.verdicts(one, desk.outputs, folder / "scored").items():
        replies[file].after = counted(verdicts)
    problems += _left(desk, one, scorer, replies)
    faults = play_wrong(desk, asked, options.wrong, options.seed) if options.wrong else []
    return Played(
        name=one.name,
        rounds=rounds,
        replies=list(replies.values()),
        problems=problems,
        faults=faults,
    )


def _answered(
    desk: Desk,
    one: Set,
    scorer: Scorer,
    replies: dict[str, Reply],
    tried: set[tuple[str, ...]],
    problems: list[str],
    say: Callable[[str], None],
) -> bool:
    """Answer each question once; return whether any was answered."""
    person = Person(one, scorer, desk.rows("observations"))
    lines = read_rows(desk.todo)
    answered = False
    for line in lines:
        # Who types a table need not answer what is asked about it as it was read.
        to_type = _is_typed(line["file"]) and "typed" not in line["anchor"]
        told = None if to_type and line["kind"] != "force" else person.answer(line)
        key = (line["kind"], line["file"], line["anchor"], line["subject"], str(told))
        if told is None or key in tried:
            continue
        tried.add(key)
        answered = True
        line["answer"], line["detail"] = told.answer, told.detail
        say(f"{line['file']}: {line['ask'][:150]} → {told.answer[:60]} {told.detail}")
        reply = _reply(line["file"], replies)
        if reply is not None:
            reply.answers += told.cost
    if answered:
        problems += desk.decide(lines)
    return answered


def _is_typed(file: str) -> bool:
    return any(file.startswith(name) for name in TYPED)


def _corrected(
    desk: Desk,
    wanted: list[Correction],
    replies: dict[str, Reply],
    problems: list[str],
    say: Callable[[str], None],
) -> None:
    for one in wanted:
        line = one.line
        say(f"{line['file']}: {line['kind']} {line['anchor']} ← {line['answer']} {line['detail']}")
        reply = _reply(line["file"], replies)
        if reply is not None:
            reply.corrections += one.cost
    problems += desk.decide((one.line for one in wanted), "corrections.csv")


def _left(desk: Desk, one: Set, scorer: Scorer, replies: dict[str, Reply]) -> list[str]:
    """Count the questions that stay, and return those that the truths could have answered."""
    person = Person(one, scorer, desk.rows("observations"))
    left = []
    asked: dict[str, set[str]] = defaultdict(set)
    for line in read_rows(desk.todo):
        known = one.of(line["file"])
        numbers = person.numbers_of(line) if known is not None else []
        if known is not None and any(n["value_as_printed"] in known.asked for n in numbers):
            asked[known.file].add(line["subject"] or line["anchor"])
        elif not (line["kind"] == "force" and known is not None and not known.force):
            left.append(f"{line['file']}: left: {line['ask'][:160]} ({line['settles']} numbers)")
    for file, subjects in asked.items():
        replies[file].asked = len(subjects)
    left += [
        f"decision not obeyed: {finding['message']}"
        for finding in desk.rows("findings")
        if finding["check"].startswith("decision_") and finding["passed"] == "false"
    ]
    return left


def _reply(file: str, replies: dict[str, Reply]) -> Reply | None:
    return next((reply for name, reply in replies.items() if file.startswith(name)), None)


def _shown(text: str) -> None:
    print(f"    {text}")


def _silent(_text: str) -> None:
    """Say nothing."""


__all__ = ["Desk", "Played", "Reply", "Told", "play"]
