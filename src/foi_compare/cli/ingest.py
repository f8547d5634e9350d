"""`ingest`: a folder of replies to the outputs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from foi_compare.cli.summary import Summary
    from foi_compare.intake import Job
    from foi_compare.store import Keeping

UNREAD = 1


def ingest(  # noqa: PLR0913 - each argument is an option of the command
    inbox: Annotated[Path, typer.Argument(help="Folder with the replies.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(help="Folder for the outputs.")] = Path("outputs"),
    codebook: Annotated[
        str,
        typer.Option(
            help="Name or folder of a codebook; the settings or home-office-outcomes otherwise.",
            show_default=False,
        ),
    ] = "",
    decisions: Annotated[
        Path | None,
        typer.Option(help="File of your decisions; decisions.csv beside INBOX otherwise."),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(help="File of your settings; foi-compare.toml beside INBOX otherwise."),
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=0, help="Programs that read at once; 0 takes as many as pay off.")
    ] = 0,
    password: Annotated[
        str, typer.Option(help="Opens protected files; foi-compare.toml can hold one per file.")
    ] = "",
    cache: Annotated[
        Path | None,
        typer.Option(
            help="Folder in which to keep what is read; the user's cache folder otherwise.",
            show_default=False,
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing.")
    ] = False,
    keep_names: Annotated[
        bool,
        typer.Option(
            "--keep-names",
            help="Print names, e-mail addresses and telephone numbers in the outputs as they are.",
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit 1 also where anything is in review or a check fails."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON on standard output.")
    ] = False,
) -> None:
    """Read every reply in INBOX and write the comparison.

    Exit code 0: all was read. 1: the outputs are written, but at least one file could not be
    read; it is named, with what to do next. 2: the call is wrong.
    """
    from foi_compare.cli.closing import print_summary
    from foi_compare.cli.console import console, print_json, say
    from foi_compare.cli.diff import outputs_before, tell_changes
    from foi_compare.cli.summary import Summary
    from foi_compare.intake import job_for
    from foi_compare.outputs import held
    from foi_compare.store import NoStore, Store, cache_folder
    from foi_compare.unchanged import words_of_last_run

    job = job_for(
        inbox,
        out=out,
        codebook=codebook,
        password=password,
        decisions=decisions,
        settings=settings,
        keep_names=keep_names,
    )
    # Held from here on, so that what is kept of this run is kept with its own outputs.
    with held(out, say), NoStore() if no_cache else Store(cache_folder(cache), say) as store:
        known = words_of_last_run(store, job, out, Summary)
        before = None if known else outputs_before(out)
        summary = replace(known, out=out.as_posix()) if known else _done(job, out, jobs, store)
    print_summary(summary, console(to_stderr=True))
    own = decisions.parent if decisions is not None else inbox.resolve().parent
    tell_changes(before, out, own)
    tell_of_the_sample(own, out)
    if as_json:
        print_json(summary.as_json())
    if summary.unread_files or (strict and (summary.review or summary.failed_checks)):
        raise typer.Exit(UNREAD)


def tell_of_the_sample(own: Path, out: Path) -> None:
    """Say how much of a sample that a person keyed the run still reads the same."""
    from foi_compare.audit.record import FILE_NAME, read_record
    from foi_compare.cli.console import say

    known = read_record(own / FILE_NAME) if (own / FILE_NAME).is_file() else None
    if known is not None and known.drawn:
        from foi_compare.cli.audit import claims_in, still_the_same

        say(still_the_same(known, claims_in(out)))


def _done(job: Job, out: Path, jobs: int, store: Keeping) -> Summary:
    """Do a job, write its outputs, and return the closing words."""
    from foi_compare.cli.console import terminal
    from foi_compare.cli.progress import ProgressBar
    from foi_compare.cli.summary import summarise
    from foi_compare.intake import carry_out
    from foi_compare.publishing import get_ready, publish_into
    from foi_compare.unchanged import keep_words

    get_ready()
    with ProgressBar(terminal()) as bar:
        dataset = carry_out(job, jobs=jobs, progress=bar, store=store)
    publish_into(dataset, out)
    summary = summarise(dataset, out.as_posix())
    keep_words(store, job, out, summary, dataset.batch.unread)
    return summary
