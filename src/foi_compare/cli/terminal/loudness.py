"""`-q` and `-v`: every command may be told to say less, or more."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from foi_compare.cli.terminal.console import set_loudness


def add_loudness(group: Any) -> None:  # noqa: ANN401 - the commands of typer's own click
    """Give a group and every command in it the options `--quiet` and `--verbose`."""
    apart = typer.Typer(add_completion=False)
    apart.command()(_loudness)
    options = typer.main.get_command(apart).params
    for command in (group, *_commands_of(group)):
        command.params.extend(options)


def _commands_of(group: Any) -> list[Any]:  # noqa: ANN401 - the same
    found = []
    for command in group.commands.values():
        found += [command, *(_commands_of(command) if hasattr(command, "commands") else ())]
    return found


def _be_quiet(wanted: bool) -> None:
    if wanted:
        set_loudness("quiet")


def _be_verbose(wanted: bool) -> None:
    if wanted:
        set_loudness("verbose")


def _loudness(
    *,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            callback=_be_quiet,
            expose_value=False,
            is_eager=True,
            help="Print results and errors alone.",
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            callback=_be_verbose,
            expose_value=False,
            is_eager=True,
            help="Tell of every step, and print lists to their end.",
        ),
    ] = False,
) -> None:
    """Hold the two options, which their callbacks obey."""
    del quiet, verbose
