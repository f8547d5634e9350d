"""The commands, one file each; what they print as a result goes to standard output."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from foi_compare.cli.commands import (
    audit,
    cache,
    codebook,
    decide,
    diff,
    example,
    explain,
    export,
    forces,
    ingest,
    init,
    inspect,
    letters,
    match,
    review,
)
from foi_compare.cli.terminal.console import complain, set_loudness
from foi_compare.cli.terminal.loudness import add_loudness
from foi_compare.errors import FoiCompareError
from foi_compare.version import VERSION

WRONG_CALL = 2
_OBJECTS_BETWEEN_SEARCHES = 500_000


class _Commands(TyperGroup):
    """Turns the project's own errors and paths of no use into a plain message and exit code 2."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - the same
        super().__init__(**attributes)
        add_loudness(self)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the same
        """Refuse what no system can hand over, but a program that calls this one."""
        set_loudness("normal")
        if any("\0" in word for word in args):
            raise typer.BadParameter("a word holds the character NUL, which no name has")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the types of typer's own context
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except FoiCompareError as error:
            complain(str(error))
            raise typer.Exit(WRONG_CALL) from error
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            # A path that no file can have; what becomes of a reply is told in its row.
            complain(f"{os.fsdecode(error.filename)} cannot be used: {error.strerror}.")
            raise typer.Exit(WRONG_CALL) from error


app = typer.Typer(
    name="foi-compare",
    cls=_Commands,
    help="Read the replies of many police forces to one Freedom of Information request, and"
    " compare their crime outcomes with evidence for every number.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"foi-compare {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    del version  # its callback has printed it


app.command(name="ingest")(ingest.ingest)
app.command(name="review")(review.review)
app.command(name="decide")(decide.decide)
app.command(name="audit")(audit.audit)
app.command(name="inspect")(inspect.inspect)
app.command(name="diff")(diff.diff)
app.command(name="freeze")(diff.freeze)
app.command(name="example")(example.example)
app.command(name="export")(export.export)
app.command(name="explain")(explain.explain)
app.command(name="forces")(forces.forces)
app.command(name="init")(init.init)
app.command(name="letters")(letters.letters)
app.command(name="match")(match.match)
app.add_typer(cache.app, name="cache")
app.add_typer(codebook.app, name="codebook")


def _build_only(words: list[str]) -> None:
    """Leave out the commands that are not called; to build each takes a millisecond.

    Where it is not certain which is called, all are there: for the help, and for suggestions.
    """
    called = next((word for word in words if not word.startswith("-")), "")
    commands = [one for one in app.registered_commands if one.name == called]
    groups = [one for one in app.registered_groups if one.name == called]
    if commands or groups or words[:1] == ["--version"]:
        app.registered_commands, app.registered_groups = commands, groups


def main() -> None:
    """Run the command line."""
    _build_only(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may be set to a code page without dashes and Welsh letters.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    # A command makes much that lasts to its end and little that is dead before: to search for that
    # while all is loaded, and once more when the process ends, takes longer than it frees.
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, *gc.get_threshold()[1:])
    try:
        app()
    finally:
        gc.freeze()
