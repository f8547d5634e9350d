"""`init`: a commented settings file to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from foi_compare.errors import InputError


def init(
    folder: Annotated[
        Path, typer.Argument(help="Folder beside the inbox.", show_default="here")
    ] = Path(),
) -> None:
    """Write a commented foi-compare.toml and an empty inbox to fill; nothing is overwritten."""
    from foi_compare.cli.terminal.console import say
    from foi_compare.cli.terminal.hints import typed
    from foi_compare.inputs.settings import FILE_NAME

    path = folder / FILE_NAME
    if path.exists():
        raise InputError(f"There is a {path} already; it is yours, and stays as it is.")
    text = (files("foi_compare.cli.commands") / "starter.toml").read_text(encoding="utf-8")
    try:
        (folder / "inbox").mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error
    say(f"Wrote {path.as_posix()}.")
    say(f"Put the replies into {(folder / 'inbox').as_posix()}, and type:")
    if folder.resolve() != Path.cwd():
        say(typed("cd", folder.as_posix()))
    say("foi-compare ingest inbox")
