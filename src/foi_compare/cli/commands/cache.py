"""`cache`: where the program keeps what it has read, how much that is, and how it is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foi_compare.cli.terminal.console import tell
from foi_compare.errors import InputError

app = typer.Typer(help="Show what is kept of earlier runs, or clear it.")

_Folder = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        help="Folder of the cache; the user's cache folder otherwise.",
        show_default=False,
    ),
]


@app.callback(invoke_without_command=True)
def show(context: typer.Context, *, cache: _Folder = None) -> None:
    """Show where the cache is and how large; it holds the text of replies."""
    from foi_compare.store import cache_folder, look_into

    context.obj = cache
    if context.invoked_subcommand is None:
        folder = cache_folder(cache)
        kept = look_into(folder)
        tell(f"{folder}: {_megabytes(kept.size)} in {_files(len(kept.files))}")


@app.command()
def clear(context: typer.Context, *, cache: _Folder = None) -> None:
    """Remove all that is kept, and what was put aside as damaged."""
    from foi_compare.store import cache_folder, clear

    folder = cache_folder(cache or context.obj)
    try:
        removed = clear(folder)
    except OSError as error:
        raise InputError(
            f"The cache in {folder} cannot be removed: {error.strerror}. Close every run that uses"
            " it and try again."
        ) from error
    tell(f"{folder}: {_megabytes(removed.size)} in {_files(len(removed.files))} removed")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
