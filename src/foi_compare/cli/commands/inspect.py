"""`inspect`: what was read in one document, as a person would want to see it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

UNREAD = 1


def inspect(
    file: Annotated[Path, typer.Argument(help="The document.", show_default=False)],
    *,
    codebook: Annotated[
        str, typer.Option(help="Name or folder of a codebook.", show_default=False)
    ] = "",
    password: Annotated[str, typer.Option(help="Opens a protected file.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Read one document and show what was found in it; nothing is written."""
    from foi_compare.cli.terminal.console import complain, console, print_json
    from foi_compare.cli.told.inspected_page import as_json_content, print_reading
    from foi_compare.run.intake import inspect_file

    dataset = inspect_file(file, codebook=codebook, password=password)
    if as_json:
        print_json(as_json_content(dataset))
    elif dataset.replies or dataset.ledger:
        print_reading(dataset, console(to_stderr=False))
    for problem in dataset.batch.unread:
        complain(f"{problem.file}: {problem.problem} {problem.next_step}".strip())
    if dataset.batch.unread:
        raise typer.Exit(UNREAD)
