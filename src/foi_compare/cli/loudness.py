"""`-q` and `-v`: every command may be told to say less, or more."""

from __future__ import annotations

from typing import Any

from typer.core import TyperOption

from foi_compare.cli.console import Loudness, set_loudness


def add_loudness(group: Any) -> None:  # noqa: ANN401 - the commands of typer's own click
    """Give a group and every command in it the options `--quiet` and `--verbose`."""
    options = [
        _option("quiet", "Print results and errors alone."),
        _option("verbose", "Tell of every step, and print lists to their end."),
    ]
    for command in (group, *_commands_of(group)):
        command.params.extend(options)


def _commands_of(group: Any) -> list[Any]:  # noqa: ANN401 - the same
    found = []
    for command in group.commands.values():
        found += [command, *(_commands_of(command) if hasattr(command, "commands") else ())]
    return found


def _option(loudness: Loudness, told: str) -> TyperOption:
    def chosen(context: Any, parameter: Any, wanted: bool) -> None:  # noqa: ANN401 - the same
        del context, parameter
        if wanted:
            set_loudness(loudness)

    return TyperOption(
        param_decls=[f"-{loudness[0]}", f"--{loudness}"],
        is_flag=True,
        default=False,
        expose_value=False,
        is_eager=True,
        callback=chosen,
        help=told,
    )
