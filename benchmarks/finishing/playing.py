"""One set from its documents to what a person's answers leave: ingest, answer, decide, again."""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from finishing.corrections import TYPED, corrections
from finishing.person import Person
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
    """What became of one set.

    `questions` were asked before any answer; `problems` are questions left, `faults` numbers out of
    nowhere.
    """

    name: str
    questions: int
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


def play(one: Set, scorer: Scorer, desk: Desk, options: argparse.Namespace) -> Played:
    """Answer all that can be answered, correct what nobody asked, and score before and after."""
    game = _Game(one, scorer, desk, show=options.show)
    rounds = game.play()
    problems = [*game.problems, *_left(game.desk, one, scorer, game.replies)]
    faults: list[str] = []
    if options.wrong:
        faults = play_wrong(game.desk, game.asked, options.wrong, options.seed)
    return Played(
        name=one.name,
        questions=len(game.asked),
        rounds=rounds,
        replies=list(game.replies.values()),
        problems=problems,
        faults=faults,
    )


class _Game:
    """The rounds of one set: answers first, and where none is left, corrections."""

    def __init__(self, one: Set, scorer: Scorer, desk: Desk, *, show: bool) -> None:
        self._set, self._scorer, self._show = one, scorer, show
        self._tried: set[tuple[str, ...]] = set()
        self.desk = desk
        self.replies = {k.file: Reply(file=k.file, figures=len(k.cells)) for k in one.known}
        self.problems: list[str] = []
        self.asked: list[Row] = []

    def play(self) -> int:
        """Return how many rounds it took until nothing more could be said."""
        self.desk.ingest()
        self.asked = read_rows(self.desk.todo)
        for file, verdicts in self._verdicts().items():
            self.replies[file].before = counted(verdicts)
        rounds = 1
        while rounds < MOST_ROUNDS and (self._answered() or self._corrected()):
            self.desk.ingest()
            rounds += 1
        for file, verdicts in self._verdicts().items():
            self.replies[file].after = counted(verdicts)
        return rounds

    def _verdicts(self) -> Mapping[str, Sequence[Row]]:
        scored = self.desk.decisions.parent / "scored"
        return self._scorer.verdicts(self._set, self.desk.outputs, scored)

    def _answered(self) -> bool:
        """Answer each question once; return whether any was answered."""
        person = Person(self._set, self._scorer, self.desk.rows("observations"))
        lines = read_rows(self.desk.todo)
        answered = False
        for line in lines:
            # Who types a table need not answer what is asked about it as it was read.
            to_type = _is_typed(line["file"]) and "typed" not in line["anchor"]
            told = None if to_type and line["kind"] != "force" else person.answer(line)
            key = (line["kind"], line["file"], line["anchor"], line["subject"], str(told))
            if told is None or key in self._tried:
                continue
            self._tried.add(key)
            answered = True
            line["answer"], line["detail"] = told.answer, told.detail
            self._say(f"{line['ask'][:150]} → {told.answer[:60]} {told.detail}", line)
            self._reply(line).answers += told.cost
        if answered:
            self.problems += self.desk.decide(lines)
        return answered

    def _corrected(self) -> bool:
        """Put right what nobody asked; return whether there was anything to put right."""
        wanted = corrections(self._set, self._scorer, self.desk, self._verdicts(), self._tried)
        for line, cost in wanted:
            self._say(f"{line['kind']} {line['anchor']} ← {line['answer']} {line['detail']}", line)
            self._reply(line).corrections += cost
        if wanted:
            self.problems += self.desk.decide((one.line for one in wanted), "corrections.csv")
        return bool(wanted)

    def _reply(self, line: Row) -> Reply:
        return next(r for name, r in self.replies.items() if line["file"].startswith(name))

    def _say(self, text: str, line: Row) -> None:
        if self._show:
            print(f"    {line['file']}: {text}")


def _is_typed(file: str) -> bool:
    return any(file.startswith(name) for name in TYPED)


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
