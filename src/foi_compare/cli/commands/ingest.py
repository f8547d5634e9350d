"""`ingest`: a folder of replies to the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.cli.terminal.options import (
    CacheOption,
    CodebookOption,
    JobsOption,
    KeepNamesOption,
    NoCacheOption,
    NoPicturesOption,
    PasswordOption,
    SettingsOption,
)

if TYPE_CHECKING:
    from foi_compare.cli.told.summary import Summary
    from foi_compare.run.intake import Job
    from foi_compare.store import Keeping

UNREAD = 1
_FAILURES = ("review", "findings", "unreadable")


def ingest(  # noqa: PLR0913 - each argument is an option of the command
    inbox: Annotated[Path, typer.Argument(help="Folder with the replies.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(help="Folder for the outputs.")] = Path("outputs"),
    codebook: CodebookOption = "",
    decisions: Annotated[
        Path | None,
        typer.Option(help="File of your decisions; decisions.csv beside INBOX otherwise."),
    ] = None,
    settings: SettingsOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help="Day on which it is seen who is overdue; that of the settings otherwise.",
        ),
    ] = None,
    jobs: JobsOption = 0,
    password: PasswordOption = "",
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    keep_names: KeepNamesOption = False,
    no_pictures: NoPicturesOption = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="As --fail-on review --fail-on findings."),
    ] = False,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help="Exit 1 also on review (anything waits for an answer) or findings (a check fails);"
            " on unreadable files it always does. May be given again.",
            autocompletion=lambda: list(_FAILURES),
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON on standard output.")
    ] = False,
) -> None:
    """Read every reply in INBOX and write the comparison.

    Exit code 0: all was read. 1: the outputs are written, but at least one file could not be
    read; it is named, with what to do next. 2: the call is wrong.
    """
    from foi_compare.cli.commands.diff import outputs_before, tell_changes
    from foi_compare.cli.terminal.console import console, is_quiet, print_json, say
    from foi_compare.cli.terminal.hints import standing
    from foi_compare.cli.terminal.suggesting import chosen
    from foi_compare.cli.told.closing import complain_of_unread, print_summary
    from foi_compare.cli.told.sample_told import tell_of_the_sample
    from foi_compare.cli.told.summary import Summary
    from foi_compare.decisions import FILE_NAME
    from foi_compare.outputs import held
    from foi_compare.run.destination import refuse_place, refuse_replacing
    from foi_compare.run.intake import job_for, seen_on
    from foi_compare.run.unchanged import words_of_last_run
    from foi_compare.store import NoStore, Store, cache_folder

    fatal = {
        "unreadable",
        *chosen(fail_on or (), _FAILURES, "reason to fail"),
        *(_FAILURES if strict else ()),
    }
    refuse_place(out)
    job = job_for(
        inbox,
        out=out,
        codebook=codebook,
        password=password,
        decisions=decisions,
        settings=settings,
        keep_names=keep_names,
        pictures=not no_pictures,
    )
    job = seen_on(job, as_of.date() if as_of else None)
    # Held from here on, so that what is kept of this run is kept with its own outputs.
    with held(out, say), NoStore() if no_cache else Store(cache_folder(cache), say) as store:
        refuse_replacing(out)
        known = words_of_last_run(store, job, out, Summary)
        before = None if known else outputs_before(out)
        summary = replace(known, out=out.as_posix()) if known else _done(job, out, jobs, store)
    own = decisions.parent if decisions is not None else inbox.resolve().parent
    if is_quiet():
        complain_of_unread(summary)
    else:
        here = standing(out, decisions or own / FILE_NAME)
        print_summary(summary, console(to_stderr=True), here)
    tell_changes(before, out, own)
    tell_of_the_sample(own, out)
    if as_json:
        print_json(summary.as_json())
    if any(name in fatal for name in _failed(summary)):
        raise typer.Exit(UNREAD)


def _failed(summary: Summary) -> Iterator[str]:
    """Yield what of a run may make it fail."""
    for name, count in (
        ("review", summary.review + len(summary.asked)),
        ("findings", summary.failed_checks),
        ("unreadable", len(summary.unread_files)),
    ):
        if count:
            yield name


def _done(job: Job, out: Path, jobs: int, store: Keeping) -> Summary:
    """Do a job, write its outputs, and return the closing words."""
    from foi_compare.cli.terminal.console import console, detail, terminal
    from foi_compare.cli.terminal.progress_bar import ProgressBar
    from foi_compare.cli.told.summary import summarise
    from foi_compare.run.intake import carry_out
    from foi_compare.run.publishing import get_ready, publish_into
    from foi_compare.run.unchanged import keep_words

    understanding = Event()

    def load_the_rest() -> None:
        understanding.wait()
        get_ready()
        console(to_stderr=True)

    # What comes after the replies is loaded while they are understood: the worker is told of them
    # first, and before it read a file, where it leaves no processor free.
    Thread(target=load_the_rest, daemon=True, name="the rest").start()
    with ProgressBar(terminal(), detail) as bar:
        dataset = carry_out(job, jobs=jobs, progress=bar, store=store, meanwhile=understanding.set)
    publish_into(dataset, out)
    summary = summarise(dataset, out.as_posix())
    keep_words(store, job, out, summary, dataset.batch.unread)
    return summary
