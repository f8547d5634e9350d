"""Where a batch is made: the files, the programs that work on them, and what they have made."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from threading import RLock, Thread
from typing import TYPE_CHECKING, Self

from foi_compare.batch.engine import Engine
from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.understanding import read_group
from foi_compare.batch.workshop import Plan, make_ready
from foi_compare.errors import EngineError
from foi_compare.pipeline import Arranged, Bench, Reusing, bench_for, pictures_for, size_of
from foi_compare.review.held.making import Made, Remade, are_on_labels, make_all, remake
from foi_compare.review.held.remembering import Guarded, Memory, remembering
from foi_compare.run.intake import Job, with_decisions
from foi_compare.store import Keeping
from foi_compare.system.scratch import clear_left_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foi_compare.batch.progress import Progress
    from foi_compare.batch.reuse import Reuse
    from foi_compare.decisions import Loaded
    from foi_compare.model import Dataset, Decision

EngineFor = Callable[[int], Engine]


class Workbench:
    """Makes a batch, or some replies of it, with these decisions or with those.

    What is looked at is made by programs that are kept running, one call at a time; what follows
    behind has programs of its own.

    Attributes:
        at_work: held by who uses the programs that are kept running.
        store: what is kept from run to run, for any thread.

    """

    def __init__(
        self, job: Job, store: Keeping, jobs: int, engine_for: EngineFor, progress: Progress | None
    ) -> None:
        """Take the files, where to keep what is made, and what makes it."""
        self.job = job
        self.store: Keeping = Guarded(store)
        self.at_work = RLock()
        self._jobs = jobs
        self._engine_for = engine_for
        self._progress = progress
        self._memory = Memory()
        self._stack = ExitStack()
        self._warming: Thread | None = None

    def __enter__(self) -> Self:
        """Start the programs."""
        clear_left_over()
        self._front = self._stack.enter_context(self._engine_for(self._jobs))
        return self

    def __exit__(self, *_: object) -> None:
        """End them."""
        if self._warming is not None:
            self._warming.join()
        self._stack.close()

    def plan(self, loaded: Loaded) -> Plan:
        """Return the plan with some decisions."""
        return with_decisions(self.job.plan, loaded)

    def remembering(self) -> Reusing:
        """Return what makes a `Reuse` that finds what was read here."""
        return remembering(self._memory, lasting=False)

    def one_program(self) -> Engine:
        """Return an engine for one task at a time, to be entered."""
        return self._engine_for(1)

    def first(self, loaded: Loaded) -> Made:
        """Make the whole batch for the first time, and get ready to look ahead."""
        self._front.prepare(make_ready, self.plan(loaded))
        made = make_all(self._bench(self._front, loaded, lasting=True))
        self._warming = Thread(
            target=self._warm_up, args=(made.arranged, loaded), name="warming up", daemon=True
        )
        self._warming.start()
        return made

    def _warm_up(self, arranged: Arranged, loaded: Loaded) -> None:
        """Understand the smallest reply for nothing: the first takes as long as ten others."""
        groups = sorted(arranged.groups, key=lambda group: sum(map(size_of, group)))
        with self.at_work, suppress(EngineError):
            bench = self._bench(self._front, loaded, lasting=False)
            for group in groups[:1]:
                filled = [one for one in map(bench.reuse.filled, group) if one is not None]
                task = GroupTask(plan=bench.plan, documents=tuple(filled), again=True)
                deque(self._front.map(read_group, [task]), maxlen=0)

    @contextmanager
    def behind(self) -> Iterator[Callable[[Loaded], Made]]:
        """Give what makes the whole batch with programs of its own, while others are looked at."""
        with self._engine_for(self._jobs) as engine:
            yield lambda loaded: make_all(self._bench(engine, loaded, lasting=True))

    def illustrated(self, dataset: Dataset, loaded: Loaded) -> Dataset:
        """Return a dataset with the pictures that its report shows."""
        with self.at_work:
            bench = self._bench(self._front, loaded, lasting=False)
            return replace(dataset, pictures=pictures_for(dataset.replies, bench))

    def _bench(self, engine: Engine, loaded: Loaded, *, lasting: bool) -> Bench:
        reusing = remembering(self._memory, lasting=lasting)
        plan = self.plan(loaded)
        return bench_for(self.job.files, plan, engine, self._progress, self.store, reusing)

    def remade(self, made: Made, files: Iterable[str], loaded: Loaded, *, lasting: bool) -> Remade:
        """Make the replies with some files anew; with all of their forces where it is to last."""
        with self.at_work:
            bench = self._bench(self._front, loaded, lasting=lasting)
            alike = are_on_labels(made, loaded[0])
            return remake(made, files, bench, whole_forces=lasting, as_arranged=alike)

    def reached(
        self, decisions: Iterable[Decision], arranged: Arranged, loaded: Loaded
    ) -> list[tuple[str, ...]]:
        """Return the files of each reply that some decisions can change, of all that are loaded."""
        reuse = self.reuse(loaded)
        wanted = {one.decision_id for one in decisions}
        found = []
        for group in arranged.groups:
            heard = self._memory.heard(group)
            near = reuse.touching(group, heard) if heard is not None else decisions
            if any(one.decision_id in wanted for one in near):
                found.append(tuple(one.name for one in group))
        return found

    def reuse(self, loaded: Loaded) -> Reuse:
        """Return what finds the documents and results of a batch."""
        return self._bench(self._front, loaded, lasting=False).reuse
