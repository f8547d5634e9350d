"""Hold an inbox of a few composed replies open, with everything done in the test's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import RLock

from foi_compare.batch.engine import Engine, Lost, Result, Task, ThisProcess
from foi_compare.export import files_of
from foi_compare.model import Dataset
from foi_compare.review import Desk
from foi_compare.review.asked.seen import CauseLine, Line
from foi_compare.run.intake import carry_out, job_for
from foi_compare.run.publishing import publish
from worked_examples import Bench, Block

_ONE_AT_A_TIME = RLock()


class OneAtATime(ThisProcess):
    """The process of the test, for the desk and for what follows behind: they share the stages."""

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Yield (position of the task, result), all of one call before those of another."""
        with _ONE_AT_A_TIME:
            return iter(list(super().map(function, tasks)))


def here(_jobs: int) -> Engine:
    """Return an engine for a desk of a test."""
    return OneAtATime()


def put(folder: Path, **replies: str) -> Bench:
    """Make an inbox in a folder with a reply for each name, as `.html`."""
    bench = Bench(folder)
    for name, text in replies.items():
        bench.put(Block("reply", f"{name.replace('_', '-')}.html", text))
    return bench


def open_desk(folder: Path, by: str = "Ann", engine: Callable[[int], Engine] | None = here) -> Desk:
    """Return a desk over the inbox in a folder; without an engine it has programs of its own."""
    return Desk(
        folder / "inbox",
        out=folder / "outputs",
        decisions=folder / "decisions.csv",
        by=by,
        on=lambda: "2026-11-28",
        engine=engine,
        jobs=1,
    )


def first(desk: Desk, kind: str = "") -> CauseLine:
    """Return the first question of a kind."""
    return next(line for line in desk.queue() if kind in {"", line.kind})


def answered(desk: Desk, line: CauseLine, answer: str, **cells: str) -> Line:
    """Return the line that answers a question."""
    cause = desk.cause(line.review_id)
    assert cause is not None
    return {**cause.line, "review_id": line.review_id, "answer": answer, **cells}


def outputs_of_a_run(folder: Path) -> dict[str, bytes]:
    """Return the tables of a run over the inbox in a folder, with its decisions."""
    return dict(files_of(_run(folder)))


def published_by_a_run(folder: Path) -> dict[str, bytes]:
    """Return all that a run over the inbox in a folder publishes, with its decisions."""
    paths = publish(_run(folder), folder / "outputs-of-a-run")
    return {path.name: path.read_bytes() for path in paths}


def _run(folder: Path) -> Dataset:
    decisions = folder / "decisions.csv"
    job = job_for(
        folder / "inbox",
        out=folder / "outputs",
        decisions=decisions if decisions.exists() else None,
    )
    return carry_out(job)
