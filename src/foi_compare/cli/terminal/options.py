"""The options that commands which read an inbox have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foi_compare.cli.terminal.suggesting import shipped_codebooks

CodebookOption = Annotated[
    str,
    typer.Option(
        help="Name or folder of a codebook; the settings or home-office-outcomes otherwise.",
        autocompletion=shipped_codebooks,
        show_default=False,
    ),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option(help="File of your settings; foi-compare.toml beside INBOX otherwise."),
]
PasswordOption = Annotated[
    str, typer.Option(help="Opens protected files; foi-compare.toml can hold one per file.")
]
JobsOption = Annotated[
    int, typer.Option(min=0, help="Programs that read at once; 0 takes as many as pay off.")
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        help="Folder in which to keep what is read; the user's cache folder otherwise.",
        show_default=False,
    ),
]
KeepNamesOption = Annotated[
    bool,
    typer.Option(
        "--keep-names",
        help="Print names, e-mail addresses and telephone numbers in the outputs as they are.",
    ),
]
NoPicturesOption = Annotated[
    bool,
    typer.Option("--no-pictures", help="Make the report smaller: without the pictures of tables."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing.")
]
