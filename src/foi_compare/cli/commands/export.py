"""`export`: the outputs of a run as a workbook, a database, Parquet, or tables for charts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.formats import People

_POPULATION = "population"


def export(
    target: Annotated[
        Path,
        typer.Argument(
            help="File or folder to write: results.xlsx, results.sqlite, observations.parquet …",
            show_default=False,
        ),
    ],
    *,
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    format: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(
            help="xlsx, parquet, sqlite, csv-excel or datawrapper; else the suffix says.",
            show_default=False,
        ),
    ] = "",
    per: Annotated[
        tuple[str, Path] | None,
        typer.Option(
            metavar="population FILE",
            help="Add rates by the populations of a CSV with the columns force_id and population.",
            show_default=False,
        ),
    ] = None,
    people: Annotated[
        int, typer.Option(min=1, help="For how many people a rate is: 1000, 100000.")
    ] = 1000,
) -> None:
    """Write the outputs in a form for people, databases or charts; no inbox is needed."""
    from foi_compare.cli.terminal.console import say, tell
    from foi_compare.formats import LEFT_OUT, export_outputs, format_of

    chosen = format_of(target, format)
    written = export_outputs(out, target, chosen, _people(per, people))
    tell(f"wrote {target.as_posix()}")
    if written == (LEFT_OUT,):
        say(f"No row may be compared with those of another force; {LEFT_OUT} says why of each.")


def _people(per: tuple[str, Path] | None, each: int) -> People | None:
    from foi_compare.formats import People, read_population
    from foi_compare.shipped.registers import load_forces

    if per is None:
        return None
    what, path = per
    if what != _POPULATION:
        raise InputError(f"`--per {what}` is not known. Write `--per {_POPULATION} FILE`.")
    return People(by_force=read_population(path, load_forces()), per=each, source=path.name)
