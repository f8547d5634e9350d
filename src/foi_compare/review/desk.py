"""A batch held open while a person decides: what is asked, what an answer makes, and the answers.

It reads the inbox as `ingest` does and keeps the programs that read running. An answer is added to
`decisions.csv` at once; the reply that it is about is made anew at once, and the others behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from foi_compare.answers.answering import terms_for
from foi_compare.audit.published_rates import audited_in
from foi_compare.batch.progress import Progress as Told
from foi_compare.decisions import FILE_NAME, Loaded
from foi_compare.decisions.decision_cells import UNDO
from foi_compare.errors import InputError
from foi_compare.inputs.beside import own_file
from foi_compare.model import Dataset
from foi_compare.review.answered.answers_taken import take
from foi_compare.review.answered.decision_log import Log
from foi_compare.review.answered.log_reasons import reason_of
from foi_compare.review.answered.open_batch import OpenBatch
from foi_compare.review.answered.taking import Taking, typed_rows
from foi_compare.review.answered.trying_out import alike, preview, reach_of, wider, wider_in
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
    Reach,
    Reason,
    Since,
    Wider,
)
from foi_compare.review.asked.signing import FILE_NAME as SIGNED
from foi_compare.review.asked.signing import Signature, Signing, Verdict
from foi_compare.review.evidence.pages import Pages
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
        taking = Taking(path, terms_for(self._job.plan.codebook), by=by, on=day)
        self._log = Log(Signing(path.with_name(SIGNED)))
        limits = self._job.plan.settings.limits
        make = engine or (lambda jobs: engine_for(jobs, limits))
        workbench = Workbench(self._job, store or NoStore(), jobs, make, progress)
        self._batch = OpenBatch(workbench, taking)
        self._shown_with: Loaded | None = None

    def __enter__(self) -> Self:
        """Read the inbox; this takes as long as a run.

        Raises:
            InputError: as for a run.

        """
        self._batch.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop what works; nothing is lost, since every answer is in the file already."""
        self._batch.__exit__(kind, error, traceback)

    @property
    def dataset(self) -> Dataset:
        """The dataset as it is with all answers taken, but for those that are being caught up."""
        return self._batch.made.dataset

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all documents, those in mails and archives among them."""
        with self._batch.lock:
            return tuple(sorted(self._batch.made.arranged.inputs))

    def papers(self) -> Pages:
        """Return the documents of the batch to be seen, with a program of their own; to be entered.

        What is decided on them while they are shown is for `keep_papers`.
        """
        bench = self._batch.workbench
        plan = bench.plan(self._batch.taking.loaded)
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
        with self._batch.lock:
            loaded = self._batch.taking.loaded
        if self._shown_with is not loaded:
            self._shown_with = loaded
            papers.take(self._batch.workbench.plan(loaded))

    def queue(self, *, force: str = "", kind: str = "", file: str = "") -> tuple[CauseLine, ...]:
        """Return the questions, worst first; narrowed to a force, a kind or a file."""
        with self._batch.lock:
            return tuple(
                line
                for line in self._batch.looking.queue
                if force in {"", line.force_id}
                and kind in {"", line.kind}
                and file in {"", line.file}
            )

    def facets(self) -> Facets:
        """Return by what the queue can be narrowed, of what is open."""
        with self._batch.lock:
            return self._batch.looking.facets()

    def progress(self) -> Progress:
        """Return how far the batch is."""
        with self._batch.lock:
            waiting = [line for line in self._batch.looking.queue if not line.answered]
            return Progress(
                ready=self._batch.looking.ready(),
                apart=tuple(
                    (self._batch.looking.names.get(one, one), "; ".join(why))
                    for one, why in self._batch.looking.apart.items()
                ),
                replied=self._batch.looking.replied(),
                answered=len(self._batch.taking.loaded[0]),
                causes=len(self._batch.taking.loaded[0]) + len(waiting),
                catching_up=self._batch.following.is_behind,
                problem=self._batch.following.trouble,
            )

    def cause(self, review_id: str) -> CauseSeen | None:
        """Return one question; None where it is asked no more."""
        with self._batch.lock:
            item = self._batch.looking.item(review_id)
            return self._batch.looking.cause(item) if item is not None else None

    def number(self, observation_id: str) -> NumberSeen | None:
        """Return any number; None where there is none of that identifier."""
        with self._batch.lock:
            found = self._batch.looking.numbers.get(observation_id)
            return self._batch.looking.number(found) if found is not None else None

    def document(self, file: str) -> DocumentSeen | None:
        """Return all that was made of one file; None where the inbox has none of that name."""
        with self._batch.lock:
            return self._batch.looking.document(file)

    def heard(self) -> int:
        """Return how many decisions were heard of, to be the `since` of what is shown now."""
        with self._batch.lock:
            return len(self._batch.taking.heard)

    def preview(
        self, line: Line, table: Iterable[Sequence[str]] = (), since: Since | None = None
    ) -> Preview:
        """Return what an answered line would make of its reply; nothing is written.

        Args:
            line: the cells of a line of `decisions.csv`, its answer among them.
            table: the rows that a person typed or pasted, to stand in the place of a table.
            since: what the person had before them; None for all that stands.

        """
        return preview(self._batch, line, typed_rows(table), since)

    def answer(
        self, line: Line, table: Iterable[Sequence[str]] = (), since: Since | None = None
    ) -> Answered:
        """Add an answered line to the file, and make its reply anew; the rest follows behind.

        Args:
            line: the cells of a line of `decisions.csv`, its answer among them.
            table: the rows that a person typed or pasted, to stand in the place of a table.
            since: what the person had before them: nothing newer is replaced; None for all.

        Raises:
            DecisionsError: the file cannot be added to (a full or read-only disk, say), and is as
                it was; the answer is not taken.

        """
        return take(self._batch, [line], typed_rows(table), since)

    def answer_all(self, lines: Iterable[Line], since: Since | None = None) -> Answered:
        """Add several answered lines at once, as `answer` does one; all of them or none."""
        return take(self._batch, list(lines), (), since)

    def undo(self, decision_id: str) -> Answered:
        """Take a decision back, by a line of its own: nothing is erased.

        Raises:
            DecisionsError: the file cannot be added to, and is as it was.

        """
        return take(self._batch, [{"answer": UNDO, "replaces": decision_id}], ())

    def caught_up(self) -> Dataset:
        """Wait until the whole dataset is made with all answers, and return it.

        Raises:
            InputError: it could not be made.

        """
        return self._batch.caught_up()

    def wider(self, line: Line, scope: str) -> Wider:
        """Return the line for all labels like that of an answered line, and what it touches.

        Args:
            line: the answered line, on a label, a row or a number.
            scope: `force` for this force, `all` for every force.

        """
        return wider(self._batch, line, scope)

    def reach(self, line: Line, scope: str) -> Reach:
        """Return the line for all labels like that of an answered line, and whom it reaches.

        Args:
            line: the answered line, on a label, a row or a number.
            scope: `force` for this force, `all` for every force.

        """
        return reach_of(self._batch, line, scope)

    def wider_in(self, lines: Sequence[Line], files: Iterable[str]) -> Wider:
        """Return what the lines of a reach make of the replies with some files."""
        return wider_in(self._batch, lines, files)

    def alike(self, file: str) -> tuple[Alike, ...]:
        """Return the files answered before that look like one, with their decisions moved to it."""
        return alike(self._batch, file)

    def log(self) -> tuple[LogEntry, ...]:
        """Return every line of the file of decisions, with what came of it and whether it holds."""
        with self._batch.lock:
            self._batch.obey_others()
            return self._log.entries(self._batch.taking, self._batch.made.dataset)

    def reason(self, decision_id: str) -> Reason | None:
        """Return what an answer was given to, and what it made; None where it does not hold."""
        return reason_of(self._batch, decision_id)

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
        with self._batch.lock:
            return self._log.questioned(one.decision_id for one in self._batch.taking.loaded[0])

    def finish(self) -> Dataset:
        """Write all that a run publishes, with all answers in it, and return the dataset.

        Raises:
            ExportError: the folder cannot be written.

        """
        with self._batch.lock:
            self._batch.obey_others()
        dataset = self.caught_up()
        audited = audited_in(self._batch.taking.path.parent)  # it may have been keyed meanwhile
        dataset = replace(dataset, batch=replace(dataset.batch, audited=audited))
        dataset = self._batch.workbench.illustrated(dataset, self._batch.taking.loaded)
        publish(dataset, self._out)
        return dataset
