"""A batch held open while a person decides: what is asked, what an answer makes, and the answers.

It reads the inbox as `ingest` does and keeps the programs that read running. An answer is added to
`decisions.csv` at once; the reply that it is about is made anew at once, and the others behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from foi_compare.answers.answering import terms_for
from foi_compare.audit.published_rates import audited_in
from foi_compare.batch.progress import Progress as Told
from foi_compare.decisions import FILE_NAME, Loaded
from foi_compare.decisions.decision_cells import UNDO
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.errors import InputError
from foi_compare.inputs.beside import own_file
from foi_compare.model import Dataset
from foi_compare.review.answered.alike_files import alike_files
from foi_compare.review.answered.answer_reach import (
    ALREADY,
    by_reply,
    files_of,
    is_new,
    problem_with,
)
from foi_compare.review.answered.decision_log import Log
from foi_compare.review.answered.previews import preview_of
from foi_compare.review.answered.taking import Looked, Taking, typed_rows
from foi_compare.review.answered.wider import wider_line
from foi_compare.review.asked.looking import Looking
from foi_compare.review.asked.seen import (
    Alike,
    Answered,
    CauseLine,
    CauseSeen,
    DocumentSeen,
    Facets,
    Line,
    LogEntry,
    NumberSeen,
    Preview,
    Progress,
    Typed,
    Wider,
)
from foi_compare.review.asked.signing import FILE_NAME as SIGNED
from foi_compare.review.asked.signing import Signature, Signing, Verdict
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.held.following import Following
from foi_compare.review.held.making import Made, Remade, with_replies
from foi_compare.review.held.workbench import EngineFor, Workbench
from foi_compare.run.intake import Job, job_for
from foi_compare.run.publishing import publish
from foi_compare.store import Keeping, NoStore
from foi_compare.workers.engines import engine_for


class Desk:
    """A batch held open. Its methods may be called from several threads.

    `by` is who decides, empty where nobody said.

    Errors of the inbox and of `decisions.csv` are `InputError` and say what to do. What a person
    answers wrongly is no error: it is the `problem` of what comes back.
    """

    def __init__(  # noqa: PLR0913 - what the command takes
        self,
        inbox: Path,
        *,
        out: Path,
        decisions: Path | None = None,
        settings: Path | None = None,
        codebook: str = "",
        password: str = "",
        keep_names: bool = False,
        pictures: bool = True,
        by: str = "",
        on: Callable[[], str] | None = None,
        store: Keeping | None = None,
        jobs: int = 0,
        progress: Told | None = None,
        engine: EngineFor | None = None,
    ) -> None:
        """Take what is to be decided on; nothing is read before the desk is entered.

        Args:
            inbox: the folder of replies.
            out: the folder of the outputs, written by `finish` alone.
            decisions: the file that answers are added to; None for that beside the inbox.
            settings: the file of settings; None for that beside the inbox.
            codebook: name or folder of the codebook; empty for that of the settings.
            password: opens every file for which the settings hold none.
            keep_names: whether the outputs print names, addresses and telephone numbers.
            pictures: whether the report has pictures of tables.
            by: who decides; stands in every line.
            on: returns the day, as it stands in a line; None for today.
            store: what earlier runs have done, and where this one keeps what it does.
            jobs: number of programs that read at once, 0 for as many as pay off.
            progress: told how far the first reading is.
            engine: makes what does the work of so many jobs; None for programs of their own.

        Raises:
            InputError: the inbox, the settings, the decisions or the codebook cannot be used.

        """
        # A file of decisions that is not there yet is made with the first answer.
        named = decisions if decisions is not None and decisions.exists() else None
        self._job: Job = job_for(
            inbox,
            out=out,
            codebook=codebook,
            password=password,
            decisions=named,
            settings=settings,
            keep_names=keep_names,
            pictures=pictures,
        )
        self._out = out
        beside = own_file(inbox, FILE_NAME, named)
        path = decisions or beside or inbox.resolve().parent / FILE_NAME
        day = on or (lambda: datetime.now().astimezone().date().isoformat())
        self.by = by
        self._day = day
        self._taking = Taking(path, terms_for(self._job.plan.codebook), by=by, on=day)
        self._log = Log(Signing(path.with_name(SIGNED)))
        limits = self._job.plan.settings.limits
        make = engine or (lambda jobs: engine_for(jobs, limits))
        self._workbench = Workbench(self._job, store or NoStore(), jobs, make, progress)
        self._lock = RLock()  # of all that is known; whoever is at work takes that first
        self._following = Following(
            self._lock,
            making=self._workbench.behind,
            decided=lambda: self._taking.loaded,
            put=self._put,
        )
        self._shown_with: Loaded | None = None

    def __enter__(self) -> Self:
        """Read the inbox; this takes as long as a run.

        Raises:
            InputError: as for a run.

        """
        with ExitStack() as stack:
            stack.enter_context(self._workbench)
            self._put(self._workbench.first(self._taking.loaded))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop what works; nothing is lost, since every answer is in the file already."""
        self._following.end()
        self._stack.close()

    def _put(self, made: Made) -> None:
        """Put what was made in the place of what is shown."""
        self._made = made
        self._look_anew()

    def _look_anew(self) -> None:
        self._looking = Looking(
            self._made.dataset, self._taking.loaded, self._taking.answering.standing_on
        )

    @property
    def dataset(self) -> Dataset:
        """The dataset as it is with all answers taken, but for those that are being caught up."""
        return self._made.dataset

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all documents, those in mails and archives among them."""
        with self._lock:
            return tuple(sorted(self._made.arranged.inputs))

    def papers(self) -> Pages:
        """Return the documents of the batch to be seen, with a program of their own; to be entered.

        What is decided on them while they are shown is for `keep_papers`.
        """
        bench = self._workbench
        plan = bench.plan(self._taking.loaded)
        engine = bench.one_program()
        return Pages(
            self._job.files,
            plan,
            store=lambda: bench.store,
            reusing=bench.remembering(),
            engine=engine,
        )

    def keep_papers(self, papers: Pages) -> None:
        """Have documents shown with the decisions as they stand now."""
        with self._lock:
            loaded = self._taking.loaded
        if self._shown_with is not loaded:
            self._shown_with = loaded
            papers.take(self._workbench.plan(loaded))

    def queue(self, *, force: str = "", kind: str = "", file: str = "") -> tuple[CauseLine, ...]:
        """Return the questions, worst first; narrowed to a force, a kind or a file."""
        with self._lock:
            return tuple(
                line
                for line in self._looking.queue
                if force in {"", line.force_id}
                and kind in {"", line.kind}
                and file in {"", line.file}
            )

    def facets(self) -> Facets:
        """Return by what the queue can be narrowed, of what is open."""
        with self._lock:
            return self._looking.facets()

    def progress(self) -> Progress:
        """Return how far the batch is."""
        with self._lock:
            waiting = [line for line in self._looking.queue if not line.answered]
            return Progress(
                ready=self._looking.ready(),
                apart=tuple(
                    (self._looking.names.get(one, one), "; ".join(why))
                    for one, why in self._looking.apart.items()
                ),
                replied=self._looking.replied(),
                answered=len(self._taking.loaded[0]),
                causes=len(self._taking.loaded[0]) + len(waiting),
                catching_up=self._following.is_behind,
                problem=self._following.trouble,
            )

    def cause(self, review_id: str) -> CauseSeen | None:
        """Return one question; None where it is asked no more."""
        with self._lock:
            item = self._looking.item(review_id)
            return self._looking.cause(item) if item is not None else None

    def number(self, observation_id: str) -> NumberSeen | None:
        """Return any number; None where there is none of that identifier."""
        with self._lock:
            found = self._looking.numbers.get(observation_id)
            return self._looking.number(found) if found is not None else None

    def document(self, file: str) -> DocumentSeen | None:
        """Return all that was made of one file; None where the inbox has none of that name."""
        with self._lock:
            return self._looking.document(file)

    def preview(self, line: Line, table: Iterable[Sequence[str]] = ()) -> Preview:
        """Return what an answered line would make of its reply; nothing is written.

        Args:
            line: the cells of a line of `decisions.csv`, its answer among them.
            table: the rows that a person typed or pasted, to stand in the place of a table.

        """
        typed = typed_rows(table)
        try:
            with self._lock:
                self._obey_others()
                looked = self._taking.look([line], typed)
                made, answering = self._made, self._taking.answering
            if not any(is_new(one, answering) for one in looked.decisions):
                return Preview(problem=ALREADY)
            remade = self._remade(made, [line], looked, lasting=False)
            return self._preview(remade, looked)
        except UnclearError as error:
            return Preview(problem=str(error))

    def _preview(self, remade: Remade, looked: Looked) -> Preview:
        problem = problem_with(looked, remade)
        if problem:
            return Preview(problem=problem)
        replaced = {name for one in looked.decisions for name in one.replaces.split()}
        instead = [one for one in self._looking.decisions if one.decision_id in replaced]
        return preview_of(remade, self._looking.asked, instead)

    def _remade(
        self, made: Made, lines: Sequence[Line], looked: Looked, *, lasting: bool
    ) -> Remade:
        files = files_of(lines, looked.decisions, made.dataset)
        return self._workbench.remade(made, files, looked.loaded, lasting=lasting)

    def answer(self, line: Line, table: Iterable[Sequence[str]] = ()) -> Answered:
        """Add an answered line to the file, and make its reply anew; the rest follows behind.

        Args:
            line: the cells of a line of `decisions.csv`, its answer among them.
            table: the rows that a person typed or pasted, to stand in the place of a table.

        Raises:
            DecisionsError: the file cannot be added to (a full or read-only disk, say), and is as
                it was; the answer is not taken.

        """
        return self._take([line], typed_rows(table))

    def answer_all(self, lines: Iterable[Line]) -> Answered:
        """Add several answered lines at once, as `answer` does one; all of them or none."""
        return self._take(list(lines), ())

    def _take(self, lines: Sequence[Line], typed: Typed) -> Answered:
        # One answer at a time; what is shown waits for none of them.
        with self._workbench.at_work:
            while True:
                try:
                    with self._lock:
                        self._obey_others()
                        looked = self._taking.look(lines, typed)
                        made, answering = self._made, self._taking.answering
                    if not any(is_new(one, answering) for one in looked.decisions):
                        return Answered(problem=ALREADY)
                    remade = self._remade(made, lines, looked, lasting=True)
                except UnclearError as error:
                    return Answered(problem=str(error))
                preview = self._preview(remade, looked)
                if preview.problem:
                    return Answered(problem=preview.problem)
                with self._lock:
                    if self._made is made:  # else what followed behind has just been put there
                        self._taking.take(looked, lines, typed)
                        return self._taken(remade, looked, preview)

    def undo(self, decision_id: str) -> Answered:
        """Take a decision back, by a line of its own: nothing is erased.

        Raises:
            DecisionsError: the file cannot be added to, and is as it was.

        """
        return self._take([{"answer": UNDO, "replaces": decision_id}], ())

    def _taken(self, remade: Remade, looked: Looked, preview: Preview) -> Answered:
        """Put a reply that was made anew in its place, and let the rest follow."""
        plan = self._workbench.plan(looked.loaded)
        batch = replace(
            self._made.dataset.batch,
            decisions=plan.decisions,
            decision_problems=plan.decision_problems,
        )
        self._put(with_replies(self._made, remade, batch))
        self._following.start()
        left = (line.review_id for line in self._looking.queue if not line.answered)
        return Answered(
            decision_ids=tuple(one.decision_id for one in looked.decisions),
            preview=preview,
            next_id=next(left, ""),
        )

    def _obey_others(self) -> None:
        """Read the file of decisions again, if somebody else has changed it."""
        if self._taking.refresh():
            self._look_anew()
            self._following.start()

    def caught_up(self) -> Dataset:
        """Wait until the whole dataset is made with all answers, and return it.

        Raises:
            InputError: it could not be made.

        """
        self._following.wait()
        return self._made.dataset

    def wider(self, line: Line, scope: str) -> Wider:
        """Return the line for all labels like that of an answered line, and what it touches.

        Args:
            line: the answered line, on a label, a row or a number.
            scope: `force` for this force, `all` for every force.

        """
        with self._lock:
            self._obey_others()
            made = self._made
            try:
                wide = wider_line(line, scope, self._looking)
                looked = self._taking.look([wide])
            except UnclearError as error:
                return Wider(lines=(), replies=(), settles=0, problem=str(error))
        return self._touched(made, (wide,), looked)

    def _touched(self, made: Made, lines: tuple[Line, ...], looked: Looked) -> Wider:
        bench = self._workbench
        files = bench.reached(looked.decisions, made.arranged, looked.loaded)
        remade = bench.remade(made, files, looked.loaded, lasting=False)
        preview = preview_of(remade, self._looking.asked)
        return Wider(lines=lines, replies=by_reply(remade, preview), settles=preview.settles)

    def alike(self, file: str) -> tuple[Alike, ...]:
        """Return the files answered before that look like one, with their decisions moved to it."""
        with self._lock:
            self._obey_others()
            made, looking = self._made, self._looking
            found = alike_files(
                file,
                made.dataset,
                looking.decisions,
                self._workbench.reuse(self._taking.loaded),
                made.arranged,
            )
        return tuple(replace(one, preview=self._preview_all(made, one.lines)) for one in found)

    def _preview_all(self, made: Made, lines: Sequence[Line]) -> Preview:
        if not lines:
            return Preview()
        try:
            with self._lock:
                looked = self._taking.look(lines)
            return self._preview(self._remade(made, lines, looked, lasting=False), looked)
        except UnclearError as error:
            return Preview(problem=str(error))

    def log(self) -> tuple[LogEntry, ...]:
        """Return every line of the file of decisions, with what came of it and whether it holds."""
        with self._lock:
            self._obey_others()
            return self._log.entries(self._taking, self._made.dataset)

    def sign(
        self, decision_id: str, verdict: Verdict, *, by: str, because: str = ""
    ) -> tuple[Signature, ...]:
        """Keep what a second person says of an answer, and return all that is said of it.

        Raises:
            InputError: there is no such answer, something is missing, or it cannot be kept.

        """
        entry = next((one for one in self.log() if one.decision_id == decision_id), None)
        if entry is None:
            raise InputError(f"decisions.csv has no line `{decision_id}`.")
        signature = Signature(decision_id, verdict, because.strip(), by.strip(), self._day())
        return self._log.sign(signature, answered_by=entry.decided_by)

    def questioned(self) -> int:
        """Return how many of the answers that hold somebody questions."""
        with self._lock:
            return self._log.questioned(one.decision_id for one in self._taking.loaded[0])

    def finish(self) -> Dataset:
        """Write all that a run publishes, with all answers in it, and return the dataset.

        Raises:
            ExportError: the folder cannot be written.

        """
        with self._lock:
            self._obey_others()
        dataset = self.caught_up()
        audited = audited_in(self._taking.path.parent)  # it may have been keyed meanwhile
        dataset = replace(dataset, batch=replace(dataset.batch, audited=audited))
        dataset = self._workbench.illustrated(dataset, self._taking.loaded)
        publish(dataset, self._out)
        return dataset
