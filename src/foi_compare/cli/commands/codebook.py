"""`codebook list|show|check|new`: the codebooks that ship, and those that a person writes."""

from __future__ import annotations

import csv
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from foi_compare.cli.terminal.console import print_json, say, tell
from foi_compare.cli.terminal.hints import typed
from foi_compare.cli.terminal.suggesting import shipped_codebooks

app = typer.Typer(help="List, show, check and start codebooks.", no_args_is_help=True)

_SOME_WRONG = 2


@app.command(name="list")
def list_all(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False
) -> None:
    """List the codebooks that ship."""
    from foi_compare.codebooks.loader import list_codebooks, load_codebook

    books = [load_codebook(name) for name in list_codebooks()]
    if as_json:
        print_json(
            [
                {
                    "name": book.name,
                    "title": book.title,
                    "counts": book.counts,
                    "codes": len(book.codes),
                }
                for book in books
            ]
        )
        return
    width = max(len(book.name) for book in books)
    for book in books:
        typer.echo(f"{book.name:<{width}}  {book.title} ({len(book.codes)} codes)")


@app.command()
def show(
    name: Annotated[
        str,
        typer.Argument(
            help="Name of a shipped codebook, or a folder.", autocompletion=shipped_codebooks
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Print the codes of a codebook as CSV, and the groups that are not spread over them."""
    from foi_compare.codebooks.loader import load_codebook
    from foi_compare.export.csv_text import cell_text

    book = load_codebook(name)
    if as_json:
        print_json(
            {
                "name": book.name,
                "title": book.title,
                "source": book.source,
                "codes": [
                    {key: str(value or "") for key, value in asdict(code).items()}
                    for code in book.codes.values()
                ],
                "groups": [
                    {"name": group.name, "members": list(group.members)} for group in book.groups
                ],
            }
        )
        return
    say(f"{book.title}. Source: {book.source}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", "short_title", "group", "in_force_from", "in_force_to", "title"))
    for code in book.codes.values():
        span = (code.in_force_from or "", code.in_force_to or "")
        row = (code.code, code.short_title, code.group, *span, code.title)
        out.writerow([cell_text(value) for value in row])


@app.command()
def check(
    name: Annotated[
        str,
        typer.Argument(
            help="Name of a shipped codebook, or a folder.", autocompletion=shipped_codebooks
        ),
    ],
) -> None:
    """Say what in a codebook does not hold together, with file and line."""
    from foi_compare.codebooks.checking import check_codebook
    from foi_compare.codebooks.loader import load_codebook

    book = load_codebook(name)
    problems = check_codebook(book, name)
    for problem in problems:
        where = f"{problem.file}, line {problem.line}" if problem.line else problem.file
        tell(f"{where}: {problem.text}")
    if problems:
        raise typer.Exit(_SOME_WRONG)
    say(f"{book.name}: {len(book.codes)} codes, {len(book.aliases)} aliases, nothing wrong.")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to write; must not be there yet.")],
) -> None:
    """Write a starter codebook with comments, to be filled in."""
    from foi_compare.codebooks.starter import write_starter

    for file in write_starter(folder):
        say(f"wrote {file}")
    say(f"Fill it in, then: {typed('foi-compare', 'codebook', 'check', folder.as_posix())}")
