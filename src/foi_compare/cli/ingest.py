"""`ingest`: a folder of replies to the outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
        int, typer.Option(min=0, help="Processes to use; 0 takes as many as pay off.")
    ] = 0,
    password: Annotated[
        str, typer.Option(help="Opens protected files; foi-compare.toml can hold one per file.")
    ] = "",
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every file anew, as is done in any case yet.")
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
    from foi_compare.cli.console import console, print_json, terminal
    from foi_compare.cli.progress import ProgressBar
    from foi_compare.cli.summary import summarise
    from foi_compare.export import write
    from foi_compare.intake import ingest_folder

    del no_cache
    with ProgressBar(terminal()) as bar:
        dataset = ingest_folder(
            inbox,
            out=out,
            codebook=codebook,
            password=password,
            decisions=decisions,
            settings=settings,
            jobs=jobs,
            progress=bar,
        )
    write(dataset, out)
    summary = summarise(dataset, out.as_posix())
    print_summary(summary, console(to_stderr=True))
    if as_json:
        print_json(summary.as_json())
    if summary.unread_files or (strict and (summary.review or summary.failed_checks)):
        raise typer.Exit(UNREAD)
